//! What can be set on nodes and edges, and where the value is in the document.

use crate::{
    Diagnostic,
    diagnostic::{code, shorten},
    document::{EdgeDecl, NodeDecl, StyleProps, keys},
};

use super::judge::unknown_key;

/// Something that a node or an edge says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::edit) enum Key {
    /// A key of its own, such as `label`.
    Field(&'static str),
    /// The named styles.
    Styles,
    /// A property of its style, such as `fill`.
    Style(&'static str),
    /// A parameter of its kind.
    Param(String),
}

/// What a node has besides parameters, as an operation names it.
const NODE_KEYS: [&str; 19] = [
    "kind",
    "label",
    "caption",
    "badge",
    "color",
    "style",
    "tags",
    "ports",
    "rank",
    "size",
    "direction",
    "description",
    "link",
    "style.fill",
    "style.stroke",
    "style.text",
    "style.width",
    "style.line",
    "style.opacity",
];

/// What an edge has, as an operation names it.
const EDGE_KEYS: [&str; 8] = [
    "label", "color", "width", "line", "opacity", "style", "weight", "flow",
];

impl Key {
    /// The key of a node.
    pub(super) fn of_node(written: &str) -> Result<Self, Vec<Diagnostic>> {
        let known =
            |keys: &[&'static str], word: &str| keys.iter().copied().find(|key| *key == word);
        match written {
            "color" => return Ok(Self::Style("color")),
            "style" | "class" => return Ok(Self::Styles),
            "nodes" | "layout" | "params" => return Err(vec![not_settable(written)]),
            _ => {}
        }
        if let Some(field) = known(keys::NODE, written) {
            return Ok(Self::Field(field));
        }
        match written.split_once('.') {
            Some(("params", param)) if !param.is_empty() => Ok(Self::Param(param.to_owned())),
            Some(("style", property)) => known(keys::STYLE, property)
                .map(Self::Style)
                .ok_or_else(|| unknown_key("a node", written, &NODE_KEYS)),
            None if !written.trim().is_empty() => Ok(Self::Param(written.to_owned())),
            _ => Err(unknown_key("a node", written, &NODE_KEYS)),
        }
    }

    /// The key of an edge.
    pub(super) fn of_edge(written: &str) -> Result<Self, Vec<Diagnostic>> {
        match written {
            "label" => Ok(Self::Field("label")),
            "weight" => Ok(Self::Field("weight")),
            "flow" => Ok(Self::Field("flow")),
            "style" | "class" => Ok(Self::Styles),
            _ => keys::EDGE_STYLE
                .iter()
                .find(|key| written.strip_prefix("style.").unwrap_or(written) == **key)
                .map(|key| Self::Style(key))
                .ok_or_else(|| unknown_key("an edge", written, &EDGE_KEYS)),
        }
    }

    /// Sets it on a node to what another says.
    pub(super) fn copy_node(&self, node: &mut NodeDecl, from: &NodeDecl) {
        match self {
            Self::Styles => node.style.classes.clone_from(&from.style.classes),
            Self::Style(property) => copy_style(property, &mut node.style.own, &from.style.own),
            Self::Param(key) => {
                let said = from.params.first();
                let at = node.params.iter().position(|param| param.key.value == *key);
                match (at, said) {
                    (Some(at), Some(param)) => node.params[at] = param.clone(),
                    (Some(at), None) => drop(node.params.remove(at)),
                    (None, said) => node.params.extend(said.cloned()),
                }
            }
            Self::Field(field) => match *field {
                "kind" => node.kind.clone_from(&from.kind),
                "label" => node.label.clone_from(&from.label),
                "caption" => node.caption.clone_from(&from.caption),
                "badge" => node.badge.clone_from(&from.badge),
                "tags" => node.tags.clone_from(&from.tags),
                "ports" => node.ports.clone_from(&from.ports),
                "rank" => node.rank.clone_from(&from.rank),
                "size" => node.size.clone_from(&from.size),
                "direction" => node.direction.clone_from(&from.direction),
                "description" => node.description.clone_from(&from.description),
                "link" => node.link.clone_from(&from.link),
                other => unreachable!("{other} is no key of a node that is set"),
            },
        }
    }

    /// Sets it on an edge to what another says.
    pub(super) fn copy_edge(&self, edge: &mut EdgeDecl, from: &EdgeDecl) {
        match self {
            Self::Styles => edge.style.classes.clone_from(&from.style.classes),
            Self::Style(property) => copy_style(property, &mut edge.style.own, &from.style.own),
            Self::Field("label") => edge.label.clone_from(&from.label),
            Self::Field("weight") => edge.weight.clone_from(&from.weight),
            Self::Field("flow") => edge.flow.clone_from(&from.flow),
            Self::Field(_) | Self::Param(_) => unreachable!("{self:?} is no key of an edge"),
        }
    }
}

/// Sets a property of a style to what another says.
pub(super) fn copy_style(property: &str, style: &mut StyleProps, from: &StyleProps) {
    match property {
        "color" => style.color.clone_from(&from.color),
        "fill" => style.fill.clone_from(&from.fill),
        "stroke" => style.stroke.clone_from(&from.stroke),
        "text" => style.text.clone_from(&from.text),
        "width" => style.width.clone_from(&from.width),
        "line" => style.line.clone_from(&from.line),
        "opacity" => style.opacity.clone_from(&from.opacity),
        "shadow" => style.shadow.clone_from(&from.shadow),
        other => unreachable!("{other} is no property of a style"),
    }
}

fn not_settable(written: &str) -> Diagnostic {
    let hint = match written {
        "nodes" => "`add`, `remove` and `move` change what a container holds",
        "params" => "set each parameter by its own name, or as `params.NAME`",
        _ => "a container cannot have its own layout yet; `set-layout` sets that of the file",
    };
    let message = format!("\"{}\" cannot be set on a node", shorten(written));
    Diagnostic::error(code::MISPLACED_KEY, message).hint(hint)
}
