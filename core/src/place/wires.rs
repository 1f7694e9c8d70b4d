//! A diagram as the router sees it: boxes, and wires between them.

use crate::{
    Diagram, Insets, LayoutRequest, Placement, Rect, Route, Visual, Visuals,
    diagram::End,
    geometry::Shape as _,
    router::{Board, Body, Frame, Label, Obstacle, Port, Terminal, Wire},
};

/// What stands where. Routes that have points are given; those without name a curve only.
pub(super) fn board(
    diagram: &Diagram,
    visuals: &Visuals,
    request: &LayoutRequest,
    placement: &Placement,
    routes: Vec<Route>,
) -> Board {
    let nodes = request.nodes.iter().zip(&placement.nodes);
    let nodes = nodes.zip(&visuals.nodes);
    let nodes = nodes.map(|((node, rect), visual)| Obstacle {
        rect: *rect,
        landing: landing(*rect, visual),
        parent: node.parent,
    });
    let containers = request.containers.iter().zip(&placement.containers);
    let frames = containers.map(|(container, rect)| Frame {
        rect: *rect,
        parent: container.parent,
        header: header(container.padding),
        title: container.min_size.width,
    });
    let mut routes = routes.into_iter();
    let wires = diagram.edges.iter().map(|edge| {
        let (given, curve) = routes
            .next()
            .map_or_else(Default::default, |it| (it.points, it.curve));
        Wire {
            source: terminal(request, placement, edge.source),
            target: terminal(request, placement, edge.target),
            bundle: edge.bundle,
            curve,
            given,
        }
    });
    Board {
        nodes: nodes.collect(),
        frames: frames.collect(),
        wires: wires.collect(),
        gap: request.spacing.edge,
    }
}

/// The part of a node's box that its outline fills: a line that leads up to
/// another part would end beside the drawing.
fn landing(rect: Rect, visual: &Visual) -> Rect {
    /// What is left out at each side, where outlines curve away from lines.
    const CURVED: f64 = 0.15;
    let Some(outline) = &visual.outline else {
        return rect;
    };
    let filled = (outline.bounding_box() + rect.origin().to_vec2()).intersect(rect);
    let part = filled.inflate(-CURVED * filled.width(), -CURVED * filled.height());
    if part.is_zero_area() { rect } else { part }
}

/// The labels of a request.
pub(super) fn labels(request: &LayoutRequest) -> Vec<Label> {
    let label = |label: &crate::layout::LayoutLabel| Label {
        wire: label.edge,
        size: label.size,
        place: label.place,
    };
    request.labels.iter().map(label).collect()
}

/// The height of a container's heading: what its top has more than its other sides.
fn header(padding: Insets) -> f64 {
    let usual = padding.x0.min(padding.x1).min(padding.y1);
    if padding.y0 > usual { padding.y0 } else { 0.0 }
}

fn terminal(request: &LayoutRequest, placement: &Placement, end: End) -> Terminal {
    let free = |body| Terminal { body, port: None };
    match end {
        End::Node(node) => free(Body::Node(node)),
        End::Container(container) => free(Body::Frame(container)),
        End::Port(port) => {
            let it = &request.ports[port];
            let corner = placement.nodes[it.node].origin();
            let at = corner + it.at.to_vec2();
            let port = Port { at, side: it.side };
            Terminal {
                body: Body::Node(it.node),
                port: Some(port),
            }
        }
    }
}
