//! The fonts, and text set in them.

use crate::{Size, scene::GlyphRun, text::Font};

/// The embedded fonts and what was added to them. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Fonts {}

/// Text set in lines, at the origin: its box reaches from (0, 0) to `size`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBlock {
    /// The box: the widest line, and every line's height.
    pub size: Size,
    /// From the top of the box to the first baseline.
    pub ascent: f64,
    /// The lines from top to bottom.
    pub lines: Vec<TextLine>,
}

/// One line of a [`TextBlock`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// Its width.
    pub width: f64,
    /// From the top of the block to its baseline.
    pub baseline: f64,
}

impl Fonts {
    /// The embedded fonts alone.
    #[must_use]
    pub fn embedded() -> Self {
        Self {}
    }

    /// Sets `content` in `font`, wrapped to `max_width`, cut after `max_lines` with an ellipsis.
    #[must_use]
    pub fn set(&self, _content: &str, _font: Font, _max_width: Option<f64>, _max_lines: Option<u32>) -> TextBlock {
        TextBlock::default()
    }
}

#[allow(dead_code, reason = "placeholder")]
fn _unused(_: GlyphRun) {}
