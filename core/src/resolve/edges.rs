//! Edges: statements taken apart into single ones.

use std::collections::HashMap;

use super::{items::Items, style::Styles};
use crate::{
    Diagnostic, EdgeIx, Table,
    diagnostic::{Problems, code},
    diagram::{Edge, End, Item},
    document::{Arrow, Document, EdgeDecl, EndRef},
    style::{EdgeStyle, LinePattern},
};

/// The weight of an edge that says nothing.
const USUAL_WEIGHT: f64 = 1.0;

/// Resolves every edge, in the order written.
pub(super) fn resolve(
    problems: &mut Problems,
    styles: &Styles<'_>,
    items: &Items,
    document: &Document,
) -> Table<EdgeIx, Edge> {
    let mut resolver = Resolver {
        problems,
        items,
        bundles: 0,
        repeats: HashMap::new(),
        edges: Table::new(),
    };
    for decl in &document.edges {
        let style = styles.edge(resolver.problems, &decl.style);
        resolver.statement(decl, &style);
    }
    resolver.edges
}

struct Resolver<'a> {
    problems: &'a mut Problems,
    items: &'a Items,
    bundles: u32,
    /// How often each pair of ends is joined so far.
    repeats: HashMap<String, u32>,
    edges: Table<EdgeIx, Edge>,
}

/// An end with the words that named it.
type Named<'d> = (&'d EndRef, End);

impl Resolver<'_> {
    fn statement(&mut self, decl: &EdgeDecl, style: &EdgeStyle) {
        let groups: Vec<Vec<Named<'_>>> = decl.ends.iter().map(|group| self.ends(group)).collect();
        for (pair, arrow) in groups.windows(2).zip(&decl.arrows) {
            self.hop(decl, style, *arrow, &pair[0], &pair[1]);
        }
    }

    fn ends<'d>(&mut self, group: &'d [EndRef]) -> Vec<Named<'d>> {
        let found = |end| Some((end, self.items.ids.find(self.problems, end)?));
        group.iter().filter_map(found).collect()
    }

    /// Joins every end on the left with every end on the right.
    ///
    /// What shares an end is a bundle: all of it when one side is single, else
    /// what leaves one end on the left.
    fn hop(
        &mut self,
        decl: &EdgeDecl,
        style: &EdgeStyle,
        arrow: Arrow,
        left: &[Named<'_>],
        right: &[Named<'_>],
    ) {
        let several = left.len() * right.len() > 1;
        let per_left = right.len() > 1;
        for (at, from) in left.iter().enumerate() {
            if several && (per_left || at == 0) {
                self.bundles += 1;
            }
            let bundle = several.then_some(self.bundles);
            for to in right {
                let (source, target) = if arrow.reversed {
                    (to, from)
                } else {
                    (from, to)
                };
                self.edge(decl, style, arrow, [*source, *target], bundle);
            }
        }
    }

    fn edge(
        &mut self,
        decl: &EdgeDecl,
        style: &EdgeStyle,
        arrow: Arrow,
        ends: [Named<'_>; 2],
        bundle: Option<u32>,
    ) {
        let [(_, source), (_, target)] = ends;
        if let Some(problem) = self.inner_edge(ends) {
            self.problems.push(problem);
            return;
        }
        let mut style = style.clone();
        if arrow.asynchronous {
            style.line = style.line.or(Some(LinePattern::Dashed));
        }
        let id = self.id(source, target);
        self.edges.push(Edge {
            id,
            source,
            target,
            heads: arrow.heads,
            label: decl.label.as_ref().map(|label| label.value.clone()),
            classes: decl
                .style
                .classes
                .iter()
                .map(|class| class.value.clone())
                .collect(),
            style,
            bundle,
            weight: decl
                .weight
                .as_ref()
                .map_or(USUAL_WEIGHT, |weight| weight.value),
            flow: decl.flow.as_ref().map(|flow| flow.value),
            span: Some(decl.span),
        });
    }

    fn id(&mut self, source: End, target: End) -> String {
        let id = format!("{}->{}", self.item(source).id, self.item(target).id);
        let repeats = self.repeats.entry(id.clone()).or_default();
        *repeats += 1;
        if *repeats == 1 {
            id
        } else {
            format!("{id}.{repeats}")
        }
    }

    /// The report of an edge between a container and something inside it, which
    /// no route could show: the line would have to leave the frame to enter it.
    fn inner_edge(&self, ends: [Named<'_>; 2]) -> Option<Diagnostic> {
        let [(first, a), (second, b)] = ends;
        let (container, inner, span) = if self.holds(a, b) {
            (a, b, second.span)
        } else if self.holds(b, a) {
            (b, a, first.span)
        } else {
            return None;
        };
        let (container, inner) = (&self.item(container).id, &self.item(inner).id);
        let message =
            format!("an edge cannot join \"{container}\" with \"{inner}\", which is inside it");
        let hint = "join two nodes, or move one of them out of the container";
        Some(
            Diagnostic::error(code::INNER_EDGE, message)
                .at(span)
                .hint(hint),
        )
    }

    /// Whether an end is a container that holds another, at any depth.
    fn holds(&self, outer: End, inner: End) -> bool {
        let End::Container(outer) = outer else {
            return false;
        };
        let mut parent = self.item(inner).parent;
        while let Some(container) = parent {
            if container == outer {
                return true;
            }
            parent = self.items.containers[container].item.parent;
        }
        false
    }

    fn item(&self, end: End) -> &Item {
        self.items.item(end)
    }
}
