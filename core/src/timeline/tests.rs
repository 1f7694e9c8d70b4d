//! Sampling: what holds for every timeline, and what a frame of one is.

use proptest::prelude::*;

use super::*;
use crate::{
    Affine, Scene, Size, Table,
    scene::{Brush, Element, Group, Opacity, Subject, dump as dump_scene},
    style::{LineCap, LineJoin, Rgba},
    visuals::{Easing, FillRule, Outline},
};

fn path(d: &str) -> BezPath {
    BezPath::from_svg(d).expect("a path")
}

fn pen(dash: Vec<f64>) -> Pen {
    Pen {
        brush: Brush::Solid(Rgba::BLACK),
        width: 2.0,
        cap: LineCap::Butt,
        join: LineJoin::Round,
        dash,
        dash_offset: 0.0,
    }
}

fn line(d: &str) -> PathElement {
    PathElement {
        part: Some("line".to_owned()),
        shape: Outline::Path {
            path: path(d),
            rule: FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen(Vec::new())),
        opacity: Opacity::OPAQUE,
    }
}

fn group(role: Role, id: &str, elements: Vec<Element>) -> Element {
    let subject = Subject {
        role,
        id: id.to_owned(),
        classes: Vec::new(),
        name: id.to_owned(),
        description: None,
        link: None,
    };
    Element::Group(Group {
        subject: Some(subject),
        elements,
        ..Group::default()
    })
}

/// A node and an edge, moved as a whole by (10, 20).
fn scene() -> Scene {
    let inner = vec![
        group(Role::Edge, "a->b", vec![Element::Path(line("M0 0 H100"))]),
        group(Role::Node, "a", vec![Element::Path(line("M0 0 H10 V10 Z"))]),
    ];
    Scene {
        size: Size::new(200.0, 100.0),
        background: None,
        title: None,
        description: String::new(),
        elements: vec![Element::Group(Group {
            transform: Affine::translate((10.0, 20.0)),
            elements: inner,
            ..Group::default()
        })],
        symbols: Table::new(),
        glyphs: Table::new(),
    }
}

fn target(role: Role, id: &str, part: Option<&str>) -> Target {
    Target {
        role,
        id: id.to_owned(),
        part: part.map(str::to_owned),
    }
}

fn track(target: Target, property: Property, values: [f64; 2], origin: (f64, f64)) -> Track {
    let frame = |offset: f64, value| Keyframe {
        offset,
        value,
        easing: Easing::Linear,
    };
    Track {
        target,
        property,
        origin: origin.into(),
        keyframes: vec![frame(0.0, values[0]), frame(1.0, values[1])],
        runs: 1,
    }
}

fn timeline(tracks: Vec<Track>, flows: Vec<Flow>) -> Timeline {
    Timeline {
        duration_ms: 4000,
        poster_ms: 0,
        tracks,
        flows,
    }
}

fn dots(way: &str, phase: f64) -> Flow {
    Flow {
        edge: "a->b".to_owned(),
        way: path(way),
        mark: Mark::Stamp {
            elements: vec![line("M-1 0 H1")],
            turns: true,
        },
        gap: 40.0,
        runs: 3,
        phase,
        visible: Vec::new(),
    }
}

/// The only group with this subject, and the groups around it multiplied out.
fn found(scene: &Scene, role: Role) -> (Affine, Group) {
    fn search(elements: &[Element], role: Role, place: Affine) -> Option<(Affine, Group)> {
        elements.iter().find_map(|element| {
            let Element::Group(group) = element else {
                return None;
            };
            let place = place * group.transform;
            if group.subject.as_ref().is_some_and(|it| it.role == role) {
                return Some((place, group.clone()));
            }
            search(&group.elements, role, place)
        })
    }
    search(&scene.elements, role, Affine::IDENTITY).expect("the subject is there")
}

#[test]
fn a_timeline_without_tracks_leaves_the_scene_alone() {
    let scene = scene();
    let same = frame(&scene, &Timeline::default(), 123.0);
    assert_eq!(dump_scene(&same), dump_scene(&scene));
}

#[test]
fn places_are_those_of_the_top_level_wherever_the_target_lies() {
    let scale = track(
        target(Role::Node, "a", None),
        Property::Scale,
        [1.0, 3.0],
        (10.0, 20.0),
    );
    let frame = frame(&scene(), &timeline(vec![scale], Vec::new()), 2000.0);
    let (place, _) = found(&frame, Role::Node);
    assert_eq!(place * Point::new(10.0, 10.0), Point::new(30.0, 40.0));
}

#[test]
fn turning_and_turning_back_keeps_upright_exactly() {
    let node = || target(Role::Node, "a", None);
    let tracks = vec![
        track(node(), Property::Rotate, [0.0, -360.0], (15.0, 25.0)),
        track(node(), Property::Rotate, [0.0, 360.0], (60.0, 50.0)),
    ];
    let timeline = timeline(tracks, Vec::new());
    for t in [0.0, 333.0, 1000.0, 2500.0] {
        let state = *timeline
            .at(t)
            .change(Role::Node, "a", None)
            .expect("a change");
        let [a, b, c, d, ..] = state.transform.as_coeffs();
        assert_eq!([a, b, c, d], [1.0, 0.0, 0.0, 1.0], "{t}");
        let radius = (state.transform * Point::new(15.0, 25.0)).distance(Point::new(60.0, 50.0));
        assert!((radius - Point::new(15.0, 25.0).distance(Point::new(60.0, 50.0))).abs() < 1e-9);
    }
}

