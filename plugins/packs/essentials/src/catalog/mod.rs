//! Which kinds there are, one file a category or two.

mod clients;
mod compute;
mod containers;
mod data;
mod messaging;
mod network;
mod operations;
mod people;

use kinograph_plugin_sdk::{
    KindSpec, Node,
    draw::{Emblem, Studio},
    drawing::Visual,
};

use crate::form::Form;

/// A kind.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) aliases: &'static [&'static str],
    /// A palette name or a hex colour; none is the theme's neutral.
    pub(crate) accent: Option<&'static str>,
    pub(crate) emblem: Emblem,
    pub(crate) form: Form,
}

/// Kinds that are listed together.
pub(crate) struct Category {
    name: &'static str,
    kinds: &'static [Kind],
}

static CATEGORIES: [&Category; 13] = [
    &people::PEOPLE,
    &clients::CLIENTS,
    &network::NETWORK,
    &compute::COMPUTE,
    &messaging::MESSAGING,
    &data::DATA,
    &operations::SECURITY,
    &operations::OBSERVABILITY,
    &operations::DELIVERY,
    &operations::INTELLIGENCE,
    &operations::BUSINESS,
    &operations::ANNOTATION,
    &containers::CONTAINERS,
];

/// Every kind with the category that it is listed under.
pub(crate) fn kinds() -> impl Iterator<Item = (&'static str, &'static Kind)> {
    CATEGORIES
        .iter()
        .flat_map(|category| category.kinds.iter().map(|kind| (category.name, kind)))
}

/// The kind of this id; the host resolves aliases.
pub(crate) fn find(id: &str) -> Option<&'static Kind> {
    kinds().map(|(_, kind)| kind).find(|kind| kind.id == id)
}

impl Kind {
    /// The declaration.
    pub(crate) fn spec((category, kind): (&str, &Self)) -> KindSpec {
        KindSpec {
            id: kind.id.to_owned(),
            title: kind.title.to_owned(),
            doc: kind.doc.to_owned(),
            category: category.to_owned(),
            container: kind.form.is_container(),
            accent: kind.accent.map(str::to_owned),
            ports: Vec::new(),
            params: kind.form.params(),
            aliases: kind.aliases.iter().map(|&alias| alias.to_owned()).collect(),
            extra: Vec::new(),
        }
    }

    /// The visual of one node.
    pub(crate) fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let visual = self.form.draw(studio, node, self.emblem);
        Visual {
            accessible_name: self.accessible_name(node),
            ..visual
        }
    }

    /// The name with the number that the drawing shows; the host's words do for a usual one.
    fn accessible_name(&self, node: &Node) -> Option<String> {
        let count = self.form.count()?;
        let number = count.unusual(node)?;
        Some(format!(
            "{}, {}, {}: {number}",
            node.label, self.title, count.key
        ))
    }
}
