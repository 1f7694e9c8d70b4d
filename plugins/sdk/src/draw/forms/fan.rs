//! The fan: what shares work out among many.

use crate::{
    Node,
    drawing::{Animated, Animation, HAlign, Painted, Shape, Trigger, Visual},
    geometry::{Point, Rect, Size},
    styling::{Paint, Stroke},
};

use super::{
    super::{Canvas, Emblem, Labels, PathBuilder, Studio, count},
    card::LEAST_WIDTH,
};

/// The most targets that can be told apart on the plate.
pub const MOST_TARGETS: u32 = 6;
/// The width and least height of the plate.
const PLATE_WIDTH: f32 = 44.0;
const PLATE_HEIGHT: f32 = 36.0;
/// From one target to the next.
const PITCH: f32 = 8.0;
/// The radius of a target, and of the source.
const DOT: f32 = 2.5;
const SOURCE: f32 = 3.5;

/// A card whose plate shows one line that becomes many.
#[derive(Clone, Copy, Debug)]
pub struct Fan {
    /// The picture whose place on its plate the lines take.
    pub emblem: Emblem,
    /// How many targets there are; at most [`MOST_TARGETS`] are drawn.
    pub targets: u32,
}

impl Fan {
    /// The visual of one node; the targets are the parts `target-1`, `target-2`, …
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let chrome = 10.0 + PLATE_WIDTH + 12.0 + 16.0;
        let labels = Labels::new(studio, node, chrome);
        let bare = labels.is_empty();
        let drawn = self.targets.min(MOST_TARGETS);
        let plate_height = PLATE_HEIGHT.max(PITCH * count(drawn) + 8.0);
        let content = if bare {
            PLATE_WIDTH + 20.0
        } else {
            chrome + labels.width
        };
        let width = studio.width(node, content, studio.least(node, LEAST_WIDTH));
        let height = studio.height(node, plate_height.max(labels.height) + 20.0, 56.0);

        let body = Shape::rounded(
            Rect::new(0.0, 0.0, width, height),
            studio.context.corner_radius,
        );
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let plate = Rect::new(
            10.0,
            (height - plate_height) / 2.0,
            PLATE_WIDTH,
            plate_height,
        );
        let radius = (studio.context.corner_radius - 1.0).max(0.0);
        let (fill, ink) = self.emblem.plate(studio.context.dark);
        canvas.paint(Painted::new(Shape::rounded(plate, radius)).fill(fill));
        draw_lines(&mut canvas, plate, drawn, &ink);
        let text = Point::new(plate.right() + 12.0, (height - labels.height) / 2.0);
        labels.draw(&mut canvas, text, HAlign::Start);
        let light_up = |target: u32| {
            let values = [(0.0, 1.0), (0.3, 0.25), (1.0, 1.0)];
            let part = format!("target-{}", target + 1);
            Animation::run(part, Trigger::OnDeparture, Animated::Opacity, 400, &values)
                .after(80 * target)
        };
        Visual {
            outline: Some(body),
            animations: (0..drawn).map(light_up).collect(),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

fn draw_lines(canvas: &mut Canvas, plate: Rect, targets: u32, ink: &Paint) {
    let source = Point::new(plate.x + 9.0, plate.center().y);
    let x = plate.right() - 9.0;
    let pitches = count(targets) - 1.0;
    let pitch = if targets <= 3 { PITCH + 2.0 } else { PITCH };
    let first = source.y - pitch * pitches / 2.0;
    let places = (0..targets).map(|index| (index, first + pitch * count(index)));
    let bend = (source.x + x) / 2.0;
    for (_, y) in places.clone() {
        let line = PathBuilder::new(source.x, source.y)
            .cubic_to(
                Point::new(bend, source.y),
                Point::new(bend, y),
                Point::new(x, y),
            )
            .shape();
        canvas.paint(Painted::new(line).stroke(Stroke::new(ink.clone(), 1.5)));
    }
    canvas.paint(Painted::new(Shape::circle(source, SOURCE)).fill(ink.clone()));
    for (index, y) in places {
        let dot = Shape::circle(Point::new(x, y), DOT);
        let part = format!("target-{}", index + 1);
        canvas.paint_part(part, Painted::new(dot).fill(ink.clone()));
    }
}
