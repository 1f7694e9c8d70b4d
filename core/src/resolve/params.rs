//! Parameters against their declarations.

use std::ops::RangeInclusive;

use crate::{
    Diagnostic, Param, ParamSpec, ParamType, Span, Value,
    diagnostic::{Problems, code, did_you_mean, list, shorten},
    document::{Literal, ParamDecl, Spanned, keys},
    resolve::style::Palette,
};

/// Whose parameters they are, for messages.
pub(super) struct Owner<'a> {
    /// `kind "kafka"`.
    pub(super) name: String,
    /// Keys that may be written beside parameters and are none.
    pub(super) other_keys: &'a [&'a str],
}

/// Checks parameters and fills in defaults, in the order of the declarations.
pub(super) fn check(
    problems: &mut Problems,
    palette: &Palette<'_>,
    owner: &Owner<'_>,
    specs: &[ParamSpec],
    written: &[ParamDecl],
) -> Vec<Param> {
    let mut values: Vec<Option<Value>> = specs.iter().map(|spec| spec.default.clone()).collect();
    let mut seen = vec![false; specs.len()];
    for param in written {
        let Some(at) = specs.iter().position(|spec| spec.key == param.key.value) else {
            let problem = unknown(problems, owner, specs, &param.key);
            problems.push(problem);
            continue;
        };
        if std::mem::replace(&mut seen[at], true) {
            let message = format!("the parameter \"{}\" is written twice", param.key.value);
            problems.push(Diagnostic::error(code::DUPLICATE_KEY, message).at(param.key.span));
            continue;
        }
        match value(problems, palette, &specs[at], &param.value) {
            Ok(value) => values[at] = Some(value),
            Err(problem) => problems.push(*problem),
        }
    }
    let params = specs.iter().zip(values);
    params
        .filter_map(|(spec, value)| {
            Some(Param {
                key: spec.key.clone(),
                value: value?,
            })
        })
        .collect()
}

fn unknown(
    problems: &Problems,
    owner: &Owner<'_>,
    specs: &[ParamSpec],
    key: &Spanned<String>,
) -> Diagnostic {
    let own = || specs.iter().map(|spec| spec.key.as_str());
    let written = key.value.as_str();
    let guess = keys::synonym(written, owner.other_keys)
        .or_else(|| problems.nearest(written, own().chain(owner.other_keys.iter().copied())));
    let message = format!(
        "unknown key \"{}\" for the {}",
        shorten(written),
        owner.name
    );
    let style = owner.other_keys.contains(&"style") && keys::STYLE.contains(&written);
    let hint = match guess {
        None if style => format!("a look is set by `style: {{{written}: …}}`"),
        _ if specs.is_empty() => did_you_mean(guess, "it has no parameters"),
        _ => {
            let noun = if specs.len() == 1 {
                "only parameter is"
            } else {
                "parameters are"
            };
            did_you_mean(guess, format!("its {noun} {}", list(own())))
        }
    };
    Diagnostic::error(code::UNKNOWN_KEY, message)
        .at(key.span)
        .hint(hint)
}

/// The value of one parameter, or what is wrong with it.
fn value(
    problems: &mut Problems,
    palette: &Palette<'_>,
    spec: &ParamSpec,
    written: &Spanned<Literal>,
) -> Result<Value, Box<Diagnostic>> {
    let wrong = || Err(wrong_type(spec, written));
    let (text, quoted) = match &written.value {
        Literal::List(items) if spec.kind == ParamType::TextList => {
            return texts(spec, items).map(Value::TextList);
        }
        Literal::Plain(text) => (text, false),
        Literal::Quoted(text) => (text, true),
        Literal::List(_) | Literal::Mapping | Literal::Empty => return wrong(),
    };
    match spec.kind {
        ParamType::Text => Ok(Value::Text(text.clone())),
        ParamType::TextList => Ok(Value::TextList(vec![text.clone()])),
        ParamType::Choice => choice(problems, spec, text, written.span),
        ParamType::Color => match palette.find(text) {
            Some(color) => Ok(Value::Color(color)),
            None => Err(Box::new(palette.unknown(problems, text, written.span))),
        },
        ParamType::Boolean => match text.as_str() {
            "true" if !quoted => Ok(Value::Boolean(true)),
            "false" if !quoted => Ok(Value::Boolean(false)),
            _ => wrong(),
        },
        ParamType::Integer => match text.parse::<i64>() {
            Ok(number) if !quoted && range(spec).contains(&approximate(number)) => {
                Ok(Value::Integer(number))
            }
            Ok(_) if !quoted => Err(out_of_range(spec, text, written.span)),
            _ => wrong(),
        },
        ParamType::Number => match text.parse::<f64>() {
            Ok(number) if !quoted && number.is_finite() && range(spec).contains(&number) => {
                Ok(Value::Number(number))
            }
            Ok(number) if !quoted && number.is_finite() => {
                Err(out_of_range(spec, text, written.span))
            }
            _ => wrong(),
        },
    }
}

