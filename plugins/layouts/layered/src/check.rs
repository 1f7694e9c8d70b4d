//! The last pass: looks for what must never leave this crate.

use crate::{
    assemble::label_box,
    geometry::{Point, Rect},
    grid::Grid,
    problem::{Drawing, End, Problem},
    tree::{Level, Tree, level},
};

/// Something that is wrong with a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Two nodes, or a node or a container and a foreign container, overlap.
    Overlap,
    /// A child is not inside its container.
    Outside,
    /// A route leads through a node.
    ThroughNode,
    /// A route leads through a container that holds neither of its ends.
    ThroughContainer,
    /// A route is not attached to its ends, or is no line at all.
    Detached,
    /// A label lies on a node, another label or a foreign route.
    Label,
}

/// Whether a drawing has no faults.
pub(crate) fn is_sound(problem: &Problem, drawing: &Drawing) -> bool {
    faults(problem, drawing).is_empty()
}

/// The kinds of faults that a drawing has, with what has them.
pub(crate) fn faults(problem: &Problem, drawing: &Drawing) -> Vec<(Fault, usize)> {
    let scene = Scene::new(problem, drawing);
    let mut faults = Vec::new();
    scene.check_boxes(&mut faults);
    for e in 0..problem.edges.len() {
        scene.check_route(e, &mut faults);
    }
    scene.check_labels(&mut faults);
    faults
}

struct Scene<'a> {
    problem: &'a Problem,
    drawing: &'a Drawing,
    tree: Tree,
    boxes: Vec<Rect>,
    near_nodes: Grid,
    near_containers: Grid,
}

impl<'a> Scene<'a> {
    fn new(problem: &'a Problem, drawing: &'a Drawing) -> Self {
        let nodes = problem.nodes.iter().zip(&drawing.nodes);
        let boxes: Vec<Rect> = nodes.map(|(node, &at)| Rect::at(at, node.size)).collect();
        Self {
            problem,
            drawing,
            tree: Tree::new(problem),
            near_nodes: Grid::new(&boxes),
            near_containers: Grid::new(&drawing.containers),
            boxes,
        }
    }

    fn frame(&self, level: Level) -> Rect {
        self.drawing.containers[level - 1]
    }

    fn check_boxes(&self, faults: &mut Vec<(Fault, usize)>) {
        for (n, &rect) in self.boxes.iter().enumerate() {
            let home = level(self.problem.nodes[n].parent);
            if home > 0 && !self.frame(home).holds(rect) {
                faults.push((Fault::Outside, n));
            }
            if self
                .near_nodes
                .near(rect)
                .any(|m| m != n && self.boxes[m].overlaps(rect))
            {
                faults.push((Fault::Overlap, n));
            }
            let foreign = |c: usize| !self.tree.holds(c + 1, home);
            if self
                .near_containers
                .near(rect)
                .any(|c| foreign(c) && self.frame(c + 1).overlaps(rect))
            {
                faults.push((Fault::Overlap, n));
            }
        }
        for (c, &rect) in self.drawing.containers.iter().enumerate() {
            let home = level(self.problem.containers[c].parent);
            if home > 0 && !self.frame(home).holds(rect) {
                faults.push((Fault::Outside, c));
            }
            let related = |d: usize| self.tree.holds(d + 1, c + 1) || self.tree.holds(c + 1, d + 1);
            if self
                .near_containers
                .near(rect)
                .any(|d| !related(d) && self.frame(d + 1).overlaps(rect))
            {
                faults.push((Fault::Overlap, c));
            }
        }
    }

    /// Where an end's border is.
    fn end_box(&self, end: End) -> Rect {
        match end {
            End::Node(n) => self.boxes[n],
            End::Container(c) => self.drawing.containers[c],
        }
    }

