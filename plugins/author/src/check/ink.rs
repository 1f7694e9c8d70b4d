//! Where a drawing leaves ink.

use kinograph_core::{
    Affine, Rect, Visual,
    geometry::Shape as _,
    style::Paint,
    text::Fonts,
    visuals::{HAlign, Operation, Painted, Primitive, TextRun, VAlign},
};

/// The box of everything that a drawing shows, in its own coordinates; none
/// when it shows nothing. Shadows do not count.
pub(super) fn ink(visual: &Visual, fonts: &Fonts) -> Option<Rect> {
    of_all(&visual.primitives, Affine::IDENTITY, fonts)
}

fn of_all(primitives: &[Primitive], place: Affine, fonts: &Fonts) -> Option<Rect> {
    primitives
        .iter()
        .filter_map(|primitive| of_one(&primitive.operation, place, fonts))
        .reduce(|all, one| all.union(one))
}

fn of_one(operation: &Operation, place: Affine, fonts: &Fonts) -> Option<Rect> {
    match operation {
        Operation::Group {
            transform,
            clip,
            primitives,
            ..
        } => {
            let place = place * *transform;
            let inner = of_all(primitives, place, fonts)?;
            let Some(clip) = clip else {
                return Some(inner);
            };
            let seen = inner.intersect(place.transform_rect_bbox(clip.bounding_box()));
            (seen.width() > 0.0 && seen.height() > 0.0).then_some(seen)
        }
        Operation::Paint(painted) => Some(place.transform_rect_bbox(of_shape(painted)?)),
        Operation::Text(run) => Some(place.transform_rect_bbox(of_text(run, fonts)?)),
        Operation::Symbol { frame, .. } => Some(place.transform_rect_bbox(*frame)),
    }
}

fn of_shape(painted: &Painted) -> Option<Rect> {
    let stroke = painted
        .stroke
        .as_ref()
        .filter(|stroke| stroke.paint != Paint::None);
    if painted.opacity == 0.0 || (stroke.is_none() && painted.fill == Paint::None) {
        return None;
    }
    let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    Some(painted.shape.to_path().bounding_box().inflate(half, half))
}

fn of_text(run: &TextRun, fonts: &Fonts) -> Option<Rect> {
    let block = fonts.set(&run.content, run.font, run.max_width, run.max_lines);
    if block.lines.is_empty() {
        return None;
    }
    let size = block.size;
    let x = match run.h {
        HAlign::Start => run.at.x,
        HAlign::Middle => run.at.x - size.width / 2.0,
        HAlign::End => run.at.x - size.width,
    };
    let y = match run.v {
        VAlign::Top => run.at.y,
        VAlign::Middle => run.at.y - size.height / 2.0,
        VAlign::Baseline => run.at.y - block.ascent,
        VAlign::Bottom => run.at.y - size.height,
    };
    Some(Rect::from_origin_size((x, y), size))
}
