//! What plugins may ask of the host: to measure text, and to log.

use kinograph_core::text::{Font, FontFamily};

use super::bindings::kinograph::plugin::{
    drawing, errors, geometry, host, layout_types, params, styling,
};
use crate::{Fault, call::CallState, log::LogLevel};

/// The largest em size that is measured, in pixels; beyond it, sizes of glyphs
/// leave the range in which arithmetic is exact enough to be portable.
const LARGEST_FONT: f32 = 1_000.0;

impl host::Host for CallState {
    fn measure_text(
        &mut self,
        content: String,
        font: styling::Font,
        max_width: Option<f32>,
        max_lines: Option<u32>,
    ) -> wasmtime::Result<host::TextMetrics> {
        if content.len() > self.text_bytes {
            return Err(Fault::Answer(format!(
                "a text to measure is {} bytes long, more than {}",
                content.len(),
                self.text_bytes
            ))
            .into());
        }
        let font = measurable(font)?;
        let max_width = max_width
            .map(f64::from)
            .filter(|width| width.is_finite())
            .map(|width| width.max(0.0));
        let block = self.fonts().set(&content, font, max_width, max_lines);
        Ok(host::TextMetrics {
            width: narrow_up(block.size.width),
            height: narrow_up(block.size.height),
            ascent: super::request::narrow(block.ascent),
            lines: u32::try_from(block.lines.len()).unwrap_or(u32::MAX),
        })
    }

    fn log(&mut self, level: host::Level, message: String) -> wasmtime::Result<()> {
        let level = match level {
            host::Level::Debug => LogLevel::Debug,
            host::Level::Info => LogLevel::Info,
            host::Level::Warn => LogLevel::Warn,
        };
        self.log.push(level, &message);
        Ok(())
    }
}

// Interfaces that hold types only need no functions, but do need an owner.
impl drawing::Host for CallState {}
impl errors::Host for CallState {}
impl geometry::Host for CallState {}
impl layout_types::Host for CallState {}
impl params::Host for CallState {}
impl styling::Host for CallState {}

/// A font as core knows it, if it can be measured in.
pub(super) fn measurable(font: styling::Font) -> Result<Font, Fault> {
    if !(font.size > 0.0 && font.size <= LARGEST_FONT) {
        return Err(Fault::Answer(format!("a font has the size {}", font.size)));
    }
    if !(1..=1_000).contains(&font.weight) {
        return Err(Fault::Answer(format!(
            "a font has the weight {}",
            font.weight
        )));
    }
    Ok(Font {
        family: match font.family {
            styling::FontFamily::Sans => FontFamily::Sans,
            styling::FontFamily::Mono => FontFamily::Mono,
        },
        size: f64::from(font.size),
        weight: font.weight,
        italic: font.italic,
    })
}

/// The nearest `f32` that is not smaller, so that text set in the measured
/// width is never wrapped earlier than it was measured.
fn narrow_up(number: f64) -> f32 {
    let narrow = super::request::narrow(number);
    if f64::from(narrow) < number {
        narrow.next_up()
    } else {
        narrow
    }
}
