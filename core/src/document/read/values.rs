//! Single values: text, numbers, words out of a few, lists of names.

use std::{fmt, ops::RangeInclusive};

use super::Reader;
use crate::{
    Diagnostic, Span,
    diagnostic::{code, did_you_mean, list, shorten},
    document::{
        Spanned, keys,
        yaml::{Data, Entry, Key, Scalar, Value},
    },
};

impl<'a> Reader<'a> {
    /// Text of any sort; a number or `true` is taken as it is written.
    pub(super) fn text(&mut self, name: &str, value: &Value) -> Option<Spanned<String>> {
        let scalar = self.scalar(name, "text", value)?;
        // A block of text ends in a line break that nobody means to draw.
        self.checked_text(name, scalar.text.trim_end(), value.span)
    }

    /// A name: text that is not empty.
    pub(super) fn name(&mut self, name: &str, value: &Value) -> Option<Spanned<String>> {
        let text = self.text(name, value)?;
        if text.value.trim().is_empty() {
            self.wrong_type(name, "a name", value);
            return None;
        }
        Some(text)
    }

    /// Text that can be drawn and is not longer than the limit.
    pub(super) fn checked_text(
        &mut self,
        name: &str,
        text: &str,
        span: Span,
    ) -> Option<Spanned<String>> {
        let length = text.chars().count();
        if length > self.limits.text {
            let limit = self.limits.text;
            let message = format!("\"{name}\" has {length} characters, and the limit is {limit}");
            self.limit("text", message, span);
            return None;
        }
        if let Some(bad) = text.chars().find(|c| !drawable(*c)) {
            let message = format!(
                "\"{name}\" holds the control character U+{:04X}",
                u32::from(bad)
            );
            self.error(code::BAD_TEXT, message, span, "remove it");
            return None;
        }
        Some(Spanned {
            value: text.to_owned(),
            span,
        })
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, name: &str, value: &Value) -> Option<Spanned<bool>> {
        let scalar = self.scalar(name, "true or false", value)?;
        let Some(boolean) = scalar.boolean() else {
            self.wrong_type(name, "true or false", value);
            return None;
        };
        Some(Spanned {
            value: boolean,
            span: value.span,
        })
    }

    /// A number within a range.
    pub(super) fn number(
        &mut self,
        name: &str,
        range: RangeInclusive<f64>,
        value: &Value,
    ) -> Option<Spanned<f64>> {
        let wanted = format!("a number from {} to {}", range.start(), range.end());
        let scalar = self.scalar(name, &wanted, value)?;
        let Some(number) = scalar.number() else {
            self.wrong_type(name, &wanted, value);
            return None;
        };
        if !range.contains(&number) {
            self.out_of_range(name, &wanted, scalar, value.span);
            return None;
        }
        Some(Spanned {
            value: number,
            span: value.span,
        })
    }

