//! The list of primitives that a kind draws.

use crate::{
    drawing::{
        Group, HAlign, Operation, Painted, Primitive, Shape, SymbolUse, TextRun, VAlign, Visual,
    },
    geometry::{Affine, Insets, Point, Rect, Size},
    styling::{Font, Paint},
};

/// What is drawn so far; later things lie on earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    primitives: Vec<Primitive>,
}

impl Canvas {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws a shape.
    pub fn paint(&mut self, painted: Painted) {
        self.push(None, Operation::Paint(painted));
    }

    /// Draws a shape that animations, links and tests can name.
    pub fn paint_part(&mut self, part: impl Into<String>, painted: Painted) {
        self.push(Some(part.into()), Operation::Paint(painted));
    }

    /// Draws text.
    pub fn text(&mut self, run: TextRun) {
        self.push(None, Operation::Text(run));
    }

    /// Places a symbol, scaled to fit the frame and centred in it.
    pub fn symbol(&mut self, symbol: u32, frame: Rect, tint: Paint) {
        self.push(
            None,
            Operation::Symbol(SymbolUse {
                symbol,
                frame,
                tint,
                opacity: 1.0,
            }),
        );
    }

    /// Places a symbol that animations, links and tests can name.
    pub fn symbol_part(&mut self, part: impl Into<String>, symbol: u32, frame: Rect, tint: Paint) {
        let operation = Operation::Symbol(SymbolUse {
            symbol,
            frame,
            tint,
            opacity: 1.0,
        });
        self.push(Some(part.into()), operation);
    }

    /// Draws a group that can be named as a whole.
    pub fn part(&mut self, part: impl Into<String>, draw: impl FnOnce(&mut Self)) {
        self.group(Some(part.into()), None, None, draw);
    }

    /// Draws a group of which only what lies in `clip` is seen.
    pub fn clipped(&mut self, clip: Shape, draw: impl FnOnce(&mut Self)) {
        self.group(None, None, Some(clip), draw);
    }

    /// Draws a group whose origin lies at `(dx, dy)`.
    pub fn moved(&mut self, dx: f32, dy: f32, draw: impl FnOnce(&mut Self)) {
        let transform = Affine {
            xx: 1.0,
            yx: 0.0,
            xy: 0.0,
            yy: 1.0,
            dx,
            dy,
        };
        self.group(None, Some(transform), None, draw);
    }

    /// The drawing as the answer for one node: edges end on its box, and nothing moves.
    #[must_use]
    pub fn into_visual(self, size: Size) -> Visual {
        Visual {
            size,
            bleed: Insets::uniform(0.0),
            outline: None,
            content: None,
            ports: Vec::new(),
            primitives: self.primitives,
            animations: Vec::new(),
            accessible_name: None,
            extra: Vec::new(),
        }
    }

    fn group(
        &mut self,
        part: Option<String>,
        transform: Option<Affine>,
        clip: Option<Shape>,
        draw: impl FnOnce(&mut Self),
    ) {
        self.push(
            part,
            Operation::BeginGroup(Group {
                transform,
                clip,
                opacity: 1.0,
            }),
        );
        draw(self);
        self.push(None, Operation::EndGroup);
    }

    fn push(&mut self, part: Option<String>, operation: Operation) {
        self.primitives.push(Primitive { part, operation });
    }
}

impl TextRun {
    /// A run that starts at `at`, which is the top of its one line.
    #[must_use]
    pub fn new(content: impl Into<String>, at: Point, font: Font, fill: Paint) -> Self {
        Self {
            content: content.into(),
            at,
            h: HAlign::Start,
            v: VAlign::Top,
            font,
            fill,
            max_width: None,
            max_lines: Some(1),
        }
    }

    /// The run with its block placed another way around its point.
    #[must_use]
    pub fn aligned(self, h: HAlign, v: VAlign) -> Self {
        Self { h, v, ..self }
    }
}
