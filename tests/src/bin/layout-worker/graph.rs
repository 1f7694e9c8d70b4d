//! Benchmark graphs as requests, and answers as drawings.

use std::collections::{BTreeMap, BTreeSet};

use kinograph_core::{
    Arrangement, ContainerIx, Direction, EdgeIx, Index as _, Insets, LayoutRequest, NodeIx, Point,
    PortIx, Rect, Side, Size, Table,
    diagram::End,
    layout::{
        LabelPlace, LayoutContainer, LayoutEdge, LayoutLabel, LayoutNode, LayoutPort, Previous,
        Spacing,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

/// The distances that the benchmark gives to every tool, in pixels.
const SPACING: Spacing = Spacing {
    node: 40.0,
    rank: 60.0,
    edge: 15.0,
    container: 32.0,
    component: 40.0,
};
/// The room that the benchmark gives to every container's header and rim, in pixels.
const PADDING: Insets = Insets::new(15.0, 35.0, 15.0, 15.0);

#[derive(Deserialize)]
pub(crate) struct Graph {
    dir: String,
    nodes: Vec<GraphNode>,
    edges: Vec<GraphEdge>,
    previous: Option<Drawing>,
}

#[derive(Deserialize)]
struct GraphNode {
    id: String,
    w: f64,
    h: f64,
    parent: Option<String>,
    #[serde(default)]
    ports: Vec<GraphPort>,
}

#[derive(Deserialize)]
struct GraphPort {
    id: String,
    side: Option<String>,
}

#[derive(Deserialize)]
struct GraphEdge {
    s: String,
    t: String,
    label: Option<GraphLabel>,
    sp: Option<String>,
    tp: Option<String>,
}

#[derive(Deserialize)]
struct GraphLabel {
    w: f64,
    h: f64,
}

#[derive(Deserialize)]
struct Drawing {
    nodes: Vec<DrawnNode>,
}

#[derive(Deserialize)]
struct DrawnNode {
    id: String,
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

/// What the names of a graph stand for.
pub(crate) struct Names<'a> {
    ends: BTreeMap<&'a str, End>,
    /// The containers, each after its parent.
    containers: Vec<&'a GraphNode>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(graph: &'a Graph) -> Self {
        let parents: BTreeSet<&str> = graph
            .nodes
            .iter()
            .filter_map(|node| node.parent.as_deref())
            .collect();
        let (mut left, leaves): (Vec<_>, Vec<_>) = graph
            .nodes
            .iter()
            .partition(|node| parents.contains(node.id.as_str()));
        let mut ends: BTreeMap<&str, End> = leaves
            .iter()
            .enumerate()
            .map(|(n, node)| (node.id.as_str(), End::Node(NodeIx::new(n))))
            .collect();
        let mut containers = Vec::new();
        loop {
            let before = left.len();
            left.retain(|node| {
                let parent = node.parent.as_deref();
                let ready = parent.is_none_or(|parent| ends.contains_key(parent));
                if ready {
                    let index = ContainerIx::new(containers.len());
                    ends.insert(&node.id, End::Container(index));
                    containers.push(*node);
                }
                !ready
            });
            // What is left when nothing more gets ready lies in itself.
            if left.len() == before {
                return Self { ends, containers };
            }
        }
    }

    fn container(&self, name: Option<&str>) -> Option<ContainerIx> {
        match self.ends.get(name?) {
            Some(End::Container(container)) => Some(*container),
            _ => None,
        }
    }
}

/// What a layout is asked about a graph.
pub(crate) fn request(
    graph: &Graph,
    names: &Names<'_>,
    with_ports: bool,
) -> Result<LayoutRequest, String> {
    let mut nodes: Table<NodeIx, LayoutNode> = Table::new();
    let mut ports = Ports::default();
    for node in &graph.nodes {
        match names.ends.get(node.id.as_str()) {
            Some(End::Node(index)) => {
                if with_ports {
                    ports.add(node, *index);
                }
                nodes.push(LayoutNode {
                    size: Size::new(node.w, node.h),
                    margin: Insets::ZERO,
                    parent: names.container(node.parent.as_deref()),
                    pinned: None,
                    rank: None,
                });
            }
            Some(_) => {}
            None => return Err(format!("{} lies in itself", node.id)),
        }
    }
    let containers = names.containers.iter().map(|container| LayoutContainer {
        parent: names.container(container.parent.as_deref()),
        padding: PADDING,
        min_size: Size::ZERO,
        direction: None,
    });
    let end = |node: &str, port: Option<&str>| {
        let port = port.and_then(|port| ports.by_name.get(port));
        port.map(|port| End::Port(*port))
            .or_else(|| names.ends.get(node).copied())
            .ok_or_else(|| format!("there is no {node}"))
    };
    let edge = |edge: &GraphEdge| {
        Ok::<_, String>(LayoutEdge {
            source: end(&edge.s, edge.sp.as_deref())?,
            target: end(&edge.t, edge.tp.as_deref())?,
            directed: true,
            weight: 1.0,
            bundle: None,
        })
    };
    let labels = graph.edges.iter().enumerate().filter_map(|(edge, it)| {
        let label = it.label.as_ref()?;
        Some(LayoutLabel {
            edge: EdgeIx::new(edge),
            size: Size::new(label.w, label.h),
            place: LabelPlace::Middle,
        })
    });
    let previous = graph.previous.as_ref();
    Ok(LayoutRequest {
        previous: previous.map(|drawing| previously(drawing, names, nodes.len())),
        nodes,
        containers: containers.collect(),
        edges: graph.edges.iter().map(edge).collect::<Result<_, _>>()?,
        labels: labels.collect(),
        ports: ports.all,
        direction: match graph.dir.as_str() {
            "LR" => Direction::Right,
            "RL" => Direction::Left,
            "BT" => Direction::Up,
            _ => Direction::Down,
        },
        spacing: SPACING,
        aspect_ratio: None,
        seed: 0,
        params: Vec::new(),
    })
}

/// The ports that edges may end at, spread evenly over their sides.
#[derive(Default)]
struct Ports<'a> {
    all: Table<PortIx, LayoutPort>,
    by_name: BTreeMap<&'a str, PortIx>,
}