#[test]
fn what_is_hidden_in_the_still_scene_is_seen_as_much_as_the_track_says() {
    let state = State {
        opacity: 0.5,
        ..State::STILL
    };
    for (own, expected) in [(0.0, 0.5), (0.5, 0.25), (1.0, 0.5)] {
        assert_eq!(state.opacity_over(Opacity::new(own)).get(), expected);
    }
}

#[test]
fn a_trimmed_line_ends_where_its_share_does_and_keeps_its_pattern() {
    let part = || target(Role::Edge, "a->b", Some("line"));
    let tracks = vec![
        track(part(), Property::TrimStart, [0.0, 0.5], (0.0, 0.0)),
        track(part(), Property::TrimEnd, [1.0, 0.5], (0.0, 0.0)),
    ];
    let frame = frame(&scene(), &timeline(tracks, Vec::new()), 2000.0);
    let (_, edge) = found(&frame, Role::Edge);
    let Element::Group(trimmed) = &edge.elements[0] else {
        panic!("a trimmed path is a group of its fill and its line");
    };
    let Element::Path(line) = &trimmed.elements[1] else {
        panic!("the line comes second");
    };
    assert_eq!(line.shape.to_path(), path("M25 0 L75 0"));
    assert_eq!(line.stroke.as_ref().map(|pen| pen.dash_offset), Some(25.0));
}

#[test]
fn marks_lie_in_the_group_of_their_edge() {
    let frame = frame(
        &scene(),
        &timeline(Vec::new(), vec![dots("M0 0 H100", 0.5)]),
        0.0,
    );
    let (place, edge) = found(&frame, Role::Edge);
    let Some(Element::Group(marks)) = edge.elements.last() else {
        panic!("the marks come last");
    };
    let places: Vec<Point> = marks
        .elements
        .iter()
        .map(|mark| match mark {
            Element::Group(mark) => place * mark.transform * Point::ORIGIN,
            _ => panic!("a stamp is a group"),
        })
        .collect();
    assert_eq!(
        places,
        [20.0, 60.0, 100.0].map(|x| Point::new(x + 10.0, 20.0))
    );
}

#[test]
fn the_dash_of_a_stroke_ends_where_the_mark_stands() {
    let pens = vec![
        pen(vec![10.0, 30.0]),
        Pen {
            dash_offset: 10.0,
            ..pen(vec![10.0, 30.0])
        },
    ];
    let flow = Flow {
        mark: Mark::Strokes(pens.clone()),
        ..dots("M0 0 H100", 0.5)
    };
    let timeline = timeline(Vec::new(), vec![flow]);
    let state = &timeline.at(0.0).flows[0];
    // The pattern begins `-dash_offset` along the way: at 10, so that its dash ends at 20.
    assert_eq!(state.pen(&pens[0], 40.0).dash_offset, 30.0);
    assert_eq!(state.pen(&pens[1], 40.0).dash_offset, 0.0);
}

#[test]
fn an_instant_before_the_loop_or_after_it_is_one_in_it() {
    let turn = track(
        target(Role::Node, "a", None),
        Property::Rotate,
        [0.0, 360.0],
        (0.0, 0.0),
    );
    let timeline = timeline(vec![turn], Vec::new());
    assert_eq!(timeline.at(-1000.0), timeline.at(3000.0));
    assert_eq!(timeline.at(9000.0), timeline.at(1000.0));
    assert_eq!(timeline.at(f64::NAN), timeline.at(0.0));
}

proptest! {
    #[test]
    fn every_loop_closes(phase in 0.0..1.0, from in -9.0..9.0, to in -9.0..9.0, duration in 1_u32..100_000) {
        let dash = track(target(Role::Edge, "a->b", Some("line")), Property::DashOffset, [from, to], (0.0, 0.0));
        let timeline = Timeline {
            duration_ms: duration,
            ..timeline(vec![dash], vec![dots("M0 0 H100", phase)])
        };
        prop_assert_eq!(timeline.at(0.0), timeline.at(f64::from(duration)));
        let ends = [0.0, f64::from(duration)].map(|t| dump_scene(&frame(&scene(), &timeline, t)));
        prop_assert_eq!(&ends[0], &ends[1]);
    }

    #[test]
    fn marks_keep_to_the_way_at_one_speed(phase in 0.0..1.0, t in 0.0..3900.0, step in 1.0..60.0) {
        let timeline = timeline(Vec::new(), vec![dots("M0 0 H50 C60 0 70 10 70 20 V80", phase)]);
        let sampler = timeline.sampler();
        let (ruler, speed) = (&sampler.rulers()[0], 40.0 * 3.0 / 4000.0);
        let (before, after) = (sampler.at(t).flows.remove(0), sampler.at(t + step).flows.remove(0));
        let gone = (after.head - before.head).rem_euclid(40.0);
        let slip = f64::abs(gone - step * speed);
        prop_assert!(slip.min(40.0 - slip) < 1e-6, "{} {}", before.head, after.head);
        for (mark, stamp) in (0_u32..).zip(&before.stamps) {
            let at = (*stamp * Point::ORIGIN).to_vec2();
            let (expected, way) = ruler.at(before.head + f64::from(mark) * 40.0).expect("a way");
            prop_assert!((at - expected.to_vec2()).hypot() < 1e-9);
            prop_assert!((*stamp * Point::new(1.0, 0.0) - expected - way).hypot() < 1e-6);
        }
    }
}
