//! What of a diagram is seen: subjects, colours, lines, symbols.

use super::*;
use crate::{
    Arrangement, Curve, Direction, DrawContext, Drawings, Index as _, NodeIx, NodeToDraw, Route,
    SymbolIx,
    diagram::{Heads, LegendEntry, Sample},
    scene::dump,
    style::{EdgeStyle, LinePattern, NodeStyle, Paint},
    testing::{add_container, card, cards, diagram, painted, stages},
    visuals::{Operation, Primitive, Symbol},
};

fn composed(
    diagram: &Diagram,
    draw: impl Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings,
    arrangement: &Arrangement,
) -> Scene {
    stages(diagram, draw, arrangement).still(&Fonts::embedded())
}

/// Nodes in a row, 100 pixels apart.
fn row(nodes: usize) -> Arrangement {
    let corners =
        (0..u32::try_from(nodes).expect("few")).map(|n| Point::new(f64::from(n) * 180.0, 0.0));
    Arrangement {
        nodes: corners.collect(),
        ..Arrangement::default()
    }
}

fn subjects(scene: &Scene) -> Vec<&Subject> {
    let groups = scene.elements.iter().filter_map(|element| match element {
        Element::Group(group) => Some(group),
        _ => None,
    });
    groups.filter_map(|group| group.subject.as_ref()).collect()
}

fn group<'a>(scene: &'a Scene, id: &str) -> &'a Group {
    let found = scene.elements.iter().find_map(|element| match element {
        Element::Group(group) => group
            .subject
            .as_ref()
            .filter(|it| it.id == id)
            .map(|_| group),
        _ => None,
    });
    found.expect("the scene has this subject")
}

fn paths(group: &Group) -> Vec<&PathElement> {
    group
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Path(path) => Some(path),
            _ => None,
        })
        .collect()
}

/// The card itself, which lies over its shadow.
fn face(group: &Group) -> &PathElement {
    paths(group)
        .into_iter()
        .find(|path| path.stroke.is_some())
        .expect("a card has an outline")
}

#[test]
fn things_lie_over_each_other_in_the_order_of_reading() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    shop.title = Some("Shop".to_owned());
    let outer = add_container(&mut shop, "outer", None);
    let inner = add_container(&mut shop, "inner", Some(outer));
    for node in shop.nodes.iter_mut() {
        node.item.parent = Some(inner);
        node.item.tags = vec!["pci".to_owned()];
    }
    for edge in shop.edges.iter_mut() {
        edge.label = Some("calls".to_owned());
    }
    let frames = [20.0, 10.0].map(|by| Rect::new(0.0, 0.0, 260.0, 40.0).inflate(by, by));
    let scene = composed(
        &shop,
        cards,
        &Arrangement {
            containers: frames.to_vec(),
            ..row(2)
        },
    );
    let seen: Vec<(Role, &str, &str)> = subjects(&scene)
        .iter()
        .map(|it| (it.role, it.id.as_str(), it.name.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (Role::Heading, "heading", "Shop"),
            (Role::Container, "outer", "OUTER, card"),
            (Role::Container, "inner", "INNER, card"),
            (Role::Edge, "a->b", "edge from A to B: calls"),
            (Role::Node, "a", "A, card"),
            (Role::Node, "b", "B, card"),
            (Role::EdgeLabel, "a->b", "calls"),
        ]
    );
    assert_eq!(subjects(&scene)[4].classes, ["pci"]);
    assert_eq!(
        scene.description,
        "A diagram of 2 nodes, 2 containers and 1 edge.\n\n\
         Parts:\n- OUTER, card:\n  - INNER, card:\n    - A, card\n    - B, card\n\n\
         Edges:\n- A leads to B: calls"
    );
    // The plate of the label is of the colour that it hides.
    let Element::Group(label) = scene.elements.last().expect("the label is last") else {
        panic!("a label is a group")
    };
    assert_eq!(paths(label)[0].fill, face(group(&scene, "inner")).fill);
    assert_ne!(
        face(group(&scene, "inner")).fill,
        face(group(&scene, "outer")).fill
    );
}

