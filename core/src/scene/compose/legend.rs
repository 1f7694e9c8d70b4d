//! The legend, below the diagram: samples with what they mean, in rows.

use crate::{
    BezPath, Diagram, Point, Rect, Size, Vec2,
    diagram::{LegendEntry, Sample},
    scene::{
        Brush, Element, Group, Opacity, PathElement, Pen, Role, Subject,
        compose::{artist::Artist, edges},
    },
    style::{NodeStyle, Role as ColorRole, Theme},
    text::{Fonts, TextBlock},
    visuals::{HAlign, Outline},
};

/// From the diagram to the legend, in pixels.
const ABOVE: f64 = 24.0;
/// The size of a node's sample, in pixels.
const CARD: Size = Size::new(26.0, 16.0);
/// The length of an edge's sample, in pixels.
const LINE: f64 = 34.0;
/// From a sample to its words, in pixels.
const GAP: f64 = 8.0;
/// Between two entries, in pixels.
const BETWEEN: f64 = 24.0;
/// Between two rows, in pixels.
const ROW_GAP: f64 = 8.0;
/// Narrow diagrams leave rows this much room, in pixels.
const LEAST_ROOM: f64 = 320.0;
/// Longer meanings are wrapped, in pixels.
const LONGEST: f64 = 280.0;

/// A legend in its rows.
pub(super) struct Legend<'a> {
    /// Each with its top left corner, from that of the legend.
    entries: Vec<(&'a LegendEntry, TextBlock, Point)>,
    /// The room that it takes below the diagram.
    pub(super) size: Size,
}

/// Arranges the legend of a diagram of this width.
pub(super) fn measure<'a>(fonts: &Fonts, diagram: &'a Diagram, width: f64) -> Legend<'a> {
    let room = width.max(LEAST_ROOM);
    let mut entries = Vec::new();
    let mut size = Size::ZERO;
    let mut at = Point::new(0.0, ABOVE);
    let mut row_height = 0.0_f64;
    for entry in &diagram.legend {
        let block = fonts.set(&entry.text, diagram.theme.caption, Some(LONGEST), None);
        let entry_width = sample_width(entry) + GAP + block.size.width;
        if at.x > 0.0 && at.x + entry_width > room {
            at = Point::new(0.0, at.y + row_height + ROW_GAP);
            row_height = 0.0;
        }
        row_height = row_height.max(block.size.height).max(CARD.height);
        size = Size::new(
            size.width.max(at.x + entry_width),
            (at.y + row_height).ceil(),
        );
        entries.push((entry, block, at));
        at.x += entry_width + BETWEEN;
    }
    Legend { entries, size }
}

impl Legend<'_> {
    /// Draws the legend with its top left corner at `corner`.
    pub(super) fn draw(
        self,
        artist: &mut Artist<'_>,
        theme: &Theme,
        corner: Point,
    ) -> Option<Element> {
        let mut words = Vec::new();
        let mut elements = Vec::new();
        for (entry, block, at) in &self.entries {
            let at = corner + at.to_vec2();
            let middle = at.y + block.size.height.max(CARD.height) / 2.0;
            let start = Point::new(at.x, middle);
            elements.extend(match &entry.sample {
                Sample::Node(style) => card(theme, style, start),
                Sample::Edge(style) => edges::sample(theme, style, line(start)),
            });
            let beside = start + Vec2::new(sample_width(entry) + GAP, -block.size.height / 2.0);
            let brush = Brush::Solid(theme.neutral[ColorRole::TextMuted]);
            elements.extend(artist.block(block, theme.caption, beside, HAlign::Start, &brush));
            words.push(entry.text.as_str());
        }
        let subject = Subject {
            role: Role::Legend,
            id: "legend".to_owned(),
            classes: Vec::new(),
            name: words.join(", "),
            description: None,
            link: None,
        };
        (!elements.is_empty()).then(|| {
            Element::Group(Group {
                subject: Some(subject),
                elements,
                ..Group::default()
            })
        })
    }
}

fn sample_width(entry: &LegendEntry) -> f64 {
    match entry.sample {
        Sample::Node(_) => CARD.width,
        Sample::Edge(_) => LINE,
    }
}

/// A small card of a style, whose left edge has its middle at `start`.
fn card(theme: &Theme, style: &NodeStyle, start: Point) -> Vec<Element> {
    let roles = theme.roles(style.color);
    let frame = Rect::from_origin_size(start - Vec2::new(0.0, CARD.height / 2.0), CARD);
    // So small a card shows its colour in a fill that is a shade stronger.
    let fill = style.fill.unwrap_or(roles[ColorRole::AccentMuted]);
    let outline = style.stroke.unwrap_or(roles[ColorRole::Accent]);
    let width = style.width.unwrap_or(theme.stroke_width);
    let mut pen = Pen::solid(Brush::Solid(outline), width.min(CARD.height / 4.0));
    if let Some(pattern) = style.line {
        pen = pen.patterned(pattern);
    }
    let radius = theme.corner_radius.min(CARD.height / 4.0);
    vec![Element::Path(PathElement {
        part: None,
        shape: Outline::Box(frame.to_rounded_rect(radius)),
        fill: Some(Brush::Solid(fill)),
        stroke: (pen.width > 0.0).then_some(pen),
        opacity: style.opacity.map_or(Opacity::OPAQUE, Opacity::new),
    })]
}

fn line(start: Point) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(start);
    path.line_to(start + Vec2::new(LINE, 0.0));
    path
}
