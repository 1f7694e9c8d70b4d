//! The order of all rows, as a forest of groups: what a container holds in a row.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use crate::{
    rows::Rows,
    tree::{Level, ROOT, Tree},
};

/// What stands in a group: an item, or the group of a nested container in the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Item(usize),
    Group(usize),
}

/// The orders of all groups, and the positions that follow from them.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    /// From left to right.
    pub(crate) units: Vec<Vec<Unit>>,
    /// For each group, the position of its first item in the row and the number of its items.
    pub(crate) extents: Vec<(usize, usize)>,
    /// For each item, its position in the row.
    pub(crate) position: Vec<usize>,
    /// For each row, its items from left to right.
    pub(crate) rows: Vec<Vec<usize>>,
    pub(crate) shape: Rc<Shape>,
}

/// What never changes: which groups there are.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// The number of the first group of each level.
    base: Vec<usize>,
    spans: Vec<(usize, usize)>,
    /// For each level, the one around it.
    pub(crate) parent: Vec<Level>,
    /// For each group, its level.
    pub(crate) level: Vec<Level>,
    /// For each row, its groups, inner ones first.
    pub(crate) by_row: Vec<Vec<usize>>,
}

impl Shape {
    /// The group of a level in a row in which it is open.
    pub(crate) fn group(&self, level: Level, row: usize) -> usize {
        self.base[level] + row - self.spans[level].0
    }

    /// Where a group stands among those of its row.
    pub(crate) fn place_of(&self, row: usize, group: usize) -> usize {
        // Inner groups stand first and have larger numbers.
        let found = self.by_row[row].binary_search_by(|other| group.cmp(other));
        found.expect("a row knows its groups")
    }

    /// The first and last row of a level.
    pub(crate) fn span(&self, level: Level) -> (usize, usize) {
        self.spans[level]
    }

    /// How many levels there are, the root included.
    pub(crate) fn count(&self) -> usize {
        self.spans.len()
    }

    pub(crate) fn open(&self, level: Level, row: usize) -> bool {
        (self.spans[level].0..=self.spans[level].1).contains(&row)
    }
}

impl Groups {
    /// All items in the order in which the rows hold them.
    pub(crate) fn new(rows: &Rows, tree: &Tree) -> Self {
        let mut base = Vec::with_capacity(tree.len());
        let mut level = Vec::new();
        let mut by_row = vec![Vec::new(); rows.rows.len()];
        for (l, &(first, last)) in rows.spans.iter().enumerate() {
            base.push(level.len());
            for members in &mut by_row[first..=last] {
                members.push(level.len());
                level.push(l);
            }
        }
        by_row.iter_mut().for_each(|groups| groups.reverse());
        let count = level.len();
        let shape = Shape {
            base,
            spans: rows.spans.clone(),
            parent: tree.parent.clone(),
            level,
            by_row,
        };
        let mut units = vec![Vec::new(); count];
        let mut attached = vec![false; count];
        for row in &rows.rows {
            for &item in &row.items {
                let mut level = rows.items[item].level;
                let mut group = shape.group(level, rows.items[item].row);
                units[group].push(Unit::Item(item));
                while level != ROOT && !attached[group] {
                    attached[group] = true;
                    level = tree.parent[level];
                    let outer = shape.group(level, rows.items[item].row);
                    units[outer].push(Unit::Group(group));
                    group = outer;
                }
            }
        }
        let mut groups = Self {
            units,
            extents: vec![(0, 0); count],
            position: vec![0; rows.items.len()],
            rows: rows.rows.iter().map(|row| row.items.clone()).collect(),
            shape: Rc::new(shape),
        };
        for row in 0..rows.rows.len() {
            groups.place(row);
        }
        groups
    }

    /// Brings the positions of a row in line with the order of its groups.
    pub(crate) fn place(&mut self, row: usize) {
        let root = self.shape.group(ROOT, row);
        self.extents[root].0 = 0;
        self.place_group(row, root);
    }

