//! What circles a point: nodes stay upright, their spokes turn with them.

use std::collections::BTreeSet;

use kurbo::Line;

use crate::{
    Diagram, EdgeIx, NodeIx, Placement, Point, Vec2,
    diagram::{End, Heads},
    geometry::{Shape as _, first_hit},
    layout::Orbit,
    timeline::{Property, Target, Track, sin_cos},
    visuals::{Easing, Keyframe},
};

use super::{
    script::ENDLESS_MS,
    stage::{Stage, part},
};

/// How fast the outermost node of an orbit may be, in pixels a second.
const SPEED: f64 = 90.0;
/// The longest loop that slows an orbit down, in milliseconds.
const LONGEST_MS: f64 = 24_000.0;
/// In so many places of a turn the head of a spoke is set on the outline.
const PLACES: u32 = 48;
/// A head may be so far from its outline, in pixels.
const NEARLY: f64 = 0.75;

/// How long a loop takes in which nothing is told.
pub(super) fn natural_ms(stage: &Stage<'_>) -> f64 {
    let orbits = turning(stage.diagram, stage.placement);
    let slow = orbits.iter().map(|orbit| {
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

/// Every edge that turns.
pub(super) fn spokes(diagram: &Diagram, placement: &Placement) -> BTreeSet<EdgeIx> {
    let orbits = turning(diagram, placement);
    let touching = |orbit| touching(diagram, orbit);
    orbits.iter().flat_map(touching).collect()
}

/// The tracks of everything that circles.
pub(super) fn tracks(stage: &Stage<'_>) -> Vec<Track> {
    let orbits = turning(stage.diagram, stage.placement);
    let tracks = |orbit| orbit_tracks(stage, orbit);
    orbits.iter().flat_map(tracks).collect()
}

/// The orbits that can turn: every edge at one turns with it, so that none is
/// torn off. Those that an edge joins are one, if they turn alike.
fn turning(diagram: &Diagram, placement: &Placement) -> Vec<Orbit> {
    let mut orbits: Vec<Orbit> = placement.orbits.clone();
    orbits.retain(|orbit| orbit.turns != 0);
    for edge in &diagram.edges {
        let ends = [edge.source, edge.target].map(|end| {
            let circles = |orbit: &Orbit| circles(diagram, orbit, end);
            orbits.iter().position(circles)
        });
        let [Some(one), Some(other)] = ends else {
            continue;
        };
        let (first, second) = (one.min(other), one.max(other));
        let alike = |orbit: &Orbit| (orbit.center, orbit.turns);
        if first != second && alike(&orbits[first]) == alike(&orbits[second]) {
            let further = orbits.remove(second).nodes;
            orbits[first].nodes.extend(further);
        }
    }
    orbits.retain(|orbit| {
        let mut edges = touching(diagram, orbit);
        edges.all(|edge| turns_too(diagram, placement, orbit, edge))
    });
    orbits
}

/// Whether the end of an edge is at a node that circles.
fn circles(diagram: &Diagram, orbit: &Orbit, end: End) -> bool {
    matches!(diagram.whole(end), End::Node(node) if orbit.nodes.contains(&node))
}

/// The edges at what circles.
fn touching<'a>(diagram: &'a Diagram, orbit: &'a Orbit) -> impl Iterator<Item = EdgeIx> + 'a {
    let circles = |end| circles(diagram, orbit, end);
    let edges = diagram.edges.enumerate();
    edges
        .filter(move |(_, edge)| circles(edge.source) || circles(edge.target))
        .map(|(edge, _)| edge)
}

/// Whether an edge is straight and leads from a node that circles to the node in
/// the middle, or to another one that circles.
fn turns_too(diagram: &Diagram, placement: &Placement, orbit: &Orbit, edge: EdgeIx) -> bool {
    let straight = placement.routes[edge].points.len() == 2;
    let edge = &diagram.edges[edge];
    let fixed = |end: End| match diagram.whole(end) {
        End::Node(node) => {
            orbit.nodes.contains(&node) || placement.nodes[node].contains(orbit.center)
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
    for edge in touching(stage.diagram, orbit) {
        tracks.extend(head_tracks(stage, edge, orbit.turns));
        tracks.push(turn(stage.edge(edge), center, orbit.turns));
        if let (Some(label), Some(place)) = (stage.label(edge), stage.placement.labels[edge]) {
            tracks.extend(upright(label, place.center()));
        }
    }
    tracks
}

/// Keeps the head of a spoke on the outline of its target, which does not turn
/// with the spoke. Two heads would need two ways; they stay where they are.
fn head_tracks(stage: &Stage<'_>, index: EdgeIx, turns: i32) -> Vec<Track> {
    let edge = &stage.diagram.edges[index];
    let (End::Node(from), End::Node(to), Heads::Target) = (
        stage.diagram.whole(edge.source),
        stage.diagram.whole(edge.target),
        edge.heads,
    ) else {
        return Vec::new();
    };
    let [from, middle] = [from, to].map(|node| stage.placement.nodes[node].center());
    let way = (middle - from).normalize();
    let frame = stage.placement.nodes[to];
    let outline = match &stage.visuals.nodes[to].outline {
        Some(path) => crate::Affine::translate(frame.origin().to_vec2()) * path,
        None => frame.to_path(0.1),
    };
    // From the middle of the target against the way, as far as the outline.
    let reach = |degrees: f64| {
        let (sin, cos) = sin_cos(degrees);
        let way = Vec2::new(way.x * cos - way.y * sin, way.x * sin + way.y * cos);
        let far = middle - way * frame.size().to_vec2().hypot();
        first_hit(&outline, Line::new(far, middle)).map_or(0.0, |hit| hit.distance(middle))
    };
    let start = reach(0.0);
    let place = |place: u32| {
        let offset = f64::from(place) / f64::from(PLACES);
        (
            offset,
            start - reach(360.0 * offset * f64::from(turns.signum())),
        )
    };
    let places = straightened(&(0..=PLACES).map(place).collect::<Vec<_>>());
    let track = |property, along: f64| Track {
        target: part(stage.edge(index), "head"),
        property,
        origin: Point::ORIGIN,
        keyframes: places
            .iter()
            .map(|(at, by)| frame_at(*at, by * along))
            .collect(),
        runs: turns.unsigned_abs(),
    };
    vec![
        track(Property::TranslateX, way.x),
        track(Property::TranslateY, way.y),
    ]
}

/// The values without those that lie nearly on the line between their
/// neighbours: the method of Ramer, Douglas and Peucker.
fn straightened(values: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let [first, inner @ .., last] = values else {
        return values.to_vec();
    };
    let off = |(at, value): (f64, f64)| {
        let share = (at - first.0) / (last.0 - first.0);
        (first.1 + (last.1 - first.1) * share - value).abs()
    };
    let farthest = (1..)
        .zip(inner)
        .max_by(|(_, a), (_, b)| off(**a).total_cmp(&off(**b)));
    match farthest {
        Some((at, value)) if off(*value) > NEARLY => {
            let mut kept = straightened(&values[..=at]);
            kept.pop();
            kept.extend(straightened(&values[at..]));
            kept
        }
        _ => vec![*first, *last],
    }
}

fn frame_at(offset: f64, value: f64) -> Keyframe {
    Keyframe {
        offset,
        value,
        easing: Easing::Linear,
    }
}

/// So many whole turns about a point.
fn turn(target: Target, origin: Point, turns: i32) -> Track {
    Track {
        target,
        property: Property::Rotate,
        origin,
        keyframes: vec![
            frame_at(0.0, 0.0),
            frame_at(1.0, 360.0 * f64::from(turns.signum())),
        ],
        runs: turns.unsigned_abs(),
    }
}
