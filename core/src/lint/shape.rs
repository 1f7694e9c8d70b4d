//! What single edges and nodes look like.

use super::{Code, Finding, LintOptions, sheet::Sheet};
use crate::{ContainerIx, NodeIx, Point, Rect, Table, diagram::End};

/// Adds edges with many bends, and nodes without edges.
pub(super) fn find(findings: &mut Vec<Finding>, sheet: &Sheet<'_>, options: &LintOptions) {
    for (edge, bends) in sheet.bends.enumerate() {
        if *bends > options.most_bends {
            let thing = sheet.edge(edge);
            findings.push(Finding {
                code: Code::ManyBends,
                message: format!("{} has {bends} bends", thing.words()),
                things: vec![thing],
                place: around(&sheet.ways[edge]),
            });
        }
    }
    lonely(findings, sheet);
}

fn around(points: &[Point]) -> Rect {
    let boxes = points.iter().map(|point| Rect::from_points(*point, *point));
    boxes.reduce(|a, b| a.union(b)).unwrap_or_default()
}

/// An edge to a container is one to all that it holds.
fn lonely(findings: &mut Vec<Finding>, sheet: &Sheet<'_>) {
    let diagram = sheet.diagram;
    if diagram.edges.is_empty() {
        return;
    }
    let mut nodes: Table<NodeIx, bool> = vec![false; diagram.nodes.len()].into();
    let mut containers: Table<ContainerIx, bool> = vec![false; diagram.containers.len()].into();
    for end in diagram.edges.iter().flat_map(|it| [it.source, it.target]) {
        match end {
            End::Node(node) => nodes[node] = true,
            End::Port(port) => nodes[diagram.ports[port].node] = true,
            End::Container(container) => containers[container] = true,
        }
    }
    for (container, it) in diagram.containers.enumerate() {
        // A container stands after its parent.
        if it.item.parent.is_some_and(|parent| containers[parent]) {
            containers[container] = true;
        }
    }
    for (node, it) in diagram.nodes.enumerate() {
        let joined = nodes[node] || it.item.parent.is_some_and(|parent| containers[parent]);
        if !joined {
            let thing = sheet.node(node);
            findings.push(Finding {
                code: Code::Lonely,
                message: format!("{} has no edges", thing.words()),
                things: vec![thing],
                place: sheet.nodes[node],
            });
        }
    }
}
