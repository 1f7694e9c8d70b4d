//! Nodes, in their short and their long form.

use std::collections::BTreeSet;

use super::{
    Page,
    lines::{attached, begins_line, bottom, column, elements, line_start, value_range},
    patch::{Patch, Patched, Slot, Unusual, place},
    properties::{Holder, Owner, set_property},
    write::{New, Place, Shape, double_quoted, is_plain, needs_escape, scalar, single_quoted},
};
use crate::{
    document::{
        NodeDecl, Spanned,
        yaml::{Data, Entry, Form, Value},
    },
    edit::plan::{self, Key, NodeSetting},
};

impl Page {
    /// A node as it is added.
    pub(super) fn new_node(&self, node: &NodeDecl) -> New {
        let word = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        let (kind, label) = (word(&node.kind), word(&node.label));
        if node.nodes.is_none() {
            if kind.is_none() && label.is_none() {
                return New::Null;
            }
            if let Some(short) = short_form(kind.as_deref(), label.as_deref())
                && !(self.style.json && label.is_some())
            {
                return New::Text(short);
            }
        }
        let mut entries = Vec::new();
        entries.extend(kind.map(|kind| ("kind".to_owned(), New::Text(kind))));
        entries.extend(label.map(|label| ("label".to_owned(), New::Text(label))));
        let block = node.nodes.is_some() || self.style.node_blocks;
        if node.nodes.is_some() {
            entries.push(("nodes".to_owned(), New::flow_map(Vec::new())));
        }
        match block {
            true => New::block_map(entries),
            false => New::flow_map(entries),
        }
    }

