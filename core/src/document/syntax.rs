//! What the YAML parser says, said to somebody who writes diagrams.

use granit_parser::{ErrorKind, ScanError};

use crate::{Diagnostic, Span, diagnostic::code};

/// The diagnostic for text that is not YAML.
pub(super) fn explain(error: &ScanError, source: &str) -> Diagnostic {
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or(source.len())
        .min(source.len());
    let line = line_at(source, at);
    let (message, hint) = words(error.kind(), line);
    let diagnostic = Diagnostic::error(code::SYNTAX, message.unwrap_or_else(|| error.info()))
        .at(Span::new(at..at));
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

/// The line that holds the byte at `at`, without what ends it.
fn line_at(source: &str, at: usize) -> &str {
    let start = source
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1);
    source
        .get(start..)
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
}

/// A message where the parser's own is in terms of its grammar, and a hint.
fn words(kind: &ErrorKind, line: &str) -> (Option<String>, Option<String>) {
    let quotes = |what: &str| Some(format!("put {what} in quotes"));
    match kind {
        ErrorKind::MappingValueNotAllowed => (
            Some("a second \": \" on one line".to_owned()),
            Some(second_colon(line)),
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            let hint = if line.contains(": #") {
                "a hex colour needs quotes, or # begins a comment".to_owned()
            } else {
                format!("close it with {}", if *open == '{' { '}' } else { ']' })
            };
            (Some(format!("\"{open}\" is never closed")), Some(hint))
        }
        ErrorKind::ExpectedFlowMappingSeparator => (
            Some("a \",\" or \"}\" is missing before this".to_owned()),
            None,
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            Some("a \",\" or \"]\" is missing before this".to_owned()),
            None,
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (Some(format!("\"{open}\" is closed by \"{close}\"")), None)
        }
        ErrorKind::MisplacedFlowCollectionEnd => (
            Some("a bracket closes what was never opened".to_owned()),
            None,
        ),
        ErrorKind::UnexpectedCharacter { character: '\0' } => {
            (Some("the file holds a null character".to_owned()), None)
        }
        ErrorKind::UnexpectedCharacter { character } => (
            Some(format!("a value cannot begin with {character}")),
            quotes("the value"),
        ),
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::UnclosedQuotedScalar => (
            Some("a quoted text is not closed before this line".to_owned()),
            Some("close the quote, or indent the lines that continue the text".to_owned()),
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar => (
            Some("something follows the closing quote".to_owned()),
            Some("quote the whole value, with the other sort of quotes around it".to_owned()),
        ),
        ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabNotAllowed => (
            Some("a tab where YAML wants spaces".to_owned()),
            Some("indent with spaces".to_owned()),
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation => (
            Some("this line is not indented like its neighbours".to_owned()),
            Some(
                "give every key of a mapping and every - of a list the same indentation".to_owned(),
            ),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            Some("this line has no \": \" that makes it a key with a value".to_owned()),
            None,
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            Some("a list cannot begin on the line of its key".to_owned()),
            Some("begin the list on the next line, or write it as [a, b]".to_owned()),
        ),
        ErrorKind::MissingAnchorOrAliasName => (
            Some("a value cannot begin with * or &".to_owned()),
            quotes("the value"),
        ),
        ErrorKind::InvalidColonPlacement => (
            Some("a colon that belongs to nothing".to_owned()),
            Some("is a [ or { above it closed?".to_owned()),
        ),
        _ => (None, None),
    }
}

/// What to do about `events: kafka, {label: Event bus}` and `a: service, Users: EU`.
fn second_colon(line: &str) -> String {
    let Some((key, value)) = line.split_once(": ") else {
        return "put the text in quotes".to_owned();
    };
    let key = key.trim().trim_start_matches("- ");
    if let Some((kind, map)) = value.split_once(", {") {
        return format!("write `{key}: {{kind: {}, {}`", kind.trim(), map.trim_end());
    }
    format!(
        "a text that holds \": \" needs quotes: `{key}: \"{}\"`",
        value.trim_end().replace('"', "'")
    )
}
