//! Checks a request and turns it into whole pixels.

use kinograph_plugin_sdk::{
    PluginError, geometry,
    layout::{self, Request},
    whole::{insets, malformed, position, round, size},
};

use crate::{
    geometry::{Point, Size},
    params,
    problem::{Container, Edge, End, Label, Node, Port, Problem, Terminal},
    titles,
};

/// The diagram of a request, in the plane of the picture.
///
/// # Errors
/// When an index is out of range or a number is not finite, negative or too large.
pub(crate) fn problem(request: &Request) -> Result<Problem, PluginError> {
    let mut problem = Problem {
        options: params::options(request)?,
        ..Problem::default()
    };
    for (c, container) in request.containers.iter().enumerate() {
        if container.parent.is_some_and(|parent| to_index(parent) >= c) {
            return Err(malformed(format!(
                "container {c} does not follow its parent"
            )));
        }
        let padding = insets(container.padding, "padding")?;
        let min_size = size(container.min_size)?;
        problem.containers.push(Container {
            parent: container.parent.map(to_index),
            padding,
            min_size,
            title: titles::room(padding, min_size),
        });
    }
    let previous = request
        .previous
        .as_ref()
        .map(|previous| previous.nodes.as_slice());
    for (n, node) in request.nodes.iter().enumerate() {
        let parent = index(node.parent, problem.containers.len(), "container")?;
        let size = size(node.size)?;
        let corner = previous.and_then(|nodes| nodes.get(n).copied()).flatten();
        let centre = corner
            .map(position)
            .transpose()?
            .map(|at| Point::new(at.x + size.width / 2, at.y + size.height / 2));
        if let Some(at) = node.pinned {
            position(at)?;
        }
        let margin = insets(node.margin, "margin")?;
        problem.nodes.push(Node {
            size,
            margin,
            parent,
            rank: node.rank,
            previous: centre,
        });
    }
    for edge in &request.edges {
        if !edge.weight.is_finite() || edge.weight < 0.0 || edge.weight > 1000.0 {
            return Err(malformed("an edge weight is not between 0 and 1000"));
        }
        problem.edges.push(Edge {
            source: terminal(request, edge.source)?,
            target: terminal(request, edge.target)?,
            directed: edge.directed,
            weight: round(f64::from(edge.weight) * 4.0),
            bundle: edge.bundle,
            labels: Vec::new(),
        });
    }
    for label in &request.labels {
        let edge = index(Some(label.edge), problem.edges.len(), "edge")?;
        if let Some(edge) = edge {
            let label = Label {
                size: size(label.size)?,
                place: label.place,
            };
            problem.edges[edge].labels.push(label);
        }
    }
    Ok(problem)
}

/// Where a node is pinned, to whole pixels. The request must have passed [`problem`].
pub(crate) fn pin(node: &layout::Node) -> Option<Point> {
    node.pinned.and_then(|at| position(at).ok())
}

/// An index of the contract as an index of Rust.
pub(crate) fn to_index(index: u32) -> usize {
    usize::try_from(index).expect("an address has at least 32 bits")
}

fn index(index: Option<u32>, count: usize, what: &str) -> Result<Option<usize>, PluginError> {
    match index.map(to_index) {
        Some(index) if index >= count => Err(malformed(format!(
            "there is no {what} {index}, only {count}"
        ))),
        index => Ok(index),
    }
}

fn terminal(request: &Request, end: layout::End) -> Result<Terminal, PluginError> {
    let check = |i: u32, count: usize, what: &str| index(Some(i), count, what).map(|_| to_index(i));
    Ok(match end {
        layout::End::Node(n) => Terminal {
            end: End::Node(check(n, request.nodes.len(), "node")?),
            port: None,
        },
        layout::End::Container(c) => Terminal {
            end: End::Container(check(c, request.containers.len(), "container")?),
            port: None,
        },
        layout::End::Port(p) => {
            let port = &request.ports[check(p, request.ports.len(), "port")?];
            let node = check(port.node, request.nodes.len(), "node")?;
            let at = Port {
                at: on_side(request, node, port)?,
                side: port.side,
            };
            Terminal {
                end: End::Node(node),
                port: Some(at),
            }
        }
    })
}

/// The place of a port, brought onto its side of the node.
fn on_side(request: &Request, node: usize, port: &layout::Port) -> Result<Point, PluginError> {
    let at = position(port.at)?;
    let Size { width, height } = size(request.nodes[node].size)?;
    let at = Point::new(at.x.clamp(0, width), at.y.clamp(0, height));
    Ok(match port.side {
        geometry::Side::Top => Point::new(at.x, 0),
        geometry::Side::Bottom => Point::new(at.x, height),
        geometry::Side::Left => Point::new(0, at.y),
        geometry::Side::Right => Point::new(width, at.y),
    })
}
