//! From the stages of a drawing to a file: the only module that knows the exporters.

mod encoding;
mod film;
mod native;
mod size;
mod time;

use std::{borrow::Cow, io::Write as _};

use kinograph_core::{MotionOptions, Scene, Size, Stages, Timeline, text::Fonts, timeline};
use kinograph_raster::{RasterOptions, Rate};
use kinograph_svg::{SvgOptions, SvgSize};

use crate::{
    draw::{Drawing, Shades},
    failure::Failure,
    output::{Fault, Format, Outlet, Target},
    progress::Progress,
    themes::ThemeParser,
};

pub(crate) use encoding::Encoding;
pub(crate) use native::{ExporterArgs, Native};
pub(crate) use size::{SizeArgs, factor};
pub(crate) use time::{Millis, rate};

/// What to do about `--dark` for any other format.
const ONLY_SVG: &str = "only svg can hold both a light and a dark picture; choose svg, or --theme";

/// What a picture is like.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct PictureArgs {
    #[command(flatten)]
    pub(crate) size: SizeArgs,

    /// Leave the background out
    #[arg(long, help_heading = "Look")]
    pub(crate) transparent: bool,

    /// Let an SVG follow its reader: those who prefer dark see it in this theme
    #[arg(long, value_name = "THEME", help_heading = "Look", value_parser = ThemeParser)]
    pub(crate) dark: Option<String>,

    #[command(flatten)]
    pub(crate) motion: MotionArgs,
}

/// A drawing as an SVG that moves as its file says; none when it was not drawn.
pub(crate) fn moving_svg(drawing: &Drawing) -> Option<String> {
    let stages = drawing.stages.as_ref()?;
    let (scene, timeline) = stages.moving(&drawing.fonts, MotionOptions::default());
    Some(kinograph_svg::write_moving(
        &scene,
        &timeline,
        &SvgOptions::default(),
    ))
}

/// How a picture moves.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct MotionArgs {
    /// Let an SVG move; the formats gif, mp4, apng and y4m always do
    #[arg(long, help_heading = "Motion")]
    pub(crate) animate: bool,

    /// Frames per second [default: 30, and 25 for gif]
    #[arg(long, value_name = "NUMBER", help_heading = "Motion", value_parser = rate)]
    pub(crate) fps: Option<Rate>,

    /// How long one loop takes, such as 4s, whatever the file says
    #[arg(long, value_name = "TIME", help_heading = "Motion")]
    pub(crate) duration: Option<Millis>,

    /// Start again at the end, for ever; this is the default
    #[arg(long = "loop", help_heading = "Motion", overrides_with = "once")]
    pub(crate) forever: bool,

    /// Stop at the end; for gif and apng
    #[arg(long, help_heading = "Motion", overrides_with = "forever")]
    pub(crate) once: bool,

    /// Draw one instant of the motion, such as 1.5s, as a still picture
    #[arg(
        long,
        value_name = "TIME",
        help_heading = "Motion",
        conflicts_with = "animate"
    )]
    pub(crate) at: Option<Millis>,

    /// Also write a still picture of the whole diagram here, as PNG
    #[arg(long, value_name = "FILE", help_heading = "Motion")]
    pub(crate) poster: Option<std::ffi::OsString>,
}

/// A diagram as it was composed.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    scene: Scene,
    /// Empty where nothing was asked to move.
    timeline: Timeline,
    /// The same for readers who prefer dark, where the format can hold both.
    dark: Option<Box<Self>>,
}

impl PictureArgs {
    /// What of the arguments has no meaning for an encoding, if anything.
    pub(crate) fn check(&self, encoding: &Encoding) -> Result<(), Failure> {
        match encoding {
            Encoding::Format(format) => self.check_format(*format),
            Encoding::Native(native) => self.check_native(native),
        }
    }

    fn check_format(&self, format: Format) -> Result<(), Failure> {
        let refuse = |argument: &str, hint: &str| {
            let name = format.extension();
            Err(Failure::new(format!("{argument} has no meaning for {name}")).hint(hint))
        };
        if self.motion.animate && format == Format::Png {
            return refuse("--animate", "choose svg, gif, mp4 or apng");
        }
        if self.motion.at.is_some() && format.moves() {
            return refuse("--at", "choose svg or png");
        }
        if self.motion.once && !matches!(format, Format::Gif | Format::Apng) {
            return refuse("--once", "choose gif or apng");
        }
        if self.dark.is_some() && format != Format::Svg {
            return refuse("--dark", ONLY_SVG);
        }
        let opaque = matches!(format, Format::Gif | Format::Mp4 | Format::Y4m);
        if self.transparent && opaque {
            return refuse("--transparent", "choose svg, png or apng");
        }
        Ok(())
    }

    /// Where a still picture goes as well.
    pub(crate) fn poster(&self) -> Option<Target> {
        self.motion.poster.as_deref().map(Target::from)
    }

