//! A centre with rings that turn in a moving picture.
//!
//! Nodes stay upright while they circle, so any two of a ring may come to
//! stand beside or above each other. They are kept apart by the diagonals of
//! their boxes, which is enough at every angle.

use std::{collections::BTreeMap, f64::consts::TAU};

use kinograph_plugin_sdk::{
    LayoutSpec, PluginError,
    params::{boolean, choice, integer},
};

use crate::{
    center,
    circle::{Ring, Squash, ring},
    diagram::{Diagram, Drawing, Orbit},
    geometry::{Size, count_of, real},
    graph::Graph,
    layouts::{self, Pattern},
    level::{Item, Level, Solution},
    nesting,
    params::{self, Given},
    rings, seating,
    spanning::Forest,
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        containers: false,
        params: vec![
            center::spec("edges"),
            choice(
                "rings",
                "who shares a ring: nodes of equal rank or else of equal distance from the \
                 centre, nodes of equal distance, or as many as fit in the order of the file",
                &["auto", "distance", "order"],
            ),
            integer(
                "per-ring",
                "how many nodes the first ring takes when rings are filled in order; the second \
                 takes twice as many, and so on",
                1..=1000,
                6,
            ),
            integer(
                "turns",
                "how often the outermost ring turns in a loop of the picture",
                0..=20,
                1,
            ),
            integer(
                "faster",
                "how many turns more every ring makes than the next one outwards; rings that edges \
                 join turn as one",
                0..=5,
                0,
            ),
            boolean(
                "alternate",
                "whether every second ring turns the other way round, unless edges join rings",
                true,
            ),
            rings::start(),
            params::node_spacing(),
            params::rank_spacing("rings"),
            params::edges(["straight", "curved", "rounded"]),
        ],
        aliases: vec!["orbits".into()],
        ..layouts::spec("orbit", "Orbit", "a centre with rings that turn around it")
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    if !diagram.containers.is_empty() {
        let message = "nodes leave the frame of a container when they circle; the layout \"hub\" \
                       arranges containers around a centre";
        return Err(PluginError::Unsupported(message.into()));
    }
    let nest = nesting::Nest::of(diagram);
    let level = nest.root();
    if level.items.is_empty() {
        return Ok(nest.drawing());
    }
    let mut rings = members(level, given);
    let turns = seat(level, given, &mut rings);
    let solution = solution(level, &rings, &turns);
    let mut drawing = nesting::arrange(diagram, &|_| solution.clone());
    let center = rings[0][0];
    let is_pinned = |node: usize| node != center && diagram.nodes[node].pinned.is_some();
    // Who is pinned off the centre would stand in the way of the others.
    if !(0..diagram.nodes.len()).any(is_pinned) {
        drawing.orbits = orbits(level, given, &rings);
    }
    Ok(drawing)
}

/// The centre, and the nodes of the rings around it from the inside out.
fn members(level: &Level, given: &Given<'_>) -> Vec<Vec<usize>> {
    let graph = Graph::of(level);
    let center = center::center(level, &graph, given.choice(center::KEY));
    let others = (0..level.items.len()).filter(|&item| item != center);
    let is_ranked = level.items.iter().any(|item| item.rank.is_some());
    let mut rings: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    match given.choice("rings") {
        "order" => {
            let first = given.count("per-ring").max(1);
            let (mut ring, mut free) = (0, first);
            for item in others {
                if free == 0 {
                    ring += 1;
                    free = first.saturating_mul(usize::try_from(ring + 1).unwrap_or(1));
                }
                free -= 1;
                rings.entry(ring).or_default().push(item);
            }
        }
        "auto" if is_ranked => {
            for item in others {
                let rank = level.items[item].rank.map_or(u64::MAX, u64::from);
                rings.entry(rank).or_default().push(item);
            }
        }
        _ => {
            let forest = Forest::grow(&graph.around, &[center]);
            // What no way joins with the centre stands outside of everything.
            let reached = tree_of(&forest, center);
            for &item in forest.by_depth.iter().filter(|&&item| item != center) {
                let depth = if reached[item] {
                    u64::try_from(forest.depths[item]).unwrap_or(u64::MAX)
                } else {
                    u64::MAX
                };
                rings.entry(depth).or_default().push(item);
            }
        }
    }
    std::iter::once(vec![center])
        .chain(rings.into_values())
        .collect()
}

