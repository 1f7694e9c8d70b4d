//! Parameters: what an author writes beside a node or a layout.
//!
//! A plugin declares them with [`boolean`], [`integer`], [`number`], [`text`],
//! [`color`], [`text_list`] and [`choice`]; the host checks what the author wrote against that, fills in
//! defaults, and the plugin reads them with [`get_boolean`] and its siblings.
//!
//! ```
//! use kinograph_plugin_sdk::params;
//!
//! let spec = params::integer("partitions", "how many partitions it has", 3..=64, 3);
//! assert_eq!((spec.minimum, spec.maximum), (Some(3.0), Some(64.0)));
//!
//! let given = [params::Param { key: "partitions".into(), value: params::Value::Integer(8) }];
//! assert_eq!(params::get_integer(&given, "partitions"), Some(8));
//! assert_eq!(params::get_integer(&given, "replicas"), None);
//! ```

use std::ops::RangeInclusive;

use crate::styling::Rgba;

pub use crate::bindings::kinograph::plugin::params::{Param, ParamSpec, ParamType, Value};

/// Declares a parameter that is true or false.
#[must_use]
pub fn boolean(key: &str, doc: &str, default: bool) -> ParamSpec {
    ParamSpec {
        default: Some(Value::Boolean(default)),
        ..spec(key, ParamType::Boolean, doc)
    }
}

/// Declares a whole number.
#[must_use]
pub fn integer(key: &str, doc: &str, range: RangeInclusive<i32>, default: i32) -> ParamSpec {
    ParamSpec {
        default: Some(Value::Integer(default.into())),
        minimum: Some((*range.start()).into()),
        maximum: Some((*range.end()).into()),
        ..spec(key, ParamType::Integer, doc)
    }
}

/// Declares a number.
#[must_use]
pub fn number(key: &str, doc: &str, range: RangeInclusive<f64>, default: f64) -> ParamSpec {
    ParamSpec {
        default: Some(Value::Number(default)),
        minimum: Some(*range.start()),
        maximum: Some(*range.end()),
        ..spec(key, ParamType::Number, doc)
    }
}

/// Declares a text without a default.
#[must_use]
pub fn text(key: &str, doc: &str) -> ParamSpec {
    spec(key, ParamType::Text, doc)
}

/// Declares a colour without a default.
#[must_use]
pub fn color(key: &str, doc: &str) -> ParamSpec {
    spec(key, ParamType::Color, doc)
}

/// Declares a list of texts without a default.
#[must_use]
pub fn text_list(key: &str, doc: &str) -> ParamSpec {
    spec(key, ParamType::TextList, doc)
}

/// Declares a choice; the first one is the default.
#[must_use]
pub fn choice(key: &str, doc: &str, choices: &[&str]) -> ParamSpec {
    ParamSpec {
        default: choices
            .first()
            .map(|first| Value::Text((*first).to_owned())),
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        ..spec(key, ParamType::Choice, doc)
    }
}

fn spec(key: &str, kind: ParamType, doc: &str) -> ParamSpec {
    ParamSpec {
        key: key.to_owned(),
        kind,
        doc: doc.to_owned(),
        default: None,
        choices: Vec::new(),
        minimum: None,
        maximum: None,
    }
}

/// The value of a parameter, if it was given or has a default.
#[must_use]
pub fn get<'a>(params: &'a [Param], key: &str) -> Option<&'a Value> {
    params
        .iter()
        .find(|param| param.key == key)
        .map(|param| &param.value)
}

/// The value of a parameter that is true or false.
#[must_use]
pub fn get_boolean(params: &[Param], key: &str) -> Option<bool> {
    match get(params, key)? {
        Value::Boolean(value) => Some(*value),
        _ => None,
    }
}

/// The value of a whole number.
#[must_use]
pub fn get_integer(params: &[Param], key: &str) -> Option<i64> {
    match get(params, key)? {
        Value::Integer(value) => Some(*value),
        _ => None,
    }
}

/// The value of a number.
#[must_use]
pub fn get_number(params: &[Param], key: &str) -> Option<f64> {
    match get(params, key)? {
        Value::Number(value) => Some(*value),
        _ => None,
    }
}

/// The value of a text or a choice.
#[must_use]
pub fn get_text<'a>(params: &'a [Param], key: &str) -> Option<&'a str> {
    match get(params, key)? {
        Value::Text(value) => Some(value),
        _ => None,
    }
}

/// The value of a colour.
#[must_use]
pub fn get_color(params: &[Param], key: &str) -> Option<Rgba> {
    match get(params, key)? {
        Value::Color(value) => Some(*value),
        _ => None,
    }
}

/// The value of a list of texts.
#[must_use]
pub fn get_text_list<'a>(params: &'a [Param], key: &str) -> Option<&'a [String]> {
    match get(params, key)? {
        Value::TextList(value) => Some(value),
        _ => None,
    }
}
