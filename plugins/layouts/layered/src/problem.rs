//! What the passes work on: a diagram in whole pixels, without names.

use kinograph_plugin_sdk::{geometry::Side, layout::LabelPlace};

use crate::geometry::{Insets, Point, Rect, Size, Turn};

/// A diagram to arrange.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problem {
    pub(crate) nodes: Vec<Node>,
    /// A container follows its parent.
    pub(crate) containers: Vec<Container>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) options: Options,
    /// From the picture to the plane that this is in.
    pub(crate) turn: Turn,
}

/// What holds for the whole diagram.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) spacing: Spacing,
    /// 0 to 10: how much work to spend on the order within the rows.
    pub(crate) thoroughness: u32,
    /// The wanted width divided by height.
    pub(crate) aspect_ratio: f64,
    pub(crate) seed: u64,
}

/// The least distances between neighbours, in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spacing {
    pub(crate) node: i64,
    pub(crate) rank: i64,
    pub(crate) edge: i64,
    pub(crate) container: i64,
    pub(crate) component: i64,
}

/// A box to place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    pub(crate) size: Size,
    pub(crate) margin: Insets,
    pub(crate) parent: Option<usize>,
    pub(crate) rank: Option<u32>,
    /// Where its centre stood in the previous drawing.
    pub(crate) previous: Option<Point>,
}

/// A box to draw around other boxes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Container {
    pub(crate) parent: Option<usize>,
    pub(crate) padding: Insets,
    pub(crate) min_size: Size,
    /// The room of its title, in the picture: in its top left corner.
    pub(crate) title: Size,
}

/// A line to draw.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) source: Terminal,
    pub(crate) target: Terminal,
    pub(crate) directed: bool,
    /// In quarters: 4 is usual.
    pub(crate) weight: i64,
    pub(crate) bundle: Option<u32>,
    pub(crate) labels: Vec<Label>,
}

/// Where an edge starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terminal {
    pub(crate) end: End,
    /// Where on the node; none leaves it to the layout.
    pub(crate) port: Option<Port>,
}

/// What an edge is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Node(usize),
    Container(usize),
}

/// A fixed place on the border of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Port {
    /// From the node's top left corner.
    pub(crate) at: Point,
    pub(crate) side: Side,
}

/// A box to place on an edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    pub(crate) size: Size,
    pub(crate) place: LabelPlace,
}

/// Where everything stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    /// Top left corners.
    pub(crate) nodes: Vec<Point>,
    pub(crate) containers: Vec<Rect>,
    /// From source to target, ends included.
    pub(crate) routes: Vec<Vec<Point>>,
    /// For each edge, the centre of each of its labels.
    pub(crate) labels: Vec<Vec<Point>>,
    /// What holds all of it.
    pub(crate) bounds: Rect,
}

impl Problem {
    /// The same diagram, turned so that its edges flow down.
    pub(crate) fn turned(&self, turn: Turn) -> Self {
        let terminal = |t: Terminal| {
            let port = t.port.map(|port| {
                let size = match t.end {
                    End::Node(node) => self.nodes[node].size,
                    End::Container(_) => Size::default(),
                };
                Port {
                    at: turn.in_box(port.at, size),
                    side: turn.side(port.side),
                }
            });
            Terminal { end: t.end, port }
        };
        let edge = |edge: &Edge| Edge {
            source: terminal(edge.source),
            target: terminal(edge.target),
            labels: edge
                .labels
                .iter()
                .map(|label| Label {
                    size: turn.size(label.size),
                    ..*label
                })
                .collect(),
            ..edge.clone()
        };
        Self {
            nodes: self
                .nodes
                .iter()
                .map(|node| Node {
                    size: turn.size(node.size),
                    margin: turn.insets(node.margin),
                    previous: node.previous.map(|p| turn.point(p)),
                    ..*node
                })
                .collect(),
            containers: self
                .containers
                .iter()
                .map(|container| Container {
                    padding: turn.insets(container.padding),
                    min_size: turn.size(container.min_size),
                    ..*container
                })
                .collect(),
            edges: self.edges.iter().map(edge).collect(),
            options: self.options,
            turn,
        }
    }

    /// The container that directly holds an end.
    pub(crate) fn home(&self, end: End) -> Option<usize> {
        match end {
            End::Node(node) => self.nodes[node].parent,
            End::Container(container) => self.containers[container].parent,
        }
    }
}

impl Drawing {
    /// The drawing of a turned problem, turned back. `sizes` are those of the turned nodes.
    pub(crate) fn turned_back(mut self, turn: Turn, sizes: impl Iterator<Item = Size>) -> Self {
        for (corner, size) in self.nodes.iter_mut().zip(sizes) {
            *corner = turn.rect_back(Rect::at(*corner, size)).corner();
        }
        for frame in &mut self.containers {
            *frame = turn.rect_back(*frame);
        }
        for point in self.routes.iter_mut().chain(&mut self.labels).flatten() {
            *point = turn.point_back(*point);
        }
        self.bounds = turn.rect_back(self.bounds);
        self
    }
}
