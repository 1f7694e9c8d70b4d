//! Every fault of a drawing, one by one.

use super::*;
use crate::{
    Index as _, NodeToDraw, Side,
    kinds::Kinds as _,
    style::{Role, Theme},
    testing::{TestKinds, card, cards, painted},
    visuals::{Animated, Easing, HAlign, Keyframe, Repeat, Trigger, VAlign},
};

fn good() -> Visual {
    card(&NodeToDraw {
        kind: crate::KindIx::new(0),
        label: "a",
        caption: None,
        params: &[],
        classes: &[],
        requested: None,
        frame: None,
    })
}

fn fault_of(visual: &Visual) -> Fault {
    let kinds = TestKinds::new(cards);
    super::visual(visual, &kinds.specs()[0], &Table::new(), None)
        .err()
        .unwrap_or_default()
}

fn with(operation: Operation) -> Visual {
    let mut visual = good();
    visual.primitives.push(Primitive {
        part: None,
        operation,
    });
    visual
}

fn nested(depth: usize) -> Operation {
    let leaf = Operation::Paint(painted(Outline::Box(Rect::ZERO.to_rounded_rect(0.0))));
    (0..depth).fold(leaf, |inner, _| Operation::Group {
        transform: Affine::IDENTITY,
        clip: None,
        opacity: 1.0,
        primitives: vec![Primitive {
            part: None,
            operation: inner,
        }],
    })
}

fn text(content: &str, size: f64) -> Operation {
    Operation::Text(TextRun {
        content: content.to_owned(),
        at: Point::ORIGIN,
        h: HAlign::Start,
        v: VAlign::Top,
        font: crate::text::Font {
            size,
            ..Theme::default().label
        },
        fill: Paint::Role(Role::Text),
        max_width: None,
        max_lines: None,
    })
}

fn stroked(change: impl Fn(&mut Stroke)) -> Visual {
    let mut shape = painted(Outline::Box(Rect::ZERO.to_rounded_rect(0.0)));
    shape.stroke.iter_mut().for_each(change);
    with(Operation::Paint(shape))
}

fn shaped(shape: Outline) -> Visual {
    with(Operation::Paint(painted(shape)))
}

fn gradient(stops: &[f64]) -> Visual {
    let mut shape = painted(Outline::Box(Rect::ZERO.to_rounded_rect(0.0)));
    shape.fill = Paint::Gradient(Gradient {
        start: Point::ORIGIN,
        end: Point::new(1.0, 0.0),
        radial: false,
        stops: stops
            .iter()
            .map(|stop| (*stop, crate::style::Rgba::BLACK))
            .collect(),
    });
    with(Operation::Paint(shape))
}

fn animated(change: impl Fn(&mut Animation)) -> Visual {
    let mut animation = Animation {
        part: None,
        property: Animated::Opacity,
        keyframes: [0.0, 1.0]
            .map(|offset| Keyframe {
                offset,
                value: offset,
                easing: Easing::Linear,
            })
            .to_vec(),
        duration_ms: 1000,
        delay_ms: 0,
        repeat: Repeat::Cycle,
        trigger: Trigger::Always,
    };
    change(&mut animation);
    Visual {
        animations: vec![animation],
        ..good()
    }
}

fn ported(name: &str, at: Point) -> Visual {
    Visual {
        ports: vec![(
            name.to_owned(),
            PortPlace {
                at,
                side: Side::Right,
            },
        )],
        ..good()
    }
}

#[test]
fn a_good_drawing_passes() {
    let ellipse = Outline::Ellipse {
        center: Point::ORIGIN,
        radii: Vec2::new(4.0, 2.0),
    };
    for visual in [
        good(),
        with(nested(DEEPEST)),
        with(text("a\nb", 14.0)),
        shaped(ellipse),
        stroked(|stroke| stroke.dash = vec![4.0, 2.0]),
        gradient(&[0.0, 0.5, 0.5, 1.0]),
        animated(|_| {}),
        ported("http", Point::new(80.0, 20.0)),
    ] {
        assert_eq!(fault_of(&visual), "");
    }
}

