//! Paths, written by hand or read from an icon.

use crate::{
    drawing::{FillRule, PathShape, Shape},
    geometry::{Cubic, Point, Quad, Segment},
};

/// How far the control points of a quarter of an ellipse lie toward its corner.
const KAPPA: f32 = 0.552_284_8;

/// A path in the making; each call goes on where the last one ended.
#[derive(Clone, Debug)]
pub struct PathBuilder {
    segments: Vec<Segment>,
    at: Point,
}

/// No path yet; the first call is [`PathBuilder::move_to`].
impl Default for PathBuilder {
    fn default() -> Self {
        Self {
            segments: Vec::new(),
            at: Point::new(0.0, 0.0),
        }
    }
}

impl PathBuilder {
    /// Begins at a point.
    #[must_use]
    pub fn new(x: f32, y: f32) -> Self {
        Self::default().move_to(x, y)
    }

    /// Begins another outline.
    #[must_use]
    pub fn move_to(self, x: f32, y: f32) -> Self {
        self.push(Segment::MoveTo(Point::new(x, y)), x, y)
    }

    /// Draws a straight line.
    #[must_use]
    pub fn line_to(self, x: f32, y: f32) -> Self {
        self.push(Segment::LineTo(Point::new(x, y)), x, y)
    }

    /// Draws a quadratic curve.
    #[must_use]
    pub fn quad_to(self, control: Point, to: Point) -> Self {
        self.push(Segment::QuadTo(Quad { control, to }), to.x, to.y)
    }

    /// Draws a cubic curve.
    #[must_use]
    pub fn cubic_to(self, control1: Point, control2: Point, to: Point) -> Self {
        self.push(
            Segment::CubicTo(Cubic {
                control1,
                control2,
                to,
            }),
            to.x,
            to.y,
        )
    }

    /// Draws a quarter of an ellipse that would touch `corner`.
    #[must_use]
    pub fn turn_to(self, corner: Point, to: Point) -> Self {
        let Point { x, y } = self.at;
        let toward = |from: f32, corner: f32| from + KAPPA * (corner - from);
        self.cubic_to(
            Point::new(toward(x, corner.x), toward(y, corner.y)),
            Point::new(toward(to.x, corner.x), toward(to.y, corner.y)),
            to,
        )
    }

    /// Draws half an ellipse whose apex lies `bulge` away from the middle of the straight line.
    #[must_use]
    pub fn bow_to(self, to: Point, bulge: Point) -> Self {
        let Point { x, y } = self.at;
        let apex = Point::new((x + to.x) / 2.0 + bulge.x, (y + to.y) / 2.0 + bulge.y);
        self.turn_to(Point::new(x + bulge.x, y + bulge.y), apex)
            .turn_to(Point::new(to.x + bulge.x, to.y + bulge.y), to)
    }

    /// Goes back to where the outline began.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.segments.push(Segment::Close);
        self
    }

    /// The shape of the path, filled where its winding number is not zero.
    #[must_use]
    pub fn shape(self) -> Shape {
        Shape::Path(PathShape {
            segments: self.segments,
            rule: FillRule::Nonzero,
        })
    }

    fn push(mut self, segment: Segment, x: f32, y: f32) -> Self {
        self.segments.push(segment);
        self.at = Point::new(x, y);
        self
    }
}

impl Shape {
    /// A polygon whose corners are rounded by up to `radius`, less where a side is short.
    #[must_use]
    pub fn polygon(corners: &[Point], radius: f32) -> Self {
        let mut path = PathBuilder::default();
        let count = corners.len();
        for (index, corner) in corners.iter().enumerate() {
            let enter = toward(*corner, corners[(index + count - 1) % count], radius);
            let leave = toward(*corner, corners[(index + 1) % count], radius);
            path = if index == 0 {
                path.move_to(enter.x, enter.y)
            } else {
                path.line_to(enter.x, enter.y)
            };
            path = path.quad_to(*corner, leave);
        }
        path.close().shape()
    }
}

/// The point that lies `distance` from `from` on the way to `to`, at most half way.
fn toward(from: Point, to: Point, distance: f32) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt();
    let share = if length > 0.0 {
        (distance / length).min(0.5)
    } else {
        0.0
    };
    Point::new(from.x + dx * share, from.y + dy * share)
}

