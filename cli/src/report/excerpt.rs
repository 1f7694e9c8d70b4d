//! Problems as people read them, with the line of the source they are about.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use kinograph_core::{
    Diagnostic, Severity, Span,
    diagnostic::Elsewhere,
    lint::{self, Finding},
};

use crate::input::Source;

/// Lines longer than this are named but not shown: nobody reads them, and
/// laying them out takes time that grows with their length.
const LONGEST_LINE: usize = 2_000;

/// Of what involves more things than this, the lines of the first are shown.
const MOST_EXCERPTS: usize = 3;

/// A problem of a diagram file.
pub(super) fn render(source: &Source, diagnostic: &Diagnostic) -> String {
    let title = level(diagnostic.severity)
        .primary_title(&diagnostic.message)
        .id(diagnostic.code);
    let group = match (&diagnostic.elsewhere, diagnostic.span) {
        (Some(there), Some(span)) => {
            title
                .element(elsewhere(there))
                .element(place(source, span, AnnotationKind::Context))
        }
        (Some(there), None) => title.element(elsewhere(there)),
        (None, Some(span)) => title.element(place(source, span, AnnotationKind::Primary)),
        (None, None) => title.element(Element::from(Origin::path(name(source)))),
    };
    finish(group, diagnostic.hint.as_deref())
}

/// A line of a file that the source names, marked from the place to the end of the word.
fn elsewhere(there: &Elsewhere) -> Element<'_> {
    let file = normalize_untrusted_str(&there.file);
    if there.text.len() > LONGEST_LINE {
        return Origin::path(file)
            .line(there.line)
            .char_column(there.column)
            .into();
    }
    let mut starts = there.text.char_indices().map(|(start, _)| start);
    let start = starts
        .nth(there.column.saturating_sub(1))
        .unwrap_or(there.text.len());
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let word = there.text[start..].find(|c| !is_word(c));
    let first = there.text[start..].chars().next().map_or(0, char::len_utf8);
    let length = word.unwrap_or(there.text.len() - start).max(first);
    Snippet::source(there.text.as_str())
        .path(file)
        .line_start(there.line)
        .annotation(AnnotationKind::Primary.span(start..start + length))
        .into()
}

/// What readers would trip over in a drawing: the lines of all that is involved,
/// and where in the picture it is.
pub(super) fn render_finding(source: &Source, finding: &Finding) -> String {
    let level = match finding.code.level() {
        lint::Level::Fault => Level::WARNING,
        lint::Level::Note => Level::NOTE,
    };
    let title = level
        .primary_title(&finding.message)
        .id(finding.code.name());
    let mut spans: Vec<Span> = Vec::new();
    for span in finding.things.iter().filter_map(|thing| thing.span) {
        if spans.len() < MOST_EXCERPTS && !spans.contains(&span) {
            spans.push(span);
        }
    }
    let mut group = match spans.first() {
        Some(span) => title.element(place(source, *span, AnnotationKind::Primary)),
        None => title.element(Element::from(Origin::path(name(source)))),
    };
    for span in spans.iter().skip(1) {
        group = group.element(place(source, *span, AnnotationKind::Context));
    }
    let at = finding.place.center();
    let at = format!("{:.0},{:.0} in the picture", at.x, at.y);
    finish(
        group.element(Level::NOTE.with_name(Some("place")).message(at)),
        Some(finding.code.hint()),
    )
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn name(source: &Source) -> String {
    normalize_untrusted_str(&source.name)
}

/// A line of the source; only named when it is too long to be shown.
fn place(source: &Source, span: Span, kind: AnnotationKind) -> Element<'_> {
    match Excerpt::of(source, span) {
        Some(excerpt) => Snippet::source(excerpt.text)
            .path(name(source))
            .line_start(excerpt.line)
            .annotation(kind.span(excerpt.marked))
            .into(),
        None => {
            let (line, column) = source.position(span.start);
            Origin::path(name(source))
                .line(line)
                .char_column(column)
                .into()
        }
    }
}

/// A problem that is not about the text of a diagram.
pub(super) fn render_problem(severity: Severity, message: &str, hint: Option<&str>) -> String {
    finish(
        Group::with_title(level(severity).primary_title(message)),
        hint,
    )
}

fn finish(group: Group<'_>, hint: Option<&str>) -> String {
    let group = match hint {
        Some(hint) => {
            let hint = normalize_untrusted_str(hint);
            group.element(Level::HELP.with_name(Some("hint")).message(hint))
        }
        None => group,
    };
    Renderer::styled().render(&[group])
}

