//! Counts the crossings between two neighbouring rows with an accumulator tree
//! (Barth, Mutzel and Jünger 2002).

use super::Groups;
use crate::rows::{LinkEnd, Rows};

/// Where a link is attached, among all attachments in its row: by position of
/// the item, then by port.
pub(crate) fn slot(groups: &Groups, end: &LinkEnd) -> (usize, i64) {
    (groups.position[end.item], if end.free { 0 } else { end.dx })
}

/// The crossings between row `lower` and the row above it.
pub(crate) fn count(rows: &Rows, groups: &Groups, lower: usize) -> u64 {
    let mut links: Vec<((usize, i64), (usize, i64))> = Vec::new();
    for &item in &rows.rows[lower].items {
        for &link in &rows.items[item].above {
            let link = &rows.links[link];
            links.push((slot(groups, &link.upper), slot(groups, &link.lower)));
        }
    }
    links.sort_unstable();
    let mut slots: Vec<(usize, i64)> = links.iter().map(|&(_, lower)| lower).collect();
    slots.sort_unstable();
    slots.dedup();
    let mut tree = Accumulator::new(slots.len());
    let mut crossings = 0;
    let mut next = 0;
    while next < links.len() {
        let same = links[next..].partition_point(|link| link.0 == links[next].0);
        let slot_of = |link: &((usize, i64), (usize, i64))| {
            slots
                .binary_search(&link.1)
                .expect("every lower slot is in the list")
        };
        let (done, batch) = (next as u64, &links[next..next + same]);
        for link in batch {
            crossings += done - tree.up_to(slot_of(link));
        }
        for link in batch {
            tree.add(slot_of(link));
        }
        next += same;
    }
    crossings
}

/// Counts how many of the added numbers are at most a given one (Fenwick 1994).
struct Accumulator(Vec<u64>);

impl Accumulator {
    fn new(count: usize) -> Self {
        Self(vec![0; count + 1])
    }

    fn add(&mut self, number: usize) {
        let mut i = number + 1;
        while i < self.0.len() {
            self.0[i] += 1;
            i += i & i.wrapping_neg();
        }
    }

    fn up_to(&self, number: usize) -> u64 {
        let mut i = number + 1;
        let mut sum = 0;
        while i > 0 {
            sum += self.0[i];
            i &= i - 1;
        }
        sum
    }
}
