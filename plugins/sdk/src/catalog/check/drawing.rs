//! What can be wrong with one drawing.

use std::collections::BTreeSet;

use crate::{
    Node,
    drawing::{Operation, Shape, Visual},
    geometry::{Point, Rect, Segment, Size},
};

use super::GRID;

/// How far ink may lie out of a node's box: the rounding of single precision.
const SLACK: f32 = 0.01;

/// What is wrong with one drawing.
pub(super) fn problems(node: &Node, visual: &Visual, symbols: usize) -> Vec<String> {
    let mut problems = Vec::new();
    let Size { width, height } = visual.size;
    let label: String = node.label.chars().take(12).collect();
    let mut problem =
        |what: &str| problems.push(format!("{what} ({label:?}, {width} by {height})"));
    let on_grid = |length: f32| length > 0.0 && length % GRID == 0.0;
    match (node.frame, node.requested) {
        (Some(frame), _) if frame != visual.size => problem("is not drawn at its frame"),
        (None, None) if !on_grid(width) || !on_grid(height) => problem("is not on the grid"),
        (None, Some(size)) if size.width > 400.0 && size != visual.size => {
            problem("is not of the size that was asked for");
        }
        _ => {}
    }
    let mut depth = 0_usize;
    let mut parts = BTreeSet::new();
    for primitive in &visual.primitives {
        if primitive
            .part
            .as_ref()
            .is_some_and(|part| !parts.insert(part))
        {
            problem("has two parts of one name");
        }
        match &primitive.operation {
            Operation::BeginGroup(_) => depth += 1,
            Operation::EndGroup if depth == 0 => problem("ends a group that it did not begin"),
            Operation::EndGroup => depth -= 1,
            Operation::Paint(painted) if depth == 0 && !is_within(&painted.shape, visual.size) => {
                problem("paints outside of its box");
            }
            Operation::Symbol(placed) => {
                let known = usize::try_from(placed.symbol).is_ok_and(|symbol| symbol < symbols);
                if !known {
                    problem("places a symbol that it does not have");
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        problem("does not end a group");
    }
    let outline = visual.outline.as_ref();
    if outline.is_some_and(|outline| !is_within(outline, visual.size)) {
        problem("has an outline outside of its box");
    }
    let moved = visual
        .animations
        .iter()
        .filter_map(|animation| animation.part.as_ref());
    if moved.into_iter().any(|part| !parts.contains(part)) {
        problem("moves a part that it does not draw");
    }
    problems
}

fn is_within(shape: &Shape, size: Size) -> bool {
    points(shape).into_iter().all(|point| {
        (-SLACK..=size.width + SLACK).contains(&point.x)
            && (-SLACK..=size.height + SLACK).contains(&point.y)
    })
}

/// The corners, or the end points and the extremes of bows, of a shape.
fn points(shape: &Shape) -> Vec<Point> {
    let corners = |frame: Rect| {
        vec![
            Point::new(frame.x, frame.y),
            Point::new(frame.right(), frame.bottom()),
        ]
    };
    match shape {
        Shape::Rectangle(shape) => corners(shape.frame),
        Shape::Ellipse(shape) => {
            corners(Rect::around(shape.center, 2.0 * shape.rx, 2.0 * shape.ry))
        }
        Shape::Path(path) => path
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::MoveTo(to) | Segment::LineTo(to) => Some(*to),
                Segment::QuadTo(quad) => Some(quad.to),
                Segment::CubicTo(cubic) => Some(cubic.to),
                Segment::Close => None,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Canvas;

    #[test]
    fn bad_drawings_are_found() {
        let node = super::super::node("any", "Any");
        let mut visual = Canvas::new().into_visual(Size::new(8.0, 12.0));
        visual.outline = Some(Shape::circle(Point::new(4.0, 6.0), 5.0));
        let found = problems(&node, &visual, 0).join("\n");
        for part in ["not on the grid", "outline outside"] {
            assert!(found.contains(part), "{part}: {found}");
        }
    }
}
