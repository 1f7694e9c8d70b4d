//! Places for labels on routes.

use kurbo::{CubicBez, ParamCurve as _};

use crate::{
    Curve, EdgeIx, Point, Rect, Route, Table, Vec2,
    layout::LabelPlace,
    router::{
        Board, Label,
        buckets::{Buckets, inside},
        space::grow,
    },
};

/// The room around a label, in pixels.
const ROOM: f64 = 3.0;
/// What a label costs that covers a node, another label, a header, a foreign
/// route or the rim of a frame, that stands beside its line, or that covers a bend.
const NODE: f64 = 1000.0;
const LABEL: f64 = 800.0;
const HEADER: f64 = 300.0;
const ROUTE: f64 = 100.0;
const FRAME: f64 = 30.0;
const BESIDE: f64 = 150.0;
const BEND: f64 = 12.0;
/// What each step away from the wanted segment, and from its middle, costs.
const STEP: f64 = 1.0;
const SHIFT: f64 = 0.2;
/// Where along a segment labels are tried.
const PARTS: [f64; 7] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
/// The most segments of a route that are tried.
const MOST: usize = 12;
/// Into how many chords a cubic is cut.
const CHORDS: u32 = 8;

/// The centres of labels, by index.
pub(super) fn place(board: &Board, routes: &Table<EdgeIx, Route>, labels: &[Label]) -> Vec<Point> {
    let mut scene = Scene::new(board, routes);
    let mut order: Vec<(f64, usize)> = labels
        .iter()
        .enumerate()
        .map(|(number, label)| (length(&scene.lines[label.wire]), number))
        .collect();
    // Short routes have the least choice.
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut centers = vec![Point::ORIGIN; labels.len()];
    for (_, number) in order {
        let label = &labels[number];
        let center = scene.best(label);
        centers[number] = center;
        scene
            .labels
            .push(grow(Rect::from_center_size(center, label.size), ROOM));
    }
    centers
}

/// What labels keep clear of.
struct Scene<'a> {
    board: &'a Board,
    /// The routes as straight segments.
    lines: Table<EdgeIx, Vec<Point>>,
    nodes: Buckets,
    /// The boxes around segments, and whose they are.
    segments: Buckets,
    owners: Vec<(EdgeIx, Point, Point)>,
    labels: Buckets,
}

impl<'a> Scene<'a> {
    fn new(board: &'a Board, routes: &Table<EdgeIx, Route>) -> Self {
        let lines: Table<EdgeIx, Vec<Point>> = routes.iter().map(chords).collect();
        let owners: Vec<(EdgeIx, Point, Point)> = lines
            .enumerate()
            .flat_map(|(wire, points)| points.windows(2).map(move |it| (wire, it[0], it[1])))
            .collect();
        let boxes = owners.iter().map(|(_, a, b)| Rect::from_points(*a, *b));
        let segments = Buckets::new(boxes.collect());
        let nodes: Vec<Rect> = board.nodes.iter().map(|it| it.rect).collect();
        Self {
            board,
            labels: segments.empty(),
            segments,
            owners,
            nodes: Buckets::new(nodes),
            lines,
        }
    }

    /// The cheapest place for a label.
    fn best(&self, label: &Label) -> Point {
        let points = &self.lines[label.wire];
        let mut best = (f64::INFINITY, middle(points));
        for (rank, segment) in (0_u32..).zip(ranked(points, label.place)) {
            let (a, b) = (points[segment], points[segment + 1]);
            let way = b - a;
            let across = if way.hypot() > 0.0 {
                way.normalize().turn_90()
            } else {
                Vec2::ZERO
            };
            let half = across.x.abs() * label.size.width / 2.0
                + across.y.abs() * label.size.height / 2.0
                + ROOM;
            for (shift, part) in (0_u32..).zip(PARTS) {
                let on = a.lerp(b, part);
                let fixed = STEP * f64::from(rank) + SHIFT * f64::from(shift);
                for (at, beside) in [
                    (on, 0.0),
                    (on + across * half, BESIDE),
                    (on - across * half, BESIDE),
                ] {
                    let least = fixed + beside;
                    if least < best.0 {
                        let cost = least + self.cost(label, at, (a, b));
                        if cost < best.0 {
                            best = (cost, at);
                        }
                    }
                }
            }
        }
        best.1
    }

    fn cost(&self, label: &Label, at: Point, (a, b): (Point, Point)) -> f64 {
        let rect = Rect::from_center_size(at, label.size);
        let room = grow(rect, ROOM);
        let many = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let nodes = many(self.nodes.near(room).len());
        let labels = many(self.labels.near(rect).len());
        let foreign = self.segments.near(room).into_iter().filter(|it| {
            let (wire, from, to) = self.owners[*it];
            wire != label.wire && inside(from, to, room).is_some()
        });
        let routes = many(foreign.count());
        let mut frames = 0.0;
        for frame in &self.board.frames {
            let all = frame.rect;
            if all.intersect(rect).is_zero_area() || all.union(rect) == all && frame.header <= 0.0 {
                continue;
            }
            let header = Rect::new(all.x0, all.y0, all.x1, all.y0 + frame.header);
            if !header.intersect(rect).is_zero_area() {
                frames += HEADER;
            }
            if all.union(rect) != all {
                frames += FRAME;
            }
        }
        let bends = many([a, b].into_iter().filter(|end| rect.contains(*end)).count());
        NODE * nodes + LABEL * labels + ROUTE * routes + frames + BEND * bends
    }
}

/// The segments of a route in the order in which a label tries them.
fn ranked(points: &[Point], place: LabelPlace) -> Vec<usize> {
    let mut segments: Vec<usize> = (0..points.len().saturating_sub(1)).collect();
    match place {
        LabelPlace::Tail => {}
        LabelPlace::Head => segments.reverse(),
        LabelPlace::Middle => {
            let long = |it: usize| points[it].distance(points[it + 1]);
            segments.sort_by(|a, b| long(*b).total_cmp(&long(*a)).then(a.cmp(b)));
        }
    }
    segments.truncate(MOST);
    segments
}

/// A route as straight segments.
fn chords(route: &Route) -> Vec<Point> {
    if route.curve != Curve::Spline {
        return route.points.clone();
    }
    let mut points: Vec<Point> = route.points.first().copied().into_iter().collect();
    let cubics = route.points.windows(4).step_by(3);
    for cubic in cubics {
        let cubic = CubicBez::new(cubic[0], cubic[1], cubic[2], cubic[3]);
        points.extend((1..=CHORDS).map(|n| cubic.eval(f64::from(n) / f64::from(CHORDS))));
    }
    points
}

fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|it| it[0].distance(it[1])).sum()
}

/// The point half way along.
fn middle(points: &[Point]) -> Point {
    let mut rest = length(points) / 2.0;
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if rest <= length && length > 0.0 {
            return pair[0].lerp(pair[1], rest / length);
        }
        rest -= length;
    }
    points.first().copied().unwrap_or_default()
}
