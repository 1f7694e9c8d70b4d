//! A diagram file as HTML, its comments and keys marked.

use std::fmt::Write as _;

use maud::Escaper;

/// The text with comments in `<i>` and keys in `<b>`. What looks like a comment
/// inside a quoted or folded text is marked as one too: this is for the eye.
pub(super) fn marked(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let (code, comment) = line.split_at(comment(line));
        let indent = code.len() - code.trim_start_matches([' ', '-']).len();
        let (indent, rest) = code.split_at(indent);
        escape(&mut html, indent);
        let (key, rest) = rest.split_at(key(rest));
        element(&mut html, "b", key);
        escape(&mut html, rest);
        element(&mut html, "i", comment);
        html.push('\n');
    }
    html
}

/// Where the comment of a line begins; its end when there is none.
fn comment(line: &str) -> usize {
    let begins = |at: &usize| *at == 0 || line[..*at].ends_with([' ', '\t']);
    line.match_indices('#')
        .map(|(at, _)| at)
        .find(begins)
        .unwrap_or(line.len())
}

/// The length of the key that a line begins with.
fn key(line: &str) -> usize {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let length = line.find(|c| !word(c)).unwrap_or(line.len());
    let rest = &line[length..];
    if rest == ":" || rest.starts_with(": ") {
        length
    } else {
        0
    }
}

fn element(html: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(html, "<{name}>");
        escape(html, text);
        let _ = write!(html, "</{name}>");
    }
}

fn escape(html: &mut String, text: &str) {
    let _ = Escaper::new(html).write_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_comments_are_marked() {
        let marked =
            marked("# A <shop>\nnodes:\n  a: {kind: service}  # why\n  - a -> b: \"#1\"\n");
        assert_eq!(
            marked,
            "<i># A &lt;shop&gt;</i>\n<b>nodes</b>:\n  <b>a</b>: {kind: service}  <i># why</i>\n  \
             - a -&gt; b: &quot;#1&quot;\n"
        );
    }

    #[test]
    fn colours_are_no_comments() {
        assert_eq!(marked("color:#fff"), "color:#fff\n");
        assert_eq!(marked(""), "");
    }
}
