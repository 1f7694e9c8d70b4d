//! Orders one row by the barycentres of the neighbours in the row beside it.

use super::{
    Groups, Known, Unit,
    lanes::Lanes,
    ties::{SCALE, Ties},
};

/// Neighbours of a unit: the sum of their places and their number.
#[derive(Clone, Copy, Debug, Default)]
struct Centre {
    sum: i64,
    count: i64,
}

impl Centre {
    fn plus(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            count: self.count + other.count,
        }
    }

    fn value(self) -> Option<i64> {
        (SCALE * self.sum).checked_div(self.count)
    }
}

/// Reorders row `free` by its links to row `fixed`, group by group, inner
/// groups first. Containers that are open in both rows keep the order of the
/// fixed row, and what is linked to a lane of the fixed row stays in that lane.
pub(crate) fn reorder(
    ties: &Ties,
    lanes: &Lanes,
    known: &Known,
    groups: &mut Groups,
    fixed: usize,
    free: usize,
) {
    let mut centre_of_group = vec![Centre::default(); groups.shape.by_row[free].len()];
    for i in 0..groups.shape.by_row[free].len() {
        let group = groups.shape.by_row[free][i];
        let centres: Vec<Centre> = groups.units[group]
            .iter()
            .map(|unit| match *unit {
                Unit::Item(item) => centre(ties, groups, item, fixed < free),
                Unit::Group(inner) => centre_of_group[groups.shape.place_of(free, inner)],
            })
            .collect();
        centre_of_group[i] = centres
            .iter()
            .fold(Centre::default(), |sum, &c| sum.plus(c));
        arrange(ties, lanes, groups, group, fixed, free, &centres);
        keep_order(known, &mut groups.units[group]);
    }
    groups.place(free);
}

/// Brings the units that stood in the previous drawing back into their order among themselves.
fn keep_order(known: &Known, units: &mut [Unit]) {
    let places: Vec<usize> = (0..units.len())
        .filter(|&i| known.place(units[i]).is_some())
        .collect();
    let mut kept: Vec<Unit> = places.iter().map(|&i| units[i]).collect();
    kept.sort_by_key(|&unit| known.place(unit));
    for (i, unit) in places.into_iter().zip(kept) {
        units[i] = unit;
    }
}

fn centre(ties: &Ties, groups: &Groups, item: usize, from_above: bool) -> Centre {
    let ties = ties.towards(item, from_above).iter();
    ties.fold(Centre::default(), |sum, tie| {
        sum.plus(Centre {
            sum: tie.place(&groups.position),
            count: 1,
        })
    })
}

/// Orders one group.
fn arrange(
    ties: &Ties,
    lanes: &Lanes,
    groups: &mut Groups,
    group: usize,
    fixed: usize,
    free: usize,
    centres: &[Centre],
) {
    let level = groups.shape.level[group];
    let lower = fixed.max(free);
    let borders = if groups.shape.open(level, fixed) {
        lanes.borders(groups, lower, level, fixed)
    } else {
        Vec::new()
    };
    let mut lane_units: Vec<Vec<(Unit, Option<i64>)>> = vec![Vec::new(); borders.len() + 1];
    let mut walls: Vec<Unit> = Vec::new();
    for (&unit, centre) in groups.units[group].iter().zip(centres) {
        if lanes.is_open(groups, unit, fixed) {
            walls.push(unit);
            continue;
        }
        let lane = match centre.value() {
            _ if borders.is_empty() => 0,
            Some(_) => wanted_lane(ties, groups, unit, fixed, free, &borders),
            None => walls.len(),
        };
        lane_units[lane].push((unit, centre.value()));
    }
    let wall = |unit: &Unit| match *unit {
        Unit::Group(inner) => {
            groups.extents[groups.shape.group(groups.shape.level[inner], fixed)].0
        }
        Unit::Item(_) => 0,
    };
    walls.sort_by_key(wall);
    let mut order = Vec::with_capacity(groups.units[group].len());
    let mut walls = walls.into_iter();
    for lane in lane_units {
        order.extend(sorted(lane));
        order.extend(walls.next());
    }
    groups.units[group] = order;
}

/// The lane in which most neighbours of a unit are.
fn wanted_lane(
    ties: &Ties,
    groups: &Groups,
    unit: Unit,
    fixed: usize,
    free: usize,
    borders: &[(usize, usize)],
) -> usize {
    let mut votes = vec![0_usize; borders.len() + 1];
    for &item in groups.items(free, unit) {
        for tie in ties.towards(item, fixed < free) {
            let position = groups.position[tie.item];
            votes[borders.partition_point(|border| border.0 <= position)] += 1;
        }
    }
    let most = votes.iter().max().copied().unwrap_or(0);
    votes.iter().position(|&v| v == most).unwrap_or(0)
}

/// Sorts by value; what has none keeps its place.
fn sorted(mut units: Vec<(Unit, Option<i64>)>) -> impl Iterator<Item = Unit> {
    let places: Vec<usize> = (0..units.len()).filter(|&i| units[i].1.is_some()).collect();
    let mut valued: Vec<(Unit, Option<i64>)> = places.iter().map(|&i| units[i]).collect();
    valued.sort_by_key(|&(_, value)| value);
    for (i, unit) in places.into_iter().zip(valued) {
        units[i] = unit;
    }
    units.into_iter().map(|(unit, _)| unit)
}
