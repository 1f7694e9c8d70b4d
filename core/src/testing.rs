//! What the tests of this crate share: diagrams built in code, kinds and
//! layouts that answer what a test wants.

use crate::{
    Arrangement, ContainerIx, Diagram, Direction, DrawContext, Drawings, Index as _, Insets,
    KindIx, KindSpec, Kinds, LayoutEngine, LayoutRequest, LayoutSpec, NodeIx, NodeToDraw,
    PluginError, Side, Size, Stages, Table, Visual,
    diagram::{Container, Edge, End, Heads, Item, LayoutChoice, Motion, Node},
    kinds::PortSpec,
    style::{EdgeStyle, NodeStyle, Paint, Role, Theme},
    text::Fonts,
    visuals::{HAlign, Operation, Outline, Painted, Primitive, TextRun, VAlign},
};

/// An item of the kind `tests/card`.
pub(crate) fn item(id: &str) -> Item {
    Item {
        id: id.to_owned(),
        label: id.to_uppercase(),
        caption: None,
        badge: None,
        kind: KindIx::new(0),
        params: Vec::new(),
        classes: Vec::new(),
        tags: Vec::new(),
        description: None,
        link: None,
        style: NodeStyle::default(),
        parent: None,
        span: None,
    }
}

/// A diagram of nodes and of edges between them, by their positions.
pub(crate) fn diagram(nodes: &[&str], edges: &[(usize, usize)]) -> Diagram {
    let node = |id: &&str| Node {
        item: item(id),
        pinned: None,
        rank: None,
        requested: None,
    };
    let edge = |(source, target): &(usize, usize)| Edge {
        id: format!("{}->{}", nodes[*source], nodes[*target]),
        source: End::Node(NodeIx::new(*source)),
        target: End::Node(NodeIx::new(*target)),
        heads: Heads::Target,
        label: None,
        classes: Vec::new(),
        style: EdgeStyle::default(),
        bundle: None,
        weight: 1.0,
        flow: None,
        span: None,
    };
    Diagram {
        title: None,
        subtitle: None,
        description: None,
        direction: Direction::Right,
        aspect_ratio: None,
        theme: Theme::default(),
        layout: LayoutChoice {
            name: "tests/layout".to_owned(),
            params: Vec::new(),
            script: None,
            span: None,
        },
        nodes: nodes.iter().map(node).collect(),
        containers: Table::new(),
        ports: Table::new(),
        edges: edges.iter().map(edge).collect(),
        legend: Vec::new(),
        motion: Motion::default(),
    }
}

/// Adds a container inside another one, or on its own.
pub(crate) fn add_container(
    diagram: &mut Diagram,
    id: &str,
    parent: Option<ContainerIx>,
) -> ContainerIx {
    let item = Item {
        kind: KindIx::new(1),
        parent,
        ..item(id)
    };
    diagram.containers.push(Container {
        item,
        direction: None,
    })
}

/// Draws what its function says.
pub(crate) struct TestKinds<F> {
    specs: [KindSpec; 2],
    draw: F,
}

impl<F: Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings> TestKinds<F> {
    /// The kinds `tests/card` and `tests/group`, drawn by `draw`.
    pub(crate) fn new(draw: F) -> Self {
        let spec = |id: &str, container| KindSpec {
            pack: "tests".to_owned(),
            id: id.to_owned(),
            title: "Card".to_owned(),
            doc: String::new(),
            category: String::new(),
            container,
            accent: None,
            ports: vec![PortSpec {
                id: "http".to_owned(),
                side: Side::Right,
                doc: String::new(),
            }],
            params: Vec::new(),
            aliases: Vec::new(),
        };
        Self {
            specs: [spec("card", false), spec("group", true)],
            draw,
        }
    }
}

impl<F: Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings> Kinds for TestKinds<F> {
    fn specs(&self) -> &[KindSpec] {
        &self.specs
    }

