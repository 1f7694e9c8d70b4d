//! Scenes nobody would make: the SVG is well-formed, the raster does not
//! panic, and both are the same every time.

use kinograph_core::{
    Affine, BezPath, GlyphIx, Index as _, Point, Rect, Scene, Size, SymbolIx,
    geometry::PathEl,
    scene::{
        Brush, Element, Glyph, GlyphRun, Group, Opacity, PathElement, Pen, Role, Subject,
        SymbolElement,
    },
    style::{LineCap, LineJoin, Rgba},
    text::{Font, FontFamily},
    visuals::{FillRule, Outline},
};
use kinograph_raster::{RasterOptions, draw};
use kinograph_svg::{SvgOptions, write};
use proptest::{collection::vec, option, prelude::*};

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scene_is_drawn(scene in scenes(), scale in prop_oneof![Just(1.0), 0.01..4.0]) {
        let svg = write(&scene, &SvgOptions::default());
        let document = roxmltree::Document::parse(&svg);
        prop_assert!(document.is_ok(), "{:?}\n{}", document.err(), svg);
        let document = document.expect("checked above");
        let mut ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let references = document.descendants().filter_map(|node| node.attribute("href")?.strip_prefix('#'));
        for reference in references {
            prop_assert!(ids.contains(&reference), "{reference} in\n{svg}");
        }
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "ids are unique in\n{}", svg);
        prop_assert_eq!(&svg, &write(&scene, &SvgOptions::default()));

        let options = RasterOptions { scale, transparent: false };
        let pixels = draw(&scene, &options);
        prop_assert!(pixels.is_ok(), "{:?}", pixels.err());
        prop_assert_eq!(pixels, draw(&scene, &options));
    }
}

fn scenes() -> BoxedStrategy<Scene> {
    let size = (prop_oneof![Just(0.0), 1.0..300.0], 1.0..300.0);
    (
        vec(elements(), 0..6),
        size,
        option::of(brushes()),
        any::<String>(),
    )
        .prop_map(|(elements, (width, height), background, title)| Scene {
            size: Size::new(width, height),
            background,
            title: Some(title),
            ..crate::scenes::scene(elements)
        })
        .boxed()
}

fn elements() -> BoxedStrategy<Element> {
    let leaf = prop_oneof![
        4 => paths().prop_map(Element::Path),
        2 => runs().prop_map(Element::Text),
        2 => symbols().prop_map(Element::Symbol),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| groups(inner).prop_map(Element::Group))
        .boxed()
}

fn groups(inner: impl Strategy<Value = Element> + 'static) -> BoxedStrategy<Group> {
    let parts = (
        option::of(subjects()),
        option::of(".*"),
        affines(),
        opacities(),
    );
    (parts, option::of(bezier_paths()), vec(inner, 0..5))
        .prop_map(
            |((subject, part, transform, opacity), clip, elements)| Group {
                subject,
                part,
                transform,
                opacity,
                clip,
                elements,
            },
        )
        .boxed()
}

fn subjects() -> BoxedStrategy<Subject> {
    let roles = [
        Role::Container,
        Role::Node,
        Role::Edge,
        Role::EdgeLabel,
        Role::Heading,
    ];
    let texts = (".*", vec(".*", 0..3), ".*", option::of(".*"));
    (
        proptest::sample::select(roles.to_vec()),
        texts,
        option::of("(https://|mailto:)?.*"),
    )
        .prop_map(|(role, (id, classes, name, description), link)| Subject {
            role,
            id,
            classes,
            name,
            description,
            link,
        })
        .boxed()
}

fn paths() -> BoxedStrategy<PathElement> {
    let shapes = prop_oneof![
        (points(), points(), -5.0..40.0).prop_map(|(a, b, radius)| {
            Outline::Box(Rect::from_points(a, b).to_rounded_rect(radius))
        }),
        (points(), points(), 0.0..9.0, 0.0..9.0).prop_map(|(a, b, one, two)| {
            Outline::Box(Rect::from_points(a, b).to_rounded_rect((one, two, 0.0, one)))
        }),
        (points(), points()).prop_map(|(center, radii)| Outline::Ellipse {
            center,
            radii: radii.to_vec2()
        }),
        (
            bezier_paths(),
            prop_oneof![Just(FillRule::Nonzero), Just(FillRule::Evenodd)]
        )
            .prop_map(|(path, rule)| Outline::Path { path, rule }),
    ];
    (
        option::of(".*"),
        shapes,
        option::of(brushes()),
        option::of(pens()),
        opacities(),
    )
        .prop_map(|(part, shape, fill, stroke, opacity)| PathElement {
            part,
            shape,
            fill,
            stroke,
            opacity,
        })
        .boxed()
}

