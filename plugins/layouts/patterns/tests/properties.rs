//! Properties of every drawing, over random diagrams and all layouts.

mod support;

use std::f32::consts::TAU;

use kinograph_patterns::{Patterns, arrange};
use kinograph_plugin_sdk::{
    LayoutPack, PluginError,
    geometry::{Direction, Point},
    layout::{Arrangement, End, Previous, Request},
    params::{Param, Value},
};
use proptest::prelude::*;
use support::{Boxes, chain, edge, faults, node, request, requests, wide_tree};

fn names() -> Vec<String> {
    Patterns::layouts()
        .into_iter()
        .map(|spec| spec.id)
        .collect()
}

/// What a layout answers; none where it says that it takes no containers.
fn answer(layout: &str, request: &Request) -> Option<Arrangement> {
    match arrange(layout, request) {
        Ok(answer) => Some(answer),
        Err(PluginError::Unsupported(reason)) => {
            assert!(
                layout == "orbit" && !request.containers.is_empty(),
                "{reason}"
            );
            None
        }
        Err(error) => panic!("{layout}: {error:?}"),
    }
}

/// Whether two nodes touch at any of so many instants of a loop.
fn collide(request: &Request, answer: &Arrangement, instants: u16) -> Option<(usize, usize)> {
    (0..instants).find_map(|instant| {
        let turned = turned(request, answer, f32::from(instant) / f32::from(instants));
        Boxes::of(request, &turned).overlap()
    })
}

/// The corners of the nodes at an instant of the loop, from 0 to 1.
fn turned(request: &Request, answer: &Arrangement, instant: f32) -> Vec<Point> {
    let mut corners = answer.nodes.clone();
    for orbit in &answer.orbits {
        let turns = i16::try_from(orbit.turns).expect("few turns");
        let (sin, cos) = (TAU * f32::from(turns) * instant).sin_cos();
        for &node in &orbit.nodes {
            let node = node as usize;
            let size = request.nodes[node].size;
            let (x, y) = (
                answer.nodes[node].x + size.width / 2.0 - orbit.center.x,
                answer.nodes[node].y + size.height / 2.0 - orbit.center.y,
            );
            corners[node] = Point {
                x: orbit.center.x + x * cos - y * sin - size.width / 2.0,
                y: orbit.center.y + x * sin + y * cos - size.height / 2.0,
            };
        }
    }
    corners
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn drawings_have_no_faults(request in requests()) {
        for layout in names() {
            if let Some(answer) = answer(&layout, &request) {
                let faults = faults(&request, &answer);
                prop_assert!(faults.is_empty(), "{layout}: {faults:?}\n{answer:?}");
            }
        }
    }

    #[test]
    fn the_same_request_gives_the_same_answer(request in requests()) {
        for layout in names() {
            prop_assert_eq!(arrange(&layout, &request), arrange(&layout, &request));
        }
    }

    #[test]
    fn what_circles_never_collides(
        mut request in requests(),
        (faster, alternate) in (0..3_i64, any::<bool>()),
    ) {
        request.containers.clear();
        for node in &mut request.nodes {
            node.parent = None;
        }
        request.edges.retain(|edge| {
            !matches!(edge.source, End::Container(_)) && !matches!(edge.target, End::Container(_))
        });
        request.labels.clear();
        request.params = vec![
            Param { key: "faster".into(), value: Value::Integer(faster) },
            Param { key: "alternate".into(), value: Value::Boolean(alternate) },
        ];
        let answer = arrange("orbit", &request).expect("there are no containers");
        let turning: usize = answer.orbits.iter().map(|orbit| orbit.nodes.len()).sum();
        prop_assert_eq!(turning, request.nodes.len() - 1);
        prop_assert_eq!(collide(&request, &answer, 97), None);
    }

    #[test]
    fn a_pinned_node_stands_where_it_is_pinned(
        mut request in requests(),
        (any, x, y) in (any::<prop::sample::Index>(), -300.0..300.0_f32, -300.0..300.0_f32),
    ) {
        for layout in names() {
            let Some(before) = answer(&layout, &request) else { continue };
            let pinned = any.index(request.nodes.len());
            let at = before.nodes[pinned];
            request.nodes[pinned].pinned = Some(Point { x: at.x + x, y: at.y + y });
            let anchor = (pinned + 1) % request.nodes.len();
            if anchor != pinned {
                request.nodes[anchor].pinned = Some(before.nodes[anchor]);
            }
            let after = answer(&layout, &request).expect("it took the same diagram before");
            prop_assert_eq!(Some(after.nodes[pinned]), request.nodes[pinned].pinned);
            // Pins may force overlaps, but nothing leaves its container.
            let faults = faults(&request, &after);
            let severe = faults.iter().find(|fault| !fault.contains("overlap"));
            prop_assert_eq!(severe, None, "{}", layout);
            if request.containers.is_empty() {
                let pair = [pinned.min(anchor), pinned.max(anchor)];
                let forced = format!("nodes {} and {} overlap", pair[0], pair[1]);
                prop_assert!(faults.iter().all(|fault| *fault == forced), "{layout}: {faults:?}");
            }
            for node in &mut request.nodes {
                node.pinned = None;
            }
        }
    }

    #[test]
    fn a_drawing_that_is_continued_has_no_faults(mut request in requests()) {
        for layout in names() {
            request.previous = None;
            let Some(before) = answer(&layout, &request) else { continue };
            request.previous = Some(Previous {
                nodes: before.nodes.into_iter().map(Some).collect(),
                containers: before.containers.into_iter().map(Some).collect(),
            });
            let after = answer(&layout, &request).expect("it took the same diagram before");
            prop_assert_eq!(faults(&request, &after), Vec::<String>::new());
        }
    }
}

