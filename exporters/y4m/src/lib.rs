//! Writes a film as raw video in the y4m format, for whoever has an encoder of
//! their own: `kinograph render x.yaml --format y4m -o - | ffmpeg -i - x.webm`.
//!
//! Also the place where pixels become video ([`Planes`]), which other exporters share.

mod planes;

use std::{
    io::{self, Write},
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline, style::Rgba};
pub use kinograph_raster::Summary;
use kinograph_raster::{
    Film, FilmOptions, Finish, FrameSize, Ground, Progress, RasterError, Rate, Sides,
};

pub use planes::{Chroma, Planes};

/// How raw video is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Y4mOptions {
    /// How large it is; odd sides become even for [`Chroma::Half`].
    pub size: FrameSize,
    /// Frames per second.
    pub rate: Rate,
    /// How fine its colours are.
    pub chroma: Chroma,
    /// What lies under a scene without a background of its own.
    pub matte: Rgba,
}

impl Default for Y4mOptions {
    /// 30 frames per second, over white.
    fn default() -> Self {
        Self {
            size: FrameSize::default(),
            rate: Rate::default(),
            chroma: Chroma::default(),
            matte: Rgba::WHITE,
        }
    }
}

/// Why raw video could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Y4mError {
    /// The frames cannot be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// Whoever watched the progress asked to stop.
    #[error("stopped before the video was finished")]
    Cancelled,
    /// The stream cannot be written.
    #[error("cannot write the video: {0}")]
    Write(#[from] io::Error),
}

impl Y4mError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Raster(error) => error.hint(),
            Self::Cancelled | Self::Write(_) => None,
        }
    }
}

/// Draws `scene` as `timeline` moves it and writes it to `out` as raw video,
/// frame by frame: nothing is sought, so that `out` may be a pipe.
///
/// `progress` is told after every frame, and may stop the work.
///
/// # Errors
/// If the frames cannot be drawn or written, or `progress` stops.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use kinograph_core::{Scene, Size, Table, Timeline, scene::Brush, style::Rgba};
/// use kinograph_y4m::Y4mOptions;
///
/// let scene = Scene {
///     size: Size::new(31.0, 20.0),
///     background: Some(Brush::Solid(Rgba::WHITE)),
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
/// let mut stream = Vec::new();
/// let options = Y4mOptions::default();
/// kinograph_y4m::write(&mut stream, &scene, &timeline, &options, &mut |_| ControlFlow::Continue(()))?;
/// assert!(stream.starts_with(b"YUV4MPEG2 W32 H20 F30:1 Ip A1:1 C420jpeg"));
/// # Ok::<(), kinograph_y4m::Y4mError>(())
/// ```
pub fn write(
    out: &mut impl Write,
    scene: &Scene,
    timeline: &Timeline,
    options: &Y4mOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, Y4mError> {
    let film_options = FilmOptions {
        size: options.size,
        sides: match options.chroma {
            Chroma::Half => Sides::Even,
            Chroma::Full => Sides::Any,
        },
        rate: options.rate,
        ground: Ground::Over(options.matte),
        finish: Finish::Smooth,
    };
    let film = Film::new(scene, timeline, &film_options)?;
    let mut planes = Planes::new(film.width(), film.height(), options.chroma);
    out.write_all(header(&film, options).as_bytes())?;
    let stopped = film.each(|frame| {
        planes.fill(frame.rgba);
        if let Err(error) = write_frame(out, &planes) {
            return ControlFlow::Break(Y4mError::Write(error));
        }
        let done = Progress {
            done: frame.index + 1,
            total: film.frames(),
        };
        progress(done).map_break(|()| Y4mError::Cancelled)
    })?;
    if let ControlFlow::Break(error) = stopped {
        return Err(error);
    }
    out.flush()?;
    Ok(film.summary())
}

/// The line that says what follows. The samples of colour lie in the middle
/// between those of brightness, which the format calls `420jpeg`.
fn header(film: &Film<'_>, options: &Y4mOptions) -> String {
    let chroma = match options.chroma {
        Chroma::Half => "420jpeg",
        Chroma::Full => "444",
    };
    let (width, height) = (film.width(), film.height());
    let Rate { frames, seconds } = options.rate;
    format!(
        "YUV4MPEG2 W{width} H{height} F{frames}:{seconds} Ip A1:1 C{chroma} XCOLORRANGE=LIMITED\n"
    )
}

fn write_frame(out: &mut impl Write, planes: &Planes) -> io::Result<()> {
    out.write_all(b"FRAME\n")?;
    for plane in planes.planes() {
        out.write_all(plane)?;
    }
    Ok(())
}
