//! The script that stands in for a layout.

use super::{Overrides, asked_layout};
use crate::{
    Diagnostic, Document, KindSpec, LayoutEngine, Script, ScriptError, Span,
    diagnostic::{Problems, code, shorten},
    diagram::LayoutChoice,
    document::{Literal, ParamDecl, Spanned},
    script::{ScriptChoice, ScriptValue, is_script},
};

/// A script as a file or the caller names it.
pub(super) struct Named<'a> {
    name: &'a str,
    span: Option<Span>,
    params: &'a [ParamDecl],
}

/// The script that was asked for; none when a layout was.
pub(super) fn named<'a>(document: &'a Document, overrides: &'a Overrides) -> Option<Named<'a>> {
    let (name, span, params) = asked_layout(document, overrides)?;
    is_script(name).then_some(Named { name, span, params })
}

/// Gets the script and reads its parameters.
pub(super) fn resolve(
    problems: &mut Problems,
    layouts: &dyn LayoutEngine,
    kinds: &[KindSpec],
    named: &Named<'_>,
) -> LayoutChoice {
    let Named { name, span, params } = *named;
    let script = layouts.script(name).unwrap_or_else(|error: ScriptError| {
        let missing = Script {
            name: name.to_owned(),
            source: String::new(),
        };
        problems.push(error.diagnostic(&missing, span));
        missing
    });
    LayoutChoice {
        name: script.name.clone(),
        params: Vec::new(),
        script: Some(ScriptChoice {
            script,
            params: values(problems, params),
            kinds: kinds.iter().map(|kind| kind.id.clone()).collect(),
        }),
        span,
    }
}

/// Parameters of any name; those that are no value are reported.
fn values(problems: &mut Problems, params: &[ParamDecl]) -> Vec<(String, ScriptValue)> {
    let mut values: Vec<(String, ScriptValue)> = Vec::new();
    for ParamDecl { key, value } in params {
        if values.iter().any(|(known, _)| *known == key.value) {
            let message = format!("the parameter \"{}\" is written twice", key.value);
            problems.push(Diagnostic::error(code::DUPLICATE_KEY, message).at(key.span));
        } else if let Some(value) = self::value(problems, &key.value, value) {
            values.push((key.value.clone(), value));
        }
    }
    values
}

fn value(problems: &mut Problems, key: &str, written: &Spanned<Literal>) -> Option<ScriptValue> {
    let found = match &written.value {
        Literal::Quoted(text) => return Some(ScriptValue::Text(text.clone())),
        Literal::Plain(text) => return Some(plain(text)),
        Literal::List(items) => {
            let values = items.iter().map(|item| value(problems, key, item));
            return values.collect::<Option<_>>().map(ScriptValue::List);
        }
        Literal::Mapping => "a mapping",
        Literal::Empty => "nothing",
    };
    let message = format!("\"{}\" takes a value, not {found}", shorten(key));
    let problem = Diagnostic::error(code::WRONG_TYPE, message).at(written.span);
    problems.push(problem.hint("write true, false, a number, a text, or a list of these"));
    None
}

/// What a text without quotes means.
fn plain(text: &str) -> ScriptValue {
    match (text, text.parse::<f64>()) {
        ("true", _) => ScriptValue::Boolean(true),
        ("false", _) => ScriptValue::Boolean(false),
        // `inf` and `nan` are numbers for Rust and words for everybody else.
        (_, Ok(number)) if number.is_finite() => ScriptValue::Number(number),
        _ => ScriptValue::Text(text.to_owned()),
    }
}
