//! Rings around a root, by distance.
//!
//! The tree of shortest ways from the root is drawn radially (Eades 1992; Yee,
//! Fisher, Dhamija & Hearst 2001): everyone gets a wedge inside of its
//! parent's, as wide as its own branch needs, and stands in the middle of it.
//! Rings grow until all wedges fit.

use std::f64::consts::{PI, TAU};

use kinograph_plugin_sdk::{LayoutSpec, PluginError};

use crate::{
    center,
    circle::{Squash, half_angle, least_radius},
    diagram::{Diagram, Drawing},
    geometry::real,
    graph::Graph,
    layouts::{self, Pattern},
    level::Level,
    nesting,
    params::{self, Given},
    parts, rings,
    spanning::Forest,
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            center::spec("auto"),
            rings::shape(),
            rings::start(),
            params::node_spacing(),
            params::rank_spacing("rings"),
            params::edges(["straight", "curved", "rounded"]),
        ],
        aliases: vec!["rings".into(), "mind-map".into()],
        ..layouts::spec(
            "radial",
            "Radial",
            "rings around a root by distance, every branch in a wedge of its own",
        )
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    Ok(nesting::arrange(diagram, &|level| {
        parts::each(level, &|part| {
            rings::fitting(part, given.choice("shape"), |squash| {
                let (order, middles) = places(part, squash, given);
                rings::solution(part, squash, &middles, order)
            })
        })
    }))
}

/// The items from the root outwards, and their middles in the squashed plane.
pub(super) fn places(
    level: &Level,
    squash: Squash,
    given: &Given<'_>,
) -> (Vec<usize>, Vec<(f64, f64)>) {
    if level.items.is_empty() {
        return Default::default();
    }
    let graph = Graph::of(level);
    let root = center::center(level, &graph, given.choice(center::KEY));
    let forest = Forest::grow(&graph.around, &[root]);
    let first = rings::first_angle(level, given, forest.children[root].len());
    let wedges = Wedges::of(level, squash, &forest);
    let angles = wedges.angles(&forest, first);
    let middles = (0..level.items.len())
        .map(|item| rings::at(wedges.rings[forest.depths[item]], angles[item]))
        .collect();
    (forest.by_depth, middles)
}

/// Radii of the rings and what every branch needs of them.
struct Wedges {
    rings: Vec<f64>,
    /// Angles, in radians.
    needs: Vec<f64>,
}

impl Wedges {
    fn of(level: &Level, squash: Squash, forest: &Forest) -> Self {
        let gap = level.between_all();
        let own: Vec<f64> = level
            .items
            .iter()
            .map(|item| squash.radius(item.size, gap))
            .collect();
        let mut wedges = Self {
            rings: least_rings(level, squash, forest, &own),
            needs: vec![0.0; own.len()],
        };
        if wedges.total(forest, &own, 1.0) > TAU {
            let (mut low, mut high) = (1.0, 2.0);
            while wedges.total(forest, &own, high) > TAU {
                (low, high) = (high, high * 2.0);
            }
            for _ in 0..24 {
                let middle = f64::midpoint(low, high);
                if wedges.total(forest, &own, middle) > TAU {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            for ring in &mut wedges.rings {
                *ring *= high;
            }
            wedges.total(forest, &own, 1.0);
        }
        wedges
    }

    /// Fills in what every branch needs when the rings are scaled; returns what all need together.
    fn total(&mut self, forest: &Forest, own: &[f64], scale: f64) -> f64 {
        self.needs.fill(0.0);
        for &item in forest.by_depth.iter().rev() {
            let Some(parent) = forest.parents[item] else {
                return self.needs[item];
            };
            let ring = self.rings[forest.depths[item]] * scale;
            self.needs[item] = self.needs[item].max(2.0 * half_angle(own[item], ring));
            self.needs[parent] += self.needs[item];
        }
        0.0
    }

    /// The angle of every item, where the first branch of the root points at `first`.
    fn angles(&self, forest: &Forest, first: f64) -> Vec<f64> {
        let mut angles = vec![0.0; self.needs.len()];
        let mut widths = vec![TAU; self.needs.len()];
        for &item in &forest.by_depth {
            let children = &forest.children[item];
            let need: f64 = children.iter().map(|&child| self.needs[child]).sum();
            let depth = forest.depths[item];
            let is_root = forest.parents[item].is_none();
            let room = if is_root || children.is_empty() {
                TAU
            } else {
                // Straight lines from here stay in the wedge between the rings.
                let sight = 2.0 * libm::acos(self.rings[depth] / self.rings[depth + 1]);
                widths[item].min(sight).min(PI).max(need)
            };
            let mut at = angles[item] - room / 2.0;
            for (number, &child) in children.iter().enumerate() {
                let width = room * self.needs[child] / need;
                if is_root && number == 0 {
                    at = first - width / 2.0;
                }
                angles[child] = at + width / 2.0;
                widths[child] = width;
                at += width;
            }
        }
        angles
    }
}

/// The least radii at which neighbouring rings, and the boxes of one ring, leave each other room.
fn least_rings(level: &Level, squash: Squash, forest: &Forest, own: &[f64]) -> Vec<f64> {
    let count = forest.depths.iter().max().map_or(0, |deepest| deepest + 1);
    let mut widest = vec![0.0_f64; count];
    let mut members = vec![Vec::new(); count];
    for (item, &depth) in forest.depths.iter().enumerate() {
        widest[depth] = widest[depth].max(own[item]);
        members[depth].push(own[item]);
    }
    let gap = level.between_all();
    let mut rooms = vec![real(level.spacing.rank); count];
    for link in &level.links {
        let (a, b) = (forest.depths[link.source], forest.depths[link.target]);
        if a != b {
            let room = rings::line_room(squash, level.spacing.rank, link.label);
            rooms[a.max(b)] = rooms[a.max(b)].max(room);
        }
    }
    let mut radii = vec![0.0_f64; count];
    for depth in 1..count {
        // Half a gap is part of either radius.
        let between = widest[depth - 1] + widest[depth] + (rooms[depth] - real(gap)).max(0.0);
        radii[depth] = (radii[depth - 1] + between).max(least_radius(&members[depth]));
    }
    radii
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    fn middles(level: &Level) -> Vec<(f64, f64)> {
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params: &[],
        };
        places(level, Squash::NONE, &given).1
    }

    #[test]
    fn distance_from_the_root_is_the_ring() {
        let level = level(6, &[(0, 1), (0, 2), (0, 3), (1, 4), (4, 5)]);
        let radius = |(x, y): (f64, f64)| (x * x + y * y).sqrt();
        let radii: Vec<f64> = middles(&level).into_iter().map(radius).collect();
        assert!(radii[0] < 1e-9);
        assert!((radii[1] - radii[3]).abs() < 1e-9);
        assert!(radii[1] < radii[4] && radii[4] < radii[5]);
    }

    #[test]
    fn equal_branches_are_at_equal_angles_from_the_top() {
        let level = level(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
        let at = middles(&level);
        assert!(at[1].0.abs() < 1e-6 && at[1].1 < 0.0, "{at:?}");
        assert!(at[2].1.abs() < 1e-6 && at[2].0 > 0.0, "{at:?}");
    }
}
