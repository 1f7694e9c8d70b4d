//! What measuring asks for, and what it makes of the answers.

use super::*;
use crate::{
    Direction, Point, Side,
    diagram::{End, Port},
    testing::{TestKinds, add_container, card, cards, diagram},
};

fn measured(
    diagram: &Diagram,
    draw: impl Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings,
) -> (Visuals, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let fonts = Fonts::embedded();
    let visuals = measure(&mut diagnostics, &TestKinds::new(draw), &fonts, diagram);
    (visuals, diagnostics)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn everything_is_asked_for_in_one_call() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    add_container(&mut shop, "c", None);
    let calls = std::cell::Cell::new(0);
    let (visuals, diagnostics) = measured(&shop, |context, nodes| {
        calls.set(calls.get() + 1);
        cards(context, nodes)
    });
    assert_eq!(
        (calls.get(), visuals.nodes.len(), visuals.containers.len()),
        (1, 2, 1)
    );
    assert_eq!(diagnostics, []);
    let name = visuals.nodes[crate::NodeIx::new(0)]
        .accessible_name
        .as_deref();
    assert_eq!(name, Some("A, card"));
}

#[test]
fn a_drawing_that_fails_is_a_plain_box_and_the_others_are_kept() {
    let shop = diagram(&["a", "b", "c"], &[]);
    let (visuals, diagnostics) = measured(&shop, |_, nodes| {
        let mut visuals: Vec<_> = nodes.iter().map(|node| Ok(card(node))).collect();
        visuals[0] = Ok(Visual {
            size: Size::new(f64::NAN, 1.0),
            ..Visual::default()
        });
        visuals[1] = Err(PluginError {
            plugin: "tests/card".to_owned(),
            message: "there is no such colour".to_owned(),
            fault: false,
        });
        Drawings {
            visuals,
            symbols: Table::new(),
        }
    });
    assert_eq!(codes(&diagnostics), ["plugin", "refused"]);
    assert!(
        diagnostics[0]
            .message
            .starts_with("tests/card: the size NaN")
    );
    let [first, second, third] = visuals.nodes.as_slice() else {
        panic!("three nodes")
    };
    assert!(first.size.width >= 8.0 && second.size.height >= 8.0);
    assert_eq!(third.size, Size::new(80.0, 40.0));
}

#[test]
fn an_answer_of_the_wrong_length_is_one_error() {
    let mut shop = diagram(&["a", "b"], &[]);
    add_container(&mut shop, "c", None);
    let (visuals, diagnostics) = measured(&shop, |_, nodes| Drawings {
        visuals: nodes.iter().skip(1).map(|node| Ok(card(node))).collect(),
        symbols: Table::new(),
    });
    assert_eq!(codes(&diagnostics), ["plugin"]);
    assert_eq!((visuals.nodes.len(), visuals.containers.len()), (2, 1));
}

#[test]
fn a_second_answer_does_not_disturb_the_symbols_of_the_first() {
    let mut shop = diagram(&["a"], &[]);
    add_container(&mut shop, "c", None);
    let kinds = TestKinds::new(|_: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]| {
        let draw = |node: &NodeToDraw<'_>| {
            let mut visual = card(node);
            let operation = Operation::Symbol {
                symbol: SymbolIx::new(0),
                frame: Size::new(8.0, 8.0).to_rect(),
                tint: crate::style::Paint::None,
                opacity: 1.0,
            };
            visual.primitives = vec![Primitive {
                part: None,
                operation,
            }];
            Ok(visual)
        };
        let view = Size::new(24.0, 24.0).to_rect();
        let symbol = Symbol {
            view,
            primitives: Vec::new(),
        };
        Drawings {
            visuals: nodes.iter().map(draw).collect(),
            symbols: vec![symbol].into(),
        }
    });
    let (fonts, mut diagnostics) = (Fonts::embedded(), Vec::new());
    let mut visuals = measure(&mut diagnostics, &kinds, &fonts, &shop);
    let containers = vec![Size::new(99.0, 99.0).to_rect()].into();
    let placement = Placement {
        containers,
        ..Placement::default()
    };
    frame(
        &mut diagnostics,
        &kinds,
        &fonts,
        &shop,
        &placement,
        &mut visuals,
    );
    assert_eq!(diagnostics, []);
    let symbol_of = |visual: &Visual| match visual.primitives[0].operation {
        Operation::Symbol { symbol, .. } => symbol.position(),
        _ => usize::MAX,
    };
    assert_eq!(symbol_of(&visuals.nodes.as_slice()[0]), 0);
    assert_eq!(symbol_of(&visuals.containers.as_slice()[0]), 1);
    assert_eq!(visuals.containers.as_slice()[0].size, Size::new(99.0, 99.0));
    assert_eq!(visuals.symbols.len(), 2);
}

#[test]
fn missing_glyphs_are_told_once_a_script() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    for node in shop.nodes.iter_mut() {
        node.item.label = "数据库".to_owned();
    }
    shop.title = Some("Привет 数".to_owned());
    for edge in shop.edges.iter_mut() {
        edge.label = Some("مرحبا".to_owned());
    }
    let (_, diagnostics) = measured(&shop, cards);
    let messages: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
    let [han, arabic] = messages.as_slice() else {
        panic!("{messages:?}")
    };
    assert!(han.contains("数据库") && han.contains("Han"), "{han}");
    assert!(arabic.contains("Arabic"), "{arabic}");
    assert_eq!(codes(&diagnostics), ["missing-glyph", "missing-glyph"]);
}

#[test]
fn ports_are_where_the_kind_says_or_evenly_on_their_side() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    let port = |name: &str, side| Port {
        node: crate::NodeIx::new(0),
        name: name.to_owned(),
        side,
    };
    let [http, one, two, free] = [
        port("http", Some(Side::Right)),
        port("one", Some(Side::Bottom)),
        port("two", Some(Side::Bottom)),
        port("free", None),
    ]
    .map(|port| shop.ports.push(port));
    shop.direction = Direction::Down;
    for edge in shop.edges.iter_mut() {
        edge.target = End::Port(free);
    }
    let drawn = crate::visuals::PortPlace {
        at: Point::new(80.0, 7.0),
        side: Side::Right,
    };
    let (visuals, diagnostics) = measured(&shop, |_, nodes| {
        let draw = |node: &NodeToDraw<'_>| {
            Ok(Visual {
                ports: vec![("http".to_owned(), drawn)],
                ..card(node)
            })
        };
        Drawings {
            visuals: nodes.iter().map(draw).collect(),
            symbols: Table::new(),
        }
    });
    assert_eq!(diagnostics, []);
    assert_eq!(visuals.ports[http], drawn);
    assert!((visuals.ports[one].at.x - 80.0 / 3.0).abs() < 1e-9);
    assert!((visuals.ports[two].at.x - 160.0 / 3.0).abs() < 1e-9);
    assert_eq!(
        visuals.ports[free].side,
        Side::Top,
        "what only arrives enters at the top"
    );
    assert_eq!(visuals.ports[free].at, Point::new(40.0, 0.0));
}
