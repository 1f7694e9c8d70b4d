//! The card: what a node is when its shape has nothing more to say.

use crate::{
    Node,
    drawing::{Animated, Animation, Painted, Shape, Trigger, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, count, paint},
    Row,
    badge::Badge,
    meter,
    row::CARD_CHROME,
};

/// The least width of a card with a label.
pub(super) const LEAST_WIDTH: f32 = 136.0;
/// How far each card of a stack looks out from under the one above.
const PEEK: f32 = 4.0;
/// How many cards of a stack are seen under the first.
const MOST_LAYERS: u32 = 2;
/// From a card's right side to its badge.
pub(super) const BADGE_INSET: f32 = 12.0;

/// A card with a picture and labels.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// The picture.
    pub emblem: Emblem,
    /// How many of it there are; more than one is drawn as a stack with a number.
    pub count: u32,
    /// Whether the outline is dashed and lies flat: what is not ours to change.
    pub foreign: bool,
    /// What a meter beneath the labels shows, from 0 to 100; none is a card without a meter.
    pub percent: Option<u32>,
}

impl Card {
    /// A single card.
    #[must_use]
    pub fn new(emblem: Emblem) -> Self {
        Self {
            emblem,
            count: 1,
            foreign: false,
            percent: None,
        }
    }

    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let badge = (self.count > 1).then(|| Badge::new(studio, self.count));
        let badge_room = Badge::room(badge.as_ref());
        let strip = meter::room(self.percent);
        let chrome = CARD_CHROME + badge_room;
        let row = Row::with_strip(studio, node, self.emblem, chrome, strip);
        let [left, right] = row.insets();
        let layers = self.count.saturating_sub(1).min(MOST_LAYERS);
        let peek = PEEK * count(layers);

        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + badge_room + right, least);
        let height = studio.height(node, row.card_height() + peek, 56.0);
        let front = Rect::new(0.0, 0.0, width, height - peek);

        let mut canvas = Canvas::new();
        let radius = studio.context.corner_radius;
        for layer in (1..=layers).rev() {
            let shift = count(layer);
            let under = Rect::new(
                radius * shift,
                front.bottom() - 2.0 * radius + PEEK * shift,
                width - 2.0 * radius * shift,
                2.0 * radius,
            );
            let painted = studio.body(Shape::rounded(under, radius));
            // One shadow is enough: the lowest card's falls on what lies beneath.
            canvas.paint(Painted {
                shadow: layer == layers,
                ..painted
            });
        }
        let body = Shape::rounded(front, radius);
        canvas.paint(if self.foreign {
            Painted::new(body)
                .fill(paint::SURFACE)
                .stroke(studio.outline().dashed(5.0, 4.0))
        } else {
            studio.body(body)
        });
        let inner = Rect::new(left, 0.0, width - left - right, front.height);
        let strip = row.draw(studio, &mut canvas, inner);
        if let Some(percent) = self.percent {
            meter::draw(studio, &mut canvas, strip, percent);
        }
        if let Some(badge) = badge {
            badge.draw(
                studio,
                &mut canvas,
                Point::new(width - BADGE_INSET, front.center().y),
            );
        }
        let animations = match self.emblem {
            // What sleeps until it is called shows that it wakes.
            Emblem::Tile(_) => vec![wake(Animated::Scale, 1.12)],
            _ => Vec::new(),
        };
        Visual {
            outline: Some(silhouette(front, radius, layers)),
            animations,
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// The picture answers to what arrives.
pub(super) fn wake(property: Animated, most: f32) -> Animation {
    let values = [(0.0, 1.0), (0.35, most), (1.0, 1.0)];
    Animation::run("icon", Trigger::OnArrival, property, 420, &values)
}

/// The rim of a stack of cards.
fn silhouette(front: Rect, radius: f32, layers: u32) -> Shape {
    if layers == 0 {
        return Shape::rounded(front, radius);
    }
    let (right, bottom) = (front.right(), front.bottom());
    let mut path = PathBuilder::new(radius, 0.0)
        .line_to(right - radius, 0.0)
        .turn_to(Point::new(right, 0.0), Point::new(right, radius))
        .line_to(right, bottom - radius)
        .turn_to(
            Point::new(right, bottom),
            Point::new(right - radius, bottom),
        );
    let rim = |layer: u32| (radius * count(layer), bottom + PEEK * count(layer));
    for layer in 1..=layers {
        let (inset, y) = rim(layer);
        path = path
            .line_to(right - inset, y - PEEK)
            .line_to(right - inset, y);
    }
    for layer in (1..=layers).rev() {
        let (inset, y) = rim(layer);
        path = path.line_to(inset, y).line_to(inset, y - PEEK);
    }
    path.turn_to(Point::new(0.0, bottom), Point::new(0.0, bottom - radius))
        .line_to(0.0, radius)
        .turn_to(Point::new(0.0, 0.0), Point::new(radius, 0.0))
        .close()
        .shape()
}
