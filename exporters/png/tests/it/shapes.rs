//! What the scenes are made of.

use kinograph_core::{
    Affine, BezPath, Point, Rect, Vec2,
    scene::{Brush, Element, GlyphOutline, Group, Opacity, PathElement, Pen, SymbolArt},
    style::{LineCap, LineJoin, Rgba},
    visuals::{FillRule, Outline},
};

pub(crate) const INK: Rgba = Rgba::rgb(0x1f, 0x29, 0x37);
pub(crate) const BLUE: Rgba = Rgba::rgb(0x25, 0x63, 0xeb);
pub(crate) const ORANGE: Rgba = Rgba::rgb(0xf5, 0x9e, 0x0b);
pub(crate) const SHADE: Rgba = Rgba {
    r: 15,
    g: 23,
    b: 42,
    a: 24,
};

pub(crate) fn gear() -> SymbolArt {
    let mut elements: Vec<_> = (0..6_u8)
        .map(|tooth| {
            let turn = Affine::translate((12.0, 12.0))
                * Affine::rotate(f64::from(tooth) * std::f64::consts::FRAC_PI_3);
            group(turn, vec![tinted(round_box(-2.0, -11.0, 4.0, 5.0, 1.0))])
        })
        .collect();
    elements.push(Element::Path(PathElement {
        part: None,
        shape: circle(12.0, 12.0, 6.0),
        fill: Some(Brush::Solid(Rgba::rgb(255, 255, 255))),
        stroke: Some(Pen {
            brush: Brush::Tint,
            ..pen(INK, 2.0)
        }),
        opacity: Opacity::OPAQUE,
    }));
    SymbolArt {
        view: Rect::new(0.0, 0.0, 24.0, 24.0),
        elements,
    }
}

pub(crate) fn badge() -> SymbolArt {
    let elements = vec![
        tinted(circle(10.0, 10.0, 14.0)),
        fill(round_box(8.0, -5.0, 4.0, 40.0, 0.0), ORANGE),
    ];
    SymbolArt {
        view: Rect::new(2.0, 2.0, 22.0, 22.0),
        elements,
    }
}

/// Four letters, roughly, with curves, corners and a hole.
pub(crate) fn glyphs() -> Vec<GlyphOutline> {
    [
        "M.3 -.72 C.1 -.72 .05 -.5 .05 -.36 S.1 0 .3 0 .55 -.2 .55 -.36 .5 -.72 .3 -.72 Z M.3 -.6 C.42 -.6 .42 -.45 .42 -.36 S.4 -.12 .3 -.12 .18 -.25 .18 -.36 .18 -.6 .3 -.6 Z",
        "M.08 0 V-.52 H.2 V-.42 Q.25 -.53 .4 -.53 V-.41 Q.2 -.42 .2 -.25 V0 Z",
        "M.05 -.72 H.17 V0 H.05 Z M.17 -.4 L.45 -.72 H.58 L.3 -.4 .6 0 H.45 Z",
        "M.05 -.3 L.3 -.7 .55 -.3 .3 .15 Z",
    ]
    .map(|data| GlyphOutline { path: BezPath::from_svg(data).expect("a path") })
    .into()
}

pub(crate) fn group(transform: Affine, elements: Vec<Element>) -> Element {
    Element::Group(Group {
        transform,
        elements,
        ..Group::default()
    })
}

pub(crate) fn fill(shape: Outline, color: Rgba) -> Element {
    path(shape, Some(color), None)
}

fn tinted(shape: Outline) -> Element {
    Element::Path(PathElement {
        part: None,
        shape,
        fill: Some(Brush::Tint),
        stroke: None,
        opacity: Opacity::OPAQUE,
    })
}

pub(crate) fn path(shape: Outline, fill: Option<Rgba>, stroke: Option<Pen>) -> Element {
    let fill = fill.map(Brush::Solid);
    Element::Path(PathElement {
        part: None,
        shape,
        fill,
        stroke,
        opacity: Opacity::OPAQUE,
    })
}

pub(crate) fn pen(color: Rgba, width: f64) -> Pen {
    Pen {
        brush: Brush::Solid(color),
        width,
        cap: LineCap::Butt,
        join: LineJoin::Miter,
        dash: Vec::new(),
        dash_offset: 0.0,
    }
}

pub(crate) fn round_box(x: f64, y: f64, width: f64, height: f64, radius: f64) -> Outline {
    Outline::Box(Rect::new(x, y, x + width, y + height).to_rounded_rect(radius))
}

pub(crate) fn circle(x: f64, y: f64, radius: f64) -> Outline {
    Outline::Ellipse {
        center: Point::new(x, y),
        radii: Vec2::new(radius, radius),
    }
}

pub(crate) fn outline(path: BezPath) -> Outline {
    Outline::Path {
        path,
        rule: FillRule::Nonzero,
    }
}
