//! The row that most forms hold: a plate, and beside it the labels.

use crate::{
    Node,
    drawing::{HAlign, Shape},
    geometry::{Point, Rect, Size},
};

use super::super::{Canvas, Emblem, Labels, PLATE, Studio};

/// From the plate to the labels.
const GAP: f32 = 12.0;
/// From the labels to the strip beneath them.
const STRIP_GAP: f32 = 6.0;
/// From a card's side to the plate, and from its rim to the taller of plate and labels.
const INSET: f32 = 10.0;
/// From a card's side to text.
const TEXT_INSET: f32 = 16.0;
/// What a card's sides take from the width of a row with a plate.
pub(super) const CARD_CHROME: f32 = INSET + TEXT_INSET;

/// A plate, the labels beside it, and room for a strip beneath the labels.
#[derive(Clone, Debug)]
pub struct Row {
    emblem: Emblem,
    labels: Labels,
    strip: Size,
    /// From the labels to the strip.
    between: f32,
    round: bool,
    /// The width of all three.
    pub width: f32,
    /// The height of all three.
    pub height: f32,
}

impl Row {
    /// A row for a node whose form needs `chrome` pixels of width beside the row.
    #[must_use]
    pub fn new(studio: &Studio<'_>, node: &Node, emblem: Emblem, chrome: f32) -> Self {
        Self::with_strip(studio, node, emblem, chrome, Size::new(0.0, 0.0))
    }

    /// The same with room for a strip, as wide as the labels and at least `strip`.
    #[must_use]
    pub fn with_strip(
        studio: &Studio<'_>,
        node: &Node,
        emblem: Emblem,
        chrome: f32,
        strip: Size,
    ) -> Self {
        let plate = if emblem.is_none() { 0.0 } else { PLATE };
        let gap = if emblem.is_none() { 0.0 } else { GAP };
        let labels = Labels::new(studio, node, chrome + plate + gap);
        let beside = labels.width.max(strip.width);
        let between = if labels.is_empty() || strip.height == 0.0 {
            0.0
        } else {
            STRIP_GAP
        };
        let stack = labels.height + between + strip.height;
        let width = if beside > 0.0 {
            plate + gap + beside
        } else {
            plate
        };
        Self {
            emblem,
            labels,
            strip,
            between,
            round: false,
            width,
            height: stack.max(plate),
        }
    }

    /// The same with a plate that is a circle.
    #[must_use]
    pub fn round(self) -> Self {
        Self {
            round: true,
            ..self
        }
    }

    /// The distances from a card's left and right sides to the row.
    #[must_use]
    pub fn insets(&self) -> [f32; 2] {
        let left = if self.emblem.is_none() {
            TEXT_INSET
        } else {
            INSET
        };
        let bare = self.labels.is_empty() && self.strip.width == 0.0;
        let right = if bare { left } else { TEXT_INSET };
        [left, right]
    }

    /// The height of a card that holds the row.
    #[must_use]
    pub fn card_height(&self) -> f32 {
        self.height + 2.0 * INSET
    }

    /// Draws the row from the frame's left side in the middle of its height,
    /// and returns the strip's box, which reaches to the frame's right side.
    pub fn draw(&self, studio: &mut Studio<'_>, canvas: &mut Canvas, frame: Rect) -> Rect {
        let middle = frame.center().y;
        let mut x = frame.x;
        if !self.emblem.is_none() {
            let plate = Rect::new(x, middle - PLATE / 2.0, PLATE, PLATE);
            if self.round {
                self.emblem
                    .draw_on(studio, canvas, Shape::stadium(plate), plate);
            } else {
                self.emblem.draw(studio, canvas, plate);
            }
            x += PLATE + GAP;
        }
        let top = middle - (self.labels.height + self.between + self.strip.height) / 2.0;
        self.labels.draw(canvas, Point::new(x, top), HAlign::Start);
        let strip_top = top + self.labels.height + self.between;
        Rect::new(x, strip_top, frame.right() - x, self.strip.height)
    }
}