/// The larger of width and height over what the nodes alone would need, as a square.
fn sprawl(request: &Request, answer: &Arrangement) -> f32 {
    let boxes = Boxes::of(request, &answer.nodes);
    let (width, height) = boxes.extent();
    let area: f32 = request
        .nodes
        .iter()
        .map(|n| n.size.width * n.size.height)
        .sum();
    width.max(height) / area.sqrt()
}

#[test]
fn two_thousand_nodes_are_arranged_without_faults() {
    for layout in names() {
        let count = if layout == "force" { 400 } else { 2_000 };
        let request = wide_tree(count);
        let answer = arrange(&layout, &request).expect("it is not too large");
        assert_eq!(faults(&request, &answer), Vec::<String>::new(), "{layout}");
        assert!(sprawl(&request, &answer) < 60.0, "{layout}");
    }
}

#[test]
fn a_chain_of_five_thousand_nodes_needs_no_deep_stack() {
    let request = chain(5_000);
    for layout in names() {
        match arrange(&layout, &request) {
            Ok(answer) => assert_eq!(answer.nodes.len(), 5_000),
            Err(error) => assert!(
                layout == "force" && matches!(error, PluginError::TooLarge(_)),
                "{layout}: {error:?}"
            ),
        }
    }
}

#[test]
fn edges_are_left_to_the_host_in_the_wanted_style() {
    use kinograph_plugin_sdk::layout::Curve;
    let mut request = chain(3);
    request.params = vec![Param {
        key: "edges".into(),
        value: Value::Text("curved".into()),
    }];
    for layout in names() {
        let answer = arrange(&layout, &request).expect("it is a small diagram");
        assert_eq!(answer.routes.len(), 2);
        for route in answer.routes {
            assert_eq!(route.curve, Curve::Spline, "{layout}");
            // A tree knows its edges itself.
            assert_eq!(route.count == 0, layout != "tree", "{layout}");
        }
    }
}

#[test]
fn nothing_and_empty_containers_are_arranged() {
    for layout in names() {
        let nothing = arrange(&layout, &request()).expect("nothing is easy");
        assert!(nothing.nodes.is_empty() && nothing.containers.is_empty());
        let mut empty = request();
        empty.containers = vec![support::container(None), support::container(Some(0))];
        for container in &mut empty.containers {
            container.padding.top = 0.0;
            container.padding.bottom = 0.0;
            container.min_size.height = 0.0;
        }
        if let Some(drawing) = answer(&layout, &empty) {
            assert_eq!(faults(&empty, &drawing), Vec::<String>::new(), "{layout}");
        }
    }
}

