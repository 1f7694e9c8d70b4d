//! What can be done to a diagram file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::document::{Action, EndRef, Step};

/// One change of a diagram file, in the terms of the diagram.
///
/// Wherever a node is named, its id does, or a path such as `shop.orders`. As
/// data an operation is an object whose `op` says which one it is:
///
/// ```
/// use kinograph_core::edit::Operation;
///
/// let operation: Operation = serde_json::from_str(r#"{"op": "rename", "id": "web", "to": "site"}"#)?;
/// assert_eq!(
///     operation,
///     Operation::Rename { id: "web".into(), to: "site".into() }
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "op", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Operation {
    /// Adds a node behind those that its container holds.
    ///
    /// `{"op": "add", "id": "users-db", "kind": "postgres", "label": "Users", "into": "shop"}`
    Add {
        /// The new id, unique in the file. In a path, what stands before the last dot is `into`.
        id: String,
        /// What it is; without a kind it is the default one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
        /// What it is called; without a label it is called by its id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// What holds it, which becomes a container if it is none; nothing is the top level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<String>,
        /// Whether it is an empty container.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        container: bool,
    },
    /// Removes a node or a container with all that it holds, with its edges,
    /// its positions, its part in the story, and the comment directly above it.
    ///
    /// A fan-out loses the end (`a -> b, c` becomes `a -> b`). A chain is cut
    /// where the node stood (of `a -> b -> x -> c -> d` stay `a -> b` and
    /// `c -> d`), since nothing may be joined that was not joined before; the
    /// same is done to traces. A step of the story that is about nothing else goes.
    ///
    /// `{"op": "remove", "id": "cache"}`
    Remove {
        /// The node.
        id: String,
    },
    /// Gives a node another id, here and wherever it is named.
    ///
    /// `{"op": "rename", "id": "web", "to": "storefront"}`
    Rename {
        /// The node.
        id: String,
        /// Its new id, unique in the file.
        to: String,
    },
    /// Moves a node with all that it holds behind what another container
    /// holds; longer paths to it are written anew.
    ///
    /// `{"op": "move", "id": "orders", "into": "shop"}`
    Move {
        /// The node.
        id: String,
        /// What will hold it, which becomes a container if it is none; nothing is the top level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<String>,
    },
    /// Sets what a node says about itself.
    ///
    /// The key is one of `kind`, `label`, `caption`, `color`, `style` (named
    /// styles), `style.fill` and the other properties of a style, `tags`,
    /// `ports`, `rank`, `size`, `direction`, `description`, `link`, or a
    /// parameter of the kind; `params.KEY` is a parameter whatever its name.
    ///
    /// `{"op": "set", "id": "events", "key": "partitions", "value": 6}`
    Set {
        /// The node.
        id: String,
        /// What is set.
        key: String,
        /// A value as the file has it; null takes the key away.
        #[serde(default)]
        value: Value,
    },
    /// Gives all nodes of one kind another kind, also where they did not say
    /// the kind because it is the default one.
    ///
    /// `{"op": "replace-kind", "from": "mysql", "to": "postgres"}`
    ReplaceKind {
        /// The kind as the file has it.
        from: String,
        /// The new kind.
        to: String,
    },
    /// Adds an edge behind all others.
    ///
    /// `{"op": "connect", "from": "web", "to": "gateway:http", "label": "HTTPS"}`
    Connect {
        /// Where it starts: a node, or a node and a port.
        from: String,
        /// Where it leads.
        to: String,
        /// What stands between them: `->` when it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        arrow: Option<String>,
        /// What it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
    },
    /// Removes edges from one node to another. Other edges of the same
    /// statement stay; traces of the story are cut where no edge is left.
    ///
    /// `{"op": "disconnect", "from": "web", "to": "gateway"}`
    Disconnect {
        /// Where they start; with a port, only those at that port.
        from: String,
        /// Where they lead.
        to: String,
        /// Which one of several, counted from 1 as in the file; all of them when it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nth: Option<usize>,
    },
    /// Sets what edges from one node to another say about themselves. An edge
    /// that shares its statement with others gets one of its own.
    ///
    /// The key is one of `label`, `color`, `width`, `line`, `opacity`,
    /// `style` (named styles), `weight` and `flow`.
    ///
    /// `{"op": "set-edge", "from": "web", "to": "gateway", "key": "label", "value": "HTTPS"}`
    SetEdge {
        /// Where they start; with a port, only those at that port.
        from: String,
        /// Where they lead.
        to: String,
        /// Which one of several, counted from 1 as in the file; all of them when it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nth: Option<usize>,
        /// What is set.
        key: String,
        /// A value as the file has it; null takes the key away.
        #[serde(default)]
        value: Value,
    },
    /// Fixes the top left corner of a node.
    ///
    /// `{"op": "pin", "id": "web", "x": 48, "y": 96}`
    Pin {
        /// The node, which must not be a container.
        id: String,
        /// Pixels from the left.
        x: f64,
        /// Pixels from the top.
        y: f64,
    },
    /// Lets a node stand where the layout puts it.
    ///
    /// `{"op": "unpin", "id": "web"}`
    Unpin {
        /// The node; all nodes when none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
    },
    /// Sets what the file says about the whole: `diagram` (the heading),
    /// `subtitle`, `description`, `direction`, `theme` or `dark`.
    ///
    /// `{"op": "set-diagram", "key": "theme", "value": "midnight"}`
    SetDiagram {
        /// What is set.
        key: String,
        /// A value as the file has it; null takes the key away.
        #[serde(default)]
        value: Value,
    },
    /// Sets who arranges the diagram, and all that the layout is told.
    ///
    /// `{"op": "set-layout", "name": "tree", "params": {"gap": 24}}`
    SetLayout {
        /// The layout; nothing goes back to the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// Its parameters; those that are not named are taken away.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        params: BTreeMap<String, Value>,
    },
    /// Sets a property of a named style, which is defined if it is not there.
    ///
    /// `{"op": "set-style", "style": "critical", "key": "color", "value": "danger"}`
    SetStyle {
        /// The style.
        style: String,
        /// One of `color`, `fill`, `stroke`, `text`, `width`, `line`, `opacity`, `shadow`.
        key: String,
        /// A value as the file has it; null takes the property away.
        #[serde(default)]
        value: Value,
    },
    /// Removes a named style: its definition, and its name wherever a node, an
    /// edge or the legend has it.
    ///
    /// `{"op": "remove-style", "style": "critical"}`
    RemoveStyle {
        /// The style.
        style: String,
    },
    /// Sets how the picture moves: `flow`, `speed`, `duration` or `entrance`.
    ///
    /// `{"op": "set-motion", "key": "flow", "value": "dots"}`
    SetMotion {
        /// What is set.
        key: String,
        /// A value as the file has it; null takes the key away.
        #[serde(default)]
        value: Value,
    },
    /// Adds a step to the story.
    ///
    /// `{"op": "add-step", "step": {"trace": ["web", "gateway"], "say": "A checkout begins"}}`
    AddStep {
        /// Its number, from 1; without one it is the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
        /// What happens.
        step: StoryStep,
    },
    /// Puts another step in the place of one of the story.
    ///
    /// `{"op": "set-step", "at": 2, "step": {"focus": ["payments"], "say": "They are audited"}}`
    SetStep {
        /// Its number, from 1.
        at: usize,
        /// What happens instead.
        step: StoryStep,
    },
    /// Removes a step of the story.
    ///
    /// `{"op": "remove-step", "at": 2}`
    RemoveStep {
        /// Its number, from 1.
        at: usize,
    },
}

