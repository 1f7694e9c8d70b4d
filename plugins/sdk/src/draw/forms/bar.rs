//! Bars: what everything passes through.

use crate::{
    Node,
    drawing::{Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, Studio},
    Row,
};

/// How far the point of a hexagon reaches out.
const POINT: f32 = 16.0;
/// How much the corners of a hexagon are rounded.
const ROUNDING: f32 = 8.0;

/// The ends of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Pointed, as a gateway's.
    Hexagon,
    /// Half circles, as a bus's.
    Round,
}

/// A bar with a picture and labels.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// The picture.
    pub emblem: Emblem,
    /// The ends.
    pub ends: Ends,
    /// The least width, in pixels.
    pub least_width: f32,
}

impl Bar {
    /// A bar of the usual least width: a bus is long.
    #[must_use]
    pub fn new(emblem: Emblem, ends: Ends) -> Self {
        let least_width = match ends {
            Ends::Hexagon => 152.0,
            Ends::Round => 208.0,
        };
        Self {
            emblem,
            ends,
            least_width,
        }
    }

    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let [left, right] = match self.ends {
            Ends::Hexagon => [20.0, 26.0],
            Ends::Round => [10.0, 24.0],
        };
        let row = Row::new(studio, node, self.emblem, left + right);
        let row = if self.ends == Ends::Round {
            row.round()
        } else {
            row
        };
        let width = studio.width(node, row.width + left + right, self.least_width);
        let height = studio.height(node, row.card_height(), 56.0);
        let frame = Rect::new(0.0, 0.0, width, height);
        let body = match self.ends {
            Ends::Hexagon => hexagon(frame),
            Ends::Round => Shape::stadium(frame),
        };
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        // A bar is wider than its content more often than not; a row at its
        // start would leave the rest empty.
        let slack = (width - row.width - left - right) / 2.0;
        row.draw(
            studio,
            &mut canvas,
            Rect::new(left + slack, 0.0, row.width, height),
        );
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

fn hexagon(frame: Rect) -> Shape {
    let (right, bottom, middle) = (frame.right(), frame.bottom(), frame.center().y);
    let corners = [
        Point::new(POINT, 0.0),
        Point::new(right - POINT, 0.0),
        Point::new(right, middle),
        Point::new(right - POINT, bottom),
        Point::new(POINT, bottom),
        Point::new(0.0, middle),
    ];
    Shape::polygon(&corners, ROUNDING)
}
