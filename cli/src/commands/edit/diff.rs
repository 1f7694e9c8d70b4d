//! What changed in a text, line by line.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::report::{QUIET, shown};

const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// A unified diff.
pub(crate) struct Diff {
    /// As `patch` reads it.
    pub(crate) plain: String,
    /// As people read it on a terminal.
    pub(crate) styled: String,
    gone: usize,
    new: usize,
}

impl Diff {
    /// How much changed, in a few words.
    pub(crate) fn summary(&self) -> String {
        let lines = |count: usize| match count {
            1 => "1 line".to_owned(),
            _ => format!("{count} lines"),
        };
        match (self.gone, self.new) {
            (0, new) => format!("{} added", lines(new)),
            (gone, 0) => format!("{} removed", lines(gone)),
            (gone, new) => format!("{} removed, {new} added", lines(gone)),
        }
    }
}

/// The difference of two versions of a file.
pub(crate) fn unified(name: &str, before: &str, after: &str) -> Diff {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    unified.context_radius(CONTEXT);
    let mut result = Diff {
        plain: String::new(),
        styled: String::new(),
        gone: 0,
        new: 0,
    };
    for (at, hunk) in unified.iter_hunks().enumerate() {
        if at == 0 {
            result.line(QUIET, &format!("--- {name}"));
            result.line(QUIET, &format!("+++ {name}"));
        }
        result.line(PLACE, &hunk.header().to_string());
        for change in hunk.iter_changes() {
            let style = match change.tag() {
                ChangeTag::Equal => Style::new(),
                ChangeTag::Delete => GONE,
                ChangeTag::Insert => NEW,
            };
            result.gone += usize::from(change.tag() == ChangeTag::Delete);
            result.new += usize::from(change.tag() == ChangeTag::Insert);
            let line = change.value().trim_end_matches(['\n', '\r']);
            result.line(style, &format!("{}{line}", change.tag()));
            if change.missing_newline() {
                result.line(QUIET, "\\ No newline at end of file");
            }
        }
    }
    result
}

impl Diff {
    fn line(&mut self, style: Style, line: &str) {
        let shown = shown(line);
        writeln!(self.plain, "{line}").expect("memory can be written");
        writeln!(self.styled, "{style}{shown}{style:#}").expect("memory can be written");
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn changes_are_counted_and_shown_with_their_neighbours() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\n";
        let diff = unified("x.yaml", before, &before.replace('g', "G\nG2"));
        let expected = "--- x.yaml\n+++ x.yaml\n@@ -4,5 +4,6 @@\n d\n e\n f\n-g\n+G\n+G2\n h\n";
        assert_eq!(diff.plain, expected);
        assert_eq!(diff.summary(), "1 line removed, 2 added");
        assert!(unified("x.yaml", before, before).plain.is_empty());
    }

    #[test]
    fn what_steers_a_terminal_is_made_visible() {
        let diff = unified("x.yaml", "", "label: \u{1b}[2J\n");
        assert!(!diff.styled.contains("\u{1b}[2J"));
        assert!(diff.plain.contains("\u{1b}[2J"));
    }
}
