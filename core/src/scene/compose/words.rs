//! The diagram in words, for those who cannot see it.

use std::fmt::Write as _;

use crate::{
    Diagram,
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
    let counts = [
        (diagram.nodes.len(), "node"),
        (diagram.containers.len(), "container"),
        (diagram.edges.len(), "edge"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
        .collect();
    let mut text = match counts.as_slice() {
        [] => "An empty diagram.".to_owned(),
        [one] => format!("A diagram of {one}."),
        [rest @ .., last] => format!("A diagram of {} and {last}.", rest.join(", ")),
    };
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
        let (source, target) = ends(diagram, edge);
        let verb = match edge.heads {
            Heads::None => "is joined with",
            Heads::Target => "leads to",
            Heads::Both => "leads to and from",
        };
        let label = edge
            .label
            .as_ref()
            .map(|label| format!(": {}", one_line(label)));
        let _ = write!(
            text,
            " {source} {verb} {target}{}.",
            label.unwrap_or_default()
        );
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
    let label = |end| one_line(&diagram.end_item(end).label);
    (label(edge.source), label(edge.target))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
