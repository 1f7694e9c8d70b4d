//! Pass 2b: spreads nodes without edges over the layers of their container.
//!
//! Precondition: the layers of [`crate::layers`]. Postcondition: the same; a
//! node that no edge holds stands in the layer of its container that has the
//! most room, so that it widens the container least.

use std::collections::BTreeMap;

use crate::{
    layers::Layers,
    problem::{End, Problem},
    tree::{ROOT, Tree, level},
};

/// Moves the nodes that have no edges.
pub(crate) fn spread(problem: &Problem, tree: &Tree, layers: &mut Layers) {
    let mut idle: Vec<bool> = problem
        .nodes
        .iter()
        .map(|node| node.parent.is_some() && node.rank.is_none())
        .collect();
    for edge in problem
        .edges
        .iter()
        .filter(|edge| edge.source.end != edge.target.end)
    {
        for end in [edge.source.end, edge.target.end] {
            if let End::Node(n) = end {
                idle[n] = false;
            }
        }
    }
    if !idle.contains(&true) {
        return;
    }
    let width = |n: usize| problem.nodes[n].size.width + problem.options.spacing.node;
    // For each level and layer, the width of what stands there.
    let mut used: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for n in (0..problem.nodes.len()).filter(|&n| !idle[n]) {
        let mut at = level(problem.nodes[n].parent);
        while at != ROOT {
            *used.entry((at, layers.nodes[n])).or_default() += width(n);
            at = tree.parent[at];
        }
    }
    for n in (0..problem.nodes.len()).filter(|&n| idle[n]) {
        let parent = level(problem.nodes[n].parent);
        let (first, last) = layers.spans[parent - 1];
        let room = |layer: &usize| used.get(&(parent, *layer)).copied().unwrap_or(0);
        let layer = (first..=last).min_by_key(room).unwrap_or(first);
        layers.nodes[n] = layer;
        *used.entry((parent, layer)).or_default() += width(n);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        course,
        fixtures::{container, edge, nodes},
        layers::{self, Freedom},
    };

    #[test]
    fn idle_nodes_fill_the_shorter_layers() {
        let mut problem = nodes(6);
        problem.containers = vec![container(None)];
        problem.edges = vec![edge(0, 1), edge(0, 2), edge(0, 3)];
        problem
            .nodes
            .iter_mut()
            .for_each(|node| node.parent = Some(0));
        let tree = Tree::new(&problem);
        let courses = course::courses(&problem, &tree);
        let mut layers = layers::assign(&problem, &tree, &courses, Freedom::Free);
        spread(&problem, &tree, &mut layers);
        assert_eq!(layers.nodes, [0, 1, 1, 1, 0, 0]);
    }
}
