//! Boxes that lie on each other.

use super::{Code, Finding, Thing, sheet::Sheet};
use crate::{ContainerIx, EdgeIx, NodeIx, Rect};

/// Boxes that share less than this, in pixels, only touch.
const TOUCH: f64 = 0.75;

/// What has a box.
#[derive(Clone, Copy)]
enum Owner {
    Container(ContainerIx),
    Node(NodeIx),
    Label(EdgeIx),
}

/// Adds nodes and containers that lie on each other, and labels that lie on anything.
pub(super) fn find(findings: &mut Vec<Finding>, sheet: &Sheet<'_>) {
    let containers = sheet.containers.enumerate();
    let nodes = sheet.nodes.enumerate();
    let labels = sheet.labels.enumerate();
    let boxes: Vec<(Owner, Rect)> = containers
        .map(|(container, rect)| (Owner::Container(container), *rect))
        .chain(nodes.map(|(node, rect)| (Owner::Node(node), *rect)))
        .chain(labels.filter_map(|(edge, label)| Some((Owner::Label(edge), (*label)?))))
        .collect();
    for (one, other) in pairs(&boxes) {
        let place = common(boxes[one].1, boxes[other].1);
        findings.extend(judge(sheet, boxes[one], boxes[other], place));
    }
}

/// What is wrong with two boxes that share something. The owners stand in the
/// order of [`find`].
fn judge(
    sheet: &Sheet<'_>,
    (one, frame): (Owner, Rect),
    (other, rect): (Owner, Rect),
    place: Rect,
) -> Option<Finding> {
    let finding = |code, verb| {
        let (one, other) = (thing(sheet, one), thing(sheet, other));
        Some(Finding::between(code, other, verb, one, place))
    };
    let parent = |node: NodeIx| sheet.diagram.nodes[node].item.parent;
    match (one, other) {
        (Owner::Container(outer), Owner::Container(inner))
            if sheet.holds(outer, Some(inner)) || sheet.holds(inner, Some(outer)) =>
        {
            None
        }
        (Owner::Container(outer), Owner::Node(inner)) if sheet.holds(outer, parent(inner)) => None,
        (Owner::Container(_), Owner::Label(_)) => {
            let inside = frame.inflate(TOUCH, TOUCH);
            if inside.union(rect) == inside {
                None
            } else {
                finding(Code::LabelOverlap, "lies across the frame of")
            }
        }
        (_, Owner::Label(_)) => finding(Code::LabelOverlap, "lies on"),
        _ => finding(Code::NodesOverlap, "lies on"),
    }
}

fn thing(sheet: &Sheet<'_>, owner: Owner) -> Thing {
    match owner {
        Owner::Container(container) => sheet.container(container),
        Owner::Node(node) => sheet.node(node),
        Owner::Label(edge) => sheet.label(edge),
    }
}

fn common(a: Rect, b: Rect) -> Rect {
    Rect::new(
        a.x0.max(b.x0),
        a.y0.max(b.y0),
        a.x1.min(b.x1),
        a.y1.min(b.y1),
    )
}

/// The positions of boxes that share more than their rims, in order: a sweep
/// from left to right.
fn pairs(boxes: &[(Owner, Rect)]) -> Vec<(usize, usize)> {
    let rect = |position: usize| boxes[position].1;
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|a, b| rect(*a).x0.total_cmp(&rect(*b).x0));
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for position in order {
        open.retain(|other| rect(*other).x1 > rect(position).x0 + TOUCH);
        for other in &open {
            let shared = common(rect(*other), rect(position));
            if shared.width() > TOUCH && shared.height() > TOUCH {
                pairs.push((position.min(*other), position.max(*other)));
            }
        }
        open.push(position);
    }
    pairs.sort_unstable();
    pairs
}
