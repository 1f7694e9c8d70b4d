//! Icons as constants, and the symbols of one answer.

use crate::{
    drawing::{FillRule, Operation, Painted, PathShape, Primitive, Shape, Symbol},
    geometry::{Point, Rect},
    styling::{Gradient, GradientStop, LineCap, LineJoin, Paint, Rgba, Stroke},
};

use super::{paint, path::PathData};

/// An icon; `kinograph-plugin-icons` writes such constants from SVG files.
#[derive(Clone, Copy, Debug)]
pub struct Icon {
    /// Its name, unique in a pack.
    pub name: &'static str,
    /// The width and height of the plane that its paths lie in.
    pub size: [f32; 2],
    /// What is drawn, in order.
    pub paths: &'static [IconPath],
}

/// One path of an icon, filled or stroked.
#[derive(Clone, Copy, Debug)]
pub struct IconPath {
    data: PathData,
    ink: Ink,
    opacity: f32,
    pen: Pen,
}

/// What a path of an icon is painted with.
#[derive(Clone, Copy, Debug)]
pub enum Ink {
    /// The tint that is chosen where the icon is placed.
    Tint,
    /// A colour as `0xrrggbbaa`.
    Color(u32),
    /// Colours that run into each other.
    Gradient(&'static IconGradient),
}

/// A gradient; its points are fractions of the painted path's bounding box.
#[derive(Clone, Copy, Debug)]
pub struct IconGradient {
    /// Where the first stop lies; the centre of a radial gradient.
    pub start: [f32; 2],
    /// Where the last stop lies.
    pub end: [f32; 2],
    /// Whether the colours run outward rather than along.
    pub radial: bool,
    /// Offsets from 0 to 1 with colours as `0xrrggbbaa`.
    pub stops: &'static [(f32, u32)],
}

#[derive(Clone, Copy, Debug)]
enum Pen {
    Fill(FillRule),
    Stroke(Line),
}

#[derive(Clone, Copy, Debug)]
struct Line {
    width: f32,
    cap: LineCap,
    join: LineJoin,
    /// Alternating lengths of dash and gap.
    dash: &'static [f32],
    dash_offset: f32,
}

impl IconPath {
    /// A filled path: absolute data of `M`, `L`, `H`, `V`, `Q`, `C` and `Z`, each with its letter.
    #[must_use]
    pub const fn fill(data: &'static str, ink: Ink) -> Self {
        Self {
            data: PathData::Text(data),
            ink,
            opacity: 1.0,
            pen: Pen::Fill(FillRule::Nonzero),
        }
    }

    /// A line with round ends and bends; `width` in the icon's units.
    #[must_use]
    pub const fn stroke(data: &'static str, ink: Ink, width: f32) -> Self {
        let pen = Pen::Stroke(Line {
            width,
            cap: LineCap::Round,
            join: LineJoin::Round,
            dash: &[],
            dash_offset: 0.0,
        });
        Self {
            data: PathData::Text(data),
            ink,
            opacity: 1.0,
            pen,
        }
    }

    /// The same path in the form that `kinograph-plugin-icons` packs data in: it
    /// is half as long and read several times as fast. The text is left out of
    /// the plugin.
    #[must_use]
    pub const fn packed(self, data: &'static [u8]) -> Self {
        Self {
            data: PathData::Packed(data),
            ..self
        }
    }

    /// The fill covers only where the winding number is odd.
    #[must_use]
    pub const fn evenodd(self) -> Self {
        Self {
            pen: Pen::Fill(FillRule::Evenodd),
            ..self
        }
    }

