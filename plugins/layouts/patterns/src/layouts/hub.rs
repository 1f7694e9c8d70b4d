//! One centre, and everything else evenly around it.
//!
//! Each connected part has a centre of its own. The satellites stand in the
//! order of a walk over the edges, and change seats where that brings those
//! that are joined with each other together.

use kinograph_plugin_sdk::{LayoutSpec, PluginError};

use crate::{
    center,
    circle::{self, Squash, ring},
    diagram::{Diagram, Drawing},
    geometry::Size,
    graph::Graph,
    layouts::{self, Pattern},
    level::{Item, Level, Solution},
    nesting,
    params::{self, Given},
    parts, rings, seating,
    spanning::Forest,
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            center::spec("edges"),
            rings::shape(),
            rings::start(),
            params::node_spacing(),
            params::rank_spacing("the centre and the ring"),
            params::edges(["straight", "curved", "rounded"]),
        ],
        aliases: vec!["star".into(), "hub-and-spoke".into()],
        ..layouts::spec(
            "hub",
            "Hub",
            "one centre with everything else evenly on a ring around it",
        )
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    Ok(nesting::arrange(diagram, &|level| {
        parts::each(level, &|part| {
            rings::fitting(part, given.choice("shape"), |squash| {
                solve(part, given, squash)
            })
        })
    }))
}

fn solve(level: &Level, given: &Given<'_>, squash: Squash) -> Solution {
    if level.items.is_empty() {
        return Solution::default();
    }
    let graph = Graph::of(level);
    let center = center::center(level, &graph, given.choice(center::KEY));
    let mut order = Forest::grow(&graph.around, &[center]).preorder();

    // What labels need: of the spokes, and between satellites.
    let gap = level.between_all();
    let mut gaps = vec![gap; level.items.len()];
    let mut spokes =
        vec![rings::line_room(squash, level.spacing.rank, Size::default()); gaps.len()];
    for link in &level.links {
        for (one, other) in [(link.source, link.target), (link.target, link.source)] {
            if other == center {
                let room = rings::line_room(squash, level.spacing.rank, link.label);
                spokes[one] = spokes[one].max(room);
            } else if one != center {
                gaps[one] = gaps[one].max(Level::gap(gap, link.label.width.min(link.label.height)));
            }
        }
    }
    let size = |item: usize| level.items[item].size;
    let inner = squash.radius(size(center), 0);
    let least = order[1..]
        .iter()
        .map(|&item| inner + spokes[item] + squash.radius(size(item), 0))
        .fold(0.0, f64::max);
    let circle = |satellites: &[usize]| {
        let own = |&item: &usize| squash.radius(size(item), gaps[item]);
        ring(&satellites.iter().map(own).collect::<Vec<f64>>(), least)
    };
    let first = rings::first_angle(level, given, order.len() - 1);
    seat(level, squash, center, &mut order[1..], circle);
    let satellites = &order[1..];
    let ring = circle(satellites);
    let mut middles = vec![(0.0, 0.0); level.items.len()];
    for (&item, angle) in satellites.iter().zip(&ring.angles) {
        middles[item] = rings::at(ring.radius, first + angle);
    }
    rings::solution(level, squash, &middles, order)
}

/// Gives the satellites the best seats; the first stays where the author looks for it.
fn seat(
    level: &Level,
    squash: Squash,
    center: usize,
    satellites: &mut [usize],
    circle: impl Fn(&[usize]) -> circle::Ring,
) {
    let circle = circle(satellites);
    let ring = seating::Ring {
        members: satellites.to_vec(),
        radius: circle.radius,
        angles: circle.angles,
    };
    let freedom = seating::Freedom {
        from: 1,
        turns: false,
    };
    let mut rings = [(ring, freedom)];
    let reach = |item: &Item| squash.radius(item.size, 0);
    let reaches = level.items.iter().map(reach).collect();
    seating::improve(level, reaches, center, &mut rings);
    satellites.copy_from_slice(&rings[0].0.members);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::level,
        geometry::{Point, bounds},
    };

    fn corners(level: &Level) -> Vec<Point> {
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params: &[],
        };
        solve(level, &given, Squash::NONE).corners
    }

    #[test]
    fn satellites_stand_evenly_around_the_busiest() {
        let at = corners(&level(5, &[(1, 0), (1, 2), (1, 3), (4, 1)]));
        // The first at the top, then clockwise.
        assert!(at[0].x == at[1].x && at[0].y < at[1].y, "{at:?}");
        assert!(at[2].y == at[1].y && at[2].x > at[1].x, "{at:?}");
        assert!(at[3].x == at[1].x && at[3].y > at[1].y, "{at:?}");
        assert!(at[4].y == at[1].y && at[4].x < at[1].x, "{at:?}");
    }

    #[test]
    fn one_satellite_stands_along_the_flow() {
        let at = corners(&level(2, &[(0, 1)]));
        assert!(at[0].y == at[1].y && at[1].x - at[0].x >= 156, "{at:?}");
    }

    #[test]
    fn a_spoke_is_as_long_as_its_label_needs() {
        let mut wide = level(2, &[(0, 1)]);
        wide.links[0].label = Size {
            width: 300,
            height: 20,
        };
        let at = corners(&wide);
        assert!(at[1].x - at[0].x >= 400, "{at:?}");
    }

    #[test]
    fn the_wanted_ratio_flattens_the_ring_or_not() {
        let edges: Vec<(usize, usize)> = (1..13).map(|satellite| (0, satellite)).collect();
        let mut level = level(13, &edges);
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params: &[],
        };
        let mut width_by_height = |ratio| {
            level.ratio = Some(ratio);
            let it = rings::fitting(&level, "ellipse", |squash| solve(&level, &given, squash));
            let size = bounds(&it.corners, &it.sizes).size();
            (size.width, size.height)
        };
        let (flat, tall) = (width_by_height(3.0), width_by_height(0.5));
        assert!(flat.0 * tall.1 > tall.0 * flat.1, "{flat:?} {tall:?}");
    }
}
