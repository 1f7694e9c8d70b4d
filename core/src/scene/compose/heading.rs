//! The title and the subtitle, top left.

use crate::{
    Diagram, Placement, Point, Size,
    scene::{Brush, Element, Group, Role, Subject, compose::artist::Artist},
    style::Role as ColorRole,
    visuals::HAlign,
};

/// Between title and subtitle, in pixels.
const BETWEEN: f64 = 4.0;
/// From the heading to the diagram, in pixels.
const BELOW: f64 = 24.0;
/// Narrow diagrams leave a title this much room before it is wrapped, in pixels.
const ROOM: f64 = 480.0;
/// Longer headings are cut.
const MOST_LINES: u32 = 3;

/// The heading with the room that it takes, the distance below it included.
pub(super) fn compose(
    artist: &mut Artist<'_>,
    diagram: &Diagram,
    placement: &Placement,
) -> (Option<Element>, Size) {
    let theme = &diagram.theme;
    let room = placement.bounds.width().max(ROOM);
    let left = theme.margin;
    let mut size = Size::ZERO;
    let mut elements = Vec::new();
    let texts = [
        (&diagram.title, theme.title, ColorRole::Text),
        (&diagram.subtitle, theme.subtitle, ColorRole::TextMuted),
    ];
    for (text, font, role) in texts {
        let block = artist.fonts().set(
            text.as_deref().unwrap_or(""),
            font,
            Some(room),
            Some(MOST_LINES),
        );
        if block.lines.is_empty() {
            continue;
        }
        if size.height > 0.0 {
            size.height += BETWEEN;
        }
        let at = Point::new(left, theme.margin + size.height);
        let brush = Brush::Solid(theme.neutral[role]);
        elements.extend(artist.block(&block, font, at, HAlign::Start, &brush));
        size = Size::new(
            size.width.max(block.size.width),
            size.height + block.size.height,
        );
    }
    if elements.is_empty() {
        return (None, Size::ZERO);
    }
    size.height = (size.height + BELOW).ceil();
    let words = [&diagram.title, &diagram.subtitle];
    let name: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    let subject = Subject {
        role: Role::Heading,
        id: "heading".to_owned(),
        classes: Vec::new(),
        name: name.join(": "),
        description: None,
        link: None,
    };
    (
        Some(Element::Group(Group {
            subject: Some(subject),
            elements,
            ..Group::default()
        })),
        size,
    )
}
