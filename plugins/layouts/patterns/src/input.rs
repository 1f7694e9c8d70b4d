//! Checks a request and turns it into whole pixels.

use kinograph_plugin_sdk::{
    PluginError,
    layout::{self, Request},
    whole::{LONGEST, insets, length, malformed, position, size},
};

use crate::{
    diagram::{Container, Diagram, Edge, End, Node, Spacing},
    geometry::{GRID, Point, Size, on_grid, round},
};

/// The ratios that are aimed at; others are brought to the nearest of them.
const RATIOS: (f64, f64) = (0.05, 20.0);

/// The diagram of a request.
///
/// # Errors
/// When an index is out of range or a number is not finite, negative or too large.
pub(crate) fn diagram(request: &Request) -> Result<Diagram, PluginError> {
    let mut diagram = Diagram {
        nodes: Vec::with_capacity(request.nodes.len()),
        containers: Vec::with_capacity(request.containers.len()),
        edges: Vec::with_capacity(request.edges.len()),
        direction: request.direction,
        spacing: spacing(&request.spacing)?,
        ratio: request.aspect_ratio.map(ratio).transpose()?,
    };
    for (c, it) in request.containers.iter().enumerate() {
        diagram.containers.push(Container {
            // A container that is its own ancestor would not follow its parent.
            parent: index(it.parent, c, "container before it")?,
            padding: insets(it.padding, "padding")?,
            min_size: size(it.min_size)?,
            direction: it.direction,
        });
    }
    for (n, it) in request.nodes.iter().enumerate() {
        let size = size(it.size)?;
        let previous = request.previous.as_ref();
        let previous = previous.and_then(|all| all.nodes.get(n).copied().flatten());
        let middle = |at: Point| at.plus(Point::new(size.width / 2, size.height / 2));
        diagram.nodes.push(Node {
            size,
            margin: insets(it.margin, "margin")?,
            parent: index(it.parent, request.containers.len(), "container")?,
            rank: it.rank,
            pinned: it.pinned.map(position).transpose()?,
            previous: previous.map(position).transpose()?.map(middle),
        });
    }
    for it in &request.edges {
        if !it.weight.is_finite() {
            return Err(malformed("an edge's weight is not finite"));
        }
        diagram.edges.push(Edge {
            source: end(request, it.source)?,
            target: end(request, it.target)?,
            label: Size::default(),
        });
    }
    for it in &request.labels {
        let size = size(it.size)?;
        let edge = to_index(it.edge, request.edges.len(), "edge")?;
        let all = &mut diagram.edges[edge].label;
        // Labels at the tail, the middle and the head stand one after the other.
        all.width = (all.width + size.width).min(round(f64::from(LONGEST)));
        all.height = (all.height + size.height).min(round(f64::from(LONGEST)));
    }
    Ok(diagram)
}

fn to_index(index: u32, count: usize, what: &str) -> Result<usize, PluginError> {
    usize::try_from(index)
        .ok()
        .filter(|&index| index < count)
        .ok_or_else(|| malformed(format!("there is no {what} {index}")))
}

fn index(index: Option<u32>, count: usize, what: &str) -> Result<Option<usize>, PluginError> {
    index.map(|index| to_index(index, count, what)).transpose()
}

fn end(request: &Request, end: layout::End) -> Result<End, PluginError> {
    let node = |node: u32| to_index(node, request.nodes.len(), "node").map(End::Node);
    match end {
        layout::End::Node(n) => node(n),
        layout::End::Container(c) => {
            to_index(c, request.containers.len(), "container").map(End::Container)
        }
        layout::End::Port(p) => node(request.ports[to_index(p, request.ports.len(), "port")?].node),
    }
}

/// A gap, brought onto the grid. Lines need some room everywhere.
pub(crate) fn gap(length: f32, what: &str) -> Result<i64, PluginError> {
    Ok(on_grid(self::length(length, what)?).max(GRID))
}

fn spacing(given: &layout::Spacing) -> Result<Spacing, PluginError> {
    // The host's router wants this between a line and what it passes.
    gap(given.edge, "spacing")?;
    Ok(Spacing {
        node: gap(given.node, "spacing")?,
        rank: gap(given.rank, "spacing")?,
        container: gap(given.container, "spacing")?,
        component: gap(given.component, "spacing")?,
    })
}

fn ratio(ratio: f32) -> Result<f64, PluginError> {
    if ratio.is_finite() && ratio > 0.0 {
        Ok(f64::from(ratio).clamp(RATIOS.0, RATIOS.1))
    } else {
        Err(malformed("the aspect ratio is not a positive number"))
    }
}
