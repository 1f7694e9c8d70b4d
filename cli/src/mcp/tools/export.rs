//! `export_diagram`: a picture in a file.

use std::path::Path;

use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Action, draw_args, parsed,
    render::{failed, not_drawn},
};
use crate::{
    draw::Studio,
    failure::Failure,
    mcp::{
        Desk,
        answer::{bounded, problems},
        log,
    },
    output::{Existing, Fault, write_with},
    picture::{Encoding, MotionArgs, PictureArgs, SizeArgs, factor, rate},
    progress::Progress,
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportDiagram {
    /// The diagram file, such as `shop.yaml`.
    path: String,
    /// The file to write, in a folder that is there. Its name says the format: .svg, .png, .gif,
    /// .mp4 or .apng.
    output: String,
    /// Replace a picture that is there already.
    #[serde(default)]
    replace: bool,
    /// Another theme than the file says.
    #[serde(default)]
    theme: Option<String>,
    /// Another layout than the file says.
    #[serde(default)]
    layout: Option<String>,
    /// Another direction than the file says: right, down, left or up.
    #[serde(default)]
    direction: Option<String>,
    /// Lay it out for so many pixels, such as `1920x1080` or `1200`, or for 720p, 1080p, 4k,
    /// square, story, slide or readme.
    #[serde(default)]
    size: Option<String>,
    /// Make it so many times larger, from 0.01 to 100; not with `size`.
    #[serde(default)]
    scale: Option<f64>,
    /// Leave the background out; for svg, png and apng.
    #[serde(default)]
    transparent: bool,
    /// Let an SVG move; gif, mp4 and apng always do.
    #[serde(default)]
    animate: bool,
    /// Draw one instant of the motion, such as `1.5s`; for svg and png.
    #[serde(default)]
    at: Option<String>,
    /// How long one loop takes, such as `4s`, whatever the file says.
    #[serde(default)]
    duration: Option<String>,
    /// Frames per second, such as 25.
    #[serde(default)]
    fps: Option<f64>,
    /// Stop at the end instead of starting again; for gif and apng.
    #[serde(default)]
    once: bool,
}

impl Action for ExportDiagram {
    const NAME: &'static str = "export_diagram";
    const TITLE: &'static str = "Export a picture";
    const DESCRIPTION: &'static str = "Draws a diagram into a file: svg or png, or gif, mp4 or apng, \
        which move. The file is written whole or not at all; one that is there is replaced only with \
        `replace`.";
    const EFFECT: Effect = Effect::Changes;

    fn act(self, desk: &Desk, stop: &Stop) -> Result<Answer, Failure> {
        let input = desk.folder.diagram(&self.path)?;
        let (path, format, exists) = desk.folder.picture(&self.output)?;
        if exists && !self.replace {
            return Err(there_already(&path));
        }
        let encoding = Encoding::from(format);
        let args = self.picture_args()?;
        args.check(&encoding)?;
        let draw = draw_args(desk, self.theme, self.layout, self.direction.as_deref())?;
        let studio = Studio::open(&draw, args.size.aspect_ratio(), &mut log())?;
        let drawing = studio.draw(&input, None)?;
        let Some(picture) = args.compose(&drawing, &encoding) else {
            return Ok(not_drawn(&drawing));
        };
        let existing = match self.replace {
            true => Existing::Replace,
            false => Existing::Keep,
        };
        let stop = stop.clone();
        let mut progress = Progress::until(move || stop.is_asked());
        let written = write_with(&path, existing, |outlet| {
            args.write(&picture, &encoding, outlet, &mut progress)
        });
        written.map_err(|fault| not_written(&path, fault))?;
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        let mut text = format!("wrote {} ({bytes} bytes)\n", path.display());
        text += &problems(&drawing.source, &drawing.diagnostics);
        Ok(Answer::text(bounded(text)))
    }
}

impl ExportDiagram {
    fn picture_args(&self) -> Result<PictureArgs, Failure> {
        if self.scale.is_some() && self.size.is_some() {
            return Err(Failure::new("there are both a size and a scale").hint("give one of them"));
        }
        let bad = |name: &str, value: f64, error: String| {
            Failure::new(format!("bad {name} {value}")).hint(error)
        };
        let scale = self.scale.map_or(Ok(1.0), |scale| {
            factor(&scale.to_string()).map_err(|error| bad("scale", scale, error))
        })?;
        let fps = self
            .fps
            .map(|fps| rate(&fps.to_string()).map_err(|error| bad("fps", fps, error)));
        Ok(PictureArgs {
            size: SizeArgs {
                scale,
                size: parsed("size", self.size.as_deref())?,
            },
            transparent: self.transparent,
            dark: None,
            motion: MotionArgs {
                animate: self.animate,
                at: parsed("at", self.at.as_deref())?,
                duration: parsed("duration", self.duration.as_deref())?,
                fps: fps.transpose()?,
                once: self.once,
                ..MotionArgs::default()
            },
        })
    }
}

fn there_already(path: &Path) -> Failure {
    Failure::new(format!("{} exists already", path.display()))
        .hint("`replace` replaces it; or choose another name")
}

fn not_written(path: &Path, fault: Fault) -> Failure {
    match fault {
        Fault::Writing(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            there_already(path)
        }
        Fault::Writing(error) => Failure::writing(path, &error),
        fault => failed(fault),
    }
}
