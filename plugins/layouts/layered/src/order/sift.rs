//! Moves single units within their row to where they cause the fewest crossings (Rudell's sifting;
//! Matuszewski, Schönfeld and Molitor 1999).

use super::{
    Groups, Known, Unit,
    lanes::Lanes,
    ties::{Slot, Ties},
};

impl Sifter {
    /// A sifter for so many items, none of which has anything to gain.
    pub(crate) fn new(items: usize) -> Self {
        Self {
            stale: vec![false; items],
            ..Self::default()
        }
    }

    /// Notes that an item has moved, or that something it is linked to has: it may gain again.
    pub(crate) fn mark(&mut self, item: usize) {
        self.stale[item] = true;
    }

    /// Notes that these items have nothing to gain.
    pub(crate) fn unmark(&mut self, items: &[usize]) {
        for &item in items {
            self.stale[item] = false;
        }
    }

    /// Whether any of these items may gain.
    pub(crate) fn is_marked(&self, items: &[usize]) -> bool {
        items.iter().any(|&item| self.stale[item])
    }

    /// Sifts the marked units of all groups of a row until nothing gains; tells whether anything did.
    /// Marks what is linked to the units that have moved.
    pub(crate) fn sift(
        &mut self,
        ties: &Ties,
        lanes: &Lanes,
        known: &Known,
        groups: &mut Groups,
        row: usize,
    ) -> bool {
        let mut gained = false;
        for i in 0..groups.shape.by_row[row].len() {
            let group = groups.shape.by_row[row][i];
            let items = groups.items(row, Unit::Group(group));
            if groups.units[group].len() > 1 && self.is_marked(items) {
                self.look_at(ties, lanes, known, groups, row, group);
                if self.run() {
                    self.mark_linked(ties, groups, row, group);
                    let units = std::mem::take(&mut groups.units[group]);
                    groups.units[group] = self.order.iter().map(|&u| units[u]).collect();
                    groups.place_group(row, group);
                    gained = true;
                }
            }
        }
        self.unmark(&groups.rows[row]);
        gained
    }

    fn mark_linked(&mut self, ties: &Ties, groups: &Groups, row: usize, group: usize) {
        for (unit, _) in groups.units[group]
            .iter()
            .zip(&self.moved)
            .filter(|(_, moved)| **moved)
        {
            for &item in groups.items(row, *unit) {
                for tie in ties.above(item).iter().chain(ties.below(item)) {
                    self.stale[tie.item] = true;
                }
            }
        }
    }

    /// The elementary steps since the last call.
    pub(crate) fn take_steps(&mut self) -> u64 {
        std::mem::take(&mut self.steps)
    }
}

/// How far a unit moves at once in a long row.
const REACH: usize = 24;
/// Rounds over all units of a group.
const ROUNDS: usize = 6;
/// In longer rows, what has been found out about pairs is not kept.
const MOST_KEPT: usize = 160;
/// Stands for a pair that must not change places.
const BOUND: i32 = i32::MAX;

/// What is linked to one unit.
#[derive(Clone, Copy, Debug, Default)]
struct Neighbours {
    above: (usize, usize),
    below: (usize, usize),
    /// Whether it is a container that is also open in the row above, and in that below.
    open_above: bool,
    open_below: bool,
    /// Where it stood in the previous drawing.
    former: Option<i64>,
    /// Whether it may gain by moving.
    is_stale: bool,
}

/// The workspace of the sifting of one group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sifter {
    units: Vec<Neighbours>,
    /// The slots of all neighbours, sorted for each unit and side.
    slots: Vec<Slot>,
    /// For pairs of units, what is saved when the first stands before the second, and since when
    /// that is known: what is older than `now` is about other units.
    known: Vec<(u32, i32)>,
    now: u32,
    /// The units from left to right, the place of each, and whether it has moved.
    order: Vec<usize>,
    place: Vec<usize>,
    moved: Vec<bool>,
    /// The items that may gain by moving.
    stale: Vec<bool>,
    steps: u64,
}

impl Sifter {
    fn look_at(
        &mut self,
        ties: &Ties,
        lanes: &Lanes,
        known: &Known,
        groups: &Groups,
        row: usize,
        group: usize,
    ) {
        let count = groups.shape.by_row.len();
        let slots = &mut self.slots;
        slots.clear();
        self.units.clear();
        for unit in &groups.units[group] {
            let items = groups.items(row, *unit);
            let start = slots.len();
            for &item in items {
                let ties = ties.above(item).iter();
                slots.extend(ties.map(|tie| tie.slot(&groups.position)));
            }
            let middle = slots.len();
            for &item in items {
                let ties = ties.below(item).iter();
                slots.extend(ties.map(|tie| tie.slot(&groups.position)));
            }
            let end = slots.len();
            slots[start..middle].sort_unstable();
            slots[middle..end].sort_unstable();
            self.units.push(Neighbours {
                above: (start, middle),
                below: (middle, end),
                open_above: row > 0 && lanes.is_open(groups, *unit, row - 1),
                open_below: row + 1 < count && lanes.is_open(groups, *unit, row + 1),
                former: known.place(*unit),
                is_stale: items.iter().any(|&item| self.stale[item]),
            });
        }
        let units = self.units.len();
        self.steps += (units + slots.len()) as u64;
        self.now += 1;
        if units <= MOST_KEPT && self.known.len() < units * units {
            self.known.resize(units * units, (0, 0));
        }
    }

