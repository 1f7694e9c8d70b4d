//! What circles a point: nodes stay upright, their spokes turn with them.

use crate::{
    EdgeIx, NodeIx, Point,
    diagram::End,
    layout::Orbit,
    timeline::{Property, Target, Track},
    visuals::{Easing, Keyframe},
};

use super::{script::ENDLESS_MS, stage::Stage};

/// How fast the outermost node of an orbit may be, in pixels a second.
const SPEED: f64 = 90.0;
/// The longest loop that slows an orbit down, in milliseconds.
const LONGEST_MS: f64 = 24_000.0;

/// How long a loop takes in which nothing is told.
pub(super) fn natural_ms(stage: &Stage<'_>) -> f64 {
    let turning = stage
        .placement
        .orbits
        .iter()
        .filter(|orbit| turns(stage, orbit));
    let slow = turning.map(|orbit| {
        let nodes = orbit
            .nodes
            .iter()
            .map(|node| stage.placement.nodes[*node].center());
        let radius = nodes
            .map(|at| at.distance(orbit.center))
            .fold(0.0, f64::max);
        let way = std::f64::consts::TAU * radius * f64::from(orbit.turns.unsigned_abs());
        (way / SPEED).ceil() * 1000.0
    });
    slow.fold(ENDLESS_MS, f64::max).min(LONGEST_MS)
}

/// The tracks of everything that circles.
pub(super) fn tracks(stage: &Stage<'_>) -> Vec<Track> {
    let orbits = stage.placement.orbits.iter();
    orbits
        .filter(|orbit| turns(stage, orbit))
        .flat_map(|orbit| orbit_tracks(stage, orbit))
        .collect()
}

/// Whether an orbit can turn: every edge at it turns with it, so that none is torn off.
fn turns(stage: &Stage<'_>, orbit: &Orbit) -> bool {
    let mut edges = stage.diagram.edges.indices();
    orbit.turns != 0
        && edges.all(|edge| !touches(stage, orbit, edge) || turns_too(stage, orbit, edge))
}

fn touches(stage: &Stage<'_>, orbit: &Orbit, edge: EdgeIx) -> bool {
    let edge = &stage.diagram.edges[edge];
    [edge.source, edge.target]
        .iter()
        .any(|end| circles(stage, orbit, *end))
}

fn circles(stage: &Stage<'_>, orbit: &Orbit, end: End) -> bool {
    matches!(stage.diagram.whole(end), End::Node(node) if orbit.nodes.contains(&node))
}

/// Whether an edge is straight and leads from a node that circles to the node in
/// the middle, or to another one that circles.
fn turns_too(stage: &Stage<'_>, orbit: &Orbit, edge: EdgeIx) -> bool {
    let straight = stage.placement.routes[edge].points.len() == 2;
    let edge = &stage.diagram.edges[edge];
    let fixed = |end: End| match stage.diagram.whole(end) {
        End::Node(node) => {
            orbit.nodes.contains(&node) || stage.placement.nodes[node].contains(orbit.center)
        }
        End::Container(_) | End::Port(_) => false,
    };
    straight && fixed(edge.source) && fixed(edge.target)
}

fn orbit_tracks(stage: &Stage<'_>, orbit: &Orbit) -> Vec<Track> {
    let center = stage.point(orbit.center);
    let upright = |target: Target, middle: Point| {
        [
            turn(target.clone(), stage.point(middle), -orbit.turns),
            turn(target, center, orbit.turns),
        ]
    };
    let node = |node: &NodeIx| upright(stage.node(*node), stage.placement.nodes[*node].center());
    let mut tracks: Vec<Track> = orbit.nodes.iter().flat_map(node).collect();
    let edges = stage
        .diagram
        .edges
        .indices()
        .filter(|edge| touches(stage, orbit, *edge));
    for edge in edges {
        tracks.push(turn(stage.edge(edge), center, orbit.turns));
        if let (Some(label), Some(place)) = (stage.label(edge), stage.placement.labels[edge]) {
            tracks.extend(upright(label, place.center()));
        }
    }
    tracks
}

/// So many whole turns about a point.
fn turn(target: Target, origin: Point, turns: i32) -> Track {
    let end = 360.0 * f64::from(turns.signum());
    let frame = |offset, value| Keyframe {
        offset,
        value,
        easing: Easing::Linear,
    };
    Track {
        target,
        property: Property::Rotate,
        origin,
        keyframes: vec![frame(0.0, 0.0), frame(1.0, end)],
        runs: turns.unsigned_abs(),
    }
}
