//! A picture in which everything moves that can.

use kinograph_core::{
    Affine, BezPath, Point, Scene, Size, Table, Timeline,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen, Role, Subject},
    style::{LineCap, LineJoin, Rgba},
    timeline::{Flow, Mark, Property, Target, Track},
    visuals::{Easing, FillRule, Keyframe, Outline},
};

pub(crate) const WIDTH: u32 = 320;
pub(crate) const HEIGHT: u32 = 240;
const INK: Rgba = Rgba {
    r: 40,
    g: 60,
    b: 200,
    a: 255,
};

/// Instants at which something of the picture is on its way.
pub(crate) fn tour(timeline: &Timeline) -> impl Iterator<Item = f64> {
    let duration = f64::from(timeline.duration_ms);
    [0.0, 0.13, 0.37, 0.62, 0.88]
        .into_iter()
        .map(move |share| share * duration)
}

/// A scene whose subjects lie in a group of their own, and its timeline.
pub(crate) fn moving_picture() -> (Scene, Timeline) {
    let elements = vec![
        subject(
            Role::Edge,
            "beam",
            1.0,
            vec![line("M20 30 H120 C125 30 128 33 128 38 V90", Vec::new())],
        ),
        subject(
            Role::Edge,
            "dots",
            0.8,
            vec![line("M20 120 H150", vec![6.0, 4.0])],
        ),
        subject(
            Role::Edge,
            "arrows",
            1.0,
            vec![line("M20 150 H90 L140 190", Vec::new())],
        ),
        subject(
            Role::Edge,
            "grown",
            1.0,
            vec![line("M20 210 H200", Vec::new())],
        ),
        subject(Role::Node, "card", 1.0, vec![card(180.0, 30.0), lamp()]),
        subject(Role::Node, "moon", 0.6, vec![card(200.0, 120.0)]),
        subject(Role::Caption, "1", 0.0, vec![card(240.0, 190.0)]),
    ];
    let scene = Scene {
        size: Size::new(f64::from(WIDTH), f64::from(HEIGHT)),
        background: Some(Brush::Solid(Rgba::WHITE)),
        title: None,
        description: String::new(),
        elements: vec![Element::Group(Group {
            transform: Affine::translate((10.0, 5.0)),
            elements,
            ..Group::default()
        })],
        symbols: Table::new(),
        glyphs: Table::new(),
    };
    let timeline = Timeline {
        duration_ms: 4000,
        poster_ms: 0,
        tracks: tracks(),
        flows: flows(),
    };
    (scene, timeline)
}

fn tracks() -> Vec<Track> {
    let rise = |from: f64, to: f64| {
        vec![
            frame(0.0, from, Easing::EaseOut),
            frame(0.3, to, Easing::Linear),
            frame(0.7, to, Easing::EaseInOut),
            frame(1.0, from, Easing::Linear),
        ]
    };
    let turn = |to| {
        vec![
            frame(0.0, 0.0, Easing::Linear),
            frame(1.0, to, Easing::Linear),
        ]
    };
    let jump = vec![
        frame(0.0, 0.0, Easing::Linear),
        frame(0.25, 0.0, Easing::Step),
        frame(0.25, 12.0, Easing::EaseIn),
        frame(0.75, 0.0, Easing::Linear),
        frame(1.0, 0.0, Easing::Linear),
    ];
    let track = |target, property, keyframes, runs, origin: (f64, f64)| Track {
        target,
        property,
        origin: Point::from(origin),
        keyframes,
        runs,
    };
    let o = (0.0, 0.0);
    vec![
        track(
            target(Role::Node, "card", None),
            Property::Opacity,
            rise(0.2, 1.0),
            1,
            o,
        ),
        track(
            target(Role::Node, "card", None),
            Property::Scale,
            rise(0.8, 1.0),
            1,
            (215.0, 50.0),
        ),
        track(
            target(Role::Node, "card", Some("lamp")),
            Property::TranslateX,
            jump,
            2,
            o,
        ),
        track(
            target(Role::Node, "moon", None),
            Property::Rotate,
            turn(-360.0),
            1,
            (235.0, 140.0),
        ),
        track(
            target(Role::Node, "moon", None),
            Property::Rotate,
            turn(360.0),
            1,
            (215.0, 140.0),
        ),
        track(
            target(Role::Caption, "1", None),
            Property::Opacity,
            rise(0.0, 1.0),
            1,
            o,
        ),
        track(
            target(Role::Edge, "grown", Some("line")),
            Property::TrimEnd,
            rise(0.0, 1.0),
            1,
            o,
        ),
        track(
            target(Role::Edge, "grown", Some("line")),
            Property::TrimStart,
            rise(0.0, 0.2),
            1,
            o,
        ),
        track(
            target(Role::Edge, "dots", Some("line")),
            Property::DashOffset,
            turn(-10.0),
            4,
            o,
        ),
    ]
}

