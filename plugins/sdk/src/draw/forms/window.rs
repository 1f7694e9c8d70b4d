//! The window: what runs in front of a person.

use crate::{
    Node,
    drawing::{Painted, Shape, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, PathBuilder, Studio, paint},
    Row,
    card::LEAST_WIDTH,
    row::CARD_CHROME,
};

/// The height of the title bar.
const BAR: f32 = 20.0;
/// The radius of the dots, and from one to the next.
const DOT: f32 = 2.5;
const DOT_PITCH: f32 = 8.0;
/// The height of what lies in the title bar.
const FIELD: f32 = 8.0;

/// What lies in the title bar beside the dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// Nothing.
    Plain,
    /// A field for an address, as a browser's.
    Address,
    /// Tabs, as an app's.
    Tabs,
}

/// A window with a title bar, a picture and labels.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The picture.
    pub emblem: Emblem,
    /// What lies in the title bar.
    pub title: Title,
}

impl Window {
    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let row = Row::new(studio, node, self.emblem, CARD_CHROME);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + right, least);
        let height = studio.height(node, BAR + row.card_height() - 4.0, 72.0);

        let radius = studio.context.corner_radius;
        let body = Shape::rounded(Rect::new(0.0, 0.0, width, height), radius);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        self.draw_bar(studio, &mut canvas, width);
        // The title bar's fill would cover half of the outline.
        canvas.paint(Painted::new(body.clone()).stroke(studio.outline()));
        let inner = Rect::new(left, BAR, width - left - right, height - BAR);
        row.draw(studio, &mut canvas, inner);
        Visual {
            outline: Some(body),
            ..canvas.into_visual(Size::new(width, height))
        }
    }

    fn draw_bar(&self, studio: &Studio<'_>, canvas: &mut Canvas, width: f32) {
        let radius = studio.context.corner_radius;
        let bar = Shape::corners(Rect::new(0.0, 0.0, width, BAR), [radius, radius, 0.0, 0.0]);
        canvas.paint(Painted::new(bar).fill(paint::ACCENT_MUTED));
        let rule = PathBuilder::new(0.0, BAR).line_to(width, BAR).shape();
        canvas.paint(Painted::new(rule).stroke(studio.hairline()));
        let middle = BAR / 2.0;
        for dot in 0..3_u16 {
            let center = Point::new(12.0 + DOT_PITCH * f32::from(dot), middle);
            let painted = Painted::new(Shape::circle(center, DOT)).fill(paint::ACCENT);
            canvas.paint(painted.opacity(0.55));
        }
        let fields = match self.title {
            Title::Plain => vec![],
            Title::Address => vec![(40.0, width - 52.0)],
            Title::Tabs => vec![(40.0, 32.0), (76.0, 20.0)],
        };
        // A window without a label may be too narrow for them.
        let fitting = fields
            .into_iter()
            .filter(|(x, length)| *length >= FIELD && x + length <= width - 8.0);
        for (x, length) in fitting {
            let field = Rect::new(x, middle - FIELD / 2.0, length, FIELD);
            canvas.paint(Painted::new(Shape::stadium(field)).fill(paint::SURFACE));
        }
    }
}
