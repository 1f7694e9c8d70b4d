//! Embedding Kinograph: a diagram built in code, drawn by kinds and a layout
//! written in Rust. No plugin host, no file, no text format.
//!
//! ```sh
//! cargo run -p kinograph-core --example embed
//! ```
//!
//! A program that embeds the crate supplies two things: [`Kinds`], which draw
//! nodes, and a [`LayoutEngine`], which arranges them. Both answer with plain
//! data; the crate checks it, derives colours from the theme, shapes text and
//! composes the [`Scene`] that every exporter understands.

use kinograph_core::{
    Arrangement, Diagnostic, Diagram, Direction, DrawContext, Drawings, Index as _, KindIx,
    KindSpec, Kinds, LayoutEngine, LayoutRequest, LayoutSpec, NodeIx, NodeToDraw, PluginError,
    Point, Rect, Scene, Size, Table, Toolkit, Visual, compose,
    diagram::{Edge, End, Heads, Item, LayoutChoice, Motion, Node},
    frame, measure, place, scene,
    style::{EdgeStyle, LineCap, LineJoin, LinePattern, NodeStyle, Paint, Role, Stroke, Theme},
    text::Fonts,
    visuals::{HAlign, Operation, Outline, Painted, Primitive, TextRun, VAlign},
};

/// Draws the diagram and tells what the picture holds.
#[allow(clippy::print_stdout, reason = "an example shows what it made")]
pub(crate) fn main() {
    let mut diagnostics = Vec::new();
    let scene = draw(&mut diagnostics, &shop());
    for diagnostic in &diagnostics {
        println!("{}: {}", diagnostic.code, diagnostic.message);
    }
    println!("{}", scene::dump(&scene));
}

/// The pipeline, stage by stage; `kinograph_core::draw` is the same from text.
pub(crate) fn draw(diagnostics: &mut Vec<Diagnostic>, diagram: &Diagram) -> Scene {
    let kinds = Cards::new();
    let columns = Columns::new();
    let fonts = Fonts::embedded();
    let Toolkit {
        kinds,
        layouts,
        fonts,
    } = Toolkit {
        kinds: &kinds,
        layouts: &columns,
        fonts: &fonts,
    };

    let mut visuals = measure(diagnostics, kinds, fonts, diagram);
    let placement = place(diagnostics, layouts, diagram, &visuals);
    // Containers are drawn once more, now that their sizes are known.
    frame(diagnostics, kinds, fonts, diagram, &placement, &mut visuals);
    compose(fonts, diagram, &visuals, &placement)
}

/// A small shop: three nodes, two edges.
pub(crate) fn shop() -> Diagram {
    let theme = Theme::default();
    let named = |name: &str| {
        theme
            .palette
            .iter()
            .find(|(its, _)| its == name)
            .map(|(_, color)| *color)
    };
    let nodes = Table::from(vec![
        node("web", "Storefront", named("blue")),
        node("orders", "Order service", named("green")),
        node("events", "Event bus", named("violet")),
    ]);
    let [web, orders, events] = [0, 1, 2].map(NodeIx::new);
    Diagram {
        title: Some("A small shop".to_owned()),
        subtitle: None,
        description: None,
        direction: Direction::Right,
        aspect_ratio: None,
        theme,
        layout: LayoutChoice {
            name: "embed/columns".to_owned(),
            params: Vec::new(),
            script: None,
            span: None,
        },
        nodes,
        containers: Table::new(),
        ports: Table::new(),
        edges: Table::from(vec![
            edge(
                "web->orders",
                web,
                orders,
                Some("checkout"),
                EdgeStyle::default(),
            ),
            edge(
                "orders->events",
                orders,
                events,
                None,
                EdgeStyle {
                    line: Some(LinePattern::Dashed),
                    ..EdgeStyle::default()
                },
            ),
        ]),
        legend: Vec::new(),
        motion: Motion::default(),
    }
}

fn node(id: &str, label: &str, color: Option<kinograph_core::style::Rgba>) -> Node {
    let item = Item {
        id: id.to_owned(),
        label: label.to_owned(),
        caption: None,
        badge: None,
        // The position of the kind in `Kinds::specs`.
        kind: KindIx::new(0),
        params: Vec::new(),
        classes: Vec::new(),
        tags: Vec::new(),
        description: None,
        link: None,
        style: NodeStyle {
            color,
            ..NodeStyle::default()
        },
        parent: None,
        span: None,
    };
    Node {
        item,
        pinned: None,
        rank: None,
        requested: None,
    }
}

fn edge(id: &str, source: NodeIx, target: NodeIx, label: Option<&str>, style: EdgeStyle) -> Edge {
    Edge {
        id: id.to_owned(),
        source: End::Node(source),
        target: End::Node(target),
        heads: Heads::Target,
        label: label.map(str::to_owned),
        classes: Vec::new(),
        style,
        bundle: None,
        weight: 1.0,
        flow: None,
        span: None,
    }
}

