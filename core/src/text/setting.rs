//! Setting text: shaping, wrapping and cutting, by `parley`.

use std::{borrow::Cow, sync::Arc};

use parley::{
    FontContext, FontStyle, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap,
    PositionedLayoutItem, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
    style::{FontFamily as Families, FontFamilyName},
};
use skrifa::{
    MetadataProvider as _,
    instance::{LocationRef, NormalizedCoord},
};

use crate::{
    BezPath, Point, Size,
    text::{
        Font, FontError, FontFamily, GlyphKey, SetGlyph, TextBlock, TextLine,
        outline::{Instance, has_outlines},
    },
};

const SANS: &str = "sans";
const MONO: &str = "mono";
const ELLIPSIS: char = '…';
/// The height of a line in ems.
const LINE_HEIGHT: f64 = 1.35;
/// What is longer is cut before it costs time; nothing of that length can be drawn well.
const MAX_CHARACTERS: usize = 8192;
/// A text that was measured must fit into the width that came out, whatever was rounded on the way.
const SLACK: f64 = 0.01;
/// Large type is set tighter, as its designers advise: from this size in pixels, by this in ems.
const DISPLAY: (f64, f64) = (20.0, -0.016);

/// Sets text in the fonts that it knows.
pub(super) struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    /// The names of fallback families, in the order in which they are tried.
    fallbacks: Vec<String>,
    instances: Vec<Instance>,
    /// By [`FontFamily`]: from the top of a line to its baseline, in ems.
    ascents: [f64; 2],
}

impl Setter {
    /// The embedded fonts, and no others: not even those of the computer.
    pub(super) fn embedded() -> Self {
        let options = CollectionOptions {
            shared: false,
            system_fonts: false,
        };
        let mut collection = Collection::new(options);
        let inter: &[u8] = include_bytes!("../../assets/fonts/inter.ttf");
        let mono: &[u8] = include_bytes!("../../assets/fonts/jetbrains-mono.ttf");
        for (name, file) in [(SANS, inter), (MONO, mono)] {
            collection.register_fonts(Blob::new(Arc::new(file)), Some(named(name)));
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
            fallbacks: Vec::new(),
            instances: Vec::new(),
            ascents: [inter, mono].map(ascent),
        }
    }

    pub(super) fn fallbacks(&self) -> usize {
        self.fallbacks.len()
    }

    pub(super) fn add_fallback(&mut self, file: Vec<u8>) -> Result<(), FontError> {
        if !has_outlines(&file) {
            return Err(FontError);
        }
        let name = format!("fallback {}", self.fallbacks.len());
        let families = self
            .fonts
            .collection
            .register_fonts(Blob::new(Arc::new(file)), Some(named(&name)));
        if families.is_empty() {
            return Err(FontError);
        }
        self.fallbacks.push(name);
        Ok(())
    }

    pub(super) fn outline(&self, key: GlyphKey) -> BezPath {
        usize::try_from(key.instance)
            .ok()
            .and_then(|instance| self.instances.get(instance))
            .map_or_else(BezPath::new, |instance| instance.outline(key.glyph))
    }

    pub(super) fn set(
        &mut self,
        content: &str,
        font: Font,
        max_width: Option<f64>,
        max_lines: Option<u32>,
    ) -> TextBlock {
        let text = printable(content);
        if text.is_empty() {
            return TextBlock::default();
        }
        let max_width = max_width
            .filter(|width| width.is_finite())
            .map(|width| width.max(1.0));
        let max_lines = max_lines.map_or(usize::MAX, |lines| {
            usize::try_from(lines.max(1)).unwrap_or(usize::MAX)
        });
        let mut layout = self.shape(&text, font);
        break_lines(&mut layout, max_width);
        let mut missing = Vec::new();
        let mut lines = Vec::new();
        balance(&mut layout, &text, max_width);
        for (number, line) in layout.lines().take(max_lines).enumerate() {
            if number + 1 == max_lines && number + 1 < layout.len() {
                let rest = &text[line.text_range().start..];
                let rest = rest.split('\n').next().unwrap_or(rest);
                lines.push(self.cut(rest, font, max_width, &mut missing));
            } else {
                lines.push(self.line(&text, &line, &mut missing));
            }
        }
        stack(lines, font, self.ascents[font.family as usize], missing)
    }

