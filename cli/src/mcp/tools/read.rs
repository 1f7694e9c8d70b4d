//! `read_diagram`: what a file says, and what that means.

use kinograph_mcp::{Answer, Effect, Part, Stop};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::Action;
use crate::{
    commands::describe::{Outline, outline},
    draw::{DrawArgs, Drawing, Studio},
    failure::Failure,
    input::Input,
    mcp::{
        Desk,
        answer::{bounded, data, findings, problems, revision},
        log,
    },
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
    const DESCRIPTION: &'static str = "Reads a diagram file: its revision, its problems, its text, and \
        an outline of what it shows, with all ids.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        told("", &desk.folder.diagram(&self.path)?)
    }
}

/// All that there is to tell of a diagram file, after what was done to it.
pub(super) fn told(done: &str, input: &Input) -> Result<Answer, Failure> {
    let studio = Studio::open(&DrawArgs::default(), None, &mut log())?;
    let drawing = studio.draw(input, None)?;
    let outline = outline_of(&drawing)?;
    let Drawing {
        source,
        diagnostics,
        ..
    } = &drawing;
    let revision = revision(&source.text);
    let mut head = format!("{done}{}, revision {revision}\n", source.name);
    head += &match diagnostics.as_slice() {
        [] => "No problems.\n".to_owned(),
        some => format!("\n{}", problems(source, some)),
    };
    let mut parts = vec![
        Part::Text(bounded(head)),
        Part::Text(bounded(source.text.clone())),
    ];
    parts.extend(
        outline
            .as_ref()
            .map(|it| Part::Text(bounded(it.text.clone()))),
    );
    let told = json!({
        "path": source.name,
        "revision": revision,
        "text": source.text,
        "problems": findings(source, diagnostics),
        "outline": outline,
    });
    Ok(Answer {
        parts,
        data: data(told),
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