fn texts(spec: &ParamSpec, items: &[Spanned<Literal>]) -> Result<Vec<String>, Box<Diagnostic>> {
    let text = |item: &Spanned<Literal>| match &item.value {
        Literal::Plain(text) | Literal::Quoted(text) => Ok(text.clone()),
        _ => {
            let message = format!("an item of \"{}\" is not text", spec.key);
            Err(Box::new(
                Diagnostic::error(code::WRONG_TYPE, message).at(item.span),
            ))
        }
    };
    items.iter().map(text).collect()
}

fn choice(
    problems: &Problems,
    spec: &ParamSpec,
    text: &str,
    span: Span,
) -> Result<Value, Box<Diagnostic>> {
    if spec.choices.iter().any(|choice| choice == text) {
        return Ok(Value::Text(text.to_owned()));
    }
    let choices = || spec.choices.iter().map(String::as_str);
    let message = format!("\"{}\" cannot be \"{}\"", spec.key, shorten(text));
    let hint = did_you_mean(
        problems.nearest(text, choices()),
        format!("it is one of {}", list(choices())),
    );
    Err(Box::new(
        Diagnostic::error(code::UNKNOWN_VALUE, message)
            .at(span)
            .hint(hint),
    ))
}

fn wrong_type(spec: &ParamSpec, written: &Spanned<Literal>) -> Box<Diagnostic> {
    let found = match &written.value {
        Literal::Empty => "nothing".to_owned(),
        Literal::Mapping => "a mapping".to_owned(),
        Literal::List(_) => "a list".to_owned(),
        Literal::Plain(text) => shorten(text),
        Literal::Quoted(text) => format!("\"{}\"", shorten(text)),
    };
    let message = format!("\"{}\" takes {}, not {found}", spec.key, wanted(spec));
    Box::new(
        Diagnostic::error(code::WRONG_TYPE, message)
            .at(written.span)
            .hint(spec.doc.clone()),
    )
}

fn out_of_range(spec: &ParamSpec, text: &str, span: Span) -> Box<Diagnostic> {
    let message = format!("\"{}\" takes {}, not {text}", spec.key, wanted(spec));
    Box::new(
        Diagnostic::error(code::OUT_OF_RANGE, message)
            .at(span)
            .hint(spec.doc.clone()),
    )
}

/// What a parameter takes, in words.
fn wanted(spec: &ParamSpec) -> String {
    let number = |word: &str| match (spec.minimum, spec.maximum) {
        (Some(least), Some(most)) => format!("{word} from {least} to {most}"),
        (Some(least), None) => format!("{word} of {least} or more"),
        (None, Some(most)) => format!("{word} of {most} or less"),
        (None, None) => word.to_owned(),
    };
    match spec.kind {
        ParamType::Boolean => "true or false".to_owned(),
        ParamType::Integer => number("a whole number"),
        ParamType::Number => number("a number"),
        ParamType::Text => "text".to_owned(),
        ParamType::Color => "a colour".to_owned(),
        ParamType::TextList => "a list of texts".to_owned(),
        ParamType::Choice => format!("one of {}", list(spec.choices.iter().map(String::as_str))),
    }
}

fn range(spec: &ParamSpec) -> RangeInclusive<f64> {
    spec.minimum.unwrap_or(f64::NEG_INFINITY)..=spec.maximum.unwrap_or(f64::INFINITY)
}

/// The number as a float: exact up to 2^53, and beyond it precise enough for a range.
#[expect(clippy::cast_precision_loss, reason = "a range needs no more")]
fn approximate(number: i64) -> f64 {
    number as f64
}
