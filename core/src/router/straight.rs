//! Straight routes: the direct line where it is free, and else a short way
//! around the corners of what stands in it.

use std::collections::BTreeMap;

use crate::{
    EdgeIx, Point, Rect, Table, Vec2,
    router::{
        Body, Terminal, Wire,
        buckets::inside,
        space::{CLEARANCE, Space, grow},
        ways::Way,
    },
};

/// How near lines come to boxes, in pixels.
const AWAY: f64 = 6.0;
/// The length of the stub at a port, in pixels.
const STUB: f64 = 16.0;
/// What each bend costs, in pixels.
const BEND: f64 = 24.0;
/// The distance of the bends of parallel wires, in pixels.
const APART: f64 = 6.0;
/// How often what a way runs into is added to what it must avoid.
const ROUNDS: usize = 8;
/// The most boxes that one way avoids.
const MOST: usize = 24;
/// The most tests of lines against boxes for a whole board.
const WORK: u64 = 30_000_000;
/// A box no narrower than this keeps its rim when lines are offset, in pixels.
const RIM: f64 = 2.0;

/// Routes wires by straight lines.
pub(super) fn route(space: &Space<'_>, wires: &[EdgeIx], paths: &mut Table<EdgeIx, Vec<Point>>) {
    let mut parallel: BTreeMap<[Body; 2], (u32, u32)> = BTreeMap::new();
    for &index in wires {
        parallel
            .entry(pair(&space.board.wires[index]))
            .or_default()
            .0 += 1;
    }
    let mut work = 0;
    for &index in wires {
        let wire = &space.board.wires[index];
        let counts = parallel.entry(pair(wire)).or_insert((1, 0));
        let number = counts.1;
        counts.1 += 1;
        let offset = f64::from(number) - f64::from(counts.0.saturating_sub(1)) / 2.0;
        paths[index] = path(space, wire, offset * space.board.gap, number, &mut work);
    }
}

/// The bodies of a wire, the same for both directions.
fn pair(wire: &Wire) -> [Body; 2] {
    let (a, b) = (wire.source.body, wire.target.body);
    [a.min(b), a.max(b)]
}

fn path(space: &Space<'_>, wire: &Wire, offset: f64, number: u32, work: &mut u64) -> Vec<Point> {
    let (from, to) = aims(space, wire, offset);
    let away = CLEARANCE + f64::from(number.min(2)) * APART;
    let way = around(space, wire, from, to, away, work);
    let mut points = Vec::with_capacity(way.len() + 2);
    let last = way.len() - 1;
    points.push(end(space, &wire.source, way[0], way[1]));
    if wire.source.port.is_some() {
        points.push(way[0]);
    }
    points.extend(&way[1..last]);
    if wire.target.port.is_some() {
        points.push(way[last]);
    }
    points.push(end(space, &wire.target, way[last], way[last - 1]));
    points
}

/// What the ends of the line aim at: the stubs of ports, the nearest places on
/// frames that hold the other end, and else the middles of boxes, moved aside
/// by `offset` for parallel wires.
fn aims(space: &Space<'_>, wire: &Wire, offset: f64) -> (Point, Point) {
    let board = space.board;
    let aim = |end: &Terminal, other: &Terminal| match end.port {
        Some(port) => port.side.step(port.at, STUB),
        None if board.leads_inside(end.body, other.body) => {
            nearest_rim(board.rect(end.body), board.rect(other.body).center())
        }
        None => board.rect(end.body).center(),
    };
    let (from, to) = (
        aim(&wire.source, &wire.target),
        aim(&wire.target, &wire.source),
    );
    let along = to - from;
    // Both directions between two boxes are moved to the same side.
    let turn = if wire.source.body > wire.target.body {
        -1.0
    } else {
        1.0
    };
    let by = if along.hypot() > 1e-6 {
        along.normalize().turn_90() * (offset * turn)
    } else {
        Vec2::ZERO
    };
    let moved = |end: &Terminal, other: &Terminal, at: Point| {
        let inside = board.leads_inside(end.body, other.body);
        if end.port.is_some() || inside {
            return at;
        }
        let room = grow(board.rect(end.body), -RIM);
        let at = at + by;
        Point::new(
            at.x.max(room.x0).min(room.x1),
            at.y.max(room.y0).min(room.y1),
        )
    };
    (
        moved(&wire.source, &wire.target, from),
        moved(&wire.target, &wire.source, to),
    )
}

