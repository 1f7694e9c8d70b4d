//! The plain box that is drawn where a kind failed.

use crate::{
    DrawContext, Insets, Size,
    geometry::Rect,
    style::{LineCap, LineJoin, Paint, Role, Stroke},
    visuals::{HAlign, Operation, Outline, Painted, Primitive, TextRun, VAlign, Visual},
};

/// The widest label before it is wrapped, in pixels.
const WIDEST: f64 = 180.0;

/// A box with a label: a node, or, when `holds` says so, a container.
pub(crate) fn plain(
    context: &DrawContext<'_>,
    label: &str,
    holds: Holds,
    frame: Option<Size>,
) -> Visual {
    let block = context
        .fonts
        .set(label, context.label, Some(WIDEST), Some(3));
    let padding = context.padding;
    let text = Size::new(
        block.size.width + 2.0 * padding,
        block.size.height + 2.0 * padding,
    );
    let grid = context.grid.max(1.0);
    let snapped = Size::new(
        (text.width / grid).ceil() * grid,
        (text.height / grid).ceil() * grid,
    );
    let size = frame.unwrap_or(snapped);
    let (at, h, v, content) = match holds {
        Holds::Nothing => (
            size.to_rect().center(),
            HAlign::Middle,
            VAlign::Middle,
            None,
        ),
        Holds::Nodes => {
            let side = 2.0 * padding;
            let content = Insets::new(side, snapped.height, side, side);
            (
                (padding, padding).into(),
                HAlign::Start,
                VAlign::Top,
                Some(content),
            )
        }
    };
    let card = Painted {
        shape: Outline::Box(
            Rect::from_origin_size((0.0, 0.0), size).to_rounded_rect(context.corner_radius),
        ),
        fill: Paint::Role(Role::Surface),
        stroke: Some(Stroke {
            paint: Paint::Role(Role::Danger),
            width: context.stroke_width,
            cap: LineCap::Butt,
            join: LineJoin::Miter,
            dash: vec![4.0, 4.0],
            dash_offset: 0.0,
        }),
        opacity: 1.0,
        shadow: false,
    };
    let text = TextRun {
        content: label.to_owned(),
        at,
        h,
        v,
        font: context.label,
        fill: Paint::Role(Role::Text),
        max_width: Some(WIDEST),
        max_lines: Some(3),
    };
    let primitives = [Operation::Paint(card), Operation::Text(text)]
        .map(|operation| Primitive {
            part: None,
            operation,
        })
        .to_vec();
    Visual {
        size,
        content,
        primitives,
        ..Visual::default()
    }
}

/// Whether a plain box holds others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A node.
    Nothing,
    /// A container.
    Nodes,
}
