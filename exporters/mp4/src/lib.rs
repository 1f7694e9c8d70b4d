//! Writes a film as H.264 video in an MP4 file that plays everywhere: constant
//! quality, the header first, colours described, the same bytes every time.
//!
//! It knows the raster and nothing of how frames come to be. Frames are encoded
//! while the next ones are drawn, and none is kept.

mod boxes;
mod codec;
mod muxer;
mod stream;

use std::{
    io::{self, Seek, Write},
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline, style::Rgba};
pub use kinograph_raster::Summary;
use kinograph_raster::{
    Film, FilmOptions, Finish, Frame, FrameSize, Ground, Progress, RasterError, Rate, Sides,
};
use kinograph_y4m::{Chroma, Planes};

pub use codec::CodecError;
use codec::{Encoder, Settings};
use muxer::{Muxer, Plan};
use stream::Sample;

/// The most pixels along the longer and the shorter side.
pub const MAX_SIDES: [u32; 2] = [3840, 2160];
/// The fewest pixels along a side.
pub const MIN_SIDE: u32 = 16;
/// The coarsest quantizer.
pub const MAX_QUANTIZER: u8 = 51;
/// About how long players must decode when one seeks.
const PERIOD_MS: u32 = 4000;

/// How a video is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mp4Options {
    /// How large it is; odd sides become even.
    pub size: FrameSize,
    /// Frames per second.
    pub rate: Rate,
    /// From 0 to [`MAX_QUANTIZER`]: smaller numbers are finer and larger files.
    pub quantizer: u8,
    /// What lies under a scene without a background of its own.
    pub matte: Rgba,
}

impl Default for Mp4Options {
    /// 30 frames per second over white, finer than eyes can tell: an SSIM above
    /// 0.998 with what was drawn.
    fn default() -> Self {
        Self {
            size: FrameSize::default(),
            rate: Rate::default(),
            quantizer: 19,
            matte: Rgba::WHITE,
        }
    }
}

/// Why a video could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Mp4Error {
    /// The frames cannot be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// The format does not know such pictures.
    #[error(
        "cannot make a video of {width} by {height} pixels: at least {MIN_SIDE} by {MIN_SIDE} \
         and at most {} by {} are possible",
        MAX_SIDES[0], MAX_SIDES[1]
    )]
    Size {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// There are more frames than the file can count the time of.
    #[error("cannot make a video of {0} frames: it would be too long")]
    Length(u32),
    /// The encoder failed.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// Whoever watched the progress asked to stop.
    #[error("stopped before the video was finished")]
    Cancelled,
    /// The file cannot be written.
    #[error("cannot write the video: {0}")]
    Write(#[from] io::Error),
}

impl Mp4Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Raster(error) => error.hint(),
            Self::Size { .. } => Some("choose another size, such as 1920 by 1080".to_owned()),
            Self::Length(_) => Some("try fewer frames per second".to_owned()),
            Self::Codec(_) | Self::Cancelled | Self::Write(_) => None,
        }
    }
}

