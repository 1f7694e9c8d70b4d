//! Where everything stands.

use serde::Serialize;

use crate::{ContainerIx, EdgeIx, NodeIx, Rect, Route, Table};

/// A rectangle per node and container, a route per edge, a place per label, by
/// index. Every number is finite, every child is inside its parent, every route
/// has at least two points, and everything lies in `bounds`, whose origin is (0, 0).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Placement {
    /// The boxes of the nodes.
    pub nodes: Table<NodeIx, Rect>,
    /// The frames of the containers.
    pub containers: Table<ContainerIx, Rect>,
    /// The routes of the edges.
    pub routes: Table<EdgeIx, Route>,
    /// The boxes of the edges' labels.
    pub labels: Table<EdgeIx, Option<Rect>>,
    /// The order in which nodes appear when the diagram builds up.
    pub reveal: Vec<NodeIx>,
    /// What holds all of it, bleed included.
    pub bounds: Rect,
}