#[test]
fn the_flow_leads_where_it_should() {
    let along = |direction, a: Point, b: Point| match direction {
        Direction::Right => b.x - a.x,
        Direction::Left => a.x - b.x,
        Direction::Down => b.y - a.y,
        Direction::Up => a.y - b.y,
    };
    for layout in ["pipeline", "tree", "lanes", "force", "grid"] {
        for direction in [
            Direction::Right,
            Direction::Left,
            Direction::Down,
            Direction::Up,
        ] {
            let mut request = chain(3);
            request.direction = direction;
            // A grid of one line, whichever way it leads.
            request.aspect_ratio = match direction {
                Direction::Right | Direction::Left => Some(20.0),
                Direction::Down | Direction::Up => Some(0.05),
            };
            let at = arrange(layout, &request)
                .expect("it is a small diagram")
                .nodes;
            assert!(
                along(direction, at[0], at[1]) > 0.0 && along(direction, at[1], at[2]) > 0.0,
                "{layout} {direction:?}: {at:?}"
            );
        }
    }
}

#[test]
fn malformed_requests_are_refused() {
    let spoils: [fn(&mut Request); 14] = [
        |r| r.nodes[0].size.width = f32::NAN,
        |r| r.nodes[0].size.height = -1.0,
        |r| r.nodes[0].size.width = f32::INFINITY,
        |r| r.nodes[0].parent = Some(9),
        |r| r.nodes[0].margin.left = f32::NAN,
        |r| {
            r.nodes[0].pinned = Some(Point {
                x: f32::NAN,
                y: 0.0,
            });
        },
        |r| r.containers[0].parent = Some(0),
        |r| r.containers[0].min_size.width = 1e30,
        |r| r.spacing.rank = f32::INFINITY,
        |r| r.aspect_ratio = Some(0.0),
        |r| r.edges.push(edge(End::Node(0), End::Node(7))),
        |r| r.edges.push(edge(End::Container(3), End::Node(0))),
        |r| r.edges.push(edge(End::Port(0), End::Node(0))),
        |r| r.labels = vec![support::label(5, 10.0, 10.0)],
    ];
    for layout in names() {
        for (number, spoil) in spoils.iter().enumerate() {
            let mut request = chain(2);
            request.containers = vec![support::container(None)];
            spoil(&mut request);
            assert!(arrange(&layout, &request).is_err(), "{layout}: {number}");
        }
        let mut request = chain(2);
        for value in [
            Value::Number(f64::NAN),
            Value::Number(-1.0),
            Value::Text("much".into()),
        ] {
            request.params = vec![Param {
                key: "node-spacing".into(),
                value,
            }];
            let answer = arrange(&layout, &request);
            assert!(matches!(answer, Err(PluginError::BadParam(_))), "{layout}");
        }
    }
    assert!(matches!(
        arrange("spiral", &chain(1)),
        Err(PluginError::Unknown(_))
    ));
}

#[test]
fn orbit_says_which_layout_takes_containers() {
    let mut request = chain(2);
    request.containers = vec![support::container(None)];
    let Err(PluginError::Unsupported(reason)) = arrange("orbit", &request) else {
        panic!("containers cannot circle");
    };
    assert!(reason.contains("hub"), "{reason}");
}

#[test]
fn lanes_line_up_and_are_equally_long() {
    let mut request = chain(4);
    request.containers = vec![support::container(None), support::container(None)];
    request.nodes.push(node(60.0, 40.0));
    for (node, lane) in request.nodes.iter_mut().zip([0, 1, 0, 1]) {
        node.parent = Some(lane);
    }
    request.edges.push(edge(End::Node(4), End::Node(1)));
    let answer = arrange("lanes", &request).expect("it is a small diagram");
    let [upper, lower] = answer.containers.as_slice() else {
        panic!("two lanes");
    };
    assert_eq!((upper.x, upper.width), (lower.x, lower.width));
    assert!(upper.y + upper.height <= lower.y);
    let middle = |node: usize| answer.nodes[node].x + request.nodes[node].size.width / 2.0;
    assert!(middle(0) < middle(1) && middle(1) < middle(2) && middle(2) < middle(3));
    // The node of no lane stands before the lanes, in the column of its step.
    assert_eq!(middle(4), middle(0));
    assert!(answer.nodes[4].y < upper.y);
}
