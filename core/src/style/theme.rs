//! Themes: the colours, type and measures that make one diagram one family.

use crate::{
    style::{Rgba, Role, roles::Ramp, themes},
    text::Font,
};

/// What everything looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The word for it in the file format.
    pub name: String,
    /// What it is good for: one sentence, lower case, without a full stop.
    pub doc: String,
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// What the diagram stands on.
    pub background: Background,
    /// The roles of nodes without a colour.
    pub neutral: Roles,
    /// How roles derive from a colour.
    pub ramp: Ramp,
    /// Colours by name, in the order in which they are listed.
    pub palette: Vec<(String, Rgba)>,
    /// Edges without a style.
    pub edge: EdgeLook,
    /// The shadow under cards.
    pub shadow: Option<Shadow>,
    /// The type of labels.
    pub label: Font,
    /// The type of captions.
    pub caption: Font,
    /// The type of edge labels.
    pub edge_label: Font,
    /// The type of the title.
    pub title: Font,
    /// The type of the subtitle.
    pub subtitle: Font,
    /// The radius of a card's corners.
    pub corner_radius: f64,
    /// The width of a card's outline.
    pub stroke_width: f64,
    /// How far, in pixels, a hand strays that draws the lines; 0 for ruled lines.
    pub wobble: f64,
    /// The distance from a card's outline to what it holds.
    pub padding: f64,
    /// Sizes and places are multiples of this.
    pub grid: f64,
    /// The distance from the diagram to the rim of the picture.
    pub margin: f64,
}

impl Theme {
    /// The built-in themes, in the order in which they are listed; the first is the default.
    #[must_use]
    pub fn all() -> Vec<Self> {
        themes::BUILT_IN.iter().map(|(_, make)| make()).collect()
    }

    /// The names of the built-in themes, in the same order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        themes::BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The built-in theme of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        themes::BUILT_IN
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, make)| make())
    }

    /// A colour that a drawing brings along, such as a logo's, as this theme
    /// shows it: where accents have no hue, nothing has. Greys are as light as
    /// the colours, so that a glyph stands out from its tile as much as before.
    #[must_use]
    pub fn shown(&self, color: Rgba) -> Rgba {
        if self.ramp.accent_chroma > 0.0 {
            return color;
        }
        Rgba {
            a: color.a,
            ..color.gray()
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        themes::paper()
    }
}

/// What a diagram stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Background {
    /// One colour.
    Plain(Rgba),
    /// From top to bottom.
    Gradient(Rgba, Rgba),
    /// A colour with dots of another every three grid units.
    Dots(Rgba, Rgba),
    /// A colour with lines of another every three grid units.
    Grid(Rgba, Rgba),
    /// Nothing.
    Transparent,
}

impl Background {
    /// Its main colour: what text and lines have to contrast with.
    #[must_use]
    pub fn color(self) -> Option<Rgba> {
        match self {
            Self::Plain(color)
            | Self::Gradient(color, _)
            | Self::Dots(color, _)
            | Self::Grid(color, _) => Some(color),
            Self::Transparent => None,
        }
    }
}

/// A colour for each [`Role`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Roles(pub [Rgba; Role::ALL.len()]);

impl std::ops::Index<Role> for Roles {
    type Output = Rgba;
    fn index(&self, role: Role) -> &Rgba {
        &self.0[role as usize]
    }
}

impl std::ops::IndexMut<Role> for Roles {
    fn index_mut(&mut self, role: Role) -> &mut Rgba {
        &mut self.0[role as usize]
    }
}

/// Edges without a style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeLook {
    /// The colour of line and heads.
    pub color: Rgba,
    /// The colour of labels.
    pub text: Rgba,
    /// The width of the line.
    pub width: f64,
    /// The radius of bends.
    pub radius: f64,
}

/// A soft shadow straight below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shadow {
    /// How far below.
    pub dy: f64,
    /// How far it reaches out.
    pub blur: f64,
    /// Its colour where it is deepest.
    pub color: Rgba,
}
