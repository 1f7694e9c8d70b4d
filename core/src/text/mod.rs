//! Text, shaped once: every exporter draws the glyphs that were measured here.

mod fonts;

use serde::Serialize;

pub use fonts::{Fonts, TextBlock, TextLine};

/// The type of a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Font {
    /// Its design.
    pub family: FontFamily,
    /// The em size in pixels.
    pub size: f64,
    /// From 400 (regular) to 700 (bold).
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
}

/// The designs of type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontFamily {
    /// Inter, for labels.
    #[default]
    Sans,
    /// `JetBrains` Mono, for what is code.
    Mono,
}
