//! Splits a diagram into its connected parts and packs their drawings.

use kinograph_plugin_sdk::geometry::Direction;

use crate::{
    geometry::{Point, Size, Turn},
    pack,
    problem::{Container, Drawing, Edge, End, Node, Problem, Terminal},
    solve,
};

/// Arranges a diagram in the plane of the picture. The drawing's top left corner is (0, 0).
pub(crate) fn arrange(problem: &Problem, direction: Direction) -> Drawing {
    let turn = Turn(direction);
    let mut whole = Drawing {
        nodes: vec![Point::default(); problem.nodes.len()],
        containers: vec![Default::default(); problem.containers.len()],
        routes: vec![Vec::new(); problem.edges.len()],
        labels: vec![Vec::new(); problem.edges.len()],
        bounds: Default::default(),
    };
    let parts = parts(problem);
    let drawings: Vec<Drawing> = parts
        .iter()
        .map(|part| {
            let turned = part.problem(problem).turned(turn);
            let drawing = solve::solve(&turned);
            drawing.turned_back(turn, turned.nodes.iter().map(|node| node.size))
        })
        .collect();
    let sizes: Vec<Size> = drawings
        .iter()
        .map(|drawing| drawing.bounds.size())
        .collect();
    let options = &problem.options;
    let former: Option<Vec<Point>> = parts
        .iter()
        .zip(&drawings)
        .map(|(part, drawing)| part.former_corner(problem, drawing))
        .collect();
    let gap = options.spacing.component;
    let packed = former
        .and_then(|corners| pack::keep(&sizes, corners, gap))
        .unwrap_or_else(|| pack::pack(&sizes, gap, options.aspect_ratio));
    for ((part, drawing), at) in parts.iter().zip(drawings).zip(packed) {
        let by = Point::new(at.x - drawing.bounds.left, at.y - drawing.bounds.top);
        part.insert(drawing, by, &mut whole);
    }
    whole
}

/// What is arranged by itself, as indices into the whole: with whatever it
/// holds, it holds the containers around that and the ends of its edges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    pub(crate) nodes: Vec<usize>,
    pub(crate) containers: Vec<usize>,
    pub(crate) edges: Vec<usize>,
}

/// The connected parts, in the order in which the diagram begins them.
/// What has ranks is one part, because ranks reach across everything.
fn parts(problem: &Problem) -> Vec<Part> {
    let nodes = problem.nodes.len();
    let mut sets = Sets::new(nodes + problem.containers.len());
    let number = |end: End| match end {
        End::Node(n) => n,
        End::Container(c) => nodes + c,
    };
    let mut ranked = None;
    for (n, node) in problem.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            sets.join(n, nodes + parent);
        }
        if node.rank.is_some() {
            sets.join(n, *ranked.get_or_insert(n));
        }
    }
    for (c, container) in problem.containers.iter().enumerate() {
        if let Some(parent) = container.parent {
            sets.join(nodes + c, nodes + parent);
        }
    }
    for edge in &problem.edges {
        sets.join(number(edge.source.end), number(edge.target.end));
    }
    let mut part_of = vec![usize::MAX; nodes + problem.containers.len()];
    let mut parts: Vec<Part> = Vec::new();
    let mut part = |sets: &mut Sets, member: usize, parts: &mut Vec<Part>| {
        let leader = sets.leader(member);
        if part_of[leader] == usize::MAX {
            part_of[leader] = parts.len();
            parts.push(Part::default());
        }
        part_of[leader]
    };
    for n in 0..nodes {
        let p = part(&mut sets, n, &mut parts);
        parts[p].nodes.push(n);
    }
    for c in 0..problem.containers.len() {
        let p = part(&mut sets, nodes + c, &mut parts);
        parts[p].containers.push(c);
    }
    for (e, edge) in problem.edges.iter().enumerate() {
        let p = part(&mut sets, number(edge.source.end), &mut parts);
        parts[p].edges.push(e);
    }
    parts
}

impl Part {
    /// The part as a diagram of its own.
    pub(crate) fn problem(&self, whole: &Problem) -> Problem {
        let container = |c: usize| {
            self.containers
                .binary_search(&c)
                .expect("a part holds the parents of what it holds")
        };
        let terminal = |terminal: Terminal| Terminal {
            end: match terminal.end {
                End::Node(n) => End::Node(
                    self.nodes
                        .binary_search(&n)
                        .expect("a part holds its edges' ends"),
                ),
                End::Container(c) => End::Container(container(c)),
            },
            ..terminal
        };
        let node = |&n: &usize| Node {
            parent: whole.nodes[n].parent.map(container),
            ..whole.nodes[n]
        };
        let inner = |&c: &usize| {
            let parent = whole.containers[c].parent.map(container);
            Container {
                parent,
                ..whole.containers[c]
            }
        };
        let edge = |&e: &usize| Edge {
            source: terminal(whole.edges[e].source),
            target: terminal(whole.edges[e].target),
            ..whole.edges[e].clone()
        };
        Problem {
            nodes: self.nodes.iter().map(node).collect(),
            containers: self.containers.iter().map(inner).collect(),
            edges: self.edges.iter().map(edge).collect(),
            options: whole.options,
            turn: whole.turn,
        }
    }

    /// Where the drawing's corner would be if the part stayed where it was.
    fn former_corner(&self, problem: &Problem, drawing: &Drawing) -> Option<Point> {
        let shifts = self
            .nodes
            .iter()
            .zip(&drawing.nodes)
            .filter_map(|(&n, at)| {
                let Node { size, previous, .. } = problem.nodes[n];
                let centre = Point::new(at.x + size.width / 2, at.y + size.height / 2);
                previous.map(|before| (before.x - centre.x, before.y - centre.y))
            });
        let (mut xs, mut ys): (Vec<i64>, Vec<i64>) = shifts.unzip();
        xs.sort_unstable();
        ys.sort_unstable();
        let middle = xs.len() / 2;
        let by = Point::new(*xs.get(middle)?, *ys.get(middle)?);
        Some(drawing.bounds.corner().plus(by))
    }

    /// Puts the drawing of the part into that of the whole.
    fn insert(&self, drawing: Drawing, by: Point, whole: &mut Drawing) {
        for (&n, at) in self.nodes.iter().zip(drawing.nodes) {
            whole.nodes[n] = at.plus(by);
        }
        for (&c, frame) in self.containers.iter().zip(drawing.containers) {
            whole.containers[c] = frame.moved(by);
        }
        for (&e, route) in self.edges.iter().zip(drawing.routes) {
            whole.routes[e] = route.into_iter().map(|p| p.plus(by)).collect();
        }
        for (&e, labels) in self.edges.iter().zip(drawing.labels) {
            whole.labels[e] = labels.into_iter().map(|p| p.plus(by)).collect();
        }
        whole.bounds = whole.bounds.union(drawing.bounds.moved(by));
    }
}

/// Disjoint sets of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    pub(crate) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The number that stands for the set of another.
    pub(crate) fn leader(&mut self, mut member: usize) -> usize {
        while self.0[member] != member {
            self.0[member] = self.0[self.0[member]];
            member = self.0[member];
        }
        member
    }

    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.leader(a), self.leader(b));
        self.0[a.max(b)] = a.min(b);
    }
}
