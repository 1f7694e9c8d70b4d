//! The fonts, and text set in them.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    BezPath,
    text::{Font, FontFamily, GlyphKey, TextBlock, setting::Setter},
};

/// Blocks that are remembered; a diagram of a thousand nodes has about two thousand.
const REMEMBERED_BLOCKS: usize = 8192;

/// The embedded fonts and what was added to them. Cloning is cheap, and clones
/// share what they remember.
#[derive(Clone)]
pub struct Fonts {
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    setter: Setter,
    /// What a plugin measures is soon drawn, with the same arguments.
    blocks: HashMap<BlockKey, TextBlock>,
}

#[derive(PartialEq, Eq, Hash)]
struct BlockKey {
    content: String,
    family: FontFamily,
    size: u64,
    weight: u16,
    italic: bool,
    max_width: Option<u64>,
    max_lines: Option<u32>,
}

/// Why a font file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a font that can be read: TrueType, OpenType and their collections can")]
pub struct FontError;

impl Fonts {
    /// The embedded fonts alone.
    #[must_use]
    pub fn embedded() -> Self {
        let shared = Shared {
            setter: Setter::embedded(),
            blocks: HashMap::new(),
        };
        Self {
            shared: Arc::new(Mutex::new(shared)),
        }
    }

    /// The same and, for characters that none of them has, the fonts of one more file.
    ///
    /// # Errors
    /// When the file holds no font with outlines.
    pub fn with_fallback(self, file: Vec<u8>) -> Result<Self, FontError> {
        let mut shared = self.lock();
        shared.setter.add_fallback(file)?;
        shared.blocks.clear();
        drop(shared);
        Ok(self)
    }

    /// Sets `content` in `font`.
    ///
    /// Lines end where the text says so, and at words where they would be
    /// wider than `max_width` pixels; a word that is too wide alone is broken.
    /// Of more than `max_lines` lines the last one kept ends in an ellipsis.
    #[must_use]
    pub fn set(
        &self,
        content: &str,
        font: Font,
        max_width: Option<f64>,
        max_lines: Option<u32>,
    ) -> TextBlock {
        let key = BlockKey {
            content: content.to_owned(),
            family: font.family,
            size: font.size.to_bits(),
            weight: font.weight,
            italic: font.italic,
            max_width: max_width.map(f64::to_bits),
            max_lines,
        };
        let mut shared = self.lock();
        if let Some(block) = shared.blocks.get(&key) {
            return block.clone();
        }
        let block = shared.setter.set(content, font, max_width, max_lines);
        if shared.blocks.len() >= REMEMBERED_BLOCKS {
            shared.blocks.clear();
        }
        shared.blocks.insert(key, block.clone());
        block
    }

    /// The outline of a glyph in ems: y points down, the origin lies on the baseline.
    #[must_use]
    pub fn outline(&self, key: GlyphKey) -> BezPath {
        self.lock().setter.outline(key)
    }

    /// A panic of another thread leaves nothing half done that matters here:
    /// every block is inserted whole.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::embedded()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts")
            .field("fallbacks", &self.lock().setter.fallbacks())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;
    use proptest::prelude::*;

    use super::*;

    const LABEL: Font = Font {
        family: FontFamily::Sans,
        size: 14.0,
        weight: 600,
        italic: false,
    };

