//! Writes scenes through native exporters: shared libraries behind a small C
//! interface, for what a sandbox cannot do.
//!
//! **Nothing here is a sandbox.** A library runs with all rights of the process
//! from the moment it is loaded, which is why [`Exporter::load`] is unsafe. What
//! this crate does is to refuse libraries that were not made for it, and to turn
//! what honest ones get wrong into errors.
//!
//! The contract is `include/kinograph_exporter.h`. Libraries are never unloaded:
//! nobody can know what threads and handlers they leave behind.

mod about;
mod error;
mod info;
mod library;
mod session;
mod sink;

use std::{fmt, fs::File, io::Write, ops::ControlFlow};

use kinograph_core::{Scene, Timeline, style::Rgba};
pub use kinograph_raster::Summary;
use kinograph_raster::{Film, FilmOptions, Finish, FrameSize, Ground, Progress, Rate, Sides};

pub use about::About;
pub use error::{ExportError, LoadError};
use info::OwnedInfo;
use library::Functions;
use session::Session;
use sink::Sink;

/// A native exporter, loaded and checked.
#[derive(Clone, Debug)]
pub struct Exporter {
    about: About,
    functions: Functions,
}

/// How an output is made.
#[derive(Clone, Debug, PartialEq)]
pub struct NativeOptions {
    /// How large it is; odd sides become even where the exporter needs that.
    pub size: FrameSize,
    /// Frames per second.
    pub rate: Rate,
    /// Whether it moves.
    pub motion: Motion,
    /// What lies under a scene without a background of its own, where the
    /// exporter takes no translucent pixels.
    pub matte: Rgba,
    /// Keys and values for the exporter.
    pub choices: Vec<(String, String)>,
    /// The most bytes that it may write.
    pub most_bytes: u64,
}

impl Default for NativeOptions {
    /// 30 frames per second for ever, over white, of at most 8 GiB.
    fn default() -> Self {
        Self {
            size: FrameSize::default(),
            rate: Rate::default(),
            motion: Motion::Forever,
            matte: Rgba::WHITE,
            choices: Vec::new(),
            most_bytes: 8 << 30,
        }
    }
}

/// Whether an output moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// It is a still picture of the scene.
    Still,
    /// It moves, and stops at the end.
    Once,
    /// It moves, and starts again at the end.
    Forever,
}

/// Where an output goes.
pub enum Output<'a> {
    /// A file that is empty.
    File(&'a mut File),
    /// A pipe or a device. It suits exporters only that write from beginning to
    /// end; see [`About::write_at`].
    Stream(&'a mut (dyn Write + 'a)),
}

impl fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File(_) => "File",
            Self::Stream(_) => "Stream",
        })
    }
}

impl Exporter {
    /// What it declares of itself.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Draws `scene` as `timeline` moves it, and has the exporter write it to `output`.
    ///
    /// `progress` is told after every frame, and may stop the work; what was
    /// written until then is not a whole file.
    ///
    /// # Errors
    /// If the frames cannot be drawn, the exporter does not take such pictures or
    /// fails, the output cannot be written, or `progress` stops.
    pub fn write(
        &self,
        output: Output<'_>,
        scene: &Scene,
        timeline: &Timeline,
        options: &NativeOptions,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Summary, ExportError> {
        self.check(&output, options.motion)?;
        let still = Timeline::default();
        let timeline = match options.motion {
            Motion::Still => &still,
            Motion::Once | Motion::Forever => timeline,
        };
        let film = Film::new(scene, timeline, &self.film_options(options))?;
        let info = OwnedInfo::new(&film, scene, options);
        let sink = Sink::new(output, self.about.write_at, options.most_bytes);
        let session = Session::begin(self, &sink, &info)?;
        let stopped = film.each(|frame| {
            if let Err(error) = session.frame(&film, frame) {
                return ControlFlow::Break(error);
            }
            let done = Progress {
                done: frame.index + 1,
                total: film.frames(),
            };
            progress(done).map_break(|()| ExportError::Cancelled)
        })?;
        if let ControlFlow::Break(error) = stopped {
            return Err(error);
        }
        session.finish()?;
        // Released before what it wrote is called whole.
        drop(session);
        sink.close(&self.about)?;
        Ok(film.summary())
    }

    fn check(&self, output: &Output<'_>, motion: Motion) -> Result<(), ExportError> {
        let (taken, pictures) = match motion {
            Motion::Still => (self.about.stills, "still pictures"),
            Motion::Once | Motion::Forever => (self.about.moving, "pictures that move"),
        };
        let name = || self.about.name.clone();
        if !taken {
            return Err(ExportError::Unsuited {
                name: name(),
                pictures,
            });
        }
        match output {
            Output::Stream(_) if self.about.write_at => Err(ExportError::Stream { name: name() }),
            Output::Stream(_) | Output::File(_) => Ok(()),
        }
    }

    fn film_options(&self, options: &NativeOptions) -> FilmOptions {
        FilmOptions {
            size: options.size,
            sides: if self.about.even_sides {
                Sides::Even
            } else {
                Sides::Any
            },
            rate: options.rate,
            ground: if self.about.opacity {
                Ground::Scene
            } else {
                Ground::Over(options.matte)
            },
            finish: Finish::Smooth,
        }
    }
}
