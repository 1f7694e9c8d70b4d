//! Changes of a text, gathered against one reading of it and made at once.

use std::{collections::BTreeSet, ops::Range};

use super::{
    lines::{
        after_colon, attached, begins_line, bottom, column, comma, elements, line_end, line_start,
        next_line, value_range,
    },
    style::Style,
    write::{New, Place, Shape},
};
use crate::document::yaml::{Data, Entry, Form, Value};

/// The text is written in a way that this module does not know how to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusual;

/// What changing a text gives.
pub(super) type Patched<T = ()> = Result<T, Unusual>;

/// An entry of a mapping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'p> {
    pub(super) map: &'p Value,
    pub(super) at: usize,
    pub(super) entry: &'p Entry,
}

impl<'p> Slot<'p> {
    /// The entry of a key.
    pub(super) fn find(map: &'p Value, key: &str) -> Option<Self> {
        let Data::Map(entries) = &map.data else {
            return None;
        };
        let at = entries.iter().position(|entry| entry.key.text() == key)?;
        Some(Self {
            map,
            at,
            entry: &entries[at],
        })
    }

    pub(super) fn value(&self) -> &'p Value {
        &self.entry.value
    }

    /// What stands around its value.
    pub(super) fn place(&self) -> Place {
        place(self.map)
    }
}

/// What stands around the values of a list or mapping.
pub(super) fn place(collection: &Value) -> Place {
    match collection.form {
        Form::Block => Place::Block,
        _ => Place::Flow,
    }
}

/// Splices of a text.
pub(super) struct Patch<'p> {
    pub(super) source: &'p str,
    pub(super) style: &'p Style,
    splices: Vec<(Range<usize>, String)>,
}

impl<'p> Patch<'p> {
    pub(super) fn new(source: &'p str, style: &'p Style) -> Self {
        Self {
            source,
            style,
            splices: Vec::new(),
        }
    }

    /// Whether nothing is changed.
    pub(super) fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// Whether nothing is taken away right next to something else that is: one
    /// of the two has to know that the other is gone, to close the gap.
    pub(super) fn leaves_no_gap(&mut self) -> bool {
        self.sort();
        let mut pairs = self.splices.windows(2);
        pairs.all(|pair| {
            let [(first, new), (second, other)] = pair else {
                unreachable!("windows of two are two")
            };
            let between = self.source.get(first.end..second.start);
            let apart = between.is_some_and(|text| !text.trim().is_empty());
            apart || !new.is_empty() || !other.is_empty()
        })
    }

    fn sort(&mut self) {
        self.splices
            .sort_by_key(|(range, _)| (range.start, range.end));
    }

    /// The text with all changes made.
    ///
    /// # Errors
    /// When two of them change the same.
    pub(super) fn finish(mut self) -> Patched<String> {
        self.sort();
        let mut text = String::with_capacity(self.source.len() + 64);
        let mut at = 0;
        for (range, new) in &self.splices {
            text.push_str(self.source.get(at..range.start).ok_or(Unusual)?);
            text.push_str(new);
            at = range.end;
        }
        text.push_str(&self.source[at..]);
        Ok(text)
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.splices.push((range, text.into()));
    }

    fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Adds whole lines at the beginning of a line, or at the end of a file whose last line does not end.
    pub(super) fn insert_lines(&mut self, at: usize, lines: &str) {
        let newline = self.style.newline;
        if at == self.source.len() && at > 0 && !self.source.ends_with('\n') {
            self.insert(
                at,
                format!("{newline}{}", lines.strip_suffix(newline).unwrap_or(lines)),
            );
        } else {
            self.insert(at, lines);
        }
    }

    /// Gives an entry another value, or none at all.
    pub(super) fn set(&mut self, slot: Slot<'p>, new: &New) -> Patched {
        let (source, entry) = (self.source, slot.entry);
        let colon = after_colon(source, entry);
        let old = value_range(source, entry);
        let is_block = entry.value.form == Form::Block;
        if slot.place() == Place::Block && (new.is_block() || matches!(new, New::Null)) {
            let colon = colon.ok_or(Unusual)?;
            let below = match new {
                New::Null => String::new(),
                _ => new.below(column(source, entry.key.span.start), self.style),
            };
            match old {
                Some(_) if is_block => {
                    let lines = self.lines_of(&entry.value)?;
                    self.replace(lines, below);
                }
                Some(old) => {
                    self.replace(colon..old.end, "");
                    self.insert_lines(next_line(source, old.end), &below);
                }
                None => self.insert_lines(next_line(source, colon), &below),
            }
            return Ok(());
        }
        let text = new.inline(self.style, slot.place());
        match (old, colon) {
            (Some(_), Some(colon)) if is_block => {
                let lines = self.lines_of(&entry.value)?;
                self.insert(colon, format!(" {text}"));
                self.replace(lines, "");
            }
            (Some(old), _) => self.replace(old, text),
            (None, Some(colon)) => self.insert(colon, format!(" {text}")),
            (None, None) => self.insert(entry.key.span.end, format!(": {text}")),
        }
        Ok(())
    }

