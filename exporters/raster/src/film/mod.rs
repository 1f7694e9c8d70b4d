//! Frames: a scene and a timeline, drawn at evenly spaced instants.

mod cover;
mod levels;
mod marks;
mod painter;
mod plane;
mod rate;
mod settle;
mod split;
mod stream;
mod thing;
mod tiles;

use std::ops::ControlFlow;

use kinograph_core::{Affine, Scene, Timeline, scene::Brush, style::Rgba};

use crate::{
    Pixels, RasterError,
    canvas::Canvas,
    draw::Walk,
    paint::{Place, color},
};

pub(crate) use plane::Plane;
pub use plane::{FrameSize, Sides};
use rate::Instants;
pub use rate::Rate;
pub use settle::Finish;
use settle::Settled;
pub use tiles::PixelRect;

/// How the frames of a film are made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FilmOptions {
    /// How large they are.
    pub size: FrameSize,
    /// What their sides are multiples of.
    pub sides: Sides,
    /// How many there are in a second.
    pub rate: Rate,
    /// What the scene is drawn on.
    pub ground: Ground,
    /// How finely moving things are placed.
    pub finish: Finish,
}

/// What lies under everything in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The scene's background. Where it has none, frames are transparent.
    #[default]
    Scene,
    /// The scene's background over a colour, so that every pixel is opaque:
    /// for formats without transparency. Its own opacity is left out.
    Over(Rgba),
    /// Nothing: the scene's background is left out.
    Transparent,
}

/// A scene in motion, ready to be drawn.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use kinograph_core::{Scene, Size, Table, Timeline, scene::Brush, style::Rgba};
/// use kinograph_raster::{Film, FilmOptions, FrameSize};
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
/// let timeline = Timeline {
///     duration_ms: 100,
///     ..Timeline::default()
/// };
/// let options = FilmOptions {
///     size: FrameSize::Exact { width: 160, height: 90 },
///     ..FilmOptions::default()
/// };
/// let film = Film::new(&scene, &timeline, &options)?;
/// assert_eq!((film.width(), film.height(), film.frames()), (160, 90, 3));
///
/// let mut seen = 0;
/// let stopped = film.each(|frame| {
///     assert_eq!(frame.rgba[..4], [255, 0, 0, 255]);
///     seen += 1;
///     if seen == 2 { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) }
/// })?;
/// assert_eq!(stopped, ControlFlow::Break("enough"));
/// # Ok::<(), kinograph_raster::RasterError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Film<'a> {
    scene: &'a Scene,
    timeline: &'a Timeline,
    plane: Plane,
    instants: Instants,
    ground: Ground,
    finish: Finish,
}

/// One frame of a film.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its number, from 0.
    pub index: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top, in
    /// sRGB, colours not multiplied with the opacity.
    pub rgba: &'a [u8],
    /// What may differ from the frame before; everything for the first one.
    /// The boxes do not overlap.
    pub changed: &'a [PixelRect],
}

/// What a film is like, for those who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Frames.
    pub frames: u32,
}

/// How far the making of a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Frames that are done with.
    pub done: u32,
    /// All of them.
    pub total: u32,
}

impl<'a> Film<'a> {
    /// Frames of `scene` as `timeline` moves it.
    ///
    /// # Errors
    /// If there can be no frames of that size.
    pub fn new(
        scene: &'a Scene,
        timeline: &'a Timeline,
        options: &FilmOptions,
    ) -> Result<Self, RasterError> {
        Ok(Self {
            scene,
            timeline,
            plane: Plane::new(scene.size, options.size, options.sides)?,
            instants: Instants::of(timeline, options.rate),
            ground: options.ground,
            finish: options.finish,
        })
    }

    /// Pixels in a row of each frame.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.plane.width
    }

    /// Rows of each frame.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.plane.height
    }

    /// How many frames make the loop: at least one.
    #[must_use]
    pub fn frames(&self) -> u32 {
        self.instants.count
    }

    /// Its size and length.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary {
            width: self.width(),
            height: self.height(),
            frames: self.frames(),
        }
    }

    /// How long the loop takes, in milliseconds; 0 when nothing moves.
    #[must_use]
    pub fn duration_ms(&self) -> u32 {
        self.instants.duration_ms
    }

    /// Whether no pixel of any frame is translucent.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        let solid = |rgba: &Rgba| rgba.a == 255;
        match (self.ground, &self.scene.background) {
            (Ground::Over(_), _) => true,
            (Ground::Scene, Some(Brush::Solid(rgba))) => solid(rgba),
            (Ground::Scene, Some(Brush::Gradient { stops, .. })) => {
                !stops.is_empty() && stops.iter().all(|(_, rgba)| solid(rgba))
            }
            (Ground::Scene, Some(Brush::Tint) | None) | (Ground::Transparent, _) => false,
        }
    }

    /// Draws all frames in order and hands each to `sink`, which may stop
    /// between them.
    ///
    /// A frame is drawn while the one before is handed on. Few are kept at a
    /// time, however many there are.
    ///
    /// # Errors
    /// If it would take too much memory to draw one.
    pub fn each<B>(
        &self,
        sink: impl FnMut(Frame<'_>) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, RasterError> {
        self.sample(1, sink)
    }

    /// Draws every `stride`th frame, as [`each`](Self::each) does.
    ///
    /// # Errors
    /// If it would take too much memory to draw one.
    ///
    /// # Panics
    /// If `stride` is 0.
    pub fn sample<B>(
        &self,
        stride: usize,
        sink: impl FnMut(Frame<'_>) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, RasterError> {
        stream::stream(self, (0..self.frames()).step_by(stride), sink)
    }

    /// Draws one frame from nothing: what [`each`](Self::each) gives, but for
    /// rounding, and far slower.
    ///
    /// # Errors
    /// If it would take too much memory to draw.
    pub fn frame(&self, index: u32) -> Result<Pixels, RasterError> {
        let instant = Settled::new(*self).at(index);
        let mut canvas = Canvas::new(self.plane);
        let mut walk = Walk::new(self.scene);
        self.draw_ground(&mut walk, &mut canvas)?;
        let place = Place::top(self.plane);
        for element in self.scene.elements.iter().filter(|it| !it.is_background()) {
            let element = instant.element(self.timeline, element, Affine::IDENTITY, None);
            walk.elements(&mut canvas, std::slice::from_ref(&element), place)?;
        }
        Ok(canvas.finish())
    }

    /// Draws what lies under everything.
    fn draw_ground(&self, walk: &mut Walk<'_>, canvas: &mut Canvas) -> Result<(), RasterError> {
        let matte = match self.ground {
            Ground::Scene => None,
            Ground::Over(rgba) => Some(Rgba { a: 255, ..rgba }),
            Ground::Transparent => return Ok(()),
        };
        if let Some(matte) = matte {
            canvas.clear(color(matte, 1.0));
        }
        match (&self.scene.background, matte) {
            (Some(Brush::Solid(rgba)), Some(matte)) => {
                canvas.clear(color(rgba.over(matte), 1.0));
            }
            (Some(brush), _) => walk.background(canvas, brush, self.plane),
            (None, _) => {}
        }
        let pattern = self.scene.background_over(self.plane.view());
        walk.elements(canvas, &pattern, Place::top(self.plane))
    }
}