    /// A whole number up to a greatest.
    pub(super) fn whole_number(
        &mut self,
        name: &str,
        greatest: u32,
        value: &Value,
    ) -> Option<Spanned<u32>> {
        let wanted = format!("a whole number from 0 to {greatest}");
        let scalar = self.scalar(name, &wanted, value)?;
        if scalar.integer().is_none() && scalar.number().is_none_or(|number| number.fract() != 0.0)
        {
            self.wrong_type(name, &wanted, value);
            return None;
        }
        let number = scalar
            .integer()
            .and_then(|number| u32::try_from(number).ok());
        let Some(number) = number.filter(|number| *number <= greatest) else {
            self.out_of_range(name, &wanted, scalar, value.span);
            return None;
        };
        Some(Spanned {
            value: number,
            span: value.span,
        })
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        name: &str,
        choices: &[(&str, T)],
        value: &Value,
    ) -> Option<Spanned<T>> {
        let words = || choices.iter().map(|(word, _)| *word);
        let wanted = format!("one of {}", list(words()));
        let scalar = self.scalar(name, &wanted, value)?;
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == scalar.text) {
            return Some(Spanned {
                value: *choice,
                span: value.span,
            });
        }
        let guess = self.problems.nearest(&scalar.text, words());
        let message = format!("\"{name}\" cannot be \"{}\"", shorten(&scalar.text));
        let hint = did_you_mean(guess, format!("it is {wanted}"));
        self.error(code::UNKNOWN_VALUE, message, value.span, hint);
        None
    }

    /// A colour's name; what it stands for is the theme's affair.
    pub(super) fn color(&mut self, name: &str, value: &Value) -> Option<Spanned<String>> {
        if matches!(value.data, Data::Null) && self.rest_of_line(value.span).contains('#') {
            let message = format!("\"{name}\" has no value, because # begins a comment");
            self.error(
                code::SYNTAX,
                message,
                value.span,
                "put a hex colour in quotes",
            );
            return None;
        }
        self.name(name, value)
    }

    /// A list of texts; one alone may stand without brackets.
    pub(super) fn names(&mut self, name: &str, value: &Value) -> Vec<Spanned<String>> {
        self.items(value)
            .iter()
            .filter_map(|item| self.name(name, item))
            .collect()
    }

    /// The items of a list; anything else is a list of itself.
    pub(super) fn items<'v>(&self, value: &'v Value) -> &'v [Value] {
        match &value.data {
            Data::Null => &[],
            Data::List(items) => items,
            _ => std::slice::from_ref(value),
        }
    }

    /// The items of what must be a list.
    pub(super) fn list<'v>(&mut self, name: &str, hint: &str, value: &'v Value) -> &'v [Value] {
        match &value.data {
            Data::List(items) => items,
            Data::Null | Data::Refused => &[],
            data => {
                let message = format!("\"{name}\" takes a list, not {}", describe(data));
                let span = self.first_line(value.span);
                self.error(code::WRONG_TYPE, message, span, hint);
                &[]
            }
        }
    }

    /// The entries of what must be a mapping.
    pub(super) fn entries<'v>(&mut self, name: &str, hint: &str, value: &'v Value) -> &'v [Entry] {
        match &value.data {
            Data::Map(entries) => entries,
            Data::Null | Data::Refused => &[],
            data => {
                let message = format!("\"{name}\" takes a mapping, not {}", describe(data));
                let span = self.first_line(value.span);
                self.error(code::WRONG_TYPE, message, span, hint);
                self.incomplete = true;
                &[]
            }
        }
    }

    fn scalar<'v>(&mut self, name: &str, wanted: &str, value: &'v Value) -> Option<&'v Scalar> {
        match &value.data {
            Data::Scalar(scalar) => return Some(scalar),
            // A key without a value says as little as no key.
            Data::Null | Data::Refused => {}
            Data::List(_) | Data::Map(_) => self.wrong_type(name, wanted, value),
        }
        None
    }

    pub(super) fn wrong_type(&mut self, name: &str, wanted: &str, value: &Value) {
        let message = format!("\"{name}\" takes {wanted}, not {}", describe(&value.data));
        let span = self.first_line(value.span);
        self.problems
            .push(Diagnostic::error(code::WRONG_TYPE, message).at(span));
    }

    fn out_of_range(&mut self, name: &str, wanted: &str, scalar: &Scalar, span: Span) {
        let message = format!("\"{name}\" takes {wanted}, not {}", shorten(&scalar.text));
        self.problems
            .push(Diagnostic::error(code::OUT_OF_RANGE, message).at(span));
    }

    /// Reports a key that means nothing here.
    pub(super) fn unknown_key(&mut self, place: &str, valid: &[&str], key: &Key) {
        let written = key.text();
        let guess = keys::synonym(written, valid)
            .or_else(|| self.problems.nearest(written, valid.iter().copied()));
        let message = format!("unknown key \"{}\" in {place}", shorten(written));
        let hint = did_you_mean(
            guess,
            format!("the keys are {}", list(valid.iter().copied())),
        );
        self.error(code::UNKNOWN_KEY, message, key.span, hint);
    }

    pub(super) fn error(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        span: Span,
        hint: impl Into<String>,
    ) {
        self.problems
            .push(Diagnostic::error(code, message).at(span).hint(hint));
    }

    /// The part of a span on its first line, which is where people look.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let text = self.source.get(span.range()).unwrap_or_default();
        let length = text.lines().next().map_or(0, str::len);
        Span::new(span.start..span.start + length)
    }

    /// What follows a span on its line.
    fn rest_of_line(&self, span: Span) -> &'a str {
        let rest = self.source.get(span.end..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }
}

/// What a value is, in an error.
pub(super) fn describe(data: &Data) -> impl fmt::Display {
    match data {
        Data::Null | Data::Refused => "nothing".to_owned(),
        Data::List(_) => "a list".to_owned(),
        Data::Map(_) => "a mapping".to_owned(),
        Data::Scalar(scalar) if scalar.quoted || scalar.number().is_none() => {
            format!("\"{}\"", shorten(&scalar.text))
        }
        Data::Scalar(scalar) => shorten(&scalar.text),
    }
}

/// Whether a picture (and XML) can hold the character.
fn drawable(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}