/// The path of an icon: absolute data made of `M`, `L`, `H`, `V`, `Q`, `C` and
/// `Z`, each with its letter, as `kinograph-plugin-icons` writes it.
#[derive(Clone, Copy, Debug)]
pub(super) enum PathData {
    /// As in SVG.
    Text(&'static str),
    /// The number of decimals, then letters, each followed by its numbers: as
    /// whole numbers of the last decimal, of 16 bits, the low byte first.
    Packed(&'static [u8]),
}

impl PathData {
    pub(super) fn segments(self) -> Vec<Segment> {
        match self {
            Self::Text(text) => segments(text.as_bytes(), number),
            Self::Packed([]) => Vec::new(),
            Self::Packed([decimals, rest @ ..]) => {
                let scale = (0..*decimals).fold(1.0, |scale, _| scale * 10.0);
                segments(rest, |rest| match rest.split_first_chunk() {
                    Some((number, tail)) => {
                        *rest = tail;
                        f32::from(i16::from_le_bytes(*number)) / scale
                    }
                    None => 0.0,
                })
            }
        }
    }
}

fn segments(mut rest: &[u8], number: impl Fn(&mut &[u8]) -> f32) -> Vec<Segment> {
    /// What a segment takes on average, so that the list rarely has to grow.
    const BYTES: usize = 8;
    let mut path = PathBuilder::default();
    path.segments.reserve(rest.len() / BYTES);
    let point = |rest: &mut &[u8]| Point::new(number(rest), number(rest));
    while let Some((letter, tail)) = rest.split_first() {
        rest = tail;
        let Point { x, y } = path.at;
        path = match letter {
            b'M' => {
                let to = point(&mut rest);
                path.move_to(to.x, to.y)
            }
            b'L' => {
                let to = point(&mut rest);
                path.line_to(to.x, to.y)
            }
            b'H' => path.line_to(number(&mut rest), y),
            b'V' => path.line_to(x, number(&mut rest)),
            b'Q' => path.quad_to(point(&mut rest), point(&mut rest)),
            b'C' => path.cubic_to(point(&mut rest), point(&mut rest), point(&mut rest)),
            b'Z' => path.close(),
            _ => path,
        };
    }
    path.segments
}

/// Reads `-12.5`, `.5` and the like, after a space. The standard library's
/// parser would be a tenth of a small plugin.
fn number(rest: &mut &[u8]) -> f32 {
    let mut negative = false;
    let mut digits = 0.0;
    let mut scale = 1.0;
    let mut seen_point = false;
    let mut started = false;
    while let Some((byte, tail)) = rest.split_first() {
        match byte {
            b' ' if !started => {}
            b'-' if !started => negative = true,
            b'.' if !seen_point => seen_point = true,
            b'0'..=b'9' => {
                digits = digits * 10.0 + f32::from(byte - b'0');
                if seen_point {
                    scale *= 10.0;
                }
            }
            _ => break,
        }
        started |= *byte != b' ';
        *rest = tail;
    }
    let value = digits / scale;
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_read_as_it_is_written() {
        let expected = [
            Segment::MoveTo(Point::new(1.0, -2.5)),
            Segment::LineTo(Point::new(0.5, -2.5)),
            Segment::LineTo(Point::new(0.5, 4.0)),
            Segment::LineTo(Point::new(-0.25, 0.75)),
            Segment::QuadTo(Quad {
                control: Point::new(1.0, 2.0),
                to: Point::new(3.0, 4.0),
            }),
            Segment::CubicTo(Cubic {
                control1: Point::new(1.0, 2.0),
                control2: Point::new(-3.0, -4.0),
                to: Point::new(55.0, 60.0),
            }),
            Segment::Close,
        ];
        let text = PathData::Text("M1-2.5H.5V4L-.25 .75Q1 2 3 4C1 2-3-4 55 60Z");
        assert_eq!(text.segments(), expected);
        let packed = PathData::Packed(
            b"\x02M\x64\0\x06\xffH\x32\0V\x90\x01L\xe7\xff\x4b\0\
              Q\x64\0\xc8\0\x2c\x01\x90\x01\
              C\x64\0\xc8\0\xd4\xfe\x70\xfe\x7c\x15\x70\x17Z",
        );
        assert_eq!(packed.segments(), expected);
    }

    #[test]
    fn packed_data_that_ends_early_is_a_shorter_path() {
        for data in [&b""[..], b"\x02", b"\x02M", b"\x02M\x64", b"\x02?"] {
            assert!(PathData::Packed(data).segments().len() < 2);
        }
    }

    #[test]
    fn a_polygon_rounds_no_corner_past_half_a_side() {
        let corners = [
            Point::new(0.0, 0.0),
            Point::new(10.0, 0.0),
            Point::new(10.0, 4.0),
        ];
        let Shape::Path(path) = Shape::polygon(&corners, 100.0) else {
            panic!("not a path")
        };
        assert!(path.segments.contains(&Segment::QuadTo(Quad {
            control: Point::new(10.0, 0.0),
            to: Point::new(10.0, 2.0),
        })));
    }
}
