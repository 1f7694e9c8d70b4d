//! Scenes made by hand, each with something that two renderers could see differently.

use kinograph_core::{
    Affine, BezPath, GlyphIx, Index as _, Point, Scene, Size, SymbolIx, Table,
    geometry::{Ellipse, Shape as _},
    scene::{
        Brush, Element, Glyph, GlyphRun, Group, Opacity, PathElement, Pen, Role, Subject,
        SymbolElement,
    },
    style::{LineCap, LineJoin, Rgba},
    text::{Font, FontFamily},
    visuals::{FillRule, Outline},
};

use crate::shapes::{
    BLUE, INK, ORANGE, SHADE, badge, circle, fill, gear, glyphs, group, outline, path, pen,
    round_box,
};

/// Every scene, with its name.
pub(crate) fn scenes() -> Vec<(&'static str, Scene)> {
    vec![
        ("cards", scene(cards())),
        ("strokes", scene(strokes())),
        ("gradients", scene(gradients())),
        ("layers", scene(layers())),
        ("symbols", scene(symbols())),
        ("text", scene(text())),
    ]
}

pub(crate) fn scene(elements: Vec<Element>) -> Scene {
    Scene {
        size: Size::new(320.0, 200.0),
        background: Some(Brush::Solid(Rgba::rgb(0xfa, 0xfa, 0xf7))),
        title: Some("Shop".to_owned()),
        description: "Two services and a database.".to_owned(),
        elements,
        symbols: Table::from(vec![gear(), badge()]),
        glyphs: Table::from(glyphs()),
    }
}

/// Cards with shadows and a container, as themes draw them.
fn cards() -> Vec<Element> {
    let mut elements = vec![fill(
        round_box(8.0, 8.0, 304.0, 184.0, 12.0),
        Rgba { a: 16, ..BLUE },
    )];
    for (column, name) in ["orders", "basket"].into_iter().enumerate() {
        let x = 24.5 + 140.0 * f64::from(u8::try_from(column).expect("few columns"));
        let mut card = Vec::new();
        for ring in 1..=6 {
            let reach = f64::from(ring);
            let shadow = round_box(
                x - reach,
                44.0 - reach,
                112.0 + 2.0 * reach,
                64.0 + 2.0 * reach,
                8.0 + reach,
            );
            card.push(fill(shadow, Rgba { a: 6, ..SHADE }));
        }
        card.push(path(
            round_box(x, 40.5, 112.0, 64.0, 8.0),
            Some(Rgba::rgb(255, 255, 255)),
            Some(pen(BLUE, 1.0)),
        ));
        card.push(fill(
            round_box(x + 12.0, 52.5, 24.0, 24.0, 6.0),
            Rgba { a: 40, ..BLUE },
        ));
        elements.push(node(name, card));
    }
    let bends = BezPath::from_svg("M137 72 H149 Q157 72 157 80 V130 Q157 138 165 138 H240")
        .expect("a path");
    elements.push(path(outline(bends), None, Some(pen(INK, 1.5))));
    let head = BezPath::from_svg("M248 138 l-9 -4.5 2 4.5 -2 4.5 z").expect("a path");
    elements.push(fill(outline(head), INK));
    elements
}

