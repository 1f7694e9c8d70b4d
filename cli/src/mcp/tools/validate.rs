//! `validate_diagram`: what is wrong, and what readers would trip over.

use kinograph_core::{
    Stages,
    lint::{self, LintOptions},
    text::Fonts,
};
use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Action;
use crate::{
    draw::{Shades, Studio},
    failure::Failure,
    input::Source,
    mcp::{
        Desk,
        answer::{bounded, linted, problems, revision},
        log,
    },
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidateDiagram {
    /// The diagram file, such as `shop.yaml`.
    #[serde(default)]
    path: Option<String>,
    /// A text to look at instead of a file, before it is written.
    #[serde(default)]
    text: Option<String>,
}

impl Action for ValidateDiagram {
    const NAME: &'static str = "validate_diagram";
    const TITLE: &'static str = "Find problems";
    const DESCRIPTION: &'static str = "Finds mistakes in a diagram file or in a text, and what readers \
        of the drawing would trip over: crossings, lines behind nodes, text that cannot be read.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let studio = Studio::open(&desk.draw_args(), None, &mut log())?;
        let (input, source) = match (&self.path, self.text) {
            (Some(path), None) => {
                let input = desk.folder.diagram(path)?;
                let source = studio.read(&input)?;
                (input, source)
            }
            (None, Some(text)) => {
                let name = "text".to_owned();
                (desk.folder.unsaved()?, Source { name, text })
            }
            _ => {
                return Err(Failure::new("there is not one thing to look at")
                    .hint("give a path or a text, not both"));
            }
        };
        let drawing = studio.draw_source(&input, source, None, Shades::One)?;
        let (source, diagnostics) = (&drawing.source, &drawing.diagnostics);
        let report = drawing.stages.as_ref();
        let report = report.map(|stages| lint(stages, &drawing.fonts, 1.0));
        let mut text = match diagnostics.as_slice() {
            [] => "No mistakes.\n".to_owned(),
            some => problems(source, some),
        };
        if let Some(report) = &report {
            text += &format!("\n{}", linted(report));
        }
        let revision = revision(&source.text);
        Ok(Answer::text(bounded(format!(
            "{}, revision {revision}\n\n{text}",
            source.name
        ))))
    }
}

/// What readers would trip over in a drawing of `scale` pixels for each of its own.
pub(super) fn lint(stages: &Stages, fonts: &Fonts, scale: f64) -> lint::Report {
    let Stages {
        diagram,
        visuals,
        placement,
    } = stages;
    let options = LintOptions {
        scale,
        ..LintOptions::default()
    };
    let scene = stages.still(fonts);
    lint::lint(diagram, visuals, placement, &scene, &options)
}
