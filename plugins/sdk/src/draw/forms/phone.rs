//! The phone: an app that is carried around.

use crate::{
    Node,
    drawing::{HAlign, Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::super::{Canvas, Emblem, Labels, PLATE, Studio, paint};

/// From the top to the picture, and from the labels to the bottom.
const HEAD: f32 = 20.0;
const FOOT: f32 = 18.0;
/// From the picture to the labels.
const GAP: f32 = 7.0;
/// From the sides to the labels.
const SIDE: f32 = 12.0;

/// An upright phone with a picture above its labels.
#[derive(Clone, Copy, Debug)]
pub struct Phone {
    /// The picture.
    pub emblem: Emblem,
}

impl Phone {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let labels = Labels::within(studio, node, 2.0 * SIDE, 104.0);
        let gap = if labels.is_empty() { 0.0 } else { GAP };
        let content = PLATE + gap + labels.height;
        let width = studio.width(node, labels.width + 2.0 * SIDE, 72.0);
        let height = studio.height(node, HEAD + content + FOOT, 104.0);

        let mut canvas = Canvas::new();
        let body = Shape::rounded(Rect::new(0.0, 0.0, width, height), 16.0);
        canvas.paint(studio.body(body.clone()));
        let center = width / 2.0;
        let speaker = Rect::around(Point::new(center, 8.5), 20.0, 4.0);
        let home = Rect::around(Point::new(center, height - 7.5), 28.0, 3.0);
        for bar in [speaker, home] {
            canvas.paint(Painted::new(Shape::stadium(bar)).fill(paint::OUTLINE));
        }
        let top = HEAD + (height - HEAD - FOOT - content) / 2.0;
        let plate = Rect::new(center - PLATE / 2.0, top, PLATE, PLATE);
        self.emblem.draw(studio, &mut canvas, plate);
        labels.draw(
            &mut canvas,
            Point::new(center, plate.bottom() + gap),
            HAlign::Middle,
        );
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}
