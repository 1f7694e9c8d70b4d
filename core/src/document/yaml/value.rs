//! The values of the tree, and what their texts can be read as.

use granit_parser::ScalarStyle;

use crate::Span;

/// A value with its place.
#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) form: Form,
    pub(crate) data: Data,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A word or nothing, without quotes.
    Plain,
    /// `'text'`
    SingleQuoted,
    /// `"text"`
    DoubleQuoted,
    /// Lines of text below `|` or `>`, which stands before the span.
    Lines,
    /// A list or mapping by indentation.
    Block,
    /// A list or mapping in brackets, or a single `key: value` among the items of such a list.
    Flow,
}

#[derive(Debug)]
pub(crate) enum Data {
    Null,
    Scalar(Scalar),
    List(Vec<Value>),
    Map(Vec<Entry>),
    /// Something that was refused: whoever reads it stays silent.
    Refused,
}

/// A text, or what looks like a number.
#[derive(Debug)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    /// Whether it is text whatever it looks like.
    pub(crate) quoted: bool,
    /// Where the text stands in the source, if it stands there letter by letter.
    verbatim: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) value: Value,
}

#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) span: Span,
    pub(crate) scalar: Scalar,
}

impl Key {
    pub(crate) fn text(&self) -> &str {
        &self.scalar.text
    }
}

impl Scalar {
    /// The place of a part of the text, or `whole` where escapes or folded lines hide it.
    pub(crate) fn part(&self, whole: Span, start: usize, end: usize) -> Span {
        self.verbatim
            .map_or(whole, |base| Span::new(base + start..base + end))
    }
}

/// The value that a scalar stands for.
pub(super) fn scalar(source: &str, text: &str, style: ScalarStyle, span: Span) -> Value {
    let form = match style {
        ScalarStyle::Plain => Form::Plain,
        ScalarStyle::SingleQuoted => Form::SingleQuoted,
        ScalarStyle::DoubleQuoted => Form::DoubleQuoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Form::Lines,
    };
    let quoted = form != Form::Plain;
    if !quoted && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value {
            span,
            form,
            data: Data::Null,
        };
    }
    let lead = usize::from(quoted);
    let verbatim = source
        .get(span.range())
        .filter(|raw| raw.get(lead..raw.len().saturating_sub(lead)) == Some(text))
        .map(|_| span.start + lead);
    Value {
        span,
        form,
        data: Data::Scalar(Scalar {
            text: text.to_owned(),
            quoted,
            verbatim,
        }),
    }
}

impl Scalar {
    /// The truth value that it is.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.text.as_str() {
            _ if self.quoted => None,
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// The number that it is; infinities and NaN are texts here.
    pub(crate) fn number(&self) -> Option<f64> {
        let digits = self.text.strip_prefix(['-', '+']).unwrap_or(&self.text);
        let numeric = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && digits.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        if self.quoted || !numeric {
            return None;
        }
        self.text
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    }

    /// The whole number that it is.
    pub(crate) fn integer(&self) -> Option<i64> {
        if self.quoted {
            None
        } else {
            self.text.parse().ok()
        }
    }

    /// Whether YAML reads it as text rather than as a number or a truth value.
    pub(crate) fn is_text(&self) -> bool {
        self.quoted || (self.boolean().is_none() && self.number().is_none())
    }
}