/// Who stands in the tree of a root.
fn tree_of(forest: &Forest, root: usize) -> Vec<bool> {
    let mut is_in = vec![false; forest.parents.len()];
    for &item in &forest.by_depth {
        is_in[item] = item == root || forest.parents[item].is_some_and(|parent| is_in[parent]);
    }
    is_in
}

/// The rings with the best seat for everyone, as far as the author leaves it
/// open; how far each ring is turned.
fn seat(level: &Level, given: &Given<'_>, rings: &mut [Vec<usize>]) -> Vec<f64> {
    let circles = circles(level, rings);
    let is_given = given.choice("rings") == "order";
    let mut seats: Vec<(seating::Ring, seating::Freedom)> = Vec::new();
    for (circle, members) in circles.into_iter().zip(&rings[1..]) {
        // The first of all stands where the author looks for it.
        let is_first = seats.is_empty();
        let inner = seats.last().map_or(&[][..], |(inner, _)| &inner.angles);
        let first = rings::first_angle(level, given, members.len());
        let first = first + stagger(&circle.angles, inner, first);
        let ring = seating::Ring {
            members: members.clone(),
            radius: circle.radius,
            angles: circle.angles.iter().map(|angle| first + angle).collect(),
        };
        let from = if is_given {
            members.len()
        } else {
            usize::from(is_first)
        };
        let freedom = seating::Freedom {
            from,
            turns: !is_first,
        };
        seats.push((ring, freedom));
    }
    let reaches = radii(level, 0);
    seating::improve(level, reaches, rings[0][0], &mut seats);
    let mut turns = vec![0.0];
    for ((seats, _), members) in seats.into_iter().zip(&mut rings[1..]) {
        turns.push(seats.angles.first().copied().unwrap_or_default());
        *members = seats.members;
    }
    turns
}

/// The radii of the circles in which items stand, half of `gap` included.
fn radii(level: &Level, gap: i64) -> Vec<f64> {
    let radius = |item: &Item| Squash::NONE.radius(item.size, gap);
    level.items.iter().map(radius).collect()
}

/// The circle of every ring but the centre.
fn circles(level: &Level, rings: &[Vec<usize>]) -> Vec<Ring> {
    let plane = Squash::NONE;
    let own = radii(level, level.spacing.node);
    let ring_of = rings_of(level, rings);
    let mut rooms = vec![rings::line_room(plane, level.spacing.rank, Size::default()); rings.len()];
    for link in &level.links {
        let outer = ring_of[link.source].max(ring_of[link.target]);
        let room = rings::line_room(plane, level.spacing.rank, link.label);
        rooms[outer] = rooms[outer].max(room);
    }
    let (mut radius, mut inner) = (0.0, own[rings[0][0]]);
    let circle = |(members, room): (&Vec<usize>, &f64)| {
        let radii: Vec<f64> = members.iter().map(|&item| own[item]).collect();
        let widest = radii.iter().copied().fold(0.0, f64::max);
        // Half a gap is part of either radius.
        let least = radius + inner + widest + (room - real(level.spacing.node)).max(0.0);
        let circle = ring(&radii, least);
        (radius, inner) = (circle.radius, widest);
        circle
    };
    rings.iter().zip(&rooms).skip(1).map(circle).collect()
}

/// The number of everyone's ring; that of the centre is 0.
fn rings_of(level: &Level, rings: &[Vec<usize>]) -> Vec<usize> {
    let mut ring_of = vec![0; level.items.len()];
    for (number, ring) in rings.iter().enumerate() {
        for &item in ring {
            ring_of[item] = number;
        }
    }
    ring_of
}

/// Everyone in their seat, the rings turned so far.
fn solution(level: &Level, rings: &[Vec<usize>], turns: &[f64]) -> Solution {
    let circles = circles(level, rings);
    let mut middles = vec![(0.0, 0.0); level.items.len()];
    for ((members, circle), turn) in rings[1..].iter().zip(circles).zip(&turns[1..]) {
        for (&item, angle) in members.iter().zip(&circle.angles) {
            middles[item] = rings::at(circle.radius, turn + angle);
        }
    }
    rings::solution(level, Squash::NONE, &middles, rings.concat())
}

