//! Containers: every level is arranged on its own, from the inside out, and
//! then put into place from the outside in.

use crate::{
    diagram::{Diagram, Drawing, End},
    flow::Flow,
    geometry::{Insets, Point, Rect, Size, bounds},
    level::{Item, Level, Link, Solution, frame},
};

/// The place of a container's inside among the levels; 0 is the diagram itself.
const ROOT: usize = 0;

/// The levels of a diagram.
#[derive(Debug)]
pub(crate) struct Nest<'a> {
    diagram: &'a Diagram,
    /// `levels[c + 1]` is the inside of container `c`.
    levels: Vec<Level>,
    /// What the items of each level are.
    members: Vec<Vec<End>>,
    /// Which item of its level a node is.
    node_items: Vec<usize>,
    /// Which item of its level a container is.
    container_items: Vec<usize>,
    solutions: Vec<Solution>,
}

/// Arranges a diagram whose levels do not know of each other.
pub(crate) fn arrange(diagram: &Diagram, solve: &dyn Fn(&Level) -> Solution) -> Drawing {
    let mut nest = Nest::of(diagram);
    for container in (0..diagram.containers.len()).rev() {
        nest.size(container, solve);
    }
    let solution = solve(nest.root());
    let mut drawing = nest.drawing();
    for &item in &solution.order {
        let (corner, size) = (solution.corners[item], solution.sizes[item]);
        nest.put(nest.members[ROOT][item], corner, size, &mut drawing);
    }
    let inner = nest.solutions.iter().flat_map(|it| &it.stems);
    drawing.stems = solution.stems.iter().chain(inner).copied().collect();
    drawing
}

impl<'a> Nest<'a> {
    pub(crate) fn of(diagram: &'a Diagram) -> Self {
        let count = diagram.containers.len() + 1;
        let mut nest = Self {
            diagram,
            levels: (0..count).map(|level| empty(diagram, level)).collect(),
            members: vec![Vec::new(); count],
            node_items: vec![0; diagram.nodes.len()],
            container_items: vec![0; diagram.containers.len()],
            solutions: vec![Solution::default(); count],
        };
        for (_, end) in in_order_of_the_file(diagram) {
            let level = level(diagram.home(end));
            let item = nest.members[level].len();
            nest.members[level].push(end);
            nest.levels[level].items.push(match end {
                End::Node(n) => {
                    nest.node_items[n] = item;
                    Item {
                        size: diagram.room(n),
                        is_container: false,
                        to_content: Point::default(),
                        rank: diagram.nodes[n].rank,
                        previous: diagram.nodes[n].previous,
                    }
                }
                End::Container(c) => {
                    nest.container_items[c] = item;
                    Item {
                        is_container: true,
                        ..Item::default()
                    }
                }
            });
        }
        nest.link();
        nest
    }

    /// Gives every edge to the innermost level that holds both of its ends.
    fn link(&mut self) {
        let mut depths = vec![0_usize; self.levels.len()];
        for (c, container) in self.diagram.containers.iter().enumerate() {
            depths[c + 1] = depths[level(container.parent)] + 1;
        }
        for (number, edge) in self.diagram.edges.iter().enumerate() {
            let (mut source, mut target) = (edge.source, edge.target);
            loop {
                let homes = [source, target].map(|end| level(self.diagram.home(end)));
                if homes[0] == homes[1] {
                    break;
                }
                // The deeper one gives way to what holds it, which is no root.
                if depths[homes[0]] >= depths[homes[1]] {
                    source = End::Container(homes[0] - 1);
                } else {
                    target = End::Container(homes[1] - 1);
                }
            }
            if source != target {
                let link = Link {
                    edge: number,
                    source: self.item(source),
                    target: self.item(target),
                    label: edge.label,
                };
                self.levels[level(self.diagram.home(source))]
                    .links
                    .push(link);
            }
        }
    }

    /// The diagram itself.
    pub(crate) fn root(&self) -> &Level {
        &self.levels[ROOT]
    }

    /// What a container, or the diagram itself, holds directly.
    pub(crate) fn inside(&self, container: Option<usize>) -> (&Level, &[End]) {
        let level = level(container);
        (&self.levels[level], &self.members[level])
    }