fn pens() -> BoxedStrategy<Pen> {
    let caps = proptest::sample::select(vec![LineCap::Butt, LineCap::Round, LineCap::Square]);
    let joins = proptest::sample::select(vec![LineJoin::Miter, LineJoin::Round, LineJoin::Bevel]);
    let widths = prop_oneof![Just(0.0), Just(-1.0), 0.001..30.0];
    let dashes = vec(prop_oneof![Just(0.0), 0.1..20.0], 0..4);
    (brushes(), widths, caps, joins, dashes, -50.0..50.0)
        .prop_map(|(brush, width, cap, join, dash, dash_offset)| Pen {
            brush,
            width,
            cap,
            join,
            dash,
            dash_offset,
        })
        .boxed()
}

fn brushes() -> BoxedStrategy<Brush> {
    let stops = vec((0.0..1.0, colors()), 0..4).prop_map(|mut stops| {
        stops.sort_by(|a, b| f64::total_cmp(&a.0, &b.0));
        stops
    });
    prop_oneof![
        3 => colors().prop_map(Brush::Solid),
        1 => Just(Brush::Tint),
        1 => (points(), points(), any::<bool>(), stops)
            .prop_map(|(start, end, radial, stops)| Brush::Gradient { start, end, radial, stops }),
    ]
    .boxed()
}

fn runs() -> BoxedStrategy<GlyphRun> {
    let sizes = prop_oneof![Just(0.0), 1.0..80.0];
    // Four outlines exist.
    let glyphs = vec((0_usize..6, points()), 0..8);
    (
        any::<String>(),
        points(),
        -5.0..200.0,
        sizes,
        glyphs,
        brushes(),
    )
        .prop_map(|(text, origin, advance, size, glyphs, brush)| GlyphRun {
            text,
            origin,
            advance,
            font: Font {
                family: FontFamily::Sans,
                size,
                weight: 400,
                italic: false,
            },
            glyphs: glyphs
                .into_iter()
                .map(|(outline, at)| Glyph {
                    outline: GlyphIx::new(outline),
                    at,
                })
                .collect(),
            brush,
        })
        .boxed()
}

fn symbols() -> BoxedStrategy<SymbolElement> {
    // Two symbols exist.
    (
        0_usize..3,
        option::of(".*"),
        affines(),
        brushes(),
        opacities(),
    )
        .prop_map(|(symbol, part, transform, tint, opacity)| SymbolElement {
            symbol: SymbolIx::new(symbol),
            part,
            transform,
            tint,
            opacity,
        })
        .boxed()
}

fn bezier_paths() -> BoxedStrategy<BezPath> {
    let elements = prop_oneof![
        points().prop_map(PathEl::MoveTo),
        points().prop_map(PathEl::LineTo),
        (points(), points()).prop_map(|(a, b)| PathEl::QuadTo(a, b)),
        (points(), points(), points()).prop_map(|(a, b, c)| PathEl::CurveTo(a, b, c)),
        Just(PathEl::ClosePath),
    ];
    (points(), vec(elements, 0..8))
        .prop_map(|(start, elements)| {
            let mut path = BezPath::from_vec(vec![PathEl::MoveTo(start)]);
            path.extend(elements);
            path
        })
        .boxed()
}

fn affines() -> BoxedStrategy<Affine> {
    let general = [
        -2.0..2.0,
        -2.0..2.0,
        -2.0..2.0,
        -2.0..2.0,
        -200.0..200.0,
        -200.0..200.0,
    ];
    prop_oneof![
        2 => Just(Affine::IDENTITY),
        2 => points().prop_map(|point| Affine::translate(point.to_vec2())),
        1 => Just(Affine::scale(0.0)),
        1 => general.prop_map(Affine::new),
    ]
    .boxed()
}

fn opacities() -> BoxedStrategy<Opacity> {
    prop_oneof![3 => Just(1.0), 1 => Just(0.0), 2 => 0.0..1.0]
        .prop_map(Opacity::new)
        .boxed()
}

fn colors() -> BoxedStrategy<Rgba> {
    any::<[u8; 4]>()
        .prop_map(|[r, g, b, a]| Rgba { r, g, b, a })
        .boxed()
}

fn points() -> BoxedStrategy<Point> {
    let number = || prop_oneof![8 => -50.0..350.0, 1 => Just(0.0), 1 => -1e6..1e6];
    (number(), number())
        .prop_map(|(x, y)| Point::new(x, y))
        .boxed()
}