    fn check_route(&self, e: usize, faults: &mut Vec<(Fault, usize)>) {
        let edge = &self.problem.edges[e];
        let route = &self.drawing.routes[e];
        let (Some(&first), Some(&last)) = (route.first(), route.last()) else {
            faults.push((Fault::Detached, e));
            return;
        };
        let attached = |end: End, p: Point| on_border(self.end_box(end), p);
        if route.len() < 2 || !attached(edge.source.end, first) || !attached(edge.target.end, last)
        {
            faults.push((Fault::Detached, e));
        }
        let ends = [edge.source.end, edge.target.end];
        let homes = ends.map(|end| match end {
            End::Node(n) => level(self.problem.nodes[n].parent),
            End::Container(c) => c + 1,
        });
        for piece in route.windows(2) {
            let line = segment(piece[0], piece[1]);
            let through = |n: usize| enters(self.boxes[n], line);
            if self.near_nodes.near(line).any(through) {
                faults.push((Fault::ThroughNode, e));
            }
            let foreign = |c: usize| homes.iter().all(|&home| !self.tree.holds(c + 1, home));
            let crossed = |c: usize| foreign(c) && enters(self.frame(c + 1), line);
            if self.near_containers.near(line).any(crossed) {
                faults.push((Fault::ThroughContainer, e));
            }
        }
    }

    fn check_labels(&self, faults: &mut Vec<(Fault, usize)>) {
        let mut labels = Vec::new();
        let mut owner = Vec::new();
        for (e, edge) in self.problem.edges.iter().enumerate() {
            for (label, &centre) in edge.labels.iter().zip(&self.drawing.labels[e]) {
                labels.push(label_box(label.size, centre));
                owner.push(e);
            }
        }
        if labels.is_empty() {
            return;
        }
        let near_labels = Grid::new(&labels);
        for (i, &rect) in labels.iter().enumerate() {
            let on_label = near_labels
                .near(rect)
                .any(|j| j != i && labels[j].overlaps(rect));
            let on_node = self
                .near_nodes
                .near(rect)
                .any(|n| self.boxes[n].overlaps(rect));
            if on_label || on_node {
                faults.push((Fault::Label, owner[i]));
            }
        }
        for (e, route) in self.drawing.routes.iter().enumerate() {
            for piece in route.windows(2) {
                let line = segment(piece[0], piece[1]);
                if near_labels
                    .near(line)
                    .any(|i| owner[i] != e && enters(labels[i], line))
                {
                    faults.push((Fault::Label, e));
                }
            }
        }
    }
}

fn segment(a: Point, b: Point) -> Rect {
    Rect {
        left: a.x.min(b.x),
        top: a.y.min(b.y),
        right: a.x.max(b.x),
        bottom: a.y.max(b.y),
    }
}

/// Whether a line leads through the inside of a box.
fn enters(rect: Rect, line: Rect) -> bool {
    line.right > rect.left
        && line.left < rect.right
        && line.bottom > rect.top
        && line.top < rect.bottom
}

fn on_border(rect: Rect, p: Point) -> bool {
    let point = Rect::at(p, Default::default());
    rect.holds(point)
        && (p.x == rect.left || p.x == rect.right || p.y == rect.top || p.y == rect.bottom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{edge, nodes};

    #[test]
    fn every_kind_of_fault_is_seen() {
        let mut problem = nodes(3);
        problem.edges = vec![edge(0, 2)];
        let mut drawing = Drawing {
            nodes: vec![Point::new(0, 0), Point::new(0, 100), Point::new(0, 200)],
            routes: vec![vec![Point::new(50, 40), Point::new(50, 200)]],
            labels: vec![Vec::new()],
            ..Drawing::default()
        };
        assert_eq!(faults(&problem, &drawing), [(Fault::ThroughNode, 0)]);
        drawing.routes[0] = vec![Point::new(100, 20), Point::new(120, 20)];
        assert_eq!(faults(&problem, &drawing), [(Fault::Detached, 0)]);
        drawing.nodes[1] = Point::new(90, 180);
        assert!(faults(&problem, &drawing).contains(&(Fault::Overlap, 1)));
    }
}
