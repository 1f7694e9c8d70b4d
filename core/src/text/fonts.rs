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
    use std::time::Instant;

    use super::*;

    const LABEL: Font = Font {
        family: FontFamily::Sans,
        size: 14.0,
        weight: 600,
        italic: false,
    };

    #[test]
    fn probe() {
        let t = Instant::now();
        let fonts = Fonts::embedded();
        println!("embedded {:?}", t.elapsed());
        let t = Instant::now();
        let b = fonts.set("Order service", LABEL, None, None);
        println!("first {:?} {:?}", t.elapsed(), b);
        let t = Instant::now();
        for i in 0..20 {
            let _ = fonts.set(&format!("Order service {i}"), LABEL, Some(160.0), Some(3));
        }
        println!("20 {:?}", t.elapsed());
        let t = Instant::now();
        for g in b.lines[0].glyphs.iter() {
            let _ = fonts.outline(g.key);
        }
        println!("outlines {:?}", t.elapsed());
        for (t, w, l) in [
            ("Customer notification service", 150.0, 3),
            ("Supercalifragilisticexpialidocious", 100.0, 9),
            (
                "A very long label that does not fit anywhere at all",
                100.0,
                2,
            ),
            ("one\ntwo\n\nthree", 500.0, 9),
            ("数据 😀 → shop", 400.0, 2),
            ("abc שלום def", 400.0, 2),
        ] {
            let b = fonts.set(t, LABEL, Some(w), Some(l));
            println!(
                "{t:?}: {:?} {:?} {:?}",
                b.size,
                b.lines
                    .iter()
                    .map(|l| (l.text.clone(), l.width))
                    .collect::<Vec<_>>(),
                b.missing
            );
        }
    }
}