/// What happens in a step of a story: one of `show`, `trace` and `focus`, or
/// nothing but a caption.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryStep {
    /// These appear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub show: Vec<String>,
    /// The edges between these are traced, hop by hop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<String>,
    /// Everything else is dimmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub focus: Vec<String>,
    /// The caption below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// How long it takes at least, such as `2s` or `500ms`.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
}

impl From<&Step> for StoryStep {
    /// A step of a file, to be changed and set again.
    fn from(step: &Step) -> Self {
        let ends: Vec<String> = step.action.ends().iter().map(EndRef::to_string).collect();
        let mut own = Self {
            say: step.say.as_ref().map(|say| say.value.clone()),
            duration: step.duration_ms.as_ref().map(|time| written(time.value)),
            ..Self::default()
        };
        match step.action {
            Action::Pause => {}
            Action::Show(_) => own.show = ends,
            Action::Trace(_) => own.trace = ends,
            Action::Focus(_) => own.focus = ends,
        }
        own
    }
}

/// A time as files have it.
pub(super) fn written(milliseconds: u32) -> String {
    match milliseconds % 1000 {
        0 => format!("{}s", milliseconds / 1000),
        _ => format!("{milliseconds}ms"),
    }
}

impl Operation {
    /// The word that it has as data, such as `set-edge`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add",
            Self::Remove { .. } => "remove",
            Self::Rename { .. } => "rename",
            Self::Move { .. } => "move",
            Self::Set { .. } => "set",
            Self::ReplaceKind { .. } => "replace-kind",
            Self::Connect { .. } => "connect",
            Self::Disconnect { .. } => "disconnect",
            Self::SetEdge { .. } => "set-edge",
            Self::Pin { .. } => "pin",
            Self::Unpin { .. } => "unpin",
            Self::SetDiagram { .. } => "set-diagram",
            Self::SetLayout { .. } => "set-layout",
            Self::SetStyle { .. } => "set-style",
            Self::RemoveStyle { .. } => "remove-style",
            Self::SetMotion { .. } => "set-motion",
            Self::AddStep { .. } => "add-step",
            Self::SetStep { .. } => "set-step",
            Self::RemoveStep { .. } => "remove-step",
        }
    }
}