impl<'a> Ports<'a> {
    fn add(&mut self, node: &'a GraphNode, index: NodeIx) {
        for (name, side) in [
            ("N", Side::Top),
            ("E", Side::Right),
            ("S", Side::Bottom),
            ("W", Side::Left),
        ] {
            let has_side = |port: &&GraphPort| port.side.as_deref() == Some(name);
            let here: Vec<&GraphPort> = node.ports.iter().filter(has_side).collect();
            let step = 1.0 / (here.len() as f64 + 1.0);
            let mut share = 0.0;
            for port in here {
                share += step;
                let at = match side {
                    Side::Top => Point::new(node.w * share, 0.0),
                    Side::Bottom => Point::new(node.w * share, node.h),
                    Side::Left => Point::new(0.0, node.h * share),
                    Side::Right => Point::new(node.w, node.h * share),
                };
                let number = self.all.push(LayoutPort {
                    node: index,
                    at,
                    side,
                });
                self.by_name.insert(&port.id, number);
            }
        }
    }
}

fn previously(drawing: &Drawing, names: &Names<'_>, nodes: usize) -> Previous {
    let mut previous = Previous {
        nodes: vec![None; nodes].into(),
        containers: vec![None; names.containers.len()].into(),
    };
    for &DrawnNode { ref id, x, y, w, h } in &drawing.nodes {
        match names.ends.get(id.as_str()) {
            Some(End::Node(node)) => previous.nodes[*node] = Some(Point::new(x, y)),
            Some(End::Container(container)) => {
                previous.containers[*container] = Some(Rect::new(x, y, x + w, y + h));
            }
            _ => {}
        }
    }
    previous
}

/// An answer as the benchmark reads it.
pub(crate) fn drawing(
    graph: &Graph,
    names: &Names<'_>,
    request: &LayoutRequest,
    arrangement: &Arrangement,
) -> Value {
    let nodes = graph.nodes.iter().filter_map(|node| {
        let rect = match names.ends.get(node.id.as_str())? {
            End::Node(index) => {
                let corner = arrangement.nodes[index.position()];
                Rect::from_origin_size(corner, (node.w, node.h))
            }
            End::Container(index) => arrangement.containers[index.position()],
            End::Port(_) => return None,
        };
        let (x, y, w, h) = (rect.x0, rect.y0, rect.width(), rect.height());
        Some(json!({ "id": node.id, "x": x, "y": y, "w": w, "h": h, "parent": node.parent }))
    });
    let labels: BTreeMap<usize, Value> = request
        .labels
        .iter()
        .zip(&arrangement.labels)
        .map(|(label, at)| {
            let (w, h) = (label.size.width, label.size.height);
            let place = json!({ "x": at.x - w / 2.0, "y": at.y - h / 2.0, "w": w, "h": h });
            (label.edge.position(), place)
        })
        .collect();
    let edges = graph.edges.iter().enumerate().map(|(number, edge)| {
        let route = arrangement.routes.get(number);
        let points: Vec<[f64; 2]> = route
            .map(|route| route.points.iter().map(|p| [p.x, p.y]).collect())
            .unwrap_or_default();
        json!({
            "s": edge.s,
            "t": edge.t,
            "points": points,
            "label": labels.get(&number),
            "wants_label": edge.label.is_some(),
        })
    });
    json!({
        "dir": graph.dir,
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
    })
}