    fn item(&self, end: End) -> usize {
        match end {
            End::Node(n) => self.node_items[n],
            End::Container(c) => self.container_items[c],
        }
    }

    /// Arranges the inside of a container, which gives it its size. What is in
    /// it must have been sized before.
    pub(crate) fn size(&mut self, container: usize, solve: &dyn Fn(&Level) -> Solution) {
        let mut solution = solve(&self.levels[container + 1]);
        let content = bounds(&solution.corners, &solution.sizes);
        let by = Point::default().minus(content.corner());
        for corner in &mut solution.corners {
            *corner = corner.plus(by);
        }
        self.solutions[container + 1] = solution;
        let it = &self.diagram.containers[container];
        let item = self.container_items[container];
        let item = &mut self.levels[level(it.parent)].items[item];
        item.size = frame(content.size(), it.padding, it.min_size);
        let Insets {
            top,
            right,
            bottom,
            left,
        } = it.padding;
        item.to_content = Point::new((left - right) / 2, (top - bottom) / 2);
    }

    /// A drawing in which nothing has a place yet.
    pub(crate) fn drawing(&self) -> Drawing {
        Drawing {
            nodes: vec![Point::default(); self.diagram.nodes.len()],
            containers: vec![Rect::default(); self.diagram.containers.len()],
            reveal: Vec::with_capacity(self.diagram.nodes.len()),
            orbits: Vec::new(),
            stems: Vec::new(),
        }
    }

    /// Puts an item, and all that is in it, at a place.
    pub(crate) fn put(&self, end: End, corner: Point, size: Size, drawing: &mut Drawing) {
        let mut waiting = vec![(end, corner, size)];
        while let Some((end, corner, size)) = waiting.pop() {
            let container = match end {
                End::Node(n) => {
                    let margin = self.diagram.nodes[n].margin;
                    drawing.nodes[n] = corner.plus(Point::new(margin.left, margin.top));
                    drawing.reveal.push(n);
                    continue;
                }
                End::Container(container) => container,
            };
            drawing.containers[container] = Rect::at(corner, size);
            let it = &self.diagram.containers[container];
            let Solution {
                corners,
                sizes,
                order,
                ..
            } = &self.solutions[container + 1];
            // A frame with more room than it needs holds its content in the middle.
            let used = bounds(corners, sizes).size().padded(it.padding);
            let base = corner.plus(Point::new(
                it.padding.left + (size.width - used.width) / 2,
                it.padding.top + (size.height - used.height) / 2,
            ));
            let inside = order.iter().rev().map(|&item| {
                let member = self.members[container + 1][item];
                (member, base.plus(corners[item]), sizes[item])
            });
            waiting.extend(inside);
        }
    }
}

fn level(container: Option<usize>) -> usize {
    container.map_or(ROOT, |c| c + 1)
}

fn empty(diagram: &Diagram, level: usize) -> Level {
    let own = level
        .checked_sub(1)
        .and_then(|container| diagram.containers[container].direction);
    Level {
        items: Vec::new(),
        links: Vec::new(),
        flow: Flow(own.unwrap_or(diagram.direction)),
        has_own_flow: own.is_some(),
        is_root: level == ROOT,
        spacing: diagram.spacing,
        ratio: diagram.ratio.filter(|_| level == ROOT),
    }
}

/// All nodes and containers. A container comes with the first node in it, as
/// the file has it; those that hold nothing come last.
fn in_order_of_the_file(diagram: &Diagram) -> Vec<(usize, End)> {
    let mut first = vec![usize::MAX; diagram.containers.len()];
    for (n, node) in diagram.nodes.iter().enumerate().rev() {
        if let Some(parent) = node.parent {
            first[parent] = n;
        }
    }
    for c in (0..first.len()).rev() {
        if let Some(parent) = diagram.containers[c].parent {
            first[parent] = first[parent].min(first[c]);
        }
    }
    let nodes = (0..diagram.nodes.len()).map(|n| (n, End::Node(n)));
    let containers = (0..first.len()).map(|c| (first[c], End::Container(c)));
    let mut all: Vec<(usize, End)> = containers.chain(nodes).collect();
    all.sort_by_key(|&(position, _)| position);
    all
}