/// Caps, joins, dashes, hairlines, and lines under a transform.
fn strokes() -> Vec<Element> {
    let zigzag = || {
        outline(BezPath::from_svg("M0 30 L20 0 L40 30 L60 8 C80 -10 90 50 110 20").expect("a path"))
    };
    let mut elements = Vec::new();
    let pens = [
        Pen {
            cap: LineCap::Round,
            join: LineJoin::Round,
            ..pen(INK, 6.0)
        },
        Pen {
            cap: LineCap::Square,
            join: LineJoin::Bevel,
            ..pen(BLUE, 6.0)
        },
        Pen {
            dash: vec![8.0, 4.0],
            dash_offset: 3.0,
            ..pen(ORANGE, 2.0)
        },
        Pen {
            dash: vec![0.0, 6.0],
            cap: LineCap::Round,
            ..pen(INK, 3.0)
        },
        Pen {
            dash: vec![9.0, 3.0, 2.0],
            ..pen(BLUE, 1.5)
        },
        pen(INK, 0.5),
    ];
    for (row, pen) in pens.into_iter().enumerate() {
        let row = f64::from(u8::try_from(row).expect("few rows"));
        let place = Affine::translate((
            20.0 + 150.0 * (row % 2.0),
            20.0 + 60.0 * (row / 2.0).floor(),
        ));
        elements.push(group(
            place * Affine::rotate(0.1),
            vec![path(zigzag(), None, Some(pen))],
        ));
    }
    let dashed = Pen {
        dash: vec![7.0, 5.0],
        ..pen(BLUE, 2.0)
    };
    elements.push(path(
        round_box(170.0, 10.0, 60.0, 30.0, 9.0),
        None,
        Some(dashed.clone()),
    ));
    elements.push(path(
        round_box(250.0, 10.0, 60.0, 30.0, 0.0),
        None,
        Some(dashed.clone()),
    ));
    elements.push(path(circle(280.0, 70.0, 20.0), None, Some(dashed)));
    elements.push(group(
        Affine::translate((250.0, 150.0)) * Affine::scale_non_uniform(1.5, 0.5),
        vec![path(circle(0.0, 0.0, 20.0), None, Some(pen(BLUE, 4.0)))],
    ));
    elements
}

/// Gradients along, across, outward, translucent, and without length.
fn gradients() -> Vec<Element> {
    let mut elements = Vec::new();
    let stops = vec![
        (0.0, BLUE),
        (0.4, Rgba::rgb(255, 255, 255)),
        (1.0, Rgba { a: 128, ..ORANGE }),
    ];
    let spans = [
        ((10.0, 10.0), (150.0, 10.0), false),
        ((240.0, 50.0), (300.0, 50.0), true),
        ((10.0, 120.0), (60.0, 190.0), false),
        ((200.0, 150.0), (200.0, 150.0), false),
    ];
    for (position, (start, end, radial)) in spans.into_iter().enumerate() {
        let position = f64::from(u8::try_from(position).expect("few spans"));
        let frame = round_box(
            10.0 + 155.0 * (position % 2.0),
            10.0 + 95.0 * (position / 2.0).floor(),
            145.0,
            85.0,
            10.0,
        );
        let brush = Brush::Gradient {
            start: start.into(),
            end: end.into(),
            radial,
            stops: stops.clone(),
        };
        elements.push(Element::Path(PathElement {
            part: None,
            shape: frame,
            fill: Some(brush.clone()),
            stroke: Some(Pen {
                brush,
                ..pen(INK, 5.0)
            }),
            opacity: Opacity::OPAQUE,
        }));
    }
    elements
}

/// Groups that fade and clip, in each other and under transforms.
fn layers() -> Vec<Element> {
    let overlapping = || {
        vec![
            fill(circle(40.0, 40.0, 30.0), BLUE),
            fill(circle(70.0, 40.0, 30.0), ORANGE),
            fill(circle(55.0, 65.0, 30.0), INK),
        ]
    };
    let faded = Group {
        opacity: Opacity::new(0.5),
        elements: overlapping(),
        ..Group::default()
    };
    let clipped = Group {
        transform: Affine::translate((110.0, 0.0)) * Affine::rotate(0.2),
        clip: Some(Ellipse::new((55.0, 45.0), (40.0, 25.0), 0.0).to_path(0.01)),
        opacity: Opacity::new(0.8),
        elements: vec![
            Element::Group(faded.clone()),
            fill(round_box(0.0, 40.0, 100.0, 5.5, 0.0), ORANGE),
        ],
        ..Group::default()
    };
    let bordered = Element::Path(PathElement {
        part: None,
        shape: round_box(30.0, 120.0, 80.0, 50.0, 14.0),
        fill: Some(Brush::Solid(BLUE)),
        stroke: Some(pen(ORANGE, 10.0)),
        opacity: Opacity::new(0.4),
    });
    let alone = Group {
        opacity: Opacity::new(0.3),
        elements: vec![fill(circle(180.0, 150.0, 30.0), INK)],
        ..Group::default()
    };
    let ring =
        BezPath::from_svg("M240 110 h60 v60 h-60 z M255 125 h30 v30 h-30 z").expect("a path");
    let ring = Outline::Path {
        path: ring,
        rule: FillRule::Evenodd,
    };
    vec![
        Element::Group(faded),
        Element::Group(clipped),
        bordered,
        Element::Group(alone),
        fill(ring, Rgba { a: 200, ..BLUE }),
    ]
}

