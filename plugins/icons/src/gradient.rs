//! Gradients in fractions of the box that they paint, as the contract has them.

use usvg::{
    BaseGradient, LinearGradient, Opacity, RadialGradient,
    tiny_skia_path::{Point, Rect, Transform},
};

/// A gradient; points are fractions of the painted path's bounding box.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Where the first stop lies; the centre of a radial gradient.
    pub start: [f32; 2],
    /// Where the last stop lies.
    pub end: [f32; 2],
    /// Whether the colours run outward rather than along.
    pub radial: bool,
    /// Offsets from 0 to 1, with red, green, blue, alpha.
    pub stops: Vec<(f32, [u8; 4])>,
}

/// A linear gradient as it looks under the transform of its path.
pub(crate) fn linear(gradient: &LinearGradient, transform: Transform, bounds: Rect) -> Gradient {
    let place = transform.pre_concat(gradient.transform());
    let start = Point::from_xy(gradient.x1(), gradient.y1());
    let end = Point::from_xy(gradient.x2(), gradient.y2());
    let across = Point::from_xy(start.x - (end.y - start.y), start.y + (end.x - start.x));
    let [start, end, across] = [start, end, across].map(|point| map(place, point));
    // A skewed gradient still has parallel lines of equal colour, no longer at
    // right angles to its axis: the axis turns so that they are.
    let line = across - start;
    let axis = end - start;
    let normal = Point::from_xy(line.y, -line.x);
    let length = normal.x * normal.x + normal.y * normal.y;
    let share = if length > 0.0 {
        (axis.x * normal.x + axis.y * normal.y) / length
    } else {
        0.0
    };
    let end = Point::from_xy(start.x + normal.x * share, start.y + normal.y * share);
    let [start, end] = [start, end].map(|point| fraction(point, bounds));
    Gradient {
        start,
        end,
        radial: false,
        stops: stops(gradient),
    }
}

/// A radial gradient; the focus is its centre, and a skewed circle is drawn as
/// the circle of the same area.
pub(crate) fn radial(gradient: &RadialGradient, transform: Transform, bounds: Rect) -> Gradient {
    let place = transform.pre_concat(gradient.transform());
    let center = map(place, Point::from_xy(gradient.cx(), gradient.cy()));
    let scale = (place.sx * place.sy - place.kx * place.ky).abs().sqrt();
    let rim = Point::from_xy(center.x + gradient.r().get() * scale, center.y);
    let [start, end] = [center, rim].map(|point| fraction(point, bounds));
    Gradient {
        start,
        end,
        radial: true,
        stops: stops(gradient),
    }
}

fn stops(gradient: &BaseGradient) -> Vec<(f32, [u8; 4])> {
    let stop = |stop: &usvg::Stop| {
        let usvg::Color { red, green, blue } = stop.color();
        let alpha = Opacity::new_clamped(stop.opacity().get()).to_u8();
        (stop.offset().get(), [red, green, blue, alpha])
    };
    gradient.stops().iter().map(stop).collect()
}

fn map(transform: Transform, mut point: Point) -> Point {
    transform.map_point(&mut point);
    point
}

/// Where a point lies in a box; a box without width or height has one place only.
fn fraction(point: Point, bounds: Rect) -> [f32; 2] {
    let share = |value: f32, start: f32, length: f32| {
        if length > 0.0 {
            (value - start) / length
        } else {
            0.0
        }
    };
    [
        share(point.x, bounds.left(), bounds.width()),
        share(point.y, bounds.top(), bounds.height()),
    ]
}
