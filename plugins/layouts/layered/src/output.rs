//! Turns a drawing into the answer of the contract.

use kinograph_plugin_sdk::{
    geometry,
    layout::{Arrangement, Curve, End, Request, Route},
};

use crate::{
    geometry::{Point, Rect},
    input::to_index,
    problem::{self, Drawing, Problem},
};

/// The arrangement of a drawing. Routes end exactly on the given sizes and
/// ports, which need not be whole pixels as the drawing's are.
pub(crate) fn arrangement(request: &Request, problem: &Problem, drawing: &Drawing) -> Arrangement {
    let mut points = Vec::new();
    let mut routes = Vec::with_capacity(drawing.routes.len());
    for (e, route) in drawing.routes.iter().enumerate() {
        let start = points.len();
        points.extend(exact(request, problem, drawing, e, route));
        routes.push(Route {
            start: to_u32(start),
            count: to_u32(points.len() - start),
            curve: Curve::Rounded,
        });
    }
    Arrangement {
        nodes: (0..drawing.nodes.len())
            .map(|n| corner(request, drawing, n))
            .collect(),
        containers: drawing.containers.iter().map(|&r| rect(r)).collect(),
        routes,
        points,
        labels: labels(request, drawing),
        reveal: reveal(problem, drawing, request.direction),
        orbits: Vec::new(),
        extra: Vec::new(),
    }
}

fn to_u32(index: usize) -> u32 {
    u32::try_from(index).expect("a request has fewer parts")
}

/// Whole pixels up to 2^24 are exact.
fn to_f32(x: i64) -> f32 {
    x as f32
}

fn point(p: Point) -> geometry::Point {
    geometry::Point {
        x: to_f32(p.x),
        y: to_f32(p.y),
    }
}

fn rect(r: Rect) -> geometry::Rect {
    let size = r.size();
    geometry::Rect {
        x: to_f32(r.left),
        y: to_f32(r.top),
        width: to_f32(size.width),
        height: to_f32(size.height),
    }
}

/// The top left corner of a node; a pinned one is exact.
fn corner(request: &Request, drawing: &Drawing, n: usize) -> geometry::Point {
    request.nodes[n]
        .pinned
        .unwrap_or_else(|| point(drawing.nodes[n]))
}

/// The points of a route, with exact ends.
fn exact(
    request: &Request,
    problem: &Problem,
    drawing: &Drawing,
    e: usize,
    route: &[Point],
) -> Vec<geometry::Point> {
    let mut points: Vec<geometry::Point> = route.iter().map(|&p| point(p)).collect();
    let count = points.len();
    if count < 2 {
        return points;
    }
    let edge = &request.edges[e];
    for (end, at, beside) in [(edge.source, 0, 1), (edge.target, count - 1, count - 2)] {
        let before = points[at];
        let after = match end {
            End::Container(_) => before,
            End::Node(n) => {
                let n = to_index(n);
                let rounded = Rect::at(drawing.nodes[n], problem.nodes[n].size);
                on_node(request, drawing, rounded, n, before)
            }
            End::Port(p) => {
                let port = &request.ports[to_index(p)];
                let corner = corner(request, drawing, to_index(port.node));
                geometry::Point {
                    x: corner.x + port.at.x,
                    y: corner.y + port.at.y,
                }
            }
        };
        points[at] = after;
        // The first bend follows, so that the line stays upright.
        if count > 2 {
            if points[beside].x == before.x {
                points[beside].x = after.x;
            } else if points[beside].y == before.y {
                points[beside].y = after.y;
            }
        }
    }
    points
}

/// A point on the border of the rounded box, brought onto that of the true one.
fn on_node(
    request: &Request,
    drawing: &Drawing,
    rounded: Rect,
    n: usize,
    p: geometry::Point,
) -> geometry::Point {
    let (corner, size) = (corner(request, drawing, n), request.nodes[n].size);
    let bring = |x: f32, from: i64, to: i64, low: f32, high: f32| match x {
        _ if x == to_f32(from) => low,
        _ if x == to_f32(to) => high,
        _ => x.clamp(low, high),
    };
    let (right, bottom) = (corner.x + size.width, corner.y + size.height);
    geometry::Point {
        x: bring(p.x, rounded.left, rounded.right, corner.x, right),
        y: bring(p.y, rounded.top, rounded.bottom, corner.y, bottom),
    }
}

/// The labels' centres in the order of the request.
fn labels(request: &Request, drawing: &Drawing) -> Vec<geometry::Point> {
    let mut next = vec![0; drawing.labels.len()];
    let centre = |label: &kinograph_plugin_sdk::layout::EdgeLabel| {
        let edge = to_index(label.edge);
        next[edge] += 1;
        point(drawing.labels[edge][next[edge] - 1])
    };
    request.labels.iter().map(centre).collect()
}

/// The nodes along the flow, those of a row across it.
fn reveal(problem: &Problem, drawing: &Drawing, direction: geometry::Direction) -> Vec<u32> {
    let turn = crate::geometry::Turn(direction);
    let key = |n: usize| {
        let problem::Node { size, .. } = problem.nodes[n];
        let at = drawing.nodes[n];
        let centre = turn.point(Point::new(at.x + size.width / 2, at.y + size.height / 2));
        (centre.y, centre.x, n)
    };
    let mut order: Vec<usize> = (0..problem.nodes.len()).collect();
    order.sort_by_key(|&n| key(n));
    order.into_iter().map(to_u32).collect()
}
