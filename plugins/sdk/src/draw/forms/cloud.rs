//! The cloud: what lies outside, and is nobody's to draw.

use crate::{
    Node,
    drawing::{HAlign, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::super::{Canvas, Emblem, Labels, PathBuilder, Studio};

/// The width and height of the picture.
const PICTURE: f32 = 26.0;
/// The share of the height that the lobes take.
const LOBES: f32 = 0.42;
/// From the picture to the labels.
const GAP: f32 = 4.0;

/// A cloud with a picture above its labels.
#[derive(Clone, Copy, Debug)]
pub struct Cloud {
    /// The picture, drawn without a plate.
    pub emblem: Emblem,
}

impl Cloud {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let labels = Labels::within(studio, node, 64.0, 136.0);
        let picture = if self.emblem.is_none() {
            0.0
        } else {
            PICTURE + GAP
        };
        let width = studio.width(node, labels.width + 64.0, 136.0);
        let share = if self.emblem.is_none() { 1.8 } else { 2.0 };
        let height = studio.height(node, share * labels.height + 16.0, 88.0);

        let body = silhouette(width, height);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        // Only below the lobes is there room for the whole width of the labels.
        let middle = if self.emblem.is_none() { 0.62 } else { 0.69 };
        let top = (middle * height - labels.height / 2.0).max(LOBES * height);
        let center = width / 2.0;
        let frame = Rect::new(center - PICTURE / 2.0, top - picture, PICTURE, PICTURE);
        self.emblem.draw_bare(studio, &mut canvas, frame);
        labels.draw(&mut canvas, Point::new(center, top), HAlign::Middle);
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// Three lobes on a flat floor, stretched to a box.
fn silhouette(width: f32, height: f32) -> Shape {
    let at = |x: f32, y: f32| Point::new(width * x, height * y);
    let start = at(0.2, 1.0);
    PathBuilder::new(start.x, start.y)
        .cubic_to(at(0.08, 1.0), at(0.0, 0.87), at(0.0, 0.7))
        .cubic_to(at(0.0, 0.54), at(0.08, 0.42), at(0.2, 0.4))
        .cubic_to(at(0.22, 0.16), at(0.34, 0.0), at(0.5, 0.0))
        .cubic_to(at(0.64, 0.0), at(0.75, 0.12), at(0.79, 0.3))
        .cubic_to(at(0.91, 0.29), at(1.0, 0.45), at(1.0, 0.65))
        .cubic_to(at(1.0, 0.85), at(0.92, 1.0), at(0.8, 1.0))
        .close()
        .shape()
}
