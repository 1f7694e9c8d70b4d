//! The sheet: every kind of a pack in one picture, in light and in dark.

mod grid;

use kinograph_core::{
    Diagnostic, Direction, KindSpec, Scene, Value, diagnostic::has_errors, text::Fonts,
};
use kinograph_plugins::{Manifest, Registry};

pub(crate) use grid::Grid;

use crate::probe::{self, Manner, Probe, Section};

/// The themes of the two halves.
const THEMES: [&str; 2] = ["paper", "midnight"];

/// A pack's kinds in light and in dark.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What belongs on the left.
    pub light: Scene,
    /// What belongs on the right.
    pub dark: Scene,
}

/// Shows every kind of a pack: as it is, and once with a telling value of each
/// parameter. Below each stands what an author writes for it.
///
/// `registry` holds the pack and the built-in one with the panels that stand
/// around categories.
///
/// # Errors
/// What went wrong when it was drawn.
pub fn sheet(
    registry: &Registry,
    manifest: &Manifest,
    fonts: &Fonts,
) -> Result<Sheet, Vec<Diagnostic>> {
    let title = format!("{} {}", manifest.title, manifest.version);
    let text = probe::diagram(Some(&title), &sections(manifest));
    let half = |theme| {
        let manner = Manner {
            theme,
            direction: Direction::Right,
        };
        let mut diagnostics = Vec::new();
        let stages = probe::draw(&mut diagnostics, registry, fonts, &text, manner);
        match stages {
            Some(stages) if !has_errors(&diagnostics) => Ok(stages.still(fonts)),
            _ => Err(diagnostics),
        }
    };
    let [light, dark] = THEMES;
    Ok(Sheet {
        light: half(light)?,
        dark: half(dark)?,
    })
}

/// The kinds under their categories, in the order of the manifest.
fn sections(manifest: &Manifest) -> Vec<Section<'_>> {
    let mut categories: Vec<&str> = manifest
        .kinds
        .iter()
        .map(|kind| kind.category.as_str())
        .collect();
    categories.sort_unstable();
    categories.dedup();
    categories
        .into_iter()
        .map(|category| Section {
            heading: capitalized(category),
            probes: manifest
                .kinds
                .iter()
                .filter(|kind| kind.category == category)
                .flat_map(ways)
                .collect(),
        })
        .collect()
}

/// A kind as it is, and with a telling value of each parameter.
fn ways(kind: &KindSpec) -> impl Iterator<Item = (&KindSpec, Probe)> {
    let plain = Probe {
        label: Some(kind.title.clone()),
        caption: Some(kind.id.clone()),
        ..Probe::default()
    };
    let with: Vec<Probe> = kind
        .params
        .iter()
        .flat_map(|param| {
            let values = probe::telling(param).into_iter();
            values.map(|value| (&param.key, value))
        })
        .map(|(key, value)| Probe {
            caption: Some(format!("{key}: {}", shown(&value))),
            param: Some((key.clone(), value)),
            ..plain.clone()
        })
        .collect();
    [plain]
        .into_iter()
        .chain(with)
        .map(move |probe| (kind, probe))
}

/// A value as an author writes it.
fn shown(value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::Text(value) => value.clone(),
        Value::Color(value) => value.to_string(),
        Value::TextList(values) => format!("[{}]", values.join(", ")),
    }
}

/// A category as a heading.
fn capitalized(text: &str) -> String {
    // So short a word is an abbreviation: AI, CI.
    if text.len() <= 2 {
        return text.to_uppercase();
    }
    let words = text.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
