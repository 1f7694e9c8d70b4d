//! The rules of the contract, tried on every kind of a pack.
//!
//! The pipeline of `kinograph-core` refuses what would harm a diagram; the
//! rules here are stricter: they find what would merely spoil one.

mod ink;
mod probes;
mod rules;
mod words;

use std::{collections::BTreeMap, fmt};

use kinograph_core::{
    Diagnostic, Direction, Index as _, KindSpec, Severity, Stages, Visual, text::Fonts,
};
use kinograph_plugins::{Manifest, Plugin, Registry};

use crate::probe::{self, Manner, Probe, Section};

/// Something about a pack that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// Whether it spoils drawings, or only looks like a slip.
    pub severity: Severity,
    /// The kind, if it is about one.
    pub kind: Option<String>,
    /// A stable word for the rule.
    pub rule: &'static str,
    /// What is wrong: lower case, without a full stop.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(kind) = &self.kind {
            write!(f, "{kind}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What breaks a rule, by kind.
    pub findings: Vec<Finding>,
    /// How many drawings were looked at.
    pub drawings: usize,
}

/// Light and dark, across and down: what a theme and an author may change for all nodes.
const MANNERS: [Manner; 2] = [
    Manner {
        theme: "paper",
        direction: Direction::Right,
    },
    Manner {
        theme: "midnight",
        direction: Direction::Down,
    },
];

/// Draws every kind of a pack with every parameter at its bounds and with
/// labels of every sort, and finds what breaks a rule.
///
/// `registry` holds the plugin, as `position` among its plugins, and the
/// built-in pack with the panel that the probes stand in.
pub fn check(registry: &Registry, plugin: &Plugin, fonts: &Fonts) -> Checked {
    let manifest = plugin.manifest();
    let mut checked = Checked::default();
    checked.findings.extend(honesty(plugin));
    checked.findings.extend(words::check(manifest));
    for kind in &manifest.kinds {
        let mut of_kind = OfKind {
            kind,
            found: BTreeMap::new(),
        };
        checked.drawings += of_kind.check(registry, fonts);
        checked.findings.extend(of_kind.finish());
    }
    checked
}

/// Whether the section of the file says what the plugin itself says.
fn honesty(plugin: &Plugin) -> Option<Finding> {
    let message = match plugin.describe() {
        Ok(own) if own == *plugin.manifest() => return None,
        Ok(own) => format!(
            "the manifest section of the file is not what the plugin answers: {}",
            difference(plugin.manifest(), &own)
        ),
        Err(error) => format!("the plugin {error}"),
    };
    Some(Finding {
        severity: Severity::Error,
        kind: None,
        rule: "manifest",
        message,
    })
}

fn difference(section: &Manifest, own: &Manifest) -> &'static str {
    if section.kinds != own.kinds {
        "its kinds differ"
    } else if section.layouts != own.layouts {
        "its layouts differ"
    } else {
        "its name, version or licence differs"
    }
}

/// What was found about one kind.
struct OfKind<'a> {
    kind: &'a KindSpec,
    /// By rule: the first time that it was broken, and how often it was.
    found: BTreeMap<(Severity, &'static str), (String, usize)>,
}

