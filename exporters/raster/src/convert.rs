//! From the geometry of scenes, in double precision, to that of tiny-skia, in single.

use kinograph_core::{
    Affine, Point,
    geometry::PathEl,
    scene::Pen,
    style::{LineCap, LineJoin},
    visuals::FillRule,
};
use tiny_skia::{PathBuilder, Stroke, StrokeDash, Transform};

/// The nearest single-precision number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding is what it is for"
)]
pub(crate) fn single(value: f64) -> f32 {
    value as f32
}

pub(crate) fn point(point: Point) -> tiny_skia::Point {
    tiny_skia::Point::from_xy(single(point.x), single(point.y))
}

pub(crate) fn transform(affine: Affine) -> Transform {
    let [sx, ky, kx, sy, tx, ty] = affine.as_coeffs().map(single);
    Transform::from_row(sx, ky, kx, sy, tx, ty)
}

pub(crate) fn fill_rule(rule: FillRule) -> tiny_skia::FillRule {
    match rule {
        FillRule::Nonzero => tiny_skia::FillRule::Winding,
        FillRule::Evenodd => tiny_skia::FillRule::EvenOdd,
    }
}

/// Appends `elements`, mapped by `affine`.
pub(crate) fn push_path(
    builder: &mut PathBuilder,
    elements: impl IntoIterator<Item = PathEl>,
    affine: Affine,
) {
    for element in elements {
        match affine * element {
            PathEl::MoveTo(to) => builder.move_to(single(to.x), single(to.y)),
            PathEl::LineTo(to) => builder.line_to(single(to.x), single(to.y)),
            PathEl::QuadTo(control, to) => {
                builder.quad_to(
                    single(control.x),
                    single(control.y),
                    single(to.x),
                    single(to.y),
                );
            }
            PathEl::CurveTo(first, second, to) => builder.cubic_to(
                single(first.x),
                single(first.y),
                single(second.x),
                single(second.y),
                single(to.x),
                single(to.y),
            ),
            PathEl::ClosePath => builder.close(),
        }
    }
}

/// How `pen` draws; a pattern that would never end is a solid line.
pub(crate) fn stroke(pen: &Pen) -> Stroke {
    Stroke {
        width: single(pen.width),
        line_cap: match pen.cap {
            LineCap::Butt => tiny_skia::LineCap::Butt,
            LineCap::Round => tiny_skia::LineCap::Round,
            LineCap::Square => tiny_skia::LineCap::Square,
        },
        line_join: match pen.join {
            LineJoin::Miter => tiny_skia::LineJoin::Miter,
            LineJoin::Round => tiny_skia::LineJoin::Round,
            LineJoin::Bevel => tiny_skia::LineJoin::Bevel,
        },
        dash: dash(pen),
        ..Stroke::default()
    }
}

fn dash(pen: &Pen) -> Option<StrokeDash> {
    let mut lengths: Vec<f32> = pen.dash.iter().copied().map(single).collect();
    if lengths.len() % 2 == 1 {
        // As in SVG: dashes and gaps swap places in the second round.
        lengths.extend_from_within(..);
    }
    StrokeDash::new(lengths, single(pen.dash_offset))
}