/// Symbols tinted with colours and gradients, one with art outside its view.
fn symbols() -> Vec<Element> {
    let place = |symbol, x: f64, y: f64, scale, tint, opacity| {
        Element::Symbol(SymbolElement {
            symbol: SymbolIx::new(symbol),
            part: Some("icon".to_owned()),
            transform: Affine::translate((x, y)) * Affine::scale(scale),
            tint,
            opacity: Opacity::new(opacity),
        })
    };
    let fade = Brush::Gradient {
        start: Point::new(150.0, 20.0),
        end: Point::new(210.0, 80.0),
        radial: false,
        stops: vec![(0.0, BLUE), (1.0, ORANGE)],
    };
    vec![
        place(0, 20.0, 20.0, 2.0, Brush::Solid(BLUE), 1.0),
        place(0, 80.0, 20.5, 1.0, Brush::Solid(ORANGE), 0.5),
        place(0, 150.0, 20.0, 2.5, fade.clone(), 1.0),
        place(1, 20.0, 100.0, 3.0, Brush::Solid(INK), 1.0),
        place(1, 120.37, 100.0, 3.0, fade, 0.6),
        place(
            1,
            220.0,
            110.0,
            1.5,
            Brush::Solid(Rgba { a: 120, ..BLUE }),
            1.0,
        ),
        group(
            Affine::translate((240.0, 40.0)) * Affine::rotate(0.5),
            vec![place(0, 0.0, 0.0, 2.0, Brush::Tint, 1.0)],
        ),
    ]
}

/// Runs in several sizes, one of them painted with a gradient.
fn text() -> Vec<Element> {
    let run = |x: f64, y: f64, size: f64, brush| {
        let glyphs = (0..9_u8).map(|position| Glyph {
            outline: GlyphIx::new(usize::from(position % 4)),
            at: Point::new(f64::from(position) * size * 0.61, 0.0),
        });
        Element::Text(GlyphRun {
            text: "Orders & more".to_owned(),
            origin: Point::new(x, y),
            advance: 9.0 * size * 0.61,
            font: Font {
                family: FontFamily::Sans,
                size,
                weight: 400,
                italic: false,
            },
            glyphs: glyphs.collect(),
            brush,
        })
    };
    let fade = Brush::Gradient {
        start: Point::new(20.0, 150.0),
        end: Point::new(250.0, 190.0),
        radial: false,
        stops: vec![(0.0, BLUE), (1.0, ORANGE)],
    };
    vec![
        run(20.0, 40.0, 13.0, Brush::Solid(INK)),
        run(20.3, 70.6, 11.0, Brush::Solid(BLUE)),
        run(20.0, 120.0, 32.0, Brush::Solid(Rgba { a: 150, ..INK })),
        run(20.0, 180.0, 48.0, fade),
    ]
}

fn node(id: &str, elements: Vec<Element>) -> Element {
    let subject = Subject {
        role: Role::Node,
        id: id.to_owned(),
        classes: vec!["critical".to_owned()],
        name: format!("{id}, a service"),
        description: None,
        link: None,
    };
    Element::Group(Group {
        subject: Some(subject),
        elements,
        ..Group::default()
    })
}
