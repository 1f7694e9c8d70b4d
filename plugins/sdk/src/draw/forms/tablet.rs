//! The tablet: an app on a screen that lies on a table.

use crate::{
    Node,
    drawing::{Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, Studio, paint},
    Row,
    card::LEAST_WIDTH,
    row::CARD_CHROME,
};

/// From the screen to the rim, on the side of the camera and on the others.
const WIDE: f32 = 14.0;
const NARROW: f32 = 7.0;
/// How round the rim is, and the screen.
const CORNER: f32 = 14.0;
const SCREEN_CORNER: f32 = 6.0;
/// The radius of the camera.
const CAMERA: f32 = 2.0;

/// A tablet with a picture and labels on its screen.
#[derive(Clone, Copy, Debug)]
pub struct Tablet {
    /// The picture.
    pub emblem: Emblem,
}

impl Tablet {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let chrome = CARD_CHROME + 2.0 * WIDE;
        let row = Row::new(studio, node, self.emblem, chrome);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let content = left + row.width + right + 2.0 * WIDE;
        let width = studio.width(node, content, least);
        let height = studio.height(node, row.card_height() + 2.0 * NARROW, 72.0);

        let body = Shape::rounded(Rect::new(0.0, 0.0, width, height), CORNER);
        let screen = Rect::new(WIDE, NARROW, width - 2.0 * WIDE, height - 2.0 * NARROW);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()).fill(paint::ACCENT_MUTED));
        canvas.paint(
            Painted::new(Shape::rounded(screen, SCREEN_CORNER))
                .fill(paint::SURFACE)
                .stroke(studio.hairline()),
        );
        let camera = Point::new(WIDE / 2.0, height / 2.0);
        canvas.paint(Painted::new(Shape::circle(camera, CAMERA)).fill(paint::OUTLINE));
        let inner = Rect::new(screen.x + left, 0.0, screen.width - left - right, height);
        row.draw(studio, &mut canvas, inner);
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}
