//! Statements about edges, in each of their forms.

use std::{collections::BTreeSet, ops::Range};

use serde_json::Value as Json;

use super::{
    Page,
    lines::{entry_end, value_end},
    patch::{Patch, Patched, Slot, Unusual, place},
    properties::{Holder, Owner, set_property},
    write::{New, Place, Shape, scalar},
};
use crate::{
    document::{
        EdgeDecl, EndRef, keys, split_label,
        yaml::{Data, Entry, Form, Scalar, Value},
    },
    edit::plan::{Fate, Key},
};

/// An item of the list of edges, by its form.
enum Item<'p> {
    /// `a -> b`, perhaps with a label, in one text.
    Text(&'p Scalar),
    /// `a -> b: …`
    Short(&'p Entry),
    /// `{from: a, to: b}`
    Long,
}

fn form(item: &Value) -> Patched<Item<'_>> {
    match &item.data {
        Data::Scalar(scalar) if item.form != Form::Lines => Ok(Item::Text(scalar)),
        Data::Map(entries) => match &entries[..] {
            [only] if !keys::EDGE.contains(&only.key.text()) => Ok(Item::Short(only)),
            _ => Ok(Item::Long),
        },
        _ => Err(Unusual),
    }
}

/// The text of a statement.
fn statement(edge: &EdgeDecl) -> String {
    let mut text = group(&edge.ends[0]);
    for (arrow, ends) in edge.arrows.iter().zip(&edge.ends[1..]) {
        text.push_str(&format!(" {arrow} {}", group(ends)));
    }
    text
}

fn group(ends: &[EndRef]) -> String {
    let ends = ends.iter().map(ToString::to_string);
    ends.collect::<Vec<_>>().join(", ")
}

impl Page {
    /// The list of edges with its items.
    fn edge_items(&self) -> Patched<(&Value, &[Value])> {
        let list = self.section("edges").ok_or(Unusual)?.value();
        match &list.data {
            Data::List(items) if items.len() == self.document.edges.len() => Ok((list, items)),
            _ => Err(Unusual),
        }
    }

