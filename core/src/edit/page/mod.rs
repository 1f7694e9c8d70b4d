//! The text side of editing: changes as splices of the author's text.

mod edges;
mod lines;
mod nodes;
mod patch;
mod properties;
mod sections;
mod story;
mod style;
mod write;

use std::collections::BTreeSet;

use self::{
    patch::{Patch, Patched, Slot, Unusual},
    style::Style,
};
use super::plan::Change;
use crate::{
    Diagnostic, Severity,
    document::{Document, EndRef, Limits, parse_tree, yaml::Value},
};

/// A text that was read.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) document: Document,
    root: Value,
    style: Style,
}

/// Why a text was not changed.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is written in a way that nobody foresaw.
    Unusual,
    /// The new text has mistakes.
    Mistakes(Vec<Diagnostic>),
}

impl From<Unusual> for Refusal {
    fn from(_: Unusual) -> Self {
        Self::Unusual
    }
}

impl Page {
    /// Reads a text.
    ///
    /// # Errors
    /// With the mistakes of the text.
    pub(super) fn read(limits: &Limits, text: String) -> Result<Self, Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let (document, root) = parse_tree(&mut diagnostics, &text, limits);
        diagnostics.retain(|problem| problem.severity == Severity::Error);
        match root {
            Some(root) if diagnostics.is_empty() => {
                let style = Style::of(&text, &root);
                Ok(Self {
                    text,
                    document,
                    root,
                    style,
                })
            }
            _ => Err(diagnostics),
        }
    }

    /// Makes changes that are about different parts of the file, in two
    /// readings at most.
    ///
    /// # Errors
    /// When the text cannot be changed so, which says nothing about the changes one by one.
    pub(super) fn apply_together(
        &self,
        limits: &Limits,
        changes: &[Change],
    ) -> Result<Self, Refusal> {
        let mut patch = self.patch();
        for change in changes {
            self.change(&mut patch, change)?;
        }
        if changes.len() > 1 && !patch.leaves_no_gap() {
            return Err(Refusal::Unusual);
        }
        let page = self.finish(patch, limits)?;
        page.narrowed(limits, changes)
            .map(|narrowed| narrowed.unwrap_or(page))
    }

    /// Makes a change.
    ///
    /// # Errors
    /// When the text cannot be changed so.
    pub(super) fn apply(&self, limits: &Limits, change: &Change) -> Result<Self, Refusal> {
        if let Change::MoveNode { path, container } = change {
            let (text, node) = self.without_node(path)?;
            let page = Self::read(limits, text).map_err(Refusal::Mistakes)?;
            let mut patch = page.patch();
            page.add_node(&mut patch, container, &node.0, node.1)?;
            return page.finish(patch, limits);
        }
        self.apply_together(limits, std::slice::from_ref(change))
    }

    /// The page with what is left of edges and steps, once what goes of them is
    /// gone: what is added next to that finds its neighbours as they will be.
    /// None when all that is left stays as it is.
    fn narrowed(&self, limits: &Limits, changes: &[Change]) -> Result<Option<Self>, Refusal> {
        let mut patch = self.patch();
        for change in changes {
            match change {
                Change::Edges(fates) => self.narrow_edges(&mut patch, fates)?,
                Change::Story(fates) => self.narrow_steps(&mut patch, fates)?,
                _ => {}
            }
        }
        match patch.is_empty() {
            true => Ok(None),
            false => self.finish(patch, limits).map(Some),
        }
    }

    fn change<'p>(&'p self, patch: &mut Patch<'p>, change: &'p Change) -> Patched {
        match change {
            Change::AddNode { container, node } => {
                let new = self.new_node(node);
                self.add_node(patch, container, &node.id.value, new)
            }
            Change::RemoveNode { path } => {
                let slot = self.node(path).ok_or(Unusual)?;
                patch.remove(slot.map, &BTreeSet::from([slot.at]))
            }
            Change::RenameNode { path, to } => {
                let slot = self.node(path).ok_or(Unusual)?;
                let key = &slot.entry.key;
                let whole = key.span;
                let id = key.scalar.part(whole, 0, key.text().len());
                self.rewrite(patch, id.range(), key.text(), to)
            }
            Change::SetNodes(settings) => settings
                .iter()
                .try_for_each(|setting| self.set_node(patch, setting)),
            Change::Refer(new) => {
                let mut new = new.iter();
                self.refer_edges(patch, &mut new)?;
                self.refer_story(patch, &mut new)?;
                let positions = self.document.positions.iter().zip(new);
                let mut changed =
                    positions.filter_map(|(old, new)| Some((&old.node, new.as_ref()?)));
                changed.try_for_each(|(old, new)| self.refer(patch, old, new))
            }
            Change::AddEdge(edge) => self.add_edge(patch, edge),
            Change::SetEdges(settings) => settings
                .iter()
                .try_for_each(|it| self.set_edge(patch, it.statement, &it.key, &it.value)),
            Change::AddStep { at, step } => self.add_step(patch, *at, step),
            Change::SetStep { at, step } => self.set_step(patch, *at, step),
            Change::AddPosition(position) => self.add_position(patch, position),
            Change::SetPosition { at, x, y } => self.set_position(patch, *at, [*x, *y]),
            Change::Positions(stay) => self.keep_positions(patch, stay),
            Change::SetDiagram { key, value, .. } => self.set_section(patch, key, value),
            Change::SetLayout { value, .. } => self.set_layout(patch, value),
            Change::SetStyle {
                style, key, value, ..
            } => self.set_style(patch, style, key, value),
            Change::RemoveStyle { style } => self.remove_style(patch, style),
            Change::Legend(stay) => self.keep_legend(patch, stay),
            Change::SetMotion { key, value, .. } => self.set_motion(patch, key, value),
            Change::Edges(fates) => self.drop_edges(patch, fates),
            Change::Story(fates) => self.drop_steps(patch, fates),
            Change::MoveNode { .. } => unreachable!("a move takes two readings, in `apply`"),
        }
    }

    fn patch(&self) -> Patch<'_> {
        Patch::new(&self.text, &self.style)
    }

    /// Reads the text with the changes made.
    fn finish(&self, patch: Patch<'_>, limits: &Limits) -> Result<Self, Refusal> {
        Self::read(limits, patch.finish()?).map_err(Refusal::Mistakes)
    }

    /// The entry of a key of the file.
    fn section(&self, key: &str) -> Option<Slot<'_>> {
        Slot::find(&self.root, key)
    }

    /// The entry of the node at a full path.
    fn node(&self, path: &[String]) -> Option<Slot<'_>> {
        let mut map = &self.root;
        let mut found = None;
        for id in path {
            let nodes = Slot::find(map, "nodes")?;
            let node = Slot::find(nodes.value(), id)?;
            map = node.value();
            found = Some(node);
        }
        found
    }

    /// Writes another reference in the place of one.
    fn refer(&self, patch: &mut Patch<'_>, old: &EndRef, new: &EndRef) -> Patched {
        self.rewrite(patch, old.span.range(), &old.to_string(), &new.to_string())
    }

    /// Puts one word in the place of another, which may be in quotes.
    fn rewrite(
        &self,
        patch: &mut Patch<'_>,
        range: std::ops::Range<usize>,
        old: &str,
        new: &str,
    ) -> Patched {
        // Words are made of ids, which need no quotes and have no escapes.
        let written = self.text.get(range.clone()).ok_or(Unusual)?;
        let at = written.find(old).ok_or(Unusual)?;
        let around = [&written[..at], &written[at + old.len()..]];
        if !matches!(around, ["", ""] | ["\"", "\""] | ["'", "'"]) {
            return Err(Unusual);
        }
        let start = range.start + at;
        patch.replace(start..start + old.len(), new);
        Ok(())
    }
}