    /// The lines that a list or mapping by indentation takes below its key.
    fn lines_of(&self, value: &Value) -> Patched<Range<usize>> {
        let elements = elements(self.source, value);
        let (Some(first), Some(last)) = (elements.first(), elements.last()) else {
            return Err(Unusual);
        };
        if !begins_line(self.source, first.start) {
            return Err(Unusual);
        }
        let indent = column(self.source, first.start);
        Ok(attached(self.source, first.start)..bottom(self.source, last.end, indent))
    }

    /// Adds an entry to the mapping that is the value of an entry: at its end,
    /// or before a key that it has.
    pub(super) fn add_entry(
        &mut self,
        slot: Slot<'p>,
        key: &str,
        new: New,
        before: Option<&str>,
    ) -> Patched {
        match &slot.value().data {
            Data::Map(entries) if !entries.is_empty() => {
                let at = before.and_then(|before| Slot::find(slot.value(), before));
                self.insert_entry(
                    slot.value(),
                    at.map_or(entries.len(), |slot| slot.at),
                    key,
                    &new,
                )
            }
            Data::Map(_) | Data::Null => {
                let entries = vec![(key.to_owned(), new)];
                self.set(slot, &New::block_map(entries))
            }
            _ => Err(Unusual),
        }
    }

    /// Adds an item at the end of the list that is the value of an entry.
    pub(super) fn add_item(&mut self, slot: Slot<'p>, new: New) -> Patched {
        match &slot.value().data {
            Data::List(items) if !items.is_empty() => {
                self.insert_item(slot.value(), items.len(), &new)
            }
            Data::List(_) | Data::Null => {
                let (items, shape) = (vec![new], Shape::Block);
                self.set(slot, &New::List { items, shape })
            }
            _ => Err(Unusual),
        }
    }

    /// Adds an entry to a mapping that is not empty, before the one that has this place.
    pub(super) fn insert_entry(
        &mut self,
        map: &'p Value,
        at: usize,
        key: &str,
        new: &New,
    ) -> Patched {
        let style = self.style;
        let lines = |indent| new.entry(key, indent, style);
        self.insert_element(map, at, &new.pair(key, style, Place::Flow), &lines)
    }

    /// Adds an item to a list that is not empty, before the one that has this place.
    pub(super) fn insert_item(&mut self, list: &'p Value, at: usize, new: &New) -> Patched {
        let style = self.style;
        let lines = |indent| new.item(indent, style);
        self.insert_element(list, at, &new.inline(style, Place::Flow), &lines)
    }

    /// Puts an item in the place of one of a list that is written in one of both shapes.
    pub(super) fn replace_item(&mut self, list: &'p Value, at: usize, new: &New) -> Patched {
        let source = self.source;
        let elements = elements(source, list);
        let Range { start, end } = elements.get(at).ok_or(Unusual)?.clone();
        if place(list) == Place::Flow {
            self.replace(start..end, new.inline(self.style, Place::Flow));
            return Ok(());
        }
        let indent = column(source, start);
        let lines = new.item(indent, self.style);
        // Its first line may stand behind something else, and its last one may not end.
        let item = lines[indent..].strip_suffix(self.style.newline);
        self.replace(start..end, item.ok_or(Unusual)?);
        Ok(())
    }

    fn insert_element(
        &mut self,
        collection: &'p Value,
        at: usize,
        inline: &str,
        lines: &dyn Fn(usize) -> String,
    ) -> Patched {
        let source = self.source;
        let elements = elements(source, collection);
        let newline = self.style.newline;
        if let Some(before) = at.checked_sub(1) {
            let end = elements.get(before).ok_or(Unusual)?.end;
            let start = elements[before].start;
            if place(collection) == Place::Block {
                let indent = column(source, elements[0].start);
                let at = bottom(source, end, indent);
                self.insert_lines(at, &lines(indent));
            } else if begins_line(source, start) {
                self.insert_flow_line(collection, &elements, before, inline);
            } else {
                self.insert(end, format!(", {inline}"));
            }
            return Ok(());
        }
        let start = elements.first().ok_or(Unusual)?.start;
        let indent = column(source, start);
        let spaces = " ".repeat(indent);
        match (place(collection), begins_line(source, start)) {
            (Place::Block, true) => self.insert_lines(attached(source, start), &lines(indent)),
            (Place::Block, false) => {
                let lines = lines(indent);
                self.insert(start, format!("{}{spaces}", &lines[indent..]));
            }
            (Place::Flow, true) => {
                let line = format!("{spaces}{inline},{newline}");
                self.insert_lines(attached(source, start), &line);
            }
            (Place::Flow, false) => self.insert(start, format!("{inline}, ")),
        }
        Ok(())
    }

