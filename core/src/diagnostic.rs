//! What is wrong with what an author wrote.

pub mod code;

use std::{fmt, ops::Range};

use serde::Serialize;

/// A range of bytes in the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span of `range`.
    #[must_use]
    pub fn new(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }

    /// The span as a range, to slice the source with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is wrong, but the author may want to know.
    Note,
    /// The diagram is drawn, but perhaps not as meant.
    Warning,
    /// The diagram is not drawn, or not wholly.
    Error,
}

/// A place in a file that the source names, such as a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// What the file is called.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line itself.
    pub text: String,
}

impl Elsewhere {
    /// A line and a column, both from 1, of a file with these contents.
    #[must_use]
    pub fn new(file: &str, contents: &str, line: usize, column: usize) -> Self {
        let text = contents.lines().nth(line.saturating_sub(1));
        Self {
            file: file.to_owned(),
            line,
            column,
            text: text.unwrap_or_default().to_owned(),
        }
    }
}

/// One problem: what it is, where it is, and what to do.
///
/// Messages are lower case, without a full stop, and name the thing; the hint
/// stands apart and says what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable word for this sort of problem, such as `unknown-kind`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where, when it has a place in the source.
    pub span: Option<Span>,
    /// Where in a file that the source names, when it is there. The span is
    /// where the source names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Box<Elsewhere>>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error without a place or a hint.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            span: None,
            elsewhere: None,
            hint: None,
        }
    }

    /// A warning without a place or a hint.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }

    /// A note without a place or a hint.
    #[must_use]
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(code, message)
        }
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same with its place in another file.
    #[must_use]
    pub fn elsewhere(mut self, place: impl Into<Option<Elsewhere>>) -> Self {
        self.elsewhere = place.into().map(Box::new);
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Whether any of them is an error.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The choice that `written` was most likely meant to be, if one is near enough.
#[must_use]
pub fn nearest<'a>(written: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody mistypes a word this long, and comparing texts costs the product of their lengths.
    const LONGEST: usize = 64;
    let length = written.chars().count();
    if length > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    let allowed = (length / 3).min(3);
    let mut best: Option<(usize, &str)> = None;
    let mut longer = None;
    for choice in choices {
        let lower = choice.to_lowercase();
        if lower.chars().count().abs_diff(length) <= allowed {
            let distance = strsim::osa_distance(&written, &lower);
            if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, choice));
            }
        } else if longer.is_none() && length >= 3 && lower.starts_with(&written) {
            longer = Some(choice);
        }
    }
    best.map(|(_, choice)| choice).or(longer)
}

/// The problems that one stage found, and its notes.
///
/// There are never more than [`Problems::LISTED`] of them, so that a hostile
/// file cannot make the report larger than itself; the rest is counted.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    listed: Vec<Diagnostic>,
    unlisted: usize,
    unlisted_errors: bool,
    /// Notes, which take no place from problems.
    notes: Vec<Diagnostic>,
    unlisted_notes: usize,
}

impl Problems {
    /// How many problems are told one by one.
    const LISTED: usize = 100;

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: Diagnostic) {
        if problem.severity == Severity::Note {
            if self.notes.len() < Self::LISTED {
                self.notes.push(problem);
            } else {
                self.unlisted_notes += 1;
            }
        } else if self.listed.len() < Self::LISTED {
            self.listed.push(problem);
        } else {
            self.unlisted += 1;
            self.unlisted_errors |= problem.severity == Severity::Error;
        }
    }

    /// Whether there is no problem; notes are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// [`nearest`], as long as somebody will read it: looking through ten
    /// thousand ids for each of ten thousand mistakes would take minutes.
    pub(crate) fn nearest<'a>(
        &self,
        written: &str,
        choices: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.listed.len() < Self::LISTED {
            nearest(written, choices)
        } else {
            None
        }
    }

    /// Hands the problems over in the order of the source; those without a place stand first.
    pub(crate) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        let Self {
            mut listed,
            unlisted,
            unlisted_errors,
            mut notes,
            unlisted_notes,
        } = self;
        listed.append(&mut notes);
        listed.sort_by_key(|problem| problem.span.map(|span| span.start));
        diagnostics.append(&mut listed);
        if unlisted > 0 {
            let message = format!("{unlisted} more problems are not listed");
            diagnostics.push(if unlisted_errors {
                Diagnostic::error(code::MORE, message)
            } else {
                Diagnostic::warning(code::MORE, message)
            });
        }
        if unlisted_notes > 0 {
            let message = format!("{unlisted_notes} more notes are not listed");
            diagnostics.push(Diagnostic::note(code::MORE, message));
        }
    }
}

/// Advice made of a guess, where there is one, and of what would be right.
pub(crate) fn did_you_mean(guess: Option<&str>, otherwise: impl fmt::Display) -> String {
    match guess {
        Some(guess) => format!("did you mean \"{guess}\"? {otherwise}"),
        None => otherwise.to_string(),
    }
}

/// Words for people, as in `a, b, c`.
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

/// A text short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return text.to_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Problems, nearest};

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let kinds = ["postgres", "kafka", "redis", "api-gateway"];
        let cases = [
            ("postgers", Some("postgres")),
            ("Kafka", Some("kafka")),
            ("api", Some("api-gateway")),
            ("rdis", Some("redis")),
            ("x", None),
            ("mysql", None),
            ("", None),
        ];
        for (written, expected) in cases {
            assert_eq!(nearest(written, kinds), expected, "{written}");
        }
        assert_eq!(nearest(&"a".repeat(1_000), ["a"]), None);
    }

    #[test]
    fn the_first_of_equally_near_words_wins() {
        assert_eq!(nearest("cat", ["bat", "car"]), Some("bat"));
    }

    #[test]
    fn more_problems_than_anybody_reads_are_counted() {
        let mut problems = Problems::default();
        for _ in 0..Problems::LISTED {
            problems.push(Diagnostic::warning("test", "a warning"));
        }
        problems.push(Diagnostic::error("test", "an error that is not listed"));
        let mut diagnostics = Vec::new();
        problems.finish(&mut diagnostics);
        assert_eq!(diagnostics.len(), Problems::LISTED + 1);
        assert!(
            super::has_errors(&diagnostics),
            "what is not listed still counts"
        );
    }
}
