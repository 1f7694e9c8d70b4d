//! What there is to make diagrams of: templates, kinds, layouts and themes.

use std::collections::BTreeMap;

use kinograph_core::KindSpec;
use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Action;
use crate::{
    commands::{kinds, layouts, templates, themes},
    failure::Failure,
    mcp::{Desk, answer::bounded, log},
    report::unstyled,
    toolkit::{PluginLimits, Plugins},
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListTemplates {
    /// Only templates that have this in their name, title, description or tags.
    #[serde(default)]
    search: Option<String>,
}

impl Action for ListTemplates {
    const NAME: &'static str = "list_templates";
    const TITLE: &'static str = "List the templates";
    const DESCRIPTION: &'static str = "Lists finished diagrams to start from, with what each shows. \
        create_diagram copies one into the folder.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, _desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let found = templates::find(self.search.as_deref().unwrap_or_default())?;
        Ok(Answer::text(unstyled(&templates::list(&found))))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListKinds {
    /// A name such as `postgres`, which tells about that kind: its parameters, ports and an
    /// example; or words to search for, such as `message queue`.
    #[serde(default)]
    search: Option<String>,
    /// Only the kinds of this category, such as `data`.
    #[serde(default)]
    category: Option<String>,
    /// Only the kinds of this pack, such as `aws`.
    #[serde(default)]
    pack: Option<String>,
}

impl Action for ListKinds {
    const NAME: &'static str = "list_kinds";
    const TITLE: &'static str = "Look kinds up";
    const DESCRIPTION: &'static str = "Looks up what nodes can be. With a name it tells all about that \
        kind; with words it searches names, aliases and descriptions; with nothing it names all kinds \
        by category.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, _desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let plugins = Plugins::open(PluginLimits::default(), &mut log())?;
        let all = plugins.kinds().specs();
        let wants_all = self.search.is_none() && self.category.is_none() && self.pack.is_none();
        if wants_all {
            return Ok(names(all));
        }
        let asked = kinds::Args {
            search: self.search.into_iter().collect(),
            category: self.category,
            pack: self.pack,
            ..kinds::Args::default()
        };
        let found = kinds::find(&asked, all)?;
        Ok(Answer::text(bounded(unstyled(&found.text))))
    }
}

/// The names of all kinds by category.
fn names(all: &[KindSpec]) -> Answer {
    let mut categories = BTreeMap::<&str, Vec<&str>>::new();
    for kind in all {
        categories.entry(&kind.category).or_default().push(&kind.id);
    }
    let lines = categories
        .iter()
        .map(|(category, ids)| format!("{category}: {}\n", ids.join(", ")));
    let text = lines.collect::<String>() + "\nlist_kinds with a name tells about that kind.\n";
    Answer::text(bounded(text))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ListLayouts {
    /// A layout to tell about: its parameters, and whether it can do with containers.
    #[serde(default)]
    name: Option<String>,
}

impl Action for ListLayouts {
    const NAME: &'static str = "list_layouts";
    const TITLE: &'static str = "List layouts and themes";
    const DESCRIPTION: &'static str = "Lists the layouts that arrange diagrams and the themes that \
        diagrams look like; with a name, it tells about that layout and its parameters.";
    const EFFECT: Effect = Effect::Reads;

    fn act(self, _desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let plugins = Plugins::open(PluginLimits::default(), &mut log())?;
        if let Some(name) = &self.name {
            let layout = plugins.layout(name)?;
            return Ok(Answer::text(unstyled(&layouts::details(layout))));
        }
        let all: Vec<_> = plugins.layouts().specs().iter().collect();
        let text = format!(
            "Layouts:\n{}\nThemes:\n{}",
            layouts::list(&all),
            themes::list::list()
        );
        Ok(Answer::text(unstyled(&text)))
    }
}
