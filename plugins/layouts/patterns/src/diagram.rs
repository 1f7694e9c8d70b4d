//! A request that has been checked, in whole pixels.

use kinograph_plugin_sdk::geometry::Direction;

use crate::{
    flow::Flow,
    geometry::{Insets, Point, Rect, Size},
};

/// What is arranged.
#[derive(Clone, Debug)]
pub(crate) struct Diagram {
    pub(crate) nodes: Vec<Node>,
    /// A container follows its parent.
    pub(crate) containers: Vec<Container>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) direction: Direction,
    pub(crate) spacing: Spacing,
    /// The wanted width divided by height, where there is one.
    pub(crate) ratio: Option<f64>,
}

/// A leaf.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) size: Size,
    /// Room to keep free around it.
    pub(crate) margin: Insets,
    pub(crate) parent: Option<usize>,
    pub(crate) rank: Option<u32>,
    /// The top left corner that a person fixed.
    pub(crate) pinned: Option<Point>,
    /// Its middle in the previous drawing.
    pub(crate) previous: Option<Point>,
}

/// A frame around nodes and containers.
#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) parent: Option<usize>,
    pub(crate) padding: Insets,
    pub(crate) min_size: Size,
    pub(crate) direction: Option<Direction>,
}

/// What joins two of them.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub(crate) source: End,
    pub(crate) target: End,
    /// All of its labels together; zero where it has none.
    pub(crate) label: Size,
}

/// A node or a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Node(usize),
    Container(usize),
}

/// Gaps in pixels, multiples of [`crate::geometry::GRID`] and never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spacing {
    /// Between neighbours.
    pub(crate) node: i64,
    /// Between stages, levels, rings.
    pub(crate) rank: i64,
    /// Between containers and what stands beside them.
    pub(crate) container: i64,
    /// Between parts that no edge joins.
    pub(crate) component: i64,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawing {
    /// Top left corners of the nodes.
    pub(crate) nodes: Vec<Point>,
    /// Frames of the containers.
    pub(crate) containers: Vec<Rect>,
    /// The nodes in the order in which they appear.
    pub(crate) reveal: Vec<usize>,
    pub(crate) orbits: Vec<Orbit>,
    /// The edges whose way the layout knows itself.
    pub(crate) stems: Vec<Stem>,
}

/// An edge of a tree: the last `gap` pixels before its child hold nothing, and
/// neither does the way there from the middle of its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stem {
    pub(crate) edge: usize,
    /// From the parent to the child.
    pub(crate) flow: Flow,
    pub(crate) gap: i64,
}

/// Nodes that circle the middle of another node in a moving picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Orbit {
    pub(crate) center: usize,
    pub(crate) nodes: Vec<usize>,
    pub(crate) turns: i32,
}

impl Diagram {
    /// The room that a node takes, with its margin.
    pub(crate) fn room(&self, node: usize) -> Size {
        let Node { size, margin, .. } = self.nodes[node];
        size.padded(margin)
    }

    /// What holds an end, or nothing where it stands in the diagram itself.
    pub(crate) fn home(&self, end: End) -> Option<usize> {
        match end {
            End::Node(node) => self.nodes[node].parent,
            End::Container(container) => self.containers[container].parent,
        }
    }
}
