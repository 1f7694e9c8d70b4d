//! The legend: which styles are explained, and in which words.

use super::{
    items::Items,
    label,
    style::{Styles, on_edge},
};
use crate::{
    EdgeIx, Table,
    diagnostic::Problems,
    diagram::{Edge, LegendEntry, Sample},
    document::{Document, LegendDecl},
    style::{EdgeStyle, LinePattern},
};

/// Edges whose sender waits.
const SYNC: &str = "sync";
/// Edges whose sender does not.
const ASYNC: &str = "async";

/// The lines of the legend.
pub(super) fn resolve(
    problems: &mut Problems,
    styles: &Styles<'_>,
    items: &Items,
    edges: &Table<EdgeIx, Edge>,
    document: &Document,
) -> Vec<LegendEntry> {
    let entry = |name: &str, text: Option<&str>| {
        let sample = sample(styles, items, edges, name)?;
        let text = text.map_or_else(|| words(styles, name), str::to_owned);
        Some(LegendEntry { sample, text })
    };
    match &document.legend {
        None | Some(LegendDecl::Shown(false)) => Vec::new(),
        Some(LegendDecl::Shown(true)) => {
            let asynchronous = has_async(document).then_some(ASYNC);
            let named = document
                .styles
                .iter()
                .map(|style| style.name.value.as_str());
            let used = named.filter(|name| user(items, edges, name).is_some());
            let names = asynchronous.into_iter().chain(used);
            names.filter_map(|name| entry(name, None)).collect()
        }
        Some(LegendDecl::Entries(wanted)) => {
            let mut entries = Vec::new();
            for line in wanted {
                let text = line.text.as_ref().map(|text| text.value.as_str());
                let found = entry(&line.name.value, text);
                if found.is_none() {
                    styles.missing(problems, &line.name);
                }
                entries.extend(found);
            }
            entries
        }
    }
}

/// What a name of the legend shows; none when no style has it. A style that is
/// called like a sort of edge goes first.
fn sample(
    styles: &Styles<'_>,
    items: &Items,
    edges: &Table<EdgeIx, Edge>,
    name: &str,
) -> Option<Sample> {
    let Some(style) = styles.named(name) else {
        let line = match name {
            SYNC => None,
            ASYNC => Some(LinePattern::Dashed),
            _ => return None,
        };
        return Some(Sample::Edge(EdgeStyle {
            line,
            ..EdgeStyle::default()
        }));
    };
    Some(match user(items, edges, name) {
        Some(User::Edge) => Sample::Edge(on_edge(style)),
        Some(User::Node) | None => Sample::Node(style.clone()),
    })
}

/// What a style is used by.
enum User {
    Node,
    Edge,
}

/// Who uses a style; nodes go before edges.
fn user(items: &Items, edges: &Table<EdgeIx, Edge>, name: &str) -> Option<User> {
    let takes = |classes: &[String]| classes.iter().any(|class| class == name);
    let nodes = items.nodes.iter().map(|node| &node.item);
    let containers = items.containers.iter().map(|container| &container.item);
    if nodes.chain(containers).any(|item| takes(&item.classes)) {
        Some(User::Node)
    } else if edges.iter().any(|edge| takes(&edge.classes)) {
        Some(User::Edge)
    } else {
        None
    }
}

fn has_async(document: &Document) -> bool {
    let mut arrows = document.edges.iter().flat_map(|edge| &edge.arrows);
    arrows.any(|arrow| arrow.asynchronous)
}

/// The words of a name whose author wrote none.
fn words(styles: &Styles<'_>, name: &str) -> String {
    match name {
        SYNC if styles.named(name).is_none() => "Synchronous".to_owned(),
        ASYNC if styles.named(name).is_none() => "Asynchronous".to_owned(),
        _ => label::from_id(name, None),
    }
}
