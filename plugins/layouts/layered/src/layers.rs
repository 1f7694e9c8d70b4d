//! Pass 2: gives every node a layer and every container a span of layers.
//!
//! Precondition: the courses of [`crate::course`]. Postcondition: the upper
//! unit of an edge ends before its lower unit begins, the units being those of
//! the deepest level that holds both ends; a container spans its children.
//!
//! The layers are global: one system of distances for the whole tree, with a
//! first and a last layer for every container as variables (Sander 1996), of
//! least total edge length (Gansner et al. 1993). Where a previous drawing is
//! known, its nodes are pulled towards the layers they had.

use std::collections::BTreeMap;

use crate::{
    course::Course,
    former,
    problem::{End, Problem},
    tension::{self, Arc},
    tree::{ROOT, Tree, level},
};

/// Where everything stands along the flow.
#[derive(Clone, Debug)]
pub(crate) struct Layers {
    /// For each node, its layer, from 0.
    pub(crate) nodes: Vec<usize>,
    /// For each container, its first and last layer.
    pub(crate) spans: Vec<(usize, usize)>,
}

impl Layers {
    /// How many layers there are.
    pub(crate) fn count(&self) -> usize {
        let last = self.nodes.iter().max();
        last.map_or(0, |last| last + 1)
    }
}

/// How much freedom containers have beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freedom {
    /// Containers without an order may overlap along the flow as they like.
    Free,
    /// The children of every container stand in strips, one below the other:
    /// either nodes, or containers that begin together. Beside a container,
    /// then, edges of its parent only pass; none of them meet. So an order of
    /// the rows without a line through a foreign container always exists.
    Strips,
}

/// Assigns the layers.
pub(crate) fn assign(
    problem: &Problem,
    tree: &Tree,
    courses: &[Course],
    freedom: Freedom,
) -> Layers {
    let mut system = System::new(problem);
    if freedom == Freedom::Strips {
        system.add_strips(problem, tree, courses);
    }
    system.nest(problem);
    for (e, &course) in courses.iter().enumerate() {
        system.add_edge(problem, tree, e, course);
    }
    system.add_anchors(problem);
    system.solve(problem)
}

/// The first and the last layer of a unit, as variables.
type Ends = (usize, usize);

struct System {
    arcs: Vec<Arc>,
    /// For each node, its variable; nodes of one rank and level share one.
    node: Vec<usize>,
    first_container: usize,
    /// For each variable, the one that stands for it.
    same_as: Vec<usize>,
}

/// The pull that keeps a node in its former layer: that of some edges.
const ANCHOR_WEIGHT: i64 = 12;

/// The pull that keeps a container short, in quarters of an edge.
const CONTAINER_WEIGHT: i64 = 1;

impl System {
    fn new(problem: &Problem) -> Self {
        let mut shared: BTreeMap<(usize, u32), usize> = BTreeMap::new();
        let node = problem
            .nodes
            .iter()
            .enumerate()
            .map(|(n, node)| match node.rank {
                Some(rank) => *shared.entry((level(node.parent), rank)).or_insert(n),
                None => n,
            });
        let first_container = problem.nodes.len();
        let count = first_container + 2 * problem.containers.len();
        Self {
            arcs: Vec::new(),
            node: node.collect(),
            first_container,
            same_as: (0..count).collect(),
        }
    }

    fn ends(&self, unit: End) -> Ends {
        let (first, last) = match unit {
            End::Node(n) => (self.node[n], self.node[n]),
            End::Container(c) => {
                let first = self.first_container + 2 * c;
                (first, first + 1)
            }
        };
        (self.same_as[first], self.same_as[last])
    }

    /// A new variable.
    fn variable(&mut self) -> usize {
        self.same_as.push(self.same_as.len());
        self.same_as.len() - 1
    }

    /// Children lie within their container.
    fn nest(&mut self, problem: &Problem) {
        let nodes = (0..problem.nodes.len()).map(End::Node);
        let containers = (0..problem.containers.len()).map(End::Container);
        for unit in nodes.chain(containers) {
            let (first, last) = self.ends(unit);
            if let Some(parent) = problem.home(unit) {
                let (top, bottom) = self.ends(End::Container(parent));
                self.arcs.push(Arc::hard(top, first, 0));
                self.arcs.push(Arc::hard(last, bottom, 0));
            }
            if first != last {
                self.arcs.push(Arc::hard(first, last, 0));
                self.arcs.push(Arc::soft(first, last, 0, CONTAINER_WEIGHT));
            }
        }
    }

