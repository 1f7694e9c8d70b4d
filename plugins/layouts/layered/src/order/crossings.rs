//! Counts the crossings between two neighbouring rows.

use super::{
    Groups,
    ties::{Slot, Ties},
};

/// Counts crossings; keeps its memory from one row to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counter {
    slots: Vec<Slot>,
    /// Near ports and slots of one item.
    of_item: Vec<(i32, Slot)>,
    merged: Vec<Slot>,
}

impl Counter {
    /// The crossings between row `lower` and the row above it.
    pub(crate) fn count(&mut self, ties: &Ties, groups: &Groups, lower: usize) -> u64 {
        let Self {
            slots,
            of_item,
            merged,
        } = self;
        slots.clear();
        for &item in &groups.rows[lower - 1] {
            match ties.below(item) {
                [tie] => slots.push(tie.slot(&groups.position)),
                all => {
                    let ends = all
                        .iter()
                        .map(|tie| (tie.near_port(), tie.slot(&groups.position)));
                    of_item.extend(ends);
                    of_item.sort_unstable();
                    slots.extend(of_item.drain(..).map(|(_, lower)| lower));
                }
            }
        }
        inversions(slots, merged)
    }
}

/// Lists that are shorter are sorted by insertion.
const SHORT: usize = 12;

/// Sorts; gives the number of pairs that were the wrong way round.
fn inversions(slots: &mut [Slot], merged: &mut Vec<Slot>) -> u64 {
    let mut found = 0;
    for run in slots.chunks_mut(SHORT) {
        for i in 1..run.len() {
            let slot = run[i];
            let mut at = i;
            while at > 0 && run[at - 1] > slot {
                run[at] = run[at - 1];
                at -= 1;
            }
            run[at] = slot;
            found += (i - at) as u64;
        }
    }
    let mut width = SHORT;
    while width < slots.len() {
        for pair in slots.chunks_mut(2 * width) {
            if pair.len() > width {
                found += merge(pair, width, merged);
            }
        }
        width *= 2;
    }
    found
}

/// Merges two sorted halves; gives the number of pairs that were the wrong way round.
fn merge(pair: &mut [Slot], width: usize, merged: &mut Vec<Slot>) -> u64 {
    merged.clear();
    let (left, right) = pair.split_at(width);
    let (mut i, mut j, mut found) = (0, 0, 0);
    while i < left.len() && j < right.len() {
        if right[j] < left[i] {
            merged.push(right[j]);
            found += (left.len() - i) as u64;
            j += 1;
        } else {
            merged.push(left[i]);
            i += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    pair.copy_from_slice(merged);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_that_is_the_wrong_way_round_is_counted() {
        for count in [2_i64, 12, 13, 50] {
            let mut slots: Vec<Slot> = (0..count).map(|i| (i * 7) % count).collect();
            let pairs = |i: usize| slots[i + 1..].iter().filter(|&&s| s < slots[i]).count();
            let expected: usize = (0..slots.len()).map(pairs).sum();
            assert_eq!(
                inversions(&mut slots, &mut Vec::new()),
                expected as u64,
                "{count}"
            );
            assert!(slots.is_sorted());
        }
    }
}
