//! What a script gets: the diagram as plain objects, with names.

use std::collections::BTreeMap;

use kinograph_core::{
    ContainerIx, Direction, EdgeIx, Index, Insets, NodeIx, Point, PortIx, Rect, ScriptCall, Side,
    diagram::{Diagram, End, Item},
    layout::Spacing,
    script::ScriptValue,
};
use serde::Serialize;

/// The argument of a script's function, as `docs/scripts.md` explains it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Graph<'a> {
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
    containers: Vec<Container<'a>>,
    direction: Direction,
    spacing: Spacing,
    aspect_ratio: Option<f64>,
    params: BTreeMap<&'a str, &'a ScriptValue>,
}

#[derive(Serialize)]
struct Words<'a> {
    index: usize,
    id: &'a str,
    label: &'a str,
    caption: Option<&'a str>,
    kind: Option<&'a str>,
    tags: &'a [String],
    parent: Option<&'a str>,
}

#[derive(Serialize)]
struct Node<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    width: f64,
    height: f64,
    margin: Sides,
    ports: Vec<Port<'a>>,
    rank: Option<u32>,
    pinned: Option<Spot>,
    previous: Option<Spot>,
}

#[derive(Serialize)]
struct Port<'a> {
    name: &'a str,
    x: f64,
    y: f64,
    side: Side,
}

#[derive(Serialize)]
struct Container<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    children: Vec<&'a str>,
    padding: Sides,
    width: f64,
    height: f64,
    direction: Option<Direction>,
    previous: Option<Frame>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edge<'a> {
    index: usize,
    id: &'a str,
    source: &'a str,
    target: &'a str,
    source_port: Option<&'a str>,
    target_port: Option<&'a str>,
    label: Option<&'a str>,
    directed: bool,
    weight: f64,
}

#[derive(Serialize)]
struct Sides {
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
}

#[derive(Serialize)]
struct Spot {
    x: f64,
    y: f64,
}

#[derive(Serialize)]
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// What a script is asked, as JSON.
pub(super) fn json(call: &ScriptCall<'_>) -> String {
    let ScriptCall {
        choice,
        diagram,
        request,
    } = *call;
    let mut ports = vec![Vec::new(); request.nodes.len()];
    for (port, it) in request.ports.enumerate() {
        ports[it.node.position()].push(port);
    }
    let names = Names {
        diagram,
        kinds: &choice.kinds,
        ports,
    };
    let graph = Graph {
        nodes: request
            .nodes
            .indices()
            .map(|it| names.node(call, it))
            .collect(),
        edges: request
            .edges
            .indices()
            .map(|it| names.edge(call, it))
            .collect(),
        containers: names.containers(call),
        direction: request.direction,
        spacing: request.spacing,
        aspect_ratio: request.aspect_ratio,
        params: choice
            .params
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .collect(),
    };
    serde_json::to_string(&graph).expect("texts and finite numbers can be written as JSON")
}

/// What things are called and have.
struct Names<'a> {
    diagram: &'a Diagram,
    kinds: &'a [String],
    /// The ports of each node.
    ports: Vec<Vec<PortIx>>,
}

impl<'a> Names<'a> {
    fn words(&self, index: usize, item: &'a Item) -> Words<'a> {
        Words {
            index,
            id: &item.id,
            label: &item.label,
            caption: item.caption.as_deref(),
            kind: self.kinds.get(item.kind.position()).map(String::as_str),
            tags: &item.tags,
            parent: item.parent.map(|it| self.container(it)),
        }
    }

    fn container(&self, container: ContainerIx) -> &'a str {
        &self.diagram.containers[container].item.id
    }

    fn node(&self, call: &ScriptCall<'a>, node: NodeIx) -> Node<'a> {
        let it = &call.request.nodes[node];
        let previous = call.request.previous.as_ref();
        Node {
            words: self.words(node.position(), &self.diagram.nodes[node].item),
            width: it.size.width,
            height: it.size.height,
            margin: it.margin.into(),
            ports: self.ports[node.position()]
                .iter()
                .map(|&port| {
                    let it = &call.request.ports[port];
                    Port {
                        name: self.port(port),
                        x: it.at.x,
                        y: it.at.y,
                        side: it.side,
                    }
                })
                .collect(),
            rank: it.rank,
            pinned: it.pinned.map(Spot::from),
            previous: previous.and_then(|it| it.nodes[node]).map(Spot::from),
        }
    }

    fn port(&self, port: PortIx) -> &'a str {
        &self.diagram.ports[port].name
    }

    fn containers(&self, call: &ScriptCall<'a>) -> Vec<Container<'a>> {
        let mut children = vec![Vec::new(); self.diagram.containers.len()];
        let nodes = self.diagram.nodes.iter().map(|it| &it.item);
        let inner = self.diagram.containers.iter().map(|it| &it.item);
        for item in nodes.chain(inner) {
            if let Some(parent) = item.parent {
                children[parent.position()].push(item.id.as_str());
            }
        }
        let containers = call.request.containers.enumerate().zip(children);
        containers
            .map(|((container, it), children)| {
                let previous = call.request.previous.as_ref();
                Container {
                    words: self.words(
                        container.position(),
                        &self.diagram.containers[container].item,
                    ),
                    children,
                    padding: it.padding.into(),
                    width: it.min_size.width,
                    height: it.min_size.height,
                    direction: it.direction,
                    previous: previous
                        .and_then(|it| it.containers[container])
                        .map(Frame::from),
                }
            })
            .collect()
    }

    fn edge(&self, call: &ScriptCall<'a>, edge: EdgeIx) -> Edge<'a> {
        let it = &call.request.edges[edge];
        let named = &self.diagram.edges[edge];
        let end = |end: End| self.diagram.end_item(end).id.as_str();
        let port = |end: End| match end {
            End::Port(port) => Some(self.port(port)),
            _ => None,
        };
        Edge {
            index: edge.position(),
            id: &named.id,
            source: end(it.source),
            target: end(it.target),
            source_port: port(it.source),
            target_port: port(it.target),
            label: named.label.as_deref(),
            directed: it.directed,
            weight: it.weight,
        }
    }
}

impl From<Insets> for Sides {
    fn from(insets: Insets) -> Self {
        Self {
            top: insets.y0,
            right: insets.x1,
            bottom: insets.y1,
            left: insets.x0,
        }
    }
}

impl From<Point> for Spot {
    fn from(Point { x, y }: Point) -> Self {
        Self { x, y }
    }
}

impl From<Rect> for Frame {
    fn from(rect: Rect) -> Self {
        Self {
            x: rect.x0,
            y: rect.y0,
            width: rect.width(),
            height: rect.height(),
        }
    }
}
