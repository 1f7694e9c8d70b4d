//! What plugins are asked, from core's types to the contract's.

use kinograph_core::{
    Direction, DrawContext, Index, Insets, KindSpec, LayoutRequest, NodeToDraw, Point, Rect, Side,
    Size,
    diagram::End,
    layout::{LabelPlace, Previous},
    text::{Font, FontFamily},
};

use super::{
    bindings::{
        exports::kinograph::plugin::components,
        kinograph::plugin::{geometry, layout_types, styling},
    },
    specs::param,
};

pub(super) fn context(context: &DrawContext<'_>) -> components::Context {
    components::Context {
        direction: direction(context.direction),
        label: font(context.label),
        caption: font(context.caption),
        corner_radius: narrow(context.corner_radius),
        stroke_width: narrow(context.stroke_width),
        padding: narrow(context.padding),
        grid: narrow(context.grid),
        dark: context.dark,
    }
}

pub(super) fn node(node: &NodeToDraw<'_>, specs: &[KindSpec]) -> components::Node {
    components::Node {
        kind: specs[node.kind.position()].id.clone(),
        label: node.label.to_owned(),
        caption: node.caption.map(str::to_owned),
        params: node.params.iter().map(param).collect(),
        classes: node.classes.to_vec(),
        requested: node.requested.map(size),
        frame: node.frame.map(size),
        extra: Vec::new(),
    }
}

pub(super) fn layout(request: &LayoutRequest) -> layout_types::Request {
    layout_types::Request {
        nodes: request.nodes.iter().map(layout_node).collect(),
        ports: request.ports.iter().map(port).collect(),
        containers: request.containers.iter().map(container).collect(),
        edges: request.edges.iter().map(edge).collect(),
        labels: request.labels.iter().map(label).collect(),
        direction: direction(request.direction),
        spacing: layout_types::Spacing {
            node: narrow(request.spacing.node),
            rank: narrow(request.spacing.rank),
            edge: narrow(request.spacing.edge),
            container: narrow(request.spacing.container),
            component: narrow(request.spacing.component),
        },
        aspect_ratio: request.aspect_ratio.map(narrow),
        previous: request.previous.as_ref().map(previous),
        seed: request.seed,
        params: request.params.iter().map(param).collect(),
        extra: Vec::new(),
    }
}

fn layout_node(node: &kinograph_core::layout::LayoutNode) -> layout_types::Node {
    layout_types::Node {
        size: size(node.size),
        margin: insets(node.margin),
        parent: node.parent.map(number),
        pinned: node.pinned.map(point),
        rank: node.rank,
        extra: Vec::new(),
    }
}

fn port(port: &kinograph_core::layout::LayoutPort) -> layout_types::Port {
    layout_types::Port {
        node: number(port.node),
        at: point(port.at),
        side: side(port.side),
    }
}

fn container(container: &kinograph_core::layout::LayoutContainer) -> layout_types::Container {
    layout_types::Container {
        parent: container.parent.map(number),
        padding: insets(container.padding),
        min_size: size(container.min_size),
        direction: container.direction.map(direction),
        extra: Vec::new(),
    }
}

fn edge(edge: &kinograph_core::layout::LayoutEdge) -> layout_types::Edge {
    layout_types::Edge {
        source: end(edge.source),
        target: end(edge.target),
        directed: edge.directed,
        weight: narrow(edge.weight),
        bundle: edge.bundle,
        extra: Vec::new(),
    }
}

fn label(label: &kinograph_core::layout::LayoutLabel) -> layout_types::EdgeLabel {
    layout_types::EdgeLabel {
        edge: number(label.edge),
        size: size(label.size),
        place: match label.place {
            LabelPlace::Tail => layout_types::LabelPlace::Tail,
            LabelPlace::Middle => layout_types::LabelPlace::Middle,
            LabelPlace::Head => layout_types::LabelPlace::Head,
        },
    }
}

fn previous(previous: &Previous) -> layout_types::Previous {
    layout_types::Previous {
        nodes: previous.nodes.iter().map(|at| at.map(point)).collect(),
        containers: previous
            .containers
            .iter()
            .map(|frame| frame.map(rect))
            .collect(),
    }
}

fn end(end: End) -> layout_types::End {
    match end {
        End::Node(node) => layout_types::End::Node(number(node)),
        End::Container(container) => layout_types::End::Container(number(container)),
        End::Port(port) => layout_types::End::Port(number(port)),
    }
}

fn number(index: impl Index) -> u32 {
    u32::try_from(index.position()).expect("an index has 32 bits")
}

/// The nearest `f32`: the contract's coordinates have 24 bits, which places
/// anything on a picture of 100,000 px within a hundredth of one.
#[allow(
    clippy::cast_possible_truncation,
    reason = "rounding is what this function is for"
)]
pub(super) fn narrow(number: f64) -> f32 {
    number as f32
}

fn point(point: Point) -> geometry::Point {
    geometry::Point {
        x: narrow(point.x),
        y: narrow(point.y),
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

fn side(side: Side) -> geometry::Side {
    match side {
        Side::Top => geometry::Side::Top,
        Side::Right => geometry::Side::Right,
        Side::Bottom => geometry::Side::Bottom,
        Side::Left => geometry::Side::Left,
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

fn font(font: Font) -> styling::Font {
    styling::Font {
        family: match font.family {
            FontFamily::Sans => styling::FontFamily::Sans,
            FontFamily::Mono => styling::FontFamily::Mono,
        },
        size: narrow(font.size),
        weight: font.weight,
        italic: font.italic,
    }
}
