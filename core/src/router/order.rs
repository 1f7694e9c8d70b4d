//! The order of segments that lie on each other, such that setting them apart
//! makes no needless crossing (Wybrow et al. 2009, section 4).

use std::cmp::Ordering;

use crate::{
    Point,
    router::{Wire, ways::Axis},
};

/// Places nearer to each other are one, in pixels.
const SAME: f64 = 1e-3;

/// A segment of a route.
#[derive(Clone, Copy)]
pub(super) struct Segment<'a> {
    pub(super) wire: &'a Wire,
    /// The position of the wire, to tell alike ones apart.
    pub(super) number: usize,
    pub(super) points: &'a [Point],
    /// It joins the point at this position to the next.
    pub(super) first: usize,
}

/// Which of two segments along an axis is to have the lesser coordinate across it.
pub(super) fn across(axis: Axis, a: Segment<'_>, b: Segment<'_>) -> Ordering {
    let with = parting(Walk::new(axis, a, true), Walk::new(axis, b, true));
    let against = parting(Walk::new(axis, a, false), Walk::new(axis, b, false)).reverse();
    let left = with.then(against).then_with(|| alike(axis, a, b));
    // To the left of who goes right is up, and to the left of who goes down is right.
    let order = match axis {
        Axis::X => left,
        Axis::Y => left.reverse(),
    };
    order.then_with(|| lean(axis, a).total_cmp(&lean(axis, b)))
}

/// A walk along a route.
#[derive(Clone, Copy)]
struct Walk<'a> {
    points: &'a [Point],
    /// What it walks from and to.
    from: usize,
    to: usize,
}

impl<'a> Walk<'a> {
    fn new(axis: Axis, it: Segment<'a>, with: bool) -> Self {
        let (a, b) = (it.first, it.first + 1);
        let grows = axis.of(it.points[a]) <= axis.of(it.points[b]);
        let (from, to) = if grows == with { (a, b) } else { (b, a) };
        let points = it.points;
        Self { points, from, to }
    }

    fn way(&self) -> crate::Vec2 {
        self.points[self.to] - self.points[self.from]
    }

    fn end(&self) -> Point {
        self.points[self.to]
    }

    /// The walk along the next segment.
    fn next(self) -> Option<Self> {
        let (from, to) = if self.to > self.from {
            (self.to, self.to + 1)
        } else {
            (self.to, self.to.checked_sub(1)?)
        };
        let points = self.points;
        (to < points.len()).then_some(Self { points, from, to })
    }

    /// 1 where the next segment turns right, -1 where it turns left, none where the route ends.
    fn turn(&self) -> Option<f64> {
        let next = self.next()?;
        Some(self.way().cross(next.way()).signum())
    }
}

/// Which of two walks on one line is the left one where they part: less for the first.
fn parting(mut a: Walk<'_>, mut b: Walk<'_>) -> Ordering {
    loop {
        let ahead = (a.end() - b.end()).dot(a.way()) / a.way().hypot().max(SAME);
        if ahead < -SAME {
            return a
                .turn()
                .map_or(Ordering::Equal, |turn| turn.total_cmp(&0.0));
        }
        if ahead > SAME {
            return b
                .turn()
                .map_or(Ordering::Equal, |turn| 0.0_f64.total_cmp(&turn));
        }
        let (Some(mine), Some(its)) = (a.turn(), b.turn()) else {
            return Ordering::Equal;
        };
        let (Some(next_a), Some(next_b)) = (a.next(), b.next()) else {
            return Ordering::Equal;
        };
        if (mine - its).abs() > SAME {
            return mine.total_cmp(&its);
        }
        (a, b) = (next_a, next_b);
    }
}

/// The order of routes that never part: by number, seen on the way from the
/// terminal that both name first, so that it is the same on all of their segments.
fn alike(axis: Axis, a: Segment<'_>, b: Segment<'_>) -> Ordering {
    let points = a.points;
    let grows = axis.of(points[a.first]) <= axis.of(points[a.first + 1]);
    let reversed = a.wire.source.body > a.wire.target.body;
    let order = a.number.cmp(&b.number);
    if grows == reversed {
        order.reverse()
    } else {
        order
    }
}

/// Where the neighbours of a segment lead, for segments that do not overlap.
fn lean(axis: Axis, it: Segment<'_>) -> f64 {
    let across = axis.across();
    let before = it.first.checked_sub(1).unwrap_or(it.first);
    let after = (it.first + 2).min(it.points.len() - 1);
    across.of(it.points[before]) + across.of(it.points[after])
}
