//! The meter: a share in percent, as a bar beneath the labels.

use crate::{
    drawing::{HAlign, Painted, Shape, TextRun, VAlign},
    geometry::{Point, Rect, Size},
};

use super::super::{Canvas, Studio, count, paint};

/// The track, and the row that it lies in.
const TRACK: f32 = 4.0;
const ROW: f32 = 14.0;
/// The least width of the track and the number beside it.
const WIDTH: f32 = 88.0;

/// The strip that a row keeps free for a meter; none for no share.
pub(super) fn room(percent: Option<u32>) -> Size {
    match percent {
        Some(_) => Size::new(WIDTH, ROW),
        None => Size::new(0.0, 0.0),
    }
}

/// Draws the meter in the strip; its bar is the part `meter`.
pub(super) fn draw(studio: &Studio<'_>, canvas: &mut Canvas, strip: Rect, percent: u32) {
    let percent = percent.min(100);
    let text = format!("{percent}%");
    let font = studio.context.caption;
    let text_width = studio.text.measure("100%", font, None, Some(1)).width;
    let middle = strip.center().y;
    let length = strip.width - text_width - 8.0;
    let track = Rect::new(strip.x, middle - TRACK / 2.0, length, TRACK);
    canvas.paint(Painted::new(Shape::stadium(track)).fill(paint::ACCENT_MUTED));
    if percent > 0 {
        // The least bar is a dot: its round ends.
        let width = (length * count(percent) / 100.0).max(TRACK);
        let bar = Shape::stadium(Rect { width, ..track });
        canvas.paint_part("meter", Painted::new(bar).fill(paint::ACCENT));
    }
    let text = TextRun::new(
        text,
        Point::new(strip.right(), middle),
        font,
        paint::TEXT_MUTED,
    );
    canvas.text(text.aligned(HAlign::End, VAlign::Middle));
}