    fn lines(block: &TextBlock) -> Vec<&str> {
        block.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn widths_are_those_of_the_fonts() {
        let fonts = Fonts::embedded();
        let width = |font| fonts.set("Order service", font, None, None).size.width;
        assert!((width(LABEL) - 92.162).abs() < 0.01);
        assert!(
            width(Font {
                weight: 400,
                ..LABEL
            }) < width(LABEL)
        );
        // Every character of a monospaced font is 0.6 em wide.
        let mono = Font {
            family: FontFamily::Mono,
            ..LABEL
        };
        assert!((width(mono) - 13.0 * 0.6 * 14.0).abs() < 0.01);
    }

    #[test]
    fn lines_are_1_35_em_apart() {
        let block = Fonts::embedded().set("a\nb", LABEL, None, None);
        assert!((block.size.height - 2.0 * 1.35 * 14.0).abs() < 1e-9);
        let [first, second] = &*block.lines else {
            panic!("there are two lines")
        };
        assert!((second.baseline - first.baseline - 1.35 * 14.0).abs() < 1e-9);
        assert!((block.ascent - first.baseline).abs() < 1e-9);
    }

    #[test]
    fn lines_break_at_words_and_are_balanced() {
        let fonts = Fonts::embedded();
        let block = fonts.set("Customer notification service", LABEL, Some(150.0), None);
        assert_eq!(lines(&block), ["Customer", "notification service"]);
        let block = fonts.set("one two three four five", LABEL, Some(140.0), None);
        assert_eq!(lines(&block), ["one two three", "four five"]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken() {
        let block = Fonts::embedded().set("Supercalifragilistic", LABEL, Some(60.0), None);
        assert!(block.lines.len() > 1);
        assert_eq!(lines(&block).concat(), "Supercalifragilistic");
        assert!(block.size.width <= 60.0);
    }

    #[test]
    fn the_last_line_kept_ends_in_an_ellipsis() {
        let fonts = Fonts::embedded();
        let block = fonts.set(
            "a label that does not fit anywhere",
            LABEL,
            Some(100.0),
            Some(2),
        );
        assert_eq!(lines(&block), ["a label that", "does not fit…"]);
        assert!(block.size.width <= 100.0);
        assert_eq!(
            lines(&fonts.set("one\ntwo", LABEL, None, Some(1))),
            ["one…"]
        );
        assert_eq!(
            lines(&fonts.set("one\ntwo", LABEL, None, Some(2))),
            ["one", "two"]
        );
    }

    #[test]
    fn written_lines_are_kept_and_spaces_at_their_ends_are_not() {
        let fonts = Fonts::embedded();
        let block = fonts.set("one  \r\n\r\ntwo \n\n", LABEL, None, None);
        assert_eq!(lines(&block), ["one", "", "two"]);
        let same = |a: &str, b: &str| {
            fonts.set(a, LABEL, None, None).size == fonts.set(b, LABEL, None, None).size
        };
        assert!(same("one", "one   "));
        for empty in ["", "  ", "\n", "\u{7}"] {
            assert_eq!(fonts.set(empty, LABEL, None, None), TextBlock::default());
        }
    }

    #[test]
    fn characters_that_no_font_has_are_told_once() {
        let block = Fonts::embedded().set("数 and 数据 😀", LABEL, None, None);
        assert_eq!(block.missing, ['数', '据', '😀']);
        let known = "Grüße, Ωμέγα, Привет → 12 € “ok”";
        assert!(
            Fonts::embedded()
                .set(known, LABEL, None, None)
                .missing
                .is_empty()
        );
    }

    #[test]
    fn right_to_left_words_run_from_right_to_left() {
        // Hebrew has no glyphs here, but the order of characters is that of the script.
        let block = Fonts::embedded().set("שלום abc", LABEL, None, None);
        let line = &block.lines[0];
        let latin = Fonts::embedded().set("abc", LABEL, None, None);
        let first = line.glyphs[0].key;
        assert_eq!(
            first, latin.lines[0].glyphs[0].key,
            "the Latin word stands left"
        );
    }

    #[test]
    fn outlines_are_in_ems_above_the_baseline() {
        let fonts = Fonts::embedded();
        let outline = |font| {
            let block = fonts.set("H", font, None, None);
            fonts.outline(block.lines[0].glyphs[0].key)
        };
        let bounds = outline(LABEL).bounding_box();
        assert!(
            (bounds.y0 + 0.727).abs() < 0.01 && bounds.y1.abs() < 0.01,
            "{bounds:?}"
        );
        let regular = outline(Font {
            weight: 400,
            ..LABEL
        });
        assert!(regular.area().abs() < outline(LABEL).area().abs());
        let slanted = outline(Font {
            italic: true,
            ..LABEL
        })
        .bounding_box();
        assert!(slanted.width() > bounds.width() + 0.1);
    }

    #[test]
    fn only_fonts_are_accepted_as_fallbacks() {
        let error = Fonts::embedded().with_fallback(b"not a font".to_vec());
        assert_eq!(error.err(), Some(FontError));
        let mono = include_bytes!("../../assets/fonts/jetbrains-mono.ttf").to_vec();
        assert!(Fonts::embedded().with_fallback(mono).is_ok());
    }

    proptest! {
        #[test]
        fn what_was_measured_fits_into_what_came_out(text in "[a-zA-Z ]{1,40}", size in 8.0..40.0f64) {
            let fonts = Fonts::embedded();
            let font = Font { size, ..LABEL };
            let free = fonts.set(&text, font, None, None);
            let fitted = fonts.set(&text, font, Some(free.size.width), None);
            prop_assert_eq!(lines(&fitted), lines(&free));
        }

        #[test]
        fn any_text_keeps_its_limits(text in "\\PC{0,60}", width in 20.0..200.0f64, most in 1..4u32) {
            let fonts = Fonts::embedded();
            let block = fonts.set(&text, LABEL, Some(width), Some(most));
            // Where directions mix, the space at which a line was broken may stand inside it.
            let space = fonts.set("a a", LABEL, None, None).size.width
                - fonts.set("aa", LABEL, None, None).size.width;
            let limit = width + space + 0.1;
            prop_assert!(block.lines.len() <= most as usize);
            prop_assert!(block.size.width.is_finite() && block.size.height.is_finite());
            for line in &*block.lines {
                let few = line.text.chars().count() <= 2;
                prop_assert!(few || line.width <= limit, "{} > {}", line.width, limit);
            }
        }
    }
}