    /// One line that ends in an ellipsis: as much of `rest` as fits before it.
    fn cut(
        &mut self,
        rest: &str,
        font: Font,
        max_width: Option<f64>,
        missing: &mut Vec<char>,
    ) -> TextLine {
        let ends: Vec<usize> = rest
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        let candidate = |characters: usize| {
            let end = characters.checked_sub(1).map_or(0, |last| ends[last]);
            let mut text = rest[..end].trim_end().to_owned();
            text.push(ELLIPSIS);
            text
        };
        let mut characters = ends.len();
        if let Some(max_width) = max_width {
            let (mut fits, mut too_many) = (0, ends.len() + 1);
            while fits + 1 < too_many {
                let middle = usize::midpoint(fits, too_many);
                let layout = self.unwrapped(&candidate(middle), font);
                if f64::from(layout.width()) <= max_width + SLACK {
                    fits = middle;
                } else {
                    too_many = middle;
                }
            }
            characters = fits;
        }
        let text = candidate(characters);
        let layout = self.unwrapped(&text, font);
        let line = layout
            .lines()
            .next()
            .map(|line| self.line(&text, &line, missing));
        line.unwrap_or_default()
    }

    fn unwrapped(&mut self, text: &str, font: Font) -> Layout<()> {
        let mut layout = self.shape(text, font);
        layout.break_all_lines(None);
        layout
    }

    fn shape(&mut self, text: &str, font: Font) -> Layout<()> {
        let first = match font.family {
            FontFamily::Sans => [SANS, MONO],
            FontFamily::Mono => [MONO, SANS],
        };
        let names = first
            .into_iter()
            .chain(self.fallbacks.iter().map(String::as_str));
        let families: Vec<FontFamilyName<'_>> = names
            .map(|name| FontFamilyName::Named(Cow::Borrowed(name)))
            .collect();
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(Families::List(Cow::Owned(
            families,
        ))));
        builder.push_default(StyleProperty::FontSize(narrow(font.size)));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(
            font.weight,
        ))));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.0)));
        if font.italic {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        if font.family == FontFamily::Sans && font.size >= DISPLAY.0 {
            builder.push_default(StyleProperty::LetterSpacing(narrow(font.size * DISPLAY.1)));
        }
        builder.build(text)
    }

    /// The glyphs of a line, from its left edge.
    fn line(
        &mut self,
        text: &str,
        line: &parley::layout::Line<'_, ()>,
        missing: &mut Vec<char>,
    ) -> TextLine {
        let metrics = line.metrics();
        let mut set = TextLine {
            text: text[line.text_range()].trim_end().to_owned(),
            width: f64::from(metrics.advance - metrics.hanging_advance),
            baseline: 0.0,
            glyphs: Vec::new(),
        };
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else {
                continue;
            };
            let instance = self.instance(run.run());
            for glyph in run.positioned_glyphs() {
                let x = f64::from(glyph.x - metrics.offset);
                let y = f64::from(glyph.y - run.baseline());
                let key = GlyphKey {
                    instance,
                    glyph: glyph.id,
                };
                set.glyphs.push(SetGlyph {
                    key,
                    at: Point::new(x, y),
                });
            }
            note_missing(text, &run, missing);
        }
        set
    }

    fn instance(&mut self, run: &parley::layout::Run<'_, ()>) -> u32 {
        let font = run.font();
        let skew = run.synthesis().skew();
        let coords: Vec<NormalizedCoord> = run
            .normalized_coords()
            .iter()
            .map(|coord| NormalizedCoord::from_bits(coord.to_bits()))
            .collect();
        let same =
            |known: &Instance| known.font == *font && known.skew == skew && known.coords == coords;
        let known = self.instances.iter().position(same);
        let position = known.unwrap_or_else(|| {
            self.instances.push(Instance {
                font: font.clone(),
                coords,
                skew,
            });
            self.instances.len() - 1
        });
        u32::try_from(position).expect("each instance stems from one of a few fonts")
    }
}

