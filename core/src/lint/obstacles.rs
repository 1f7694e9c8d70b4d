//! Lines that run over or behind what they do not join.

use kurbo::{Line, ParamCurve as _, PathSeg, Shape as _};

use super::{Code, Finding, sheet::Sheet};
use crate::{
    Affine, BezPath, ContainerIx, EdgeIx, NodeIx, Rect,
    diagram::{Edge, End},
    scene::Role,
};

/// How far a line may graze a box before it is inside, in pixels.
const GRAZE: f64 = 0.75;
/// The least length inside that anybody sees, in pixels.
const LEAST: f64 = 2.0;
/// The least length inside of a node that an edge joins, in pixels: ends may
/// reach into outlines that are rounder than they say.
const LEAST_OWN: f64 = 8.0;

/// Adds lines through nodes and foreign containers, and over labels and titles.
pub(super) fn find(findings: &mut Vec<Finding>, sheet: &Sheet<'_>) {
    for node in sheet.diagram.nodes.indices() {
        through_node(findings, sheet, node);
    }
    for container in sheet.diagram.containers.indices() {
        through_container(findings, sheet, container);
    }
    for (edge, label) in sheet.labels.enumerate() {
        let Some(label) = label else { continue };
        for (other, place) in inside(sheet, &Obstacle::Box(*label), LEAST) {
            if other != edge && !sheet.same_bundle(edge, other) {
                let (one, other) = (sheet.edge(other), sheet.label(edge));
                let verb = "runs behind";
                findings.push(Finding::between(
                    Code::EdgeOverLabel,
                    one,
                    verb,
                    other,
                    place,
                ));
            }
        }
    }
    over_titles(findings, sheet);
}

fn through_node(findings: &mut Vec<Finding>, sheet: &Sheet<'_>, node: NodeIx) {
    let rect = sheet.nodes[node];
    let obstacle = match &sheet.visuals.nodes[node].outline {
        Some(outline) => {
            Obstacle::Outline(Affine::translate(rect.origin().to_vec2()) * outline, rect)
        }
        None => Obstacle::Box(rect),
    };
    let own = |edge: &Edge| [edge.source, edge.target].contains(&End::Node(node));
    // What ends at a port may end anywhere in its node.
    let ported = |edge: &Edge| {
        [edge.source, edge.target]
            .iter()
            .any(|end| matches!(end, End::Port(port) if sheet.diagram.ports[*port].node == node))
    };
    let through = inside(sheet, &obstacle, LEAST);
    let through_own = inside(sheet, &obstacle, LEAST_OWN);
    let foreign = through.into_iter().filter(|(edge, _)| {
        let edge = &sheet.diagram.edges[*edge];
        !own(edge) && !ported(edge)
    });
    let own = through_own
        .into_iter()
        .filter(|(edge, _)| own(&sheet.diagram.edges[*edge]));
    for (edge, place) in foreign.chain(own) {
        let (one, other) = (sheet.edge(edge), sheet.node(node));
        findings.push(Finding::between(
            Code::EdgeThroughNode,
            one,
            "runs through",
            other,
            place,
        ));
    }
}

fn through_container(findings: &mut Vec<Finding>, sheet: &Sheet<'_>, container: ContainerIx) {
    let foreign = |edge: &Edge, container: ContainerIx| {
        [edge.source, edge.target]
            .iter()
            .all(|end| !sheet.holds(container, sheet.container_of(*end)))
    };
    let parent = sheet.diagram.containers[container].item.parent;
    for (edge, place) in inside(sheet, &Obstacle::Box(sheet.containers[container]), LEAST) {
        let it = &sheet.diagram.edges[edge];
        // Where the parent is foreign too, the line runs through that.
        if foreign(it, container) && parent.is_none_or(|parent| !foreign(it, parent)) {
            let (one, other) = (sheet.edge(edge), sheet.container(container));
            findings.push(Finding::between(
                Code::EdgeThroughContainer,
                one,
                "runs through",
                other,
                place,
            ));
        }
    }
}

fn over_titles(findings: &mut Vec<Finding>, sheet: &Sheet<'_>) {
    let titles = sheet
        .texts
        .iter()
        .filter(|text| text.thing.role == Role::Container);
    for title in titles {
        for (edge, place) in inside(sheet, &Obstacle::Box(title.bounds), LEAST) {
            let (one, other) = (sheet.edge(edge), title.thing.clone());
            let verb = "strikes through the title of";
            findings.push(Finding::between(
                Code::EdgeOverTitle,
                one,
                verb,
                other,
                place,
            ));
        }
    }
}