fn flows() -> Vec<Flow> {
    let flow = |edge: &str, way: &str, mark, gap, runs, phase| Flow {
        edge: edge.to_owned(),
        way: path(way),
        mark,
        gap,
        runs,
        phase,
        visible: Vec::new(),
    };
    let comet = [40.0, 12.0].map(|length| Pen {
        dash: vec![length, 80.0 - length],
        ..pen(INK.with_opacity(0.5), 4.0)
    });
    let disc = |radius: f64, color| PathElement {
        shape: Outline::Ellipse {
            center: Point::ORIGIN,
            radii: (radius, radius).into(),
        },
        fill: Some(Brush::Solid(color)),
        stroke: None,
        ..drawn("M0 0")
    };
    let arrow = PathElement {
        fill: Some(Brush::Solid(Rgba::rgb(200, 30, 30))),
        ..drawn("M0 0 L-9 5 L-6 0 L-9 -5 Z")
    };
    let dots = Mark::Stamp {
        elements: vec![disc(7.0, INK.with_opacity(0.3)), disc(4.0, INK)],
        turns: false,
    };
    let arrows = Mark::Stamp {
        elements: vec![arrow],
        turns: true,
    };
    let mut seen = flow("dots", "M20 120 H150", dots, 60.0, 4, 0.2);
    seen.visible = vec![
        frame(0.0, 0.0, Easing::Step),
        frame(0.1, 1.0, Easing::Step),
        frame(0.8, 0.0, Easing::Step),
        frame(1.0, 0.0, Easing::Step),
    ];
    vec![
        flow(
            "beam",
            "M20 30 H120 C125 30 128 33 128 38 V90",
            Mark::Strokes(comet.to_vec()),
            80.0,
            3,
            0.4,
        ),
        seen,
        flow("arrows", "M20 150 H90 L140 190", arrows, 48.0, 5, 0.7),
    ]
}

fn frame(offset: f64, value: f64, easing: Easing) -> Keyframe {
    Keyframe {
        offset,
        value,
        easing,
    }
}

fn target(role: Role, id: &str, part: Option<&str>) -> Target {
    Target {
        role,
        id: id.to_owned(),
        part: part.map(str::to_owned),
    }
}

fn path(d: &str) -> BezPath {
    BezPath::from_svg(d).expect("a path")
}

fn pen(color: Rgba, width: f64) -> Pen {
    Pen {
        brush: Brush::Solid(color),
        width,
        cap: LineCap::Butt,
        join: LineJoin::Round,
        dash: Vec::new(),
        dash_offset: 0.0,
    }
}

fn drawn(d: &str) -> PathElement {
    PathElement {
        part: None,
        shape: Outline::Path {
            path: path(d),
            rule: FillRule::Nonzero,
        },
        fill: None,
        stroke: None,
        opacity: Opacity::OPAQUE,
    }
}

fn line(d: &str, dash: Vec<f64>) -> Element {
    Element::Path(PathElement {
        part: Some("line".to_owned()),
        stroke: Some(Pen {
            dash,
            ..pen(Rgba::rgb(120, 120, 130), 2.0)
        }),
        ..drawn(d)
    })
}

fn card(x: f64, y: f64) -> Element {
    let frame = kinograph_core::Rect::new(x, y, x + 50.0, y + 30.0);
    Element::Path(PathElement {
        shape: Outline::Box(frame.to_rounded_rect(6.0)),
        fill: Some(Brush::Solid(Rgba::rgb(230, 240, 255))),
        stroke: Some(pen(INK, 2.0)),
        ..drawn("M0 0")
    })
}

fn lamp() -> Element {
    Element::Path(PathElement {
        part: Some("lamp".to_owned()),
        fill: Some(Brush::Solid(Rgba::rgb(220, 120, 0))),
        ..drawn("M186 36 h12 v12 h-12 Z")
    })
}

fn subject(role: Role, id: &str, opacity: f64, elements: Vec<Element>) -> Element {
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
        opacity: Opacity::new(opacity),
        elements,
        ..Group::default()
    })
}
