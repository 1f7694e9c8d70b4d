//! What must never be wrong with a drawing, whatever the diagram.

use kinograph_core::{
    Point, Rect, Scene, Stages,
    diagram::End,
    lint::{Code, LintOptions, lint},
    placement,
};

use crate::Drawing;

/// How far a child may stand out of its parent: what is smaller is rounding, in pixels.
const TOLERANCE: f64 = 0.51;
/// How far from what it joins a route may end, in pixels.
const REACH: f64 = 1.0;

/// What readers trip over that no layout of ours may leave behind. Of the other
/// faults, some are up to the author, and lines that run in one are what layouts
/// do not yet avoid.
const NEVER: [Code; 6] = [
    Code::EdgeThroughNode,
    Code::EdgeThroughContainer,
    Code::EdgeOverLabel,
    Code::EdgeOverTitle,
    Code::NodesOverlap,
    Code::LabelOverlap,
];

/// Every fault of a drawing, in words.
#[must_use]
pub fn faults(drawing: &Drawing) -> Vec<String> {
    let Drawing { stages, scene } = drawing;
    let mut faults = Vec::new();
    tripped_over(&mut faults, stages, scene);
    children(&mut faults, stages);
    ends(&mut faults, stages);
    labels(&mut faults, stages);
    if !faults.is_empty() {
        faults.push(placement::dump(&stages.diagram, &stages.placement));
    }
    faults
}

fn tripped_over(faults: &mut Vec<String>, stages: &Stages, scene: &Scene) {
    let Stages {
        diagram,
        visuals,
        placement,
    } = stages;
    let report = lint(diagram, visuals, placement, scene, &LintOptions::default());
    let findings = report.findings.into_iter();
    faults.extend(
        findings
            .filter(|finding| NEVER.contains(&finding.code))
            .map(|finding| format!("{}: {}", finding.code.name(), finding.message)),
    );
}

fn children(faults: &mut Vec<String>, stages: &Stages) {
    let Stages {
        diagram, placement, ..
    } = stages;
    let nodes = diagram.nodes.iter().map(|node| &node.item);
    let containers = diagram.containers.iter().map(|container| &container.item);
    let things = nodes
        .zip(&placement.nodes)
        .chain(containers.zip(&placement.containers));
    for (item, rect) in things {
        if let Some(parent) = item.parent
            && !inside(placement.containers[parent], *rect)
        {
            faults.push(format!("{} is outside its container", item.id));
        }
        if !inside(placement.bounds, *rect) {
            faults.push(format!("{} is outside the picture", item.id));
        }
    }
}

fn inside(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(TOLERANCE, TOLERANCE);
    outer.union(inner) == outer
}

fn ends(faults: &mut Vec<String>, stages: &Stages) {
    let Stages {
        diagram, placement, ..
    } = stages;
    let place = |end: End| match end {
        End::Node(node) => placement.nodes[node],
        End::Container(container) => placement.containers[container],
        End::Port(port) => placement.nodes[diagram.ports[port].node],
    };
    for (edge, route) in diagram.edges.iter().zip(&placement.routes) {
        let [first, .., last] = route.points.as_slice() else {
            faults.push(format!("{} has no route", edge.id));
            continue;
        };
        for (end, point) in [(edge.source, first), (edge.target, last)] {
            if !is_at(place(end), *point) {
                faults.push(format!("{} ends at {point:?}, away from its end", edge.id));
            }
        }
    }
}

fn is_at(rect: Rect, point: Point) -> bool {
    rect.inflate(REACH, REACH).contains(point)
}

fn labels(faults: &mut Vec<String>, stages: &Stages) {
    let wanted = stages.diagram.edges.iter().filter(|it| it.label.is_some());
    let (wanted, placed) = (
        wanted.count(),
        stages.placement.labels.iter().flatten().count(),
    );
    if wanted != placed {
        faults.push(format!("{placed} of {wanted} labels are placed"));
    }
}
