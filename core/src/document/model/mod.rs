//! What an author can write, as types. Names are not looked up yet.

mod edge;
mod motion;
mod node;
mod theme;

use serde::{Serialize, Serializer};

pub use self::{
    edge::{Arrow, EdgeDecl, EndRef},
    motion::{Action, Flow, Motion, Step},
    node::{BadgeDecl, Literal, NodeDecl, ParamDecl, PortDecl},
    theme::{AccentsDecl, ContainersDecl, EdgesDecl, FontDecl, ShadowDecl, ThemeDecl},
};
use crate::{Direction, Span, style::LinePattern};

/// A value with its place in the source. It serialises as the value alone, so
/// that two files that say the same in other words give the same dump.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A parsed file. It may be wrong in ways that [`resolve`](crate::resolve()) finds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// The key `diagram`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Spanned<String>>,
    /// A quieter line under the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Spanned<String>>,
    /// What the diagram shows, for those who cannot see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Spanned<String>>,
    /// The direction in which edges flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Spanned<Direction>>,
    /// The name of a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Spanned<String>>,
    /// The name of the theme that readers who prefer dark see instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dark: Option<Spanned<String>>,
    /// Who arranges the diagram.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutDecl>,
    /// The packs that the diagram was written for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackPin>,
    /// Named styles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub styles: Vec<StyleDecl>,
    /// What colours and lines mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legend: Option<LegendDecl>,
    /// Nodes and containers, as nested in the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<NodeDecl>,
    /// Edges, each as one statement of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edges: Vec<EdgeDecl>,
    /// What moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motion: Option<Motion>,
    /// The places that a person fixed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Position>,
    /// Whether a mistake kept something from being read, so that a name that is
    /// missing here may stand in the file.
    #[serde(skip)]
    pub incomplete: bool,
}

/// What is asked of a legend.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum LegendDecl {
    /// `true`: everything that is in use. `false`: no legend.
    Shown(bool),
    /// These, in this order.
    Entries(Vec<LegendEntryDecl>),
}

/// A line of a legend.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegendEntryDecl {
    /// A style, `sync` or `async`.
    pub name: Spanned<String>,
    /// What it means; none takes the words of its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Spanned<String>>,
}

/// A layout and what it is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayoutDecl {
    /// A bare name, `plugin/layout`, or the path of a script.
    pub name: Spanned<String>,
    /// What is written beside the name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<ParamDecl>,
}

/// A pack, perhaps of one version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PackPin {
    /// The pack.
    pub name: Spanned<String>,
    /// The version; none is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Spanned<String>>,
}

/// A named style.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StyleDecl {
    /// What nodes and edges take it by.
    pub name: Spanned<String>,
    /// What it sets.
    pub style: StyleProps,
}

/// What a style sets. Colours are names until a theme says what they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StyleProps {
    /// The colour that the others derive from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Spanned<String>>,
    /// The colour inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Spanned<String>>,
    /// The colour of the outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Spanned<String>>,
    /// The colour of the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Spanned<String>>,
    /// The width of the line in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<Spanned<f64>>,
    /// The pattern of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Spanned<LinePattern>>,
    /// From 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opacity: Option<Spanned<f64>>,
    /// Whether the soft shadow is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shadow: Option<Spanned<bool>>,
}

/// The styles that a node or an edge takes, and what it sets itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StyleUse {
    /// Named styles; later ones win.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Spanned<String>>,
    /// What wins over all of them.
    #[serde(skip_serializing_if = "is_default")]
    pub own: StyleProps,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The place that a person fixed for a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// The node.
    pub node: EndRef,
    /// The left edge in pixels.
    pub x: f64,
    /// The top edge in pixels.
    pub y: f64,
}
