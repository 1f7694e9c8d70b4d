//! A node's label and caption, measured and set as one block.

use crate::{
    Node,
    drawing::{HAlign, TextRun, VAlign},
    geometry::{Point, Rect},
    styling::{Font, Paint},
};

use super::{Canvas, Studio, paint};

/// Labels are wrapped to this width where the author asks for no other.
const USUAL_WIDTH: f32 = 180.0;
/// No label is wrapped narrower than this, whatever size the author asks for.
const LEAST_WIDTH: f32 = 64.0;
/// The last line of a label that is longer ends in an ellipsis.
const LABEL_LINES: u32 = 3;
/// The same for captions.
const CAPTION_LINES: u32 = 2;
/// The distance from the label to the caption.
const LEADING: f32 = 1.0;

/// A label with its caption beneath; either may be empty.
#[derive(Clone, Debug)]
pub struct Labels {
    label: Option<Block>,
    caption: Option<Block>,
    /// The width of the wider of the two.
    pub width: f32,
    /// The height of both.
    pub height: f32,
}

/// Text with its measures.
#[derive(Clone, Debug)]
struct Block {
    content: String,
    font: Font,
    paint: Paint,
    limit: f32,
    lines: u32,
    width: f32,
    height: f32,
}

impl Labels {
    /// The label and caption of a node that needs `chrome` pixels of width for
    /// everything else, wrapped to what the author asked for.
    #[must_use]
    pub fn new(studio: &Studio<'_>, node: &Node, chrome: f32) -> Self {
        Self::within(studio, node, chrome, USUAL_WIDTH)
    }

    /// The same, wrapped to `usual` pixels where the author asked for no width.
    #[must_use]
    pub fn within(studio: &Studio<'_>, node: &Node, chrome: f32, usual: f32) -> Self {
        let limit = node
            .requested
            .map_or(usual, |size| (size.width - chrome).max(LEAST_WIDTH));
        let context = studio.context;
        let label = Block::new(
            studio,
            &node.label,
            context.label,
            paint::TEXT,
            limit,
            LABEL_LINES,
        );
        let caption = node.caption.as_deref().and_then(|caption| {
            Block::new(
                studio,
                caption,
                context.caption,
                paint::TEXT_MUTED,
                limit,
                CAPTION_LINES,
            )
        });
        Self::stacked(label, caption)
    }

    /// The label alone, on one line in its own font: a container's header.
    #[must_use]
    pub fn header(studio: &Studio<'_>, label: &str, font: Font, paint: Paint) -> Self {
        Self::stacked(
            Block::new(studio, label, font, paint, f32::INFINITY, 1),
            None,
        )
    }

    /// A text of its own, such as a note's, in up to `lines` lines of `width` pixels.
    #[must_use]
    pub fn text(studio: &Studio<'_>, content: &str, font: Font, width: f32, lines: u32) -> Self {
        Self::stacked(
            Block::new(studio, content, font, paint::TEXT, width, lines),
            None,
        )
    }

    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.label.is_none() && self.caption.is_none()
    }

    /// Sets the block in the middle of the frame's height, at its start, middle or end.
    pub fn draw_in(&self, canvas: &mut Canvas, frame: Rect, h: HAlign) {
        let x = match h {
            HAlign::Start => frame.x,
            HAlign::Middle => frame.center().x,
            HAlign::End => frame.right(),
        };
        self.draw(
            canvas,
            Point::new(x, frame.center().y - self.height / 2.0),
            h,
        );
    }

    /// Sets the block with its top at `top`, which is its start, middle or end.
    pub fn draw(&self, canvas: &mut Canvas, top: Point, h: HAlign) {
        let mut y = top.y;
        for block in self.label.iter().chain(&self.caption) {
            canvas.text(block.run(Point::new(top.x, y), h));
            y += block.height + LEADING;
        }
    }

    fn stacked(label: Option<Block>, caption: Option<Block>) -> Self {
        let blocks = || label.iter().chain(&caption);
        let width = blocks().map(|block| block.width).fold(0.0, f32::max);
        let gap = if label.is_some() && caption.is_some() {
            LEADING
        } else {
            0.0
        };
        let height = blocks().map(|block| block.height).sum::<f32>() + gap;
        Self {
            label,
            caption,
            width,
            height,
        }
    }
}

impl Block {
    /// None when there is no text.
    fn new(
        studio: &Studio<'_>,
        content: &str,
        font: Font,
        paint: Paint,
        limit: f32,
        lines: u32,
    ) -> Option<Self> {
        if content.trim().is_empty() {
            return None;
        }
        let wrap = limit.is_finite().then_some(limit);
        // The host makes the lines of what it wraps about equally long.
        let metrics = studio.text.measure(content, font, wrap, Some(lines));
        let content = content.to_owned();
        let (width, height) = (metrics.width, metrics.height);
        Some(Self {
            content,
            font,
            paint,
            limit,
            lines,
            width,
            height,
        })
    }

    fn run(&self, at: Point, h: HAlign) -> TextRun {
        let run = TextRun::new(&self.content, at, self.font, self.paint.clone());
        TextRun {
            max_width: self.limit.is_finite().then_some(self.limit),
            max_lines: Some(self.lines),
            ..run.aligned(h, VAlign::Top)
        }
    }
}