    /// In which themes a picture of this encoding is drawn.
    pub(crate) fn shades(&self, encoding: &Encoding) -> Shades<'_> {
        match encoding {
            Encoding::Format(Format::Svg) => Shades::Two(self.dark.as_deref()),
            Encoding::Format(_) | Encoding::Native(_) => Shades::One,
        }
    }

    /// Whether the picture is written frame by frame.
    pub(crate) fn is_film(&self, encoding: &Encoding) -> bool {
        match encoding {
            Encoding::Format(format) => format.moves(),
            Encoding::Native(native) => self.moves_with(native),
        }
    }

    /// Composes the picture, moving if its encoding or an argument asks for it.
    /// None when the diagram was not drawn.
    pub(crate) fn compose(&self, drawing: &Drawing, encoding: &Encoding) -> Option<Picture> {
        let of = |stages| self.compose_one(stages, &drawing.fonts, encoding);
        Some(Picture {
            dark: drawing.dark.as_ref().map(of).map(Box::new),
            ..of(drawing.stages.as_ref()?)
        })
    }

    fn compose_one(&self, stages: &Stages, fonts: &Fonts, encoding: &Encoding) -> Picture {
        let MotionArgs {
            animate,
            at,
            duration,
            ..
        } = self.motion;
        let (scene, timeline) = if self.is_film(encoding) || animate || at.is_some() {
            let duration_ms = duration.map(|Millis(ms)| ms);
            stages.moving(fonts, MotionOptions { duration_ms })
        } else {
            (stages.still(fonts), Timeline::default())
        };
        let scene = if self.transparent {
            scene.without_background()
        } else {
            scene
        };
        Picture {
            scene,
            timeline,
            dark: None,
        }
    }

    /// Writes the picture.
    pub(crate) fn write(
        &self,
        picture: &Picture,
        encoding: &Encoding,
        mut outlet: Outlet<'_>,
        progress: &mut Progress,
    ) -> Result<(), Fault> {
        let format = match encoding {
            Encoding::Format(format) => *format,
            Encoding::Native(native) => {
                return self.write_native(native, picture, outlet, progress);
            }
        };
        let bytes = match format {
            Format::Svg => self.svg(picture),
            Format::Png => self.png(&self.shown(picture).0)?,
            Format::Gif | Format::Mp4 | Format::Apng | Format::Y4m => {
                return self.write_film(picture, format, outlet, progress);
            }
        };
        Ok(outlet.write_all(&bytes)?)
    }

    /// Writes the whole diagram as PNG.
    pub(crate) fn write_poster(
        &self,
        picture: &Picture,
        mut outlet: Outlet<'_>,
    ) -> Result<(), Fault> {
        let whole = picture.at(picture.timeline.poster_ms);
        Ok(outlet.write_all(&self.png(&whole)?)?)
    }

    fn svg(&self, picture: &Picture) -> Vec<u8> {
        let options = SvgOptions {
            size: SvgSize::Scaled(self.size.scale(&picture.scene)),
            ..SvgOptions::default()
        };
        let (scene, timeline) = self.shown(picture);
        let svg = match (&picture.dark, timeline) {
            (Some(dark), _) => {
                let dark = self.shown(dark);
                let [light, dark] = [(&scene, timeline), (&dark.0, dark.1)]
                    .map(|(scene, timeline)| kinograph_svg::Picture { scene, timeline });
                kinograph_svg::write_pair(light, dark, &options)
            }
            (None, Some(timeline)) => kinograph_svg::write_moving(&scene, timeline, &options),
            (None, None) => kinograph_svg::write(&scene, &options),
        };
        svg.into_bytes()
    }

    /// What is written of a picture: one instant, or all of it with what moves.
    fn shown<'a>(&self, picture: &'a Picture) -> (Cow<'a, Scene>, Option<&'a Timeline>) {
        match self.motion.at {
            Some(Millis(at)) => (Cow::Owned(picture.at(at)), None),
            None => (Cow::Borrowed(&picture.scene), Some(&picture.timeline)),
        }
    }

    fn png(&self, scene: &Scene) -> Result<Vec<u8>, Fault> {
        let options = RasterOptions {
            scale: self.size.scale(scene),
            ..RasterOptions::default()
        };
        Ok(kinograph_png::write(scene, &options)?)
    }
}

impl Picture {
    /// The scene as it stands `at_ms` milliseconds into the loop.
    fn at(&self, at_ms: u32) -> Scene {
        timeline::frame(&self.scene, &self.timeline, at_ms.into())
    }

    /// Its width and height in pixels at scale 1.
    pub(crate) fn size(&self) -> Size {
        self.scene.size
    }
}

/// What an exporter says, for people.
fn failure(error: &impl ToString, hint: Option<String>) -> Failure {
    let failure = Failure::new(error.to_string());
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
