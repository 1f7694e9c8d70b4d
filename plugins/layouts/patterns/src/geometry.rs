//! Whole-pixel geometry.
//!
//! What is placed stands on whole pixels. Fractions live only inside of passes
//! that need angles, and use operations that give the same bits everywhere.

/// A point, in pixels; y points down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    pub(crate) x: i64,
    pub(crate) y: i64,
}

impl Point {
    pub(crate) const fn new(x: i64, y: i64) -> Self {
        Self { x, y }
    }

    /// The point moved by a vector.
    pub(crate) const fn plus(self, by: Self) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }

    /// The vector from another point to this one.
    pub(crate) const fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// A width and a height, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: i64,
    pub(crate) height: i64,
}

impl Size {
    /// The least size that holds both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            width: self.width.max(other.width),
            height: self.height.max(other.height),
        }
    }

    /// The size with insets around it.
    pub(crate) const fn padded(self, by: Insets) -> Self {
        Self {
            width: self.width + by.left + by.right,
            height: self.height + by.top + by.bottom,
        }
    }
}

/// Distances from the four sides, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Insets {
    pub(crate) top: i64,
    pub(crate) right: i64,
    pub(crate) bottom: i64,
    pub(crate) left: i64,
}

/// A rectangle, by its sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rect {
    pub(crate) left: i64,
    pub(crate) top: i64,
    pub(crate) right: i64,
    pub(crate) bottom: i64,
}

impl Rect {
    /// The rectangle of this size with this top left corner.
    pub(crate) const fn at(corner: Point, size: Size) -> Self {
        Self {
            left: corner.x,
            top: corner.y,
            right: corner.x + size.width,
            bottom: corner.y + size.height,
        }
    }

    pub(crate) const fn size(self) -> Size {
        Size {
            width: self.right - self.left,
            height: self.bottom - self.top,
        }
    }

    pub(crate) const fn corner(self) -> Point {
        Point::new(self.left, self.top)
    }

    pub(crate) const fn moved(self, by: Point) -> Self {
        Self {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }

    /// The least rectangle that holds both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Grown by so much on every side.
    pub(crate) const fn grown(self, by: i64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two share an area, not merely a border.
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// The least rectangle that holds boxes of these sizes at these corners.
pub(crate) fn bounds(corners: &[Point], sizes: &[Size]) -> Rect {
    let rects = corners.iter().zip(sizes);
    rects
        .map(|(&corner, &size)| Rect::at(corner, size))
        .reduce(Rect::union)
        .unwrap_or_default()
}

/// The nearest whole number. Lengths here are far below 2^53.
#[allow(
    clippy::cast_possible_truncation,
    reason = "lengths are checked to be small"
)]
pub(crate) fn round(x: f64) -> i64 {
    x.round() as i64
}

/// A whole number as a fraction. Lengths here are far below 2^53.
pub(crate) const fn real(x: i64) -> f64 {
    x as f64
}

/// What gaps are multiples of, in pixels.
pub(crate) const GRID: i64 = 8;

/// The least multiple of [`GRID`] that is not less.
pub(crate) const fn on_grid(x: i64) -> i64 {
    (x + GRID - 1).div_euclid(GRID) * GRID
}

/// A number of things as a fraction.
pub(crate) fn count_of(count: usize) -> f64 {
    real(i64::try_from(count).expect("a request has fewer parts"))
}
