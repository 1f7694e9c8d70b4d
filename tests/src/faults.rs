//! What must never be wrong in a placement, whatever the diagram.

use kinograph_core::{
    ContainerIx, Diagram, NodeIx, Placement, Point, Rect, diagram::End, placement,
};

/// Distances under this are rounding, not faults; in pixels.
const TOLERANCE: f64 = 0.51;

/// Every fault of a placement, in words.
#[must_use]
pub fn faults(diagram: &Diagram, placement: &Placement) -> Vec<String> {
    let mut faults = Vec::new();
    overlaps(&mut faults, diagram, placement);
    children(&mut faults, diagram, placement);
    routes(&mut faults, diagram, placement);
    labels(&mut faults, diagram, placement);
    if !faults.is_empty() {
        faults.push(placement::dump(diagram, placement));
    }
    faults
}

fn overlap(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > TOLERANCE && common.height() > TOLERANCE
}

fn inside(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(TOLERANCE, TOLERANCE);
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1
}

/// Whether `container` is the node's parent, or holds it.
fn holds(diagram: &Diagram, container: ContainerIx, mut parent: Option<ContainerIx>) -> bool {
    while let Some(holder) = parent {
        if holder == container {
            return true;
        }
        parent = diagram.containers[holder].item.parent;
    }
    false
}

fn overlaps(faults: &mut Vec<String>, diagram: &Diagram, placement: &Placement) {
    let name = |node: NodeIx| &diagram.nodes[node].item.id;
    for (one, rect) in placement.nodes.enumerate() {
        for (other, _) in placement
            .nodes
            .enumerate()
            .filter(|(other, _)| *other > one)
        {
            if overlap(*rect, placement.nodes[other]) {
                faults.push(format!("{} lies on {}", name(one), name(other)));
            }
        }
        for (container, frame) in placement.containers.enumerate() {
            let inner = holds(diagram, container, diagram.nodes[one].item.parent);
            if !inner && overlap(*rect, *frame) {
                let container = &diagram.containers[container].item.id;
                faults.push(format!("{} lies on the container {container}", name(one)));
            }
        }
    }
    for (one, frame) in placement.containers.enumerate() {
        for (other, item) in diagram
            .containers
            .enumerate()
            .filter(|(other, _)| *other > one)
        {
            let nested = holds(diagram, one, item.item.parent)
                || holds(diagram, other, diagram.containers[one].item.parent);
            if !nested && overlap(*frame, placement.containers[other]) {
                faults.push(format!(
                    "the container {} lies on {}",
                    diagram.containers[one].item.id, item.item.id
                ));
            }
        }
    }
}

fn children(faults: &mut Vec<String>, diagram: &Diagram, placement: &Placement) {
    let nodes = diagram
        .nodes
        .iter()
        .zip(&placement.nodes)
        .map(|(node, rect)| (&node.item, rect));
    let containers = diagram
        .containers
        .iter()
        .zip(&placement.containers)
        .map(|(container, rect)| (&container.item, rect));
    for (item, rect) in nodes.chain(containers) {
        if let Some(parent) = item.parent
            && !inside(placement.containers[parent], *rect)
        {
            faults.push(format!("{} is outside its container", item.id));
        }
        if !inside(placement.bounds, *rect) {
            faults.push(format!("{} is outside the picture", item.id));
        }
    }
}

fn end_box(diagram: &Diagram, placement: &Placement, end: End) -> Rect {
    match end {
        End::Node(node) => placement.nodes[node],
        End::Container(container) => placement.containers[container],
        End::Port(port) => placement.nodes[diagram.ports[port].node],
    }
}

fn routes(faults: &mut Vec<String>, diagram: &Diagram, placement: &Placement) {
    for (edge, route) in placement.routes.enumerate() {
        let id = &diagram.edges[edge].id;
        let ends = [diagram.edges[edge].source, diagram.edges[edge].target];
        let [Some(first), Some(last)] = [route.points.first(), route.points.last()] else {
            faults.push(format!("{id} has no route"));
            continue;
        };
        for (end, point) in ends.into_iter().zip([first, last]) {
            let reach = end_box(diagram, placement, end).inflate(1.0, 1.0);
            if !reach.contains(*point) {
                faults.push(format!("{id} ends at {point:?}, away from {reach:?}"));
            }
        }
        for (node, rect) in placement.nodes.enumerate() {
            let own = ends.iter().any(|end| match end {
                End::Node(own) => *own == node,
                End::Port(port) => diagram.ports[*port].node == node,
                End::Container(_) => false,
            });
            if !own && crosses(&route.points, *rect) {
                faults.push(format!("{id} runs through {}", diagram.nodes[node].item.id));
            }
        }
    }
}

/// Whether an orthogonal polyline enters the inside of a box.
fn crosses(points: &[Point], rect: Rect) -> bool {
    points
        .windows(2)
        .any(|ends| overlap_line(Rect::from_points(ends[0], ends[1]), rect))
}

fn overlap_line(line: Rect, rect: Rect) -> bool {
    let rect = rect.inflate(-TOLERANCE, -TOLERANCE);
    line.x0 < rect.x1 && line.x1 > rect.x0 && line.y0 < rect.y1 && line.y1 > rect.y0
}

fn labels(faults: &mut Vec<String>, diagram: &Diagram, placement: &Placement) {
    let placed: Vec<_> = placement
        .labels
        .enumerate()
        .filter_map(|(edge, label)| label.map(|label| (&diagram.edges[edge].id, label)))
        .collect();
    for (position, (id, label)) in placed.iter().enumerate() {
        for (node, rect) in placement.nodes.enumerate() {
            if overlap(*label, *rect) {
                let node = &diagram.nodes[node].item.id;
                faults.push(format!("the label of {id} lies on {node}"));
            }
        }
        for (other, box_) in &placed[position + 1..] {
            if overlap(*label, *box_) {
                faults.push(format!("the label of {id} lies on the label of {other}"));
            }
        }
    }
    let wanted = diagram
        .edges
        .iter()
        .filter(|edge| edge.label.is_some())
        .count();
    if wanted != placed.len() {
        faults.push(format!("{} of {wanted} labels are placed", placed.len()));
    }
}