fn nearest_rim(rect: Rect, inner: Point) -> Point {
    let sides = crate::Side::ALL.map(|side| {
        let axis = side.axis();
        axis.point(axis.of(side.middle(rect)), axis.across().of(inner))
    });
    let nearest = sides
        .into_iter()
        .min_by(|a, b| a.distance(inner).total_cmp(&b.distance(inner)));
    nearest.expect("a box has sides")
}

/// Where a line to `next` leaves the box that it aims at.
fn end(space: &Space<'_>, terminal: &Terminal, aim: Point, next: Point) -> Point {
    if let Some(port) = terminal.port {
        return port.at;
    }
    let rect = space.board.rect(terminal.body);
    match inside(aim, next, rect) {
        Some((_, leave)) if grow(rect, -RIM / 2.0).contains(aim) => {
            if leave < 1.0 {
                aim.lerp(next, leave)
            } else {
                nearest_rim(rect, next)
            }
        }
        _ => nearest_rim(rect, aim),
    }
}

/// A way that goes around what stands between two points, as far as the budget lasts.
fn around(
    space: &Space<'_>,
    wire: &Wire,
    from: Point,
    to: Point,
    away: f64,
    work: &mut u64,
) -> Vec<Point> {
    // A line to a middle runs through the box; one to a port must not.
    let aimed = [wire.source, wire.target].map(|end| match end.port {
        Some(_) => None,
        None => Some(end.body),
    });
    let direct = vec![from, to];
    let mut avoided: Vec<Body> = Vec::new();
    let mut way = direct.clone();
    for _ in 0..ROUNDS {
        let legs = way.windows(2);
        let mut hits: Vec<Body> = legs
            .flat_map(|leg| space.hits(wire, leg[0], leg[1], AWAY))
            .filter(|body| !aimed.contains(&Some(*body)))
            .collect();
        hits.retain(|body| !avoided.contains(body));
        if hits.is_empty() {
            return way;
        }
        avoided.extend(hits);
        avoided.sort_unstable();
        avoided.dedup();
        if avoided.len() > MOST || *work > WORK {
            break;
        }
        let boxes: Vec<Rect> = avoided.iter().map(|it| space.board.rect(*it)).collect();
        match shortest(&boxes, from, to, away, work) {
            Some(found) => way = found,
            None => break,
        }
    }
    direct
}

/// The shortest way over corners of boxes (Dijkstra, as there are few of them).
fn shortest(
    boxes: &[Rect],
    from: Point,
    to: Point,
    away: f64,
    work: &mut u64,
) -> Option<Vec<Point>> {
    let corners = boxes.iter().flat_map(|rect| {
        let Rect { x0, y0, x1, y1 } = grow(*rect, away);
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(Point::from)
    });
    let walls: Vec<Rect> = boxes.iter().map(|rect| grow(*rect, AWAY)).collect();
    let free = |at: &Point| !walls.iter().any(|wall| wall.contains(*at));
    let points: Vec<Point> = [from, to].into_iter().chain(corners.filter(free)).collect();
    let mut cost = vec![f64::INFINITY; points.len()];
    let mut before = vec![0; points.len()];
    let mut rest: Vec<usize> = (0..points.len()).collect();
    cost[0] = 0.0;
    while let Some(place) = (0..rest.len()).min_by(|a, b| {
        let (a, b) = (rest[*a], rest[*b]);
        cost[a].total_cmp(&cost[b]).then(a.cmp(&b))
    }) {
        let at = rest.swap_remove(place);
        if cost[at].is_infinite() {
            return None;
        }
        if at == 1 {
            break;
        }
        for &next in &rest {
            let whole = cost[at] + points[at].distance(points[next]) + BEND;
            if whole >= cost[next] {
                continue;
            }
            let mut walls = walls.iter();
            *work += walls.len() as u64;
            if walls.all(|wall| inside(points[at], points[next], *wall).is_none()) {
                (cost[next], before[next]) = (whole, at);
            }
        }
    }
    let mut way = vec![points[1]];
    let mut at = 1;
    while at != 0 {
        at = before[at];
        way.push(points[at]);
    }
    way.reverse();
    Some(way)
}
