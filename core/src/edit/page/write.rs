//! Values as text, in the style of a file.

use serde_json::Value as Json;

use super::style::Style;

/// Something to be written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum New {
    /// Nothing.
    Null,
    /// A number, `true` or `false`, or what is written already.
    Raw(String),
    /// Text, in quotes where it needs them.
    Text(String),
    /// A list.
    List { items: Vec<Self>, shape: Shape },
    /// A mapping.
    Map {
        entries: Vec<(String, Self)>,
        shape: Shape,
    },
    /// An entry that stood elsewhere: its lines without their indentation, and
    /// its value for where there is only one line.
    Moved { lines: String, inline: Box<Self> },
}

/// How a list or mapping is written where both are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// By indentation, one item a line.
    Block,
    /// In brackets.
    Flow,
}

/// What stands around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A list or mapping by indentation.
    Block,
    /// One in brackets, where commas and brackets end a text.
    Flow,
}

impl New {
    /// A mapping in brackets.
    pub(super) fn flow_map(entries: Vec<(String, Self)>) -> Self {
        let shape = Shape::Flow;
        Self::Map { entries, shape }
    }

    /// A mapping by indentation, where that is possible.
    pub(super) fn block_map(entries: Vec<(String, Self)>) -> Self {
        let shape = Shape::Block;
        Self::Map { entries, shape }
    }

    /// A text, without a list around it if it is the only one.
    pub(super) fn names(mut names: Vec<String>) -> Self {
        if names.len() == 1 {
            return Self::Text(names.remove(0));
        }
        Self::List {
            items: names.into_iter().map(Self::Text).collect(),
            shape: Shape::Flow,
        }
    }

    /// Whether it takes lines of its own by indentation.
    pub(super) fn is_block(&self) -> bool {
        match self {
            Self::List { items, shape } => *shape == Shape::Block && !items.is_empty(),
            Self::Map { entries, shape } => *shape == Shape::Block && !entries.is_empty(),
            _ => false,
        }
    }

    /// It on one line.
    pub(super) fn inline(&self, style: &Style, place: Place) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Raw(text) => text.clone(),
            Self::Text(text) => scalar(text, style, place),
            Self::List { items, .. } => {
                let items = items.iter().map(|item| item.inline(style, Place::Flow));
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            Self::Map { entries, .. } => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| value.pair(key, style, Place::Flow));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
            Self::Moved { inline, .. } => inline.inline(style, place),
        }
    }

    /// `key: value` on one line.
    pub(super) fn pair(&self, key: &str, style: &Style, place: Place) -> String {
        let key = scalar(key, style, place);
        match (self, place) {
            (Self::Null, Place::Block) => format!("{key}:"),
            _ => format!("{key}: {}", self.inline(style, place)),
        }
    }

    /// It as the value of a key, on lines of their own.
    pub(super) fn entry(&self, key: &str, indent: usize, style: &Style) -> String {
        let spaces = " ".repeat(indent);
        let newline = style.newline;
        if let Self::Moved { lines, .. } = self {
            return indented(lines, indent);
        }
        if !self.is_block() {
            let pair = self.pair(key, style, Place::Block);
            return format!("{spaces}{pair}{newline}");
        }
        let key = scalar(key, style, Place::Block);
        format!("{spaces}{key}:{newline}{}", self.below(indent, style))
    }

    /// The lines of what is written by indentation, below a key with this indentation.
    pub(super) fn below(&self, indent: usize, style: &Style) -> String {
        match self {
            Self::List { items, .. } => {
                let indent = indent + style.list_step;
                items.iter().map(|item| item.item(indent, style)).collect()
            }
            Self::Map { entries, .. } => {
                let indent = indent + style.step;
                let lines = entries
                    .iter()
                    .map(|(key, value)| value.entry(key, indent, style));
                lines.collect()
            }
            _ => String::new(),
        }
    }

    /// It as an item of a list, on lines of their own.
    pub(super) fn item(&self, indent: usize, style: &Style) -> String {
        let spaces = " ".repeat(indent);
        match self {
            Self::Map { entries, .. } if self.is_block() => {
                let inner = indent + 2;
                let lines = entries
                    .iter()
                    .map(|(key, value)| value.entry(key, inner, style));
                let lines: String = lines.collect();
                format!("{spaces}- {}", &lines[inner..])
            }
            _ => format!(
                "{spaces}- {}{}",
                self.inline(style, Place::Block),
                style.newline
            ),
        }
    }
}

