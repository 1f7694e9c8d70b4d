//! What kinds and layouts let move.

use super::*;
use crate::{
    layout::Orbit,
    testing::card,
    visuals::{Animated, Animation, Easing, Keyframe, Operation, Primitive, Repeat, Trigger},
};

/// A card with a part that answers to a trigger.
fn answering(
    trigger: Trigger,
    repeat: Repeat,
) -> impl Fn(&DrawContext<'_>, &[NodeToDraw<'_>]) -> Drawings {
    move |_, nodes| {
        let visual = |node: &NodeToDraw<'_>| {
            let mut visual = card(node);
            let Operation::Paint(painted) = visual.primitives[0].operation.clone() else {
                panic!("a card begins with its face")
            };
            visual.primitives.push(Primitive {
                part: Some("lamp".to_owned()),
                operation: Operation::Paint(painted),
            });
            visual.animations.push(Animation {
                part: Some("lamp".to_owned()),
                property: Animated::Opacity,
                keyframes: [(0.0, 0.25), (1.0, 0.75)]
                    .map(|(offset, value)| Keyframe {
                        offset,
                        value,
                        easing: Easing::EaseIn,
                    })
                    .to_vec(),
                duration_ms: 400,
                delay_ms: 0,
                repeat,
                trigger,
            });
            Ok(visual)
        };
        Drawings {
            visuals: nodes.iter().map(visual).collect(),
            symbols: crate::Table::new(),
        }
    }
}

fn lamp(timeline: &Timeline, id: &str, t_ms: f64) -> Option<f64> {
    timeline
        .at(t_ms)
        .change(Role::Node, id, Some("lamp"))
        .map(|it| it.opacity)
}

#[test]
fn kinds_answer_when_a_mark_arrives() {
    let shop = diagram(&["a", "b"], &[(0, 1)]);
    let draw = answering(Trigger::OnArrival, Repeat::Once);
    let (_, timeline) = moving_with(&shop, draw, &row(2), MotionOptions::default());
    assert_eq!(lamp(&timeline, "a", 0.0), None, "nothing arrives there");
    let flow = &timeline.flows[0];
    let period = f64::from(timeline.duration_ms) / f64::from(flow.runs);
    let length = Ruler::new(&flow.way).length();
    for run in 0..flow.runs {
        let at = ((length / flow.gap - flow.phase).rem_euclid(1.0) + f64::from(run)) * period;
        let values = [-1.0, 1.0, 399.0, 401.0]
            .map(|after| lamp(&timeline, "b", at + after).expect("it answers"));
        for (value, expected) in values.iter().zip([1.0, 0.25, 0.75, 1.0]) {
            assert!((value - expected).abs() < 0.02, "{values:?}");
        }
    }
}

#[test]
fn what_always_runs_fits_the_loop() {
    let shop = diagram(&["a"], &[]);
    for (repeat, runs) in [
        (Repeat::Once, 1),
        (Repeat::Cycle, 10),
        (Repeat::Alternate, 5),
    ] {
        let draw = answering(Trigger::Always, repeat);
        let (_, timeline) = moving_with(&shop, draw, &row(1), MotionOptions::default());
        assert_eq!(timeline.tracks.len(), 1);
        assert_eq!(timeline.tracks[0].runs, runs, "{repeat:?}");
    }
    let draw = answering(Trigger::Always, Repeat::Alternate);
    let (_, timeline) = moving_with(&shop, draw, &row(1), MotionOptions::default());
    let [there, back] = [300.0, 500.0].map(|t| lamp(&timeline, "a", t).expect("it runs"));
    assert!((there - back).abs() < 1e-9, "the way back is the way there");
}

