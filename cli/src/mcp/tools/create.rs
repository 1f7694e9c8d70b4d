//! `create_diagram`: a file to begin with.

use std::path::Path;

use kinograph_core::{diagnostic::nearest, has_errors};
use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Action, read};
use crate::{
    draw::{Shades, Studio},
    failure::Failure,
    input::{Input, Source},
    mcp::{
        Desk,
        answer::{bounded, problems},
        log,
    },
    output::{Existing, write},
};

/// A diagram without anything, which operations can add to.
const NOTHING: &str = "nodes: {}\n";

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateDiagram {
    /// The file to write, such as `shop.yaml`, in a folder that is there.
    path: String,
    /// The template to copy; list_templates has them.
    #[serde(default)]
    template: Option<String>,
    /// What the file shall say, instead of a template.
    #[serde(default)]
    text: Option<String>,
}

impl Action for CreateDiagram {
    const NAME: &'static str = "create_diagram";
    const TITLE: &'static str = "Create a diagram";
    const DESCRIPTION: &'static str = "Writes a new diagram file: a copy of a template, a text of your \
        own, or an empty diagram to add to. A file that is there already is left alone, and so is a \
        text with mistakes.";
    const EFFECT: Effect = Effect::Adds;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let _writing = desk.lock();
        let path = desk.folder.new_diagram(&self.path)?;
        let text = match (&self.template, &self.text) {
            (Some(_), Some(_)) => {
                return Err(Failure::new("there are both a template and a text")
                    .hint("give one of them, or neither for an empty diagram"));
            }
            (Some(name), None) => template(name)?,
            (None, Some(text)) => {
                if let Some(refusal) = mistaken(desk, &path, text)? {
                    return Ok(refusal);
                }
                text
            }
            (None, None) => NOTHING,
        };
        write(&path, text.as_bytes(), Existing::Keep)
            .map_err(|error| Failure::writing(&path, &error))?;
        read::told(desk, "Created ", &Input::File(path))
    }
}

fn template(name: &str) -> Result<&'static str, Failure> {
    if let Some(template) = kinograph_templates::find(name) {
        return Ok(template.text);
    }
    let names: Vec<&str> = kinograph_templates::names().collect();
    let listed = format!("there are {}", names.join(", "));
    let failure = Failure::new(format!("unknown template \"{name}\""));
    Err(match nearest(name, names) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"? {listed}")),
        None => failure.hint(listed),
    })
}

/// Why a text is not written, if it has mistakes.
fn mistaken(desk: &Desk, path: &Path, text: &str) -> Result<Option<Answer>, Failure> {
    let studio = Studio::open(&desk.draw_args(), None, &mut log())?;
    let source = Source {
        name: path.display().to_string(),
        text: text.to_owned(),
    };
    let input = Input::File(path.to_owned());
    let drawing = studio.draw_source(&input, source, None, Shades::One)?;
    let (source, diagnostics) = (&drawing.source, &drawing.diagnostics);
    if !has_errors(diagnostics) {
        return Ok(None);
    }
    let told = problems(source, diagnostics);
    Ok(Some(Answer::failure(bounded(format!(
        "error: {} was not written, since its text has mistakes\n\n{told}",
        source.name
    )))))
}
