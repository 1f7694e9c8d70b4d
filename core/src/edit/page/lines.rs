//! Lines, and what belongs to a thing that is written on some of them.

use std::ops::Range;

use crate::document::yaml::{Data, Entry, Form, Value};

/// The byte order mark that some editors begin a file with.
const MARK: char = '\u{feff}';

/// Where the line of a byte begins, behind a byte order mark.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    match source[..at].rfind('\n') {
        Some(end) => end + 1,
        None if source.starts_with(MARK) => MARK.len_utf8(),
        None => 0,
    }
}

/// Where the line after that of a byte begins, or the end of the text.
pub(super) fn next_line(source: &str, at: usize) -> usize {
    source[at..]
        .find('\n')
        .map_or(source.len(), |end| at + end + 1)
}

/// Where the line of a byte ends, before what ends it.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
    at + source[at..end].trim_end_matches('\r').len()
}

/// How many bytes stand before a byte on its line.
pub(super) fn column(source: &str, at: usize) -> usize {
    at - line_start(source, at)
}

/// Whether nothing but space stands before a byte on its line.
pub(super) fn begins_line(source: &str, at: usize) -> bool {
    source[line_start(source, at)..at].trim().is_empty()
}

/// Whether a text holds nothing but a comment, and where that begins.
fn comment(line: &str) -> Option<usize> {
    let text = line.trim_start();
    text.starts_with('#').then(|| line.len() - text.len())
}

/// Where the comment begins that stands directly above what begins at `start`,
/// else where its own line does.
///
/// A comment that begins the file is about the file, not about its first line.
pub(super) fn attached(source: &str, start: usize) -> usize {
    let own = line_start(source, start);
    let indent = start - own;
    let first = line_start(source, 0);
    let mut top = own;
    while top > first {
        let above = line_start(source, top - 1);
        if comment(&source[above..top]) != Some(indent) {
            return top;
        }
        top = above;
    }
    own
}

/// Where the lines end of what ends at `end`, with comments below it that are
/// indented deeper than it is.
pub(super) fn bottom(source: &str, end: usize, indent: usize) -> usize {
    let mut bottom = next_line(source, end);
    while bottom < source.len() {
        let below = next_line(source, bottom);
        if comment(&source[bottom..below]).is_none_or(|at| at <= indent) {
            break;
        }
        bottom = below;
    }
    bottom
}

/// Where what is written of a value ends: without empty lines below it.
pub(super) fn value_end(source: &str, value: &Value) -> usize {
    let text = &source[value.span.start..value.span.end];
    value.span.start + text.trim_end().len()
}

/// Whether nothing at all is written for a value.
pub(super) fn is_absent(value: &Value) -> bool {
    matches!(value.data, Data::Null) && value.span.start == value.span.end
}

/// The byte after the colon of an entry, if it has one on its line.
pub(super) fn after_colon(source: &str, entry: &Entry) -> Option<usize> {
    let end = entry.key.span.end;
    let rest = &source[end..];
    let colon = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[colon..].starts_with(':').then_some(end + colon + 1)
}

/// Where the value of an entry is written; none when nothing is. A block of
/// text begins with the sign before it.
pub(super) fn value_range(source: &str, entry: &Entry) -> Option<Range<usize>> {
    let value = &entry.value;
    if is_absent(value) {
        return None;
    }
    let end = value_end(source, value);
    if value.form != Form::Lines {
        return Some(value.span.start..end);
    }
    let colon = after_colon(source, entry)?;
    let rest = &source[colon..];
    let start = colon + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    Some(start..end.max(start + 1))
}

/// Where an entry ends.
pub(super) fn entry_end(source: &str, entry: &Entry) -> usize {
    match value_range(source, entry) {
        Some(range) => range.end,
        None => after_colon(source, entry).unwrap_or(entry.key.span.end),
    }
}

/// Where the items or entries of a list or mapping are written, dashes included.
pub(super) fn elements(source: &str, collection: &Value) -> Vec<Range<usize>> {
    match &collection.data {
        Data::Map(entries) => entries
            .iter()
            .map(|entry| entry.key.span.start..entry_end(source, entry))
            .collect(),
        Data::List(items) => {
            let item = |item: &Value| {
                let start = item.span.start;
                let dash = match collection.form {
                    Form::Block => source[..start].trim_end().strip_suffix('-').map(str::len),
                    _ => None,
                };
                dash.unwrap_or(start)..value_end(source, item).max(start)
            };
            items.iter().map(item).collect()
        }
        _ => Vec::new(),
    }
}

/// The comma between `from` and `to`, where nothing else stands but space and comments.
pub(super) fn comma(source: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        match source.as_bytes()[at] {
            b',' => return Some(at),
            b'#' => at = next_line(source, at),
            _ => at += 1,
        }
    }
    None
}
