//! Where everything stands.

use std::fmt::Write as _;

use serde::Serialize;

use crate::{
    ContainerIx, Curve, Diagram, EdgeIx, NodeIx, Rect, Route, Table, geometry::Short, layout::Orbit,
};

/// A rectangle per node and container, a route per edge, a place per label, by
/// index. Every number is finite, every child is inside its parent, every route
/// has at least two points, and everything lies in `bounds`, whose origin is (0, 0).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Placement {
    /// The boxes of the nodes.
    pub nodes: Table<NodeIx, Rect>,
    /// The frames of the containers.
    pub containers: Table<ContainerIx, Rect>,
    /// The routes of the edges.
    pub routes: Table<EdgeIx, Route>,
    /// The boxes of the edges' labels.
    pub labels: Table<EdgeIx, Option<Rect>>,
    /// The order in which nodes appear when the diagram builds up.
    pub reveal: Vec<NodeIx>,
    /// What turns in a moving picture.
    pub orbits: Vec<Orbit>,
    /// What holds all of it, bleed included.
    pub bounds: Rect,
}

/// A placement as text, for tests and for people who compare two of them: one
/// thing a line, numbers with at most two decimals.
#[must_use]
pub fn dump(diagram: &Diagram, placement: &Placement) -> String {
    let mut text = String::new();
    let mut line = |what: &str, id: &str, rect: &Rect| {
        let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(Short);
        let _ = writeln!(text, "{what} {id} at {x} {y} size {width} {height}");
    };
    line("bounds", "of all", &placement.bounds);
    for (container, rect) in diagram.containers.iter().zip(&placement.containers) {
        line("container", &container.item.id, rect);
    }
    for (node, rect) in diagram.nodes.iter().zip(&placement.nodes) {
        line("node", &node.item.id, rect);
    }
    for (edge, label) in diagram.edges.iter().zip(&placement.labels) {
        if let Some(rect) = label {
            line("label", &edge.id, rect);
        }
    }
    for (edge, route) in diagram.edges.iter().zip(&placement.routes) {
        let curve = match route.curve {
            Curve::Straight => "straight",
            Curve::Orthogonal => "orthogonal",
            Curve::Rounded => "rounded",
            Curve::Spline => "spline",
        };
        let _ = write!(text, "edge {} {curve}", edge.id);
        for point in &route.points {
            let _ = write!(text, " {},{}", Short(point.x), Short(point.y));
        }
        text.push('\n');
    }
    text
}
