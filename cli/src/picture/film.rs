//! Pictures that move: film formats, written while they are drawn.

use std::{
    io::{BufWriter, Seek, Write},
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline};
use kinograph_gif::{GifError, GifOptions, Repeat};
use kinograph_mp4::{Mp4Error, Mp4Options};
use kinograph_png::{ApngOptions, PngError};
use kinograph_raster::Rate;
use kinograph_y4m::{Y4mError, Y4mOptions};
use png::EncodingError;

use super::{Picture, PictureArgs, failure};
use crate::{
    failure::Failure,
    output::{Fault, Format, Outlet, through_file},
    progress::Progress,
};

impl PictureArgs {
    /// Writes a picture of a format that always moves.
    pub(super) fn write_film(
        &self,
        picture: &Picture,
        format: Format,
        outlet: Outlet<'_>,
        progress: &mut Progress,
    ) -> Result<(), Fault> {
        let film = Film {
            args: self,
            scene: &picture.scene,
            timeline: &picture.timeline,
        };
        match (format, outlet) {
            (Format::Gif, outlet) => film.gif(outlet, progress),
            (Format::Apng, outlet) => film.apng(outlet, progress),
            (Format::Y4m, outlet) => film.y4m(outlet, progress),
            (_, Outlet::File(file)) => film.mp4(file, progress),
            // The header of a video is known last and stands first.
            (_, Outlet::Stream(stream)) => through_file(stream, |file| film.mp4(file, progress)),
        }
    }
}

/// What is drawn, and how the command line wants it.
struct Film<'a> {
    args: &'a PictureArgs,
    scene: &'a Scene,
    timeline: &'a Timeline,
}

impl Film<'_> {
    fn rate(&self, usual: Rate) -> Rate {
        self.args.motion.fps.unwrap_or(usual)
    }

    fn gif(&self, outlet: Outlet<'_>, progress: &mut Progress) -> Result<(), Fault> {
        let usual = GifOptions::default();
        let options = GifOptions {
            size: self.args.size.frame(self.scene),
            rate: self.rate(usual.rate),
            repeat: if self.args.motion.once {
                Repeat::Once
            } else {
                Repeat::Forever
            },
            ..usual
        };
        let mut out = BufWriter::new(outlet);
        kinograph_gif::write(
            &mut out,
            self.scene,
            self.timeline,
            &options,
            &mut steps(progress),
        )?;
        Ok(out.flush()?)
    }

    fn apng(&self, outlet: Outlet<'_>, progress: &mut Progress) -> Result<(), Fault> {
        let usual = ApngOptions::default();
        let options = ApngOptions {
            size: self.args.size.frame(self.scene),
            rate: self.rate(usual.rate),
            once: self.args.motion.once,
            ..usual
        };
        let mut out = BufWriter::new(outlet);
        kinograph_png::write_moving(
            &mut out,
            self.scene,
            self.timeline,
            &options,
            &mut steps(progress),
        )?;
        Ok(out.flush()?)
    }

    fn mp4(&self, file: &mut (impl Write + Seek), progress: &mut Progress) -> Result<(), Fault> {
        let usual = Mp4Options::default();
        let options = Mp4Options {
            size: self.args.size.frame(self.scene),
            rate: self.rate(usual.rate),
            ..usual
        };
        let mut out = BufWriter::new(file);
        kinograph_mp4::write(
            &mut out,
            self.scene,
            self.timeline,
            &options,
            &mut steps(progress),
        )?;
        Ok(out.flush()?)
    }

    fn y4m(&self, outlet: Outlet<'_>, progress: &mut Progress) -> Result<(), Fault> {
        let usual = Y4mOptions::default();
        let options = Y4mOptions {
            size: self.args.size.frame(self.scene),
            rate: self.rate(usual.rate),
            ..usual
        };
        let mut out = BufWriter::new(outlet);
        kinograph_y4m::write(
            &mut out,
            self.scene,
            self.timeline,
            &options,
            &mut steps(progress),
        )?;
        Ok(out.flush()?)
    }
}

/// Passes on how far an exporter is.
pub(super) fn steps(
    progress: &mut Progress,
) -> impl FnMut(kinograph_raster::Progress) -> ControlFlow<()> {
    |step| progress.step(step.done, step.total)
}

impl From<GifError> for Fault {
    fn from(error: GifError) -> Self {
        match error {
            GifError::Write(error) => error.into(),
            GifError::Cancelled => Failure::Interrupted.into(),
            error => failure(&error, error.hint()).into(),
        }
    }
}

impl From<PngError> for Fault {
    fn from(error: PngError) -> Self {
        match error {
            PngError::Encoding(EncodingError::IoError(error)) => error.into(),
            PngError::Cancelled => Failure::Interrupted.into(),
            error => failure(&error, error.hint()).into(),
        }
    }
}

impl From<Mp4Error> for Fault {
    fn from(error: Mp4Error) -> Self {
        match error {
            Mp4Error::Write(error) => error.into(),
            Mp4Error::Cancelled => Failure::Interrupted.into(),
            error => failure(&error, error.hint()).into(),
        }
    }
}

impl From<Y4mError> for Fault {
    fn from(error: Y4mError) -> Self {
        match error {
            Y4mError::Write(error) => error.into(),
            Y4mError::Cancelled => Failure::Interrupted.into(),
            error => failure(&error, error.hint()).into(),
        }
    }
}