    /// Adds a node at the end of what a container holds.
    pub(super) fn add_node<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        container: &[String],
        id: &str,
        new: New,
    ) -> Patched {
        let nodes = |new| New::block_map(vec![(id.to_owned(), new)]);
        if container.is_empty() {
            return match self.section("nodes") {
                Some(slot) => patch.add_entry(slot, id, new, None),
                None => self.add_section(patch, "nodes", &nodes(new)),
            };
        }
        let slot = self.node(container).ok_or(Unusual)?;
        match &slot.value().data {
            Data::Map(entries) => {
                let inner = Slot::find(slot.value(), "nodes");
                let is_full = |inner: Slot<'_>| matches!(&inner.value().data, Data::Map(nodes) if !nodes.is_empty());
                if !inner.is_some_and(is_full)
                    && let Some(mut said) = self.opened(slot, entries)
                {
                    said.retain(|(key, _)| key != "nodes");
                    said.push(("nodes".to_owned(), nodes(new)));
                    return patch.set(slot, &New::block_map(said));
                }
                match inner {
                    Some(inner) => patch.add_entry(inner, id, new, None),
                    None => patch.add_entry(slot, "nodes", nodes(new), None),
                }
            }
            Data::Null | Data::Scalar(_) => {
                let mut entries = self.said(container);
                entries.push(("nodes".to_owned(), nodes(new)));
                patch.set(slot, &New::block_map(entries))
            }
            _ => Err(Unusual),
        }
    }

    /// The entries of a mapping in brackets on one line of a block, to be
    /// written by indentation: a container is easier to read so.
    fn opened(&self, slot: Slot<'_>, entries: &[Entry]) -> Option<Vec<(String, New)>> {
        let range = value_range(&self.text, slot.entry)?;
        let one_line = !self.text[range].contains('\n');
        if slot.place() == Place::Flow || slot.value().form == Form::Block || !one_line {
            return None;
        }
        let said = entries.iter().map(|entry| {
            let value = value_range(&self.text, entry);
            let value = value.map_or(New::Null, |range| New::Raw(self.text[range].to_owned()));
            (entry.key.text().to_owned(), value)
        });
        Some(said.collect())
    }

    /// Kind and label of a node, as entries of its long form.
    fn said(&self, path: &[String]) -> Vec<(String, New)> {
        let node = plan::node(&self.document, path);
        let keys = [
            ("kind", node.and_then(|node| node.kind.as_ref())),
            ("label", node.and_then(|node| node.label.as_ref())),
        ];
        let entry = |(key, text): (&str, Option<&Spanned<String>>)| {
            Some((key.to_owned(), New::Text(text?.value.clone())))
        };
        keys.into_iter().filter_map(entry).collect()
    }

    /// The text without a node, and the node to be added elsewhere.
    pub(super) fn without_node(&self, path: &[String]) -> Patched<(String, (String, New))> {
        let slot = self.node(path).ok_or(Unusual)?;
        let new = self.moved(slot);
        let mut patch = self.patch();
        patch.remove(slot.map, &BTreeSet::from([slot.at]))?;
        Ok((patch.finish()?, (slot.entry.key.text().to_owned(), new)))
    }

    fn moved(&self, slot: Slot<'_>) -> New {
        let source = &self.text;
        let range = elements(source, slot.map)[slot.at].clone();
        let indent = column(source, range.start);
        let own_lines = begins_line(source, range.start);
        let in_lines = place(slot.map) == Place::Block && own_lines;
        let text = if in_lines {
            &source[attached(source, range.start)..bottom(source, range.end, indent)]
        } else {
            &source[range.clone()]
        };
        // The first line of what stood in brackets begins behind its indentation.
        let outer = match in_lines {
            true => indent,
            false => {
                let line = &source[line_start(source, range.start)..];
                line.len() - line.trim_start_matches(' ').len()
            }
        };
        let mut lines = String::new();
        for (at, line) in text.lines().enumerate() {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let cut = if at == 0 && !in_lines {
                0
            } else {
                spaces.min(outer)
            };
            lines.push_str(line[cut..].trim_end_matches('\r'));
            lines.push_str(self.style.newline);
        }
        let inline = match slot.place() {
            Place::Flow if !matches!(slot.value().data, Data::Null) => {
                New::Raw(source[slot.value().span.start..range.end].to_owned())
            }
            _ => self.again(slot.value()),
        };
        New::Moved {
            lines,
            inline: Box::new(inline),
        }
    }

    /// A value to be written again, on one line.
    fn again(&self, value: &Value) -> New {
        match &value.data {
            Data::Null | Data::Refused => New::Null,
            Data::Scalar(scalar) if scalar.quoted || scalar.is_text() => {
                New::Text(scalar.text.clone())
            }
            Data::Scalar(scalar) => New::Raw(scalar.text.clone()),
            Data::List(items) => New::List {
                items: items.iter().map(|item| self.again(item)).collect(),
                shape: Shape::Flow,
            },
            Data::Map(entries) => {
                let entry = |entry: &Entry| (entry.key.text().to_owned(), self.again(&entry.value));
                New::flow_map(entries.iter().map(entry).collect())
            }
        }
    }

    /// Sets what a node says about itself.
    pub(super) fn set_node<'p>(&'p self, patch: &mut Patch<'p>, setting: &NodeSetting) -> Patched {
        let NodeSetting {
            path, key, value, ..
        } = setting;
        let slot = self.node(path).ok_or(Unusual)?;
        let node = plan::node(&self.document, path).ok_or(Unusual)?;
        if let Data::Map(_) = &slot.value().data {
            let classes: Vec<String> = node
                .style
                .classes
                .iter()
                .map(|class| class.value.clone())
                .collect();
            let owner = Owner::Node { classes: &classes };
            return set_property(patch, Holder::Slot(slot), &owner, key, value);
        }
        let mut said = self.said(path);
        if let Key::Field(field @ ("kind" | "label")) = key {
            said.retain(|(key, _)| key != field);
            if !value.is_null() {
                let text = setting.judged_text(field).ok_or(Unusual)?;
                // The kind stands first, as in the short form.
                let at = if *field == "kind" { 0 } else { said.len() };
                said.insert(at, ((*field).to_owned(), New::Text(text)));
            }
            return self.set_said(patch, slot, said);
        }
        if value.is_null() {
            return Ok(());
        }
        said.push(long_key(key, value));
        patch.set(slot, &self.shaped(said))
    }

    /// Writes kind and label, in the short form where that can hold them.
    fn set_said<'p>(
        &self,
        patch: &mut Patch<'p>,
        slot: Slot<'p>,
        said: Vec<(String, New)>,
    ) -> Patched {
        let word = |key: &str| {
            said.iter().find_map(|(own, text)| match text {
                New::Text(text) if own == key => Some(text.as_str()),
                _ => None,
            })
        };
        if said.is_empty() {
            return patch.set(slot, &New::Null);
        }
        let Some(short) = short_form(word("kind"), word("label")) else {
            return patch.set(slot, &self.shaped(said));
        };
        let form = slot.value().form;
        let text = match form {
            Form::DoubleQuoted => double_quoted(&short),
            Form::SingleQuoted if !short.contains(needs_escape) => single_quoted(&short),
            _ => scalar(&short, &self.style, slot.place()),
        };
        patch.set(slot, &New::Raw(text))
    }

    /// A mapping as the nodes of the file have theirs.
    fn shaped(&self, entries: Vec<(String, New)>) -> New {
        match self.style.node_blocks {
            true => New::block_map(entries),
            false => New::flow_map(entries),
        }
    }
}

/// A key with its value where nothing else is said yet.
fn long_key(key: &Key, value: &serde_json::Value) -> (String, New) {
    let inner = |holder: &str, key: &str| {
        let inner = New::flow_map(vec![(key.to_owned(), New::from(value))]);
        (holder.to_owned(), inner)
    };
    match key {
        Key::Field(field) => ((*field).to_owned(), New::from(value)),
        Key::Styles => ("style".to_owned(), New::from(value)),
        Key::Style("color") => ("color".to_owned(), New::from(value)),
        Key::Style(property) => inner("style", property),
        Key::Param(param) if crate::document::keys::NODE.contains(&param.as_str()) => {
            inner("params", param)
        }
        Key::Param(param) => (param.clone(), New::from(value)),
    }
}

/// `kind` or `kind, Label`; none when that would read as something else.
fn short_form(kind: Option<&str>, label: Option<&str>) -> Option<String> {
    let kind = kind.filter(|kind| !kind.contains(',') && is_plain(kind, Place::Flow))?;
    let Some(label) = label else {
        return Some(kind.to_owned());
    };
    let whole = label.trim() == label && !label.is_empty() && !label.contains('\n');
    (whole && !label.starts_with('{')).then(|| format!("{kind}, {label}"))
}

impl NodeSetting {
    /// The kind or the label that it sets.
    fn judged_text(&self, field: &str) -> Option<String> {
        let text = match field {
            "kind" => &self.judged.kind,
            _ => &self.judged.label,
        };
        text.as_ref().map(|text| text.value.clone())
    }
}
