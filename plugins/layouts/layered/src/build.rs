//! Pass 3: cuts the edges into links between neighbouring rows.
//!
//! Precondition: the layers of [`crate::layers`]. Postcondition: every link
//! joins two neighbouring rows; every label has an item on its edge, in a row
//! between layers; every container has an item in every row of its span; a
//! link never leaves a container that is open in both of its rows.

use std::collections::BTreeMap;

use kinograph_plugin_sdk::layout::LabelPlace;

use crate::{
    course::Course,
    layers::Layers,
    problem::{End, Problem},
    rows::{ItemKind, Reach, Row, RowKind, Rows},
    tree::{Level, ROOT, Tree, level},
};

/// Builds the rows.
pub(crate) fn build(problem: &Problem, tree: &Tree, courses: &[Course], layers: &Layers) -> Rows {
    let gaps = label_gaps(problem, courses, layers);
    let index = row_index(problem, courses, layers, &gaps);
    let mut rows = Rows {
        rows: index
            .keys()
            .map(|&(_, kind)| Row {
                kind,
                items: Vec::new(),
            })
            .collect(),
        ..Rows::default()
    };
    rows.spans = spans(layers, &index);
    for (n, node) in problem.nodes.iter().enumerate() {
        let row = index[&(layers.nodes[n], RowKind::Nodes)];
        // What reaches to the sides is known once the edges are.
        let item = rows.push(ItemKind::Node(n), row, level(node.parent), Reach::default());
        rows.nodes.push(item);
    }
    for (e, &course) in courses.iter().enumerate() {
        let mut chain = Chain {
            problem,
            tree,
            rows: &mut rows,
            index: &index,
            edge: e,
        };
        let (links, labels) = match course {
            Course::Loop => Default::default(),
            Course::Flat => chain.flat(layers),
            _ => chain.long(course, layers, &gaps[e]),
        };
        rows.chains.push(links);
        rows.labels.push(labels);
    }
    add_spacers(tree, &mut rows);
    if rows.items.len() >= LARGE {
        rows.number_by_row();
    }
    rows
}

/// Diagrams with fewer items fit into the cache of a processor.
const LARGE: usize = 4000;

/// How many items the rows will hold, or a few more or less.
pub(crate) fn estimate(problem: &Problem, courses: &[Course], layers: &Layers) -> usize {
    let passes = courses.iter().enumerate().map(|(e, &course)| {
        let (upper, lower) = end_layers(problem, layers, e, course);
        lower.saturating_sub(upper + 1)
    });
    problem.nodes.len() + passes.sum::<usize>()
}

/// The number of every row that is needed, by layer and kind. The rows that
/// stand before the nodes of a layer sort before them.
type RowIndex = BTreeMap<(usize, RowKind), usize>;

/// An edge's upper and lower end.
fn ends(problem: &Problem, e: usize, course: Course) -> (End, End) {
    let edge = &problem.edges[e];
    match course {
        Course::Up | Course::In => (edge.target.end, edge.source.end),
        _ => (edge.source.end, edge.target.end),
    }
}

/// The layers of an edge's upper and lower end.
fn end_layers(problem: &Problem, layers: &Layers, e: usize, course: Course) -> (usize, usize) {
    let (upper, lower) = ends(problem, e, course);
    let upper = match upper {
        End::Node(n) => layers.nodes[n],
        End::Container(c) => layers.spans[c].1,
    };
    let lower = match (lower, course) {
        (End::Node(n), _) => layers.nodes[n],
        (End::Container(c), Course::Out | Course::In) => layers.spans[c].1,
        (End::Container(c), _) => layers.spans[c].0,
    };
    (upper, lower)
}

/// For each edge, the gaps of its labels, named by the layer above. Labels
/// share gaps where that costs them little, for every gap with labels is higher.
fn label_gaps(problem: &Problem, courses: &[Course], layers: &Layers) -> Vec<Vec<usize>> {
    let mut used = std::collections::BTreeSet::new();
    let mut gaps = vec![Vec::new(); problem.edges.len()];
    let mut flexible = Vec::new();
    for (e, (edge, &course)) in problem.edges.iter().zip(courses).enumerate() {
        if edge.labels.is_empty() || matches!(course, Course::Loop | Course::Flat) {
            continue;
        }
        let (first, end) = end_layers(problem, layers, e, course);
        if end - first == edge.labels.len() {
            gaps[e] = (first..end).collect();
            used.extend(first..end);
        } else {
            flexible.push((end - first, e, first, end));
        }
    }
    flexible.sort_unstable();
    for (length, e, first, end) in flexible {
        let turned = matches!(courses[e], Course::Up | Course::In);
        let mut taken: Vec<usize> = Vec::new();
        for label in &problem.edges[e].labels {
            let wanted = match (label.place, turned) {
                (LabelPlace::Middle, _) => first + (length - 1) / 2,
                (LabelPlace::Tail, false) | (LabelPlace::Head, true) => first,
                (LabelPlace::Tail, true) | (LabelPlace::Head, false) => end - 1,
            };
            let cost = |gap: usize| {
                let detour = 4 * gap.abs_diff(wanted);
                (
                    if used.contains(&gap) {
                        detour
                    } else {
                        detour + length.max(4)
                    },
                    gap,
                )
            };
            let free = (first..end).filter(|gap| !taken.contains(gap));
            let gap = free
                .min_by_key(|&gap| cost(gap))
                .expect("an edge has a gap for each label");
            taken.push(gap);
        }
        used.extend(taken.iter().copied());
        gaps[e] = taken;
    }
    gaps
}

