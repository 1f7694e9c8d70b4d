//! What moves in whole pictures.

mod parts;

use proptest::prelude::*;

use super::*;
use crate::{
    Arrangement, Curve, DrawContext, Drawings, EdgeIx, Index as _, NodeIx, NodeToDraw, Point,
    Route,
    diagram::{End, Flow as Style, Heads, Hop, Step},
    scene::{Role, dump as dump_scene},
    testing::{add_container, cards, diagram, stages},
    timeline::{self, Flow, Property, Ruler, Target, Track},
};

/// Nodes in a row, 100 pixels apart.
fn row(nodes: usize) -> Arrangement {
    let corners =
        (0..u32::try_from(nodes).expect("few")).map(|n| Point::new(f64::from(n) * 180.0, 0.0));
    Arrangement {
        nodes: corners.collect(),
        ..Arrangement::default()
    }
}

fn moving_with(
    diagram: &Diagram,
    draw: impl Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings,
    arrangement: &Arrangement,
    options: MotionOptions,
) -> (Scene, Timeline) {
    stages(diagram, draw, arrangement).moving(&Fonts::embedded(), options)
}

fn moving(diagram: &Diagram) -> (Scene, Timeline) {
    moving_with(
        diagram,
        cards,
        &row(diagram.nodes.len()),
        MotionOptions::default(),
    )
}

fn step(action: Action, say: Option<&str>) -> Step {
    Step {
        action,
        say: say.map(str::to_owned),
        duration_ms: None,
    }
}

fn node(position: usize) -> End {
    End::Node(NodeIx::new(position))
}

fn hop(edge: usize, backwards: bool) -> Hop {
    Hop {
        edge: EdgeIx::new(edge),
        backwards,
    }
}

/// Shows, traces, focuses and says.
fn told() -> Diagram {
    let mut shop = diagram(&["a", "b", "c"], &[(0, 1), (1, 2)]);
    shop.motion.story = vec![
        step(Action::Show(vec![node(0), node(1)]), Some("first a and b")),
        step(
            Action::Trace(vec![hop(0, false), hop(1, false), hop(1, true)]),
            Some("there and back"),
        ),
        step(Action::Focus(vec![node(2)]), None),
        step(Action::Pause, Some("done")),
    ];
    shop
}

fn travel(flow: &Flow) -> f64 {
    flow.gap * f64::from(flow.runs)
}

/// Whether a target is a part of the finished diagram.
fn is_drawn(target: &Target) -> bool {
    target.role != Role::Caption && target.part.as_deref() != Some("story-ring")
}

/// Everything can be seen as it was drawn, and nothing else.
fn assert_complete(timeline: &Timeline, t_ms: f64) {
    for (target, state) in timeline.at(t_ms).changes {
        let expected = if is_drawn(target) { 1.0 } else { 0.0 };
        assert_eq!(state.opacity, expected, "{target:?} at {t_ms}");
        assert_eq!(state.trim, (0.0, 1.0), "{target:?} at {t_ms}");
        assert_eq!(
            state.transform,
            crate::Affine::IDENTITY,
            "{target:?} at {t_ms}"
        );
    }
}

#[test]
fn nothing_moves_without_a_direction_or_against_the_authors_will() {
    let mut undirected = diagram(&["a", "b"], &[(0, 1)]);
    undirected.edges[EdgeIx::new(0)].heads = Heads::None;
    let mut unwanted = diagram(&["a", "b"], &[(0, 1)]);
    unwanted.motion.flow = Some(Style::None);
    let mut still = told();
    still.motion.still = true;
    for shop in [undirected, unwanted, still, diagram(&[], &[])] {
        let (scene, timeline) = moving(&shop);
        assert_eq!(timeline, Timeline::default());
        assert_eq!(
            dump_scene(&scene),
            dump_scene(&timeline::frame(&scene, &timeline, 7.0))
        );
    }
}

