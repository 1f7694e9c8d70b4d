//! The diagram in words, for those who cannot see it.

use std::fmt::Write as _;

use crate::{
    Diagram, Visuals,
    describe::{self, one_line},
    diagram::{Edge, End, Heads},
};

/// What a screen reader says of an edge.
pub(super) fn edge(diagram: &Diagram, edge: &Edge) -> String {
    let (source, target) = ends(diagram, edge);
    let mut name = match edge.heads {
        Heads::None => format!("edge between {source} and {target}"),
        Heads::Target => format!("edge from {source} to {target}"),
        Heads::Both => format!("edge from {source} to {target} and back"),
    };
    if let Some(label) = &edge.label {
        let _ = write!(name, ": {}", one_line(label));
    }
    name
}

/// What the diagram shows: the author's words, and its parts one by one.
pub(super) fn description(diagram: &Diagram, visuals: &Visuals) -> String {
    describe::description(diagram, &|end| {
        let visual = match end {
            End::Node(node) => &visuals.nodes[node],
            End::Container(container) => &visuals.containers[container],
            End::Port(port) => &visuals.nodes[diagram.ports[port].node],
        };
        let item = diagram.end_item(end);
        let name = visual.accessible_name.as_ref().unwrap_or(&item.label);
        match &item.caption {
            Some(caption) => format!("{name} ({})", one_line(caption)),
            None => name.clone(),
        }
    })
}

fn ends(diagram: &Diagram, edge: &Edge) -> (String, String) {
    let label = |end| describe::label(diagram, end);
    (label(edge.source), label(edge.target))
}
