//! The passes of `layered` without a plugin around them.

use kinograph_core::{
    Arrangement, Curve, Direction, Index, Insets, LayoutEngine, LayoutRequest, LayoutSpec, NodeIx,
    PluginError, Point, Rect, Route, Side, Size, diagram::End, layout::LabelPlace,
};
use kinograph_plugin_sdk::{geometry, layout};

/// `layered`, built natively.
pub(crate) struct Layered {
    specs: Vec<LayoutSpec>,
}

impl Layered {
    pub(crate) fn new() -> Self {
        let spec = LayoutSpec {
            plugin: "layered".to_owned(),
            id: "layered".to_owned(),
            title: "Layered".to_owned(),
            doc: String::new(),
            containers: true,
            max_nodes: None,
            params: Vec::new(),
            aliases: Vec::new(),
        };
        Self { specs: vec![spec] }
    }
}

impl LayoutEngine for Layered {
    fn specs(&self) -> &[LayoutSpec] {
        &self.specs
    }

    fn arrange(&self, _: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        match kinograph_layered::arrange(&question(request)) {
            Ok(answer) => Ok(arrangement(&answer)),
            Err(error) => Err(PluginError {
                plugin: "layered".to_owned(),
                message: error.to_string(),
                fault: true,
            }),
        }
    }
}

fn question(request: &LayoutRequest) -> layout::Request {
    let LayoutRequest { spacing, .. } = request;
    layout::Request {
        nodes: request.nodes.iter().map(node).collect(),
        ports: request.ports.iter().map(port).collect(),
        containers: request.containers.iter().map(container).collect(),
        edges: request.edges.iter().map(edge).collect(),
        labels: request.labels.iter().map(label).collect(),
        direction: direction(request.direction),
        spacing: layout::Spacing {
            node: narrow(spacing.node),
            rank: narrow(spacing.rank),
            edge: narrow(spacing.edge),
            container: narrow(spacing.container),
            component: narrow(spacing.component),
        },
        aspect_ratio: request.aspect_ratio.map(narrow),
        previous: request.previous.as_ref().map(|it| layout::Previous {
            nodes: it.nodes.iter().map(|at| at.map(point)).collect(),
            containers: it.containers.iter().map(|frame| frame.map(rect)).collect(),
        }),
        seed: request.seed,
        params: Vec::new(),
        extra: Vec::new(),
    }
}

fn node(node: &kinograph_core::layout::LayoutNode) -> layout::Node {
    layout::Node {
        size: size(node.size),
        margin: insets(node.margin),
        parent: node.parent.map(number),
        pinned: node.pinned.map(point),
        rank: node.rank,
        extra: Vec::new(),
    }
}

fn port(port: &kinograph_core::layout::LayoutPort) -> layout::Port {
    layout::Port {
        node: number(port.node),
        at: point(port.at),
        side: match port.side {
            Side::Top => geometry::Side::Top,
            Side::Right => geometry::Side::Right,
            Side::Bottom => geometry::Side::Bottom,
            Side::Left => geometry::Side::Left,
        },
    }
}

fn container(container: &kinograph_core::layout::LayoutContainer) -> layout::Container {
    layout::Container {
        parent: container.parent.map(number),
        padding: insets(container.padding),
        min_size: size(container.min_size),
        direction: container.direction.map(direction),
        extra: Vec::new(),
    }
}

fn edge(edge: &kinograph_core::layout::LayoutEdge) -> layout::Edge {
    let end = |end| match end {
        End::Node(node) => layout::End::Node(number(node)),
        End::Container(container) => layout::End::Container(number(container)),
        End::Port(port) => layout::End::Port(number(port)),
    };
    layout::Edge {
        source: end(edge.source),
        target: end(edge.target),
        directed: edge.directed,
        weight: narrow(edge.weight),
        bundle: edge.bundle,
        extra: Vec::new(),
    }
}

fn label(label: &kinograph_core::layout::LayoutLabel) -> layout::EdgeLabel {
    layout::EdgeLabel {
        edge: number(label.edge),
        size: size(label.size),
        place: match label.place {
            LabelPlace::Tail => layout::LabelPlace::Tail,
            LabelPlace::Middle => layout::LabelPlace::Middle,
            LabelPlace::Head => layout::LabelPlace::Head,
        },
    }
}

fn arrangement(answer: &layout::Arrangement) -> Arrangement {
    let wide = |at: &geometry::Point| Point::new(at.x.into(), at.y.into());
    let frame = |rect: &geometry::Rect| {
        let corner = Point::new(rect.x.into(), rect.y.into());
        Rect::from_origin_size(corner, (rect.width.into(), rect.height.into()))
    };
    let route = |route: &layout::Route| {
        let start = route.start as usize;
        let points = &answer.points[start..start + route.count as usize];
        Route {
            points: points.iter().map(wide).collect(),
            curve: Curve::Rounded,
        }
    };
    Arrangement {
        nodes: answer.nodes.iter().map(wide).collect(),
        containers: answer.containers.iter().map(frame).collect(),
        routes: answer.routes.iter().map(route).collect(),
        labels: answer.labels.iter().map(wide).collect(),
        reveal: answer
            .reveal
            .iter()
            .map(|node| NodeIx::new(*node as usize))
            .collect(),
        orbits: Vec::new(),
    }
}

fn number(index: impl Index) -> u32 {
    u32::try_from(index.position()).expect("a benchmark graph has fewer parts")
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the contract has single precision, and the host narrows as well"
)]
fn narrow(number: f64) -> f32 {
    number as f32
}

fn point(at: Point) -> geometry::Point {
    geometry::Point {
        x: narrow(at.x),
        y: narrow(at.y),
    }
}

fn size(size: Size) -> geometry::Size {
    geometry::Size {
        width: narrow(size.width),
        height: narrow(size.height),
    }
}

fn rect(rect: Rect) -> geometry::Rect {
    geometry::Rect {
        x: narrow(rect.x0),
        y: narrow(rect.y0),
        width: narrow(rect.width()),
        height: narrow(rect.height()),
    }
}

fn insets(insets: Insets) -> geometry::Insets {
    geometry::Insets {
        top: narrow(insets.y0),
        right: narrow(insets.x1),
        bottom: narrow(insets.y1),
        left: narrow(insets.x0),
    }
}

fn direction(direction: Direction) -> geometry::Direction {
    match direction {
        Direction::Down => geometry::Direction::Down,
        Direction::Right => geometry::Direction::Right,
        Direction::Up => geometry::Direction::Up,
        Direction::Left => geometry::Direction::Left,
    }
}
