//! What draws nodes: the trait that a plugin host, a test or an embedding program implements.

use serde::{Deserialize, Serialize};

use crate::{
    Direction, Param, ParamSpec, Side, Size, SymbolIx, Table,
    text::{Font, Fonts},
    visuals::{Symbol, Visual},
};

/// The component kinds that are installed, and how they draw themselves.
///
/// An implementation returns drawings and nothing else; it cannot lose, rename
/// or restyle a node. [`measure`](crate::measure()) checks every answer.
pub trait Kinds {
    /// Every kind. [`KindIx`](crate::KindIx) indexes this slice.
    fn specs(&self) -> &[KindSpec];

    /// Draws nodes, in one call for all of them.
    fn draw(&self, context: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]) -> Drawings;
}

/// The declaration of a kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KindSpec {
    /// The plugin that supplies it; `pack/id` is its full name.
    pub pack: String,
    /// Its name: lower case words joined by hyphens.
    pub id: String,
    /// The label of a node whose author wrote none.
    pub title: String,
    /// One sentence, lower case, without a full stop.
    pub doc: String,
    /// What it is listed under.
    pub category: String,
    /// Whether nodes of this kind hold other nodes.
    pub container: bool,
    /// A palette name or a hex colour; none is the theme's neutral.
    pub accent: Option<String>,
    /// The ports that every node of this kind has.
    pub ports: Vec<PortSpec>,
    /// What may be written beside a node of this kind.
    pub params: Vec<ParamSpec>,
    /// Other names for it.
    pub aliases: Vec<String>,
}

/// The declaration of a port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortSpec {
    /// Its name, unique in the kind.
    pub id: String,
    /// Where it is.
    pub side: Side,
    /// One sentence, lower case, without a full stop.
    pub doc: String,
}

/// What every node of one diagram is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct DrawContext<'a> {
    /// Measures text as it will be drawn.
    pub fonts: &'a Fonts,
    /// The direction in which edges flow.
    pub direction: Direction,
    /// The type of labels.
    pub label: Font,
    /// The type of captions.
    pub caption: Font,
    /// The radius of a card's corners.
    pub corner_radius: f64,
    /// The width of a card's outline.
    pub stroke_width: f64,
    /// The distance from a card's outline to what it holds.
    pub padding: f64,
    /// Sizes are best multiples of this.
    pub grid: f64,
    /// Whether light text stands on dark ground.
    pub dark: bool,
}

/// One node as a kind sees it.
#[derive(Clone, Debug)]
pub struct NodeToDraw<'a> {
    /// Its kind, an index into [`Kinds::specs`].
    pub kind: crate::KindIx,
    /// What it is called.
    pub label: &'a str,
    /// A quieter second line.
    pub caption: Option<&'a str>,
    /// Parameters, checked against the kind's declarations.
    pub params: &'a [Param],
    /// The named styles that it takes.
    pub classes: &'a [String],
    /// The size that the author asked for.
    pub requested: Option<Size>,
    /// For containers, once the children are placed: the size to draw at.
    pub frame: Option<Size>,
}

/// The answer to [`Kinds::draw`].
#[derive(Clone, Debug, Default)]
pub struct Drawings {
    /// One for each node, in the same order.
    pub visuals: Vec<Result<Visual, PluginError>>,
    /// Artwork that the visuals refer to.
    pub symbols: Table<SymbolIx, Symbol>,
}

/// Why a plugin (or a native implementation) did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[error("{plugin}: {message}")]
pub struct PluginError {
    /// Who failed: a pack, a pack's kind, a layout.
    pub plugin: String,
    /// What happened: lower case, without a full stop.
    pub message: String,
    /// Whether the plugin itself is at fault (it trapped, looped, or answered
    /// nonsense) rather than what it was asked.
    pub fault: bool,
}