    /// Brings the positions within a group of a row in line with its order,
    /// from where it starts on.
    pub(crate) fn place_group(&mut self, row: usize, group: usize) {
        let mut items = std::mem::take(&mut self.rows[row]);
        let mut at = self.extents[group].0;
        let mut open: SmallVec<[(usize, usize, usize); 8]> = smallvec![(group, 0, at)];
        while let Some((group, next, start)) = open.last_mut() {
            match self.units[*group].get(*next) {
                Some(&Unit::Item(item)) => {
                    *next += 1;
                    self.position[item] = at;
                    items[at] = item;
                    at += 1;
                }
                Some(&Unit::Group(inner)) => {
                    *next += 1;
                    open.push((inner, 0, at));
                }
                None => {
                    self.extents[*group] = (*start, at - *start);
                    open.pop();
                }
            }
        }
        self.rows[row] = items;
    }

    /// The items of a unit of a row, from left to right.
    pub(crate) fn items(&self, row: usize, unit: Unit) -> &[usize] {
        let (start, count) = match unit {
            Unit::Item(item) => (self.position[item], 1),
            Unit::Group(group) => self.extents[group],
        };
        &self.rows[row][start..start + count]
    }
}

impl Groups {
    /// Puts every group into a random order.
    pub(crate) fn shuffle(&mut self, seed: u64) {
        let mut state = seed;
        for units in &mut self.units {
            for i in (1..units.len()).rev() {
                let j = usize::try_from(split_mix(&mut state) % (i as u64 + 1))
                    .expect("a remainder is smaller than its divisor");
                units.swap(i, j);
            }
        }
        for row in 0..self.shape.by_row.len() {
            self.place(row);
        }
    }

    /// Puts the units whose place is known into the order of their places.
    /// What has no place stays beside its left neighbour.
    pub(crate) fn follow(&mut self, known: &Known) {
        for row in 0..self.rows.len() {
            for i in 0..self.shape.by_row[row].len() {
                let group = self.shape.by_row[row][i];
                let mut last = i64::MIN;
                let mut keyed: Vec<(i64, Unit)> = self.units[group]
                    .iter()
                    .map(|unit| {
                        last = known.place(*unit).unwrap_or(last);
                        (last, *unit)
                    })
                    .collect();
                keyed.sort_by_key(|&(key, _)| key);
                self.units[group] = keyed.into_iter().map(|(_, unit)| unit).collect();
            }
            self.place(row);
        }
    }
}

/// Where things stood across the flow in the previous drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    items: Vec<Option<i64>>,
    /// For each group, the mean of its items.
    groups: Vec<Option<i64>>,
}

impl Known {
    pub(crate) fn new(groups: &Groups, former: Vec<Option<i64>>) -> Self {
        let mut known = Self {
            items: former,
            groups: vec![None; groups.units.len()],
        };
        // Inner groups stand before outer ones.
        for &group in groups.shape.by_row.iter().flatten() {
            let places = groups.units[group].iter();
            let places: Vec<i64> = places.filter_map(|&unit| known.place(unit)).collect();
            let count = i64::try_from(places.len()).expect("a row is short");
            known.groups[group] = places.iter().sum::<i64>().checked_div(count);
        }
        known
    }

    /// Whether nothing is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.items.iter().all(Option::is_none)
    }

    /// Whether everything known stands in the order of its places in its row.
    pub(crate) fn agrees(&self, groups: &Groups) -> bool {
        groups.rows.iter().all(|row| {
            let places = row.iter().filter_map(|&item| self.items[item]);
            places.is_sorted()
        })
    }

    pub(crate) fn place(&self, unit: Unit) -> Option<i64> {
        match unit {
            Unit::Item(item) => self.items.get(item).copied().flatten(),
            Unit::Group(group) => self.groups.get(group).copied().flatten(),
        }
    }
}

/// Steele, Lea and Flood's SplitMix64 (2014).
pub(crate) fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
