//! What a reader would trip over in a drawing: lines that cross, run behind
//! nodes or over labels, text that cannot be read.
//!
//! Nothing here changes a drawing, and no layout needs it. Places are in the
//! coordinates of the scene, so that they can be found in the picture.

mod boxes;
mod buckets;
mod code;
mod lines;
mod obstacles;
mod shape;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

use serde::Serialize;

use crate::{Diagram, Placement, Rect, Scene, Span, Visuals, scene::Role};

pub use code::{Code, Level};
use sheet::Sheet;

/// From when on something is worth a finding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LintOptions {
    /// How many pixels of the wanted picture a unit of the scene takes; 1 is as drawn.
    pub scale: f64,
    /// The smallest type that can be read, in pixels of the wanted picture;
    /// from 7 to 12 is sensible.
    pub least_text_px: f64,
    /// The least contrast of text with its ground; large type may have two
    /// thirds of it, as WCAG 2.1 has it for its 4.5 and 3.
    pub least_contrast: f64,
    /// The most bends that an edge may have without a note.
    pub most_bends: usize,
}

impl Default for LintOptions {
    fn default() -> Self {
        Self {
            scale: 1.0,
            least_text_px: 9.0,
            least_contrast: 4.5,
            most_bends: 6,
        }
    }
}

/// What was found in a drawing, and how much there is of what.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// What readers trip over, by code and then in the order of the diagram.
    pub findings: Vec<Finding>,
    /// How much there is of what.
    pub figures: Figures,
}

/// How much there is of what in a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Leaves.
    pub nodes: usize,
    /// What holds them.
    pub containers: usize,
    /// Lines.
    pub edges: usize,
    /// Places where lines cross.
    pub crossings: usize,
    /// Bends of all lines together.
    pub bends: usize,
}

/// One thing that a reader trips over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What sort of thing.
    pub code: Code,
    /// What it is: lower case, without a full stop.
    pub message: String,
    /// What is involved, the culprit first.
    pub things: Vec<Thing>,
    /// Where it is to be seen, in the coordinates of the scene; empty for a point.
    pub place: Rect,
}

/// A thing of the diagram that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thing {
    /// What sort of thing.
    pub role: Role,
    /// Its id in the diagram.
    pub id: String,
    /// Where the author wrote it.
    pub span: Option<Span>,
}

/// Finds what a reader would trip over.
///
/// All four are of one drawing: `scene` is what [`compose`](crate::compose())
/// made of the others.
///
/// ```
/// # use kinograph_core::{Diagram, Placement, Scene, Visuals, lint::{Code, LintOptions, lint}};
/// # fn show(diagram: &Diagram, visuals: &Visuals, placement: &Placement, scene: &Scene) {
/// let report = lint(diagram, visuals, placement, scene, &LintOptions::default());
/// let through = report.findings.iter().filter(|it| it.code == Code::EdgeThroughNode);
/// # let _ = through;
/// # }
/// ```
#[must_use]
pub fn lint(
    diagram: &Diagram,
    visuals: &Visuals,
    placement: &Placement,
    scene: &Scene,
    options: &LintOptions,
) -> Report {
    let sheet = Sheet::new(diagram, visuals, placement, scene);
    let mut findings = Vec::new();
    obstacles::find(&mut findings, &sheet);
    lines::find(&mut findings, &sheet);
    boxes::find(&mut findings, &sheet);
    words::find(&mut findings, &sheet, options);
    shape::find(&mut findings, &sheet, options);
    // The sort is stable: each rule keeps to the order of the diagram.
    findings.sort_by_key(|finding| finding.code);
    let crossings = findings
        .iter()
        .filter(|finding| finding.code == Code::EdgeCrossing);
    let figures = Figures {
        nodes: diagram.nodes.len(),
        containers: diagram.containers.len(),
        edges: diagram.edges.len(),
        crossings: crossings.count(),
        bends: sheet.bends.iter().sum(),
    };
    Report { findings, figures }
}