    fn draw(&self, context: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]) -> Drawings {
        (self.draw)(context, nodes)
    }
}

/// Cards of 80 by 40 pixels and panels that hold them.
pub(crate) fn cards(_: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]) -> Drawings {
    let visuals = nodes.iter().map(|node| Ok(card(node))).collect();
    Drawings {
        visuals,
        symbols: Table::new(),
    }
}

/// A card with its label, or a panel.
pub(crate) fn card(node: &NodeToDraw<'_>) -> Visual {
    let size = node.frame.unwrap_or(Size::new(80.0, 40.0));
    let content = (node.kind.position() == 1).then(|| Insets::new(16.0, 32.0, 16.0, 16.0));
    let text = TextRun {
        content: node.label.to_owned(),
        at: size.to_rect().center(),
        h: HAlign::Middle,
        v: VAlign::Middle,
        font: Theme::default().label,
        fill: Paint::Role(Role::Text),
        max_width: None,
        max_lines: None,
    };
    let operations = [
        Operation::Paint(painted(Outline::Box(size.to_rect().to_rounded_rect(8.0)))),
        Operation::Text(text),
    ];
    let primitives = operations
        .map(|operation| Primitive {
            part: None,
            operation,
        })
        .to_vec();
    Visual {
        size,
        content,
        primitives,
        ..Visual::default()
    }
}

/// A shape with the fill and the outline of a card.
pub(crate) fn painted(shape: Outline) -> Painted {
    Painted {
        shape,
        fill: Paint::Role(Role::Surface),
        stroke: Some(crate::style::Stroke {
            paint: Paint::Role(Role::Outline),
            width: 1.25,
            cap: crate::style::LineCap::Butt,
            join: crate::style::LineJoin::Miter,
            dash: Vec::new(),
            dash_offset: 0.0,
        }),
        opacity: 1.0,
        shadow: true,
    }
}

/// Answers what its function says.
pub(crate) struct TestLayout<F> {
    specs: [LayoutSpec; 1],
    arrange: F,
}

impl<F: Fn(&LayoutRequest) -> Result<Arrangement, PluginError>> TestLayout<F> {
    /// The layout `tests/layout`, answered by `arrange`.
    pub(crate) fn new(arrange: F) -> Self {
        let spec = LayoutSpec {
            plugin: "tests".to_owned(),
            id: "layout".to_owned(),
            title: "Layout".to_owned(),
            doc: String::new(),
            containers: true,
            max_nodes: None,
            params: Vec::new(),
            aliases: Vec::new(),
        };
        Self {
            specs: [spec],
            arrange,
        }
    }
}

impl<F: Fn(&LayoutRequest) -> Result<Arrangement, PluginError>> LayoutEngine for TestLayout<F> {
    fn specs(&self) -> &[LayoutSpec] {
        &self.specs
    }

    fn arrange(&self, _layout: usize, request: &LayoutRequest) -> Result<Arrangement, PluginError> {
        (self.arrange)(request)
    }
}

/// What the stages make of a diagram whose nodes are drawn by `draw` and
/// stand as in `arrangement`, without complaint.
pub(crate) fn stages(
    diagram: &Diagram,
    draw: impl Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings,
    arrangement: &Arrangement,
) -> Stages {
    let (fonts, kinds) = (Fonts::embedded(), TestKinds::new(draw));
    let layout = TestLayout::new(|_: &LayoutRequest| Ok(arrangement.clone()));
    let mut found = Vec::new();
    let mut visuals = crate::measure(&mut found, &kinds, &fonts, diagram);
    let placement = crate::place(&mut found, &layout, diagram, &visuals);
    crate::frame(
        &mut found,
        &kinds,
        &fonts,
        diagram,
        &placement,
        &mut visuals,
    );
    assert_eq!(found, []);
    Stages {
        diagram: diagram.clone(),
        visuals,
        placement,
    }
}
