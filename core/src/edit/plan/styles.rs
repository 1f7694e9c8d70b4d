//! Plans that are about named styles.

use serde_json::{Value, json};

use super::{Change, Desk, EdgeSetting, Path, judge, keys::Key};
use crate::{
    Diagnostic,
    diagnostic::{code, did_you_mean, nearest, shorten},
    document::{LegendDecl, NodeDecl, StyleUse},
};

/// What a legend explains without a style of that name.
const SORTS_OF_EDGES: [&str; 2] = ["sync", "async"];

impl Desk<'_> {
    pub(super) fn remove_style(&self, style: &str) -> Result<Vec<Change>, Vec<Diagnostic>> {
        if !self.has_style(style) {
            return Err(vec![self.unknown_style(style)]);
        }
        let mut plan = Vec::new();
        let mut users: Vec<(Path, Value)> = Vec::new();
        self.each_node(&mut |node: &NodeDecl, path| {
            users.extend(others(&node.style, style).map(|rest| (path, rest)));
        });
        let nodes = users
            .into_iter()
            .map(|(path, rest)| self.setting(path, Key::Styles, &rest));
        let nodes = nodes.collect::<Result<Vec<_>, _>>()?;
        if !nodes.is_empty() {
            plan.push(Change::SetNodes(nodes));
        }
        let edges = self.edges_without(style)?;
        if !edges.is_empty() {
            plan.push(Change::SetEdges(edges));
        }
        plan.extend(self.legend_without(style));
        plan.push(Change::RemoveStyle {
            style: style.to_owned(),
        });
        Ok(plan)
    }

    fn has_style(&self, style: &str) -> bool {
        let mut styles = self.document.styles.iter();
        styles.any(|defined| defined.name.value == style)
    }

    fn edges_without(&self, style: &str) -> Result<Vec<EdgeSetting>, Vec<Diagnostic>> {
        let edges = self.document.edges.iter().enumerate();
        let users = edges.filter_map(|(at, edge)| Some((at, others(&edge.style, style)?)));
        let setting = |(statement, value): (usize, Value)| {
            Ok(EdgeSetting {
                statement,
                key: Key::Styles,
                judged: judge::edge(self.limits, "class", &value)?,
                value,
            })
        };
        users.map(setting).collect()
    }

    fn legend_without(&self, style: &str) -> Option<Change> {
        let Some(LegendDecl::Entries(entries)) = &self.document.legend else {
            return None;
        };
        if SORTS_OF_EDGES.contains(&style) {
            return None;
        }
        let stay: Vec<bool> = entries.iter().map(|it| it.name.value != style).collect();
        stay.contains(&false).then_some(Change::Legend(stay))
    }

    fn unknown_style(&self, style: &str) -> Diagnostic {
        let styles = self.document.styles.iter();
        let guess = nearest(style, styles.map(|style| style.name.value.as_str()));
        let hint = did_you_mean(guess, "every named style stands under `styles`");
        let message = format!("unknown style \"{}\"", shorten(style));
        Diagnostic::error(code::UNKNOWN_STYLE, message).hint(hint)
    }
}

/// The other named styles of what has this one, as they are written; null for no others.
fn others(used: &StyleUse, style: &str) -> Option<Value> {
    let names = used.classes.iter().map(|class| class.value.as_str());
    let rest: Vec<&str> = names.filter(|name| *name != style).collect();
    if rest.len() == used.classes.len() {
        return None;
    }
    Some(match rest.as_slice() {
        [] => Value::Null,
        [only] => json!(only),
        several => json!(several),
    })
}
