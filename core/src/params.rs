//! Parameters: what an author writes beside a node or a layout, declared by the
//! kind or layout that understands it.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::style::Rgba;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Number(f64),
    /// Text, or one of the choices of a [`ParamType::Choice`].
    Text(String),
    /// A colour.
    Color(#[serde(deserialize_with = "color")] Rgba),
    /// A list of texts.
    TextList(Vec<String>),
}

/// A parameter with its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Param {
    /// The key, as declared.
    pub key: String,
    /// The value, checked against the declaration.
    pub value: Value,
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParamType {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A palette name or a hex colour.
    Color,
    /// A list of texts.
    TextList,
    /// One of [`ParamSpec::choices`].
    Choice,
}

/// The declaration of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParamSpec {
    /// Lower case words joined by hyphens.
    pub key: String,
    /// What values it takes.
    pub kind: ParamType,
    /// One sentence, lower case, without a full stop.
    pub doc: String,
    /// The value when the author writes none.
    pub default: Option<Value>,
    /// The values of a [`ParamType::Choice`].
    pub choices: Vec<String>,
    /// The least number allowed.
    pub minimum: Option<f64>,
    /// The greatest number allowed.
    pub maximum: Option<f64>,
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    Rgba::from_hex(&text).ok_or_else(|| D::Error::custom(format!("\"{text}\" is not a hex colour")))
}
