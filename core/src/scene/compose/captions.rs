//! What a story says, below the diagram: one plate for each step, all in one
//! place and none of them seen until its time.

use crate::{
    Point, Rect, Size,
    scene::{
        Brush, Element, Group, Opacity, PathElement, Pen, Role, Subject, compose::artist::Artist,
    },
    style::{Role as ColorRole, Theme},
    text::{Font, Fonts, TextBlock},
    visuals::{HAlign, Outline},
};

/// From the diagram to the plates, in pixels.
const ABOVE: f64 = 20.0;
/// From a plate's rim to its text, in pixels.
const PADDING: Size = Size::new(20.0, 10.0);
/// Narrow diagrams leave captions this much room before they are wrapped, in pixels.
const LEAST_ROOM: f64 = 440.0;
/// Wider lines are hard to read, in pixels.
const MOST_ROOM: f64 = 640.0;
/// Longer captions are cut.
const MOST_LINES: u32 = 4;
/// How much larger than labels captions are, in pixels.
const LARGER: f64 = 1.5;

/// The captions of a story, set in lines.
pub(super) struct Captions {
    /// Each with the number of its step.
    blocks: Vec<(usize, String, TextBlock)>,
    font: Font,
    /// The room that they take below the diagram.
    pub(super) size: Size,
}

/// Sets captions for a diagram of this width.
pub(super) fn measure(
    fonts: &Fonts,
    theme: &Theme,
    captions: &[(usize, String)],
    width: f64,
) -> Captions {
    let font = Font {
        size: theme.label.size + LARGER,
        weight: 500,
        ..theme.label
    };
    let room = width.clamp(LEAST_ROOM, MOST_ROOM) - 2.0 * PADDING.width;
    let set = |(step, text): &(usize, String)| {
        let block = fonts.set(text, font, Some(room), Some(MOST_LINES));
        (*step, text.clone(), block)
    };
    let blocks: Vec<_> = captions.iter().map(set).collect();
    let inked = blocks.iter().filter(|(.., block)| !block.lines.is_empty());
    let size = inked.fold(Size::ZERO, |size, (.., block)| {
        let plate = block.size + 2.0 * PADDING + Size::new(0.0, ABOVE);
        Size::new(size.width.max(plate.width), size.height.max(plate.height))
    });
    Captions { blocks, font, size }
}

impl Captions {
    /// Draws every caption in the middle of its room, whose top centre is `top`.
    pub(super) fn draw(self, artist: &mut Artist<'_>, theme: &Theme, top: Point) -> Vec<Element> {
        let middle = Point::new(top.x, top.y + (self.size.height + ABOVE) / 2.0);
        let inked = self
            .blocks
            .iter()
            .filter(|(.., block)| !block.lines.is_empty());
        inked
            .map(|(step, text, block)| {
                let plate = Rect::from_center_size(middle, block.size + 2.0 * PADDING);
                let at = Point::new(middle.x, middle.y - block.size.height / 2.0);
                let brush = Brush::Solid(theme.neutral[ColorRole::Text]);
                let mut elements = vec![self::plate(theme, plate)];
                elements.extend(artist.block(block, self.font, at, HAlign::Middle, &brush));
                Element::Group(Group {
                    subject: Some(subject(*step, text)),
                    opacity: Opacity::new(0.0),
                    elements,
                    ..Group::default()
                })
            })
            .collect()
    }
}

fn plate(theme: &Theme, frame: Rect) -> Element {
    let outline = Brush::Solid(theme.neutral[ColorRole::OutlineMuted]);
    Element::Path(PathElement {
        part: Some("plate".to_owned()),
        shape: Outline::Box(frame.to_rounded_rect(theme.corner_radius)),
        fill: Some(Brush::Solid(theme.neutral[ColorRole::Surface])),
        stroke: Some(Pen::solid(outline, theme.stroke_width)),
        opacity: Opacity::OPAQUE,
    })
}

fn subject(step: usize, text: &str) -> Subject {
    Subject {
        role: Role::Caption,
        id: step.to_string(),
        classes: Vec::new(),
        name: text.to_owned(),
        description: None,
        link: None,
    }
}
