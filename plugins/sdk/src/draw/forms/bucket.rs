//! The bucket: what keeps objects.

use crate::{
    Node,
    drawing::{Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, paint},
    Row,
};

/// Half the height of the opening, and of the floor.
const MOUTH: f32 = 9.0;
const FLOOR: f32 = 6.0;
/// How much further in the floor lies than the opening, on each side.
const TAPER: f32 = 11.0;
/// From the sides of the opening to the row.
const SIDE: f32 = 20.0;

/// A bucket with a picture and labels.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    /// The picture.
    pub emblem: Emblem,
}

impl Bucket {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let row = Row::new(studio, node, self.emblem, 2.0 * SIDE + 4.0);
        let width = studio.width(node, row.width + 2.0 * SIDE + 4.0, 144.0);
        let height = studio.height(node, row.height + 2.0 * MOUTH + FLOOR + 14.0, 72.0);

        let floor = height - FLOOR;
        let body = PathBuilder::new(0.0, MOUTH)
            .bow_to(Point::new(width, MOUTH), Point::new(0.0, -MOUTH))
            .line_to(width - TAPER, floor)
            .bow_to(Point::new(TAPER, floor), Point::new(0.0, FLOOR))
            .close()
            .shape();
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let mouth = Shape::ellipse(Point::new(width / 2.0, MOUTH), width / 2.0, MOUTH);
        canvas.paint(
            Painted::new(mouth)
                .fill(paint::ACCENT_MUTED)
                .stroke(studio.outline()),
        );
        let room = Rect::new(
            SIDE,
            2.0 * MOUTH,
            width - 2.0 * SIDE,
            floor - 2.0 * MOUTH + 3.0,
        );
        row.draw(studio, &mut canvas, room);
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}
