//! The turn that lets passes think in "along the flow" and "across it".

use kinograph_plugin_sdk::geometry::Direction;

use crate::geometry::{Point, Size};

/// A size as the flow sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) along: i64,
    pub(crate) across: i64,
}

/// The direction in which edges flow. Across it, things are ordered from left
/// to right or from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flow(pub(crate) Direction);

impl Flow {
    /// Whether it flows to the right or to the left.
    pub(crate) const fn is_horizontal(self) -> bool {
        matches!(self.0, Direction::Right | Direction::Left)
    }

    /// A size along and across the flow.
    pub(crate) const fn extent(self, size: Size) -> Extent {
        let Size { width, height } = size;
        if self.is_horizontal() {
            Extent {
                along: width,
                across: height,
            }
        } else {
            Extent {
                along: height,
                across: width,
            }
        }
    }

    /// The top left corner, in the picture, of a box of size `size` that begins
    /// at `along` and `across`.
    pub(crate) const fn corner(self, along: i64, across: i64, size: Size) -> Point {
        match self.0 {
            Direction::Right => Point::new(along, across),
            Direction::Left => Point::new(-along - size.width, across),
            Direction::Down => Point::new(across, along),
            Direction::Up => Point::new(across, -along - size.height),
        }
    }

    /// A wanted width divided by height, as length along the flow divided by across.
    pub(crate) fn ratio(self, ratio: f64) -> f64 {
        if self.is_horizontal() {
            ratio
        } else {
            1.0 / ratio
        }
    }

    /// The flow at a right angle to it: down or to the right.
    pub(crate) const fn turned(self) -> Self {
        if self.is_horizontal() {
            Self(Direction::Down)
        } else {
            Self(Direction::Right)
        }
    }

    /// The opposite flow.
    pub(crate) const fn reversed(self) -> Self {
        Self(match self.0 {
            Direction::Right => Direction::Left,
            Direction::Left => Direction::Right,
            Direction::Down => Direction::Up,
            Direction::Up => Direction::Down,
        })
    }
}
