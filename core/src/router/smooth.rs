//! Orthogonal routes made smooth: chains of cubics that keep clear of what the
//! routes kept clear of.

use kurbo::{CubicBez, ParamCurve as _};

use crate::{
    Point, Vec2,
    router::{Wire, space::Space},
};

/// How near curves come to boxes, in pixels.
const AWAY: f64 = 4.0;
/// The widest bend, in pixels.
const WIDEST: f64 = 64.0;
/// Into how many chords a curve is cut to see what it runs through.
const CHORDS: u32 = 16;

/// A chain of 3k + 1 points along a route.
pub(super) fn spline(space: &Space<'_>, wire: &Wire, points: &[Point]) -> Vec<Point> {
    let free = |curve: &CubicBez| {
        let at = |n: u32| curve.eval(f64::from(n) / f64::from(CHORDS));
        (0..CHORDS).all(|n| space.hits(wire, at(n), at(n + 1), AWAY).is_empty())
    };
    let whole = match points {
        [a, b] => Some(line(*a, *b)),
        [a, corner, b] => Some(bend(*a, *corner, *b)),
        [a, b, c, d] => Some(sweep(*a, *b, *c, *d)),
        _ => None,
    };
    if let Some(curve) = whole.filter(|curve| points.len() == 2 || free(curve)) {
        return vec![curve.p0, curve.p1, curve.p2, curve.p3];
    }
    let mut chain = Vec::new();
    let Some(&first) = points.first() else {
        return chain;
    };
    chain.push(first);
    let mut add = |curve: CubicBez| chain.extend([curve.p1, curve.p2, curve.p3]);
    let mut at = first;
    for corner in points.windows(3) {
        let (before, corner, after) = (corner[0], corner[1], corner[2]);
        let (back, on) = (before - corner, after - corner);
        let mut reach = WIDEST.min(back.hypot() / 2.0).min(on.hypot() / 2.0);
        let arc = |reach: f64| {
            let to = |way: Vec2| corner + way.normalize() * reach;
            bend(to(back), corner, to(on))
        };
        while reach > AWAY && !free(&arc(reach)) {
            reach /= 2.0;
        }
        let arc = arc(reach);
        add(line(at, arc.p0));
        add(arc);
        at = arc.p3;
    }
    if let [.., last] = points {
        add(line(at, *last));
    }
    chain
}

fn line(a: Point, b: Point) -> CubicBez {
    CubicBez::new(a, a.lerp(b, 1.0 / 3.0), a.lerp(b, 2.0 / 3.0), b)
}

/// The cubic of the parabola that a corner pulls.
fn bend(a: Point, corner: Point, b: Point) -> CubicBez {
    CubicBez::new(a, a.lerp(corner, 2.0 / 3.0), b.lerp(corner, 2.0 / 3.0), b)
}

/// One curve for a route with two bends: an S or, where both bends turn the same way, a C.
fn sweep(a: Point, b: Point, c: Point, d: Point) -> CubicBez {
    /// A cubic reaches three quarters of the way to its control points.
    const REACH: f64 = 4.0 / 3.0;
    if (b - a).dot(d - c) >= 0.0 {
        CubicBez::new(a, b, c, d)
    } else {
        CubicBez::new(a, a.lerp(b, REACH), d.lerp(c, REACH), d)
    }
}
