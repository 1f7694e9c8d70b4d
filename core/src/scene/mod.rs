//! The scene: what is to be seen, in absolute coordinates and final colours,
//! each part with the id of what it shows.
//!
//! Exporters know this module and nothing before it.

mod bounds;
pub(crate) mod compose;
mod dump;
mod ground;

use serde::Serialize;

use crate::{
    Affine, BezPath, GlyphIx, Point, Rect, Size, SymbolIx, Table,
    style::Rgba,
    text::Font,
    visuals::{FillRule, Outline},
};

pub use compose::compose;
pub use dump::dump;

/// A finished picture.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Its size; everything lies between (0, 0) and this.
    pub size: Size,
    /// What it stands on; none is transparent.
    pub background: Option<Brush>,
    /// What it is called.
    pub title: Option<String>,
    /// What it shows, in plain words, for those who cannot see it.
    pub description: String,
    /// What is drawn, in order: later elements lie over earlier ones.
    pub elements: Vec<Element>,
    /// Artwork that elements refer to; it holds paths and groups only.
    pub symbols: Table<SymbolIx, SymbolArt>,
    /// The glyph outlines that elements refer to.
    pub glyphs: Table<GlyphIx, GlyphOutline>,
}

/// The part of a pattern that belongs to the background.
pub(crate) const BACKGROUND_PART: &str = "background";

impl Scene {
    /// The same without what it stands on: neither colour nor pattern.
    #[must_use]
    pub fn without_background(mut self) -> Self {
        self.background = None;
        self.elements.retain(|element| match element {
            Element::Path(path) => path.part.as_deref() != Some(BACKGROUND_PART),
            Element::Group(_) | Element::Text(_) | Element::Symbol(_) => true,
        });
        self
    }
}

/// One thing drawn.
#[derive(Clone, Debug)]
pub enum Element {
    /// Several at once.
    Group(Group),
    /// A filled and stroked shape.
    Path(PathElement),
    /// Shaped text.
    Text(GlyphRun),
    /// A symbol.
    Symbol(SymbolElement),
}

/// Several elements that belong together.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What it shows, if it shows a thing of the diagram.
    pub subject: Option<Subject>,
    /// A name for a part of a node's drawing, for animation and tests.
    pub part: Option<String>,
    /// Where its coordinates lie in its parent's.
    pub transform: Affine,
    /// From 0 to 1. Elements that overlap are seen as one.
    pub opacity: Opacity,
    /// What of it can be seen.
    pub clip: Option<BezPath>,
    /// What it holds.
    pub elements: Vec<Element>,
}

/// An opacity from 0 to 1; the default is 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Opacity(f64);

impl Opacity {
    /// Wholly opaque.
    pub const OPAQUE: Self = Self(1.0);

    /// The nearest opacity; what is not a number is opaque.
    #[must_use]
    pub fn new(value: f64) -> Self {
        if value.is_nan() {
            Self::OPAQUE
        } else {
            Self(value.clamp(0.0, 1.0))
        }
    }

    /// From 0 to 1.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether it is 1.
    #[must_use]
    pub fn is_opaque(self) -> bool {
        self.0 >= 1.0
    }
}

impl Default for Opacity {
    fn default() -> Self {
        Self::OPAQUE
    }
}

/// The thing of the diagram that a group shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// What sort of thing.
    pub role: Role,
    /// Its id in the diagram; unique among subjects of its role.
    pub id: String,
    /// The author's classes and tags.
    pub classes: Vec<String>,
    /// What a screen reader says.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// Where it leads: an http, https or mailto address.
    pub link: Option<String>,
}

/// What sort of thing a group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A container with its header.
    Container,
    /// A node.
    Node,
    /// An edge with its heads.
    Edge,
    /// The label of an edge, under the edge's id.
    EdgeLabel,
    /// The title and subtitle.
    Heading,
    /// What colours and lines mean.
    Legend,
    /// What a story says at one of its steps, whose number is the id. It cannot
    /// be seen in a still picture.
    Caption,
}

impl Role {
    /// The word for it in ids and classes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Node => "node",
            Self::Edge => "edge",
            Self::EdgeLabel => "edge-label",
            Self::Heading => "heading",
            Self::Legend => "legend",
            Self::Caption => "caption",
        }
    }
}

/// A filled and stroked shape.
#[derive(Clone, Debug, PartialEq)]
pub struct PathElement {
    /// A name for a part of a node's drawing, for animation and tests.
    pub part: Option<String>,
    /// The shape.
    pub shape: Outline,
    /// What fills it.
    pub fill: Option<Brush>,
    /// What draws its outline, over the fill.
    pub stroke: Option<Pen>,
    /// Of fill and stroke together.
    pub opacity: Opacity,
}

/// What draws an outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub brush: Brush,
    /// Its width.
    pub width: f64,
    /// How lines end.
    pub cap: crate::style::LineCap,
    /// How lines bend.
    pub join: crate::style::LineJoin,
    /// Alternating lengths of dash and gap; empty for a solid line.
    pub dash: Vec<f64>,
    /// Where in the pattern the line begins.
    pub dash_offset: f64,
}

/// What fills a shape.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Brush {
    /// One colour.
    Solid(Rgba),
    /// A gradient in the coordinates of the shape.
    Gradient {
        /// Where the first stop lies; the centre of a radial gradient.
        start: Point,
        /// Where the last stop lies; on the rim of a radial gradient.
        end: Point,
        /// Whether the colours run outward rather than along.
        radial: bool,
        /// Offsets from 0 to 1, in order, with their colours.
        stops: Vec<(f64, Rgba)>,
    },
    /// Inside a symbol: the tint of the element that places it.
    Tint,
}

/// Shaped text on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// What it says, for selection, search and screen readers.
    pub text: String,
    /// Where the baseline begins.
    pub origin: Point,
    /// The width of the text as shaped.
    pub advance: f64,
    /// Its type; `font.size` scales the outlines.
    pub font: Font,
    /// The glyphs, in visual order.
    pub glyphs: Vec<Glyph>,
    /// Its colour.
    pub brush: Brush,
}

/// A glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its outline.
    pub outline: GlyphIx,
    /// From the run's origin.
    pub at: Point,
}

/// The outline of a glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphOutline {
    /// In ems: y points down, the origin lies on the baseline.
    pub path: BezPath,
}

/// A symbol in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct SymbolElement {
    /// Which.
    pub symbol: SymbolIx,
    /// A name for a part of a node's drawing, for animation and tests.
    pub part: Option<String>,
    /// From the symbol's coordinates to the parent's.
    pub transform: Affine,
    /// What [`Brush::Tint`] is in it.
    pub tint: Brush,
    /// From 0 to 1.
    pub opacity: Opacity,
}

/// A symbol with its colours final, but for the tint.
#[derive(Clone, Debug)]
pub struct SymbolArt {
    /// The part of its plane that is shown; what lies outside is cut off.
    pub view: Rect,
    /// Paths and groups.
    pub elements: Vec<Element>,
}

impl Outline {
    /// What is inside: boxes and ellipses have no choice.
    #[must_use]
    pub fn fill_rule(&self) -> FillRule {
        match self {
            Self::Path { rule, .. } => *rule,
            Self::Box(_) | Self::Ellipse { .. } => FillRule::Nonzero,
        }
    }
}