/// Draws `scene` as `timeline` moves it and writes it to `out` as MP4.
///
/// `progress` is told after every frame, and may stop the work; what was
/// written until then is not a whole file.
///
/// # Errors
/// If the frames cannot be drawn, encoded or written, or `progress` stops.
///
/// ```
/// use std::{io::Cursor, ops::ControlFlow};
///
/// use kinograph_core::{Scene, Size, Table, Timeline, scene::Brush, style::Rgba};
/// use kinograph_mp4::Mp4Options;
///
/// let scene = Scene {
///     size: Size::new(160.0, 90.0),
///     background: Some(Brush::Solid(Rgba::WHITE)),
///     title: None,
///     description: String::new(),
///     elements: Vec::new(),
///     symbols: Table::new(),
///     glyphs: Table::new(),
/// };
/// let timeline = Timeline {
///     duration_ms: 200,
///     ..Timeline::default()
/// };
/// let mut file = Cursor::new(Vec::new());
/// let options = Mp4Options::default();
/// let summary =
///     kinograph_mp4::write(&mut file, &scene, &timeline, &options, &mut |_| ControlFlow::Continue(()))?;
/// assert_eq!((summary.width, summary.height, summary.frames), (160, 90, 6));
/// assert_eq!(file.get_ref()[4..8], *b"ftyp");
/// # Ok::<(), kinograph_mp4::Mp4Error>(())
/// ```
pub fn write<W: Write + Seek>(
    out: &mut W,
    scene: &Scene,
    timeline: &Timeline,
    options: &Mp4Options,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, Mp4Error> {
    let film_options = FilmOptions {
        size: options.size,
        sides: Sides::Even,
        rate: options.rate,
        ground: Ground::Over(options.matte),
        finish: Finish::Smooth,
    };
    let film = Film::new(scene, timeline, &film_options)?;
    let plan = plan(&film, options.rate)?;
    let mut video = Video {
        encoder: Encoder::new(Settings {
            width: film.width(),
            height: film.height(),
            rate: options.rate,
            quantizer: options.quantizer.min(MAX_QUANTIZER),
            period: plan.period,
        })?,
        planes: Planes::new(film.width(), film.height(), Chroma::Half),
        sample: Sample::default(),
        target: Target::Waiting(out, plan),
    };
    let stopped = film.each(|frame| {
        if let Err(error) = video.add(frame) {
            return ControlFlow::Break(error);
        }
        let done = Progress {
            done: frame.index + 1,
            total: film.frames(),
        };
        progress(done).map_break(|()| Mp4Error::Cancelled)
    })?;
    if let ControlFlow::Break(error) = stopped {
        return Err(error);
    }
    video.finish()?;
    Ok(film.summary())
}

/// A file in the making.
struct Video<'a, W> {
    encoder: Encoder,
    planes: Planes,
    sample: Sample,
    target: Target<'a, W>,
}

/// Where pictures go. What the file begins with is known after the first one.
enum Target<'a, W> {
    Waiting(&'a mut W, Plan),
    File(Muxer<'a, W>),
    Nowhere,
}

impl<W: Write + Seek> Video<'_, W> {
    fn add(&mut self, frame: Frame<'_>) -> Result<(), Mp4Error> {
        self.planes.fill(frame.rgba);
        self.sample.clear();
        self.encoder
            .encode(&self.planes, |unit| self.sample.add(unit))?;
        self.target = match std::mem::replace(&mut self.target, Target::Nowhere) {
            Target::Waiting(out, plan) => {
                Target::File(Muxer::new(out, plan, self.sample.parameters.clone())?)
            }
            open => open,
        };
        if let Target::File(muxer) = &mut self.target {
            muxer.add(&self.sample)?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Mp4Error> {
        if let Target::File(muxer) = self.target {
            muxer.finish()?;
        }
        Ok(())
    }
}

/// # Errors
/// If the format cannot say how large or how long the video is.
fn plan(film: &Film<'_>, rate: Rate) -> Result<Plan, Mp4Error> {
    let (width, height) = (film.width(), film.height());
    let too_large = Mp4Error::Size { width, height };
    let fits = width.max(height) <= MAX_SIDES[0]
        && width.min(height) <= MAX_SIDES[1]
        && width.min(height) >= MIN_SIDE;
    let sides = (u16::try_from(width), u16::try_from(height));
    let (Ok(width), Ok(height), true) = (sides.0, sides.1, fits) else {
        return Err(too_large);
    };
    let (timescale, delta) = times(film, rate).ok_or(Mp4Error::Length(film.frames()))?;
    Ok(Plan {
        width,
        height,
        frames: film.frames(),
        period: rate.frames_in(PERIOD_MS),
        timescale,
        delta,
    })
}

/// How many units of time a second has, and each frame: chosen so that the
/// loop takes exactly as long as it should. None when there are too many.
fn times(film: &Film<'_>, rate: Rate) -> Option<(u32, u32)> {
    let (frames, duration_ms) = (u64::from(film.frames()), u64::from(film.duration_ms()));
    let fits = |(timescale, delta): (u64, u64)| {
        u32::try_from(frames * delta).ok()?;
        Some((u32::try_from(timescale).ok()?, u32::try_from(delta).ok()?))
    };
    let common = divisor(frames * 1000, duration_ms);
    let exact = (duration_ms > 0).then(|| (frames * 1000 / common, duration_ms / common));
    let plain = (u64::from(rate.frames.get()), u64::from(rate.seconds.get()));
    exact.and_then(fits).or_else(|| fits(plain))
}

/// The greatest common divisor.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}
