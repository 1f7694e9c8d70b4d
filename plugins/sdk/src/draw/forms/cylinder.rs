//! The cylinder: what keeps data.

use crate::{
    Node,
    drawing::{Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, count, paint},
    Row,
    badge::Badge,
    card::LEAST_WIDTH,
};

/// The most discs that are drawn.
pub const MOST_DISCS: u32 = 4;
/// Half the height of the lid.
const LID: f32 = 8.0;
/// The height of a disc under the body.
const DISC: f32 = 8.0;
/// From the sides to the row.
const SIDE: f32 = 14.0;

/// A cylinder with a picture and labels.
#[derive(Clone, Copy, Debug)]
pub struct Cylinder {
    /// The picture.
    pub emblem: Emblem,
    /// How many discs lie under the body: the copies of a database. Of more
    /// than [`MOST_DISCS`] a badge gives the number.
    pub discs: u32,
}

impl Cylinder {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let badge = (self.discs > MOST_DISCS).then(|| Badge::new(studio, self.discs));
        let chrome = 2.0 * SIDE + Badge::room(badge.as_ref());
        let row = Row::new(studio, node, self.emblem, chrome);
        let drawn = self.discs.min(MOST_DISCS);
        let discs = DISC * count(drawn);
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, row.width + chrome, least);
        let height = studio.height(node, row.height + 2.0 * LID + 18.0 + discs, 72.0);

        let rim = height - LID;
        let body = drum(width, LID, rim);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let floor = rim - discs;
        for disc in 0..drawn {
            let top = floor + DISC * count(disc);
            canvas.paint_part(
                format!("replica-{}", disc + 1),
                Painted::new(band(width, top, top + DISC))
                    .fill(paint::ACCENT_MUTED)
                    .stroke(studio.outline()),
            );
        }
        let lid = Shape::ellipse(Point::new(width / 2.0, LID), width / 2.0, LID);
        canvas.paint(
            Painted::new(lid)
                .fill(paint::ACCENT_MUTED)
                .stroke(studio.outline()),
        );
        let room = Rect::new(SIDE, 2.0 * LID, width - 2.0 * SIDE, floor - 2.0 * LID + 2.0);
        row.draw(studio, &mut canvas, room);
        if let Some(badge) = badge {
            badge.draw(
                studio,
                &mut canvas,
                Point::new(room.right(), room.center().y),
            );
        }
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// The silhouette of a cylinder whose lid's middle is at `top` and whose floor's is at `bottom`.
fn drum(width: f32, top: f32, bottom: f32) -> Shape {
    PathBuilder::new(0.0, top)
        .bow_to(Point::new(width, top), Point::new(0.0, -LID))
        .line_to(width, bottom)
        .bow_to(Point::new(0.0, bottom), Point::new(0.0, LID))
        .close()
        .shape()
}

/// The side of a disc.
fn band(width: f32, top: f32, bottom: f32) -> Shape {
    PathBuilder::new(0.0, top)
        .bow_to(Point::new(width, top), Point::new(0.0, LID))
        .line_to(width, bottom)
        .bow_to(Point::new(0.0, bottom), Point::new(0.0, LID))
        .close()
        .shape()
}