#[test]
fn every_fault_is_named() {
    let line = |points: &[Point]| {
        let mut path = BezPath::new();
        path.move_to(Point::ORIGIN);
        points.iter().for_each(|point| path.line_to(*point));
        path
    };
    let lost = Point::new(f64::NAN, 0.0);
    let symbol = Operation::Symbol {
        symbol: SymbolIx::new(0),
        frame: Rect::ZERO,
        tint: Paint::None,
        opacity: 1.0,
    };
    let size = |width, height| Visual {
        size: Size::new(width, height),
        ..good()
    };
    let rule = crate::visuals::FillRule::Nonzero;
    let huge = Rect::new(0.0, 0.0, 2e6, 1.0).to_rounded_rect(0.0);
    let cases: Vec<(Visual, &str)> = vec![
        (size(0.0, 40.0), "size"),
        (size(f64::NAN, 40.0), "size"),
        (size(80.0, 20_001.0), "size"),
        (
            Visual {
                bleed: Insets::uniform(-1.0),
                ..good()
            },
            "bleed",
        ),
        (
            Visual {
                content: Some(Insets::uniform(f64::INFINITY)),
                ..good()
            },
            "content",
        ),
        (
            Visual {
                outline: Some(line(&[lost])),
                ..good()
            },
            "outline",
        ),
        (
            Visual {
                outline: Some(BezPath::new()),
                ..good()
            },
            "outline",
        ),
        (ported("smtp", Point::ORIGIN), "not declared"),
        (ported("http", Point::new(90.0, 0.0)), "outside"),
        (ported("http", lost), "port"),
        (with(nested(DEEPEST + 1)), "nested"),
        (with(symbol), "does not exist"),
        (with(text("a", 0.0)), "type size"),
        (with(text("a", f64::NAN)), "type size"),
        (
            with(text(&"a".repeat(MOST_CHARACTERS + 1), 14.0)),
            "characters",
        ),
        (shaped(Outline::Box(huge)), "box"),
        (
            shaped(Outline::Path {
                path: line(&[lost]),
                rule,
            }),
            "path",
        ),
        (
            shaped(Outline::Path {
                path: line(&vec![Point::ORIGIN; MOST_SEGMENTS]),
                rule,
            }),
            "segments",
        ),
        (
            shaped(Outline::Ellipse {
                center: lost,
                radii: Vec2::ZERO,
            }),
            "ellipse",
        ),
        (stroked(|stroke| stroke.width = -1.0), "width of a stroke"),
        (stroked(|stroke| stroke.dash = vec![0.0, 0.0]), "dash list"),
        (
            stroked(|stroke| stroke.dash = vec![1.0; MOST_DASHES + 1]),
            "dash list",
        ),
        (
            stroked(|stroke| stroke.dash_offset = f64::NAN),
            "dash offset",
        ),
        (gradient(&[]), "no stops"),
        (gradient(&[0.5, 0.2]), "not in order"),
        (gradient(&[0.0, 1.5]), "between 0 and 1"),
        (animated(|it| it.keyframes.clear()), "keyframes"),
        (animated(|it| it.keyframes[0].value = f64::NAN), "keyframe"),
        (
            animated(|it| it.keyframes[1].offset = -1.0),
            "between 0 and 1",
        ),
        (animated(|it| it.duration_ms = 0), "no time"),
        (animated(|it| it.part = Some("a".repeat(300))), "longer"),
        (
            Visual {
                accessible_name: Some("a".repeat(300)),
                ..good()
            },
            "accessible name",
        ),
    ];
    for (visual, words) in cases {
        let fault = fault_of(&visual);
        assert!(fault.contains(words), "{fault:?} does not name {words:?}");
    }
}

#[test]
fn too_many_primitives_are_refused() {
    let primitive = Primitive {
        part: None,
        operation: nested(0),
    };
    let visual = Visual {
        primitives: vec![primitive; MOST_PRIMITIVES + 1],
        ..good()
    };
    assert!(fault_of(&visual).contains("primitives"));
}

#[test]
fn a_container_keeps_to_its_frame() {
    let kinds = TestKinds::new(cards);
    let framed = |width| {
        let frame = Some(Size::new(width, 40.0));
        visual(&good(), &kinds.specs()[1], &Table::new(), frame)
    };
    assert!(framed(80.4).is_ok());
    assert!(framed(90.0).is_err());
}

#[test]
fn symbols_hold_shapes_only() {
    let with = |operation| Symbol {
        view: Rect::new(0.0, 0.0, 24.0, 24.0),
        primitives: vec![Primitive {
            part: None,
            operation,
        }],
    };
    assert_eq!(symbol(&with(nested(2))), Ok(()));
    assert!(symbol(&with(text("a", 14.0))).is_err());
    assert!(
        symbol(&Symbol {
            view: Rect::ZERO,
            ..with(nested(0))
        })
        .is_err()
    );
}
