//! `read_diagram`: what a file says, and what that means.

use kinograph_mcp::{Answer, Effect, Part, Stop};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Action;
use crate::{
    commands::describe::{Outline, outline},
    draw::{Drawing, Studio},
    failure::Failure,
    input::Input,
    mcp::{
        Desk,
        answer::{MOST_TEXT, bounded, problems, revision},
        log,
    },
    report::Finding,
    toolkit::{PluginLimits, Plugins},
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadDiagram {
    /// The diagram file, such as `shop.yaml`.
    path: String,
}

impl Action for ReadDiagram {
    const NAME: &'static str = "read_diagram";
    const TITLE: &'static str = "Read a diagram";
    const DESCRIPTION: &'static str = "Reads a diagram file: its revision and its problems; its text; and \
        as JSON what it means: an outline in words, and its nodes, containers and edges with their ids.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        told(desk, "", &desk.folder.diagram(&self.path)?)
    }
}

/// The diagram as data, for programs and for models that want ids.
#[derive(Serialize)]
struct Model<'a> {
    path: &'a str,
    revision: &'a str,
    problems: Vec<Finding>,
    /// Null when there are mistakes.
    outline: Option<&'a Outline>,
}

/// All that there is to tell of a diagram file, after what was done to it.
pub(super) fn told(desk: &Desk, done: &str, input: &Input) -> Result<Answer, Failure> {
    let studio = Studio::open(&desk.draw_args(), None, &mut log())?;
    let drawing = studio.draw(input, None)?;
    let outline = outline_of(&drawing)?;
    let Drawing {
        source,
        diagnostics,
        ..
    } = &drawing;
    let revision = revision(&source.text);
    let findings = diagnostics.iter().map(|it| Finding::new(source, it));
    let findings = findings.collect();
    let mut head = format!("{done}{}, revision {revision}\n", source.name);
    head += &match diagnostics.as_slice() {
        [] => "No problems.\n".to_owned(),
        some => format!("\n{}", problems(source, some)),
    };
    let model = Model {
        path: &source.name,
        revision: &revision,
        problems: findings,
        outline: outline.as_ref(),
    };
    let model = serde_json::to_string(&model).expect("it has text for keys");
    let mut parts = vec![bounded(head), bounded(source.text.clone())];
    // Half of it would be no JSON.
    parts.extend(Some(model).filter(|model| model.len() <= MOST_TEXT));
    Ok(Answer {
        parts: parts.into_iter().map(Part::Text).collect(),
        failed: false,
    })
}

/// The outline of a diagram without mistakes.
pub(super) fn outline_of(drawing: &Drawing) -> Result<Option<Outline>, Failure> {
    let Some(stages) = &drawing.stages else {
        return Ok(None);
    };
    let plugins = Plugins::open(PluginLimits::default(), &mut log())?;
    Ok(Some(outline(&stages.diagram, plugins.kinds())))
}
