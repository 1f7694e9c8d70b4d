//! Text, shaped once: every exporter draws the glyphs that were measured here.
//!
//! Nothing depends on the computer: only the embedded fonts and those that the
//! caller adds are used, in that order.

mod fonts;
mod missing;
mod outline;
mod setting;

use std::sync::Arc;

use serde::Serialize;

use crate::{Point, Size};

pub use fonts::{FontError, Fonts};
pub use missing::script_name;

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

/// Text set in lines, at the origin: its box reaches from (0, 0) to `size`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBlock {
    /// The box: the widest line, and every line's height.
    pub size: Size,
    /// From the top of the box to the first baseline.
    pub ascent: f64,
    /// The lines from top to bottom; none for text without ink.
    pub lines: Arc<[TextLine]>,
    /// The characters that no font has, each once, in the order of the text.
    pub missing: Vec<char>,
}

/// One line of a [`TextBlock`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// What it says, in reading order.
    pub text: String,
    /// Its width; spaces at its end do not count.
    pub width: f64,
    /// From the top of the block to its baseline.
    pub baseline: f64,
    /// Its glyphs in visual order, spaces included.
    pub glyphs: Vec<SetGlyph>,
}

/// A glyph of a [`TextLine`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SetGlyph {
    /// What [`Fonts::outline`] draws.
    pub key: GlyphKey,
    /// From where the line's baseline begins.
    pub at: Point,
}

/// Names a glyph of one [`Fonts`] and its clones; it means nothing to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlyphKey {
    /// The font file with its weight and slant.
    instance: u32,
    /// The number of the glyph in the font file.
    glyph: u32,
}
