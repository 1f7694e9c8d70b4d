//! Markup: one element per line, everything escaped.

use crate::number::push_number;

/// Markup being written.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    out: String,
    depth: usize,
}

impl Xml {
    /// Empty markup whose lines are indented by `depth` levels.
    pub(crate) fn at_depth(depth: usize) -> Self {
        Self {
            out: String::new(),
            depth,
        }
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Begins a tag on a line of its own; attributes may follow.
    pub(crate) fn begin(&mut self, name: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', self.depth));
        self.begin_inline(name);
    }

    /// Begins a tag where the last one ended; attributes may follow.
    pub(crate) fn begin_inline(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
    }

    /// Adds an attribute with any text as its value.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.attribute_with(name, |out| escape(out, value));
    }

    /// Adds a numeric attribute, rounded to `decimals`.
    pub(crate) fn number(&mut self, name: &str, value: f64, decimals: u32) {
        self.attribute_with(name, |out| push_number(out, value, decimals));
    }

    /// Adds an attribute whose value `write` appends; it must not need escaping.
    pub(crate) fn attribute_with(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        write(&mut self.out);
        self.out.push('"');
    }

    /// Ends a tag without content.
    pub(crate) fn close(&mut self) {
        self.out.push_str("/>");
    }

    /// Ends a tag; its content follows on further lines.
    pub(crate) fn open(&mut self) {
        self.out.push('>');
        self.depth += 1;
    }

    /// Ends an element that [`open`](Self::open) opened.
    pub(crate) fn end(&mut self, name: &str) {
        self.depth -= 1;
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.depth));
        self.end_inline(name);
    }

    /// Ends a tag; its content follows on the same line.
    pub(crate) fn open_inline(&mut self) {
        self.out.push('>');
    }

    /// Ends an element that [`open_inline`](Self::open_inline) opened.
    pub(crate) fn end_inline(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Ends a tag, writes `text` as its content and ends the element.
    pub(crate) fn content(&mut self, name: &str, text: &str) {
        self.open_inline();
        escape(&mut self.out, text);
        self.end_inline(name);
    }

    /// Adds markup as it is.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Adds lines of markup written apart, at whatever depth that was.
    pub(crate) fn lines(&mut self, markup: &str) {
        if markup.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(markup);
    }
}

/// Appends `text` so that it is only text, inside elements and inside quotes.
///
/// What XML 1.0 cannot hold becomes U+FFFD. White space that a parser would
/// normalise is written as a reference.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("a & b", "a &amp; b"),
            ("</title><script>", "&lt;/title&gt;&lt;script&gt;"),
            ("]]>", "]]&gt;"),
            ("\" onload='x'", "&quot; onload='x'"),
            (
                "a\u{0}\u{8}\u{b}\u{1f}b",
                "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}b",
            ),
            ("\u{fffe}\u{ffff}", "\u{fffd}\u{fffd}"),
            ("a\tb\r\nc", "a&#9;b&#13;&#10;c"),
            ("Größe 漢字 🎉", "Größe 漢字 🎉"),
        ];
        for (text, expected) in cases {
            let mut out = String::new();
            escape(&mut out, text);
            assert_eq!(out, expected);
        }
    }
}