    fn add_edge(&mut self, problem: &Problem, tree: &Tree, e: usize, course: Course) {
        let edge = &problem.edges[e];
        let (mut upper, mut lower) = (edge.source.end, edge.target.end);
        if matches!(course, Course::Up | Course::In) {
            std::mem::swap(&mut upper, &mut lower);
        }
        let length = i64::try_from(edge.labels.len().max(1)).expect("a diagram has few labels");
        let common = tree.common(level(problem.home(upper)), level(problem.home(lower)));
        match course {
            Course::Loop => {}
            Course::Down | Course::Up => {
                let above = self.ends(tree.unit(problem, common, upper)).1;
                let below = self.ends(tree.unit(problem, common, lower)).0;
                self.arcs.push(Arc::hard(above, below, length));
                let (from, to) = (self.ends(upper).1, self.ends(lower).0);
                self.arcs.push(Arc::soft(from, to, length, edge.weight));
            }
            // The line turns, or ends, below its layer and inside the container.
            Course::Flat if common == ROOT => {}
            Course::Flat => {
                let (at, end) = (self.ends(upper).1, self.ends(End::Container(common - 1)).1);
                self.arcs.push(Arc::hard(at, end, 1));
            }
            Course::Out | Course::In => {
                let (at, end) = (self.ends(upper).1, self.ends(lower).1);
                self.arcs.push(Arc::hard(at, end, length));
                self.arcs.push(Arc::soft(at, end, length, edge.weight));
            }
        }
    }

    /// Puts the units of every level that holds containers into strips, one below the other.
    fn add_strips(&mut self, problem: &Problem, tree: &Tree, courses: &[Course]) {
        let mut units: Vec<Vec<End>> = vec![Vec::new(); tree.len()];
        for c in 0..problem.containers.len() {
            units[level(problem.containers[c].parent)].push(End::Container(c));
        }
        for (n, node) in problem.nodes.iter().enumerate() {
            let parent = level(node.parent);
            if !units[parent].is_empty() {
                units[parent].push(End::Node(n));
            }
        }
        let mut joins: Vec<Vec<(End, End)>> = vec![Vec::new(); tree.len()];
        for (edge, &course) in problem.edges.iter().zip(courses) {
            let (upper, lower) = match course {
                Course::Down => (edge.source.end, edge.target.end),
                Course::Up => (edge.target.end, edge.source.end),
                _ => continue,
            };
            let common = tree.common(level(problem.home(upper)), level(problem.home(lower)));
            joins[common].push((
                tree.unit(problem, common, upper),
                tree.unit(problem, common, lower),
            ));
        }
        for (units, joins) in units.iter().zip(&joins) {
            self.add_strips_of(units, joins);
        }
    }

    fn add_strips_of(&mut self, units: &[End], joins: &[(End, End)]) {
        if units.len() < 2 {
            return;
        }
        let arcs: Vec<Arc> = joins
            .iter()
            .map(|&(a, b)| Arc::hard(self.ends(a).0, self.ends(b).0, 1))
            .collect();
        let strip = tension::least(self.same_as.len(), &arcs);
        let strip = strip.expect("the units of a level form no cycle");
        let mut members: BTreeMap<(i64, bool), Vec<Ends>> = BTreeMap::new();
        for &unit in units {
            let ends = self.ends(unit);
            let is_container = matches!(unit, End::Container(_));
            members
                .entry((strip[ends.0], is_container))
                .or_default()
                .push(ends);
        }
        let mut above: Vec<Ends> = Vec::new();
        for members in members.into_values() {
            let start = self.variable();
            self.arcs
                .extend(above.iter().map(|&(_, last)| Arc::hard(last, start, 1)));
            above = members;
            for (first, last) in &mut above {
                self.same_as[*first] = start;
                *last = self.same_as[*last];
            }
        }
    }

