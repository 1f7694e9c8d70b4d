//! Text: the outlines that are seen, and the invisible text over them.

use std::collections::BTreeSet;

use kinograph_core::{Affine, BezPath, GlyphIx, Index as _, scene::GlyphRun};

use crate::{
    SvgText,
    number::{LENGTH, quantise},
    paint::{Paint, Tint, write_transform},
    path::path_data,
    writer::Writer,
};

/// Glyphs are written in thousandths of an em: whole numbers that are finer
/// than a hundredth of a pixel at the size of a label.
const UNITS_PER_EM: f64 = 1000.0;

/// The glyphs that are defined so far.
#[derive(Debug, Default)]
pub(crate) struct Glyphs {
    defined: BTreeSet<GlyphIx>,
}

impl Writer<'_> {
    /// Writes a run of text.
    pub(crate) fn run(&mut self, run: &GlyphRun, tint: Tint<'_>) {
        if run.font.size <= 0.0 {
            return;
        }
        match self.paint(&run.brush, Affine::IDENTITY, tint) {
            Paint::None => {}
            // A gradient would begin anew in every glyph that is used.
            paint @ Paint::Reference(_) => self.merged(run, &paint),
            paint => self.outlines(run, &paint),
        }
        if self.options.text == SvgText::Selectable && !run.text.trim().is_empty() {
            self.selectable(run);
        }
    }

    /// Writes all outlines of a run as one path.
    fn merged(&mut self, run: &GlyphRun, paint: &Paint) {
        let mut path = BezPath::new();
        for glyph in &run.glyphs {
            let Some(outline) = self.scene.glyphs.get(glyph.outline) else {
                continue;
            };
            let origin = run.origin.to_vec2() + glyph.at.to_vec2();
            let place = Affine::translate(origin) * Affine::scale(run.font.size);
            path.extend(outline.path.iter().map(|element| place * element));
        }
        if path.is_empty() {
            return;
        }
        self.body.begin("path");
        self.body
            .attribute("d", &path_data(path.iter(), 1.0, LENGTH));
        paint.write(&mut self.body, "fill");
        self.body.close();
    }

    /// Writes the outlines of a run as uses of defined glyphs.
    fn outlines(&mut self, run: &GlyphRun, paint: &Paint) {
        let seen: Vec<_> = run
            .glyphs
            .iter()
            .filter(|glyph| self.define(glyph.outline))
            .collect();
        if seen.is_empty() {
            return;
        }
        let (origin, units) = (run.origin.to_vec2(), UNITS_PER_EM / run.font.size);
        self.body.begin("g");
        paint.write(&mut self.body, "fill");
        let place = Affine::translate(origin) * Affine::scale(1.0 / units);
        write_transform(&mut self.body, "transform", place);
        self.body.open_inline();
        for glyph in seen {
            let reference = format!("#{}", self.glyph_id(glyph.outline));
            self.body.begin_inline("use");
            self.body.attribute("href", &reference);
            for (name, offset) in [("x", glyph.at.x), ("y", glyph.at.y)] {
                if quantise(offset * units, 0) != 0 {
                    self.body.number(name, offset * units, 0);
                }
            }
            self.body.close();
        }
        self.body.end_inline("g");
    }

    /// Sees to it that a glyph is defined; says whether it has ink.
    fn define(&mut self, glyph: GlyphIx) -> bool {
        let Some(outline) = self
            .scene
            .glyphs
            .get(glyph)
            .filter(|it| !it.path.is_empty())
        else {
            return false;
        };
        if self.glyphs.defined.insert(glyph) {
            let id = self.glyph_id(glyph);
            self.defs.begin("path");
            self.defs.attribute("id", &id);
            self.defs
                .attribute("d", &path_data(outline.path.iter(), UNITS_PER_EM, 0));
            self.defs.close();
        }
        true
    }

    /// Short, for a diagram refers to glyphs a thousand times.
    fn glyph_id(&self, glyph: GlyphIx) -> String {
        format!("{}-g{}", self.ids.prefix(), glyph.position())
    }

    /// Writes the text itself, stretched to the outlines. It is transparent
    /// rather than unpainted: what is not painted cannot be selected.
    fn selectable(&mut self, run: &GlyphRun) {
        self.body.begin("text");
        self.body.number("x", run.origin.x, LENGTH);
        self.body.number("y", run.origin.y, LENGTH);
        self.body.number("font-size", run.font.size, LENGTH);
        if quantise(run.advance, LENGTH) > 0 {
            self.body.number("textLength", run.advance, LENGTH);
        }
        self.body.attribute("fill", "#000");
        self.body.attribute("fill-opacity", "0");
        self.body.content("text", &run.text);
    }
}
