//! The tray: what runs in several equal copies, each of which is drawn.

use crate::{
    Node,
    drawing::{Animated, Animation, Painted, Shape, Trigger, Visual},
    geometry::{Point, Rect, Size},
    styling::Stroke,
};

use super::{
    super::{Canvas, Emblem, Studio, count, paint},
    Row,
    badge::Badge,
    card::{BADGE_INSET, LEAST_WIDTH},
    row::CARD_CHROME,
};

/// The most cells that are drawn.
pub const MOST_CELLS: u32 = 2 * IN_A_ROW;
/// How many cells fit side by side; so many stand for more than [`MOST_CELLS`].
const IN_A_ROW: u32 = 8;
/// The width and height of a cell, what lies between two, and the radius of the corners.
const CELL: f32 = 12.0;
const GAP: f32 = 4.0;
const ROUNDING: f32 = 3.0;

/// A card with a picture, labels and a cell for each copy.
#[derive(Clone, Copy, Debug)]
pub struct Tray {
    /// The picture.
    pub emblem: Emblem,
    /// How many cells are filled; at most all of them.
    pub filled: u32,
    /// How many cells there are. Of more than [`MOST_CELLS`] a badge gives the number.
    pub cells: u32,
}

impl Tray {
    /// A tray whose cells are all filled.
    #[must_use]
    pub fn full(emblem: Emblem, cells: u32) -> Self {
        Self {
            emblem,
            filled: cells,
            cells,
        }
    }

    /// The visual of one node; the cells are the parts `cell-1`, `cell-2`, …
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let badge = (self.cells > MOST_CELLS).then(|| Badge::of(studio, self.filled, self.cells));
        let badge_room = Badge::room(badge.as_ref());
        let (filled, cells) = self.drawn();
        let strip = strip(cells);
        let row = Row::with_strip(studio, node, self.emblem, CARD_CHROME + badge_room, strip);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + badge_room + right, least);
        let height = studio.height(node, row.card_height(), 56.0);

        let frame = Rect::new(0.0, 0.0, width, height);
        let body = Shape::rounded(frame, studio.context.corner_radius);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let inner = Rect::new(left, 0.0, width - left - right, height);
        let strip = row.draw(studio, &mut canvas, inner);
        draw_cells(&mut canvas, Point::new(strip.x, strip.y), filled, cells);
        if let Some(badge) = badge {
            let side = Point::new(width - BADGE_INSET, frame.center().y);
            badge.draw(studio, &mut canvas, side);
        }
        let light_up = |cell: u32| {
            let values = [(0.0, 1.0), (0.3, 0.35), (1.0, 1.0)];
            let part = format!("cell-{}", cell + 1);
            Animation::run(part, Trigger::OnArrival, Animated::Opacity, 400, &values)
                .after(60 * cell)
        };
        Visual {
            outline: Some(body),
            animations: (0..filled).map(light_up).collect(),
            ..canvas.into_visual(Size::new(width, height))
        }
    }

    /// How many cells are drawn filled, and how many are drawn at all.
    fn drawn(&self) -> (u32, u32) {
        let filled = self.filled.min(self.cells);
        if self.cells <= MOST_CELLS {
            return (filled, self.cells);
        }
        // A few of many are seen, and so is what lacks of all.
        let share = u64::from(filled) * u64::from(IN_A_ROW) / u64::from(self.cells);
        let share = u32::try_from(share).expect("a share of eight is at most eight");
        (share.max(filled.min(1)), IN_A_ROW)
    }
}

/// How many cells stand side by side: two rows are of one length, give or take a cell.
fn columns(cells: u32) -> u32 {
    cells.div_ceil(rows(cells))
}

fn rows(cells: u32) -> u32 {
    cells.div_ceil(IN_A_ROW).max(1)
}

/// The room that cells take; without any, the room of the place for one.
fn strip(cells: u32) -> Size {
    let length = |cells: u32| count(cells) * (CELL + GAP) - GAP;
    Size::new(length(columns(cells).max(1)), length(rows(cells)))
}

fn draw_cells(canvas: &mut Canvas, origin: Point, filled: u32, cells: u32) {
    let columns = columns(cells).max(1);
    let frame = |cell: u32| {
        Rect::new(
            origin.x + count(cell % columns) * (CELL + GAP),
            origin.y + count(cell / columns) * (CELL + GAP),
            CELL,
            CELL,
        )
    };
    if cells == 0 {
        // Nothing runs, and the place where it would is seen.
        let place = Shape::rounded(frame(0).inset(0.5), ROUNDING);
        let stroke = Stroke::new(paint::OUTLINE, 1.0).dashed(3.0, 2.0);
        canvas.paint(Painted::new(place).stroke(stroke));
    }
    for cell in 0..cells {
        let fill = if cell < filled {
            paint::ACCENT
        } else {
            paint::ACCENT_MUTED
        };
        let painted = Painted::new(Shape::rounded(frame(cell), ROUNDING)).fill(fill);
        canvas.paint_part(format!("cell-{}", cell + 1), painted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(filled: u32, cells: u32) -> (u32, u32) {
        let tray = Tray::full(Emblem::None, cells);
        Tray { filled, ..tray }.drawn()
    }

    #[test]
    fn every_copy_is_a_cell_while_there_is_room() {
        assert_eq!(
            [drawn(3, 5), drawn(9, 5), drawn(16, 16)],
            [(3, 5), (5, 5), (16, 16)]
        );
        assert_eq!((strip(0).width, strip(0).height), (12.0, 12.0));
        assert_eq!((strip(9).width, strip(9).height), (76.0, 28.0));
    }

    #[test]
    fn a_row_stands_for_many_and_shows_their_share() {
        assert_eq!(
            [drawn(50, 50), drawn(25, 50), drawn(0, 50)],
            [(8, 8), (4, 8), (0, 8)]
        );
        assert_eq!([drawn(1, 50), drawn(49, 50)], [(1, 8), (7, 8)]);
        assert_eq!(drawn(u32::MAX, u32::MAX), (8, 8));
    }
}
