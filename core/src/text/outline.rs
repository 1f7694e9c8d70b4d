//! Glyph outlines from font files.

use parley::FontData;
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, NormalizedCoord, Size},
    outline::{DrawSettings, OutlinePen},
    raw::TableProvider as _,
};

use crate::{Affine, BezPath};

/// A font file with its place among its variations.
pub(super) struct Instance {
    pub(super) font: FontData,
    pub(super) coords: Vec<NormalizedCoord>,
    /// The slant in degrees where the file has no italic of its own.
    pub(super) skew: Option<f32>,
}

impl Instance {
    /// The outline in ems, y down; empty when the file has none.
    pub(super) fn outline(&self, glyph: u32) -> BezPath {
        let Ok(font) = FontRef::from_index(self.font.data.as_ref(), self.font.index) else {
            return BezPath::new();
        };
        let units = font.head().map_or(1000, |head| head.units_per_em());
        let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph)) else {
            return BezPath::new();
        };
        let mut pen = PathPen(BezPath::new());
        let settings =
            DrawSettings::unhinted(Size::unscaled(), LocationRef::new(self.coords.as_slice()));
        if outline.draw(settings, &mut pen).is_err() {
            return BezPath::new();
        }
        let em = 1.0 / f64::from(units.max(1));
        let slant = self
            .skew
            .map_or(0.0, |degrees| f64::from(degrees).to_radians().tan());
        Affine::new([em, 0.0, slant * em, -em, 0.0, 0.0]) * pen.0
    }
}

/// Whether the file holds a font with outlines that can be drawn.
pub(super) fn has_outlines(file: &[u8]) -> bool {
    skrifa::raw::FileRef::new(file).is_ok_and(|file| {
        file.fonts()
            .flatten()
            .any(|font| font.outline_glyphs().format().is_some())
    })
}

struct PathPen(BezPath);

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0
            .quad_to((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(
            (f64::from(ax), f64::from(ay)),
            (f64::from(bx), f64::from(by)),
            (f64::from(x), f64::from(y)),
        );
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