impl OfKind<'_> {
    /// Draws and checks the kind; returns how many drawings there were.
    fn check(&mut self, registry: &Registry, fonts: &Fonts) -> usize {
        let probes = probes::of(self.kind);
        let mut drawn = Vec::new();
        for manner in MANNERS {
            drawn.push(self.draw(registry, fonts, &probes, manner));
            // What loops or traps would do so again, and take its time.
            if drawn.last().is_some_and(Vec::is_empty) {
                return 0;
            }
        }
        let again = self.draw(registry, fonts, &probes, MANNERS[0]);
        if again != drawn[0] {
            let message = "it is drawn differently when it is drawn again".to_owned();
            self.add(Severity::Error, "same-drawing", message);
        }
        for visuals in &drawn {
            self.parameters_show(&probes, visuals);
        }
        drawn.iter().map(Vec::len).sum()
    }

    /// The visuals of the probes, each checked; empty when they could not be drawn.
    fn draw(
        &mut self,
        registry: &Registry,
        fonts: &Fonts,
        probes: &[Probe],
        manner: Manner,
    ) -> Vec<Visual> {
        let section = Section {
            heading: "Probes".to_owned(),
            probes: probes
                .iter()
                .map(|probe| (self.kind, probe.clone()))
                .collect(),
        };
        let text = probe::diagram(None, &[section]);
        let mut diagnostics = Vec::new();
        let stages = probe::draw(&mut diagnostics, registry, fonts, &text, manner);
        let faults = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        let mut is_faulty = false;
        for fault in faults {
            is_faulty = true;
            let with = culprit(fault, &text, probes).map_or("", |probe| &probe.what);
            let message = format!("{}{}{with}", fault.message, joint(with));
            self.add(Severity::Error, "drawing", message);
        }
        let Some(stages) = stages.filter(|_| !is_faulty) else {
            return Vec::new();
        };
        let visuals = visuals(stages, self.kind, probes.len());
        for (probe, visual) in probes.iter().zip(&visuals) {
            for broken in rules::check(self.kind, probe, visual, fonts) {
                let message = format!("{}{}{}", broken.message, joint(&probe.what), probe.what);
                self.add(broken.severity, broken.rule, message);
            }
        }
        visuals
    }

    /// A parameter that changes nothing is no use to anybody.
    fn parameters_show(&mut self, probes: &[Probe], visuals: &[Visual]) {
        let Some(plain) = visuals.first() else {
            return;
        };
        let looks_plain = |visual: &Visual| {
            visual.size == plain.size
                && visual.primitives == plain.primitives
                && visual.animations == plain.animations
        };
        for param in &self.kind.params {
            let mut with = probes.iter().zip(visuals).filter(|(probe, _)| {
                probe
                    .param
                    .as_ref()
                    .is_some_and(|(key, _)| *key == param.key)
            });
            if with.all(|(_, visual)| looks_plain(visual)) {
                let message = format!("the parameter \"{}\" changes nothing", param.key);
                self.add(Severity::Warning, "parameter-shows", message);
            }
        }
    }

    fn add(&mut self, severity: Severity, rule: &'static str, message: String) {
        self.found
            .entry((severity, rule))
            .or_insert_with(|| (message, 0))
            .1 += 1;
    }

    fn finish(self) -> impl Iterator<Item = Finding> {
        let id = self.kind.id.clone();
        let found = self.found.into_iter().rev();
        found.map(move |((severity, rule), (message, count))| Finding {
            severity,
            kind: Some(id.clone()),
            rule,
            message: match count {
                1 => message,
                _ => format!("{message}; {count} drawings in all"),
            },
        })
    }
}

fn joint(what: &str) -> &'static str {
    if what.is_empty() { "" } else { ", with " }
}

/// The probe that a diagnostic points at.
fn culprit<'a>(diagnostic: &Diagnostic, text: &str, probes: &'a [Probe]) -> Option<&'a Probe> {
    let named = text.get(diagnostic.span?.range())?;
    let position = (0..probes.len()).find(|&position| named.contains(&probe::name(position)));
    probes.get(position?)
}

/// The visuals of the probes, in their order.
fn visuals(stages: Stages, kind: &KindSpec, probes: usize) -> Vec<Visual> {
    let Stages {
        diagram, visuals, ..
    } = stages;
    if kind.container {
        // The panel comes first.
        let inner = visuals
            .containers
            .into_iter()
            .zip(diagram.containers.iter());
        let inner = inner.filter(|(_, container)| container.item.parent.is_some());
        inner.map(|(visual, _)| visual).take(probes).collect()
    } else {
        debug_assert!(
            visuals
                .nodes
                .enumerate()
                .all(|(at, _)| at.position() < probes)
        );
        visuals.nodes.into_iter().take(probes).collect()
    }
}

#[cfg(test)]
mod tests;
