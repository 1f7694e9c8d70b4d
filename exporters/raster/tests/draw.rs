//! What ends up in which pixel.

use kinograph_core::{
    Affine, BezPath, Index as _, Point, Rect, Scene, Size, SymbolIx, Table,
    geometry::Shape as _,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen, SymbolArt, SymbolElement},
    style::{LineCap, LineJoin, Rgba},
    visuals::{FillRule, Outline},
};
use kinograph_raster::{Pixels, RasterError, RasterOptions, draw};

const RED: Rgba = Rgba::rgb(255, 0, 0);
const BLUE: Rgba = Rgba::rgb(0, 0, 255);
const WHITE: [u8; 4] = [255; 4];

fn scene(elements: Vec<Element>) -> Scene {
    Scene {
        size: Size::new(20.0, 10.0),
        background: Some(Brush::Solid(Rgba::rgb(255, 255, 255))),
        title: None,
        description: String::new(),
        elements,
        symbols: Table::new(),
        glyphs: Table::new(),
    }
}

fn square(x0: f64, y0: f64, x1: f64, y1: f64, color: Rgba) -> PathElement {
    PathElement {
        part: None,
        shape: Outline::Box(Rect::new(x0, y0, x1, y1).to_rounded_rect(0.0)),
        fill: Some(Brush::Solid(color)),
        stroke: None,
        opacity: Opacity::OPAQUE,
    }
}

fn drawn(scene: &Scene, options: RasterOptions) -> Pixels {
    draw(scene, &options).expect("a small picture")
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = usize::try_from((y * pixels.width() + x) * 4).expect("a small picture");
    pixels.rgba()[at..at + 4].try_into().expect("four channels")
}

#[test]
fn elements_lie_over_each_other_in_order() {
    let elements = [
        square(0.0, 0.0, 10.0, 10.0, RED),
        square(5.0, 0.0, 15.0, 10.0, BLUE),
    ];
    let picture = drawn(
        &scene(elements.map(Element::Path).into()),
        RasterOptions::default(),
    );
    assert_eq!(pixel(&picture, 4, 5), [255, 0, 0, 255]);
    assert_eq!(pixel(&picture, 5, 5), [0, 0, 255, 255]);
    assert_eq!(pixel(&picture, 15, 5), WHITE);
}

#[test]
fn a_faded_group_is_seen_as_one() {
    let elements = [
        square(0.0, 0.0, 10.0, 10.0, RED),
        square(5.0, 0.0, 15.0, 10.0, BLUE),
    ];
    let group = Group {
        opacity: Opacity::new(0.5),
        elements: elements.map(Element::Path).into(),
        ..Group::default()
    };
    let picture = drawn(
        &scene(vec![Element::Group(group)]),
        RasterOptions::default(),
    );
    assert_eq!(pixel(&picture, 2, 5), [255, 128, 128, 255]);
    // Nothing of the red square under it shines through the blue one.
    assert_eq!(pixel(&picture, 7, 5), [128, 128, 255, 255]);
}

#[test]
fn fill_and_stroke_fade_as_one() {
    let pen = Pen {
        brush: Brush::Solid(BLUE),
        width: 4.0,
        cap: LineCap::Butt,
        join: LineJoin::Miter,
        dash: Vec::new(),
        dash_offset: 0.0,
    };
    let path = PathElement {
        stroke: Some(pen),
        opacity: Opacity::new(0.5),
        ..square(4.0, 3.0, 16.0, 7.0, RED)
    };
    let picture = drawn(&scene(vec![Element::Path(path)]), RasterOptions::default());
    assert_eq!(pixel(&picture, 3, 5), [128, 128, 255, 255]);
    assert_eq!(pixel(&picture, 5, 5), [128, 128, 255, 255]);
}

