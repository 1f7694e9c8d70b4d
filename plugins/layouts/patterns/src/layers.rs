//! Layers along the flow, by longest paths.
//!
//! Postcondition: every edge leads to a later layer, but for those that close
//! a cycle and those that contradict ranks; equal ranks share a layer, and
//! higher ranks come later. No layer is empty.

use std::collections::{BTreeMap, BTreeSet};

use crate::level::Level;

/// The layer of every item.
pub(crate) fn layers(level: &Level) -> Vec<usize> {
    let groups = Groups::of(level);
    let edges = acyclic(&groups.edges(level), groups.ranks);
    let order = topological(&edges);
    let mut layers = vec![0_usize; edges.len()];
    for &group in &order {
        for &next in &edges[group] {
            layers[next] = layers[next].max(layers[group] + 1);
        }
    }
    pull(&edges, &order, &mut layers);
    without_holes(groups.of.iter().map(|&group| layers[group]).collect())
}

/// Items of one rank are one group; others are groups of their own.
struct Groups {
    of: Vec<usize>,
    /// The groups of ranks come first, in the order of the ranks.
    ranks: usize,
    count: usize,
}

impl Groups {
    fn of(level: &Level) -> Self {
        let ranks: BTreeSet<u32> = level.items.iter().filter_map(|item| item.rank).collect();
        let numbers: BTreeMap<u32, usize> = ranks.into_iter().zip(0..).collect();
        let mut count = numbers.len();
        let of = level.items.iter().map(|item| {
            item.rank.map_or_else(
                || {
                    count += 1;
                    count - 1
                },
                |rank| numbers[&rank],
            )
        });
        Self {
            of: of.collect(),
            ranks: numbers.len(),
            count,
        }
    }

    /// The edges between groups. What orders ranks stands first.
    fn edges(&self, level: &Level) -> Vec<Vec<usize>> {
        let mut edges = vec![Vec::new(); self.count];
        for rank in 1..self.ranks {
            edges[rank - 1].push(rank);
        }
        for link in &level.links {
            let (from, to) = (self.of[link.source], self.of[link.target]);
            let against_ranks = from < self.ranks && to < self.ranks && from > to;
            if from != to && !against_ranks {
                edges[from].push(to);
            }
        }
        edges
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Unseen,
    OnTheWay,
    Done,
}

/// Leaves out the edges that lead back on the way of a search in depth. It
/// begins with the chain of ranks, so nothing of that is lost.
fn acyclic(edges: &[Vec<usize>], ranks: usize) -> Vec<Vec<usize>> {
    let count = edges.len();
    let mut is_entered = vec![false; count];
    for &target in edges.iter().flatten() {
        is_entered[target] = true;
    }
    let sources = (0..count).filter(|&group| !is_entered[group]);
    let mut states = vec![State::Unseen; count];
    let mut kept = vec![Vec::new(); count];
    for start in (0..ranks.min(1)).chain(sources).chain(0..count) {
        if states[start] != State::Unseen {
            continue;
        }
        states[start] = State::OnTheWay;
        let mut way = vec![(start, 0)];
        while let Some((group, next)) = way.last_mut() {
            let group = *group;
            let Some(&target) = edges[group].get(*next) else {
                states[group] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            if states[target] != State::OnTheWay {
                kept[group].push(target);
            }
            if states[target] == State::Unseen {
                states[target] = State::OnTheWay;
                way.push((target, 0));
            }
        }
    }
    kept
}

/// An order in which every edge leads forwards. The edges close no cycle.
fn topological(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut waits_for = vec![0_usize; edges.len()];
    for &target in edges.iter().flatten() {
        waits_for[target] += 1;
    }
    let mut order: Vec<usize> = (0..edges.len())
        .filter(|&group| waits_for[group] == 0)
        .collect();
    let mut next = 0;
    while let Some(&group) = order.get(next) {
        next += 1;
        for &target in &edges[group] {
            waits_for[target] -= 1;
            if waits_for[target] == 0 {
                order.push(target);
            }
        }
    }
    order
}

/// Moves what more edges leave than enter towards what they lead to, which makes them shorter.
fn pull(edges: &[Vec<usize>], order: &[usize], layers: &mut [usize]) {
    let mut entering = vec![0_usize; edges.len()];
    for &target in edges.iter().flatten() {
        entering[target] += 1;
    }
    for &group in order.iter().rev() {
        let nearest = edges[group].iter().map(|&target| layers[target]).min();
        if let Some(nearest) = nearest
            && edges[group].len() > entering[group]
        {
            layers[group] = nearest - 1;
        }
    }
}

fn without_holes(mut layers: Vec<usize>) -> Vec<usize> {
    let used: BTreeSet<usize> = layers.iter().copied().collect();
    let numbers: BTreeMap<usize, usize> = used.into_iter().zip(0..).collect();
    for layer in &mut layers {
        *layer = numbers[layer];
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    #[test]
    fn steps_follow_the_longest_path() {
        let level = level(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]);
        assert_eq!(layers(&level), [0, 1, 2, 3]);
    }

    #[test]
    fn a_late_source_stands_before_what_it_feeds() {
        let level = level(4, &[(0, 1), (1, 2), (3, 2)]);
        assert_eq!(layers(&level), [0, 1, 2, 1]);
    }

    #[test]
    fn cycles_are_cut_where_the_file_closes_them() {
        let level = level(3, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(layers(&level), [0, 1, 2]);
    }

    #[test]
    fn ranks_go_before_edges() {
        let mut level = level(4, &[(0, 1), (1, 2), (2, 3)]);
        level.items[3].rank = Some(1);
        level.items[0].rank = Some(7);
        level.items[2].rank = Some(7);
        let layers = layers(&level);
        assert_eq!(layers[0], layers[2]);
        assert!(layers[3] < layers[0], "{layers:?}");
    }
}
