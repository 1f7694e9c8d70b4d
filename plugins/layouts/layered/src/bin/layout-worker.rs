//! Lays out benchmark graphs: a path of a graph in JSON on each line of the
//! standard input, a drawing in JSON on each line of the standard output.
//!
//! `--ports` puts the ends of edges on the sides that the graphs ask for;
//! without it they are free, as they are for most other layouts.

#![allow(
    clippy::print_stdout,
    reason = "the standard output is how the worker answers"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::BufRead as _,
    time::Instant,
};

use kinograph_plugin_sdk::{
    geometry::{Direction, Insets, Point, Rect, Side, Size},
    layout::{
        Arrangement, Container, Edge, EdgeLabel, End, LabelPlace, Node, Port, Previous, Request,
        Spacing,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Graph {
    dir: String,
    nodes: Vec<GraphNode>,
    edges: Vec<GraphEdge>,
    previous: Option<Drawing>,
}

#[derive(Deserialize)]
struct GraphNode {
    id: String,
    w: f32,
    h: f32,
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
    w: f32,
    h: f32,
}

#[derive(Deserialize)]
struct Drawing {
    nodes: Vec<DrawnNode>,
}

#[derive(Deserialize)]
struct DrawnNode {
    id: String,
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

fn main() {
    let ports = std::env::args().any(|argument| argument == "--ports");
    for path in std::io::stdin().lock().lines().map_while(Result::ok) {
        let answer = answer(&path, ports).unwrap_or_else(|error| json!({ "error": error }));
        println!("{answer}");
    }
}

fn answer(path: &str, ports: bool) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let graph: Graph = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let names = Names::new(&graph);
    let request = request(&graph, &names, ports)?;
    let start = Instant::now();
    let arrangement = kinograph_layered::arrange(&request).map_err(|error| error.to_string())?;
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    Ok(json!({ "ms": ms, "drawing": drawing(&graph, &names, &request, &arrangement) }))
}

/// What the names of a graph stand for.
struct Names<'a> {
    ends: BTreeMap<&'a str, End>,
}

impl<'a> Names<'a> {
    fn new(graph: &'a Graph) -> Self {
        let parents: BTreeSet<&str> = graph
            .nodes
            .iter()
            .filter_map(|node| node.parent.as_deref())
            .collect();
        let mut ends = BTreeMap::new();
        let mut nodes = 0..;
        for node in graph
            .nodes
            .iter()
            .filter(|node| !parents.contains(node.id.as_str()))
        {
            ends.extend(nodes.next().map(|n| (node.id.as_str(), End::Node(n))));
        }
        // A container follows its parent.
        let mut containers = 0..;
        let mut left: Vec<&GraphNode> = graph
            .nodes
            .iter()
            .filter(|node| parents.contains(node.id.as_str()))
            .collect();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|node| {
                let ready = node
                    .parent
                    .as_deref()
                    .is_none_or(|parent| ends.contains_key(parent));
                if ready {
                    ends.extend(
                        containers
                            .next()
                            .map(|c| (node.id.as_str(), End::Container(c))),
                    );
                }
                !ready
            });
            if left.len() == before {
                break;
            }
        }
        Self { ends }
    }

    fn container(&self, name: Option<&str>) -> Option<u32> {
        match self.ends.get(name?) {
            Some(&End::Container(c)) => Some(c),
            _ => None,
        }
    }
}

