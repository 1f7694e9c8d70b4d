//! What the markup looks like, to the letter.

use kinograph_core::{
    Affine, BezPath, GlyphIx, Index as _, Point, Rect, Scene, Size, SymbolIx, Table,
    scene::{
        Brush, Element, Glyph, GlyphOutline, GlyphRun, Group, Opacity, PathElement, Pen, Role,
        Subject, SymbolArt, SymbolElement,
    },
    style::{LineCap, LineJoin, Rgba},
    text::{Font, FontFamily},
    visuals::{FillRule, Outline},
};
use kinograph_svg::{SvgOptions, write};

const EXPECTED: &str = include_str!("golden.svg");

/// `KINOGRAPH_UPDATE=1 cargo test -p kinograph-svg` accepts the present output.
#[test]
fn the_markup_is_as_expected() {
    let svg = write(&scene(), &SvgOptions::default());
    if std::env::var_os("KINOGRAPH_UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden.svg");
        std::fs::write(path, &svg).expect("the sources can be written");
        return;
    }
    assert_eq!(svg, EXPECTED);
}

fn scene() -> Scene {
    let ink = Rgba::rgb(0x33, 0x33, 0x33);
    let fade = Brush::Gradient {
        start: Point::new(0.0, 0.0),
        end: Point::new(0.0, 80.0),
        radial: false,
        stops: vec![
            (0.0, Rgba::rgb(255, 255, 255)),
            (
                1.0,
                Rgba {
                    r: 0,
                    g: 0,
                    b: 0,
                    a: 51,
                },
            ),
        ],
    };
    let bends = BezPath::from_svg("M70 30 H92 Q100 30 100 38 V60.125").expect("a path");
    let edge = vec![path(
        Outline::Path {
            path: bends,
            rule: FillRule::Nonzero,
        },
        None,
        Some(dashed(ink)),
    )];
    let elements = vec![
        subject(
            Role::Node,
            "shop.orders",
            Some("https://example.com/?a&b"),
            card(ink, &fade),
        ),
        subject(Role::Node, "shop.basket", None, vec![clipped(ink)]),
        subject(Role::Edge, "shop.orders -> db", None, edge),
    ];
    let dot = Outline::Ellipse {
        center: Point::new(12.0, 12.0),
        radii: (10.0, 10.0).into(),
    };
    let icon = SymbolArt {
        view: Rect::new(0.0, 0.0, 24.0, 24.0),
        elements: vec![path(dot, Some(Brush::Tint), None)],
    };
    let letter = BezPath::from_svg("M0 0 L0.3 -0.7 L0.6 0 Z").expect("a path");
    Scene {
        size: Size::new(160.0, 80.0),
        background: Some(fade),
        title: Some("Shop".to_owned()),
        description: "Orders & baskets.".to_owned(),
        elements,
        symbols: Table::from(vec![icon]),
        glyphs: Table::from(vec![
            GlyphOutline { path: letter },
            GlyphOutline {
                path: BezPath::new(),
            },
        ]),
    }
}

fn card(ink: Rgba, fade: &Brush) -> Vec<Element> {
    let frame = Rect::new(10.0, 10.0, 70.0, 50.0).to_rounded_rect(8.0);
    let glyph = |outline, x| Glyph {
        outline: GlyphIx::new(outline),
        at: Point::new(x, 0.0),
    };
    vec![
        path(
            Outline::Box(frame),
            Some(fade.clone()),
            Some(Pen {
                dash: Vec::new(),
                ..dashed(ink)
            }),
        ),
        Element::Symbol(SymbolElement {
            symbol: SymbolIx::new(0),
            part: Some("icon".to_owned()),
            transform: Affine::translate((16.0, 18.0)) * Affine::scale(0.75),
            tint: Brush::Solid(ink),
            opacity: Opacity::new(0.5),
        }),
        Element::Text(GlyphRun {
            text: "A A".to_owned(),
            origin: Point::new(40.0, 34.5),
            advance: 19.5,
            font: Font {
                family: FontFamily::Sans,
                size: 13.0,
                weight: 600,
                italic: false,
            },
            glyphs: vec![glyph(0, 0.0), glyph(1, 7.8), glyph(0, 11.7)],
            brush: Brush::Solid(ink),
        }),
    ]
}

fn clipped(ink: Rgba) -> Element {
    let plate = Outline::Box(Rect::new(0.0, 0.0, 30.0, 20.0).to_rounded_rect(0.0));
    Element::Group(Group {
        transform: Affine::translate((90.0, 10.0)),
        opacity: Opacity::new(0.25),
        clip: Some(BezPath::from_svg("M0 0 L30 0 L0 20 Z").expect("a path")),
        elements: vec![path(
            plate,
            Some(Brush::Solid(Rgba { a: 128, ..ink })),
            None,
        )],
        ..Group::default()
    })
}

fn dashed(ink: Rgba) -> Pen {
    Pen {
        brush: Brush::Solid(ink),
        width: 1.5,
        cap: LineCap::Round,
        join: LineJoin::Round,
        dash: vec![4.0, 3.0],
        dash_offset: 0.0,
    }
}

fn path(shape: Outline, fill: Option<Brush>, stroke: Option<Pen>) -> Element {
    Element::Path(PathElement {
        part: None,
        shape,
        fill,
        stroke,
        opacity: Opacity::OPAQUE,
    })
}

fn subject(role: Role, id: &str, link: Option<&str>, elements: Vec<Element>) -> Element {
    let subject = Subject {
        role,
        id: id.to_owned(),
        classes: vec!["critical".to_owned(), "team a".to_owned()],
        name: format!("{id} and its name"),
        description: link.map(|_| "More about it.".to_owned()),
        link: link.map(str::to_owned),
    };
    Element::Group(Group {
        subject: Some(subject),
        elements,
        ..Group::default()
    })
}