    /// Adds a line behind an element in brackets that has a line of its own.
    fn insert_flow_line(
        &mut self,
        collection: &Value,
        elements: &[Range<usize>],
        before: usize,
        inline: &str,
    ) {
        let source = self.source;
        let Range { start, end } = elements[before].clone();
        let spaces = &source[line_start(source, start)..start];
        let newline = self.style.newline;
        let line = line_end(source, end);
        let next = elements
            .get(before + 1)
            .map_or(collection.span.end, |next| next.start);
        let close = collection.span.end.saturating_sub(1);
        match comma(source, end, next.min(close)) {
            _ if close < line || next < line => {
                self.insert(end, format!(",{newline}{spaces}{inline}"));
            }
            // What follows the comma is a comment about the element before it.
            Some(comma) if comma < line => {
                self.insert(line, format!("{newline}{spaces}{inline},"));
            }
            _ => {
                self.insert(end, ",");
                self.insert(line, format!("{newline}{spaces}{inline}"));
            }
        }
    }

    /// Takes elements out of a list or mapping, with their comments. What is
    /// left of a collection by indentation is no value, of one in brackets the brackets.
    pub(super) fn remove(&mut self, collection: &'p Value, gone: &BTreeSet<usize>) -> Patched {
        let elements = elements(self.source, collection);
        if elements.is_empty() || gone.is_empty() {
            return Ok(());
        }
        let mut at = 0;
        while at < elements.len() {
            if !gone.contains(&at) {
                at += 1;
                continue;
            }
            let first = at;
            while gone.contains(&at) && at < elements.len() {
                at += 1;
            }
            match place(collection) {
                Place::Block => self.remove_lines(&elements, first..at, collection),
                Place::Flow => self.remove_between(&elements, first..at, collection),
            }
        }
        Ok(())
    }

    /// Takes some elements of a collection by indentation out.
    fn remove_lines(&mut self, elements: &[Range<usize>], run: Range<usize>, collection: &Value) {
        let source = self.source;
        let start = elements[run.start].start;
        let last = elements[run.end - 1].end;
        if begins_line(source, start) {
            let end = bottom(source, last, column(source, start));
            let lines = without_gap(source, attached(source, start)..end);
            self.replace(lines, "");
        } else if let Some(next) = elements.get(run.end) {
            self.replace(start..next.start, "");
        } else {
            let empty = match collection.data {
                Data::List(_) => "[]",
                _ => "{}",
            };
            self.replace(start..last, empty);
        }
    }

    /// Takes some elements of a collection in brackets out, with a comma.
    fn remove_between(&mut self, elements: &[Range<usize>], run: Range<usize>, collection: &Value) {
        let source = self.source;
        let (start, last) = (elements[run.start].start, elements[run.end - 1].end);
        let before = run.start.checked_sub(1).map(|at| elements[at].end);
        let own_lines = begins_line(source, start);
        match (before, elements.get(run.end)) {
            (None, None) => {
                // An only pair among the items of a list has no brackets of its own.
                let inner = collection.span.start + 1..collection.span.end.saturating_sub(1);
                self.replace(inner, "");
            }
            (_, Some(next)) if own_lines && begins_line(source, next.start) => {
                let comma = comma(source, last, next.start).unwrap_or(last);
                let end = next_line(source, comma);
                self.replace(attached(source, start)..end.min(next.start), "");
            }
            (_, Some(next)) => self.replace(start..next.start, ""),
            (Some(before), None) => {
                let close = collection.span.end.saturating_sub(1);
                let trailing = comma(source, last, close);
                let line = line_end(source, trailing.unwrap_or(last));
                if !own_lines || close <= line {
                    self.replace(before..last, "");
                    return;
                }
                if let (Some(comma), None) = (comma(source, before, start), trailing) {
                    self.replace(comma..comma + 1, "");
                }
                let end = next_line(source, line);
                self.replace(attached(source, start)..end, "");
            }
        }
    }
}

/// Lines to be taken out, with the empty line below them where there is one
/// above them too, or with the one above at the end of the file.
fn without_gap(source: &str, lines: Range<usize>) -> Range<usize> {
    let is_empty = |line: &str| line.trim().is_empty();
    let above = match lines.start {
        0 => return lines,
        start => line_start(source, start - 1),
    };
    if !is_empty(&source[above..lines.start]) {
        return lines;
    }
    if lines.end == source.len() {
        return above..lines.end;
    }
    let below = next_line(source, lines.end);
    match is_empty(&source[lines.end..below]) {
        true => lines.start..below,
        false => lines,
    }
}
