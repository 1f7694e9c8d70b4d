//! What nodes and edges say about themselves, in mappings.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    patch::{Patch, Patched, Slot, Unusual},
    write::New,
};
use crate::{
    document::{
        keys,
        yaml::{Data, Value},
    },
    edit::plan::Key,
};

/// The mapping that a node or an edge says things in.
#[derive(Clone, Copy)]
pub(super) enum Holder<'p> {
    /// The value of an entry.
    Slot(Slot<'p>),
    /// An item of a list.
    Item(&'p Value),
}

/// Whose mapping it is, with the named styles that it takes.
pub(super) enum Owner<'o> {
    Node { classes: &'o [String] },
    Edge { classes: &'o [String] },
}

impl<'p> Holder<'p> {
    fn map(self) -> &'p Value {
        match self {
            Self::Slot(slot) => slot.value(),
            Self::Item(item) => item,
        }
    }

    fn find(self, key: &str) -> Option<Slot<'p>> {
        Slot::find(self.map(), key)
    }

    /// Sets a key, adds it, or takes it away.
    pub(super) fn put(self, patch: &mut Patch<'p>, key: &str, new: Option<New>) -> Patched {
        match (self.find(key), new) {
            (Some(slot), Some(new)) => patch.set(slot, &new),
            (Some(slot), None) => patch.remove(slot.map, &BTreeSet::from([slot.at])),
            (None, None) => Ok(()),
            (None, Some(new)) => match self {
                Self::Slot(slot) => patch.add_entry(slot, key, new, Some("nodes")),
                Self::Item(map) => {
                    let Data::Map(entries) = &map.data else {
                        return Err(Unusual);
                    };
                    patch.insert_entry(map, entries.len(), key, &new)
                }
            },
        }
    }
}

/// Sets what a node or an edge says about itself; null takes it away.
pub(super) fn set_property<'p>(
    patch: &mut Patch<'p>,
    holder: Holder<'p>,
    owner: &Owner<'_>,
    key: &Key,
    value: &Json,
) -> Patched {
    let new = (!value.is_null()).then(|| New::from(value));
    match key {
        Key::Field(field) => holder.put(patch, field, new),
        Key::Styles => set_names(patch, holder, new),
        Key::Style(property) => set_style(patch, holder, owner, property, new),
        Key::Param(param) => set_param(patch, holder, param, new),
    }
}

/// Whether a value is a mapping.
fn is_map(slot: &Slot<'_>) -> bool {
    matches!(slot.value().data, Data::Map(_))
}

/// Sets the named styles, which `style` and `class` both can hold.
fn set_names<'p>(patch: &mut Patch<'p>, holder: Holder<'p>, new: Option<New>) -> Patched {
    let style = holder.find("style").filter(|slot| !is_map(slot));
    let class = holder.find("class");
    let properties = holder.find("style").is_some_and(|slot| is_map(&slot));
    let here = match (style, class) {
        (None, Some(_)) => "class",
        _ if properties => "class",
        _ => "style",
    };
    if let (Some(style), Some(class)) = (style, class) {
        // One of the two is enough for all names.
        let gone = match new {
            Some(_) => BTreeSet::from([class.at]),
            None => BTreeSet::from([class.at, style.at]),
        };
        patch.remove(class.map, &gone)?;
        return new.map_or(Ok(()), |new| patch.set(style, &new));
    }
    holder.put(patch, here, new)
}

/// Sets a property of its own style, which may stand beside it or in `style`.
fn set_style<'p>(
    patch: &mut Patch<'p>,
    holder: Holder<'p>,
    owner: &Owner<'_>,
    property: &str,
    new: Option<New>,
) -> Patched {
    let (beside, classes) = match owner {
        Owner::Node { classes } => (property == "color", classes),
        Owner::Edge { classes } => (true, classes),
    };
    let direct = holder.find(property).filter(|_| beside);
    let style = holder.find("style");
    let inner = style.and_then(|style| Slot::find(style.value(), property));
    let Some(new) = new else {
        return remove_style(patch, direct, style, inner);
    };
    // What stands beside it goes before what `style` says.
    if let Some(slot) = direct.or(inner) {
        return patch.set(slot, &new);
    }
    if beside {
        return holder.put(patch, property, Some(new));
    }
    let properties = vec![(property.to_owned(), new.clone())];
    match style {
        Some(style) if is_map(&style) => patch.add_entry(style, property, new, None),
        Some(style) if matches!(style.value().data, Data::Null) => {
            patch.set(style, &New::flow_map(properties))
        }
        Some(style) => {
            // The names that stood here go to `class`.
            let names = New::names(classes.to_vec());
            holder.put(patch, "class", Some(names))?;
            patch.set(style, &New::flow_map(properties))
        }
        None => holder.put(patch, "style", Some(New::flow_map(properties))),
    }
}

/// Takes a property away from wherever it stands.
fn remove_style<'p>(
    patch: &mut Patch<'p>,
    direct: Option<Slot<'p>>,
    style: Option<Slot<'p>>,
    inner: Option<Slot<'p>>,
) -> Patched {
    let mut gone = BTreeSet::new();
    gone.extend(direct.map(|slot| slot.at));
    if let (Some(style), Some(inner)) = (style, inner) {
        match &style.value().data {
            Data::Map(properties) if properties.len() == 1 => {
                gone.insert(style.at);
            }
            _ => patch.remove(inner.map, &BTreeSet::from([inner.at]))?,
        }
    }
    match direct.or(style) {
        Some(slot) => patch.remove(slot.map, &gone),
        None => Ok(()),
    }
}

/// Sets a parameter, which stands beside the other keys unless one of them has its name.
fn set_param<'p>(
    patch: &mut Patch<'p>,
    holder: Holder<'p>,
    param: &str,
    new: Option<New>,
) -> Patched {
    let reserved = keys::NODE.contains(&param);
    let params = holder.find("params");
    let inner = params.and_then(|params| Slot::find(params.value(), param));
    match (inner, new) {
        (Some(inner), Some(new)) => patch.set(inner, &new),
        (Some(inner), None) => match (&inner.map.data, params) {
            (Data::Map(entries), Some(params)) if entries.len() == 1 => {
                patch.remove(params.map, &BTreeSet::from([params.at]))
            }
            _ => patch.remove(inner.map, &BTreeSet::from([inner.at])),
        },
        (None, Some(new)) if reserved => match params {
            Some(params) => patch.add_entry(params, param, new, None),
            None => {
                let params = New::flow_map(vec![(param.to_owned(), new)]);
                holder.put(patch, "params", Some(params))
            }
        },
        (None, None) if reserved => Ok(()),
        (None, new) => holder.put(patch, param, new),
    }
}
