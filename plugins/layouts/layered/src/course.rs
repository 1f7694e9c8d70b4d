//! Pass 1: decides which end of every edge stands above the other.
//!
//! Precondition: none. Postcondition: at every level of the container tree,
//! the units joined by [`Course::Down`] and [`Course::Up`] edges form no cycle,
//! where a unit is a child of the level and nodes of one rank are one unit.
//! That is enough for a layering to exist: a level can be layered by putting
//! its units one after the other.
//!
//! The order of the units is the greedy one of Eades, Lin and Smyth (1993);
//! what stands first in the diagram wins ties. Where a previous drawing is
//! known, the edges that closed its cycles close them again.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    problem::{Edge, End, Problem},
    tree::{Level, Tree, level},
};

/// How an edge runs with regard to the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// From a node or container to itself.
    Loop,
    /// The source stands above the target.
    Down,
    /// The target stands above the source.
    Up,
    /// Both ends stand in one layer, because their ranks say so.
    Flat,
    /// The target is a container around the source.
    Out,
    /// The source is a container around the target.
    In,
}

/// Decides the course of every edge.
pub(crate) fn courses(problem: &Problem, tree: &Tree) -> Vec<Course> {
    courses_with(problem, tree, &[])
}

/// Decides the course of every edge, where some, given in their order, would rather lead up than down.
pub(crate) fn courses_with(problem: &Problem, tree: &Tree, rising: &[usize]) -> Vec<Course> {
    let mut courses = vec![Course::Loop; problem.edges.len()];
    let mut by_level: BTreeMap<Level, Vec<usize>> = BTreeMap::new();
    for (e, edge) in problem.edges.iter().enumerate() {
        let (source, target) = (edge.source.end, edge.target.end);
        if source == target {
            continue;
        }
        if holds(problem, tree, target, source) {
            courses[e] = Course::Out;
        } else if holds(problem, tree, source, target) {
            courses[e] = Course::In;
        } else {
            let common = tree.common(level(problem.home(source)), level(problem.home(target)));
            by_level.entry(common).or_default().push(e);
        }
    }
    let first_node = first_nodes(problem);
    for (common, edges) in by_level {
        let units = Units::new(problem, tree, common, &first_node, &edges, rising);
        let place = units.order();
        for (&e, &(a, b)) in edges.iter().zip(&units.pairs) {
            courses[e] = match place[a].cmp(&place[b]) {
                std::cmp::Ordering::Less => Course::Down,
                std::cmp::Ordering::Equal => Course::Flat,
                std::cmp::Ordering::Greater => Course::Up,
            };
        }
    }
    courses
}

/// Whether `outer` is a container around `inner`.
fn holds(problem: &Problem, tree: &Tree, outer: End, inner: End) -> bool {
    match outer {
        End::Container(c) => tree.holds(c + 1, level(problem.home(inner))),
        End::Node(_) => false,
    }
}

/// For each container, the first node in it: its place in the order of the diagram.
fn first_nodes(problem: &Problem) -> Vec<usize> {
    let mut first = vec![usize::MAX; problem.containers.len()];
    for (n, node) in problem.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            first[parent] = first[parent].min(n);
        }
    }
    for c in (0..first.len()).rev() {
        if let Some(parent) = problem.containers[c].parent {
            first[parent] = first[parent].min(first[c]);
        }
    }
    first
}

/// The children of a level that edges join, and how strongly one wants to stand before another.
struct Units {
    /// For each edge, the units of its source and target.
    pairs: Vec<(usize, usize)>,
    /// For each unit, its successors with their weights.
    after: Vec<Vec<(usize, i64)>>,
    before: Vec<Vec<(usize, i64)>>,
    /// How far along the flow each unit stood in the previous drawing.
    former: Vec<Option<i64>>,
}

/// Heavier than all edges together: what a rank asks for.
const RANK_WEIGHT: i64 = 1 << 40;

impl Units {
    fn new(
        problem: &Problem,
        tree: &Tree,
        common: Level,
        first_node: &[usize],
        edges: &[usize],
        rising: &[usize],
    ) -> Self {
        // Units are numbered in the order of the diagram. The second part of
        // the key tells a container from its first node.
        let key = |end: End| match tree.unit(problem, common, end) {
            End::Node(n) => (n, 0),
            End::Container(c) => (first_node[c], c + 1),
        };
        let mut keys = BTreeSet::new();
        for &e in edges {
            keys.extend([
                key(problem.edges[e].source.end),
                key(problem.edges[e].target.end),
            ]);
        }
        let keys: Vec<(usize, usize)> = keys.into_iter().collect();
        let mut ranks: BTreeMap<u32, usize> = BTreeMap::new();
        let number: Vec<usize> = keys
            .iter()
            .enumerate()
            .map(
                |(unit, &(node, container))| match problem.nodes.get(node).and_then(|n| n.rank) {
                    Some(rank) if container == 0 => *ranks.entry(rank).or_insert(unit),
                    _ => unit,
                },
            )
            .collect();
        let find = |end: End| {
            number[keys
                .binary_search(&key(end))
                .expect("every end of these edges has a unit")]
        };
        let mut units = Self {
            pairs: edges
                .iter()
                .map(|&e| {
                    (
                        find(problem.edges[e].source.end),
                        find(problem.edges[e].target.end),
                    )
                })
                .collect(),
            after: vec![Vec::new(); keys.len()],
            before: vec![Vec::new(); keys.len()],
            former: keys
                .iter()
                .map(|&(node, _)| problem.nodes.get(node)?.previous.map(|at| at.y))
                .collect(),
        };
        for (i, &e) in edges.iter().enumerate() {
            let Edge {
                directed, weight, ..
            } = problem.edges[e];
            let (mut a, mut b) = units.pairs[i];
            if rising.binary_search(&e).is_ok() {
                std::mem::swap(&mut a, &mut b);
            }
            if directed && a != b {
                units.link(a, b, weight);
            }
        }
        let ranked: Vec<usize> = ranks.into_values().collect();
        for pair in ranked.windows(2) {
            units.link(pair[0], pair[1], RANK_WEIGHT);
        }
        units
    }