    /// Takes the statements away of which nothing is left.
    pub(super) fn drop_edges<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        fates: &[Fate<EdgeDecl>],
    ) -> Patched {
        let gone = gone(fates);
        if gone.is_empty() {
            return Ok(());
        }
        let (list, _) = self.edge_items()?;
        patch.remove(list, &gone)
    }

    /// Rewrites the statements of which something is left.
    pub(super) fn narrow_edges<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        fates: &[Fate<EdgeDecl>],
    ) -> Patched {
        let left: Vec<_> = fates.iter().filter(|fate| !fate.is_gone()).collect();
        if left.is_empty() {
            return Ok(());
        }
        let (list, items) = self.edge_items()?;
        for (at, (item, fate)) in items.iter().zip(left).enumerate() {
            let Fate::Becomes(pieces) = fate else {
                continue;
            };
            let (first, others) = pieces.split_first().ok_or(Unusual)?;
            self.write_statement(patch, item, at, first)?;
            for piece in others {
                let text = self.item_text(item, at, piece)?;
                patch.insert_item(list, at + 1, &New::Raw(text))?;
            }
        }
        Ok(())
    }

    /// What an item would be with another statement in it.
    fn item_text(&self, item: &Value, at: usize, edge: &EdgeDecl) -> Patched<String> {
        let mut patch = self.patch();
        self.write_statement(&mut patch, item, at, edge)?;
        let text = patch.finish()?;
        let rest = self.text.len() - value_end(&self.text, item);
        let range = item.span.start..text.len() - rest;
        text.get(range).map(str::to_owned).ok_or(Unusual)
    }

    /// Writes other ends into an item.
    fn write_statement<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        item: &'p Value,
        at: usize,
        edge: &EdgeDecl,
    ) -> Patched {
        let style = &self.style;
        match form(item)? {
            Item::Text(text) => {
                let (old, label) = split_label(&text.text);
                let part = text.part(item.span, 0, old.len());
                let new = statement(edge);
                if self.text.get(part.range()) == Some(old) {
                    patch.replace(part.range(), new);
                } else {
                    let label = label.map_or(String::new(), |label| format!(": {label}"));
                    let place = match item.form {
                        // Quotes keep what they can hold.
                        Form::Plain => self.item_place(),
                        _ => Place::Flow,
                    };
                    let text = scalar(&format!("{new}{label}"), style, place);
                    patch.replace(item.span.start..value_end(&self.text, item), text);
                }
            }
            Item::Short(entry) => {
                let key = &entry.key;
                let part = key.scalar.part(key.span, 0, key.text().len());
                if self.text.get(part.range()) == Some(key.text()) {
                    patch.replace(part.range(), statement(edge));
                } else {
                    let text = scalar(&statement(edge), style, place(item));
                    patch.replace(key.span.range(), text);
                }
            }
            Item::Long => {
                let old = &self.document.edges[at];
                for (end, key) in ["from", "to"].into_iter().enumerate() {
                    let new: Vec<String> = edge.ends[end].iter().map(EndRef::to_string).collect();
                    let slot = Slot::find(item, key).ok_or(Unusual)?;
                    if group(&old.ends[end]) != group(&edge.ends[end]) {
                        patch.set(slot, &New::names(new))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Gives references other words, in every statement.
    pub(super) fn refer_edges<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        new: &mut impl Iterator<Item = &'p Option<EndRef>>,
    ) -> Patched {
        for (at, edge) in self.document.edges.iter().enumerate() {
            let mut renamed = edge.clone();
            let mut changed = Vec::new();
            for end in renamed.ends.iter_mut().flatten() {
                if let Some(Some(new)) = new.next() {
                    changed.push((end.clone(), new));
                    end.clone_from(new);
                }
            }
            if changed.is_empty() {
                continue;
            }
            if changed.iter().all(|(old, _)| self.is_word(old)) {
                changed
                    .iter()
                    .try_for_each(|(old, new)| self.refer(patch, old, new))?;
            } else {
                let (_, items) = self.edge_items()?;
                self.write_statement(patch, &items[at], at, &renamed)?;
            }
        }
        Ok(())
    }

    fn item_place(&self) -> Place {
        self.section("edges")
            .map_or(Place::Block, |slot| place(slot.value()))
    }

    /// Adds a statement of two ends behind all others.
    pub(super) fn add_edge<'p>(&'p self, patch: &mut Patch<'p>, edge: &EdgeDecl) -> Patched {
        let label = edge.label.as_ref().map(|label| label.value.as_str());
        let slot = self.section("edges");
        let list = slot
            .filter(|slot| matches!(&slot.value().data, Data::List(items) if !items.is_empty()));
        let place = match (list, slot) {
            (Some(list), _) => place(list.value()),
            (None, Some(slot)) => slot.place(),
            (None, None) => place(&self.root),
        };
        let item = labelled(&statement(edge), label, place);
        match slot {
            Some(slot) => patch.add_item(slot, item),
            None => {
                let (items, shape) = (vec![item], Shape::Block);
                self.add_section(patch, "edges", &New::List { items, shape })
            }
        }
    }

    /// Sets what a statement says about its edges.
    pub(super) fn set_edge<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        at: usize,
        key: &Key,
        value: &Json,
    ) -> Patched {
        let (list, items) = self.edge_items()?;
        let item = &items[at];
        let classes = class_names(&self.document.edges[at]);
        let owner = Owner::Edge { classes: &classes };
        let range = item.span.start..value_end(&self.text, item);
        let place = place(list);
        match form(item)? {
            Item::Long => set_property(patch, Holder::Item(item), &owner, key, value),
            Item::Text(text) => {
                let (statement, label) = split_label(&text.text);
                let label = label.filter(|label| !label.is_empty());
                self.set_plain(patch, range, place, (statement.trim(), label), key, value)
            }
            Item::Short(entry) => {
                let slot = Slot::find(item, entry.key.text()).ok_or(Unusual)?;
                let statement = entry.key.text().trim();
                match &entry.value.data {
                    Data::Map(entries) => {
                        let only = matches!(&entries[..], [only] if is_key(key, only.key.text()));
                        if value.is_null() && only {
                            return self.set_plain(
                                patch,
                                range,
                                place,
                                (statement, None),
                                key,
                                value,
                            );
                        }
                        set_property(patch, Holder::Slot(slot), &owner, key, value)
                    }
                    Data::Scalar(_) if *key == Key::Field("label") && !value.is_null() => {
                        patch.set(slot, &New::from(value))
                    }
                    Data::Scalar(label) => {
                        if *key != Key::Field("label") && value.is_null() {
                            return Ok(());
                        }
                        let end = entry_end(&self.text, entry).max(range.end);
                        let said = (statement, Some(label.text.trim_end()));
                        self.set_plain(patch, range.start..end, place, said, key, value)
                    }
                    Data::Null => {
                        let end = entry_end(&self.text, entry).max(range.end);
                        self.set_plain(
                            patch,
                            range.start..end,
                            place,
                            (statement, None),
                            key,
                            value,
                        )
                    }
                    _ => Err(Unusual),
                }
            }
        }
    }

    /// Writes an item anew that says nothing, or nothing but a label.
    fn set_plain(
        &self,
        patch: &mut Patch<'_>,
        range: Range<usize>,
        place: Place,
        (statement, label): (&str, Option<&str>),
        key: &Key,
        value: &Json,
    ) -> Patched {
        let new = match (key, value) {
            (Key::Field("label"), Json::Null) => labelled(statement, None, place),
            (Key::Field("label"), value) => {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                labelled(statement, Some(&text), place)
            }
            // A statement that says nothing has nothing to lose.
            (_, Json::Null) => labelled(statement, label, place),
            (key, value) => {
                let mut said = Vec::new();
                said.extend(label.map(|label| ("label".to_owned(), New::Text(label.to_owned()))));
                said.push((word(key).to_owned(), New::from(value)));
                let entries = vec![(statement.to_owned(), New::flow_map(said))];
                match place {
                    Place::Block => New::block_map(entries),
                    Place::Flow => New::flow_map(entries),
                }
            }
        };
        let text = match &new {
            New::Map { entries, .. } if new.is_block() => {
                let (key, value) = &entries[0];
                value.pair(key, &self.style, Place::Block)
            }
            _ => new.inline(&self.style, place),
        };
        patch.replace(range, text);
        Ok(())
    }

    /// Whether a reference is written letter by letter where it says.
    pub(super) fn is_word(&self, end: &EndRef) -> bool {
        let written = self.text.get(end.span.range()).unwrap_or_default();
        written.trim_matches(['"', '\'']) == end.to_string()
    }
}

/// The places of what goes.
pub(super) fn gone<T>(fates: &[Fate<T>]) -> BTreeSet<usize> {
    let gone = fates.iter().enumerate().filter(|(_, fate)| fate.is_gone());
    gone.map(|(at, _)| at).collect()
}

fn class_names(edge: &EdgeDecl) -> Vec<String> {
    let classes = edge.style.classes.iter();
    classes.map(|class| class.value.clone()).collect()
}

/// What an edge calls a key.
fn word(key: &Key) -> &str {
    match key {
        Key::Field(word) | Key::Style(word) => word,
        Key::Styles => "style",
        Key::Param(word) => word,
    }
}

fn is_key(key: &Key, written: &str) -> bool {
    written == word(key) || (*key == Key::Styles && written == "class")
}

/// A statement with its label, as an item.
fn labelled(statement: &str, label: Option<&str>, place: Place) -> New {
    let text = |text: &str| New::Text(text.to_owned());
    match (label, place) {
        (None, _) => text(statement),
        (Some(label), Place::Block) => New::block_map(vec![(statement.to_owned(), text(label))]),
        // Space around the label would be lost in one text with the statement.
        (Some(label), Place::Flow) if label.trim() == label && !label.is_empty() => {
            text(&format!("{statement}: {label}"))
        }
        (Some(label), Place::Flow) => New::flow_map(vec![(statement.to_owned(), text(label))]),
    }
}
