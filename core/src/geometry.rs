//! Plane geometry: the types of [`kurbo`] and the few that it lacks.
//!
//! Coordinates are absolute, the origin is top left, y points down, and one
//! unit is one CSS pixel (1/96 in). Angles are degrees.

use serde::{Deserialize, Serialize};

pub use kurbo::{Affine, BezPath, Ellipse, Insets, PathEl, Point, Rect, Shape, Size, Vec2};

/// One side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The side with the least y.
    Top,
    /// The side with the greatest x.
    Right,
    /// The side with the greatest y.
    Bottom,
    /// The side with the least x.
    Left,
}

/// The direction in which edges flow from one rank to the next.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Top to bottom.
    Down,
    /// Left to right.
    #[default]
    Right,
    /// Bottom to top.
    Up,
    /// Right to left.
    Left,
}

impl Direction {
    /// Every direction, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Right, Self::Down, Self::Left, Self::Up];

    /// The word for it in the file format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Right => "right",
            Self::Up => "up",
            Self::Left => "left",
        }
    }
}

/// The first point of a line that lies on an outline.
pub(crate) fn first_hit(outline: &BezPath, line: kurbo::Line) -> Option<Point> {
    use kurbo::ParamCurve as _;
    /// A line through a corner may slip between the two segments that meet
    /// there; one of its neighbours at this distance in pixels does not.
    const BESIDE: f64 = 1.0 / 1024.0;
    let along = line.p1 - line.p0;
    if along.hypot() <= 0.0 {
        return None;
    }
    let across = along.normalize().turn_90() * BESIDE;
    [across, Vec2::ZERO, -across]
        .into_iter()
        .flat_map(|by| {
            outline
                .path_segments(0.1)
                .map(move |segment| (segment, line + by))
        })
        .flat_map(|(segment, line)| segment.intersect_line(line))
        .map(|hit| hit.line_t)
        .filter(|t| (0.0..=1.0).contains(t))
        .reduce(f64::min)
        .map(|t| line.eval(t))
}

/// A number as dumps write it: at most two decimals, no trailing zeros, no negative zero.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Short(pub(crate) f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Adding zero turns a negative zero positive.
        let text = format!("{:.2}", (self.0 * 100.0).round() / 100.0 + 0.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}
