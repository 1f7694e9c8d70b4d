//! What a plugin may ask of its host: to measure text, and to log.
//!
//! Built natively, for tests, there is no host: text is then measured
//! approximately, and what is logged is dropped.

use crate::styling::Font;

pub use crate::bindings::kinograph::plugin::host::{Level, TextMetrics};

/// Measures text as it will be drawn, wrapped to `max_width` pixels and cut
/// after `max_lines`.
#[must_use]
pub fn measure_text(
    content: &str,
    font: Font,
    max_width: Option<f32>,
    max_lines: Option<u32>,
) -> TextMetrics {
    #[cfg(target_family = "wasm")]
    return crate::bindings::kinograph::plugin::host::measure_text(
        content, font, max_width, max_lines,
    );
    #[cfg(not(target_family = "wasm"))]
    return approximate::measure_text(content, font, max_width, max_lines);
}

/// Tells the person who runs Kinograph something, with the name of the plugin.
pub fn log(level: Level, message: &str) {
    #[cfg(target_family = "wasm")]
    crate::bindings::kinograph::plugin::host::log(level, message);
    #[cfg(not(target_family = "wasm"))]
    let _ = (level, message);
}

/// Has panics say why before they trap: the host puts the reason into its
/// error. Each call of a plugin runs in a fresh instance, so each sets the hook.
#[doc(hidden)]
pub fn report_panics() {
    #[cfg(target_family = "wasm")]
    std::panic::set_hook(Box::new(|info| log(Level::Warn, &format!("panic: {info}"))));
}

#[cfg(not(target_family = "wasm"))]
mod approximate {
    use super::TextMetrics;
    use crate::styling::Font;

    /// The mean advance of Latin text in ems, somewhat rounded up.
    const ADVANCE: f32 = 0.56;

    /// Text as if every character were as wide as the mean one, wrapped at words.
    pub(super) fn measure_text(
        content: &str,
        font: Font,
        max_width: Option<f32>,
        max_lines: Option<u32>,
    ) -> TextMetrics {
        let advance = font.size * ADVANCE;
        let limit = max_width.unwrap_or(f32::INFINITY);
        let mut widths: Vec<f32> = Vec::new();
        for line in content.split('\n') {
            let mut width = 0.0_f32;
            for word in line.split(' ') {
                let word = advance * count(word);
                if width > 0.0 && width + advance + word > limit {
                    widths.push(width);
                    width = word;
                } else {
                    width += if width > 0.0 { advance + word } else { word };
                }
            }
            widths.push(width.min(limit));
        }
        let most = max_lines.map_or(usize::MAX, |lines| lines as usize).max(1);
        widths.truncate(most);
        let lines = u32::try_from(widths.len()).unwrap_or(u32::MAX);
        TextMetrics {
            width: widths.into_iter().fold(0.0, f32::max),
            height: 1.2 * font.size * count_lines(lines),
            ascent: 0.95 * font.size,
            lines,
        }
    }

    fn count(word: &str) -> f32 {
        f32::from(u16::try_from(word.chars().count()).unwrap_or(u16::MAX))
    }

    fn count_lines(lines: u32) -> f32 {
        f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
    }

    #[cfg(test)]
    mod tests {
        use crate::{
            host::measure_text,
            styling::{Font, FontFamily},
        };

        #[test]
        fn text_is_wrapped_and_cut() {
            let font = Font {
                family: FontFamily::Sans,
                size: 10.0,
                weight: 400,
                italic: false,
            };
            let whole = measure_text("one two three", font, None, None);
            let wrapped = measure_text("one two three", font, Some(45.0), None);
            let cut = measure_text("one two three", font, Some(45.0), Some(1));
            assert_eq!((whole.lines, wrapped.lines, cut.lines), (1, 2, 1));
            assert!(wrapped.width <= 45.0 && whole.width > 45.0);
            assert!(wrapped.height > cut.height);
        }
    }
}