    /// The path drawn translucent; from 0 to 1.
    #[must_use]
    pub const fn opacity(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    /// Lines end at their last points.
    #[must_use]
    pub const fn cap_butt(self) -> Self {
        let Pen::Stroke(line) = self.pen else {
            return self;
        };
        self.line(Line {
            cap: LineCap::Butt,
            ..line
        })
    }

    /// Lines end in half squares.
    #[must_use]
    pub const fn cap_square(self) -> Self {
        let Pen::Stroke(line) = self.pen else {
            return self;
        };
        self.line(Line {
            cap: LineCap::Square,
            ..line
        })
    }

    /// Lines bend in corners.
    #[must_use]
    pub const fn join_miter(self) -> Self {
        let Pen::Stroke(line) = self.pen else {
            return self;
        };
        self.line(Line {
            join: LineJoin::Miter,
            ..line
        })
    }

    /// Lines bend in cut corners.
    #[must_use]
    pub const fn join_bevel(self) -> Self {
        let Pen::Stroke(line) = self.pen else {
            return self;
        };
        self.line(Line {
            join: LineJoin::Bevel,
            ..line
        })
    }

    /// Lines are dashed: alternating lengths of dash and gap, and where in the
    /// pattern they begin, in the icon's units.
    #[must_use]
    pub const fn dash(self, dash: &'static [f32], dash_offset: f32) -> Self {
        let Pen::Stroke(line) = self.pen else {
            return self;
        };
        self.line(Line {
            dash,
            dash_offset,
            ..line
        })
    }

    const fn line(self, line: Line) -> Self {
        Self {
            pen: Pen::Stroke(line),
            ..self
        }
    }

    fn primitive(&self, coloring: Coloring) -> Primitive {
        let (paint, alpha) = match coloring {
            Coloring::Own => (self.ink.paint(), 1.0),
            Coloring::Tint => (Paint::Tint, self.ink.alpha()),
            Coloring::Roles => (self.ink.role(), self.ink.alpha()),
        };
        let shape = |rule| {
            Shape::Path(PathShape {
                segments: self.data.segments(),
                rule,
            })
        };
        let painted = match self.pen {
            Pen::Fill(rule) => Painted::new(shape(rule)).fill(paint),
            Pen::Stroke(line) => {
                let Line {
                    width,
                    cap,
                    join,
                    dash,
                    dash_offset,
                } = line;
                let dash = dash.to_vec();
                let stroke = Stroke {
                    paint,
                    width,
                    cap,
                    join,
                    dash,
                    dash_offset,
                };
                Painted::new(shape(FillRule::Nonzero)).stroke(stroke)
            }
        };
        Primitive {
            part: None,
            operation: Operation::Paint(painted.opacity(self.opacity * alpha)),
        }
    }
}

impl Ink {
    /// The colour of the node, or for what is nearly white the colour of what lies on it.
    fn role(self) -> Paint {
        const NEARLY: u8 = 0xe0;
        match self {
            Self::Color(color)
                if color.to_be_bytes()[..3]
                    .iter()
                    .all(|&channel| channel >= NEARLY) =>
            {
                paint::ON_ACCENT
            }
            _ => paint::ACCENT,
        }
    }

    /// What another paint in its place must keep of its opacity; from 0 to 1.
    fn alpha(self) -> f32 {
        match self {
            Self::Color(color) => f32::from(color.to_be_bytes()[3]) / 255.0,
            Self::Tint | Self::Gradient(_) => 1.0,
        }
    }

    fn paint(self) -> Paint {
        match self {
            Self::Tint => Paint::Tint,
            Self::Color(color) => Paint::Solid(rgba(color)),
            Self::Gradient(gradient) => {
                let IconGradient {
                    start,
                    end,
                    radial,
                    stops,
                } = *gradient;
                let stop = |&(offset, color): &(f32, u32)| GradientStop {
                    offset,
                    color: rgba(color),
                };
                Paint::Gradient(Gradient {
                    start: Point::new(start[0], start[1]),
                    end: Point::new(end[0], end[1]),
                    radial,
                    stops: stops.iter().map(stop).collect(),
                })
            }
        }
    }
}

/// What the paints of an icon become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coloring {
    /// What they are.
    Own,
    /// The tint that is chosen where the icon is placed.
    Tint,
    /// The colours of the node.
    Roles,
}

fn rgba(color: u32) -> Rgba {
    let [r, g, b, a] = color.to_be_bytes();
    Rgba { r, g, b, a }
}

/// The symbols of one answer; an icon that many nodes share is sent once.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    names: Vec<(&'static str, Coloring)>,
    symbols: Vec<Symbol>,
}

