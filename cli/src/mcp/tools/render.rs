//! `render_diagram`: a picture that a model looks at.

use kinograph_core::Size;
use kinograph_mcp::{Answer, Effect, Part, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Action, draw_args, parsed, read, validate::lint};
use crate::{
    draw::{Drawing, Studio},
    failure::Failure,
    mcp::{
        Desk,
        answer::{bounded, linted, problems, revision},
        log,
    },
    output::{Fault, Format, Outlet},
    picture::{Encoding, PictureArgs},
    progress::Progress,
};

/// The longest side of a picture that models see without anybody making it smaller.
const USUAL_SIDE: u32 = 1568;

/// The range of longest sides that may be asked for.
const SIDES: std::ops::RangeInclusive<u32> = 64..=4096;

/// More than this makes small diagrams larger, not sharper.
const MOST_SCALE: f64 = 2.0;

/// The largest picture that is sent, in bytes.
const MOST_BYTES: usize = 6 << 20;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RenderDiagram {
    /// The diagram file, such as `shop.yaml`.
    path: String,
    /// Another theme than the file says.
    #[serde(default)]
    theme: Option<String>,
    /// Another layout than the file says.
    #[serde(default)]
    layout: Option<String>,
    /// Another direction than the file says: right, down, left or up.
    #[serde(default)]
    direction: Option<String>,
    /// An instant of the motion, such as `1.5s`; without it the still picture is drawn.
    #[serde(default)]
    at: Option<String>,
    /// The most pixels that the picture is wide or high, from 64 to 4096; 1568 if it is not said.
    #[serde(default)]
    longest_side: Option<u32>,
}

impl Action for RenderDiagram {
    const NAME: &'static str = "render_diagram";
    const TITLE: &'static str = "Look at a diagram";
    const DESCRIPTION: &'static str = "Draws a diagram as a PNG picture to look at, and tells in words \
        what it shows and what readers would trip over. Writes no file; export_diagram does.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let side = self.longest_side.unwrap_or(USUAL_SIDE);
        if !SIDES.contains(&side) {
            let (least, most) = (SIDES.start(), SIDES.end());
            return Err(Failure::new(format!("bad longest_side {side}"))
                .hint(format!("write a number from {least} to {most}")));
        }
        let mut args = PictureArgs::default();
        args.motion.at = parsed("at", self.at.as_deref())?;
        let input = desk.folder.diagram(&self.path)?;
        let draw = draw_args(desk, self.theme, self.layout, self.direction.as_deref())?;
        let studio = Studio::open(&draw, None, &mut log())?;
        let drawing = studio.draw(&input, None)?;
        let encoding = Encoding::from(Format::Png);
        let Some(picture) = args.compose(&drawing, &encoding) else {
            return Ok(not_drawn(&drawing));
        };
        let scale = scale(picture.size(), side);
        args.size.scale = scale;
        let mut bytes = Vec::new();
        let outlet = Outlet::Stream(&mut bytes);
        args.write(&picture, &encoding, outlet, &mut Progress::unnoticed())
            .map_err(failed)?;
        if bytes.len() > MOST_BYTES {
            return Err(Failure::new("the picture is too large to be shown")
                .hint("ask for a smaller longest_side, or write it with export_diagram"));
        }
        told(&drawing, picture.size(), scale, bytes)
    }
}

/// The picture, and what it shows.
fn told(drawing: &Drawing, size: Size, scale: f64, bytes: Vec<u8>) -> Result<Answer, Failure> {
    let Drawing {
        source,
        diagnostics,
        stages,
        fonts,
        ..
    } = drawing;
    let (width, height) = ((size.width * scale).ceil(), (size.height * scale).ceil());
    let revision = revision(&source.text);
    let mut text = format!(
        "{}, revision {revision}, as a picture of {width} × {height} pixels.\n",
        source.name
    );
    if !diagnostics.is_empty() {
        text += &format!("\n{}", problems(source, diagnostics));
    }
    let report = stages.as_ref().map(|stages| lint(stages, fonts, scale));
    if let Some(report) = &report {
        text += &linted(report);
    }
    let outline = read::outline_of(drawing)?;
    if let Some(outline) = &outline {
        text += &format!("\n{}", outline.text);
    }
    let media_type = "image/png";
    Ok(Answer {
        parts: vec![
            Part::Picture { media_type, bytes },
            Part::Text(bounded(text)),
        ],
        failed: false,
    })
}

/// Why there is no picture.
pub(super) fn not_drawn(drawing: &Drawing) -> Answer {
    let Drawing {
        source,
        diagnostics,
        ..
    } = drawing;
    let told = problems(source, diagnostics);
    Answer::failure(bounded(format!(
        "error: {} is not drawn, since it has mistakes\n\n{told}",
        source.name
    )))
}

/// Why a picture was not made.
pub(super) fn failed(fault: Fault) -> Failure {
    match fault {
        Fault::Writing(error) => Failure::new(format!("cannot make the picture: {error}")),
        Fault::Other(failure) => failure,
    }
}

/// The pixels for each of the scene, so that it is no longer than `side`.
fn scale(size: Size, side: u32) -> f64 {
    let longest = size.width.max(size.height).max(1.0);
    (f64::from(side) / longest).min(MOST_SCALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_fit_the_side_and_are_not_blown_up() {
        assert_eq!(scale(Size::new(3136.0, 100.0), 1568), 0.5);
        assert_eq!(scale(Size::new(100.0, 784.0), 1568), 2.0);
        assert_eq!(scale(Size::new(10.0, 10.0), 1568), MOST_SCALE);
    }
}
