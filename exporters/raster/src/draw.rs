//! The walk over a scene.

use std::mem;

use kinograph_core::{
    Affine, BezPath, Rect, Scene,
    geometry::{Ellipse, PathEl, Shape as _},
    scene::{Brush, Element, GlyphRun, Group, PathElement, SymbolElement},
    visuals::{FillRule, Outline},
};
use tiny_skia::{Path, PathBuilder};

use crate::{
    Pixels, RasterError, RasterOptions,
    canvas::Canvas,
    convert::push_path,
    paint::{Place, Tint, color},
    panel::Interior,
};

/// How far a curve may stray from the arc it stands for, in device pixels: an
/// eighth of the steps that antialiasing tells apart. A quarter of a circle is
/// then one curve at the sizes that diagrams have.
const TOLERANCE: f64 = 1.0 / 32.0;

/// Draws `scene`.
///
/// # Errors
/// If the scale is not a positive number, or the picture, or what it takes to
/// draw it, is too large. Nothing large is allocated before that is known.
///
/// ```
/// use kinograph_core::{Scene, Size, Table, scene::Brush, style::Rgba};
/// use kinograph_raster::{RasterOptions, draw};
///
/// let scene = Scene {
///     size: Size::new(40.0, 30.0),
///     background: Some(Brush::Solid(Rgba::rgb(255, 0, 0))),
///     title: None,
///     description: String::new(),
///     elements: Vec::new(),
///     symbols: Table::new(),
///     glyphs: Table::new(),
/// };
/// let pixels = draw(&scene, &RasterOptions { scale: 2.0, ..RasterOptions::default() })?;
/// assert_eq!((pixels.width(), pixels.height()), (80, 60));
/// assert_eq!(pixels.rgba()[..4], [255, 0, 0, 255]);
/// # Ok::<(), kinograph_raster::RasterError>(())
/// ```
pub fn draw(scene: &Scene, options: &RasterOptions) -> Result<Pixels, RasterError> {
    let mut canvas = Canvas::new(scene.size, options.scale)?;
    let mut walk = Walk {
        scene,
        spare: PathBuilder::new(),
    };
    let place = Place {
        to_device: Affine::scale(options.scale),
        opacity: 1.0,
        tint: None,
    };
    if let Some(brush) = scene.background.as_ref().filter(|_| !options.transparent) {
        walk.background(&mut canvas, brush, place);
    }
    walk.elements(&mut canvas, &scene.elements, place)?;
    Ok(canvas.finish())
}

struct Walk<'a> {
    scene: &'a Scene,
    /// Memory for the next path.
    spare: PathBuilder,
}

impl Walk<'_> {
    fn background(&self, canvas: &mut Canvas, brush: &Brush, place: Place<'_>) {
        // To the rim of the last pixel, even when the scene ends inside it.
        let plane = Rect::from_origin_size((0.0, 0.0), self.scene.size).inflate(1.0, 1.0);
        let path = || {
            finished(
                PathBuilder::new(),
                plane.path_elements(TOLERANCE),
                Affine::IDENTITY,
            )
        };
        canvas.cover(brush, path, place);
    }

    fn elements(
        &mut self,
        canvas: &mut Canvas,
        elements: &[Element],
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        for element in elements {
            match element {
                Element::Group(group) => self.group(canvas, group, place)?,
                Element::Path(path) => self.shape(canvas, element, path, place)?,
                Element::Text(run) => self.run(canvas, run, place),
                Element::Symbol(symbol) => self.symbol(canvas, symbol, place)?,
            }
        }
        Ok(())
    }

    fn group(
        &mut self,
        canvas: &mut Canvas,
        group: &Group,
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        let inside = Place {
            to_device: place.to_device * group.transform,
            ..place
        };
        let opacity = place.opacity * group.opacity.get();
        self.stack(
            canvas,
            &group.elements,
            group.clip.as_ref(),
            Place { opacity, ..inside },
        )
    }

    fn symbol(
        &mut self,
        canvas: &mut Canvas,
        symbol: &SymbolElement,
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        // Symbols do not hold symbols: one that held itself would have no end.
        let Some(art) = self
            .scene
            .symbols
            .get(symbol.symbol)
            .filter(|_| place.tint.is_none())
        else {
            return Ok(());
        };
        if art.view.is_zero_area() {
            return Ok(());
        }
        let clip = self.scene.overflows(art).then(|| art.view.to_path(TOLERANCE));
        let inside = Place {
            to_device: place.to_device * symbol.transform,
            opacity: place.opacity * symbol.opacity.get(),
            tint: Some(Tint {
                brush: &symbol.tint,
                to_device: place.to_device,
            }),
        };
        self.stack(canvas, &art.elements, clip.as_ref(), inside)
    }

    /// Draws elements that are clipped and faded as one.
    fn stack(
        &mut self,
        canvas: &mut Canvas,
        elements: &[Element],
        clip: Option<&BezPath>,
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        if place.opacity <= 0.0 || place.to_device.determinant() == 0.0 {
            return Ok(());
        }
        if clip.is_none() && (place.opacity >= 1.0 || elements.len() == 1) {
            return self.elements(canvas, elements, place);
        }
        self.apart(canvas, elements, clip, place, |walk, layer, place| {
            walk.elements(layer, elements, place)
        })
    }

    /// Has `draw` draw `elements` on a layer of their own, and lays it, clipped
    /// and faded, over the canvas.
    fn apart(
        &mut self,
        canvas: &mut Canvas,
        elements: &[Element],
        clip: Option<&BezPath>,
        place: Place<'_>,
        draw: impl FnOnce(&mut Self, &mut Canvas, Place<'_>) -> Result<(), RasterError>,
    ) -> Result<(), RasterError> {
        let Some(mut bounds) = self.scene.ink_bounds(elements) else {
            return Ok(());
        };
        if let Some(clip) = clip {
            bounds = bounds.intersect(clip.control_box());
        }
        let Some(mut layer) = canvas.layer(place.to_device.transform_rect_bbox(bounds))? else {
            return Ok(());
        };
        draw(
            self,
            &mut layer,
            Place {
                opacity: 1.0,
                ..place
            },
        )?;
        if let Some(clip) = clip {
            let path = self.path(clip.iter(), layer.device_to_canvas() * place.to_device);
            layer.cut(path.as_ref());
            self.reclaim(path);
        }
        canvas.lay(&layer, place.opacity);
        Ok(())
    }

    /// Draws `element`, which is `path`.
    fn shape(
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
    fn run(&mut self, canvas: &mut Canvas, run: &GlyphRun, place: Place<'_>) {
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

    fn path(&mut self, elements: impl IntoIterator<Item = PathEl>, affine: Affine) -> Option<Path> {
        finished(mem::take(&mut self.spare), elements, affine)
    }

    /// Keeps the memory of a path for the next.
    fn reclaim(&mut self, path: Option<Path>) {
        if let Some(path) = path {
            self.spare = path.clear();
        }
    }
}

/// [`TOLERANCE`] in coordinates that `to_device` maps to the device's.
fn tolerance(to_device: Affine) -> f64 {
    TOLERANCE / to_device.determinant().abs().sqrt()
}

/// `elements`, mapped by `affine`, in the memory of `builder`; none when there is nothing to draw.
fn finished(
    mut builder: PathBuilder,
    elements: impl IntoIterator<Item = PathEl>,
    affine: Affine,
) -> Option<Path> {
    push_path(&mut builder, elements, affine);
    builder.finish()
}
