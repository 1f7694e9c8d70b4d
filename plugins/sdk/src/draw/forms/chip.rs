//! The chip: what keeps data in memory.

use crate::{
    Node,
    drawing::{Animated, Painted, Shape, Visual},
    geometry::{Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, paint},
    Row,
    card::{LEAST_WIDTH, wake},
    meter,
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
        let strip = meter::room(self.percent);
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
            meter::draw(studio, &mut canvas, strip, percent);
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
