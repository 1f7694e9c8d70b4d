#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use kinograph_plugin_sdk::{
    Context, Drawings, Node, PluginError,
    draw::HostText,
    drawing::{Operation, Shape, Visual},
    geometry::{Direction, Size},
    params::{Param, Value},
    styling::{Font, FontFamily},
};

use super::*;

fn context(dark: bool, direction: Direction) -> Context {
    let font = |size, weight| Font {
        family: FontFamily::Sans,
        size,
        weight,
        italic: false,
    };
    Context {
        direction,
        label: font(14.0, 600),
        caption: font(12.0, 400),
        corner_radius: 10.0,
        stroke_width: 1.25,
        padding: 12.0,
        grid: 8.0,
        dark,
    }
}

fn node(kind: &str, label: &str) -> Node {
    Node {
        kind: kind.to_owned(),
        label: label.to_owned(),
        caption: None,
        params: Vec::new(),
        classes: Vec::new(),
        requested: None,
        frame: None,
        extra: Vec::new(),
    }
}

fn with_param(kind: &str, key: &str, value: i64) -> Node {
    let param = Param {
        key: key.to_owned(),
        value: Value::Integer(value),
    };
    Node {
        params: vec![param],
        ..node(kind, "Orders")
    }
}

fn draw_all(nodes: &[Node]) -> Drawings {
    PACK.draw(&HostText, &context(false, Direction::Right), nodes)
}

#[track_caller]
fn draw_one(node: Node) -> Visual {
    let mut drawings = draw_all(&[node]);
    drawings.visuals.remove(0).expect("the kind exists")
}

#[test]
fn every_kind_is_well_declared_and_well_drawn() {
    assert_eq!(PACK.problems(), Vec::<String>::new());
}

#[test]
fn an_unknown_kind_is_an_error_and_disturbs_no_other() {
    let drawings = draw_all(&[
        node("service", "A"),
        node("nonsense", "B"),
        node("queue", "C"),
    ]);
    let unknown: Vec<bool> = drawings
        .visuals
        .iter()
        .map(|visual| *visual == Err(PluginError::Unknown("nonsense".to_owned())))
        .collect();
    assert_eq!(unknown, [false, true, false]);
    assert!(drawings.visuals[0].is_ok() && drawings.visuals[2].is_ok());
}

#[test]
fn long_labels_wrap_and_are_cut() {
    let short = draw_one(node("service", "Orders"));
    let long = draw_one(node("service", &"many words ".repeat(40)));
    assert!(long.size.height > short.size.height);
    assert!(long.size.width <= 272.0, "{:?}", long.size);
    let text = long
        .primitives
        .iter()
        .find_map(|primitive| match &primitive.operation {
            Operation::Text(text) => Some(text),
            _ => None,
        });
    let text = text.expect("a service has a label");
    assert_eq!(text.max_lines, Some(3));
    assert!(text.max_width.is_some_and(|width| width <= 180.0));
}

#[test]
fn a_node_without_a_label_is_as_small_as_its_picture() {
    let size = draw_one(node("service", "")).size;
    assert_eq!((size.width, size.height), (56.0, 56.0));
}

#[test]
fn a_requested_size_is_kept_unless_it_is_too_small() {
    for spec in PACK.specs() {
        let asked = Size::new(411.0, 307.0);
        let large = draw_one(Node {
            requested: Some(asked),
            ..node(&spec.id, "Orders")
        });
        assert_eq!(
            (large.size.width, large.size.height),
            (411.0, 307.0),
            "{}",
            spec.id
        );

        let asked = Size::new(9.0, 9.0);
        let small = draw_one(Node {
            requested: Some(asked),
            ..node(&spec.id, "Orders")
        });
        assert!(
            small.size.width > 9.0 && small.size.height > 9.0,
            "{}",
            spec.id
        );
    }
}

#[test]
fn a_container_is_drawn_at_its_frame() {
    for spec in PACK.specs().iter().filter(|spec| spec.container) {
        let least = draw_one(node(&spec.id, "Production"));
        let content = least.content.expect("a container has room for children");
        assert!(content.top >= 24.0 && content.left == 24.0, "{}", spec.id);

        let frame = Size::new(517.0, 333.0);
        let framed = draw_one(Node {
            frame: Some(frame),
            ..node(&spec.id, "Production")
        });
        assert_eq!(
            (framed.size.width, framed.size.height),
            (517.0, 333.0),
            "{}",
            spec.id
        );
        assert_eq!(framed.content, least.content, "{}", spec.id);
    }
}

#[test]
fn parameters_are_seen() {
    let cases = [
        ("service", "instances", 1, 3),
        ("database", "replicas", 0, 2),
        ("queue", "depth", 1, 5),
        ("stream", "partitions", 2, 6),
        ("stream", "partitions", 20, 200),
        ("load-balancer", "targets", 2, 5),
        ("cache", "hit", 10, 90),
    ];
    for (kind, key, less, more) in cases {
        let draw = |value| draw_one(with_param(kind, key, value)).primitives;
        assert_ne!(draw(less), draw(more), "{kind} {key}");
    }
}

#[test]
fn a_number_that_is_drawn_is_said() {
    let name = |node| draw_one(node).accessible_name;
    assert_eq!(name(node("queue", "Orders")), None);
    let deep = name(with_param("queue", "depth", 7));
    assert_eq!(deep.as_deref(), Some("Orders, Queue, depth: 7"));
}

#[test]
fn an_icon_is_sent_once() {
    let nodes: Vec<Node> = (0..50).map(|_| node("service", "Orders")).collect();
    assert_eq!(draw_all(&nodes).symbols.len(), 1);
}

#[test]
fn a_dark_logo_takes_the_colour_of_its_node_on_dark_ground() {
    let nodes = [node("ios", "Shop")];
    let symbols = |dark| {
        PACK.draw(&HostText, &context(dark, Direction::Right), &nodes)
            .symbols
    };
    assert_ne!(symbols(false), symbols(true));
}

#[test]
fn people_stand_where_edges_arrive() {
    let visual = |direction| {
        let drawings = PACK.draw(
            &HostText,
            &context(false, direction),
            &[node("person", "Shopper")],
        );
        drawings
            .visuals
            .into_iter()
            .next()
            .expect("one visual")
            .expect("it is drawn")
    };
    let disc = |visual: &Visual| match &visual.primitives[0].operation {
        Operation::Paint(painted) => match &painted.shape {
            Shape::Ellipse(disc) => disc.center.y,
            shape => panic!("{shape:?} is no disc"),
        },
        operation => panic!("{operation:?} is no disc"),
    };
    let across = visual(Direction::Right);
    assert_eq!(disc(&across), across.size.height / 2.0);
    let down = visual(Direction::Down);
    assert!(disc(&down) < down.size.height / 2.0);
}
