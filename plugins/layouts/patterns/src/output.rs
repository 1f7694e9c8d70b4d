//! Turns a drawing into the answer of the contract.

use kinograph_plugin_sdk::{
    geometry::{Point, Rect, Size},
    layout::{self, Arrangement, Curve, Request, Route},
};

use crate::{
    diagram::Drawing,
    geometry::{self, real},
    stems,
};

/// The arrangement of a drawing. The host finds the routes that it does not know.
pub(crate) fn arrangement(request: &Request, drawing: &Drawing, curve: Curve) -> Arrangement {
    // A pinned node stands where it is pinned, even between two pixels.
    let corner = |(node, &at): (&layout::Node, &geometry::Point)| node.pinned.unwrap_or(point(at));
    let nodes: Vec<Point> = request
        .nodes
        .iter()
        .zip(&drawing.nodes)
        .map(corner)
        .collect();
    let orbits = drawing.orbits.iter().map(|orbit| layout::Orbit {
        center: middle(nodes[orbit.center], request.nodes[orbit.center].size),
        nodes: orbit.nodes.iter().map(|&node| to_u32(node)).collect(),
        turns: orbit.turns,
    });
    let (routes, points) = routes(request, drawing, &nodes, curve);
    Arrangement {
        orbits: orbits.collect(),
        containers: drawing
            .containers
            .iter()
            .map(|&frame| rect(frame))
            .collect(),
        routes,
        points,
        labels: Vec::new(),
        reveal: drawing.reveal.iter().map(|&node| to_u32(node)).collect(),
        extra: Vec::new(),
        nodes,
    }
}

/// The routes that the layout knows, and the style of those that it leaves to the host.
fn routes(
    request: &Request,
    drawing: &Drawing,
    corners: &[Point],
    curve: Curve,
) -> (Vec<Route>, Vec<Point>) {
    let open = Route {
        start: 0,
        count: 0,
        curve,
    };
    let mut routes = vec![open; request.edges.len()];
    let mut points = Vec::new();
    for stem in &drawing.stems {
        let way = stems::points(request, drawing, corners, stem, curve);
        let route = &mut routes[stem.edge];
        route.start = to_u32(points.len());
        route.count = to_u32(way.len());
        points.extend(way);
    }
    (routes, points)
}

fn to_u32(index: usize) -> u32 {
    u32::try_from(index).expect("a request has fewer parts")
}

/// Whole pixels up to 2^24 are exact.
#[allow(
    clippy::cast_possible_truncation,
    reason = "lengths are checked to be small"
)]
fn narrow(x: i64) -> f32 {
    real(x) as f32
}

fn point(at: geometry::Point) -> Point {
    Point {
        x: narrow(at.x),
        y: narrow(at.y),
    }
}

pub(crate) fn rect(frame: geometry::Rect) -> Rect {
    let size = frame.size();
    Rect {
        x: narrow(frame.left),
        y: narrow(frame.top),
        width: narrow(size.width),
        height: narrow(size.height),
    }
}

fn middle(corner: Point, size: Size) -> Point {
    Point {
        x: corner.x + size.width / 2.0,
        y: corner.y + size.height / 2.0,
    }
}
