//! The diagram: what the author meant, with every name resolved.

use serde::Serialize;

pub use crate::document::Flow;
use crate::{
    ContainerIx, Direction, EdgeIx, KindIx, NodeIx, Param, Point, PortIx, Side, Size, Span, Table,
    script::ScriptChoice,
    style::{EdgeStyle, NodeStyle, Rgba, Theme},
};

/// Nodes, ports, containers and edges with their styles cascaded and their kinds known.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// The heading, when the author asks for one.
    pub title: Option<String>,
    /// A quieter line under the title.
    pub subtitle: Option<String>,
    /// What the diagram shows, for those who cannot see it.
    pub description: Option<String>,
    /// The direction in which edges flow.
    pub direction: Direction,
    /// The wanted width of the picture divided by its height: the layout may
    /// use it, and the picture gets the room that lacks.
    pub aspect_ratio: Option<f64>,
    /// What everything looks like.
    pub theme: Theme,
    /// Who arranges it.
    pub layout: LayoutChoice,
    /// The leaves.
    pub nodes: Table<NodeIx, Node>,
    /// What holds them; a container stands after its parent.
    pub containers: Table<ContainerIx, Container>,
    /// The named places on nodes where edges may end.
    pub ports: Table<PortIx, Port>,
    /// What joins them, in the order written.
    pub edges: Table<EdgeIx, Edge>,
    /// What colours and lines mean; none is drawn when it is empty.
    pub legend: Vec<LegendEntry>,
    /// What moves in a moving picture.
    pub motion: Motion,
}

/// A layout and what it was told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayoutChoice {
    /// The layout's full name, `plugin/layout`, or what a script is called.
    pub name: String,
    /// Parameters that the layout declares.
    pub params: Vec<Param>,
    /// The script, where one stands in for a layout.
    pub script: Option<ScriptChoice>,
    /// Where the author named it.
    pub span: Option<Span>,
}

/// What nodes and containers have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The full path, such as `shop.orders`; unique in the diagram.
    pub id: String,
    /// What it is called in the picture.
    pub label: String,
    /// A quieter second line.
    pub caption: Option<String>,
    /// A count or a state on its corner.
    pub badge: Option<Badge>,
    /// What it is.
    pub kind: KindIx,
    /// Parameters that the kind declares, defaults filled in.
    pub params: Vec<Param>,
    /// The named styles that it takes.
    pub classes: Vec<String>,
    /// Words to select it by.
    pub tags: Vec<String>,
    /// What it is for, shown to those who ask (a tooltip, a screen reader).
    pub description: Option<String>,
    /// A web address (http, https or mailto) that it leads to.
    pub link: Option<String>,
    /// Theme, kind, classes and its own style, in that order.
    pub style: NodeStyle,
    /// The container that holds it.
    pub parent: Option<ContainerIx>,
    /// Where the author wrote it.
    pub span: Option<Span>,
}

/// A count or a state on the corner of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// What it says.
    pub text: String,
    /// Its colour; none is that of the node.
    pub color: Option<Rgba>,
}

/// A leaf of the diagram.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it shares with containers.
    pub item: Item,
    /// The top left corner that a person fixed.
    pub pinned: Option<Point>,
    /// Nodes of equal rank stand in one layer.
    pub rank: Option<u32>,
    /// The size that the author asked for.
    pub requested: Option<Size>,
}

/// A node that holds others.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    /// What it shares with nodes.
    pub item: Item,
    /// The direction inside, where it differs from the diagram's.
    pub direction: Option<Direction>,
}

/// A named place on a node where edges may end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Port {
    /// The node that has it.
    pub node: NodeIx,
    /// Its name, unique on the node.
    pub name: String,
    /// The side of the node; none lets the measuring stage choose.
    pub side: Option<Side>,
}

/// What an edge ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// Anywhere on a node's outline.
    Node(NodeIx),
    /// Anywhere on a container's frame.
    Container(ContainerIx),
    /// A port of a node.
    Port(PortIx),
}

/// Which ends of an edge have heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heads {
    /// `--`
    None,
    /// `->` and, with its ends exchanged, `<-`.
    Target,
    /// `<->`
    Both,
}

/// A line from one thing to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Stable and unique: `source->target`, numbered when there are several.
    pub id: String,
    /// Where it starts. For `b <- a` this is `a`.
    pub source: End,
    /// Where it leads.
    pub target: End,
    /// Which ends have heads.
    pub heads: Heads,
    /// What it says.
    pub label: Option<String>,
    /// The named styles that it takes.
    pub classes: Vec<String>,
    /// Theme, classes and its own style, in that order; asynchronous edges are dashed.
    pub style: EdgeStyle,
    /// Edges of one bundle were written as one fan-out.
    pub bundle: Option<u32>,
    /// Heavier edges are kept shorter and straighter; 1 is usual.
    pub weight: f64,
    /// What runs along it; none leaves that to [`Motion::flow`].
    pub flow: Option<Flow>,
    /// Where the author wrote it.
    pub span: Option<Span>,
}

/// A line of the legend.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegendEntry {
    /// What is explained.
    pub sample: Sample,
    /// What it means.
    pub text: String,
}

/// What a line of the legend shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sample {
    /// A node of this style.
    Node(NodeStyle),
    /// An edge of this style.
    Edge(EdgeStyle),
}

/// What moves in a moving picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Motion {
    /// Whether nothing moves at all.
    pub still: bool,
    /// What runs along edges that do not say; none is beams, and dots where the
    /// line is not solid.
    pub flow: Option<Flow>,
    /// How fast it runs, in pixels a second.
    pub speed: f64,
    /// How long one loop takes; none is as long as it needs.
    pub duration_ms: Option<u32>,
    /// Whether the diagram builds up before anything else.
    pub entrance: bool,
    /// The diagram told step by step.
    pub story: Vec<Step>,
}

impl Motion {
    /// The usual speed, in pixels a second.
    pub const SPEED: f64 = 120.0;
}

impl Default for Motion {
    fn default() -> Self {
        Self {
            still: false,
            flow: None,
            speed: Self::SPEED,
            duration_ms: None,
            entrance: false,
            story: Vec::new(),
        }
    }
}

/// One step of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// What happens.
    pub action: Action,
    /// What is said below.
    pub say: Option<String>,
    /// How long it takes at least; none is as long as it needs.
    pub duration_ms: Option<u32>,
}

/// What happens in a step of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing but what is said.
    Pause,
    /// These appear: nodes and containers, never ports.
    Show(Vec<End>),
    /// Something runs along these edges, one after the other.
    Trace(Vec<Hop>),
    /// Everything else is dimmed: nodes and containers, never ports.
    Focus(Vec<End>),
}

/// One edge of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// The edge.
    pub edge: EdgeIx,
    /// Whether it leads from the edge's target to its source.
    pub backwards: bool,
}

impl Diagram {
    /// The node or container that an end belongs to.
    #[must_use]
    pub fn whole(&self, end: End) -> End {
        match end {
            End::Port(port) => End::Node(self.ports[port].node),
            whole => whole,
        }
    }

    /// The item of a node or container that an edge ends at.
    #[must_use]
    pub fn end_item(&self, end: End) -> &Item {
        match end {
            End::Node(node) => &self.nodes[node].item,
            End::Container(container) => &self.containers[container].item,
            End::Port(port) => &self.nodes[self.ports[port].node].item,
        }
    }
}
