//! Icons as constants, and the symbols of one answer.

use crate::{
    drawing::{FillRule, Operation, Painted, PathShape, Primitive, Shape, Symbol},
    geometry::{Point, Rect},
    styling::{Gradient, GradientStop, LineCap, LineJoin, Paint, Rgba, Stroke},
};

use super::path::segments;

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
    data: &'static str,
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
            data,
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
            data,
            ink,
            opacity: 1.0,
            pen,
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

    fn primitive(&self, mono: bool) -> Primitive {
        let paint = if mono { Paint::Tint } else { self.ink.paint() };
        let shape = |rule| {
            Shape::Path(PathShape {
                segments: segments(self.data),
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
            operation: Operation::Paint(painted.opacity(self.opacity)),
        }
    }
}

impl Ink {
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

fn rgba(color: u32) -> Rgba {
    let [r, g, b, a] = color.to_be_bytes();
    Rgba { r, g, b, a }
}

/// The symbols of one answer; an icon that many nodes share is sent once.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    names: Vec<(&'static str, bool)>,
    symbols: Vec<Symbol>,
}

impl Symbols {
    /// The number of the icon in its own colours.
    pub fn icon(&mut self, icon: &Icon) -> u32 {
        self.intern(icon, false)
    }

    /// The number of the icon with every paint replaced by the tint.
    pub fn mono(&mut self, icon: &Icon) -> u32 {
        self.intern(icon, true)
    }

    /// All symbols, in the order of their numbers.
    #[must_use]
    pub fn finish(self) -> Vec<Symbol> {
        self.symbols
    }

    fn intern(&mut self, icon: &Icon, mono: bool) -> u32 {
        let known = self
            .names
            .iter()
            .position(|name| *name == (icon.name, mono));
        let index = known.unwrap_or_else(|| {
            let [width, height] = icon.size;
            self.names.push((icon.name, mono));
            self.symbols.push(Symbol {
                view: Rect::new(0.0, 0.0, width, height),
                primitives: icon.paths.iter().map(|path| path.primitive(mono)).collect(),
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
            symbols.icon(&SQUARE),
            symbols.mono(&SQUARE),
        ];
        assert_eq!(numbers, [0, 1, 0, 1]);
        let symbols = symbols.finish();
        let fills: Vec<&Paint> = symbols
            .iter()
            .filter_map(|symbol| match &symbol.primitives[0].operation {
                Operation::Paint(painted) => Some(&painted.fill),
                _ => None,
            })
            .collect();
        let own = Paint::Solid(Rgba {
            r: 0x11,
            g: 0x22,
            b: 0x33,
            a: 0xff,
        });
        assert_eq!(fills, [&own, &Paint::Tint]);
    }
}
