//! `diff_diagram`: what is different in two diagrams.

use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Action, read::outline_of};
use crate::{
    commands::edit::diff,
    draw::Studio,
    failure::Failure,
    input::Input,
    mcp::{Desk, answer::bounded, log},
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DiffDiagram {
    /// The diagram file, such as `shop.yaml`.
    path: String,
    /// The diagram file to compare it with, which counts as the older one; without it, the version
    /// before the last change.
    #[serde(default)]
    against: Option<String>,
}

impl Action for DiffDiagram {
    const NAME: &'static str = "diff_diagram";
    const TITLE: &'static str = "Compare diagrams";
    const DESCRIPTION: &'static str = "Tells what the last change of a diagram file changed, or what is \
        different in two diagram files: in their text, and in what they show.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let after = desk.folder.diagram(&self.path)?;
        let before = match &self.against {
            Some(path) => desk.folder.diagram(path)?,
            None => kept(desk, &after)?,
        };
        let studio = Studio::open(&desk.draw_args(), None, &mut log())?;
        let (before, after) = (studio.draw(&before, None)?, studio.draw(&after, None)?);
        let text = diff::unified(&after.source.name, &before.source.text, &after.source.text).plain;
        let shown = match (outline_of(&before)?, outline_of(&after)?) {
            (Some(before), Some(after)) => {
                Some(diff::unified("what it shows", &before.text, &after.text).plain)
            }
            _ => None,
        };
        let told = match (text.as_str(), shown.as_deref()) {
            ("", _) => "The two say the same.\n".to_owned(),
            (text, Some("")) => format!("{text}\nThe two show the same parts and edges.\n"),
            (text, Some(shown)) => format!("{text}\nIn words:\n{shown}"),
            (text, None) => format!("{text}\nOne of the two has mistakes and shows nothing.\n"),
        };
        Ok(Answer::text(bounded(told)))
    }
}

/// The version before the last change.
fn kept(desk: &Desk, diagram: &Input) -> Result<Input, Failure> {
    let Input::File(path) = diagram else {
        unreachable!("diagrams in a folder are files");
    };
    desk.folder.kept(path).ok_or_else(|| {
        let name = path.display();
        Failure::new(format!("no earlier version of {name} is kept"))
            .hint("one is kept when edit_diagram changes it; `against` names another file")
    })
}
