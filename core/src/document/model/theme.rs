//! A theme of one's own, as its file says it.

use super::Spanned;
use crate::{
    style::{Background, Ground, Rgba, Role},
    text::FontFamily,
};

/// A theme file. What it leaves out is that of the theme which it extends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThemeDecl {
    /// What it is good for.
    pub description: Option<Spanned<String>>,
    /// A built-in theme, or the path of another theme file.
    pub extends: Option<Spanned<String>>,
    /// What diagrams stand on.
    pub background: Option<Spanned<Background>>,
    /// The colour of nodes that have none.
    pub ink: Option<Spanned<Rgba>>,
    /// The roles of nodes without a colour.
    pub roles: Vec<(Role, Spanned<Rgba>)>,
    /// Colours by name, besides those of the palette that is extended.
    pub colors: Vec<(String, Rgba)>,
    /// Whether fills take the hue of a node's colour.
    pub fills: Option<Ground>,
    /// The accents of nodes with a colour.
    pub accents: AccentsDecl,
    /// The fills of containers.
    pub containers: ContainersDecl,
    /// Edges without a style.
    pub edges: EdgesDecl,
    /// The shadow under cards.
    pub shadow: Option<ShadowDecl>,
    /// The type of labels.
    pub label: FontDecl,
    /// The type of captions.
    pub caption: FontDecl,
    /// The type of edge labels.
    pub edge_label: FontDecl,
    /// The type of the title.
    pub title: FontDecl,
    /// The type of the subtitle.
    pub subtitle: FontDecl,
    /// The radius of a card's corners in pixels.
    pub corner_radius: Option<f64>,
    /// The width of a card's outline in pixels.
    pub stroke_width: Option<f64>,
    /// How far a hand strays that draws the lines, in pixels.
    pub wobble: Option<f64>,
    /// The distance from a card's outline to what it holds, in pixels.
    pub padding: Option<f64>,
    /// What sizes and places are multiples of, in pixels.
    pub grid: Option<f64>,
    /// The distance from the diagram to the rim of the picture, in pixels.
    pub margin: Option<f64>,
}

/// How a node's colour becomes its accent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AccentsDecl {
    /// The greatest chroma in OKLCH.
    pub chroma: Option<f64>,
    /// The least and the greatest lightness in OKLCH.
    pub lightness: Option<[f64; 2]>,
}

/// The fills of containers, in OKLCH.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ContainersDecl {
    /// The lightness of an outermost one.
    pub lightness: Option<f64>,
    /// The greatest chroma.
    pub chroma: Option<f64>,
    /// What each further one adds to the lightness.
    pub step: Option<f64>,
}

/// Edges without a style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgesDecl {
    /// The colour of line and heads.
    pub color: Option<Spanned<Rgba>>,
    /// The colour of labels.
    pub text: Option<Spanned<Rgba>>,
    /// The width of the line in pixels.
    pub width: Option<f64>,
    /// The radius of bends in pixels.
    pub radius: Option<f64>,
}

/// The shadow under cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShadowDecl {
    /// There is none.
    None,
    /// There is one, in which this is as it says.
    Soft {
        /// The colour where it is deepest.
        color: Option<Rgba>,
        /// How far below, in pixels.
        below: Option<f64>,
        /// How far it reaches out, in pixels.
        blur: Option<f64>,
    },
}

/// The type of a sort of text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FontDecl {
    /// Its design.
    pub family: Option<FontFamily>,
    /// The em size in pixels.
    pub size: Option<f64>,
    /// From 400 (regular) to 700 (bold).
    pub weight: Option<u16>,
    /// Whether it is slanted.
    pub italic: Option<bool>,
}