    /// Pulls what stood in the previous drawing towards its former layer.
    fn add_anchors(&mut self, problem: &Problem) {
        let former = former::layers(problem);
        if former.iter().all(Option::is_none) {
            return;
        }
        let anchor = self.variable();
        for (n, layer) in former.into_iter().enumerate() {
            if let Some(layer) = layer {
                let v = self.ends(End::Node(n)).0;
                self.arcs.push(Arc::soft(anchor, v, layer, ANCHOR_WEIGHT));
            }
        }
    }

    fn solve(mut self, problem: &Problem) -> Layers {
        let start = self.start(problem);
        let budget = 10_000_000;
        let layers = tension::relax(&self.arcs, start, budget);
        let nodes: Vec<usize> = (0..self.node.len())
            .map(|n| self.ends(End::Node(n)).0)
            .collect();
        let least = nodes.iter().map(|&v| layers[v]).min().unwrap_or(0);
        let layer = |v: usize| usize::try_from(layers[v] - least).unwrap_or(0);
        let spans = (0..problem.containers.len()).map(|c| {
            let (first, last) = self.ends(End::Container(c));
            (layer(first), layer(last))
        });
        Layers {
            spans: spans.collect(),
            nodes: nodes.into_iter().map(layer).collect(),
        }
    }

    /// The least layers, with the ranks that reach across containers where these agree with the rest.
    fn start(&mut self, problem: &Problem) -> Vec<i64> {
        let mut ranks: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (n, node) in problem.nodes.iter().enumerate() {
            if let Some(rank) = node.rank {
                ranks
                    .entry(rank)
                    .or_default()
                    .push(self.ends(End::Node(n)).0);
            }
        }
        let plain = self.arcs.len();
        let mut above: Option<usize> = None;
        for members in ranks.values() {
            let gate = self.variable();
            if let Some(above) = above {
                self.arcs.push(Arc::hard(above, gate, 1));
            }
            above = Some(gate);
            for &v in members {
                self.arcs.push(Arc::hard(gate, v, 0));
                self.arcs.push(Arc::soft(gate, v, 0, 1 << 20));
            }
        }
        if let Some(start) = tension::least(self.same_as.len(), &self.arcs) {
            return start;
        }
        self.arcs.truncate(plain);
        tension::least(self.same_as.len(), &self.arcs)
            .expect("units that form no cycle can be layered")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        course,
        fixtures::{container, edge, nodes},
    };

    fn layers_of(problem: &Problem, freedom: Freedom) -> Layers {
        let tree = Tree::new(problem);
        assign(problem, &tree, &course::courses(problem, &tree), freedom)
    }

    #[test]
    fn a_long_way_and_a_short_one() {
        let mut problem = nodes(4);
        problem.edges = vec![edge(0, 1), edge(1, 2), edge(0, 2), edge(3, 2)];
        assert_eq!(layers_of(&problem, Freedom::Free).nodes, [0, 1, 2, 1]);
    }

    #[test]
    fn a_container_ends_before_what_follows_it_begins() {
        let mut problem = nodes(4);
        problem.containers = vec![container(None)];
        for n in [0, 1] {
            problem.nodes[n].parent = Some(0);
        }
        problem.edges = vec![edge(0, 1), edge(0, 2), edge(2, 3)];
        let layers = layers_of(&problem, Freedom::Free);
        assert_eq!(layers.spans, [(0, 1)]);
        assert_eq!(layers.nodes, [0, 1, 2, 3]);
    }

    #[test]
    fn nodes_of_one_rank_share_a_layer() {
        let mut problem = nodes(4);
        problem.edges = vec![edge(0, 1), edge(2, 3)];
        problem.nodes[1].rank = Some(7);
        problem.nodes[2].rank = Some(7);
        let layers = layers_of(&problem, Freedom::Free);
        assert_eq!(layers.nodes[1], layers.nodes[2]);
    }

    #[test]
    fn strips_of_containers_begin_together() {
        let mut problem = nodes(4);
        problem.containers = vec![container(None), container(None)];
        for (n, parent) in [(1, 0), (2, 0), (3, 1)] {
            problem.nodes[n].parent = Some(parent);
        }
        problem.edges = vec![edge(0, 1), edge(1, 2), edge(0, 3)];
        let layers = layers_of(&problem, Freedom::Strips);
        assert_eq!(layers.spans[0].0, layers.spans[1].0);
        assert!(layers.nodes[0] < layers.spans[0].0);
    }
}