#[test]
fn nobody_has_to_listen_to_a_long_description() {
    let names: Vec<String> = (0..70).map(|n| format!("n{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let edges: Vec<(usize, usize)> = (0..69).map(|n| (n, n + 1)).collect();
    let told = composed(&diagram(&names, &edges), cards, &row(70)).description;
    assert!(told.contains("And 10 more parts.\n\nEdges:"), "{told}");
    assert!(told.ends_with("And 9 more edges."), "{told}");
    assert_eq!(told.matches("leads to").count(), 60);
}

#[test]
fn an_authors_style_wins_over_the_theme() {
    let mut shop = diagram(&["a", "b"], &[]);
    let color = |hex| Rgba::from_hex(hex);
    shop.nodes[NodeIx::new(0)].item.style = NodeStyle {
        fill: color("#102030"),
        stroke: color("#ff0000"),
        width: Some(3.0),
        line: Some(LinePattern::Dashed),
        opacity: Some(0.5),
        shadow: Some(false),
        ..NodeStyle::default()
    };
    let scene = composed(&shop, cards, &row(2));
    let (own, plain) = (group(&scene, "a"), group(&scene, "b"));
    let pen = face(own).stroke.as_ref().expect("an outline");
    assert_eq!(face(own).fill, color("#102030").map(Brush::Solid));
    assert_eq!(
        (&pen.brush, pen.width),
        (&Brush::Solid(Rgba::rgb(255, 0, 0)), 3.0)
    );
    assert_eq!(pen.dash, [12.0, 9.0]);
    assert_eq!(own.opacity, Opacity::new(0.5));
    assert_eq!(paths(own).len(), 1, "no shadow");
    assert!(paths(plain).len() > 1, "a shadow");
    let Some(Element::Text(label)) = own.elements.last() else {
        panic!("the label is last")
    };
    let Brush::Solid(ink) = label.brush else {
        panic!("labels have one colour")
    };
    assert!(
        ink.contrast(Rgba::rgb(0x10, 0x20, 0x30)) >= 4.5,
        "the label is legible on the fill"
    );
}

#[test]
fn heads_stop_before_the_node_and_the_line_stops_before_the_head() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    for (heads, count) in [(Heads::None, 0), (Heads::Target, 1), (Heads::Both, 2)] {
        for edge in shop.edges.iter_mut() {
            edge.heads = heads;
        }
        let scene = composed(&shop, cards, &row(2));
        let edge = group(&scene, "a->b");
        let named = |name: &str| -> Vec<Rect> {
            let parts = paths(edge)
                .into_iter()
                .filter(|path| path.part.as_deref() == Some(name));
            parts
                .map(|path| kurbo::Shape::bounding_box(&path.shape.to_path()))
                .collect()
        };
        let left = shop.theme.margin + 80.0;
        let right = left + 100.0;
        assert_eq!(named("head").len(), count);
        for head in named("head") {
            assert!(head.x0 > left + 0.5 && head.x1 < right - 0.5, "{head:?}");
        }
        let line = named("line")[0];
        assert_eq!(line.x0 > left + 5.0, heads == Heads::Both);
        assert_eq!(line.x1 < right - 5.0, heads != Heads::None);
    }
}

#[test]
fn a_trunk_that_edges_share_is_drawn_once() {
    let mut shop = diagram(&["a", "b", "c"], &[(0, 1), (0, 2)]);
    for edge in shop.edges.iter_mut() {
        edge.bundle = Some(0);
    }
    let route = |y: f64| Route {
        points: [(80.0, 20.0), (130.0, 20.0), (130.0, y), (180.0, y)]
            .map(Point::from)
            .to_vec(),
        curve: Curve::Rounded,
    };
    let nodes = [(0.0, 0.0), (180.0, -40.0), (180.0, 40.0)]
        .map(Point::from)
        .to_vec();
    let routes = vec![route(-20.0), route(60.0)];
    let scene = composed(
        &shop,
        cards,
        &Arrangement {
            nodes,
            routes,
            ..Arrangement::default()
        },
    );
    let start = |id| kurbo::Shape::bounding_box(&paths(group(&scene, id))[0].shape.to_path()).x0;
    let margin = shop.theme.margin;
    assert!((start("a->b") - (margin + 80.0)).abs() < 1e-6);
    assert!(
        (start("a->c") - (margin + 122.0)).abs() < 1e-6,
        "from where the bend begins"
    );
}

#[test]
fn symbols_are_shared_unless_their_colours_depend_on_the_node() {
    let draw = |_: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]| {
        let view = Size::new(24.0, 24.0).to_rect();
        let shape = |fill| Symbol {
            view,
            primitives: vec![Primitive {
                part: None,
                operation: Operation::Paint(crate::visuals::Painted {
                    fill,
                    stroke: None,
                    ..painted(Outline::Box(view.to_rounded_rect(0.0)))
                }),
            }],
        };
        let place = |symbol| Primitive {
            part: None,
            operation: Operation::Symbol {
                symbol: SymbolIx::new(symbol),
                frame: view,
                tint: Paint::Role(ColorRole::Accent),
                opacity: 1.0,
            },
        };
        let visual = |node: &NodeToDraw<'_>| {
            Ok(Visual {
                primitives: vec![place(0), place(1)],
                ..card(node)
            })
        };
        Drawings {
            visuals: nodes.iter().map(visual).collect(),
            symbols: vec![shape(Paint::Tint), shape(Paint::Role(ColorRole::Accent))].into(),
        }
    };
    let mut shop = diagram(&["a", "b", "c"], &[]);
    for (node, color) in shop.nodes.iter_mut().zip(["#d33", "#d33", "#33d"]) {
        node.item.style.color = Rgba::from_hex(color);
    }
    let scene = composed(&shop, draw, &row(3));
    let used = |id| -> Vec<usize> {
        let symbol = |element: &Element| match element {
            Element::Symbol(symbol) => Some(symbol.symbol.position()),
            _ => None,
        };
        group(&scene, id)
            .elements
            .iter()
            .filter_map(symbol)
            .collect()
    };
    assert_eq!([used("a"), used("b"), used("c")], [[0, 1], [0, 1], [0, 2]]);
    assert_eq!(scene.symbols.len(), 3);
}

