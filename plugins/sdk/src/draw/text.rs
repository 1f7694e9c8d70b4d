//! Measuring text.

use crate::{
    host::{self, TextMetrics},
    styling::Font,
};

/// What measures text as it will be drawn.
pub trait TextMeasure {
    /// The metrics of `content`, wrapped to `max_width` pixels and cut with an
    /// ellipsis after `max_lines`.
    fn measure(
        &self,
        content: &str,
        font: Font,
        max_width: Option<f32>,
        max_lines: Option<u32>,
    ) -> TextMetrics;
}

/// The host's measures; natively, where there is no host, a rough estimate.
#[derive(Clone, Copy, Debug)]
pub struct HostText;

impl TextMeasure for HostText {
    fn measure(
        &self,
        content: &str,
        font: Font,
        max_width: Option<f32>,
        max_lines: Option<u32>,
    ) -> TextMetrics {
        host::measure_text(content, font, max_width, max_lines)
    }
}
