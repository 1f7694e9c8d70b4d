//! A document as text that is stable and easy to compare.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::Document;

/// The document as JSON without spans: one line for each node and edge.
///
/// Two files have the same dump exactly when they mean the same, whatever their
/// spacing, quotes and comments.
#[must_use]
pub fn dump(document: &Document) -> String {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Lines::default());
    document
        .serialize(&mut serializer)
        .expect("a document is plain data, and memory can be written");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is UTF-8")
}

/// Breaks lines in the outer levels only.
#[derive(Default)]
struct Lines {
    depth: usize,
}

/// The document and its sections.
const BROKEN_LEVELS: usize = 2;

impl Lines {
    fn begin(&mut self, writer: &mut (impl ?Sized + io::Write), bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(bracket)
    }

    fn end(&mut self, writer: &mut (impl ?Sized + io::Write), bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < BROKEN_LEVELS {
            self.line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn separate(&self, writer: &mut (impl ?Sized + io::Write), first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        match (self.depth <= BROKEN_LEVELS, first) {
            (true, _) => self.line(writer),
            (false, true) => Ok(()),
            (false, false) => writer.write_all(b" "),
        }
    }

    fn line(&self, writer: &mut (impl ?Sized + io::Write)) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W>(&mut self, writer: &mut W, first: bool) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.separate(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W>(&mut self, writer: &mut W, first: bool) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.separate(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
