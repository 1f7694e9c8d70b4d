//! Colours and gradients.

use std::collections::BTreeMap;

use kinograph_core::{Affine, Point, scene::Brush, style::Rgba};

use crate::{
    number::{FACTOR, LENGTH, SHARE, push_number},
    xml::Xml,
};

/// A brush as attributes say it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Paint {
    /// Nothing.
    None,
    /// One colour.
    Solid(Rgba),
    /// What `color` is where the element is used.
    CurrentColor,
    /// A gradient of the definitions.
    Reference(String),
}

impl Paint {
    /// Writes it as `attribute`, which is `fill` or `stroke`.
    pub(crate) fn write(&self, xml: &mut Xml, attribute: &str) {
        match self {
            Self::None => xml.attribute(attribute, "none"),
            Self::Solid(color) => write_color(xml, attribute, *color),
            Self::CurrentColor => xml.attribute(attribute, "currentColor"),
            Self::Reference(id) => xml.attribute(attribute, &format!("url(#{id})")),
        }
    }
}

/// What [`Brush::Tint`] stands for where an element is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tint<'a> {
    /// Nothing: outside symbols.
    None,
    /// Whatever the use of the symbol says.
    CurrentColor,
    /// This gradient, in coordinates that the transform maps to those of the element.
    Gradient(&'a Brush, Affine),
}

/// The gradients of a document, each written once.
#[derive(Debug, Default)]
pub(crate) struct Gradients {
    /// Ids by the markup that follows them.
    ids: BTreeMap<String, String>,
}

impl Gradients {
    /// The paint for `brush`, in coordinates that `transform` maps to those of
    /// the element it paints. A gradient met for the first time goes to `defs`.
    pub(crate) fn paint(
        &mut self,
        defs: &mut Xml,
        prefix: &str,
        brush: &Brush,
        transform: Affine,
        tint: Tint<'_>,
    ) -> Paint {
        match (brush, tint) {
            (Brush::Solid(color), _) => Paint::Solid(*color),
            (Brush::Tint, Tint::None) => Paint::None,
            (Brush::Tint, Tint::CurrentColor) => Paint::CurrentColor,
            (Brush::Tint, Tint::Gradient(brush, tint_transform)) => {
                self.paint(defs, prefix, brush, tint_transform, Tint::None)
            }
            (
                Brush::Gradient {
                    stops,
                    start,
                    end,
                    radial,
                },
                _,
            ) => match stops.as_slice() {
                [] => Paint::None,
                [(_, color)] => Paint::Solid(*color),
                // SVG and the raster agree that the last colour is left of a
                // gradient without length; saying so spares a definition.
                [.., (_, last)] if start.distance(*end) < 1e-3 => Paint::Solid(*last),
                stops => {
                    let line = Line {
                        start: *start,
                        end: *end,
                        radial: *radial,
                    };
                    let markup = gradient(line, stops, transform);
                    Paint::Reference(self.reference(defs, prefix, markup))
                }
            },
        }
    }

    fn reference(&mut self, defs: &mut Xml, prefix: &str, markup: (&str, String)) -> String {
        let (name, rest) = markup;
        let count = self.ids.len();
        let key = format!("{name}{rest}");
        self.ids
            .entry(key)
            .or_insert_with(|| {
                let id = format!("{prefix}-paint-{}", count + 1);
                defs.begin(name);
                defs.attribute("id", &id);
                defs.raw(&rest);
                defs.end_inline(name);
                id
            })
            .clone()
    }
}

/// Where a gradient runs.
struct Line {
    start: Point,
    end: Point,
    radial: bool,
}

/// The name of a gradient's element, and its markup after the id.
fn gradient(line: Line, stops: &[(f64, Rgba)], transform: Affine) -> (&'static str, String) {
    let Line { start, end, radial } = line;
    let mut xml = Xml::default();
    xml.attribute("gradientUnits", "userSpaceOnUse");
    if radial {
        xml.number("cx", start.x, LENGTH);
        xml.number("cy", start.y, LENGTH);
        xml.number("r", start.distance(end), LENGTH);
    } else {
        xml.number("x1", start.x, LENGTH);
        xml.number("y1", start.y, LENGTH);
        xml.number("x2", end.x, LENGTH);
        xml.number("y2", end.y, LENGTH);
    }
    write_transform(&mut xml, "gradientTransform", transform);
    xml.open_inline();
    for (offset, color) in stops {
        xml.begin_inline("stop");
        xml.number("offset", *offset, SHARE);
        write_color_as(&mut xml, ("stop-color", "stop-opacity"), *color);
        xml.close();
    }
    (
        if radial {
            "radialGradient"
        } else {
            "linearGradient"
        },
        xml.finish(),
    )
}