fn hub(curve: Curve, edges: &[(usize, usize)]) -> (Diagram, Arrangement) {
    let shop = diagram(&["hub", "a", "b", "far"], edges);
    let corners = [(200.0, 200.0), (400.0, 200.0), (0.0, 200.0), (800.0, 0.0)];
    let route = |ends: &(usize, usize)| {
        let points: &[(f64, f64)] = match (ends, curve) {
            ((0, 1), Curve::Straight) => &[(280.0, 220.0), (400.0, 220.0)],
            ((0, 1), _) => &[
                (240.0, 200.0),
                (240.0, 120.0),
                (440.0, 120.0),
                (440.0, 200.0),
            ],
            ((2, 0), _) => &[(80.0, 220.0), (200.0, 220.0)],
            ((0, 3), _) => &[(240.0, 200.0), (840.0, 40.0)],
            ((2, 1), _) => &[(80.0, 220.0), (400.0, 220.0)],
            _ => &[(440.0, 200.0), (840.0, 40.0)],
        };
        let points = points.iter().map(|at| Point::from(*at)).collect();
        Route { points, curve }
    };
    let arrangement = Arrangement {
        nodes: corners.map(Point::from).to_vec(),
        routes: edges.iter().map(route).collect(),
        orbits: vec![Orbit {
            center: Point::new(240.0, 220.0),
            nodes: vec![NodeIx::new(1), NodeIx::new(2)],
            turns: -2,
        }],
        ..Arrangement::default()
    };
    (shop, arrangement)
}

#[test]
fn orbits_turn_with_their_spokes_and_not_where_an_edge_would_tear() {
    let (shop, arrangement) = hub(Curve::Straight, &[(0, 1), (2, 0), (0, 3)]);
    let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
    let quarter = f64::from(timeline.duration_ms) / 8.0;
    let instant = timeline.at(quarter);
    let node = instant
        .change(Role::Node, "a", None)
        .expect("it circles")
        .transform;
    let spoke = instant
        .change(Role::Edge, "hub->a", None)
        .expect("it turns")
        .transform;
    let margin = crate::style::Theme::default().margin;
    let start = Point::new(440.0 + margin, 220.0 + margin);
    // Two turns the other way round in a loop: a quarter of a turn so far.
    let expected = Point::new(240.0 + margin, 20.0 + margin);
    assert!(
        (node * start).distance(expected) < 1e-6,
        "{:?}",
        node * start
    );
    assert!((spoke * start).distance(expected) < 1e-6);
    assert_eq!(node.as_coeffs()[..4], [1.0, 0.0, 0.0, 1.0]);
    assert!(instant.change(Role::Edge, "hub->far", None).is_none());

    // The head is drawn at (398.5, 220), and above the hub the card is nearer.
    let head = instant
        .change(Role::Edge, "hub->a", Some("head"))
        .expect("it is moved");
    let tip =
        spoke * head.transform * (Point::new(398.5, 220.0) + crate::Vec2::new(margin, margin));
    assert!(
        tip.distance(Point::new(240.0, 41.5) + crate::Vec2::new(margin, margin)) < 1e-6,
        "{tip:?}"
    );

    for (curve, edges) in [
        (Curve::Straight, vec![(0, 1), (1, 3)]),
        (Curve::Rounded, vec![(0, 1)]),
    ] {
        let (shop, arrangement) = hub(curve, &edges);
        let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
        assert!(timeline.tracks.is_empty(), "{curve:?} {edges:?}");
    }
}

#[test]
fn orbits_that_an_edge_joins_turn_together_or_not_at_all() {
    let (shop, mut arrangement) = hub(Curve::Straight, &[(0, 1), (2, 1)]);
    let mut inner = arrangement.orbits[0].clone();
    let mut outer = inner.clone();
    inner.nodes.truncate(1);
    outer.nodes.remove(0);
    for (turns, moves) in [(inner.turns, true), (-inner.turns, false), (0, false)] {
        outer.turns = turns;
        arrangement.orbits = vec![inner.clone(), outer.clone()];
        let (_, timeline) = moving_with(&shop, cards, &arrangement, MotionOptions::default());
        assert_eq!(!timeline.tracks.is_empty(), moves, "{turns}");
    }
}
