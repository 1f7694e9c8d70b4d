//! What a plugin says of itself, and where its file says it.

use std::collections::BTreeSet;

use kinograph_core::{KindSpec, LayoutSpec, ParamSpec, ParamType, Value};
use serde::{Deserialize, Serialize};

use crate::{LoadError, fault::printable, limits::Limits};

/// The custom section that holds the manifest as JSON, so that a program can
/// read what a plugin offers without running it.
pub const SECTION: &str = "kinograph:manifest";

/// What a plugin is and what it offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its name: lower case words joined by hyphens.
    pub id: String,
    /// A semantic version.
    pub version: String,
    /// Its name for people.
    pub title: String,
    /// One sentence, lower case, without a full stop.
    pub doc: String,
    /// An SPDX expression.
    pub license: String,
    /// Who made it.
    pub authors: Vec<String>,
    /// The component kinds, ordered by their names.
    pub kinds: Vec<KindSpec>,
    /// The layouts, ordered by their names.
    pub layouts: Vec<LayoutSpec>,
}

impl Manifest {
    /// Reads the contents of a manifest section.
    ///
    /// # Errors
    /// When it is too large, no manifest, or makes no sense.
    pub fn from_json(json: &[u8], limits: &Limits) -> Result<Self, LoadError> {
        if json.len() > limits.manifest_bytes {
            return Err(LoadError::Manifest(format!(
                "it is larger than {} bytes",
                limits.manifest_bytes
            )));
        }
        let manifest: Self = serde_json::from_slice(json)
            .map_err(|error| LoadError::Manifest(printable(&error.to_string())))?;
        manifest.checked()
    }

    /// The contents of a manifest section.
    ///
    /// # Panics
    /// Never: a manifest holds finite numbers and text.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a manifest is plain data")
    }

    /// The manifest in canonical order, if all of it makes sense.
    pub(crate) fn checked(mut self) -> Result<Self, LoadError> {
        self.kinds.sort_by(|a, b| a.id.cmp(&b.id));
        self.layouts.sort_by(|a, b| a.id.cmp(&b.id));
        match self.complaint() {
            Some(complaint) => Err(LoadError::Manifest(printable(&complaint))),
            None => Ok(self),
        }
    }

    fn complaint(&self) -> Option<String> {
        if !is_name(&self.id) {
            return Some(format!("its id {:?} is not {NAME}", self.id));
        }
        if semver::Version::parse(&self.version).is_err() {
            return Some(format!(
                "its version {:?} is not a semantic version",
                self.version
            ));
        }
        let texts = [&self.title, &self.doc, &self.license]
            .into_iter()
            .chain(&self.authors);
        if let Some(text) = texts.into_iter().find(|text| !is_plain(text)) {
            return Some(format!("{text:?} has control characters"));
        }
        self.kinds_complaint().or_else(|| self.layouts_complaint())
    }

    fn kinds_complaint(&self) -> Option<String> {
        let ids = self.kinds.iter().map(|kind| kind.id.as_str());
        let aliases = self
            .kinds
            .iter()
            .flat_map(|kind| &kind.aliases)
            .map(String::as_str);
        names_complaint("kind", ids.chain(aliases)).or_else(|| {
            self.kinds.iter().find_map(|kind| {
                if kind.pack != self.id {
                    return Some(format!("the kind \"{}\" is of another pack", kind.id));
                }
                let texts = [&kind.title, &kind.doc, &kind.category];
                names_complaint("port", kind.ports.iter().map(|port| port.id.as_str()))
                    .or_else(|| params_complaint(&kind.params))
                    .or_else(|| texts_complaint(texts.into_iter().chain(&kind.accent)))
                    .or_else(|| texts_complaint(kind.ports.iter().map(|port| &port.doc)))
                    .map(|complaint| format!("the kind \"{}\": {complaint}", kind.id))
            })
        })
    }

    fn layouts_complaint(&self) -> Option<String> {
        let ids = self.layouts.iter().map(|layout| layout.id.as_str());
        let aliases = self
            .layouts
            .iter()
            .flat_map(|layout| &layout.aliases)
            .map(String::as_str);
        names_complaint("layout", ids.chain(aliases)).or_else(|| {
            self.layouts.iter().find_map(|layout| {
                if layout.plugin != self.id {
                    return Some(format!("the layout \"{}\" is of another plugin", layout.id));
                }
                params_complaint(&layout.params)
                    .or_else(|| texts_complaint([&layout.title, &layout.doc]))
                    .map(|complaint| format!("the layout \"{}\": {complaint}", layout.id))
            })
        })
    }
}