fn named(name: &str) -> FontInfoOverride<'_> {
    FontInfoOverride {
        family_name: Some(name),
        ..FontInfoOverride::default()
    }
}

/// Where the baseline lies in a line: what the line is taller than the font is
/// divided between above and below.
fn ascent(file: &[u8]) -> f64 {
    let font = skrifa::FontRef::new(file).expect("the embedded fonts are well formed");
    let metrics = font.metrics(skrifa::instance::Size::new(1.0), LocationRef::default());
    let (ascent, descent) = (f64::from(metrics.ascent), f64::from(metrics.descent));
    (LINE_HEIGHT - (ascent - descent)) / 2.0 + ascent
}

/// What of a text is set: no control characters, no spaces at the ends of lines.
fn printable(content: &str) -> String {
    let unified = content.replace("\r\n", "\n").replace('\t', " ");
    let kept = |c: &char| !c.is_control() || *c == '\n';
    let text: String = unified.chars().filter(kept).take(MAX_CHARACTERS).collect();
    let lines: Vec<&str> = text.trim_end().split('\n').map(str::trim_end).collect();
    lines.join("\n")
}

fn break_lines(layout: &mut Layout<()>, max_width: Option<f64>) {
    layout.break_all_lines(max_width.map(|width| narrow(width + SLACK)));
}

/// Makes the lines of a short wrapped text about equally wide, which looks
/// better in a box than a full line above a lonely word.
fn balance(layout: &mut Layout<()>, text: &str, max_width: Option<f64>) {
    const MOST_LINES: usize = 4;
    const HALVINGS: u8 = 6;
    let lines = layout.len();
    let Some(max_width) = max_width else { return };
    if !(2..=MOST_LINES).contains(&lines) || text.contains('\n') {
        return;
    }
    let (mut too_narrow, mut enough) = (max_width / 2.0, max_width);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(too_narrow, enough);
        break_lines(layout, Some(middle));
        if layout.len() <= lines && breaks_at_words(layout, text) {
            enough = middle;
        } else {
            too_narrow = middle;
        }
    }
    break_lines(layout, Some(enough));
}

/// Whether every line but the last ends where a word does.
fn breaks_at_words(layout: &Layout<()>, text: &str) -> bool {
    layout.lines().all(|line| {
        let end = line.text_range().end;
        end == text.len() || text[..end].ends_with(|c: char| !c.is_alphanumeric())
    })
}

/// Collects the characters of a run that became the glyph for missing ones.
fn note_missing(text: &str, run: &parley::layout::GlyphRun<'_, ()>, missing: &mut Vec<char>) {
    if run.glyphs().all(|glyph| glyph.id != 0) {
        return;
    }
    for cluster in run.run().clusters() {
        if cluster.glyphs().any(|glyph| glyph.id == 0) {
            for character in text[cluster.text_range()].chars() {
                if !missing.contains(&character) {
                    missing.push(character);
                }
            }
        }
    }
}

/// Puts lines above each other.
fn stack(mut lines: Vec<TextLine>, font: Font, ascent: f64, missing: Vec<char>) -> TextBlock {
    let height = font.size * LINE_HEIGHT;
    let mut top = 0.0;
    let mut width = 0.0_f64;
    for line in &mut lines {
        line.baseline = top + ascent * font.size;
        width = width.max(line.width);
        top += height;
    }
    TextBlock {
        size: Size::new(width, top),
        ascent: ascent * font.size,
        lines: lines.into(),
        missing,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "parley measures in f32; sizes and widths are small"
)]
fn narrow(value: f64) -> f32 {
    value as f32
}
