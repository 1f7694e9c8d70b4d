//! Operations with every name looked up and every value read: what the
//! document and the text have to do, each in its own way.

mod apply;
mod edges;
mod ids;
mod judge;
mod keys;
mod nodes;
mod story;
mod styles;
mod whole;

pub(in crate::edit) use apply::apply;
use apply::references;
pub(in crate::edit) use ids::{Ids, Path, node};
pub(in crate::edit) use keys::Key;

use serde_json::Value;

use super::Operation;
use crate::{
    Diagnostic,
    document::{
        Document, EdgeDecl, EndRef, LayoutDecl, Limits, Motion, NodeDecl, Position, Step,
        StyleProps,
    },
};

/// One change of a document. Those of a plan follow each other: what a later
/// one counts, it counts after the earlier ones.
#[derive(Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "a plan is a handful of changes and lives for one edit"
)]
pub(in crate::edit) enum Change {
    /// A node behind what a container holds.
    AddNode { container: Path, node: NodeDecl },
    /// A node with what it holds, not what refers to it.
    RemoveNode { path: Path },
    /// The id alone, not what refers to it.
    RenameNode { path: Path, to: String },
    /// A node to another container, not what refers to it.
    MoveNode { path: Path, container: Path },
    /// What nodes say about themselves.
    SetNodes(Vec<NodeSetting>),
    /// What refers to a node, in the order of [`references`]; none stays.
    Refer(Vec<Option<EndRef>>),
    /// The statements about edges, one by one.
    Edges(Vec<Fate<EdgeDecl>>),
    /// A statement behind all others.
    AddEdge(EdgeDecl),
    /// What statements, each once, say about their edges.
    SetEdges(Vec<EdgeSetting>),
    /// The steps of the story, one by one.
    Story(Vec<Fate<Step>>),
    /// A step before the one that has its place now.
    AddStep { at: usize, step: Step },
    /// Another step in the place of one.
    SetStep { at: usize, step: Step },
    /// The place of a node that has none.
    AddPosition(Position),
    /// Another place.
    SetPosition { at: usize, x: f64, y: f64 },
    /// Whether each position stays.
    Positions(Vec<bool>),
    /// A key of the file.
    SetDiagram {
        key: &'static str,
        value: Value,
        judged: Document,
    },
    /// The layout with its parameters.
    SetLayout {
        value: Value,
        judged: Option<LayoutDecl>,
    },
    /// A property of a named style.
    SetStyle {
        style: String,
        key: &'static str,
        value: Value,
        judged: StyleProps,
    },
    /// The definition of a named style, not what takes it.
    RemoveStyle { style: String },
    /// Whether each line of the legend stays.
    Legend(Vec<bool>),
    /// A key of `motion`.
    SetMotion {
        key: &'static str,
        value: Value,
        judged: Motion,
    },
}

/// A part of a file that nothing in another part is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Nodes,
    Edges,
    Story,
    Positions,
    Styles,
    Legend,
}

impl Change {
    /// The parts of the file that it changes; none when it may change others,
    /// or add one.
    fn parts(&self) -> &'static [Part] {
        match self {
            Self::RemoveNode { .. } | Self::RenameNode { .. } | Self::SetNodes(_) => &[Part::Nodes],
            Self::Refer(_) => &[Part::Edges, Part::Story, Part::Positions],
            Self::Edges(_) | Self::SetEdges(_) => &[Part::Edges],
            Self::Story(_) => &[Part::Story],
            Self::Positions(_) => &[Part::Positions],
            Self::RemoveStyle { .. } => &[Part::Styles],
            Self::Legend(_) => &[Part::Legend],
            _ => &[],
        }
    }
}

/// Whether changes are about different parts of a file, so that they can be
/// made together.
pub(in crate::edit) fn are_apart(changes: &[Change]) -> bool {
    let mut seen = Vec::new();
    changes.iter().all(|change| {
        let parts = change.parts();
        let is_new = parts.iter().all(|part| !seen.contains(part));
        seen.extend_from_slice(parts);
        is_new && !parts.is_empty()
    })
}