#[test]
fn every_diagram_with_a_direction_moves_and_its_scene_is_the_still_one() {
    let mut shop = diagram(&["a", "b", "c"], &[(0, 1), (1, 2)]);
    shop.edges[EdgeIx::new(1)].style.line = Some(crate::style::LinePattern::Dashed);
    let (scene, timeline) = moving(&shop);
    let marks: Vec<_> = timeline
        .flows
        .iter()
        .map(|flow| matches!(flow.mark, timeline::Mark::Strokes(_)))
        .collect();
    assert_eq!(
        marks,
        [true, false],
        "a beam, and dots where the line is dashed"
    );
    shop.motion.still = true;
    assert_eq!(dump_scene(&scene), dump_scene(&moving(&shop).0));
}

#[test]
fn both_ways_take_turns() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    shop.edges[EdgeIx::new(0)].heads = Heads::Both;
    let (_, timeline) = moving(&shop);
    let [there, back] = timeline.flows.as_slice() else {
        panic!("one each way")
    };
    assert_eq!(there.way.reverse_subpaths().elements(), back.way.elements());
    assert!(((there.phase - back.phase).abs() - 0.5).abs() < 1e-9);
    assert_eq!(there.runs, back.runs);
}

/// Seen from the shared end, the marks of a bundle stand at the same places.
#[test]
fn the_marks_of_a_bundle_are_one_on_their_trunk() {
    let turn = |x: f64, y: f64| {
        vec![
            Point::new(80.0, 20.0),
            Point::new(x, 20.0),
            Point::new(x, y),
            Point::new(360.0, y),
        ]
    };
    let routes = [turn(120.0, 20.0), turn(120.0, 120.0), turn(120.0, 220.0)];
    let corners = [(0.0, 0.0), (360.0, 0.0), (360.0, 100.0), (360.0, 200.0)];
    for fan_in in [false, true] {
        let edges = [(0, 1), (0, 2), (0, 3)].map(|(a, b)| if fan_in { (b, a) } else { (a, b) });
        let mut shop = diagram(&["a", "b", "c", "d"], &edges);
        for edge in shop.edges.iter_mut() {
            edge.bundle = Some(1);
            edge.flow = Some(Style::Dots);
        }
        let route = |points: &Vec<Point>| {
            let mut points = points.clone();
            if fan_in {
                points.reverse();
            }
            Route {
                points,
                curve: Curve::Orthogonal,
            }
        };
        let arrangement = Arrangement {
            nodes: corners.map(Point::from).to_vec(),
            routes: routes.iter().map(route).collect(),
            ..Arrangement::default()
        };
        let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
        // How far the first mark is from the shared end of the trunk, of one gap.
        let lengths = [280.0, 380.0, 480.0];
        let places: Vec<f64> = timeline
            .flows
            .iter()
            .zip(lengths)
            .map(|(flow, whole)| {
                let way = Ruler::new(&flow.way).length();
                let beneath = 7.0;
                let at = flow.gap * flow.phase;
                let from_shared = if fan_in {
                    // The way begins beneath the node where the edge starts.
                    whole + beneath - at
                } else if (way - whole - 2.0 * beneath).abs() < 1.0 {
                    at - beneath
                } else {
                    at + whole + beneath - way
                };
                from_shared.rem_euclid(flow.gap)
            })
            .collect();
        for place in &places {
            assert!(
                (place - places[0]).abs() < 0.1,
                "fan in {fan_in}: {places:?}"
            );
        }
    }
}

#[test]
fn a_story_ends_with_the_whole_diagram_and_begins_with_what_no_step_shows() {
    let (_, timeline) = moving(&told());
    assert_complete(&timeline, f64::from(timeline.poster_ms));
    let instant = timeline.at(0.0);
    let opacity = |role, id: &str| {
        instant
            .change(role, id, None)
            .map_or(1.0, |state| state.opacity)
    };
    assert_eq!(opacity(Role::Node, "a"), 0.0);
    assert_eq!(opacity(Role::Edge, "a->b"), 0.0);
    assert_eq!(opacity(Role::Node, "c"), 1.0);
}

