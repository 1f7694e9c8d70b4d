//! Edges: the list, the long form, and what stands beside the short one.

use super::{
    Reader,
    statement::{Statement, looks_like_edge, split_label},
    style::{PATTERNS, WIDEST},
};
use crate::{
    Span,
    diagnostic::{code, shorten},
    diagram::Heads,
    document::{
        Arrow, EdgeDecl, EndRef, Flow, Spanned, StyleUse, keys,
        yaml::{Data, Entry, Value},
    },
};

const HEADS: [(&str, Heads); 3] = [
    ("target", Heads::Target),
    ("both", Heads::Both),
    ("none", Heads::None),
];

pub(super) const FLOWS: [(&str, Flow); 6] = [
    ("beams", Flow::Beams),
    ("dots", Flow::Dots),
    ("dashes", Flow::Dashes),
    ("pulses", Flow::Pulses),
    ("arrows", Flow::Arrows),
    ("none", Flow::None),
];

/// The greatest weight.
const HEAVIEST: f64 = 1_000.0;

/// What an edge in its long form says besides [`EdgeDecl`].
#[derive(Default)]
struct LongForm {
    from: Vec<EndRef>,
    to: Vec<EndRef>,
    heads: Option<Heads>,
    asynchronous: bool,
}

impl Reader<'_> {
    /// The list `edges`.
    pub(super) fn edges(&mut self, value: &Value) -> Vec<EdgeDecl> {
        const HINT: &str = "write each edge as an item: `- a -> b: label`";
        let mut edges = Vec::new();
        for item in self.list("edges", HINT, value) {
            let before = self.edges;
            let Some(edge) = self.edge(item) else {
                continue;
            };
            self.edges = self.edges.saturating_add(count(&edge.ends));
            if self.edges > self.limits.edges {
                // Said once: from here on every edge would exceed the limit.
                if before <= self.limits.edges {
                    let message = format!("more than {} edges", self.limits.edges);
                    let span = self.first_line(item.span);
                    self.limit("edges", message, span);
                    self.incomplete = true;
                }
                break;
            }
            edges.push(edge);
        }
        edges
    }

    fn edge(&mut self, item: &Value) -> Option<EdgeDecl> {
        match &item.data {
            Data::Scalar(scalar) => {
                let (text, label) = split_label(&scalar.text);
                let statement = self.statement(scalar, item.span, text)?;
                let mut edge = stated(statement, item.span);
                if let Some(label) = label.filter(|label| !label.is_empty()) {
                    edge.label = self.checked_text("label", label, item.span);
                }
                Some(edge)
            }
            Data::Map(entries) => {
                if let [only] = &entries[..]
                    && !keys::EDGE.contains(&only.key.text())
                {
                    return self.short_edge(only, item.span);
                }
                let short = entries
                    .iter()
                    .find(|entry| looks_like_edge(entry.key.text()));
                let Some(entry) = short else {
                    return self.long_edge(entries, item.span);
                };
                let written = shorten(entry.key.text());
                let message = format!("\"{written}\" has keys beside it");
                let hint = format!("write `- {written}: {{label: …, color: …}}`");
                self.bad_edge(&message, entry.key.span, &hint)
            }
            Data::Refused => None,
            Data::Null | Data::List(_) => {
                let span = self.first_line(item.span);
                let hint = "write `- a -> b: label` or `- {from: a, to: b}`";
                self.bad_edge("an edge is a line or a mapping", span, hint)
            }
        }
    }

    /// `a -> b: label`, or with a mapping in place of the label.
    fn short_edge(&mut self, entry: &Entry, span: Span) -> Option<EdgeDecl> {
        let Entry { key, value } = entry;
        let statement = self.statement(&key.scalar, key.span, key.text())?;
        let mut edge = stated(statement, span);
        if let Data::Map(entries) = &value.data {
            for entry in entries {
                if !self.edge_property(&mut edge, entry) {
                    self.wrong_property(entry);
                }
            }
        } else {
            edge.label = self.text("label", value);
        }
        Some(edge)
    }

    fn wrong_property(&mut self, entry: &Entry) {
        let written = entry.key.text();
        if keys::EDGE.contains(&written) {
            let message = format!("\"{written}\" contradicts the arrow, which says it already");
            let hint = "write the edge as {from: …, to: …} to say it with keys";
            self.error(code::MISPLACED_KEY, message, entry.key.span, hint);
        } else {
            self.unknown_key("an edge", keys::EDGE_PROPERTIES, &entry.key);
        }
    }

    /// `{from: a, to: b}`.
    fn long_edge(&mut self, entries: &[Entry], span: Span) -> Option<EdgeDecl> {
        let mut edge = stated(
            Statement {
                ends: Vec::new(),
                arrows: Vec::new(),
            },
            span,
        );
        let mut long = LongForm::default();
        for entry in entries {
            let value = &entry.value;
            match entry.key.text() {
                "from" => long.from = self.ends("from", value),
                "to" => long.to = self.ends("to", value),
                "heads" => {
                    long.heads = self.choice("heads", &HEADS, value).map(|heads| heads.value);
                }
                "async" => {
                    long.asynchronous = self.boolean("async", value).is_some_and(|on| on.value);
                }
                _ if self.edge_property(&mut edge, entry) => {}
                _ => self.unknown_key("an edge", keys::EDGE, &entry.key),
            }
        }
        for key in ["from", "to"] {
            if !entries.iter().any(|entry| entry.key.text() == key) {
                let span = self.first_line(span);
                let message = format!("the edge has no \"{key}\"");
                self.error(
                    code::MISSING,
                    message,
                    span,
                    "an edge needs `from` and `to`",
                );
            }
        }
        if long.from.is_empty() || long.to.is_empty() {
            return None;
        }
        edge.ends = vec![long.from, long.to];
        edge.arrows = vec![Arrow {
            heads: long.heads.unwrap_or(Heads::Target),
            reversed: false,
            asynchronous: long.asynchronous,
        }];
        Some(edge)
    }

    /// Reads a key that both forms have; false for any other.
    fn edge_property(&mut self, edge: &mut EdgeDecl, entry: &Entry) -> bool {
        let value = &entry.value;
        let own = &mut edge.style.own;
        match entry.key.text() {
            "label" => edge.label = self.text("label", value),
            "style" => self.style(&mut edge.style, keys::EDGE_STYLE, value),
            "class" => self.classes(&mut edge.style, "class", value),
            // Where `style` sets the same, the key beside it wins, in whichever order they stand.
            "color" => own.color = self.color("color", value).or(own.color.take()),
            "width" => {
                own.width = self
                    .number("width", 0.0..=WIDEST, value)
                    .or(own.width.take());
            }
            "opacity" => {
                own.opacity = self
                    .number("opacity", 0.0..=1.0, value)
                    .or(own.opacity.take());
            }
            "line" => own.line = self.choice("line", &PATTERNS, value).or(own.line.take()),
            "weight" => edge.weight = self.number("weight", 0.0..=HEAVIEST, value),
            "flow" => edge.flow = self.choice("flow", &FLOWS, value),
            _ => return false,
        }
        true
    }

    /// One end or a list of them.
    pub(super) fn ends(&mut self, name: &str, value: &Value) -> Vec<EndRef> {
        let names: Vec<Spanned<String>> = self.names(name, value);
        if names.is_empty() && !matches!(value.data, Data::Refused) {
            self.missing_ends(name, value);
        }
        names
            .iter()
            .filter_map(|end| self.end_ref(end.value.trim(), end.span))
            .collect()
    }

    fn missing_ends(&mut self, name: &str, value: &Value) {
        let span = self.first_line(value.span);
        self.error(
            code::MISSING,
            format!("\"{name}\" names nothing"),
            span,
            "write an id or a list of ids",
        );
    }
}

/// An edge that says nothing but what its statement says.
fn stated(statement: Statement, span: Span) -> EdgeDecl {
    let Statement { ends, arrows } = statement;
    EdgeDecl {
        ends,
        arrows,
        label: None,
        style: StyleUse::default(),
        weight: None,
        flow: None,
        span,
    }
}

/// The number of edges that a statement stands for.
fn count(ends: &[Vec<EndRef>]) -> usize {
    ends.windows(2)
        .map(|pair| pair[0].len().saturating_mul(pair[1].len()))
        .fold(0, usize::saturating_add)
}
