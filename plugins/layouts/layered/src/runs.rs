//! Pass 5a: makes long edges of large diagrams rigid, so that placing them costs little.
//!
//! Precondition: ordered rows. Postcondition: every item has a leader in its
//! edge; what has the same leader can stand at one place in all its rows,
//! because no two links within runs cross (Brandes and Köpf 2001 call these
//! crossings conflicts of type 2).

use crate::{
    rows::{ItemKind, Rows},
    tension::Arc,
};

/// Smaller diagrams can afford the freedom of bending their edges in any row.
const LEAST_ITEMS: usize = 4000;

/// For each item the one that leads its run.
#[derive(Clone, Debug)]
pub(crate) struct Runs {
    /// For each variable, the one that stands for it, numbered without holes.
    number: Vec<usize>,
    count: usize,
}

impl Runs {
    /// The runs of the items; the variables after those of the items stand for themselves.
    pub(crate) fn new(rows: &Rows, variables: usize) -> Self {
        let mut leader: Vec<usize> = (0..variables).collect();
        if rows.items.len() >= LEAST_ITEMS {
            let position = rows.positions();
            for row in 1..rows.rows.len() {
                for (upper, lower) in straight_pairs(rows, &position, row) {
                    leader[lower] = leader[upper];
                }
            }
        }
        let mut number = vec![usize::MAX; variables];
        let mut count = 0;
        for v in 0..variables {
            if leader[v] == v {
                number[v] = count;
                count += 1;
            }
        }
        let number = leader.iter().map(|&v| number[v]).collect();
        Self { number, count }
    }

    /// How many variables are left.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The arcs between runs.
    pub(crate) fn between(&self, arcs: &[Arc]) -> Vec<Arc> {
        let renumbered = arcs.iter().map(|arc| Arc {
            tail: self.number[arc.tail],
            head: self.number[arc.head],
            ..*arc
        });
        let mut arcs: Vec<Arc> = renumbered.filter(|arc| arc.tail != arc.head).collect();
        arcs.sort_by_key(|arc| (arc.tail, arc.head, arc.weight.is_some(), -arc.length));
        arcs.dedup_by(|next, first| {
            let same = next.weight.is_none() && first.weight.is_none();
            same && (next.tail, next.head) == (first.tail, first.head)
        });
        arcs
    }

    /// The places of all variables, from those of the runs.
    pub(crate) fn spread(&self, x: &[i64]) -> Vec<i64> {
        self.number.iter().map(|&run| x[run]).collect()
    }
}

/// The most pairs of places of long edges in a row and the one above that do not cross.
fn straight_pairs(rows: &Rows, position: &[usize], row: usize) -> Vec<(usize, usize)> {
    let is_pass = |item: usize| rows.items[item].kind == ItemKind::Pass;
    let mut pairs = Vec::new();
    for &lower in rows.rows[row].items.iter().filter(|&&item| is_pass(item)) {
        if let [link] = rows.items[lower].above[..] {
            let upper = rows.links[link].upper.item;
            if is_pass(upper) {
                pairs.push((position[upper], upper, lower));
            }
        }
    }
    // The longest increasing subsequence, by patience sorting.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| pairs[top].0 < pair.0);
        before.push(pile.checked_sub(1).map(|p| tops[p]));
        if pile == tops.len() {
            tops.push(i);
        } else {
            tops[pile] = i;
        }
    }
    let mut chosen = Vec::new();
    let mut at = tops.last().copied();
    while let Some(i) = at {
        chosen.push((pairs[i].1, pairs[i].2));
        at = before[i];
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rows::{Reach, Row, RowKind},
        tree::ROOT,
    };

    #[test]
    fn of_crossing_edges_as_many_as_can_are_straight() {
        let row = |kind| Row {
            kind,
            items: Vec::new(),
        };
        let mut rows = Rows {
            rows: vec![row(RowKind::Nodes), row(RowKind::Nodes)],
            ..Rows::default()
        };
        let mut pass = |row| rows.push(ItemKind::Pass, row, ROOT, Reach::default());
        let (upper, lower) = ([pass(0), pass(0), pass(0)], [pass(1), pass(1), pass(1)]);
        for (edge, to) in [1, 2, 0].into_iter().enumerate() {
            rows.link(edge, upper[edge], lower[to]);
        }
        let mut pairs = straight_pairs(&rows, &rows.positions(), 1);
        pairs.sort_unstable();
        assert_eq!(pairs, [(upper[0], lower[1]), (upper[1], lower[2])]);
    }
}