#[test]
fn what_lies_outside_a_clip_is_not_seen() {
    let clip = BezPath::from_svg("M2 2 H8 V8 H2 Z").expect("a path");
    let group = Group {
        transform: Affine::translate((4.0, 0.0)),
        clip: Some(clip),
        elements: vec![Element::Path(square(0.0, 0.0, 20.0, 10.0, RED))],
        ..Group::default()
    };
    let picture = drawn(
        &scene(vec![Element::Group(group)]),
        RasterOptions::default(),
    );
    let seen: Vec<bool> = (0..20)
        .map(|x| pixel(&picture, x, 5) == [255, 0, 0, 255])
        .collect();
    let expected: Vec<bool> = (0..20).map(|x| (6..12).contains(&x)).collect();
    assert_eq!(seen, expected);
    assert_eq!(pixel(&picture, 8, 1), WHITE);
}

#[test]
fn symbols_are_tinted_and_cut_off_at_their_view() {
    let mut scene = scene(vec![Element::Symbol(SymbolElement {
        symbol: SymbolIx::new(0),
        part: None,
        transform: Affine::translate((5.0, 0.0)),
        tint: Brush::Solid(BLUE),
        opacity: Opacity::OPAQUE,
    })]);
    let art = PathElement {
        fill: Some(Brush::Tint),
        ..square(-5.0, -5.0, 50.0, 50.0, RED)
    };
    scene.symbols = Table::from(vec![SymbolArt {
        view: Rect::new(0.0, 0.0, 4.0, 4.0),
        elements: vec![Element::Path(art)],
    }]);
    let picture = drawn(&scene, RasterOptions::default());
    assert_eq!(pixel(&picture, 4, 2), WHITE);
    assert_eq!(pixel(&picture, 5, 2), [0, 0, 255, 255]);
    assert_eq!(pixel(&picture, 9, 2), WHITE);
    assert_eq!(pixel(&picture, 6, 4), WHITE);
}

#[test]
fn a_gradient_background_reaches_the_rim() {
    let mut scene = scene(Vec::new());
    scene.size = Size::new(3.4, 100.2);
    scene.background = Some(Brush::Gradient {
        start: Point::ORIGIN,
        end: Point::new(0.0, 100.0),
        radial: false,
        stops: vec![(0.0, RED), (1.0, BLUE)],
    });
    let picture = drawn(&scene, RasterOptions::default());
    assert_eq!((picture.width(), picture.height()), (4, 101));
    assert!(picture.rgba().chunks(4).all(|pixel| pixel[3] == 255));
    assert_eq!(pixel(&picture, 3, 100), [0, 0, 255, 255]);
}

#[test]
fn colours_are_not_multiplied_with_their_opacity() {
    let transparent = RasterOptions {
        transparent: true,
        ..RasterOptions::default()
    };
    let half = Rgba { a: 128, ..RED };
    let picture = drawn(
        &scene(vec![Element::Path(square(0.0, 0.0, 10.0, 10.0, half))]),
        transparent,
    );
    assert_eq!(pixel(&picture, 5, 5), [255, 0, 0, 128]);
    assert_eq!(pixel(&picture, 15, 5), [0; 4]);
}

#[test]
fn limits_are_checked_before_memory_is_taken() {
    let mut scene = scene(Vec::new());
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = draw(
            &scene,
            &RasterOptions {
                scale,
                transparent: false,
            },
        )
        .expect_err("no such scale");
        assert!(matches!(error, RasterError::Scale(_)), "{error}");
    }
    scene.size = Size::new(10_000.0, 10_000.0);
    let error = draw(&scene, &RasterOptions::default()).expect_err("too large");
    assert_eq!(
        error.to_string(),
        "the picture would be 10000 by 10000 pixels: at most 64 million pixels are drawn"
    );
    assert_eq!(
        error.hint().as_deref(),
        Some("the largest scale for this diagram is 0.8")
    );
    for size in [1e9, 1e300] {
        scene.size = Size::new(size, size);
        assert!(draw(&scene, &RasterOptions::default()).is_err());
    }
}

