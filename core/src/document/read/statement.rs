//! The short form of edges: `a -> b, c ~> d: label`.

use super::{Reader, node::is_slug};
use crate::{
    Span,
    diagnostic::{code, did_you_mean, list, shorten},
    document::{Arrow, EndRef, yaml::Scalar},
};

/// Groups of ends with arrows between them.
pub(super) struct Statement {
    pub(super) ends: Vec<Vec<EndRef>>,
    pub(super) arrows: Vec<Arrow>,
}

/// A piece of a statement with its place in the text.
struct Word<'t> {
    text: &'t str,
    start: usize,
}

/// Whether the text is meant as a statement about edges.
pub(super) fn looks_like_edge(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.len() > 1 && word.chars().all(is_arrow_part))
        || text.contains("->")
        || text.contains("~>")
}

/// Splits off the label that a quoted statement carries: `"a -> b: label"`.
pub(crate) fn split_label(text: &str) -> (&str, Option<&str>) {
    match text.split_once(": ") {
        Some((statement, label)) => (statement, Some(label.trim())),
        None => (text.strip_suffix(':').unwrap_or(text), None),
    }
}

/// What arrows, here or in other tools, are made of.
fn is_arrow_part(c: char) -> bool {
    matches!(c, '-' | '<' | '>' | '~' | '=' | '.' | '→' | '←' | '↔' | '⇒')
}

fn arrows() -> String {
    format!(
        "the arrows are {}",
        list(Arrow::ALL.map(|(symbol, _)| symbol))
    )
}

impl Reader<'_> {
    /// Reads `text`, the first part of `scalar`.
    pub(super) fn statement(
        &mut self,
        scalar: &Scalar,
        whole: Span,
        text: &str,
    ) -> Option<Statement> {
        let place = |word: &Word<'_>| scalar.part(whole, word.start, word.start + word.text.len());
        let mut statement = Statement {
            ends: vec![Vec::new()],
            arrows: Vec::new(),
        };
        // Whether an end may follow: at the start, after a comma, after an arrow.
        let mut wanted = true;
        for word in words(text) {
            let span = place(&word);
            if word.text == "," {
                if wanted {
                    return self.bad_edge("a comma has no id before it", span, EXAMPLE);
                }
                wanted = true;
            } else if word.text.chars().all(is_arrow_part) {
                let arrow = self.arrow(word.text, span)?;
                if wanted {
                    let message = format!("nothing stands before \"{}\"", word.text);
                    return self.bad_edge(&message, span, EXAMPLE);
                }
                statement.arrows.push(arrow);
                statement.ends.push(Vec::new());
                wanted = true;
            } else if wanted {
                let end = self.end_ref(word.text, span)?;
                statement
                    .ends
                    .last_mut()
                    .expect("the first group is there")
                    .push(end);
                wanted = false;
            } else {
                let message = format!(
                    "\"{}\" follows an id without an arrow or a comma",
                    shorten(word.text)
                );
                let hint = if word.text.contains(['<', '>', '~']) {
                    SPACES
                } else {
                    EXAMPLE
                };
                return self.bad_edge(&message, span, hint);
            }
        }
        if statement.arrows.is_empty() {
            let message = format!("\"{}\" has no arrow", shorten(text));
            return self.bad_edge(&message, whole, &format!("{EXAMPLE}; {}", arrows()));
        }
        if wanted {
            let end = scalar.part(whole, text.trim_end().len(), text.trim_end().len());
            return self.bad_edge("the edge leads nowhere", end, EXAMPLE);
        }
        Some(statement)
    }

    fn arrow(&mut self, text: &str, span: Span) -> Option<Arrow> {
        let arrow = Arrow::find(text);
        if arrow.is_none() {
            let guess = match text {
                "-->" | "=>" | "==>" | "→" | "⇒" | "->>" => Some("->"),
                "<--" | "<=" | "←" => Some("<-"),
                "<-->" | "<=>" | "↔" => Some("<->"),
                "-" | "---" | "—" | "==" => Some("--"),
                "..>" | "-.->" | "~~>" | ".->" => Some("~>"),
                _ => None,
            };
            let message = format!("unknown arrow \"{}\"", shorten(text));
            self.error(code::BAD_EDGE, message, span, did_you_mean(guess, arrows()));
        }
        arrow
    }

    /// An id, a path, or either with a port.
    pub(super) fn end_ref(&mut self, text: &str, span: Span) -> Option<EndRef> {
        let (path, port) = match text.split_once(':') {
            Some((path, port)) => (path, Some(port)),
            None => (text, None),
        };
        if path.split('.').all(is_slug) && port.is_none_or(is_slug) {
            let path = path.split('.').map(str::to_owned).collect();
            return Some(EndRef {
                path,
                port: port.map(str::to_owned),
                span,
            });
        }
        let message = format!("\"{}\" is not an id", shorten(text));
        if text.contains(['<', '>', '~']) {
            return self.bad_edge(&message, span, SPACES);
        }
        let hint = "an end is an id, a path such as shop.orders, or either with a port, such as gateway:http";
        self.error(code::BAD_ID, message, span, hint);
        None
    }

    pub(super) fn bad_edge<T>(&mut self, message: &str, span: Span, hint: &str) -> Option<T> {
        self.error(code::BAD_EDGE, message, span, hint);
        None
    }
}

const SPACES: &str = "put spaces around an arrow, as in `a -> b`";
const EXAMPLE: &str = "an edge is written `a -> b`, `a -> b, c` or `a -> b -> c`";

/// Words and commas, in order.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let start = text.len() - rest.len();
        let length = match rest.find(|c: char| c == ',' || c.is_whitespace()) {
            Some(0) => 1,
            Some(length) => length,
            None if rest.is_empty() => return None,
            None => rest.len(),
        };
        let (word, after) = rest.split_at(length);
        rest = after;
        Some(Word { text: word, start })
    })
}