#[test]
fn a_theme_without_colours_shows_the_colours_of_drawings_in_greys() {
    let orange = Rgba::from_hex("#ed7100").expect("a colour");
    let draw = |_: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]| {
        let visual = |node: &NodeToDraw<'_>| {
            let mut visual = card(node);
            let shape = Outline::Box(Rect::new(0.0, 0.0, 8.0, 8.0).to_rounded_rect(0.0));
            visual.primitives = vec![Primitive {
                part: None,
                operation: Operation::Paint(crate::visuals::Painted {
                    fill: Paint::Solid(orange),
                    stroke: None,
                    shadow: false,
                    ..painted(shape)
                }),
            }];
            Ok(visual)
        };
        Drawings {
            visuals: nodes.iter().map(visual).collect(),
            symbols: Table::new(),
        }
    };
    let fill = |theme: &str| {
        let mut shop = diagram(&["a"], &[]);
        shop.theme = Theme::find(theme).expect("it is built in");
        let scene = composed(&shop, draw, &row(1));
        match paths(group(&scene, "a"))[0].fill {
            Some(Brush::Solid(color)) => color,
            ref other => panic!("{other:?} is no colour"),
        }
    };
    assert_eq!(fill("paper"), orange);
    let gray = fill("mono");
    assert!(gray.r == gray.g && gray.g == gray.b, "{gray:?}");
    assert!(
        (gray.luminance() - orange.luminance()).abs() < 0.05,
        "{gray:?}"
    );
}

#[test]
fn glyphs_are_stored_once_and_everything_lies_in_the_picture() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    for node in shop.nodes.iter_mut() {
        node.item.label = "nnn".to_owned();
    }
    shop.title = Some("n".repeat(30));
    shop.direction = Direction::Down;
    let scene = composed(&shop, cards, &row(2));
    // Two weights of one letter.
    assert_eq!(scene.glyphs.len(), 2);
    let ink = scene.ink_bounds(&scene.elements).expect("there is ink");
    assert_eq!(scene.size.to_rect().union(ink), scene.size.to_rect());
}

#[test]
fn every_theme_has_its_dump() {
    for theme in Theme::all() {
        let shop = Diagram {
            theme,
            ..diagram(&["a", "b"], &[(0, 1)])
        };
        let text = dump(&composed(&shop, cards, &row(2)));
        assert!(
            text.contains("group edge a->b \"edge from A to B\"\n"),
            "{text}"
        );
        assert!(!text.contains("NaN") && !text.contains("-0 "), "{text}");
    }
}

#[test]
fn a_legend_stands_below_the_diagram_in_rows_that_fit() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    let plain = composed(&shop, cards, &row(2));
    let entry = |sample| LegendEntry {
        sample,
        text: "pages somebody at night".to_owned(),
    };
    let samples = [
        Sample::Node(NodeStyle::default()),
        Sample::Edge(EdgeStyle::default()),
    ];
    shop.legend = samples.into_iter().cycle().take(6).map(entry).collect();
    let scene = composed(&shop, cards, &row(2));
    let legend = &group(&scene, "legend").elements;
    let ink = scene.ink_bounds(legend).expect("there is ink");
    let above = plain.size.height - shop.theme.margin;
    assert!(ink.y0 > above, "{ink:?} stands below {above}");
    assert_eq!(scene.size.to_rect().union(ink), scene.size.to_rect());
    assert!(ink.height() > 60.0, "{ink:?} has several rows");
    assert!(scene.size.width < 2.0 * plain.size.width);
}

#[test]
fn nothing_of_a_sketch_is_ruled_but_what_is_read() {
    let theme = Theme::find("sketch").expect("it is built in");
    let ruled = Theme {
        wobble: 0.0,
        ..theme.clone()
    };
    let shop = |theme| Diagram {
        theme,
        ..diagram(&["a", "b"], &[(0, 1)])
    };
    let (sketch, ruled) = (shop(theme), shop(ruled));
    let (sketch, ruled) = (
        composed(&sketch, cards, &row(2)),
        composed(&ruled, cards, &row(2)),
    );
    let shape = |scene: &Scene, id| face(group(scene, id)).shape.to_path();
    assert_ne!(shape(&sketch, "a"), shape(&ruled, "a"));
    let line = |scene: &Scene| paths(group(scene, "a->b"))[0].shape.to_path();
    assert_ne!(line(&sketch), line(&ruled));
    assert_eq!(sketch.glyphs, ruled.glyphs);
}
