//! The pipe: a lane with slots, in which messages wait in line.

use crate::{
    Node,
    drawing::{Animated, Animation, Painted, Shape, Trigger, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, count, paint},
    Row,
};

/// How many messages a pipe shows at most.
pub const SLOTS: u32 = 8;
/// Half the width of the open end.
const MOUTH: f32 = 8.0;
/// The least width of a slot, and what lies between two.
const SLOT: f32 = 11.0;
const SLOT_GAP: f32 = 3.0;
const SLOT_HEIGHT: f32 = 12.0;
/// From the left bow to the plate, and from the slots to the open end.
const INSET: f32 = 12.0;

/// A pipe with a picture, labels and slots.
#[derive(Clone, Copy, Debug)]
pub struct Pipe {
    /// The picture.
    pub emblem: Emblem,
    /// How many of the [`SLOTS`] are filled; more fill all of them.
    pub depth: u32,
}

impl Pipe {
    /// The visual of one node; the slots are the parts `slot-1` (next to leave) to `slot-8`.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let chrome = 2.0 * INSET + 2.0 * MOUTH;
        let least = count(SLOTS) * (SLOT + SLOT_GAP) - SLOT_GAP;
        let strip = Size::new(least, SLOT_HEIGHT);
        let row = Row::with_strip(studio, node, self.emblem, chrome, strip);
        let width = studio.width(node, row.width + chrome, 0.0);
        let height = studio.height(node, row.card_height(), 64.0);

        let body = tube(width, height);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let mouth = Shape::ellipse(Point::new(width - MOUTH, height / 2.0), MOUTH, height / 2.0);
        canvas.paint(
            Painted::new(mouth)
                .fill(paint::ACCENT_MUTED)
                .stroke(studio.outline()),
        );
        let room = Rect::new(INSET, 0.0, width - chrome, height);
        let strip = row.draw(studio, &mut canvas, room);
        let pitch = (strip.width + SLOT_GAP) / count(SLOTS);
        self.draw_slots(&mut canvas, strip, pitch);
        let advance = |slot: u32| {
            let values = [(0.0, -pitch), (1.0, 0.0)];
            let part = format!("slot-{}", slot + 1);
            Animation::run(part, Trigger::OnArrival, Animated::TranslateX, 320, &values)
        };
        Visual {
            outline: Some(body),
            animations: (0..self.depth.min(SLOTS)).map(advance).collect(),
            ..canvas.into_visual(Size::new(width, height))
        }
    }

    /// The message that leaves next waits nearest to the open end.
    fn draw_slots(&self, canvas: &mut Canvas, strip: Rect, pitch: f32) {
        for slot in 0..SLOTS {
            let x = strip.right() - pitch * count(slot) - (pitch - SLOT_GAP);
            let frame = Rect::new(x, strip.y, pitch - SLOT_GAP, strip.height);
            let painted = Painted::new(Shape::rounded(frame, 3.0));
            let painted = if slot < self.depth {
                painted.fill(paint::ACCENT)
            } else {
                painted.fill(paint::ACCENT_MUTED)
            };
            canvas.paint_part(format!("slot-{}", slot + 1), painted);
        }
    }
}

/// The silhouette of a cylinder that lies on its side.
fn tube(width: f32, height: f32) -> Shape {
    PathBuilder::new(MOUTH, 0.0)
        .line_to(width - MOUTH, 0.0)
        .bow_to(Point::new(width - MOUTH, height), Point::new(MOUTH, 0.0))
        .line_to(MOUTH, height)
        .bow_to(Point::new(MOUTH, 0.0), Point::new(-MOUTH, 0.0))
        .close()
        .shape()
}
