//! Sheets: paper with a folded corner.

use crate::{
    Node,
    drawing::{HAlign, Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
    styling::Font,
};

use super::{
    super::{Canvas, Emblem, Labels, PathBuilder, Studio, paint},
    Row,
    card::LEAST_WIDTH,
    row::CARD_CHROME,
};

/// The width and height of the fold.
const FOLD: f32 = 14.0;
/// What the fold takes from the width of a document's row.
const FOLD_ROOM: f32 = 8.0;
/// From the sides of a note to its text.
const MARGIN: f32 = 14.0;
/// A note's text is wrapped to this width where the author asks for no other.
const NOTE_WIDTH: f32 = 208.0;
/// The width and height of a note's picture, and from it to the text.
const PICTURE: f32 = 17.0;
const PICTURE_GAP: f32 = 8.0;
/// The last line of a note that is longer ends in an ellipsis.
const NOTE_LINES: u32 = 16;

/// A document: a card with the upper right corner folded.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// The picture.
    pub emblem: Emblem,
}

impl Document {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let row = Row::new(studio, node, self.emblem, CARD_CHROME + FOLD_ROOM);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + right + FOLD_ROOM, least);
        let height = studio.height(node, row.card_height(), 56.0);
        let mut canvas = Canvas::new();
        let (body, fold) = folded(width, height, studio.context.corner_radius);
        canvas.paint(studio.body(body.clone()));
        canvas.paint(
            Painted::new(fold)
                .fill(paint::ACCENT_MUTED)
                .stroke(studio.outline()),
        );
        row.draw(
            studio,
            &mut canvas,
            Rect::new(left, 0.0, width - left - right, height),
        );
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// A note: its label is its text, in plain type on tinted paper.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// The picture before the text, drawn without a plate.
    pub emblem: Emblem,
}

impl Note {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let label = studio.context.label;
        let font = Font {
            size: label.size - 1.0,
            weight: 400,
            ..label
        };
        let picture = if self.emblem.is_none() {
            0.0
        } else {
            PICTURE + PICTURE_GAP
        };
        let chrome = 2.0 * MARGIN + picture;
        let limit = node
            .requested
            .map_or(NOTE_WIDTH, |size| (size.width - chrome).max(64.0));
        let text = Labels::text(studio, &node.label, font, limit, NOTE_LINES);
        let width = studio.width(node, text.width + chrome + 4.0, 96.0);
        let height = studio.height(node, text.height + 2.0 * MARGIN, 48.0);
        let mut canvas = Canvas::new();
        let (body, fold) = folded(width, height, 4.0);
        canvas.paint(studio.body(body.clone()).fill(paint::ACCENT_MUTED));
        canvas.paint(
            Painted::new(fold)
                .fill(paint::SURFACE)
                .stroke(studio.outline()),
        );
        let frame = Rect::new(MARGIN + picture, 0.0, width - chrome, height);
        // The picture stands beside the first line, as a bullet does.
        let top = (height - text.height) / 2.0;
        let beside = Rect::new(MARGIN, top, PICTURE, PICTURE);
        self.emblem.draw_bare(studio, &mut canvas, beside);
        text.draw_in(&mut canvas, frame, HAlign::Start);
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// A sheet whose upper right corner is folded, and the fold.
fn folded(width: f32, height: f32, radius: f32) -> (Shape, Shape) {
    let body = PathBuilder::new(radius, 0.0)
        .line_to(width - FOLD, 0.0)
        .line_to(width, FOLD)
        .line_to(width, height - radius)
        .turn_to(
            Point::new(width, height),
            Point::new(width - radius, height),
        )
        .line_to(radius, height)
        .turn_to(Point::new(0.0, height), Point::new(0.0, height - radius))
        .line_to(0.0, radius)
        .turn_to(Point::new(0.0, 0.0), Point::new(radius, 0.0))
        .close()
        .shape();
    let crease = 3.0;
    let inner = Point::new(width - FOLD, FOLD);
    let fold = PathBuilder::new(width - FOLD, 0.0)
        .line_to(inner.x, inner.y - crease)
        .turn_to(inner, Point::new(inner.x + crease, inner.y))
        .line_to(width, FOLD)
        .close()
        .shape();
    (body, fold)
}
