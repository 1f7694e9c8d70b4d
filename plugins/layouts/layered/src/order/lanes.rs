//! Which links would lead through a foreign container.
//!
//! Between two neighbouring rows, the containers of one parent that are open in
//! both part the room of that parent into lanes. A link that lies in the
//! parent, but in none of these containers, must stay in its lane.

use super::{Groups, Unit, ties::Ties};
use crate::{
    rows::Rows,
    tree::{Level, ROOT},
};

/// What is open across the gaps.
#[derive(Clone, Debug)]
pub(crate) struct Lanes {
    /// For each gap, named by its lower row, the levels with open children, and those children.
    open: Vec<Vec<(Level, Vec<Level>)>>,
}

impl Lanes {
    pub(crate) fn new(rows: &Rows, groups: &Groups) -> Self {
        let mut open = vec![Vec::new(); rows.rows.len()];
        for (lower, parents) in open.iter_mut().enumerate().skip(1) {
            for &group in groups.shape.by_row[lower].iter().rev() {
                let children: Vec<Level> = groups.units[group]
                    .iter()
                    .filter_map(|unit| match unit {
                        Unit::Group(inner) => Some(groups.shape.level[*inner]),
                        Unit::Item(_) => None,
                    })
                    .filter(|&level| groups.shape.open(level, lower - 1))
                    .collect();
                if !children.is_empty() {
                    parents.push((groups.shape.level[group], children));
                }
            }
        }
        Self { open }
    }

    /// The positions in `row` of the containers of `parent` that are open
    /// across the gap above row `lower`, from left to right.
    pub(crate) fn borders(
        &self,
        groups: &Groups,
        lower: usize,
        parent: Level,
        row: usize,
    ) -> Vec<(usize, Level)> {
        let Ok(found) = self.open[lower].binary_search_by_key(&parent, |entry| entry.0) else {
            return Vec::new();
        };
        let mut borders: Vec<(usize, Level)> = self.open[lower][found]
            .1
            .iter()
            .map(|&level| (groups.extents[groups.shape.group(level, row)].0, level))
            .collect();
        borders.sort_unstable();
        borders
    }

    /// How many links leave their lanes between row `lower` and the row above,
    /// and how many containers change their order.
    pub(crate) fn violations(&self, ties: &Ties, groups: &Groups, lower: usize) -> u64 {
        if self.open[lower].is_empty() {
            return 0;
        }
        let mut violations = 0;
        for (parent, _) in &self.open[lower] {
            let above = self.borders(groups, lower, *parent, lower - 1);
            let below = self.borders(groups, lower, *parent, lower);
            violations += above.iter().zip(&below).filter(|(a, b)| a.1 != b.1).count() as u64;
            for unit in &groups.units[groups.shape.group(*parent, lower)] {
                if self.is_open(groups, *unit, lower - 1) {
                    continue;
                }
                let lane = |borders: &[(usize, Level)], item: usize| {
                    borders.partition_point(|border| border.0 <= groups.position[item])
                };
                for &item in groups.items(lower, *unit) {
                    for tie in ties.above(item) {
                        violations += u64::from(lane(&above, tie.item) != lane(&below, item));
                    }
                }
            }
        }
        violations
    }

    /// Whether a unit is a container that is also open in that row.
    pub(crate) fn is_open(&self, groups: &Groups, unit: Unit, row: usize) -> bool {
        match unit {
            Unit::Group(group) => {
                let level = groups.shape.level[group];
                debug_assert_ne!(level, ROOT, "the root is no unit");
                groups.shape.open(level, row)
            }
            Unit::Item(_) => false,
        }
    }
}
