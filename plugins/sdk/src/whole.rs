//! Geometry in whole pixels, for layouts: comparisons are exact, so that native
//! code and wasm give the same bytes, and what is placed is on the pixel grid.

use crate::{PluginError, geometry};

/// No length of a request is longer, in pixels: sums stay far from overflow.
pub const LONGEST: f32 = 1_000_000.0;

/// A point, in pixels; y points down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

impl Point {
    /// The point with these coordinates.
    #[must_use]
    pub const fn new(x: i64, y: i64) -> Self {
        Self { x, y }
    }

    /// The point moved by a vector.
    #[must_use]
    pub const fn plus(self, by: Self) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }

    /// The vector from another point to this one.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// A width and a height, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: i64,
    /// From top to bottom.
    pub height: i64,
}

impl Size {
    /// The least size that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            width: self.width.max(other.width),
            height: self.height.max(other.height),
        }
    }

    /// The size with insets around it.
    #[must_use]
    pub const fn padded(self, by: Insets) -> Self {
        Self {
            width: self.width + by.left + by.right,
            height: self.height + by.top + by.bottom,
        }
    }
}

/// Distances from the four sides, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Insets {
    /// From the top.
    pub top: i64,
    /// From the right.
    pub right: i64,
    /// From the bottom.
    pub bottom: i64,
    /// From the left.
    pub left: i64,
}

/// A rectangle, by its sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Where it begins across.
    pub left: i64,
    /// Where it begins downwards.
    pub top: i64,
    /// Where it ends across.
    pub right: i64,
    /// Where it ends downwards.
    pub bottom: i64,
}

impl Rect {
    /// The rectangle of this size with this top left corner.
    #[must_use]
    pub const fn at(corner: Point, size: Size) -> Self {
        Self {
            left: corner.x,
            top: corner.y,
            right: corner.x + size.width,
            bottom: corner.y + size.height,
        }
    }

    /// Its width and height.
    #[must_use]
    pub const fn size(self) -> Size {
        Size {
            width: self.right - self.left,
            height: self.bottom - self.top,
        }
    }

    /// Its top left corner.
    #[must_use]
    pub const fn corner(self) -> Point {
        Point::new(self.left, self.top)
    }

    /// The rectangle moved by a vector.
    #[must_use]
    pub const fn moved(self, by: Point) -> Self {
        Self {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }

    /// The least rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Grown by so much on every side; shrunk where `by` is negative.
    #[must_use]
    pub const fn grown(self, by: i64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two share an area, not merely a border.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies in this one; borders may touch.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.right >= other.right
            && self.top <= other.top
            && self.bottom >= other.bottom
    }
}

/// The nearest whole number. Lengths here are far below 2^53.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "lengths are checked to be small"
)]
pub fn round(x: f64) -> i64 {
    x.round() as i64
}

/// What is answered to a request that makes no sense.
pub fn malformed(message: impl Into<String>) -> PluginError {
    PluginError::Unsupported(message.into())
}

/// A length of a request, rounded up so that what has it fits.
///
/// # Errors
/// When it is not finite, negative or longer than [`LONGEST`]; `what` names it.
pub fn length(length: f32, what: &str) -> Result<i64, PluginError> {
    if length.is_finite() && (0.0..=LONGEST).contains(&length) {
        Ok(round(f64::from(length).ceil()))
    } else {
        Err(malformed(format!(
            "a {what} is not between 0 and {LONGEST} px"
        )))
    }
}

/// A size of a request.
///
/// # Errors
/// Those of [`length()`].
pub fn size(size: geometry::Size) -> Result<Size, PluginError> {
    Ok(Size {
        width: length(size.width, "width")?,
        height: length(size.height, "height")?,
    })
}

/// Insets of a request.
///
/// # Errors
/// Those of [`length()`].
pub fn insets(insets: geometry::Insets, what: &str) -> Result<Insets, PluginError> {
    Ok(Insets {
        top: length(insets.top, what)?,
        right: length(insets.right, what)?,
        bottom: length(insets.bottom, what)?,
        left: length(insets.left, what)?,
    })
}

/// The nearest whole place to one of a request.
///
/// # Errors
/// When it is not finite or farther out than [`LONGEST`].
pub fn position(at: geometry::Point) -> Result<Point, PluginError> {
    let fits = |x: f32| x.is_finite() && x.abs() <= LONGEST;
    if fits(at.x) && fits(at.y) {
        Ok(Point::new(round(f64::from(at.x)), round(f64::from(at.y))))
    } else {
        Err(malformed("a position is not finite or too far away"))
    }
}