/// What lines should not run through.
enum Obstacle {
    Box(Rect),
    /// An outline, and the box that holds it.
    Outline(BezPath, Rect),
}

/// The edges with more than `least` pixels inside, in order, each with where that is.
fn inside(sheet: &Sheet<'_>, obstacle: &Obstacle, least: f64) -> Vec<(EdgeIx, Rect)> {
    let (Obstacle::Box(rect) | Obstacle::Outline(_, rect)) = obstacle;
    let rect = rect.inflate(-GRAZE, -GRAZE);
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return Vec::new();
    }
    let mut found: Vec<(EdgeIx, f64, Rect)> = Vec::new();
    // The pieces are in the order of their edges.
    for piece in sheet.buckets.near(rect) {
        let piece = sheet.pieces[piece];
        let Some(part) = clipped(piece.line, rect) else {
            continue;
        };
        let parts = match obstacle {
            Obstacle::Box(_) => vec![part],
            Obstacle::Outline(outline, _) => within(outline, part),
        };
        for part in parts {
            let (length, place) = (
                part.p0.distance(part.p1),
                Rect::from_points(part.p0, part.p1),
            );
            match found.last_mut() {
                Some((edge, sum, around)) if *edge == piece.edge => {
                    *sum += length;
                    *around = around.union(place);
                }
                _ => found.push((piece.edge, length, place)),
            }
        }
    }
    found
        .into_iter()
        .filter(|(_, length, _)| *length > least)
        .map(|(edge, _, place)| (edge, place))
        .collect()
}

/// The part of a line inside a box (Liang and Barsky 1984).
fn clipped(line: Line, rect: Rect) -> Option<Line> {
    let way = line.p1 - line.p0;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-way.x, line.p0.x - rect.x0),
        (way.x, rect.x1 - line.p0.x),
        (-way.y, line.p0.y - rect.y0),
        (way.y, rect.y1 - line.p0.y),
    ];
    for (speed, room) in sides {
        if speed == 0.0 {
            if room <= 0.0 {
                return None;
            }
        } else if speed < 0.0 {
            enter = enter.max(room / speed);
        } else {
            leave = leave.min(room / speed);
        }
    }
    (enter < leave).then(|| line.subsegment(enter..leave))
}

/// The parts of a line inside an outline.
fn within(outline: &BezPath, line: Line) -> Vec<Line> {
    let hits = outline
        .segments()
        .flat_map(|segment: PathSeg| segment.intersect_line(line))
        .map(|hit| hit.line_t.clamp(0.0, 1.0));
    let mut stops: Vec<f64> = hits.chain([0.0, 1.0]).collect();
    stops.sort_by(f64::total_cmp);
    let parts = stops
        .windows(2)
        .map(|pair| line.subsegment(pair[0]..pair[1]));
    parts
        .filter(|part| outline.contains(part.midpoint()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_clipped_to_boxes() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        let clip = |from: (f64, f64), to: (f64, f64)| clipped(Line::new(from, to), rect);
        assert_eq!(
            clip((-5.0, 5.0), (20.0, 5.0)),
            Some(Line::new((0.0, 5.0), (10.0, 5.0)))
        );
        assert_eq!(
            clip((2.0, 2.0), (4.0, 4.0)),
            Some(Line::new((2.0, 2.0), (4.0, 4.0)))
        );
        assert_eq!(clip((-5.0, 0.0), (20.0, 0.0)), None, "along the rim");
        assert_eq!(clip((-5.0, 8.0), (2.0, 20.0)), None, "past the corner");
        assert_eq!(clip((3.0, 3.0), (3.0, 3.0)).map(|it| it.p0.x), Some(3.0));
    }

    #[test]
    fn what_passes_the_corner_of_a_box_misses_the_circle_in_it() {
        let circle = kurbo::Circle::new((50.0, 50.0), 50.0).to_path(0.1);
        assert!(within(&circle, Line::new((0.0, 12.0), (12.0, 0.0))).is_empty());
        let through = within(&circle, Line::new((-10.0, 50.0), (110.0, 50.0)));
        assert_eq!(through.len(), 1);
        assert!((through[0].p0.distance(through[0].p1) - 100.0).abs() < 0.5);
    }
}