/// Writes `transform` as `attribute`, in the shortest form; nothing when it changes nothing.
pub(crate) fn write_transform(xml: &mut Xml, attribute: &str, transform: Affine) {
    let [a, b, c, d, x, y] = transform.as_coeffs();
    if transform == Affine::IDENTITY {
        return;
    }
    xml.attribute_with(attribute, |out| {
        let mut function = |name: &str, arguments: &[(f64, u32)]| {
            out.push_str(name);
            for (position, (value, decimals)) in arguments.iter().enumerate() {
                out.push(if position == 0 { '(' } else { ' ' });
                push_number(out, *value, *decimals);
            }
            out.push(')');
        };
        if (b, c) != (0.0, 0.0) {
            let factors = [a, b, c, d].map(|factor| (factor, FACTOR));
            function(
                "matrix",
                &[&factors[..], &[(x, LENGTH), (y, LENGTH)]].concat(),
            );
            return;
        }
        if (x, y) != (0.0, 0.0) {
            function("translate", &[(x, LENGTH), (y, LENGTH)]);
        }
        if a != d {
            function("scale", &[(a, FACTOR), (d, FACTOR)]);
        } else if a != 1.0 {
            function("scale", &[(a, FACTOR)]);
        }
    });
}

/// Writes `color` as `fill` or `stroke`, with its opacity apart: not every
/// viewer knows colours with eight digits.
fn write_color(xml: &mut Xml, attribute: &str, color: Rgba) {
    let opacity = if attribute == "fill" {
        "fill-opacity"
    } else {
        "stroke-opacity"
    };
    write_color_as(xml, (attribute, opacity), color);
}

fn write_color_as(xml: &mut Xml, (attribute, opacity): (&str, &str), color: Rgba) {
    xml.attribute(attribute, &hex(Rgba { a: 255, ..color }));
    if color.a < 255 {
        xml.number(opacity, f64::from(color.a) / 255.0, SHARE);
    }
}

/// The colour in as few digits as possible.
pub(crate) fn hex(color: Rgba) -> String {
    let long = color.to_string();
    let digits = long.as_bytes();
    if digits[1..].chunks(2).all(|pair| pair[0] == pair[1]) {
        std::iter::once('#')
            .chain(long.chars().skip(1).step_by(2))
            .collect()
    } else {
        long
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_short() {
        assert_eq!(hex(Rgba::rgb(255, 255, 255)), "#fff");
        assert_eq!(hex(Rgba::rgb(0x11, 0x22, 0x34)), "#112234");
        assert_eq!(
            hex(Rgba {
                r: 0x11,
                g: 0x22,
                b: 0x33,
                a: 0x44
            }),
            "#1234"
        );
    }

    #[test]
    fn transforms_are_short() {
        let cases = [
            (Affine::IDENTITY, ""),
            (Affine::translate((3.0, -4.5)), " t=\"translate(3 -4.5)\""),
            (Affine::scale(0.5), " t=\"scale(.5)\""),
            (Affine::scale_non_uniform(1.0, 2.0), " t=\"scale(1 2)\""),
            (
                Affine::translate((1.0, 2.0)) * Affine::scale(2.0),
                " t=\"translate(1 2)scale(2)\"",
            ),
            (
                Affine::new([0.0, 1.0, -1.0, 0.0, 5.0, 6.0]),
                " t=\"matrix(0 1 -1 0 5 6)\"",
            ),
        ];
        for (transform, expected) in cases {
            let mut xml = Xml::default();
            write_transform(&mut xml, "t", transform);
            assert_eq!(xml.finish(), expected);
        }
    }
}
