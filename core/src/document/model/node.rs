//! Nodes, containers and their parameters.

use serde::Serialize;

use super::{LayoutDecl, Spanned, StyleUse, is_default};
use crate::{Direction, Side, Size, Span};

/// A node or, when it has [`NodeDecl::nodes`], a container.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeDecl {
    /// Its id, without the ids of the containers around it.
    pub id: Spanned<String>,
    /// Its kind; none is the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Spanned<String>>,
    /// What it is called; none derives it from the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Spanned<String>>,
    /// A quieter second line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Spanned<String>>,
    /// A count or a state on its corner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<BadgeDecl>,
    /// How it looks.
    #[serde(skip_serializing_if = "is_default")]
    pub style: StyleUse,
    /// Words to select it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Spanned<String>>,
    /// The ports that it has beside those of its kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ports: Vec<PortDecl>,
    /// The direction inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Spanned<Direction>>,
    /// Who arranges what is inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutDecl>,
    /// Nodes of equal rank stand in one layer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Spanned<u32>>,
    /// The least size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Spanned<Size>>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Spanned<String>>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Spanned<String>>,
    /// Every other key: parameters of the kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<ParamDecl>,
    /// What it holds; none for a node that is no container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nodes: Option<Vec<Self>>,
    /// The whole entry.
    #[serde(skip)]
    pub span: Span,
}

/// A count or a state on the corner of a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BadgeDecl {
    /// What it says.
    pub text: Spanned<String>,
    /// Its colour; none is that of the node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Spanned<String>>,
}

/// A port that an author gives a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PortDecl {
    /// Its name.
    pub name: Spanned<String>,
    /// The side it is on; none leaves the choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Spanned<Side>>,
}

/// A parameter of a kind or a layout.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParamDecl {
    /// Its key.
    pub key: Spanned<String>,
    /// Its value, not checked yet.
    pub value: Spanned<Literal>,
}

/// A value whose type is not known until somebody declares it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Literal {
    /// Nothing.
    Empty,
    /// Text without quotes: a word, a number, `true`.
    Plain(String),
    /// Text in quotes: text whatever it looks like.
    Quoted(String),
    /// A list of values.
    List(Vec<Spanned<Self>>),
    /// A mapping, which no parameter takes.
    Mapping,
}
