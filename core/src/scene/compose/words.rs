//! The diagram in words, for those who cannot see it.

use std::fmt::Write as _;

use crate::{
    Diagram,
    describe::{self, one_line},
    diagram::{Edge, Heads},
};

/// Longer descriptions help nobody: this many edges are told one by one.
const TOLD_EDGES: usize = 60;

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

/// What the diagram shows: the author's words, or its parts one by one.
pub(super) fn description(diagram: &Diagram) -> String {
    if let Some(description) = &diagram.description {
        return description.clone();
    }
    let mut text = describe::summary(diagram);
    for container in &diagram.containers {
        let inside = Some(&container.item.id);
        let parent_is = |parent: Option<crate::ContainerIx>| {
            parent.map(|parent| &diagram.containers[parent].item.id) == inside
        };
        let nodes = diagram.nodes.iter().map(|node| &node.item);
        let items = nodes.chain(diagram.containers.iter().map(|container| &container.item));
        let names: Vec<String> = items
            .filter(|item| parent_is(item.parent))
            .map(|item| one_line(&item.label))
            .collect();
        if !names.is_empty() {
            let _ = write!(
                text,
                " {} holds {}.",
                one_line(&container.item.label),
                names.join(", ")
            );
        }
    }
    for edge in diagram.edges.iter().take(TOLD_EDGES) {
        let _ = write!(text, " {}.", describe::connection(diagram, edge));
    }
    if let Some(more) = diagram
        .edges
        .len()
        .checked_sub(TOLD_EDGES)
        .filter(|more| *more > 0)
    {
        let _ = write!(text, " And {more} more edges.");
    }
    text
}

fn ends(diagram: &Diagram, edge: &Edge) -> (String, String) {
    let label = |end| describe::label(diagram, end);
    (label(edge.source), label(edge.target))
}