/// What a node says about itself.
#[derive(Debug)]
pub(in crate::edit) struct NodeSetting {
    pub(in crate::edit) path: Path,
    pub(in crate::edit) key: Key,
    /// As it is to be written.
    pub(in crate::edit) value: Value,
    /// A node that says nothing else.
    pub(in crate::edit) judged: NodeDecl,
}

/// What a statement says about its edges.
#[derive(Debug)]
pub(in crate::edit) struct EdgeSetting {
    pub(in crate::edit) statement: usize,
    pub(in crate::edit) key: Key,
    /// As it is to be written.
    pub(in crate::edit) value: Value,
    /// A statement that says nothing else.
    pub(in crate::edit) judged: EdgeDecl,
}

/// What becomes of one of several.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::edit) enum Fate<T> {
    /// It stays as it is.
    Kept,
    /// These take its place; nothing does when it goes.
    Becomes(Vec<T>),
}

impl<T> Fate<T> {
    /// Whether nothing is left.
    pub(in crate::edit) fn is_gone(&self) -> bool {
        matches!(self, Self::Becomes(what) if what.is_empty())
    }
}

/// Whether any of them changes.
fn any_changes<T>(fates: &[Fate<T>]) -> bool {
    fates.iter().any(|fate| !matches!(fate, Fate::Kept))
}

/// What an operation has to look at.
#[derive(Clone, Copy)]
struct Desk<'a> {
    limits: &'a Limits,
    document: &'a Document,
    ids: &'a Ids,
}

/// What an operation changes. Nothing when everything is so already.
///
/// # Errors
/// With everything that is wrong with the operation.
pub(in crate::edit) fn plan(
    limits: &Limits,
    document: &Document,
    operation: &Operation,
) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let ids = Ids::of(document).map_err(|problem| vec![problem])?;
    let desk = Desk {
        limits,
        document,
        ids: &ids,
    };
    match operation {
        Operation::Add {
            id,
            kind,
            label,
            into,
            container,
        } => desk.add(
            id,
            kind.as_deref(),
            label.as_deref(),
            into.as_deref(),
            *container,
        ),
        Operation::Remove { id } => desk.remove(id),
        Operation::Rename { id, to } => desk.rename(id, to),
        Operation::Move { id, into } => desk.relocate(id, into.as_deref()),
        Operation::Set { id, key, value } => desk.set(id, key, value),
        Operation::ReplaceKind { from, to } => desk.replace_kind(from, to),
        Operation::Connect {
            from,
            to,
            arrow,
            label,
        } => desk.connect(from, to, arrow.as_deref(), label.as_deref()),
        Operation::Disconnect { from, to, nth } => desk.disconnect(from, to, *nth),
        Operation::SetEdge {
            from,
            to,
            nth,
            key,
            value,
        } => desk.set_edges(from, to, *nth, key, value),
        Operation::Pin { id, x, y } => desk.pin(id, *x, *y),
        Operation::Unpin { id } => desk.unpin(id.as_deref()),
        Operation::SetDiagram { key, value } => desk.set_diagram(key, value),
        Operation::SetLayout { name, params } => desk.set_layout(name.as_deref(), params),
        Operation::SetStyle { style, key, value } => desk.set_style(style, key, value),
        Operation::RemoveStyle { style } => desk.remove_style(style),
        Operation::SetMotion { key, value } => desk.set_motion(key, value),
        Operation::AddStep { at, step } => desk.add_step(*at, step),
        Operation::SetStep { at, step } => desk.set_step(*at, step),
        Operation::RemoveStep { at } => desk.remove_step(*at),
    }
}

impl Desk<'_> {
    /// The node that an operation names, as the problems of an operation.
    fn node(&self, written: &str) -> Result<Path, Vec<Diagnostic>> {
        self.ids.node(written).map_err(|problem| vec![problem])
    }
}