impl Symbols {
    /// The number of the icon in its own colours.
    pub fn icon(&mut self, icon: &Icon) -> u32 {
        self.intern(icon, Coloring::Own)
    }

    /// The number of the icon with every paint replaced by the tint.
    pub fn mono(&mut self, icon: &Icon) -> u32 {
        self.intern(icon, Coloring::Tint)
    }

    /// The number of the icon in the colours of the node that it is placed on:
    /// its white takes the colour of text on the accent, everything else the accent.
    pub fn seal(&mut self, icon: &Icon) -> u32 {
        self.intern(icon, Coloring::Roles)
    }

    /// All symbols, in the order of their numbers.
    #[must_use]
    pub fn finish(self) -> Vec<Symbol> {
        self.symbols
    }

    fn intern(&mut self, icon: &Icon, coloring: Coloring) -> u32 {
        let known = self
            .names
            .iter()
            .position(|name| *name == (icon.name, coloring));
        let index = known.unwrap_or_else(|| {
            let [width, height] = icon.size;
            self.names.push((icon.name, coloring));
            self.symbols.push(Symbol {
                view: Rect::new(0.0, 0.0, width, height),
                primitives: icon
                    .paths
                    .iter()
                    .map(|path| path.primitive(coloring))
                    .collect(),
            });
            self.symbols.len() - 1
        });
        u32::try_from(index).expect("a pack has fewer icons than u32 counts")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SQUARE: Icon = Icon {
        name: "square",
        size: [9.0, 9.0],
        paths: &[
            IconPath::fill("M1 1H8V8H1Z", Ink::Color(0x1122_33ff)).evenodd(),
            IconPath::stroke("M1 1H8", Ink::Tint, 2.0)
                .cap_butt()
                .opacity(0.5),
        ],
    };

    #[test]
    fn an_icon_is_sent_once_in_each_colouring() {
        let mut symbols = Symbols::default();
        let numbers = [
            symbols.icon(&SQUARE),
            symbols.mono(&SQUARE),
            symbols.seal(&SQUARE),
            symbols.icon(&SQUARE),
            symbols.mono(&SQUARE),
            symbols.seal(&SQUARE),
        ];
        assert_eq!(numbers, [0, 1, 2, 0, 1, 2]);
        let symbols = symbols.finish();
        let own = Paint::Solid(Rgba::hex(0x11_22_33));
        assert_eq!(
            symbols
                .iter()
                .map(|symbol| fill(symbol, 0))
                .collect::<Vec<_>>(),
            [&own, &Paint::Tint, &paint::ACCENT]
        );
    }

    #[test]
    fn the_white_of_a_seal_is_legible_on_its_plate() {
        static SEAL: Icon = Icon {
            name: "seal",
            size: [9.0, 9.0],
            paths: &[
                IconPath::fill("M1 1H8V8H1Z", Ink::Color(0x326c_e5ff)),
                IconPath::fill("M2 2H7V7H2Z", Ink::Color(0xeeee_eeff)),
                IconPath::fill("M3 3H6V6H3Z", Ink::Color(0x326c_e500)),
            ],
        };
        let mut symbols = Symbols::default();
        symbols.seal(&SEAL);
        let symbols = symbols.finish();
        assert_eq!(
            [fill(&symbols[0], 0), fill(&symbols[0], 1)],
            [&paint::ACCENT, &paint::ON_ACCENT]
        );
        match &symbols[0].primitives[2].operation {
            Operation::Paint(painted) => assert_eq!(painted.opacity, 0.0),
            other => panic!("{other:?} is no path"),
        }
    }

    fn fill(symbol: &Symbol, path: usize) -> &Paint {
        match &symbol.primitives[path].operation {
            Operation::Paint(painted) => &painted.fill,
            other => panic!("{other:?} is no path"),
        }
    }
}
