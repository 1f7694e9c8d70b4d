//! What a pack says of itself, as people will read it.

use kinograph_core::{KindSpec, Severity, style::Rgba};
use kinograph_plugins::Manifest;

use super::Finding;

/// The names of colours that a theme has.
fn is_color(name: &str) -> bool {
    Rgba::from_hex(name).is_some()
        || kinograph_core::style::Theme::find("paper")
            .is_some_and(|theme| theme.palette.iter().any(|(color, _)| color == name))
}

/// What is missing or reads badly in listings.
pub(super) fn check(manifest: &Manifest) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |kind: Option<&KindSpec>, rule, message: String| {
        findings.push(Finding {
            severity: Severity::Warning,
            kind: kind.map(|kind| kind.id.clone()),
            rule,
            message,
        });
    };
    let own = [
        ("title", &manifest.title),
        ("description", &manifest.doc),
        ("licence", &manifest.license),
    ];
    for (what, text) in own {
        if text.trim().is_empty() {
            add(None, "words", format!("the pack has no {what}"));
        }
    }
    if manifest.authors.is_empty() {
        add(None, "words", "the pack names no authors".to_owned());
    }
    if let Some(complaint) = sentence(&manifest.doc) {
        add(
            None,
            "words",
            format!("the description of the pack {complaint}"),
        );
    }
    for kind in &manifest.kinds {
        for (what, text) in [("title", &kind.title), ("category", &kind.category)] {
            if text.trim().is_empty() {
                add(Some(kind), "words", format!("it has no {what}"));
            }
        }
        for (what, doc) in docs(kind) {
            if doc.trim().is_empty() {
                add(Some(kind), "words", format!("{what} has no description"));
            } else if let Some(complaint) = sentence(doc) {
                add(
                    Some(kind),
                    "words",
                    format!("the description of {what} {complaint}"),
                );
            }
        }
        if let Some(accent) = kind.accent.as_deref().filter(|accent| !is_color(accent)) {
            let message = format!("its colour \"{accent}\" is neither in the palette nor hex");
            add(Some(kind), "colour", message);
        }
    }
    findings
}

/// Everything of a kind that has a description.
fn docs(kind: &KindSpec) -> impl Iterator<Item = (String, &String)> {
    let params = kind
        .params
        .iter()
        .map(|param| (format!("the parameter \"{}\"", param.key), &param.doc));
    let ports = kind
        .ports
        .iter()
        .map(|port| (format!("the port \"{}\"", port.id), &port.doc));
    [("the kind".to_owned(), &kind.doc)]
        .into_iter()
        .chain(params)
        .chain(ports)
}

/// What keeps a description from being one short sentence without a full stop.
fn sentence(doc: &str) -> Option<&'static str> {
    /// As long as reads well in a list.
    const LONGEST: usize = 100;
    if doc.ends_with('.') {
        Some("ends in a full stop")
    } else if doc.chars().count() > LONGEST {
        Some("is longer than 100 characters")
    } else {
        None
    }
}
