//! What an author can write, as types. Names are not looked up yet.

use serde::{Serialize, Serializer};

use crate::{Direction, Side, Size, Span, diagram::Heads, style::LinePattern};

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
    /// Who arranges the diagram.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutDecl>,
    /// The packs that the diagram was written for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackPin>,
    /// Named styles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub styles: Vec<StyleDecl>,
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

/// A layout and what it is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayoutDecl {
    /// A bare name or `plugin/layout`.
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

/// One statement about edges: `a -> b`, a chain, or a fan-out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EdgeDecl {
    /// What is joined: at least two groups.
    pub ends: Vec<Vec<EndRef>>,
    /// What stands between the groups: one less than there are groups.
    pub arrows: Vec<Arrow>,
    /// What every edge of the statement says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Spanned<String>>,
    /// How every edge of the statement looks.
    #[serde(skip_serializing_if = "is_default")]
    pub style: StyleUse,
    /// Heavier edges are kept shorter and straighter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Spanned<f64>>,
    /// What runs along it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Spanned<Flow>>,
    /// The whole item of the list.
    #[serde(skip)]
    pub span: Span,
}

/// What an edge ends at, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct EndRef {
    /// An id, or a path of ids; the last may be a port.
    pub path: Vec<String>,
    /// The port, when it is written after a colon.
    pub port: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl std::fmt::Display for EndRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path.join("."))?;
        self.port
            .as_ref()
            .map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl Serialize for EndRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What an edge does between its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Which ends have heads.
    pub heads: Heads,
    /// Whether the edge leads from the right to the left.
    pub reversed: bool,
    /// Whether the sender does not wait: such edges are dashed.
    pub asynchronous: bool,
}

impl Arrow {
    /// Every arrow with the way it is written.
    pub const ALL: [(&'static str, Self); 7] = [
        (
            "->",
            Self {
                heads: Heads::Target,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "<-",
            Self {
                heads: Heads::Target,
                reversed: true,
                asynchronous: false,
            },
        ),
        (
            "<->",
            Self {
                heads: Heads::Both,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "--",
            Self {
                heads: Heads::None,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "~>",
            Self {
                heads: Heads::Target,
                reversed: false,
                asynchronous: true,
            },
        ),
        (
            "<~",
            Self {
                heads: Heads::Target,
                reversed: true,
                asynchronous: true,
            },
        ),
        (
            "<~>",
            Self {
                heads: Heads::Both,
                reversed: false,
                asynchronous: true,
            },
        ),
    ];

    /// The arrow that is written so.
    #[must_use]
    pub fn find(written: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(symbol, _)| *symbol == written)
            .map(|(_, arrow)| *arrow)
    }
}

impl std::fmt::Display for Arrow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let left = if self.reversed || self.heads == Heads::Both {
            "<"
        } else {
            ""
        };
        let line = if self.asynchronous { "~" } else { "-" };
        let right = match self.heads {
            Heads::None => line,
            _ if self.reversed => "",
            _ => ">",
        };
        write!(f, "{left}{line}{right}")
    }
}

impl Serialize for Arrow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What runs along edges.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Comets that fade behind.
    Beams,
    /// Dots.
    Dots,
    /// Dashes.
    Dashes,
    /// Waves of colour.
    Pulses,
    /// Small arrow heads.
    Arrows,
    /// Nothing.
    None,
}

/// What moves.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Motion {
    /// What runs along edges that do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Spanned<Flow>>,
    /// The diagram told step by step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub story: Vec<Step>,
}

/// One step of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// What happens.
    pub action: Action,
    /// The caption below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<Spanned<String>>,
    /// The whole step.
    #[serde(skip)]
    pub span: Span,
}

/// What happens in a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing but the caption.
    Pause,
    /// These appear.
    Show(Vec<EndRef>),
    /// The edges between these are traced, hop by hop.
    Trace(Vec<EndRef>),
    /// Everything else is dimmed.
    Focus(Vec<EndRef>),
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
