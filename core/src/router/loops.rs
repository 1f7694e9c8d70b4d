//! Loops: wires from a box to itself go around one of its corners.

use std::collections::BTreeMap;

use crate::{
    EdgeIx, Point, Rect, Side, Table,
    router::{
        Body,
        buckets::inside,
        space::Space,
        ways::{Way, without_idle},
    },
};

/// How far the first loop of a box reaches out, in pixels.
const OUT: f64 = 20.0;
/// How far the first loop ends from the corner, in pixels.
const ASIDE: f64 = 12.0;
/// What running through a box costs, where crossing a route costs 1.
const THROUGH: usize = 100;

/// The corners in the order in which they are preferred.
const CORNERS: [(Side, Side); 4] = [
    (Side::Right, Side::Top),
    (Side::Right, Side::Bottom),
    (Side::Left, Side::Top),
    (Side::Left, Side::Bottom),
];

/// Routes loops, each around the corner where it meets least.
pub(super) fn route(space: &Space<'_>, wires: &[EdgeIx], paths: &mut Table<EdgeIx, Vec<Point>>) {
    let mut drawn: BTreeMap<Body, u32> = BTreeMap::new();
    for &index in wires {
        let wire = &space.board.wires[index];
        let body = wire.source.body;
        if let (Some(port), Some(_)) = (wire.source.port, wire.target.port) {
            paths[index] = ring(port.at, port.side);
            continue;
        }
        let number = drawn.entry(body).or_default();
        let rect = space.board.rect(body);
        let loops = CORNERS.map(|corner| around(rect, corner, *number));
        *number += 1;
        let price = |points: &Vec<Point>| {
            let legs = || points.windows(2).map(|leg| (leg[0], leg[1]));
            let boxes: usize = legs().map(|(a, b)| space.hits(wire, a, b, 2.0).len()).sum();
            let routes = paths.iter().flat_map(|other| other.windows(2));
            let reach = points
                .iter()
                .fold(Rect::from_points(points[0], points[0]), |all, it| {
                    all.union_pt(*it)
                });
            let met = routes
                .filter(|leg| inside(leg[0], leg[1], reach).is_some())
                .count();
            THROUGH * boxes + met
        };
        let best = loops.into_iter().min_by_key(price);
        paths[index] = best.expect("a box has corners");
    }
}

/// The loop around a corner; later ones go around earlier ones.
fn around(rect: Rect, (side, end): (Side, Side), number: u32) -> Vec<Point> {
    let number = f64::from(number);
    let out = OUT + number * ASIDE;
    let aside = |size: f64| (ASIDE + number * ASIDE / 2.0).min(size * 0.4);
    let corner = Point::new(side.middle(rect).x, end.middle(rect).y);
    let from = end.back().step(corner, aside(rect.height()));
    let to = side.back().step(corner, aside(rect.width()));
    let far = side.step(end.step(corner, out), out);
    let points = [
        from,
        Point::new(far.x, from.y),
        far,
        Point::new(to.x, far.y),
        to,
    ];
    without_idle(&points)
}

/// A loop from a port to itself.
fn ring(at: Point, side: Side) -> Vec<Point> {
    let across = side.axis().across().ways()[0];
    let out = side.step(at, OUT);
    let (left, right) = (across.step(out, ASIDE), across.back().step(out, ASIDE));
    vec![
        at,
        out,
        left,
        side.step(left, OUT),
        side.step(right, OUT),
        right,
        out,
        at,
    ]
}
