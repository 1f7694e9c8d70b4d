//! The badge: a number that is too large to be drawn piece by piece.

use crate::{
    drawing::{HAlign, Painted, Shape, TextRun, VAlign},
    geometry::{Point, Rect},
};

use super::super::{Canvas, Studio, paint};

const HEIGHT: f32 = 20.0;
/// From the badge's sides to its text.
const INSET: f32 = 7.0;
/// From the badge to what stands beside it.
const GAP: f32 = 8.0;

/// A number such as `×3`, or a share such as `3/50`.
pub(super) struct Badge {
    text: String,
    width: f32,
}

impl Badge {
    pub(super) fn new(studio: &Studio<'_>, count: u32) -> Self {
        Self::saying(studio, format!("×{count}"))
    }

    /// The number of all where it is all of them, else how many of them.
    pub(super) fn of(studio: &Studio<'_>, some: u32, all: u32) -> Self {
        if some >= all {
            Self::new(studio, all)
        } else {
            Self::saying(studio, format!("{some}/{all}"))
        }
    }

    fn saying(studio: &Studio<'_>, text: String) -> Self {
        let width = studio
            .text
            .measure(&text, studio.context.caption, None, Some(1))
            .width;
        Self {
            text,
            width: (width + 2.0 * INSET).ceil(),
        }
    }

    /// The width that it takes from what stands beside it.
    pub(super) fn room(badge: Option<&Self>) -> f32 {
        badge.map_or(0.0, |badge| badge.width + GAP)
    }

    /// Draws the badge with the middle of its right side at `right`.
    pub(super) fn draw(self, studio: &Studio<'_>, canvas: &mut Canvas, right: Point) {
        let plate = Rect::new(
            right.x - self.width,
            right.y - HEIGHT / 2.0,
            self.width,
            HEIGHT,
        );
        canvas.paint(Painted::new(Shape::stadium(plate)).fill(paint::ACCENT_MUTED));
        let font = studio.context.caption;
        let text = TextRun::new(self.text, plate.center(), font, paint::TEXT);
        canvas.text(text.aligned(HAlign::Middle, VAlign::Middle));
    }
}