fn row_index(
    problem: &Problem,
    courses: &[Course],
    layers: &Layers,
    gaps: &[Vec<usize>],
) -> RowIndex {
    let mut index = RowIndex::new();
    let last = layers
        .nodes
        .iter()
        .chain(layers.spans.iter().map(|(_, last)| last))
        .max();
    for layer in 0..=last.copied().unwrap_or(0) {
        index.insert((layer, RowKind::Nodes), 0);
    }
    for (e, &course) in courses.iter().enumerate() {
        match course {
            Course::Down | Course::Up => {
                let (upper, lower) = ends(problem, e, course);
                if let End::Container(c) = upper {
                    index.insert((layers.spans[c].1, RowKind::Bottoms), 0);
                }
                if let End::Container(c) = lower {
                    index.insert((layers.spans[c].0, RowKind::Tops), 0);
                }
            }
            Course::Flat => {
                let (layer, _) = end_layers(problem, layers, e, course);
                index.insert((layer, RowKind::Labels), 0);
            }
            Course::Out | Course::In => {
                if let (End::Container(c), _) = ends(problem, e, course) {
                    index.insert((layers.spans[c].1, RowKind::Bottoms), 0);
                }
            }
            Course::Loop => {}
        }
    }
    for &gap in gaps.iter().flatten() {
        index.insert((gap, RowKind::Labels), 0);
    }
    for (number, row) in index.values_mut().enumerate() {
        *row = number;
    }
    index
}

/// The first and last row of every level.
fn spans(layers: &Layers, index: &RowIndex) -> Vec<(usize, usize)> {
    let row = |layer: usize, kind: RowKind| {
        index
            .get(&(layer, kind))
            .copied()
            .unwrap_or_else(|| index[&(layer, RowKind::Nodes)])
    };
    let all = (0, index.len() - 1);
    let inner = layers
        .spans
        .iter()
        .map(|&(first, last)| (row(first, RowKind::Tops), row(last, RowKind::Bottoms)));
    std::iter::once(all).chain(inner).collect()
}

/// What it takes to lay an edge through the rows.
struct Chain<'a> {
    problem: &'a Problem,
    tree: &'a Tree,
    rows: &'a mut Rows,
    index: &'a RowIndex,
    edge: usize,
}

impl Chain<'_> {
    /// The item at which an edge ends: its node, or a new one at the border of its container.
    fn end(&mut self, end: End, row_at_container: usize) -> (usize, Level) {
        match end {
            End::Node(n) => (self.rows.nodes[n], level(self.problem.nodes[n].parent)),
            End::Container(c) => {
                let half = self.problem.options.spacing.edge / 2;
                let reach = Reach {
                    left: half,
                    right: half,
                    up: 0,
                    down: 0,
                };
                let inside = level(Some(c));
                (
                    self.rows
                        .push(ItemKind::Border, row_at_container, inside, reach),
                    inside,
                )
            }
        }
    }

    /// An edge that leads down, through all rows between its ends.
    fn long(
        &mut self,
        course: Course,
        layers: &Layers,
        gaps: &[usize],
    ) -> (Vec<usize>, Vec<usize>) {
        let (upper, lower) = ends(self.problem, self.edge, course);
        let upper_row = match upper {
            End::Container(c) => self.rows.spans[c + 1].1,
            End::Node(n) => self.index[&(layers.nodes[n], RowKind::Nodes)],
        };
        let (from, upper_level) = self.end(upper, upper_row);
        // An edge to a container around its other end stops in the last row of
        // that container; from there it is a straight line to the border.
        let (to, lower_level, lower_row) = match (lower, course) {
            (End::Container(c), Course::Out | Course::In) => {
                (None, c + 1, self.rows.spans[c + 1].1)
            }
            (End::Container(c), _) => {
                let row = self.rows.spans[c + 1].0;
                let (item, level) = self.end(lower, row);
                (Some(item), level, row)
            }
            (End::Node(n), _) => {
                let (item, level) = self.end(lower, 0);
                (
                    Some(item),
                    level,
                    self.index[&(layers.nodes[n], RowKind::Nodes)],
                )
            }
        };
        let common = self.tree.common(upper_level, lower_level);
        let label_rows: Vec<usize> = gaps
            .iter()
            .map(|&gap| self.index[&(gap, RowKind::Labels)])
            .collect();
        let mut labels = vec![0; gaps.len()];
        let mut links = Vec::new();
        let mut at = from;
        let passed = if to.is_some() {
            lower_row
        } else {
            lower_row + 1
        };
        for row in upper_row + 1..passed {
            let level = self
                .rows
                .passing_level(self.tree, upper_level, lower_level, common, row);
            let label = label_rows.iter().position(|&r| r == row);
            let item = match label {
                Some(label) => {
                    let reach = self.label_reach(label);
                    self.rows.push(ItemKind::Label, row, level, reach)
                }
                None => self.rows.push(ItemKind::Pass, row, level, Reach::default()),
            };
            if let Some(label) = label {
                labels[label] = item;
            }
            links.push(self.rows.link(self.edge, at, item));
            at = item;
        }
        if let Some(to) = to {
            links.push(self.rows.link(self.edge, at, to));
        }
        (links, labels)
    }

    /// An edge within a layer: down from both ends to where it turns, which is where its label is.
    fn flat(&mut self, layers: &Layers) -> (Vec<usize>, Vec<usize>) {
        let edge = &self.problem.edges[self.edge];
        let (End::Node(a), End::Node(b)) = (edge.source.end, edge.target.end) else {
            unreachable!("only nodes have ranks");
        };
        let from = self.index[&(layers.nodes[a], RowKind::Nodes)];
        let row = self.index[&(layers.nodes[a], RowKind::Labels)];
        let common = self.tree.common(
            level(self.problem.nodes[a].parent),
            level(self.problem.nodes[b].parent),
        );
        let half = self.problem.options.spacing.edge / 2;
        let reach = match edge.labels.len() {
            0 => Reach {
                left: half,
                right: half,
                up: 0,
                down: 0,
            },
            _ => self.label_reach(0),
        };
        let turn = self.rows.push(ItemKind::Turn, row, common, reach);
        let labels = vec![turn; edge.labels.len()];
        let mut links = Vec::new();
        for end in [a, b] {
            let mut at = self.rows.nodes[end];
            for passed in from + 1..row {
                let item = self
                    .rows
                    .push(ItemKind::Pass, passed, common, Reach::default());
                links.push(self.rows.link(self.edge, at, item));
                at = item;
            }
            links.push(self.rows.link(self.edge, at, turn));
        }
        (links, labels)
    }

    fn label_reach(&self, label: usize) -> Reach {
        let size = self.problem.edges[self.edge].labels[label].size;
        let left = (size.width + 1) / 2;
        let up = (size.height + 1) / 2;
        Reach {
            left,
            right: left,
            up,
            down: up,
        }
    }
}

