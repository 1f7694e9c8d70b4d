//! How an author writes, so that what is added looks like the rest.

use crate::document::yaml::{Data, Entry, Form, Value};

use super::lines::column;

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// What ends a line.
    pub(super) newline: &'static str,
    /// By how many spaces what belongs to a key is indented.
    pub(super) step: usize,
    /// By how many spaces the dashes of a list are.
    pub(super) list_step: usize,
    /// Whether it is JSON: every text and every key in double quotes.
    pub(super) json: bool,
    /// Whether quotes are single where there are any.
    pub(super) single_quotes: bool,
    /// Whether nodes that say more than a line are indented blocks.
    pub(super) node_blocks: bool,
    /// Whether empty lines stand between the sections.
    pub(super) spaced: bool,
}

/// How far the values of keys are indented where nothing tells.
const STEP: usize = 2;

impl Style {
    /// The style of a file.
    pub(super) fn of(source: &str, root: &Value) -> Self {
        let mut seen = Seen::default();
        seen.look(source, root);
        let entries = match &root.data {
            Data::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        let step = seen.step.unwrap_or(STEP);
        let first_line = source.split_inclusive('\n').next().unwrap_or_default();
        let first_key = entries.first().map(|entry| &source[entry.key.span.range()]);
        Self {
            newline: if first_line.ends_with("\r\n") {
                "\r\n"
            } else {
                "\n"
            },
            step,
            list_step: seen.list_step.unwrap_or(step),
            json: root.form == Form::Flow && first_key.is_some_and(|key| key.starts_with('"')),
            single_quotes: seen.single_quoted && !seen.double_quoted,
            node_blocks: seen.block_nodes > seen.flow_nodes,
            spaced: entries.windows(2).any(|pair| is_spaced(source, pair)),
        }
    }
}

/// Whether an empty line stands between two entries.
fn is_spaced(source: &str, pair: &[Entry]) -> bool {
    let between = &source[pair[0].key.span.end..pair[1].key.span.start];
    let mut lines = between.lines().rev().skip(1);
    lines.any(|line| line.trim().is_empty())
}

/// What was seen on the way through a file.
#[derive(Default)]
struct Seen {
    step: Option<usize>,
    list_step: Option<usize>,
    single_quoted: bool,
    double_quoted: bool,
    block_nodes: usize,
    flow_nodes: usize,
}

impl Seen {
    fn look(&mut self, source: &str, value: &Value) {
        match &value.data {
            Data::Map(entries) => entries
                .iter()
                .for_each(|entry| self.entry(source, value, entry)),
            Data::List(items) => items.iter().for_each(|item| self.look(source, item)),
            Data::Scalar(_) => {
                self.single_quoted |= value.form == Form::SingleQuoted;
                self.double_quoted |= value.form == Form::DoubleQuoted;
            }
            Data::Null | Data::Refused => {}
        }
    }

    fn entry(&mut self, source: &str, map: &Value, entry: &Entry) {
        let value = &entry.value;
        if value.form == Form::Block {
            let inner = column(source, value.span.start);
            let outer = column(source, entry.key.span.start);
            match &value.data {
                Data::Map(_) => self.step = self.step.or(inner.checked_sub(outer)),
                Data::List(_) => self.list_step = self.list_step.or(inner.checked_sub(outer)),
                _ => {}
            }
        }
        if entry.key.text() == "nodes"
            && let Data::Map(nodes) = &value.data
            && map.form == Form::Block
        {
            for node in nodes {
                match (&node.value.data, node.value.form) {
                    (Data::Map(keys), _) if keys.iter().any(|it| it.key.text() == "nodes") => {}
                    (Data::Map(_), Form::Block) => self.block_nodes += 1,
                    (Data::Map(_), _) => self.flow_nodes += 1,
                    _ => {}
                }
            }
        }
        self.look(source, value);
    }
}
