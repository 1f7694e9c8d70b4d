//! The keys of the file, and what stands below those that are not about nodes,
//! edges or the story.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    Page,
    lines::{attached, bottom, column, entry_end},
    patch::{Patch, Patched, Slot, Unusual, place},
    properties::Holder,
    write::{New, Place, Shape},
};
use crate::document::{Position, keys, yaml::Data};

impl Page {
    /// Adds a key to the file, where the reference lists it among those that are there.
    pub(super) fn add_section<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        key: &str,
        new: &New,
    ) -> Patched {
        let Data::Map(entries) = &self.root.data else {
            return Err(Unusual);
        };
        let source = &self.text;
        let rank = |key: &str| keys::FILE.iter().position(|own| *own == key);
        let before = entries
            .iter()
            .rposition(|entry| rank(entry.key.text()) < rank(key));
        if entries.is_empty() {
            let span = self.root.span;
            let pair = new.pair(key, &self.style, Place::Flow);
            patch.replace(span.start + 1..span.end - 1, pair);
            return Ok(());
        }
        if place(&self.root) == Place::Flow || !new.is_block() || !self.style.spaced {
            return patch.insert_entry(&self.root, before.map_or(0, |at| at + 1), key, new);
        }
        // Sections have an empty line between them, as the others do.
        let indent = column(source, entries[0].key.span.start);
        let lines = new.entry(key, indent, &self.style);
        let newline = self.style.newline;
        match before {
            Some(at) => {
                let end = entry_end(source, &entries[at]);
                let bottom = bottom(source, end, indent);
                patch.insert_lines(bottom, &format!("{newline}{lines}"));
            }
            None => {
                let top = attached(source, entries[0].key.span.start);
                patch.insert_lines(top, &format!("{lines}{newline}"));
            }
        }
        Ok(())
    }

    /// Sets a key of the file to a value; null takes it away.
    pub(super) fn set_section<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        key: &str,
        value: &Json,
    ) -> Patched {
        match (self.section(key), value) {
            (Some(slot), Json::Null) => patch.remove(slot.map, &BTreeSet::from([slot.at])),
            (Some(slot), value) => patch.set(slot, &New::from(value)),
            (None, Json::Null) => Ok(()),
            (None, value) => self.add_section(patch, key, &New::from(value)),
        }
    }

    /// Sets the layout: a name, or a mapping with `name` and `params`.
    pub(super) fn set_layout<'p>(&'p self, patch: &mut Patch<'p>, value: &Json) -> Patched {
        let (Some(name), Some(Json::Object(params))) = (value.get("name"), value.get("params"))
        else {
            return self.set_section(patch, "layout", value);
        };
        let mut entries = vec![("name".to_owned(), New::from(name))];
        let own = |(key, value): (&String, &Json)| (key.clone(), New::from(value));
        if params.contains_key("name") || params.contains_key("params") {
            let params = New::flow_map(params.iter().map(own).collect());
            entries.push(("params".to_owned(), params));
        } else {
            entries.extend(params.iter().map(own));
        }
        let new = New::flow_map(entries);
        match self.section("layout") {
            Some(slot) => patch.set(slot, &new),
            None => self.add_section(patch, "layout", &new),
        }
    }

    /// Sets a property of a named style.
    pub(super) fn set_style<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        name: &str,
        key: &str,
        value: &Json,
    ) -> Patched {
        let new = New::from(value);
        let alone = New::flow_map(vec![(key.to_owned(), new.clone())]);
        let Some(styles) = self.section("styles") else {
            let styles = New::block_map(vec![(name.to_owned(), alone)]);
            return self.add_section(patch, "styles", &styles);
        };
        match Slot::find(styles.value(), name) {
            Some(style) if matches!(style.value().data, Data::Map(_)) => {
                let new = (!value.is_null()).then_some(new);
                Holder::Slot(style).put(patch, key, new)
            }
            Some(_) if value.is_null() => Ok(()),
            Some(style) => patch.set(style, &alone),
            None => patch.add_entry(styles, name, alone, None),
        }
    }

    /// Takes a named style away; with the last one goes the key.
    pub(super) fn remove_style<'p>(&'p self, patch: &mut Patch<'p>, name: &str) -> Patched {
        let styles = self.section("styles").ok_or(Unusual)?;
        let style = Slot::find(styles.value(), name).ok_or(Unusual)?;
        let gone = match self.document.styles.len() {
            1 => styles,
            _ => style,
        };
        patch.remove(gone.map, &BTreeSet::from([gone.at]))
    }

    /// Takes lines of the legend away; with the last one goes the key, since a
    /// legend without lines is no legend.
    pub(super) fn keep_legend<'p>(&'p self, patch: &mut Patch<'p>, stay: &[bool]) -> Patched {
        let legend = self.section("legend").ok_or(Unusual)?;
        if !stay.contains(&true) {
            return patch.remove(legend.map, &BTreeSet::from([legend.at]));
        }
        let gone = stay.iter().enumerate().filter(|(_, stays)| !**stays);
        patch.remove(legend.value(), &gone.map(|(at, _)| at).collect())
    }

    /// Sets a key of `motion`, whose short form says what runs along the edges.
    pub(super) fn set_motion<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        key: &str,
        value: &Json,
    ) -> Patched {
        let Some(motion) = self.section("motion") else {
            let motion = New::block_map(vec![(key.to_owned(), New::from(value))]);
            return self.add_section(patch, "motion", &motion);
        };
        let Data::Scalar(flow) = &motion.value().data else {
            let new = (!value.is_null()).then(|| New::from(value));
            return Holder::Slot(motion).put(patch, key, new);
        };
        match (key, value) {
            ("flow", Json::Null) => patch.set(motion, &New::Null),
            // In the short form `none` would mean that nothing moves at all.
            ("flow", value) if *value != "none" => patch.set(motion, &New::from(value)),
            ("flow", value) => {
                let entries = vec![("flow".to_owned(), New::from(value))];
                patch.set(motion, &New::block_map(entries))
            }
            (_, Json::Null) => Ok(()),
            (key, value) => {
                let entries = vec![
                    ("flow".to_owned(), New::Text(flow.text.clone())),
                    (key.to_owned(), New::from(value)),
                ];
                patch.set(motion, &New::block_map(entries))
            }
        }
    }

    /// Adds the place of a node.
    pub(super) fn add_position<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        position: &Position,
    ) -> Patched {
        let new = point([position.x, position.y]);
        let id = position.node.to_string();
        match self.section("positions") {
            // A position without a place says nothing yet.
            Some(slot) => match Slot::find(slot.value(), &id) {
                Some(empty) => patch.set(empty, &new),
                None => patch.add_entry(slot, &id, new, None),
            },
            None => self.add_section(patch, "positions", &New::block_map(vec![(id, new)])),
        }
    }

    /// Gives a position another place, in the form that it has.
    pub(super) fn set_position<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        at: usize,
        place: [f64; 2],
    ) -> Patched {
        let positions = self.section("positions").ok_or(Unusual)?;
        let id = self.document.positions[at].node.to_string();
        let slot = Slot::find(positions.value(), &id).ok_or(Unusual)?;
        let axes = match &slot.value().data {
            Data::List(items) => items.iter().collect(),
            Data::Map(_) => {
                let axes = ["x", "y"].map(|axis| Slot::find(slot.value(), axis));
                axes.iter().flatten().map(Slot::value).collect()
            }
            _ => Vec::new(),
        };
        let [x, y] = axes[..] else {
            return Err(Unusual);
        };
        patch.replace(x.span.range(), place[0].to_string());
        patch.replace(y.span.range(), place[1].to_string());
        Ok(())
    }

    /// Takes positions away; with the last one goes the key, which programs write.
    pub(super) fn keep_positions<'p>(&'p self, patch: &mut Patch<'p>, stay: &[bool]) -> Patched {
        let positions = self.section("positions").ok_or(Unusual)?;
        if !stay.contains(&true) {
            return patch.remove(positions.map, &BTreeSet::from([positions.at]));
        }
        let all = self.document.positions.iter().zip(stay);
        let gone = all.filter(|(_, stays)| !**stays);
        let gone: Option<BTreeSet<usize>> = gone
            .map(|(position, _)| {
                let slot = Slot::find(positions.value(), &position.node.to_string());
                slot.map(|slot| slot.at)
            })
            .collect();
        patch.remove(positions.value(), &gone.ok_or(Unusual)?)
    }
}

fn point(place: [f64; 2]) -> New {
    New::List {
        items: place.map(|axis| New::Raw(axis.to_string())).to_vec(),
        shape: Shape::Flow,
    }
}