/// How far a ring is turned so that lines to it pass between the nodes of the
/// ring inside of it. The first ring is not turned.
fn stagger(angles: &[f64], inner: &[f64], first: f64) -> f64 {
    let step = TAU / count_of(angles.len().max(1));
    if inner.is_empty() || angles.len() * inner.len() > MOST_PAIRS {
        return 0.0;
    }
    let clearance = |turn: f64| {
        let pairs = angles
            .iter()
            .flat_map(|angle| inner.iter().map(move |other| angle + first + turn - other));
        // The lesser of the two ways round.
        let ways = pairs.map(|way| way.rem_euclid(TAU).min((-way).rem_euclid(TAU)));
        ways.fold(TAU, f64::min)
    };
    let turns = (0..TURNS).map(|turn| step * count_of(turn) / count_of(TURNS));
    let tried = turns.map(|turn| (clearance(turn), turn));
    // A turn that gains nothing to speak of is not worth it.
    let better = |best: (f64, f64), it: (f64, f64)| if it.0 > best.0 + 1e-6 { it } else { best };
    tried.reduce(better).map_or(0.0, |(_, turn)| turn)
}

/// How many turns of a ring are tried.
const TURNS: usize = 24;

/// Between larger rings, nothing passes freely anyway.
const MOST_PAIRS: usize = 2_500;

/// The turns of the rings; the centre is not one of them. Rings that edges join
/// turn as one, or the edges would be torn off.
fn orbits(level: &Level, given: &Given<'_>, rings: &[Vec<usize>]) -> Vec<Orbit> {
    let as_one = are_joined(level, rings);
    let turns = given.integer("turns");
    let faster = if as_one { 0 } else { given.integer("faster") };
    let alternate = !as_one && given.boolean("alternate");
    let outermost = rings.len() - 1;
    let orbit = |(number, nodes): (usize, &Vec<usize>)| {
        let further = i32::try_from(outermost - number).unwrap_or(i32::MAX);
        // A picture that turns faster cannot be looked at.
        let turns = turns
            .saturating_add(faster.saturating_mul(further))
            .min(MOST_TURNS);
        let is_back = alternate && number % 2 == 0;
        Orbit {
            center: rings[0][0],
            nodes: nodes.clone(),
            turns: if is_back { -turns } else { turns },
        }
    };
    rings.iter().enumerate().skip(1).map(orbit).collect()
}

/// Whether an edge leads from one ring to another.
fn are_joined(level: &Level, rings: &[Vec<usize>]) -> bool {
    let ring_of = rings_of(level, rings);
    let mut ends = level
        .links
        .iter()
        .map(|link| (ring_of[link.source], ring_of[link.target]));
    ends.any(|(one, other)| one != 0 && other != 0 && one != other)
}

/// The most turns of a ring in a loop.
const MOST_TURNS: i32 = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    fn given(params: &[kinograph_plugin_sdk::params::Param], level: &Level) -> Vec<Vec<usize>> {
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params,
        };
        members(level, &given)
    }

    #[test]
    fn distance_or_rank_is_the_ring_and_strangers_are_outside() {
        let mut level = level(6, &[(0, 1), (0, 2), (0, 3), (3, 4)]);
        let rings = given(&[], &level);
        assert_eq!(rings, [vec![0], vec![1, 2, 3], vec![4], vec![5]]);
        level.items[5].rank = Some(0);
        for item in 1..4 {
            level.items[item].rank = Some(2);
        }
        assert_eq!(given(&[], &level), [vec![5], vec![1, 2, 3], vec![0, 4]]);
    }

    #[test]
    fn rings_in_the_order_of_the_file_grow() {
        let params = [("rings", "order")].map(|(key, value)| kinograph_plugin_sdk::params::Param {
            key: key.into(),
            value: kinograph_plugin_sdk::params::Value::Text(value.into()),
        });
        let lengths: Vec<usize> = given(&params, &level(21, &[]))
            .iter()
            .map(Vec::len)
            .collect();
        assert_eq!(lengths, [1, 6, 12, 2]);
    }

    #[test]
    fn an_outer_ring_stands_between_the_inner_one() {
        let quarter = TAU / 4.0;
        let inner: Vec<f64> = (0..4).map(|number| quarter * count_of(number)).collect();
        let turn = stagger(&inner, &inner, 0.0);
        assert!((turn - quarter / 2.0).abs() < 1e-9, "{turn}");
    }
}