    fn link(&mut self, a: usize, b: usize, weight: i64) {
        self.after[a].push((b, weight));
        self.before[b].push((a, weight));
    }

    /// The place of every unit, so that little weight points backwards.
    fn order(&self) -> Vec<usize> {
        let count = self.after.len();
        let total = |links: &Vec<(usize, i64)>| links.iter().map(|&(_, w)| w).sum::<i64>();
        let mut out: Vec<i64> = self.after.iter().map(total).collect();
        let mut into: Vec<i64> = self.before.iter().map(total).collect();
        let mut place = vec![usize::MAX; count];
        let (mut front, mut back) = (0, count);
        let mut left: BTreeSet<usize> = (0..count).collect();
        let mut sources: BTreeSet<usize> = left.iter().copied().filter(|&u| into[u] == 0).collect();
        let mut sinks: BTreeSet<usize> = left
            .iter()
            .copied()
            .filter(|&u| out[u] == 0 && into[u] > 0)
            .collect();
        while let Some(&first) = left.first() {
            let (unit, at_front) = if let Some(u) = sinks.pop_last() {
                (u, false)
            } else if let Some(u) = sources.pop_first() {
                (u, true)
            } else {
                // In a cycle, what stood first before stays first.
                let gain = |u: usize| match self.former[u] {
                    Some(y) => (1, -y),
                    None => (0, out[u] - into[u]),
                };
                let best = left
                    .iter()
                    .fold(first, |b, &u| if gain(u) > gain(b) { u } else { b });
                (best, true)
            };
            left.remove(&unit);
            sources.remove(&unit);
            if at_front {
                place[unit] = front;
                front += 1;
            } else {
                back -= 1;
                place[unit] = back;
            }
            for &(u, weight) in &self.after[unit] {
                into[u] -= weight;
                if into[u] == 0 && left.contains(&u) {
                    sinks.remove(&u);
                    sources.insert(u);
                }
            }
            for &(u, weight) in &self.before[unit] {
                out[u] -= weight;
                if out[u] == 0 && left.contains(&u) && !sources.contains(&u) {
                    sinks.insert(u);
                }
            }
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{edge, nodes};

    fn courses_of(count: usize, edges: &[(usize, usize)]) -> Vec<Course> {
        let mut problem = nodes(count);
        problem.edges = edges.iter().map(|&(a, b)| edge(a, b)).collect();
        courses(&problem, &Tree::new(&problem))
    }

    #[test]
    fn a_graph_without_cycles_keeps_its_directions() {
        let all = courses_of(4, &[(3, 2), (2, 1), (1, 0), (3, 0)]);
        assert_eq!(all, [Course::Down; 4]);
    }

    #[test]
    fn a_ring_loses_the_edge_that_closes_it() {
        let all = courses_of(3, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(all, [Course::Down, Course::Down, Course::Up]);
    }

    #[test]
    fn an_edge_that_would_rather_lead_up_does_unless_others_are_stronger() {
        let mut problem = nodes(3);
        problem.edges = vec![edge(0, 1), edge(1, 2), edge(2, 0)];
        let courses = |rising: &[usize]| courses_with(&problem, &Tree::new(&problem), rising);
        assert_eq!(courses(&[2]), [Course::Down, Course::Down, Course::Up]);
        assert_eq!(courses(&[0]), [Course::Up, Course::Down, Course::Down]);
        problem.edges.push(edge(0, 1));
        problem.edges.push(edge(0, 1));
        let courses = courses_with(&problem, &Tree::new(&problem), &[0]);
        assert_eq!(courses[0], Course::Down);
    }

    #[test]
    fn ranks_rule_over_edges() {
        let mut problem = nodes(3);
        problem.edges = vec![edge(0, 1), edge(1, 2)];
        problem.nodes[0].rank = Some(2);
        problem.nodes[1].rank = Some(1);
        problem.nodes[2].rank = Some(1);
        assert_eq!(
            courses(&problem, &Tree::new(&problem)),
            [Course::Up, Course::Flat]
        );
    }
}
