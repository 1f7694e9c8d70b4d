//! The chip: what keeps data in memory.

use crate::{
    Node,
    drawing::{Animated, HAlign, Painted, Shape, TextRun, VAlign, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, count, paint},
    Row,
    card::{LEAST_WIDTH, wake},
    row::CARD_CHROME,
};

/// How far the pins reach out of the chip.
const PIN: f32 = 4.0;
const PIN_WIDTH: f32 = 4.0;
/// From one pin to the next.
const PIN_PITCH: f32 = 12.0;
/// From the corners to the pins.
const PIN_MARGIN: f32 = 14.0;
/// A chip that is made very wide is not fringed with pins.
const MOST_PINS: f32 = 32.0;
/// The meter's track, and the row that it lies in.
const TRACK: f32 = 4.0;
const METER: f32 = 14.0;

/// A chip with a picture, labels and a meter.
#[derive(Clone, Copy, Debug)]
pub struct Chip {
    /// The picture.
    pub emblem: Emblem,
    /// What the meter shows, from 0 to 100; none is a chip without a meter.
    pub percent: Option<u32>,
}

impl Chip {
    /// The visual of one node; the meter's bar is the part `meter`.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let strip = match self.percent {
            Some(_) => Size::new(88.0, METER),
            None => Size::new(0.0, 0.0),
        };
        let row = Row::with_strip(studio, node, self.emblem, CARD_CHROME, strip);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + right, least);
        let height = studio.height(node, row.card_height() + 2.0 * PIN, 64.0);

        let frame = Rect::new(0.0, PIN, width, height - 2.0 * PIN);
        let body = Shape::rounded(frame, studio.context.corner_radius);
        let mut canvas = Canvas::new();
        draw_pins(&mut canvas, frame);
        canvas.paint(studio.body(body.clone()));
        let inner = Rect::new(left, PIN, width - left - right, frame.height);
        let strip = row.draw(studio, &mut canvas, inner);
        if let Some(percent) = self.percent {
            draw_meter(studio, &mut canvas, strip, percent.min(100));
        }
        Visual {
            outline: Some(body),
            animations: vec![wake(Animated::Opacity, 0.3)],
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// Pins along the middle of the upper and the lower side.
fn draw_pins(canvas: &mut Canvas, frame: Rect) {
    let pins = ((frame.width - 2.0 * PIN_MARGIN) / PIN_PITCH)
        .floor()
        .clamp(1.0, MOST_PINS);
    let mut x = frame.center().x - PIN_PITCH * (pins - 1.0) / 2.0 - PIN_WIDTH / 2.0;
    let mut path = PathBuilder::default();
    let mut pin = 0.0;
    while pin < pins {
        for (near, far) in [
            (frame.y, frame.y - PIN),
            (frame.bottom(), frame.bottom() + PIN),
        ] {
            path = path.move_to(x, near).line_to(x, far);
            path = path
                .line_to(x + PIN_WIDTH, far)
                .line_to(x + PIN_WIDTH, near)
                .close();
        }
        x += PIN_PITCH;
        pin += 1.0;
    }
    canvas.paint(Painted::new(path.shape()).fill(paint::OUTLINE));
}

fn draw_meter(studio: &Studio<'_>, canvas: &mut Canvas, strip: Rect, percent: u32) {
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
