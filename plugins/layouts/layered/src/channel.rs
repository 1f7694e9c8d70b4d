//! Pass 6: routes the links between two neighbouring rows through the channel between them.
//!
//! Precondition: the places across the flow are final. Postcondition: every
//! link that is not straight has a horizontal part on a track of the channel;
//! on one track, the parts of different nets keep their distance; no two nets
//! run along each other. Nets are ordered so that few cross (Sander 2004).

use std::collections::BTreeMap;

use crate::{
    place::Columns,
    problem::Problem,
    rows::Rows,
    sides::{self, Net},
    tracks,
};

/// What is laid in one channel.
#[derive(Clone, Debug, Default)]
pub(crate) struct Channel {
    /// For each link of the channel that is not straight, its steps: sideways to `x` on a track.
    pub(crate) steps: BTreeMap<usize, Vec<Step>>,
    /// How many tracks there are.
    pub(crate) tracks: usize,
}

/// Sideways, on a track, to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// From the upper end of the channel, from 0.
    pub(crate) track: usize,
    pub(crate) to: i64,
}

/// Links that share a horizontal part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wire {
    /// Where it comes from above, sorted.
    pub(crate) tops: Vec<i64>,
    /// Where it leads down, sorted.
    pub(crate) bottoms: Vec<i64>,
}

impl Wire {
    pub(crate) fn left(&self) -> i64 {
        self.tops[0].min(self.bottoms[0])
    }

    pub(crate) fn right(&self) -> i64 {
        self.tops[self.tops.len() - 1].max(self.bottoms[self.bottoms.len() - 1])
    }
}

/// Routes the channel above row `lower`.
pub(crate) fn route(problem: &Problem, rows: &Rows, columns: &Columns, lower: usize) -> Channel {
    let mut links = Vec::new();
    for &item in &rows.rows[lower].items {
        links.extend(rows.items[item].above.iter().copied());
    }
    let (mut wires, links_of) = wires(problem, rows, columns, &links);
    let straight: Vec<i64> = links
        .iter()
        .map(|&link| columns_of(rows, columns, link))
        .filter_map(|(top, bottom)| (top == bottom).then_some(top))
        .collect();
    let routed = tracks::assign(&mut wires, &straight, problem.options.spacing.edge);
    let mut channel = Channel {
        steps: BTreeMap::new(),
        tracks: routed.tracks,
    };
    for (wire, links) in links_of.into_iter().enumerate() {
        for (link, to) in links {
            let mut steps = Vec::new();
            if let Some((track, through)) = routed.detour[wire] {
                steps.push(Step { track, to: through });
            }
            steps.push(Step {
                track: routed.track[wire],
                to,
            });
            channel.steps.insert(link, steps);
        }
    }
    channel
}

/// The x at which a link leaves its upper and reaches its lower row.
pub(crate) fn columns_of(rows: &Rows, columns: &Columns, link: usize) -> (i64, i64) {
    let link = &rows.links[link];
    (
        columns.items[link.upper.item] + link.upper.dx,
        columns.items[link.lower.item] + link.lower.dx,
    )
}

/// For each wire, its links and where they lead.
type LinksOfWires = Vec<Vec<(usize, i64)>>;

/// The links of a channel, gathered by net.
fn wires(
    problem: &Problem,
    rows: &Rows,
    columns: &Columns,
    links: &[usize],
) -> (Vec<Wire>, LinksOfWires) {
    let mut wires: Vec<Wire> = Vec::new();
    let mut links_of: LinksOfWires = Vec::new();
    let mut of_trunk: BTreeMap<Trunk, usize> = BTreeMap::new();
    let trunks = trunks(problem, rows, columns, links);
    for (&link, trunk) in links.iter().zip(trunks) {
        let (top, bottom) = columns_of(rows, columns, link);
        if top == bottom {
            continue;
        }
        let wire = match trunk {
            Some(trunk) => *of_trunk.entry(trunk).or_insert(wires.len()),
            None => wires.len(),
        };
        if wire == wires.len() {
            wires.push(Wire::default());
            links_of.push(Vec::new());
        }
        wires[wire].tops.push(top);
        wires[wire].bottoms.push(bottom);
        links_of[wire].push((link, bottom));
    }
    for wire in &mut wires {
        for ends in [&mut wire.tops, &mut wire.bottoms] {
            ends.sort_unstable();
            ends.dedup();
        }
    }
    (wires, links_of)
}

/// A place that several links of a bundle share: its item, whether it is above the channel, and the x.
type Trunk = (usize, bool, i64, u32);

/// For each link, the trunk that it shares with others, if it does.
fn trunks(
    problem: &Problem,
    rows: &Rows,
    columns: &Columns,
    links: &[usize],
) -> Vec<Option<Trunk>> {
    let candidates = |link: usize| {
        let Net::Bundle(bundle) = sides::net(problem, rows, link) else {
            return [None, None];
        };
        let (top, bottom) = columns_of(rows, columns, link);
        let ends = &rows.links[link];
        [
            Some((ends.upper.item, true, top, bundle)),
            Some((ends.lower.item, false, bottom, bundle)),
        ]
    };
    let mut users: BTreeMap<Trunk, usize> = BTreeMap::new();
    for &link in links {
        for trunk in candidates(link).into_iter().flatten() {
            *users.entry(trunk).or_default() += 1;
        }
    }
    links
        .iter()
        .map(|&link| {
            candidates(link)
                .into_iter()
                .flatten()
                .find(|trunk| users[trunk] > 1)
        })
        .collect()
}