fn request(graph: &Graph, names: &Names<'_>, with_ports: bool) -> Result<Request, String> {
    let mut request = Request {
        nodes: Vec::new(),
        ports: Vec::new(),
        containers: Vec::new(),
        edges: Vec::new(),
        labels: Vec::new(),
        direction: match graph.dir.as_str() {
            "LR" => Direction::Right,
            "RL" => Direction::Left,
            "BT" => Direction::Up,
            _ => Direction::Down,
        },
        spacing: Spacing {
            node: 40.0,
            rank: 60.0,
            edge: 15.0,
            container: 32.0,
            component: 40.0,
        },
        aspect_ratio: None,
        previous: None,
        seed: 0,
        params: Vec::new(),
        extra: Vec::new(),
    };
    let mut ports = BTreeMap::new();
    let mut containers = Vec::new();
    for node in &graph.nodes {
        let parent = names.container(node.parent.as_deref());
        match names.ends.get(node.id.as_str()) {
            Some(&End::Node(n)) => {
                let size = Size {
                    width: node.w,
                    height: node.h,
                };
                let margin = Insets {
                    top: 0.0,
                    right: 0.0,
                    bottom: 0.0,
                    left: 0.0,
                };
                let (pinned, rank, extra) = (None, None, Vec::new());
                request.nodes.push(Node {
                    size,
                    margin,
                    parent,
                    pinned,
                    rank,
                    extra,
                });
                if with_ports {
                    add_ports(node, n, &mut request.ports, &mut ports);
                }
            }
            Some(&End::Container(c)) => containers.push((c, parent)),
            _ => return Err(format!("{} lies in itself", node.id)),
        }
    }
    containers.sort_unstable();
    request
        .containers
        .extend(containers.into_iter().map(|(_, parent)| Container {
            parent,
            padding: Insets {
                top: 35.0,
                right: 15.0,
                bottom: 15.0,
                left: 15.0,
            },
            min_size: Size {
                width: 0.0,
                height: 0.0,
            },
            direction: None,
            extra: Vec::new(),
        }));
    let end = |node: &str, port: &Option<String>| {
        let port = port.as_deref().and_then(|port| ports.get(port)).copied();
        port.map(End::Port)
            .or_else(|| names.ends.get(node).copied())
    };
    for (edge, number) in graph.edges.iter().zip(0..) {
        request.edges.push(Edge {
            source: end(&edge.s, &edge.sp).ok_or_else(|| format!("there is no {}", edge.s))?,
            target: end(&edge.t, &edge.tp).ok_or_else(|| format!("there is no {}", edge.t))?,
            directed: true,
            weight: 1.0,
            bundle: None,
            extra: Vec::new(),
        });
        if let Some(GraphLabel { w, h }) = edge.label {
            let size = Size {
                width: w,
                height: h,
            };
            request.labels.push(EdgeLabel {
                edge: number,
                size,
                place: LabelPlace::Middle,
            });
        }
    }
    request.previous = graph
        .previous
        .as_ref()
        .map(|drawing| previous(drawing, names, &request));
    Ok(request)
}

/// Ports are spread evenly over their sides.
fn add_ports<'a>(
    node: &'a GraphNode,
    number: u32,
    ports: &mut Vec<Port>,
    by_name: &mut BTreeMap<&'a str, u32>,
) {
    for (name, side) in [
        ("N", Side::Top),
        ("E", Side::Right),
        ("S", Side::Bottom),
        ("W", Side::Left),
    ] {
        let here: Vec<&GraphPort> = node
            .ports
            .iter()
            .filter(|port| port.side.as_deref() == Some(name))
            .collect();
        for (i, port) in here.iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "a node has few ports")]
            let share = (i + 1) as f32 / (here.len() + 1) as f32;
            let (x, y) = match side {
                Side::Top => (node.w * share, 0.0),
                Side::Bottom => (node.w * share, node.h),
                Side::Left => (0.0, node.h * share),
                Side::Right => (node.w, node.h * share),
            };
            by_name.extend(
                u32::try_from(ports.len())
                    .ok()
                    .map(|p| (port.id.as_str(), p)),
            );
            ports.push(Port {
                node: number,
                at: Point { x, y },
                side,
            });
        }
    }
}

fn previous(drawing: &Drawing, names: &Names<'_>, request: &Request) -> Previous {
    let mut previous = Previous {
        nodes: vec![None; request.nodes.len()],
        containers: vec![None; request.containers.len()],
    };
    for &DrawnNode { ref id, x, y, w, h } in &drawing.nodes {
        match names.ends.get(id.as_str()) {
            Some(&End::Node(n)) => previous.nodes[n as usize] = Some(Point { x, y }),
            Some(&End::Container(c)) => {
                previous.containers[c as usize] = Some(Rect {
                    x,
                    y,
                    width: w,
                    height: h,
                });
            }
            _ => {}
        }
    }
    previous
}

fn drawing(
    graph: &Graph,
    names: &Names<'_>,
    request: &Request,
    arrangement: &Arrangement,
) -> Value {
    let nodes = graph.nodes.iter().filter_map(|node| {
        let (x, y, w, h) = match names.ends.get(node.id.as_str())? {
            End::Node(n) => {
                let at = arrangement.nodes[*n as usize];
                (at.x, at.y, node.w, node.h)
            }
            End::Container(c) => {
                let frame = arrangement.containers[*c as usize];
                (frame.x, frame.y, frame.width, frame.height)
            }
            End::Port(_) => return None,
        };
        Some(json!({ "id": node.id, "x": x, "y": y, "w": w, "h": h, "parent": node.parent }))
    });
    let labels: BTreeMap<u32, Value> = request
        .labels
        .iter()
        .zip(&arrangement.labels)
        .map(|(label, at)| {
            let Size { width, height } = label.size;
            let (x, y) = (at.x - width / 2.0, at.y - height / 2.0);
            (
                label.edge,
                json!({ "x": x, "y": y, "w": width, "h": height }),
            )
        })
        .collect();
    let edges = graph.edges.iter().zip(0_u32..).map(|(edge, number)| {
        let route = &arrangement.routes[number as usize];
        let start = route.start as usize;
        let points = &arrangement.points[start..start + route.count as usize];
        let points: Vec<[f32; 2]> = points.iter().map(|p| [p.x, p.y]).collect();
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