/// One kind: a card with a stripe in the node's colour.
struct Cards {
    specs: [KindSpec; 1],
}

impl Cards {
    fn new() -> Self {
        let card = KindSpec {
            pack: "embed".to_owned(),
            id: "card".to_owned(),
            title: "Card".to_owned(),
            doc: "a box with a stripe".to_owned(),
            category: "basic".to_owned(),
            container: false,
            accent: None,
            ports: Vec::new(),
            params: Vec::new(),
            aliases: Vec::new(),
        };
        Self { specs: [card] }
    }

    /// Drawn in roles, not in colours: the theme and the node's own colour
    /// decide later what they look like.
    fn card(context: &DrawContext<'_>, node: &NodeToDraw<'_>) -> Visual {
        let text = context.fonts.set(node.label, context.label, None, Some(1));
        let grid = |length: f64| (length / context.grid).ceil() * context.grid;
        let padding = context.padding;
        let size = Size::new(
            grid(text.size.width + 3.0 * padding),
            grid(text.size.height + 2.0 * padding),
        );
        let outline = size.to_rect().to_rounded_rect(context.corner_radius);
        let card = Painted {
            shape: Outline::Box(outline),
            fill: Paint::Role(Role::Surface),
            stroke: Some(Stroke {
                paint: Paint::Role(Role::Outline),
                width: context.stroke_width,
                cap: LineCap::Butt,
                join: LineJoin::Miter,
                dash: Vec::new(),
                dash_offset: 0.0,
            }),
            opacity: 1.0,
            shadow: true,
        };
        let stripe = Painted {
            shape: Outline::Box(
                Rect::new(padding, padding, padding + 4.0, size.height - padding)
                    .to_rounded_rect(2.0),
            ),
            fill: Paint::Role(Role::Accent),
            stroke: None,
            opacity: 1.0,
            shadow: false,
        };
        let label = TextRun {
            content: node.label.to_owned(),
            at: Point::new(2.0 * padding, size.height / 2.0),
            h: HAlign::Start,
            v: VAlign::Middle,
            font: context.label,
            fill: Paint::Role(Role::Text),
            max_width: None,
            max_lines: Some(1),
        };
        let operations = [
            Operation::Paint(card),
            Operation::Paint(stripe),
            Operation::Text(label),
        ];
        let primitives = operations.map(|operation| Primitive {
            part: None,
            operation,
        });
        Visual {
            size,
            primitives: primitives.to_vec(),
            ..Visual::default()
        }
    }
}

impl Kinds for Cards {
    fn specs(&self) -> &[KindSpec] {
        &self.specs
    }

    fn draw(&self, context: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]) -> Drawings {
        let visuals = nodes
            .iter()
            .map(|node| Ok(Self::card(context, node)))
            .collect();
        Drawings {
            visuals,
            symbols: Table::new(),
        }
    }
}

/// One layout: every node stands in the column after those that lead to it.
struct Columns {
    specs: [LayoutSpec; 1],
}

impl Columns {
    fn new() -> Self {
        let columns = LayoutSpec {
            plugin: "embed".to_owned(),
            id: "columns".to_owned(),
            title: "Columns".to_owned(),
            doc: "nodes in columns from left to right".to_owned(),
            containers: false,
            max_nodes: None,
            params: Vec::new(),
            aliases: Vec::new(),
        };
        Self { specs: [columns] }
    }
}

impl LayoutEngine for Columns {
    fn specs(&self) -> &[LayoutSpec] {
        &self.specs
    }

    fn arrange(&self, _layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        // As many rounds as there are nodes settle every diagram, and stop on cycles.
        let mut columns: Table<NodeIx, usize> = vec![0; request.nodes.len()].into();
        for _ in request.nodes.indices() {
            for edge in &request.edges {
                if let (End::Node(source), End::Node(target)) = (edge.source, edge.target) {
                    columns[target] = columns[target].max(columns[source] + 1);
                }
            }
        }
        let widest = request
            .nodes
            .iter()
            .map(|node| node.size.width)
            .fold(0.0, f64::max);
        let mut heights = vec![0.0; request.nodes.len() * request.nodes.len() + 1];
        let corners = request.nodes.enumerate().map(|(index, node)| {
            let column = columns[index];
            let y = heights[column];
            heights[column] += node.size.height + request.spacing.node;
            let column = u32::try_from(column).map_or(0.0, f64::from);
            Point::new(column * (widest + 2.0 * request.spacing.rank), y)
        });
        // Without routes and labels the router finds ways around the boxes.
        Ok(Arrangement {
            nodes: corners.collect(),
            ..Arrangement::default()
        })
    }
}
