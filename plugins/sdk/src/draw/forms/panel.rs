//! The panel: what holds other nodes.

use crate::{
    Node,
    drawing::{HAlign, Painted, Shape, Visual},
    geometry::{Insets, Point, Rect, Size},
    styling::Font,
};

use super::super::{Canvas, Emblem, Labels, Studio, paint};

/// From the panel's top to its children, with and without a header.
const HEADER: f32 = 48.0;
/// From the panel's other sides to its children.
const SIDE: f32 = 24.0;
/// From the panel's left side to its header, and from its top to the header's middle.
const HEADER_INSET: f32 = 16.0;
const HEADER_MIDDLE: f32 = 24.0;
/// The width and height of the header's picture, and what lies between it and the label.
const PICTURE: f32 = 18.0;
const GAP: f32 = 8.0;

/// How a panel is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// A line around it.
    Solid,
    /// A dashed line around it: a boundary that is drawn, not built.
    Dashed,
}

/// A panel with a header.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    /// The picture in the header, drawn without a plate.
    pub emblem: Emblem,
    /// How it is drawn.
    pub border: Border,
}

impl Panel {
    /// The visual of one container: as small as its header allows, or at its frame's size.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let context = studio.context;
        let font = Font {
            size: context.label.size - 1.0,
            ..context.label
        };
        let label = Labels::header(studio, &node.label, font, paint::TEXT);
        let caption = node.caption.as_deref().unwrap_or_default();
        let caption = Labels::header(studio, caption, context.caption, paint::TEXT_MUTED);
        let bare = label.is_empty() && caption.is_empty() && self.emblem.is_none();
        let top = if bare { SIDE } else { HEADER };
        let size = node.frame.unwrap_or_else(|| {
            let picture = if self.emblem.is_none() {
                0.0
            } else {
                PICTURE + GAP
            };
            let gap = if caption.is_empty() { 0.0 } else { GAP };
            let header = 2.0 * HEADER_INSET + picture + label.width + gap + caption.width;
            Size::new(
                studio.width(node, header.max(2.0 * SIDE), 96.0),
                studio.height(node, top + SIDE, 0.0),
            )
        });

        let mut canvas = Canvas::new();
        let radius = (context.corner_radius + 4.0).min(size.width.min(size.height) / 2.0);
        let body = Shape::rounded(size.at_origin(), radius);
        let stroke = match self.border {
            Border::Solid => studio.outline(),
            Border::Dashed => studio.outline().dashed(6.0, 4.0),
        };
        canvas.paint(
            Painted::new(body.clone())
                .fill(paint::SURFACE)
                .stroke(stroke),
        );
        let mut x = HEADER_INSET;
        if !self.emblem.is_none() {
            let frame = Rect::new(x, HEADER_MIDDLE - PICTURE / 2.0, PICTURE, PICTURE);
            self.emblem.draw_bare(studio, &mut canvas, frame);
            x += PICTURE + GAP;
        }
        for text in [&label, &caption] {
            let at = Point::new(x, HEADER_MIDDLE - text.height / 2.0);
            text.draw(&mut canvas, at, HAlign::Start);
            x += text.width + GAP;
        }
        Visual {
            outline: Some(body),
            content: Some(Insets {
                top,
                ..Insets::uniform(SIDE)
            }),
            ..canvas.into_visual(size)
        }
    }
}
