//! The walk over a scene.

use kinograph_core::{
    Affine, BezPath, Scene,
    geometry::Shape as _,
    scene::{Brush, Element, Group, SymbolElement},
    visuals::FillRule,
};
use tiny_skia::PathBuilder;

use crate::{
    Pixels, RasterError, RasterOptions,
    canvas::Canvas,
    film::{FrameSize, Plane, Sides},
    ink::TOLERANCE,
    paint::{Place, Tint, color},
};

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
    let plane = Plane::new(scene.size, FrameSize::Scale(options.scale), Sides::Any)?;
    let mut canvas = Canvas::new(plane);
    let mut walk = Walk::new(scene);
    let place = Place::top(plane);
    if let Some(brush) = scene.background.as_ref().filter(|_| !options.transparent) {
        walk.background(&mut canvas, brush, plane);
    }
    walk.elements(&mut canvas, &scene.elements, place)?;
    Ok(canvas.finish())
}

/// Draws element after element.
pub(crate) struct Walk<'a> {
    pub(crate) scene: &'a Scene,
    /// Memory for the next path.
    pub(crate) spare: PathBuilder,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(scene: &'a Scene) -> Self {
        Self {
            scene,
            spare: PathBuilder::new(),
        }
    }
}

impl Walk<'_> {
    /// Fills the whole plane.
    pub(crate) fn background(&mut self, canvas: &mut Canvas, brush: &Brush, plane: Plane) {
        if let Brush::Solid(rgba) = brush {
            canvas.clear(color(*rgba, 1.0));
            return;
        }
        // To the rim of the last pixel, even when the scene ends inside it.
        let whole = plane.view().inflate(1.0, 1.0);
        let path = self.path(whole.path_elements(TOLERANCE), Affine::IDENTITY);
        if let Some(path) = &path {
            canvas.fill(path, FillRule::Nonzero, brush, Place::top(plane));
        }
        self.reclaim(path);
    }

    pub(crate) fn elements(
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
            opacity: place.opacity * group.opacity.get(),
            ..place
        };
        self.stack(canvas, &group.elements, group.clip.as_ref(), inside)
    }

    fn symbol(
        &mut self,
        canvas: &mut Canvas,
        symbol: &SymbolElement,
        place: Place<'_>,
    ) -> Result<(), RasterError> {
        // Symbols do not hold symbols: one that held itself would have no end.
        if place.tint.is_some() {
            return Ok(());
        }
        let Some(art) = self.scene.symbols.get(symbol.symbol) else {
            return Ok(());
        };
        if art.view.is_zero_area() {
            return Ok(());
        }
        let overflows = self.scene.overflows(art);
        let clip = overflows.then(|| art.view.to_path(TOLERANCE));
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
    pub(crate) fn apart(
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
        let on_layer = Place {
            opacity: 1.0,
            ..place
        };
        draw(self, &mut layer, on_layer)?;
        if let Some(clip) = clip {
            let path = self.path(clip.iter(), layer.device_to_canvas() * place.to_device);
            layer.cut(path.as_ref());
            self.reclaim(path);
        }
        canvas.lay(&layer, place.opacity);
        Ok(())
    }
}