/// Puts an item where a container would be empty.
fn add_spacers(tree: &Tree, rows: &mut Rows) {
    let mut present: Vec<Vec<bool>> = rows
        .spans
        .iter()
        .map(|&(first, last)| vec![false; last + 1 - first])
        .collect();
    for item in &rows.items {
        present[item.level][item.row - rows.spans[item.level].0] = true;
    }
    for inside in (ROOT + 1..tree.len()).rev() {
        let (first, last) = rows.spans[inside];
        for row in first..=last {
            if !present[inside][row - first] {
                rows.push(ItemKind::Spacer, row, inside, Reach::default());
            }
            let parent = tree.parent[inside];
            present[parent][row - rows.spans[parent].0] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        course,
        fixtures::{container, edge, edge_of, label, nodes},
        layers::{self, Freedom},
    };

    fn rows_of(problem: &Problem) -> Rows {
        let tree = Tree::new(problem);
        let courses = course::courses(problem, &tree);
        let layers = layers::assign(problem, &tree, &courses, Freedom::Free);
        build(problem, &tree, &courses, &layers)
    }

    fn kinds(rows: &Rows) -> Vec<RowKind> {
        rows.rows.iter().map(|row| row.kind).collect()
    }

    #[test]
    fn a_label_has_a_row_between_the_layers() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        problem.edges[0].labels = vec![label()];
        let rows = rows_of(&problem);
        assert_eq!(
            kinds(&rows),
            [RowKind::Nodes, RowKind::Labels, RowKind::Nodes]
        );
        assert_eq!(rows.items[rows.labels[0][0]].row, 1);
    }

    #[test]
    fn an_edge_to_a_container_ends_in_a_row_above_its_nodes() {
        let mut problem = nodes(2);
        problem.containers = vec![container(None)];
        problem.nodes[1].parent = Some(0);
        problem.edges = vec![edge_of(End::Node(0), End::Container(0))];
        let rows = rows_of(&problem);
        assert_eq!(
            kinds(&rows),
            [RowKind::Nodes, RowKind::Tops, RowKind::Nodes]
        );
        assert_eq!(rows.spans[1], (1, 2));
    }

    #[test]
    fn a_container_has_an_item_in_every_row() {
        let mut problem = nodes(4);
        problem.containers = vec![container(None)];
        for n in [0, 2] {
            problem.nodes[n].parent = Some(0);
        }
        problem.nodes[3].parent = Some(0);
        problem.edges = vec![edge(0, 2), edge(2, 3), edge(3, 1)];
        problem.edges[0].labels = vec![label()];
        let rows = rows_of(&problem);
        let (first, last) = rows.spans[1];
        for row in first..=last {
            assert!(
                rows.rows[row]
                    .items
                    .iter()
                    .any(|&item| rows.items[item].level == 1)
            );
        }
    }
}