impl From<&Json> for New {
    fn from(value: &Json) -> Self {
        match value {
            Json::Null => Self::Null,
            Json::Bool(_) | Json::Number(_) => Self::Raw(value.to_string()),
            // The reader drops the space that ends a text.
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(items) => Self::List {
                items: items.iter().map(Self::from).collect(),
                shape: Shape::Flow,
            },
            Json::Object(map) => {
                let entry = |(key, value): (&String, &Json)| (key.clone(), Self::from(value));
                Self::flow_map(map.iter().map(entry).collect())
            }
        }
    }
}

/// Lines with more space before each that is not empty.
fn indented(lines: &str, indent: usize) -> String {
    let spaces = " ".repeat(indent);
    let line = |line: &str| match line.trim().is_empty() {
        true => line.to_owned(),
        false => format!("{spaces}{line}"),
    };
    lines.split_inclusive('\n').map(line).collect()
}

/// A text as a scalar, in quotes where it needs them.
pub(super) fn scalar(text: &str, style: &Style, place: Place) -> String {
    if !style.json && is_plain(text, place) {
        return text.to_owned();
    }
    let one_line = !text.contains(needs_escape);
    if style.single_quotes && !style.json && one_line {
        return single_quoted(text);
    }
    double_quoted(text)
}

pub(super) fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text in the quotes of JSON, which YAML has too.
pub(super) fn double_quoted(text: &str) -> String {
    let quoted = Json::from(text).to_string();
    let mut safe = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        if c.is_ascii() || !needs_escape(c) {
            safe.push(c);
        } else {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        }
    }
    safe
}

/// Whether single quotes and no quotes at all cannot hold a character.
pub(super) fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Whether a text reads as itself without quotes, here and in other programs.
pub(super) fn is_plain(text: &str, place: Place) -> bool {
    const STARTS: &[char] = &[
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`', '=', '<', '~', '.',
    ];
    const WORDS: [&str; 7] = ["null", "true", "false", "yes", "no", "on", "off"];
    let numeric = text
        .strip_prefix('+')
        .unwrap_or(text)
        .starts_with(|c: char| c.is_ascii_digit());
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(STARTS)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(needs_escape)
        && !(numeric && text.parse::<f64>().is_ok())
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
        && (place == Place::Block || !text.contains([',', '[', ']', '{', '}']))
}

#[cfg(test)]
mod tests {
    use super::{Place, is_plain};

    #[test]
    fn texts_that_yaml_would_misread_are_quoted() {
        for text in [
            "", " a", "a ", "a: b", "a:", "a #b", "- a", "#d33", "1", "1.5", "+2", "1e3",
        ] {
            assert!(!is_plain(text, Place::Block), "{text:?}");
        }
        for text in [
            "true",
            "No",
            "~",
            "null",
            "a\nb",
            "a\tb",
            "[a",
            "{a",
            "*a",
            "`a",
            "a\u{2028}",
        ] {
            assert!(!is_plain(text, Place::Block), "{text:?}");
        }
        for text in [
            "a", "a, b", "a -> b", "a:b", "a#b", "日本", "v1.2", "3 nodes", "a [b]",
        ] {
            assert!(is_plain(text, Place::Block), "{text:?}");
        }
        assert!(!is_plain("a, b", Place::Flow));
        assert!(!is_plain("a]", Place::Flow));
    }
}
