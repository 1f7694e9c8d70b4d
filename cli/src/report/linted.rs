//! What readers would trip over, as people and programs read it.

use kinograph_core::{
    Span,
    lint::{Code, Figures, Finding, Level},
    scene::Role,
};
use serde::Serialize;

use super::excerpt;
use crate::input::Source;

/// More findings than this are counted, not shown: nobody reads them.
const SHOWN: usize = 40;

/// What was found in a drawing.
#[derive(Debug)]
pub(crate) struct Linted {
    pub(crate) findings: Vec<Finding>,
    pub(crate) figures: Figures,
    pub(crate) exceeded: Vec<Exceeded>,
}

/// A code of which there is more than allowed.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Exceeded {
    pub(crate) code: Code,
    /// How many there are.
    pub(crate) count: usize,
    /// How many there may be.
    pub(crate) limit: usize,
}

impl Linted {
    /// The findings as people read them.
    pub(super) fn render(&self, source: &Source) -> Vec<String> {
        let shown = self.findings.iter().take(SHOWN);
        let mut texts: Vec<String> = shown
            .map(|finding| excerpt::render_finding(source, finding))
            .collect();
        let rest = self.findings.len().saturating_sub(SHOWN);
        if rest > 0 {
            texts.push(format!(
                "{rest} more findings are not shown; --json lists all of them"
            ));
        }
        texts
    }
}

/// The same as `--json` prints it.
#[derive(Debug, Serialize)]
pub(super) struct LintedFile {
    /// The diagram file.
    file: String,
    figures: Figures,
    /// Of what there is more than allowed.
    exceeded: Vec<Exceeded>,
    findings: Vec<Found>,
}

#[derive(Debug, Serialize)]
struct Found {
    code: Code,
    level: Level,
    message: String,
    hint: &'static str,
    /// What is involved, the culprit first.
    things: Vec<Place>,
    /// Where in the picture, in pixels at scale 1; a point has no width and height.
    at: Area,
}

#[derive(Debug, Serialize)]
struct Place {
    role: Role,
    id: String,
    /// The line, from 1.
    line: Option<usize>,
    /// The column in characters, from 1.
    column: Option<usize>,
    /// The place in bytes, from 0.
    span: Option<Span>,
}

#[derive(Debug, Serialize)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl LintedFile {
    pub(super) fn new(source: &Source, linted: Linted) -> Self {
        let Linted {
            findings,
            figures,
            exceeded,
        } = linted;
        Self {
            file: source.name.clone(),
            figures,
            exceeded,
            findings: findings.into_iter().map(|it| found(source, it)).collect(),
        }
    }
}

fn found(source: &Source, finding: Finding) -> Found {
    let Finding {
        code,
        message,
        things,
        place,
    } = finding;
    let things = things.into_iter().map(|thing| {
        let position = thing.span.map(|span| source.position(span.start));
        Place {
            role: thing.role,
            id: thing.id,
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            span: thing.span,
        }
    });
    Found {
        code,
        level: code.level(),
        message,
        hint: code.hint(),
        things: things.collect(),
        at: Area {
            x: rounded(place.x0),
            y: rounded(place.y0),
            width: rounded(place.width()),
            height: rounded(place.height()),
        },
    }
}

/// Hundredths of a pixel are finer than anything that is seen; zero has no sign.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}
