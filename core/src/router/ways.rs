//! Axes and the four ways along them.

use crate::{Point, Rect, Side};

/// The axis that a line runs along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    X,
    Y,
}

impl Axis {
    pub(super) const BOTH: [Self; 2] = [Self::X, Self::Y];

    /// 0 or 1.
    pub(super) fn number(self) -> usize {
        match self {
            Self::X => 0,
            Self::Y => 1,
        }
    }

    /// The other axis.
    pub(super) fn across(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }

    /// The coordinate along this axis.
    pub(super) fn of(self, point: Point) -> f64 {
        match self {
            Self::X => point.x,
            Self::Y => point.y,
        }
    }

    /// The coordinate along this axis, to change.
    pub(super) fn of_mut(self, point: &mut Point) -> &mut f64 {
        match self {
            Self::X => &mut point.x,
            Self::Y => &mut point.y,
        }
    }

    /// The extent of a box along this axis.
    pub(super) fn span(self, rect: Rect) -> (f64, f64) {
        match self {
            Self::X => (rect.x0, rect.x1),
            Self::Y => (rect.y0, rect.y1),
        }
    }

    /// The point with these coordinates along and across this axis.
    pub(super) fn point(self, along: f64, across: f64) -> Point {
        match self {
            Self::X => Point::new(along, across),
            Self::Y => Point::new(across, along),
        }
    }

    /// The ways along this axis: with and against it.
    pub(super) fn ways(self) -> [Side; 2] {
        match self {
            Self::X => [Side::Right, Side::Left],
            Self::Y => [Side::Bottom, Side::Top],
        }
    }
}

/// What a side is as a way: its outward direction.
pub(super) trait Way: Copy {
    const ALL: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

    fn number(self) -> usize;
    fn axis(self) -> Axis;
    /// Whether coordinates grow on this way.
    fn grows(self) -> bool;
    fn back(self) -> Side;
    /// The middle of this side of a box.
    fn middle(self, rect: Rect) -> Point;
    /// The point so far from another on this way.
    fn step(self, from: Point, by: f64) -> Point;
}

impl Way for Side {
    fn number(self) -> usize {
        match self {
            Self::Top => 0,
            Self::Right => 1,
            Self::Bottom => 2,
            Self::Left => 3,
        }
    }

    fn axis(self) -> Axis {
        match self {
            Self::Left | Self::Right => Axis::X,
            Self::Top | Self::Bottom => Axis::Y,
        }
    }

    fn grows(self) -> bool {
        matches!(self, Self::Right | Self::Bottom)
    }

    fn back(self) -> Side {
        match self {
            Self::Top => Self::Bottom,
            Self::Right => Self::Left,
            Self::Bottom => Self::Top,
            Self::Left => Self::Right,
        }
    }

    fn middle(self, rect: Rect) -> Point {
        let (lo, hi) = self.axis().span(rect);
        let rim = if self.grows() { hi } else { lo };
        let across = self.axis().across().of(rect.center());
        self.axis().point(rim, across)
    }

    fn step(self, mut from: Point, by: f64) -> Point {
        *self.axis().of_mut(&mut from) += if self.grows() { by } else { -by };
        from
    }
}

/// The points without those that repeat or that lie on the straight way
/// between their neighbours, for paths of horizontal and vertical segments.
pub(super) fn without_idle(points: &[Point]) -> Vec<Point> {
    const SAME: f64 = 1e-6;
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if kept.last().is_some_and(|last| last.distance(point) < SAME) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let idle = Axis::BOTH.iter().any(|axis| {
                let at = axis.of(point);
                (axis.of(*before) - at).abs() < SAME && (axis.of(*last) - at).abs() < SAME
            });
            if idle {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}