#[test]
fn what_is_traced_arrives_when_its_node_lights_up() {
    let (_, timeline) = moving(&told());
    let traces: Vec<&Flow> = timeline
        .flows
        .iter()
        .filter(|flow| flow.visible.len() == 4)
        .collect();
    assert_eq!(traces.len(), 3);
    for (trace, id) in traces.iter().zip(["b", "c", "b"]) {
        let duration = f64::from(timeline.duration_ms);
        let length = Ruler::new(&trace.way).length();
        let arrival = trace.visible[1].offset * duration + length / travel(trace) * duration;
        let state = |t: f64| {
            let instant = timeline.at(t);
            let ring = instant
                .change(Role::Node, id, Some("story-ring"))
                .map(|it| it.opacity);
            let head = instant.flows[timeline
                .flows
                .iter()
                .position(|it| it == *trace)
                .expect("it is one of them")]
            .head;
            (ring.expect("it has a ring"), head)
        };
        let (lit, head) = state(arrival - 1.0);
        assert!((head - length).abs() < 1.0, "{id}: {head} of {length}");
        assert!(lit > 0.0, "{id}");
        assert!(state(arrival + 250.0).0 > 0.99, "{id}");
    }
}

#[test]
fn what_is_traced_into_a_container_keeps_all_it_holds_bright() {
    let mut shop = diagram(&["a", "b", "c"], &[(0, 1)]);
    let frame = add_container(&mut shop, "box", None);
    shop.nodes[NodeIx::new(1)].item.parent = Some(frame);
    shop.edges[EdgeIx::new(0)].target = End::Container(frame);
    shop.motion.story = vec![step(Action::Trace(vec![hop(0, false)]), None)];
    let arrangement = Arrangement {
        containers: vec![crate::Rect::new(160.0, -60.0, 300.0, 100.0)],
        ..row(3)
    };
    let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
    let opacity = |t: f64, id: &str| {
        let instant = timeline.at(t);
        let change = instant.change(Role::Node, id, None);
        change.map_or(1.0, |state| state.opacity)
    };
    // Apart from where everything has just appeared, or is about to go.
    let instants = (0..100).map(|n| f64::from(timeline.duration_ms) * f64::from(n) / 100.0);
    let dimmed: Vec<f64> = instants
        .filter(|t| opacity(*t, "a") == 1.0 && opacity(*t, "c") < 1.0)
        .collect();
    assert!(!dimmed.is_empty());
    for t in dimmed {
        assert_eq!(opacity(t, "b"), 1.0, "at {t}");
    }
}

#[test]
fn captions_stay_as_long_as_it_takes_to_read_them() {
    let (_, timeline) = moving(&told());
    let captions: Vec<&Track> = timeline
        .tracks
        .iter()
        .filter(|it| it.target.role == Role::Caption)
        .collect();
    let ids: Vec<&str> = captions.iter().map(|it| it.target.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "4"]);
    for (track, words) in captions.iter().zip([4.0, 3.0, 1.0]) {
        let full: Vec<f64> = track
            .keyframes
            .iter()
            .filter(|it| it.value == 1.0)
            .map(|it| it.offset)
            .collect();
        let shown = (full[full.len() - 1] - full[0]) * f64::from(timeline.duration_ms);
        assert!(
            shown >= 1200.0 + 60.0 * words - 1.0,
            "{}: {shown} ms",
            track.target.id
        );
    }
}

#[test]
fn a_picture_that_only_builds_up_begins_empty() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    let inside = add_container(&mut shop, "box", None);
    shop.nodes[NodeIx::new(1)].item.parent = Some(inside);
    shop.motion.entrance = true;
    let frames = [crate::Rect::new(180.0, 0.0, 260.0, 40.0).inflate(20.0, 40.0)];
    let arrangement = Arrangement {
        containers: frames.to_vec(),
        ..row(2)
    };
    let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
    let instant = timeline.at(0.0);
    for (role, id) in [
        (Role::Node, "a"),
        (Role::Node, "b"),
        (Role::Container, "box"),
        (Role::Edge, "a->b"),
    ] {
        assert_eq!(
            instant.change(role, id, None).map(|it| it.opacity),
            Some(0.0),
            "{id}"
        );
    }
    assert_complete(&timeline, f64::from(timeline.poster_ms));
}

#[test]
fn what_the_author_made_invisible_stays_so() {
    let mut shop = told();
    shop.nodes[NodeIx::new(0)].item.style.opacity = Some(0.0);
    let (_, timeline) = moving(&shop);
    assert!(timeline.at(0.0).change(Role::Node, "b", None).is_some());
    let faded = timeline.tracks.iter().any(|it| {
        it.target.id == "a" && it.target.part.is_none() && it.property == Property::Opacity
    });
    assert!(!faded);
}

