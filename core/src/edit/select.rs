//! The nodes that a person means who does not name them one by one.

use crate::{
    document::{Document, NodeDecl},
    resolve::{DEFAULT_CONTAINER, DEFAULT_KIND},
};

/// A node as it is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selectable<'d> {
    /// Its id.
    pub id: &'d str,
    /// The ids of the containers around it and its own, with dots between them.
    pub path: String,
    /// Its kind as the file has it, or the default.
    pub kind: &'d str,
}

/// The paths of the nodes and containers that `wanted` wants, in the order of the file.
///
/// ```
/// let mut diagnostics = Vec::new();
/// let document = kinograph_core::parse(&mut diagnostics, "nodes: {a: kafka, b: {nodes: {c: }}}");
/// let services = kinograph_core::edit::select(&document, |node| node.kind == "service");
/// assert_eq!(services, ["b.c"]);
/// ```
pub fn select(document: &Document, wanted: impl Fn(&Selectable<'_>) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    walk(&document.nodes, "", &wanted, &mut found);
    found
}

fn walk(
    nodes: &[NodeDecl],
    prefix: &str,
    wanted: &impl Fn(&Selectable<'_>) -> bool,
    found: &mut Vec<String>,
) {
    for node in nodes {
        let default = match node.nodes {
            Some(_) => DEFAULT_CONTAINER,
            None => DEFAULT_KIND,
        };
        let id = node.id.value.as_str();
        let selectable = Selectable {
            id,
            path: format!("{prefix}{id}"),
            kind: node.kind.as_ref().map_or(default, |kind| &kind.value),
        };
        let inner = format!("{}.", selectable.path);
        if wanted(&selectable) {
            found.push(selectable.path);
        }
        walk(
            node.nodes.as_deref().unwrap_or_default(),
            &inner,
            wanted,
            found,
        );
    }
}