/// The line in which a problem begins.
struct Excerpt<'a> {
    text: &'a str,
    /// Its number, from 1.
    line: usize,
    /// The bytes of it that are the problem.
    marked: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// None when the line is too long to be shown.
    fn of(source: &'a Source, span: Span) -> Option<Self> {
        let text = &source.text;
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |newline| start + newline);
        if line_end - line_start > LONGEST_LINE {
            return None;
        }
        let shown = text[line_start..line_end].trim_end_matches('\r');
        let shown_part = |byte: usize| (byte - line_start).min(shown.len());
        let (line, _) = source.position(start);
        Some(Self {
            text: shown,
            line,
            marked: shown_part(start)..shown_part(end),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, span: Range<usize>) -> String {
        let source = Source {
            name: "shop.yaml".to_owned(),
            text: text.to_owned(),
        };
        let diagnostic = Diagnostic::error("unknown-kind", "unknown kind \"postgers\"")
            .at(Span::new(span))
            .hint("did you mean \"postgres\"?");
        anstream::adapter::strip_str(&render(&source, &diagnostic)).to_string()
    }

    #[test]
    fn a_problem_shows_its_line_and_its_hint() {
        let expected = "\
error[unknown-kind]: unknown kind \"postgers\"
 --> shop.yaml:2:7
  |
2 |   db: postgers
  |       ^^^^^^^^
  |
  = hint: did you mean \"postgres\"?";
        assert_eq!(
            plain("nodes:\n  db: postgers\nedges: []\n", 13..21),
            expected
        );
    }

    #[test]
    fn a_problem_in_a_script_shows_both_files() {
        let source = Source {
            name: "shop.yaml".to_owned(),
            text: "layout: ./mine.js\n".to_owned(),
        };
        let script = "function layout() {\n  return nothing;\n}";
        let diagnostic = Diagnostic::error("script", "ReferenceError: nothing is not defined")
            .at(Span::new(8..17))
            .elsewhere(Elsewhere::new("mine.js", script, 2, 10));
        let expected = "\
error[script]: ReferenceError: nothing is not defined
 --> mine.js:2:10
  |
2 |   return nothing;
  |          ^^^^^^^
  |
 ::: shop.yaml:1:9
  |
1 | layout: ./mine.js
  |         ---------";
        let shown = anstream::adapter::strip_str(&render(&source, &diagnostic)).to_string();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_place_behind_the_end_of_a_script_is_shown_at_its_end() {
        let source = Source {
            name: "shop.yaml".to_owned(),
            text: String::new(),
        };
        for (line, column) in [(1, 99), (7, 7), (0, 0)] {
            let place = Elsewhere::new("mine.js", "é = 1", line, column);
            let diagnostic = Diagnostic::error("script", "SyntaxError").elsewhere(place);
            assert!(render(&source, &diagnostic).contains("mine.js"));
        }
    }

    #[test]
    fn a_problem_of_many_lines_shows_the_first() {
        let text = plain("nodes:\r\n  a: x\r\n  b: y\r\n", 10..24);
        assert!(text.contains("2 |   a: x\n  |   ^^^^"), "{text}");
        assert!(!text.contains("b: y"), "{text}");
    }

    #[test]
    fn a_span_beyond_the_text_is_shown_at_its_end() {
        assert!(plain("é", 1..999).contains("shop.yaml:1:1"));
        assert!(plain("", 5..7).contains("shop.yaml"));
    }

    #[test]
    fn a_very_long_line_is_named_only() {
        let text = plain(&format!("nodes:\n{}", "x".repeat(5_000)), 10..20);
        assert!(text.contains("shop.yaml:2:4"), "{text}");
        assert!(text.len() < 200, "{text}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let source = Source {
            name: "a\u{1b}[2J.yaml".to_owned(),
            text: "\u{1b}[31mx".to_owned(),
        };
        let diagnostic = Diagnostic::error("unknown-kind", "kind \"\u{1b}]0;title\u{7}\"")
            .at(Span::new(0..5))
            .hint("not \u{1b}[8m");
        let text = render(&source, &diagnostic);
        for hostile in ["\u{1b}[2J", "\u{1b}[31mx", "\u{1b}]0", "\u{7}", "\u{1b}[8m"] {
            assert!(!text.contains(hostile), "{hostile:?} in {text:?}");
        }
    }
}