#[test]
fn the_caller_decides_how_long_a_loop_is() {
    let plain = diagram(&["a", "b"], &[(0, 1)]);
    for (shop, is_told) in [(plain, false), (told(), true)] {
        let usual = moving(&shop).1;
        for duration_ms in [1, 700, 2500, 60_000] {
            let options = MotionOptions {
                duration_ms: Some(duration_ms),
            };
            let (_, timeline) = moving_with(&shop, cards, &row(shop.nodes.len()), options);
            assert_eq!(timeline.duration_ms, duration_ms);
            assert_eq!(timeline.tracks.len(), usual.tracks.len());
            let speed = travel(&timeline.flows[0]) / f64::from(duration_ms);
            if !is_told && duration_ms >= 700 {
                assert!((speed - Motion::SPEED / 1000.0).abs() < 1e-9, "{speed}");
            }
            if is_told {
                assert_eq!(timeline.tracks, usual.tracks, "a story is stretched");
            }
        }
    }
}

/// Random diagrams with random stories.
fn stories() -> impl Strategy<Value = Diagram> {
    let edges = prop::collection::vec((0_usize..5, 0_usize..5, 0_usize..7, any::<bool>()), 1..8);
    let steps = prop::collection::vec((0_usize..4, 0_usize..5, 0_usize..8, any::<bool>()), 0..6);
    (edges, steps, any::<bool>()).prop_map(|(edges, steps, entrance)| {
        let ends: Vec<(usize, usize)> = edges
            .iter()
            .map(|(a, b, ..)| (*a, if a == b { (b + 1) % 5 } else { *b }))
            .collect();
        let mut shop = diagram(&["a", "b", "c", "d", "e"], &ends);
        for ((number, edge), (_, _, style, both)) in (0..).zip(shop.edges.iter_mut()).zip(&edges) {
            edge.id = format!("{number}");
            edge.heads = if *both { Heads::Both } else { Heads::Target };
            edge.flow = [
                None,
                Some(Style::Beams),
                Some(Style::Dots),
                Some(Style::Dashes),
                Some(Style::Pulses),
                Some(Style::Arrows),
                Some(Style::None),
            ][*style];
        }
        let count = shop.edges.len();
        shop.motion.entrance = entrance;
        shop.motion.story = steps
            .iter()
            .map(|(what, which, edge, flag)| {
                let action = match what {
                    0 => Action::Show(vec![node(*which)]),
                    1 => Action::Trace(vec![hop(edge % count, *flag)]),
                    2 => Action::Focus(vec![node(*which)]),
                    _ => Action::Pause,
                };
                step(action, (*flag || *what == 3).then_some("some words"))
            })
            .collect();
        shop
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_loop_closes_at_one_speed_and_shows_everything_once(shop in stories()) {
        let (scene, timeline) = moving(&shop);
        let duration = f64::from(timeline.duration_ms);
        let ends = [0.0, duration].map(|t| dump_scene(&timeline::frame(&scene, &timeline, t)));
        prop_assert_eq!(&ends[0], &ends[1]);
        for track in &timeline.tracks {
            let offsets: Vec<f64> = track.keyframes.iter().map(|it| it.offset).collect();
            prop_assert!(offsets.is_sorted() && offsets[0] == 0.0 && offsets[offsets.len() - 1] == 1.0, "{track:?}");
            let [first, last] = [0, track.keyframes.len() - 1].map(|at| track.keyframes[at].value);
            prop_assert_eq!(first, last, "{:?}", track);
        }
        for flow in &timeline.flows {
            prop_assert!((travel(flow) - travel(&timeline.flows[0])).abs() < 1e-6);
            prop_assert!(flow.runs >= 1 && (0.0..1.0).contains(&flow.phase) && flow.gap.is_finite());
            let offsets: Vec<f64> = flow.visible.iter().map(|it| it.offset).collect();
            prop_assert!(offsets.is_sorted(), "{:?}", offsets);
        }
        assert_complete(&timeline, f64::from(timeline.poster_ms));
        prop_assert_eq!(timeline::dump(&timeline), timeline::dump(&moving(&shop).1));
    }
}