const NAME: &str = "made of lower case words joined by hyphens";

/// Whether text is made of lower case words and digits joined by single hyphens.
fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= 64 && text.split('-').all(is_word)
}

/// Whether text is a line that cannot drive a terminal.
fn is_plain(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

fn names_complaint<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !is_name(name) {
            return Some(format!("the {what} {name:?} is not {NAME}"));
        }
        if !seen.insert(name) {
            return Some(format!("the {what} \"{name}\" is declared twice"));
        }
    }
    None
}

fn texts_complaint<'a>(texts: impl IntoIterator<Item = &'a String>) -> Option<String> {
    let text = texts.into_iter().find(|text| !is_plain(text))?;
    Some(format!("{text:?} has control characters"))
}

fn params_complaint(params: &[ParamSpec]) -> Option<String> {
    names_complaint("parameter", params.iter().map(|param| param.key.as_str())).or_else(|| {
        params.iter().find_map(|param| {
            param_complaint(param)
                .map(|complaint| format!("the parameter \"{}\" {complaint}", param.key))
        })
    })
}

fn param_complaint(param: &ParamSpec) -> Option<String> {
    let is_number = matches!(param.kind, ParamType::Integer | ParamType::Number);
    let bounds = [param.minimum, param.maximum];
    if bounds
        .iter()
        .flatten()
        .any(|bound| !bound.is_finite() || !is_number)
    {
        return Some("has a bound that is no bound of its type".into());
    }
    if let [Some(minimum), Some(maximum)] = bounds
        && minimum > maximum
    {
        return Some("has a minimum above its maximum".into());
    }
    match (param.kind, param.choices.as_slice()) {
        (ParamType::Choice, []) => return Some("is a choice without choices".into()),
        (ParamType::Choice, _) | (_, []) => {}
        (_, [_, ..]) => return Some("has choices, but is no choice".into()),
    }
    if let Some(default) = &param.default
        && !fits(default, param)
    {
        return Some("has a default that it does not allow".into());
    }
    texts_complaint(param.choices.iter().chain([&param.doc]))
}

fn bounds_are_open(param: &ParamSpec) -> bool {
    param.minimum.is_none() && param.maximum.is_none()
}

fn fits(value: &Value, param: &ParamSpec) -> bool {
    let in_range = |number: f64| {
        number.is_finite()
            && param.minimum.is_none_or(|minimum| number >= minimum)
            && param.maximum.is_none_or(|maximum| number <= maximum)
    };
    match (param.kind, value) {
        (ParamType::Boolean, Value::Boolean(_))
        | (ParamType::Color, Value::Color(_))
        | (ParamType::TextList, Value::TextList(_))
        | (ParamType::Text, Value::Text(_)) => true,
        (ParamType::Integer, Value::Integer(number)) => match i32::try_from(*number) {
            Ok(number) => in_range(f64::from(number)),
            // A float cannot tell large integers apart, so they cannot be compared with a bound.
            Err(_) => bounds_are_open(param),
        },
        (ParamType::Number, Value::Number(number)) => in_range(*number),
        (ParamType::Choice, Value::Text(text)) => param.choices.contains(text),
        _ => false,
    }
}
