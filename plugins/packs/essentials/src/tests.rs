#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use std::collections::BTreeSet;

use kinograph_plugin_sdk::{
    drawing::{Operation, Shape, Visual},
    geometry::{Direction, Point, Rect, Segment, Size},
    params::{Param, ParamSpec, Value},
    styling::{Font, FontFamily},
};

use super::*;

const GRID: f32 = 8.0;

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
        grid: GRID,
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
    draw(&HostText, &context(false, Direction::Right), nodes)
}

#[track_caller]
fn draw_one(node: Node) -> Visual {
    let mut drawings = draw_all(&[node]);
    drawings.visuals.remove(0).expect("the kind exists")
}

/// The nodes that show a kind in all its ways.
fn ways(spec: &KindSpec) -> Vec<Node> {
    let plain = node(&spec.id, "Orders");
    let mut ways = vec![
        plain.clone(),
        node(&spec.id, ""),
        node(
            &spec.id,
            &"A label that is much too long for one line ".repeat(9),
        ),
        node(&spec.id, &"unbreakable".repeat(40)),
        Node {
            caption: Some("Rust, tokio".to_owned()),
            ..plain.clone()
        },
        Node {
            caption: Some("Rust, tokio".to_owned()),
            ..node(&spec.id, "")
        },
        Node {
            requested: Some(Size::new(8.0, 8.0)),
            ..plain.clone()
        },
        Node {
            requested: Some(Size::new(403.0, 301.0)),
            ..plain.clone()
        },
    ];
    for param in &spec.params {
        ways.extend(extremes(param).map(|value| with_param(&spec.id, &param.key, value)));
    }
    if spec.container {
        ways.push(Node {
            frame: Some(Size::new(517.0, 333.0)),
            ..plain
        });
    }
    ways
}

/// The least and the greatest value of a number, and some between.
fn extremes(param: &ParamSpec) -> impl Iterator<Item = i64> {
    let (Some(least), Some(most)) = (param.minimum, param.maximum) else {
        panic!("{} has no range", param.key)
    };
    (0..=9).chain([50, 99_999, 100_000]).filter(move |&value| {
        let value = f64::from(i32::try_from(value).unwrap());
        (least..=most).contains(&value)
    })
}

/// Every visual of every kind, in all its ways, in light and dark, across and down.
fn every_visual() -> Vec<(Node, Visual)> {
    let nodes: Vec<Node> = Essentials::kinds().iter().flat_map(ways).collect();
    let mut drawn = Vec::new();
    for direction in [Direction::Right, Direction::Down] {
        for dark in [false, true] {
            let drawings = draw(&HostText, &context(dark, direction), &nodes);
            assert_eq!(drawings.visuals.len(), nodes.len());
            let visuals = drawings
                .visuals
                .into_iter()
                .map(|visual| visual.expect("it is drawn"));
            drawn.extend(nodes.iter().cloned().zip(visuals));
        }
    }
    drawn
}

#[test]
fn declarations_are_in_the_words_of_the_contract() {
    let kinds = Essentials::kinds();
    assert!(kinds.len() > 50);
    let palette = [
        "red", "orange", "amber", "green", "teal", "cyan", "blue", "indigo", "violet", "pink",
        "brown", "gray",
    ];
    let mut names = BTreeSet::new();
    for kind in &kinds {
        for name in std::iter::once(&kind.id).chain(&kind.aliases) {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(
                !name.is_empty() && name.chars().all(fits),
                "{name:?} is no name"
            );
            assert!(names.insert(name.clone()), "{name} names two kinds");
        }
        let docs = std::iter::once(&kind.doc).chain(kind.params.iter().map(|param| &param.doc));
        for doc in docs {
            assert!(
                !doc.is_empty() && !doc.ends_with('.'),
                "{}: {doc:?}",
                kind.id
            );
        }
        assert!(
            !kind.title.is_empty() && !kind.category.is_empty(),
            "{}",
            kind.id
        );
        if let Some(accent) = &kind.accent {
            let hex = accent.strip_prefix('#').is_some_and(|digits| {
                digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit())
            });
            assert!(
                hex || palette.contains(&accent.as_str()),
                "{}: {accent}",
                kind.id
            );
        }
    }
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
fn sizes_are_on_the_grid() {
    for (node, visual) in every_visual() {
        if node.requested.is_some() || node.frame.is_some() {
            continue;
        }
        let Size { width, height } = visual.size;
        let on_grid = |length: f32| length > 0.0 && length % GRID == 0.0;
        assert!(
            on_grid(width) && on_grid(height),
            "{}: {width} by {height}",
            node.kind
        );
    }
}

#[test]
fn outlines_and_ink_lie_in_the_box() {
    for (node, visual) in every_visual() {
        let Size { width, height } = visual.size;
        let within = |point: Point| {
            let slack = 0.01;
            (-slack..=width + slack).contains(&point.x)
                && (-slack..=height + slack).contains(&point.y)
        };
        let painted = visual
            .primitives
            .iter()
            .filter_map(|primitive| match &primitive.operation {
                Operation::Paint(painted) => Some(&painted.shape),
                _ => None,
            });
        for shape in painted.chain(&visual.outline) {
            for point in points(shape) {
                assert!(
                    within(point),
                    "{} {:?}: {point:?} of {shape:?}",
                    node.kind,
                    visual.size
                );
            }
        }
    }
}

/// The corners, or the end points and the extremes of bows, of a shape.
fn points(shape: &Shape) -> Vec<Point> {
    let corners = |frame: Rect| {
        vec![
            Point::new(frame.x, frame.y),
            Point::new(frame.right(), frame.bottom()),
        ]
    };
    match shape {
        Shape::Rectangle(shape) => corners(shape.frame),
        Shape::Ellipse(shape) => {
            corners(Rect::around(shape.center, 2.0 * shape.rx, 2.0 * shape.ry))
        }
        Shape::Path(path) => path
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::MoveTo(to) | Segment::LineTo(to) => Some(*to),
                Segment::QuadTo(quad) => Some(quad.to),
                Segment::CubicTo(cubic) => Some(cubic.to),
                Segment::Close => None,
            })
            .collect(),
    }
}

#[test]
fn drawings_are_well_formed() {
    for (node, visual) in every_visual() {
        let mut depth = 0_i32;
        let mut parts = BTreeSet::new();
        for primitive in &visual.primitives {
            match primitive.operation {
                Operation::BeginGroup(_) => depth += 1,
                Operation::EndGroup => depth -= 1,
                _ => {}
            }
            assert!(depth >= 0, "{}", node.kind);
            if let Some(part) = &primitive.part {
                assert!(parts.insert(part.clone()), "{}: {part} twice", node.kind);
            }
        }
        assert_eq!(depth, 0, "{}", node.kind);
        for animation in &visual.animations {
            let part = animation.part.as_ref().expect("the whole node never moves");
            assert!(parts.contains(part), "{}: {part} is not drawn", node.kind);
        }
    }
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
    for spec in Essentials::kinds() {
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
    for spec in Essentials::kinds().iter().filter(|spec| spec.container) {
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
        ("postgres", "replicas", 0, 2),
        ("queue", "depth", 1, 5),
        ("kafka", "partitions", 2, 6),
        ("kafka", "partitions", 20, 200),
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
    let nodes = [node("kafka", "Events")];
    let symbols = |dark| draw(&HostText, &context(dark, Direction::Right), &nodes).symbols;
    assert_ne!(symbols(false), symbols(true));
}

#[test]
fn people_stand_where_edges_arrive() {
    let visual = |direction| {
        let drawings = draw(
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
