//! Writes a film as an animated GIF: one palette for all frames, and of each
//! frame only what changed.
//!
//! It knows the raster and nothing of how frames come to be. The same film
//! gives the same bytes on every machine.

mod color;
mod delay;
mod frames;
mod palette;

use std::{
    io::{self, Write},
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline, style::Rgba};
use kinograph_raster::{
    Film, FilmOptions, Finish, FrameSize, Ground, Progress, RasterError, Rate, Sides,
};

/// The most frames per second: browsers show those that should stand for less
/// than a fiftieth of a second for a tenth.
pub const MAX_RATE: u32 = 50;

/// How a GIF is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GifOptions {
    /// How large it is.
    pub size: FrameSize,
    /// Frames per second, at most [`MAX_RATE`]. GIF counts hundredths of
    /// seconds: 50, 33⅓, 25 and 20 are exact. Other rates are kept on average.
    pub rate: Rate,
    /// Whether it starts again at its end.
    pub repeat: Repeat,
    /// What lies under a scene without a background of its own: pixels of a
    /// GIF cannot be translucent.
    pub matte: Rgba,
}

/// What follows the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeat {
    /// The beginning, for ever.
    #[default]
    Forever,
    /// Nothing: the last frame stays.
    Once,
}

impl Default for GifOptions {
    /// 25 frames per second, for ever, over white.
    fn default() -> Self {
        Self {
            size: FrameSize::default(),
            rate: Rate::per_second(25).expect("more than none"),
            repeat: Repeat::default(),
            matte: Rgba::WHITE,
        }
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Frames of the film; those that look like the one before are not stored.
    pub frames: u32,
    /// How long the loop takes, in hundredths of a second.
    pub hundredths: u32,
}

/// Why a GIF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GifError {
    /// The frames cannot be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// Browsers would not show so many frames.
    #[error("cannot make a gif of {0} frames per second: at most {MAX_RATE} are shown")]
    Rate(Rate),
    /// A side is longer than the format can say.
    #[error("cannot make a gif of {width} by {height} pixels: the format ends at 65535")]
    Size {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// Whoever watched the progress asked to stop.
    #[error("stopped before the gif was finished")]
    Cancelled,
    /// The file cannot be written.
    #[error("cannot write the gif: {0}")]
    Write(#[from] io::Error),
}

impl GifError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Raster(error) => error.hint(),
            Self::Rate(_) => Some("25 frames per second move smoothly".to_owned()),
            Self::Size { .. } => Some("try a smaller size".to_owned()),
            Self::Cancelled | Self::Write(_) => None,
        }
    }
}

/// Draws `scene` as `timeline` moves it and writes it to `out` as a GIF.
///
/// `progress` is told after every step, and may stop the work; what was
/// written until then is not a whole file.
///
/// # Errors
/// If the frames cannot be drawn or written, or `progress` stops.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use kinograph_core::{Scene, Size, Table, Timeline, scene::Brush, style::Rgba};
/// use kinograph_gif::GifOptions;
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
///     duration_ms: 1000,
///     ..Timeline::default()
/// };
/// let mut file = Vec::new();
/// let summary = kinograph_gif::write(
///     &mut file,
///     &scene,
///     &timeline,
///     &GifOptions::default(),
///     &mut |_| ControlFlow::Continue(()),
/// )?;
/// assert_eq!((summary.frames, summary.hundredths), (25, 100));
/// assert_eq!(file[..6], *b"GIF89a");
/// # Ok::<(), kinograph_gif::GifError>(())
/// ```
pub fn write(
    out: &mut impl Write,
    scene: &Scene,
    timeline: &Timeline,
    options: &GifOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, GifError> {
    if options.rate.exceeds(MAX_RATE) {
        return Err(GifError::Rate(options.rate));
    }
    let options_of_film = FilmOptions {
        size: options.size,
        sides: Sides::Any,
        rate: options.rate,
        ground: Ground::Over(options.matte),
        finish: Finish::Stepped,
    };
    let film = Film::new(scene, timeline, &options_of_film)?;
    frames::write(out, &film, options.repeat, progress)
}
