//! The log: lanes that are only ever written at one end, such as partitions.

use crate::{
    Node,
    drawing::{Animated, Animation, Painted, Shape, Trigger, Visual},
    geometry::{Point, Rect, Size},
};

use super::{
    super::{Canvas, Emblem, Studio, count, paint},
    Row,
    badge::Badge,
    card::{BADGE_INSET, LEAST_WIDTH},
    row::CARD_CHROME,
};

/// The most lanes that are drawn.
pub const MOST_LANES: u32 = 8;
/// From one lane to the next, and the height of a lane.
const PITCH: f32 = 8.0;
const LANE: f32 = 5.0;
/// From the sides to the lanes.
const SIDE: f32 = 12.0;
/// A record, and what lies between two.
const RECORD: f32 = 10.0;
const RECORD_GAP: f32 = 2.5;

/// A card whose lanes show a log.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    /// The picture.
    pub emblem: Emblem,
    /// How many lanes there are. Of more than [`MOST_LANES`] a badge gives the number.
    pub lanes: u32,
}

impl Log {
    /// The visual of one node; the newest record of a lane is the part `head-1`, `head-2`, …
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let badge = (self.lanes > MOST_LANES).then(|| Badge::new(studio, self.lanes));
        let badge_room = Badge::room(badge.as_ref());
        let row = Row::new(studio, node, self.emblem, CARD_CHROME + badge_room);
        let [left, right] = row.insets();
        let least = studio.least(node, LEAST_WIDTH);
        let width = studio.width(node, left + row.width + badge_room + right, least);
        let drawn = self.lanes.min(MOST_LANES);
        let lanes = PITCH * count(drawn);
        let height = studio.height(node, row.card_height() + lanes + 2.0, 64.0);

        let frame = Rect::new(0.0, 0.0, width, height);
        let body = Shape::rounded(frame, studio.context.corner_radius);
        let mut canvas = Canvas::new();
        canvas.paint(studio.body(body.clone()));
        let header = Rect::new(left, 0.0, width - left - right, height - lanes - 2.0);
        row.draw(studio, &mut canvas, header);
        if let Some(badge) = badge {
            badge.draw(
                studio,
                &mut canvas,
                Point::new(width - BADGE_INSET, header.center().y),
            );
        }
        for lane in 0..drawn {
            let y = height - SIDE - lanes + PITCH * count(lane) + PITCH;
            draw_lane(
                &mut canvas,
                lane,
                Rect::new(SIDE, y - LANE / 2.0, width - 2.0 * SIDE, LANE),
            );
        }
        let append = |lane: u32| {
            let values = [(0.0, 0.0), (1.0, 1.0)];
            let part = format!("head-{}", lane + 1);
            Animation::run(part, Trigger::OnArrival, Animated::Opacity, 280, &values)
                .after(60 * lane)
        };
        Visual {
            outline: Some(body),
            animations: (0..drawn).map(append).collect(),
            ..canvas.into_visual(Size::new(width, height))
        }
    }
}

/// Lanes are filled unevenly, as partitions are, and always the same way.
fn draw_lane(canvas: &mut Canvas, lane: u32, track: Rect) {
    canvas.paint(Painted::new(Shape::stadium(track)).fill(paint::ACCENT_MUTED));
    let room = (track.width / (RECORD + RECORD_GAP)).floor();
    let fill = match lane % 4 {
        0 => 0.72,
        1 => 0.5,
        2 => 0.86,
        _ => 0.6,
    };
    let records = (room * fill).floor().max(1.0);
    let mut x = track.x;
    let mut record = 1.0;
    while record <= records {
        let newest = record == records;
        let frame = Rect::new(x, track.y, RECORD, track.height);
        let painted = Painted::new(Shape::stadium(frame)).fill(paint::ACCENT);
        if newest {
            canvas.paint_part(format!("head-{}", lane + 1), painted);
        } else {
            canvas.paint(painted.opacity(0.45));
        }
        x += RECORD + RECORD_GAP;
        record += 1.0;
    }
}
