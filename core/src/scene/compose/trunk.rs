//! Shared trunks: where edges of one bundle run together, one of them is drawn.
//!
//! A line drawn twice has darker rims than its neighbours, and two dash
//! patterns over each other close each other's gaps.

use crate::{
    Curve, Diagram, EdgeIx, Placement, Point, Table,
    scene::compose::lines::{bends, length, path},
};

/// How near points are that a layout meant to be the same, in pixels.
const SAME: f64 = 0.05;
/// How many earlier edges of a bundle an edge is compared with.
const COMPARED: usize = 64;

/// What of an edge's path is left to another edge of its bundle, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Shared {
    /// From the start.
    pub(crate) start: f64,
    /// From the end.
    pub(crate) end: f64,
}

/// What each edge leaves to those before it; `bend` is the radius of bends.
pub(super) fn shared(diagram: &Diagram, placement: &Placement, bend: f64) -> Table<EdgeIx, Shared> {
    let mut drawn: Vec<(u32, EdgeIx, Vec<Point>)> = Vec::new();
    let share = |(index, edge): (EdgeIx, &crate::diagram::Edge)| {
        let route = &placement.routes[index];
        let Some(bundle) = edge.bundle.filter(|_| route.curve != Curve::Spline) else {
            return Shared::default();
        };
        let own = bends(&route.points);
        let mut shared = Shared::default();
        let others = drawn
            .iter()
            .rev()
            .filter(|(its, ..)| *its == bundle)
            .take(COMPARED);
        for (_, other, points) in others {
            let curve = placement.routes[*other].curve;
            if curve == route.curve && diagram.edges[*other].style == edge.style {
                shared.start = shared.start.max(common(&own, points, curve, bend));
                shared.end =
                    shared
                        .end
                        .max(common(&reversed(&own), &reversed(points), curve, bend));
            }
        }
        drawn.push((bundle, index, own));
        shared
    };
    diagram.edges.enumerate().map(share).collect()
}

fn reversed(points: &[Point]) -> Vec<Point> {
    points.iter().rev().copied().collect()
}

/// How far the paths through two lists of bend points are the same from
/// their starts, up to where the bend that parts them begins.
fn common(own: &[Point], other: &[Point], curve: Curve, bend: f64) -> f64 {
    let mut trunk: Vec<Point> = Vec::new();
    for (mine, its) in own.windows(2).zip(other.windows(2)) {
        let (my_way, its_way) = (mine[1] - mine[0], its[1] - its[0]);
        let apart = my_way.cross(its_way).abs() > SAME * my_way.hypot().max(its_way.hypot());
        if mine[0].distance(its[0]) > SAME || apart || my_way.dot(its_way) <= 0.0 {
            break;
        }
        if trunk.is_empty() {
            trunk.push(mine[0]);
        }
        trunk.push(if my_way.hypot() <= its_way.hypot() {
            mine[1]
        } else {
            its[1]
        });
        if (my_way.hypot() - its_way.hypot()).abs() > SAME {
            break;
        }
    }
    let [.., before, parting] = trunk.as_slice() else {
        return 0.0;
    };
    let last = before.distance(*parting);
    let bend = if curve == Curve::Rounded {
        bend.min(last / 2.0)
    } else {
        0.0
    };
    (length(&path(&trunk, curve, bend)) - bend).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(f64, f64)]) -> Vec<Point> {
        list.iter().map(|at| Point::from(*at)).collect()
    }

    #[test]
    fn paths_part_where_the_bend_of_one_begins() {
        let straight = points(&[(0.0, 0.0), (100.0, 0.0)]);
        let up = points(&[(0.0, 0.0), (50.0, 0.0), (50.0, -40.0), (100.0, -40.0)]);
        let down = points(&[(0.0, 0.0), (50.0, 0.0), (50.0, 40.0), (100.0, 40.0)]);
        for (a, b) in [(&straight, &up), (&up, &straight), (&up, &down)] {
            assert!((common(a, b, Curve::Rounded, 8.0) - 42.0).abs() < 1e-6);
        }
        let along = common(
            &up,
            &points(&[(0.0, 0.0), (50.0, 0.0), (50.0, -90.0)]),
            Curve::Straight,
            8.0,
        );
        assert!((along - 90.0).abs() < 1e-6);
    }

    #[test]
    fn paths_from_elsewhere_or_the_other_way_share_nothing() {
        let one = points(&[(0.0, 0.0), (100.0, 0.0)]);
        for other in [
            [(0.0, 1.0), (100.0, 1.0)],
            [(0.0, 0.0), (-50.0, 0.0)],
            [(0.0, 0.0), (0.0, 9.0)],
        ] {
            assert!(common(&one, &points(&other), Curve::Rounded, 8.0).abs() < 1e-9);
        }
    }
}
