//! Switches neighbours in a row where that saves crossings (Eades and Kelly 1986).

use super::{Groups, Unit, crossings::slot, lanes::Lanes};
use crate::rows::Rows;

/// Switches neighbours in all groups of a row until none gains; tells whether any did.
pub(crate) fn switch(rows: &Rows, lanes: &Lanes, groups: &mut Groups, row: usize) -> bool {
    let mut gained = false;
    for i in 0..groups.shape.by_row[row].len() {
        let group = groups.shape.by_row[row][i];
        if groups.units[group].len() > 1 {
            gained |= switch_group(rows, lanes, groups, row, group);
        }
    }
    gained
}

/// The slots of a unit's neighbours in the rows above and below, sorted.
struct Neighbours {
    above: Vec<(usize, i64)>,
    below: Vec<(usize, i64)>,
}

fn switch_group(rows: &Rows, lanes: &Lanes, groups: &mut Groups, row: usize, group: usize) -> bool {
    let mut units: Vec<(Unit, Neighbours)> = groups.units[group]
        .iter()
        .map(|&unit| (unit, neighbours(rows, groups, groups.items(row, unit))))
        .collect();
    let mut gained = false;
    for _ in 0..units.len() {
        let mut changed = false;
        for i in 1..units.len() {
            let (left, right) = (&units[i - 1], &units[i]);
            let (kept, switched) = crossings(&left.1, &right.1);
            if switched < kept && may_switch(lanes, groups, row, left, right) {
                units.swap(i - 1, i);
                changed = true;
            }
        }
        gained |= changed;
        if !changed {
            break;
        }
    }
    if gained {
        groups.units[group] = units.into_iter().map(|(unit, _)| unit).collect();
        groups.place(row);
    }
    gained
}

fn neighbours(rows: &Rows, groups: &Groups, items: &[usize]) -> Neighbours {
    let mut all = Neighbours {
        above: Vec::new(),
        below: Vec::new(),
    };
    for &item in items {
        let item = &rows.items[item];
        all.above.extend(
            item.above
                .iter()
                .map(|&l| slot(groups, &rows.links[l].upper)),
        );
        all.below.extend(
            item.below
                .iter()
                .map(|&l| slot(groups, &rows.links[l].lower)),
        );
    }
    all.above.sort_unstable();
    all.below.sort_unstable();
    all
}

/// The crossings of two units' links as they stand, and when they are switched.
fn crossings(left: &Neighbours, right: &Neighbours) -> (usize, usize) {
    (
        inversions(&left.above, &right.above) + inversions(&left.below, &right.below),
        inversions(&right.above, &left.above) + inversions(&right.below, &left.below),
    )
}

/// The pairs in which the left one is the larger.
fn inversions(left: &[(usize, i64)], right: &[(usize, i64)]) -> usize {
    let mut smaller = 0;
    let mut total = 0;
    for slot in left {
        while smaller < right.len() && right[smaller] < *slot {
            smaller += 1;
        }
        total += smaller;
    }
    total
}

/// Whether no container that continues beyond the row keeps the two apart.
fn may_switch(
    lanes: &Lanes,
    groups: &Groups,
    row: usize,
    left: &(Unit, Neighbours),
    right: &(Unit, Neighbours),
) -> bool {
    let bound = |other_row: Option<usize>, links: fn(&Neighbours) -> &Vec<(usize, i64)>| {
        let Some(other_row) = other_row.filter(|&r| r < groups.shape.by_row.len()) else {
            return false;
        };
        let open = |unit| lanes.is_open(groups, unit, other_row);
        match (open(left.0), open(right.0)) {
            (true, true) => true,
            (true, false) => !links(&right.1).is_empty(),
            (false, true) => !links(&left.1).is_empty(),
            (false, false) => false,
        }
    };
    !bound(row.checked_sub(1), |n| &n.above) && !bound(Some(row + 1), |n| &n.below)
}
