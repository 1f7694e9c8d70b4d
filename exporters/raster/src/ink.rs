//! What leaves ink: shapes and text.

use std::mem;

use kinograph_core::{
    Affine,
    geometry::{Ellipse, PathEl, Shape as _},
    scene::{Brush, Element, GlyphRun, PathElement},
    visuals::{FillRule, Outline},
};
use tiny_skia::Path;

use crate::{
    RasterError,
    canvas::Canvas,
    convert::push_path,
    draw::Walk,
    paint::{Place, color},
    panel::Interior,
};

/// How far a curve may stray from the arc it stands for, in device pixels: an
/// eighth of the steps that antialiasing tells apart. A quarter of a circle is
/// then one curve at the sizes that diagrams have.
pub(crate) const TOLERANCE: f64 = 1.0 / 32.0;

impl Walk<'_> {
    /// Draws `element`, which is `path`.
    pub(crate) fn shape(
        &mut self,
        canvas: &mut Canvas,
        element: &Element,
        path: &PathElement,
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        let opacity = place.opacity * path.opacity.get();
        if opacity <= 0.0 {
            return Ok(());
        }
        let place = Place { opacity, ..place };
        if opacity < 1.0 && path.fill.is_some() && path.stroke.is_some() {
            let elements = std::slice::from_ref(element);
            return self.apart(canvas, elements, None, place, |walk, layer, place| {
                walk.fill_and_stroke(layer, path, place);
                Ok(())
            });
        }
        self.fill_and_stroke(canvas, path, place);
        Ok(())
    }

    fn fill_and_stroke(&mut self, canvas: &mut Canvas, element: &PathElement, place: Place<'_>) {
        let filled = self.panel(canvas, element, place);
        if filled && element.stroke.is_none() {
            return;
        }
        let Some(path) = self.outline(&element.shape, place.to_device) else {
            return;
        };
        if let Some(brush) = element.fill.as_ref().filter(|_| !filled) {
            canvas.fill(&path, element.shape.fill_rule(), brush, place);
        }
        if let Some(pen) = element.stroke.as_ref().filter(|pen| pen.width > 0.0) {
            canvas.stroke(&path, pen, place);
        }
        self.spare = path.clear();
    }

    /// Fills a translucent box the fast way; says whether that was possible.
    fn panel(&mut self, canvas: &mut Canvas, element: &PathElement, place: Place<'_>) -> bool {
        let (Outline::Box(shape), Some(Brush::Solid(rgba))) = (&element.shape, &element.fill)
        else {
            return false;
        };
        let color = color(*rgba, place.opacity);
        let Some(radius) = shape
            .radii()
            .as_single_radius()
            .filter(|_| !color.is_opaque())
        else {
            return false;
        };
        let to_canvas = canvas.device_to_canvas() * place.to_device;
        let Some(interior) = Interior::new(shape.rect(), radius, to_canvas, canvas.bounds()) else {
            return false;
        };
        canvas.blend(interior, color);
        let tolerance = tolerance(place.to_device);
        let rim = shape
            .path_elements(tolerance)
            .map(|element| to_canvas * element);
        if let Some(path) = self.path(rim.chain(interior.outline()), Affine::IDENTITY) {
            canvas.fill_placed(&path, FillRule::Evenodd, &Brush::Solid(*rgba), place);
            self.spare = path.clear();
        }
        true
    }

    /// Fills all glyphs of a run at once.
    pub(crate) fn run(&mut self, canvas: &mut Canvas, run: &GlyphRun, place: Place<'_>) {
        let to_canvas = canvas.device_to_canvas() * place.to_device;
        let mut builder = mem::take(&mut self.spare);
        for glyph in &run.glyphs {
            let Some(outline) = self.scene.glyphs.get(glyph.outline) else {
                continue;
            };
            let origin = run.origin.to_vec2() + glyph.at.to_vec2();
            let place = Affine::translate(origin) * Affine::scale(run.font.size);
            push_path(&mut builder, outline.path.iter(), to_canvas * place);
        }
        if let Some(path) = builder.finish() {
            canvas.fill_placed(&path, FillRule::Nonzero, &run.brush, place);
            self.spare = path.clear();
        }
    }

    fn outline(&mut self, shape: &Outline, to_device: Affine) -> Option<Path> {
        let tolerance = tolerance(to_device);
        match shape {
            Outline::Box(rect) if rect.radii().as_single_radius() == Some(0.0) => {
                self.path(rect.rect().path_elements(tolerance), Affine::IDENTITY)
            }
            Outline::Box(rect) => self.path(rect.path_elements(tolerance), Affine::IDENTITY),
            Outline::Ellipse { center, radii } => {
                let ellipse = Ellipse::new(*center, *radii, 0.0);
                self.path(ellipse.path_elements(tolerance), Affine::IDENTITY)
            }
            Outline::Path { path, .. } => self.path(path.iter(), Affine::IDENTITY),
        }
    }

    /// The path of `elements`, mapped by `affine`; none when there is nothing to draw.
    pub(crate) fn path(
        &mut self,
        elements: impl IntoIterator<Item = PathEl>,
        affine: Affine,
    ) -> Option<Path> {
        let mut builder = mem::take(&mut self.spare);
        push_path(&mut builder, elements, affine);
        builder.finish()
    }

    /// Keeps the memory of a path for the next.
    pub(crate) fn reclaim(&mut self, path: Option<Path>) {
        if let Some(path) = path {
            self.spare = path.clear();
        }
    }
}

/// [`TOLERANCE`] in coordinates that `to_device` maps to the device's.
fn tolerance(to_device: Affine) -> f64 {
    TOLERANCE / to_device.determinant().abs().sqrt()
}
