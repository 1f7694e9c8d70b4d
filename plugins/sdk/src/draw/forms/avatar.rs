//! The avatar: a person, with the name beneath.

use crate::{
    Node,
    drawing::{HAlign, Painted, Shape, Visual},
    geometry::{Direction, Point, Rect, Size},
    styling::Stroke,
};

use super::super::{Canvas, Emblem, Labels, PathBuilder, Studio, paint};

/// The radius of the disc.
const RADIUS: f32 = 28.0;
/// From the disc to the name.
const GAP: f32 = 6.0;
/// From the disc to the edge of the node where the name is short.
const SIDE: f32 = 8.0;

/// The radius of the badge, how far its middle lies from the disc's to the
/// right and down, and the width of the picture on it.
const BADGE: f32 = 11.0;
const BADGE_AT: f32 = 16.5;
const BADGE_PICTURE: f32 = 15.0;

/// A person; `crowd` draws a second one behind.
#[derive(Clone, Copy, Debug)]
pub struct Avatar {
    /// A picture on a badge at the person's side: what sets them apart.
    pub emblem: Emblem,
    /// Whether there are several people.
    pub crowd: bool,
}

impl Avatar {
    /// The visual of one node.
    ///
    /// Where edges flow sideways, the disc stands in the middle of the node's
    /// height, because that is where edges arrive.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let labels = Labels::within(studio, node, 0.0, 136.0);
        let below = if labels.is_empty() {
            0.0
        } else {
            GAP + labels.height
        };
        let sideways = matches!(studio.context.direction, Direction::Left | Direction::Right);
        let above = if sideways { below } else { 0.0 };
        let content = 2.0 * RADIUS + below + above;
        let width = studio.width(node, labels.width.max(2.0 * (RADIUS + SIDE)), 0.0);
        let height = studio.height(node, content, 0.0);

        // What is left over by the grid lies evenly above and below.
        let center = Point::new(width / 2.0, (height - content) / 2.0 + above + RADIUS);
        let mut canvas = Canvas::new();
        let disc = Shape::circle(center, RADIUS);
        canvas.paint(
            Painted::new(disc)
                .fill(paint::SURFACE)
                .stroke(studio.outline())
                .shadow(),
        );
        canvas.paint(Painted::new(Shape::circle(center, RADIUS - 4.0)).fill(paint::ACCENT_MUTED));
        if self.crowd {
            draw_figure(
                &mut canvas,
                Point::new(center.x + 7.0, center.y - 2.0),
                0.8,
                0.45,
            );
            draw_figure(
                &mut canvas,
                Point::new(center.x - 4.0, center.y + 2.0),
                0.9,
                1.0,
            );
        } else {
            draw_figure(&mut canvas, center, 1.0, 1.0);
        }
        if !self.emblem.is_none() {
            self.draw_badge(studio, &mut canvas, center);
        }
        let top = center.y + RADIUS + GAP;
        labels.draw(&mut canvas, Point::new(center.x, top), HAlign::Middle);
        let outline = if labels.is_empty() {
            Shape::circle(center, RADIUS)
        } else {
            silhouette(center, labels.width / 2.0 + 2.0, top + labels.height)
        };
        Visual {
            outline: Some(outline),
            ..canvas.into_visual(Size::new(width, height))
        }
    }

    /// The badge, which stays inside the box of the disc.
    fn draw_badge(&self, studio: &mut Studio<'_>, canvas: &mut Canvas, center: Point) {
        let at = Point::new(center.x + BADGE_AT, center.y + BADGE_AT);
        canvas.paint(
            Painted::new(Shape::circle(at, BADGE))
                .fill(paint::SURFACE)
                .stroke(studio.outline()),
        );
        let picture = Rect::around(at, BADGE_PICTURE, BADGE_PICTURE);
        self.emblem.draw_bare(studio, canvas, picture);
    }
}

/// Head and shoulders, with the middle of the disc at `center`.
fn draw_figure(canvas: &mut Canvas, center: Point, scale: f32, opacity: f32) {
    let at = |x: f32, y: f32| Point::new(center.x + x * scale, center.y + y * scale);
    let head = Shape::circle(at(0.0, -6.0), 7.0 * scale);
    let [left, right, top, neck] = [at(-14.0, 15.0), at(14.0, 15.0), at(0.0, 4.0), at(0.0, 18.5)];
    let shoulders = PathBuilder::new(left.x, left.y)
        .turn_to(Point::new(left.x, top.y), top)
        .turn_to(Point::new(right.x, top.y), right)
        .quad_to(at(8.0, 19.0), neck)
        .quad_to(at(-8.0, 19.0), left)
        .close()
        .shape();
    // A rim in the plate's colour keeps a figure apart from the one behind it.
    let rim = Stroke::new(paint::ACCENT_MUTED, 3.0);
    for shape in [shoulders, head] {
        canvas.paint(
            Painted::new(shape.clone())
                .fill(paint::ACCENT_MUTED)
                .stroke(rim.clone()),
        );
        canvas.paint(Painted::new(shape).fill(paint::ACCENT).opacity(opacity));
    }
}

/// The disc, and the name beneath it as a box.
fn silhouette(center: Point, half_width: f32, bottom: f32) -> Shape {
    let half = half_width.min(center.x);
    let waist = center.y + RADIUS * 0.8;
    // The disc is this wide at the height of the waist: a 3-4-5 triangle.
    let at_waist = RADIUS * 0.6;
    let (left, right) = (center.x - RADIUS, center.x + RADIUS);
    let shoulder = center.y + RADIUS + GAP / 2.0;
    PathBuilder::new(left, center.y)
        .turn_to(
            Point::new(left, center.y - RADIUS),
            Point::new(center.x, center.y - RADIUS),
        )
        .turn_to(
            Point::new(right, center.y - RADIUS),
            Point::new(right, center.y),
        )
        .quad_to(
            Point::new(right, center.y + RADIUS * 0.5),
            Point::new(center.x + at_waist, waist),
        )
        .line_to(center.x + half, shoulder)
        .line_to(center.x + half, bottom)
        .line_to(center.x - half, bottom)
        .line_to(center.x - half, shoulder)
        .line_to(center.x - at_waist, waist)
        .quad_to(
            Point::new(left, center.y + RADIUS * 0.5),
            Point::new(left, center.y),
        )
        .close()
        .shape()
}
