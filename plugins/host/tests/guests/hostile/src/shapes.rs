//! What honest drawings are made of.

use kinograph_plugin_sdk::prelude::*;

pub(crate) fn square() -> Shape {
    let radii = CornerRadii {
        top_left: 0.0,
        top_right: 0.0,
        bottom_right: 0.0,
        bottom_left: 0.0,
    };
    Shape::Rectangle(BoxShape {
        frame: frame(),
        radii,
    })
}

pub(crate) fn frame() -> Rect {
    Rect {
        x: 0.0,
        y: 0.0,
        width: 40.0,
        height: 40.0,
    }
}

pub(crate) fn painted(shape: Shape) -> Painted {
    let fill = Paint::Role(ColorRole::Surface);
    Painted {
        shape,
        fill,
        stroke: None,
        opacity: 1.0,
        shadow: false,
    }
}

pub(crate) fn paint(shape: Shape) -> Operation {
    Operation::Paint(painted(shape))
}

pub(crate) fn text(content: String) -> TextRun {
    TextRun {
        content,
        at: Point { x: 0.0, y: 0.0 },
        h: HAlign::Start,
        v: VAlign::Top,
        font: Font {
            family: FontFamily::Sans,
            size: 14.0,
            weight: 400,
            italic: false,
        },
        fill: Paint::Role(ColorRole::Text),
        max_width: None,
        max_lines: None,
    }
}

pub(crate) fn symbol(operation: Operation) -> Symbol {
    Symbol {
        view: frame(),
        primitives: vec![Primitive {
            part: None,
            operation,
        }],
    }
}

/// A drawing of these operations.
pub(crate) fn visual(operations: impl IntoIterator<Item = Operation>) -> Visual {
    let primitive = |operation| Primitive {
        part: None,
        operation,
    };
    Visual {
        size: Size {
            width: 40.0,
            height: 40.0,
        },
        bleed: Insets {
            top: 0.0,
            right: 0.0,
            bottom: 0.0,
            left: 0.0,
        },
        outline: None,
        content: None,
        ports: vec![],
        primitives: operations.into_iter().map(primitive).collect(),
        animations: vec![],
        accessible_name: None,
        extra: vec![],
    }
}