    /// Finds a better order; tells whether there is one.
    fn run(&mut self) -> bool {
        let count = self.units.len();
        let mut order = std::mem::take(&mut self.order);
        let mut place = std::mem::take(&mut self.place);
        order.clear();
        order.extend(0..count);
        place.clear();
        place.extend(0..count);
        self.moved.clear();
        self.moved.resize(count, false);
        let mut gained = false;
        for _ in 0..ROUNDS {
            let mut moved = false;
            for unit in 0..count {
                let at = place[unit];
                if !std::mem::take(&mut self.units[unit].is_stale) {
                    continue;
                }
                self.steps += count.min(2 * REACH) as u64 / 2;
                let to = self.best_place(&order, at);
                if to == at {
                    continue;
                }
                if to < at {
                    order[to..=at].rotate_right(1);
                } else {
                    order[at..=to].rotate_left(1);
                }
                for p in at.min(to)..=at.max(to) {
                    place[order[p]] = p;
                    self.units[order[p]].is_stale = true;
                }
                self.moved[unit] = true;
                moved = true;
            }
            gained |= moved;
            if !moved {
                break;
            }
        }
        self.order = order;
        self.place = place;
        gained
    }

    /// Where the unit at a place is best: the nearest of the best places.
    fn best_place(&mut self, order: &[usize], at: usize) -> usize {
        let unit = order[at];
        let (mut best, mut to) = (0, at);
        let mut saved: i64 = 0;
        for q in (at.saturating_sub(REACH)..at).rev() {
            let gain = self.gain(unit, order[q]);
            if gain == BOUND {
                break;
            }
            saved += i64::from(gain);
            if saved > best {
                (best, to) = (saved, q);
            }
        }
        saved = 0;
        for (q, &other) in order.iter().enumerate().skip(at + 1).take(REACH) {
            let gain = self.gain(other, unit);
            if gain == BOUND {
                break;
            }
            saved += i64::from(gain);
            if saved > best {
                (best, to) = (saved, q);
            }
        }
        to
    }

    /// What is saved when `first`, which stands after `second`, stands before it.
    fn gain(&mut self, first: usize, second: usize) -> i32 {
        let count = self.units.len();
        if count > MOST_KEPT {
            return self.compare(first, second);
        }
        let (since, gain) = self.known[first * count + second];
        if since == self.now {
            return gain;
        }
        let gain = self.compare(first, second);
        self.known[first * count + second] = (self.now, gain);
        let reverse = if gain == BOUND { BOUND } else { -gain };
        self.known[second * count + first] = (self.now, reverse);
        gain
    }

    fn compare(&mut self, first: usize, second: usize) -> i32 {
        let (a, b) = (self.units[first], self.units[second]);
        let ends = |unit: &Neighbours| unit.below.1 - unit.above.0;
        self.steps += (ends(&a) + ends(&b)) as u64;
        let part = |(start, end): (usize, usize)| &self.slots[start..end];
        let sides = [
            (part(a.above), part(b.above), a.open_above, b.open_above),
            (part(a.below), part(b.below), a.open_below, b.open_below),
        ];
        // What was drawn before keeps its order.
        if a.former.is_some() && b.former.is_some() && a.former != b.former {
            return BOUND;
        }
        let mut gain = 0;
        for (a, b, a_open, b_open) in sides {
            // A container that continues keeps apart what is on its sides.
            let is_bound = a_open && (b_open || !b.is_empty());
            if is_bound || (b_open && !a.is_empty()) {
                return BOUND;
            }
            gain += balance(a, b);
        }
        gain
    }
}

/// By how many more pairs have the smaller one in `a` than in `b`.
fn balance(a: &[Slot], b: &[Slot]) -> i32 {
    match (a, b) {
        ([], _) | (_, []) => 0,
        ([a], [b]) => i32::from(a < b) - i32::from(b < a),
        _ => smaller(a, b) - smaller(b, a),
    }
}

/// The pairs in which the one of `a` is smaller than the one of `b`.
fn smaller(a: &[Slot], b: &[Slot]) -> i32 {
    let mut before = 0;
    let mut total = 0;
    for slot in b {
        while before < a.len() && a[before] < *slot {
            before += 1;
        }
        total += before;
    }
    i32::try_from(total).expect("a diagram has fewer than two thousand million crossings")
}
