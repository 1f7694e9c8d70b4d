//! What arranges diagrams: the trait that a plugin host, a test or an embedding program implements.
//!
//! Everything is an index into a list of the request, so that a layout cannot
//! rename or lose anything.

use serde::{Deserialize, Serialize};

use crate::{
    ContainerIx, Direction, EdgeIx, Insets, NodeIx, Param, ParamSpec, PluginError, Point, PortIx,
    Rect, Script, ScriptCall, ScriptError, Side, Size, Table, diagram::End,
};

/// The layouts that are installed.
pub trait LayoutEngine {
    /// Every layout.
    fn specs(&self) -> &[LayoutSpec];

    /// Arranges a diagram. `layout` is a position in [`LayoutEngine::specs`].
    ///
    /// # Errors
    /// When the layout refuses the request or fails; [`place`](crate::place()) checks the answer.
    fn arrange(&self, layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError>;

    /// Reads the script that a diagram names in place of a layout, such as `./mine.js`.
    ///
    /// # Errors
    /// When there is none, or the diagram may not have it; by default, always.
    fn script(&self, _name: &str) -> Result<Script, ScriptError> {
        Err(ScriptError::new("scripts are not read here"))
    }

    /// Arranges a diagram by a script that [`LayoutEngine::script`] gave.
    ///
    /// # Errors
    /// When the script fails or answers nonsense; by default, always.
    fn run_script(&self, _call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        Err(ScriptError::new("scripts are not run here"))
    }
}

/// The declaration of a layout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayoutSpec {
    /// The plugin that supplies it; `plugin/id` is its full name.
    pub plugin: String,
    /// Its name: lower case words joined by hyphens.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// One sentence, lower case, without a full stop.
    pub doc: String,
    /// Whether it arranges diagrams with containers.
    pub containers: bool,
    /// The most nodes it serves.
    pub max_nodes: Option<u32>,
    /// What may be written beside its name.
    pub params: Vec<ParamSpec>,
    /// Other names for it.
    pub aliases: Vec<String>,
}

/// What a layout gets.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    /// The leaves, with their sizes.
    pub nodes: Table<NodeIx, LayoutNode>,
    /// The ports of the nodes.
    pub ports: Table<PortIx, LayoutPort>,
    /// A container follows its parent.
    pub containers: Table<ContainerIx, LayoutContainer>,
    /// What joins them.
    pub edges: Table<EdgeIx, LayoutEdge>,
    /// The edges' labels, with their sizes.
    pub labels: Vec<LayoutLabel>,
    /// The direction in which edges flow.
    pub direction: Direction,
    /// The least distances between neighbours.
    pub spacing: Spacing,
    /// The wanted width divided by height, where there is one.
    pub aspect_ratio: Option<f64>,
    /// Where things stood in the previous drawing.
    pub previous: Option<Previous>,
    /// Where a layout draws its choices from.
    pub seed: u64,
    /// Parameters, checked against the layout's declarations.
    pub params: Vec<Param>,
}

/// A leaf to place.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutNode {
    /// Its box.
    pub size: Size,
    /// Room to keep free around it.
    pub margin: Insets,
    /// The container that holds it.
    pub parent: Option<ContainerIx>,
    /// The top left corner that a person fixed.
    pub pinned: Option<Point>,
    /// Nodes of equal rank stand in one layer; ranks are ordered.
    pub rank: Option<u32>,
}

/// A port to route to.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutPort {
    /// The node that has it.
    pub node: NodeIx,
    /// From the node's top left corner.
    pub at: Point,
    /// The side that routes leave from.
    pub side: Side,
}

/// A container to size and place.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutContainer {
    /// The container that holds it, which stands before it in the table.
    pub parent: Option<ContainerIx>,
    /// From its frame to its children; the header lies in the top.
    pub padding: Insets,
    /// Its least size.
    pub min_size: Size,
    /// The direction inside, where it differs from the request's.
    pub direction: Option<Direction>,
}

/// An edge to route.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutEdge {
    /// Where it starts.
    pub source: End,
    /// Where it leads.
    pub target: End,
    /// Whether it asks its target to stand after its source.
    pub directed: bool,
    /// Heavier edges are kept shorter and straighter; 1 is usual.
    pub weight: f64,
    /// Edges of one bundle may share a trunk.
    pub bundle: Option<u32>,
}

/// A label to place.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutLabel {
    /// The edge it belongs to.
    pub edge: EdgeIx,
    /// Its box.
    pub size: Size,
    /// Where along the edge it is wanted.
    pub place: LabelPlace,
}

/// Where along an edge a label is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelPlace {
    /// Near the source.
    Tail,
    /// Half way.
    #[default]
    Middle,
    /// Near the target.
    Head,
}

/// The least distances between neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spacing {
    /// Between nodes of one rank.
    pub node: f64,
    /// Between ranks.
    pub rank: f64,
    /// Between parallel edges, and between an edge and a node.
    pub edge: f64,
    /// Between containers and what stands beside them.
    pub container: f64,
    /// Between parts of the diagram that no edge joins.
    pub component: f64,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            node: 32.0,
            rank: 56.0,
            edge: 16.0,
            container: 32.0,
            component: 48.0,
        }
    }
}

/// Where things stood in the previous drawing; none for what is new.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Previous {
    /// Top left corners.
    pub nodes: Table<NodeIx, Option<Point>>,
    /// Frames.
    pub containers: Table<ContainerIx, Option<Rect>>,
}

/// What a layout gives. [`place`](crate::place()) checks it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Top left corners, one for each node.
    pub nodes: Vec<Point>,
    /// One for each container.
    pub containers: Vec<Rect>,
    /// One for each edge, or none at all to leave them to the router.
    pub routes: Vec<Route>,
    /// Centres, one for each label, or none at all.
    pub labels: Vec<Point>,
    /// The order in which nodes appear when the diagram builds up; empty, or one for each node.
    pub reveal: Vec<NodeIx>,
    /// What turns in a moving picture.
    pub orbits: Vec<Orbit>,
}

/// Nodes on a circle, which is drawn behind everything, and along which they
/// turn in a moving picture, staying upright. A straight edge from one of them
/// to the node in the middle turns with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Orbit {
    /// What they circle.
    pub center: Point,
    /// Who circles.
    pub nodes: Vec<NodeIx>,
    /// Whole turns in a loop of the picture, clockwise; negative for the other way round, 0 to
    /// stand still.
    pub turns: i32,
}

/// The way of an edge from its source to its target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Route {
    /// The bend points, both ends included. None leaves the route to the
    /// [`router`](crate::router), which draws it as `curve` says.
    pub points: Vec<Point>,
    /// How they are joined.
    pub curve: Curve,
}

/// How the points of a route are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curve {
    /// By straight lines.
    Straight,
    /// By horizontal and vertical lines.
    Orthogonal,
    /// By horizontal and vertical lines with rounded bends.
    #[default]
    Rounded,
    /// By cubics: the points are a chain of 3k + 1 of them.
    Spline,
}