#[test]
fn layers_without_end_are_an_error() {
    let mut elements = vec![Element::Path(square(0.0, 0.0, 6000.0, 6000.0, RED))];
    for _ in 0..8 {
        elements.push(Element::Path(square(0.0, 0.0, 6000.0, 6000.0, BLUE)));
        let group = Group {
            opacity: Opacity::new(0.5),
            elements,
            ..Group::default()
        };
        elements = vec![Element::Group(group)];
    }
    let mut scene = scene(elements);
    scene.size = Size::new(6000.0, 6000.0);
    assert_eq!(
        draw(&scene, &RasterOptions::default()),
        Err(RasterError::TooDeep)
    );
}

#[test]
fn panels_are_drawn_to_the_same_bytes_as_any_path() {
    let ground = PathElement {
        fill: Some(Brush::Gradient {
            start: Point::ORIGIN,
            end: Point::new(200.0, 150.0),
            radial: false,
            stops: vec![(0.0, RED), (1.0, BLUE)],
        }),
        ..square(0.0, 0.0, 200.0, 150.0, RED)
    };
    for radius in [0.0, 3.7, 12.0, 50.0] {
        for (alpha, opacity) in [(1, 1.0), (77, 1.0), (254, 1.0), (255, 0.31), (128, 0.5)] {
            let shape = Rect::new(-5.0, 10.3, 180.7, 139.9).to_rounded_rect(radius);
            let color = Rgba {
                r: 20,
                g: 180,
                b: 90,
                a: alpha,
            };
            let panel = PathElement {
                shape: Outline::Box(shape),
                fill: Some(Brush::Solid(color)),
                opacity: Opacity::new(opacity),
                ..ground.clone()
            };
            // What the raster takes for arcs.
            let path = shape.to_path(1.0 / 32.0);
            let path = PathElement {
                shape: Outline::Path {
                    path,
                    rule: FillRule::Nonzero,
                },
                ..panel.clone()
            };
            let [fast, plain] = [panel, path].map(|element| {
                let elements = [ground.clone(), element].map(Element::Path).into();
                let scene = Scene {
                    size: Size::new(200.0, 150.0),
                    ..scene(elements)
                };
                drawn(&scene, RasterOptions::default())
            });
            assert_eq!(
                fast, plain,
                "radius {radius}, alpha {alpha}, opacity {opacity}"
            );
        }
    }
}

#[test]
fn wide_pictures_are_drawn_to_the_end() {
    let elements = [
        square(0.0, 0.0, 9990.0, 20.0, RED),
        square(5.0, 0.0, 9990.0, 10.0, BLUE),
    ];
    let group = Group {
        opacity: Opacity::new(0.5),
        elements: elements.map(Element::Path).into(),
        ..Group::default()
    };
    let mut scene = scene(vec![Element::Group(group)]);
    scene.size = Size::new(10_000.0, 20.0);
    let picture = drawn(&scene, RasterOptions::default());
    for x in [5, 8_000, 8_200, 9_989] {
        assert_eq!(pixel(&picture, x, 5), [128, 128, 255, 255], "{x}");
        assert_eq!(pixel(&picture, x, 15), [255, 128, 128, 255], "{x}");
    }
    assert_eq!(pixel(&picture, 9_990, 5), WHITE);
}

#[test]
fn deep_nesting_fits_on_the_stack() {
    let mut elements = vec![Element::Path(square(0.0, 0.0, 10.0, 10.0, RED))];
    for _ in 0..500 {
        let group = Group {
            transform: Affine::translate((0.01, 0.0)),
            elements,
            ..Group::default()
        };
        elements = vec![Element::Group(group)];
    }
    let picture = drawn(&scene(elements), RasterOptions::default());
    assert_eq!(pixel(&picture, 10, 5), [255, 0, 0, 255]);
}
