//! Routes as paths: rounded bends, ends cut back for heads.

use kurbo::{ParamCurve as _, ParamCurveArclen as _};

use crate::{BezPath, Curve, Point, Vec2};

/// How exactly lengths along curves are measured, in pixels.
const ACCURACY: f64 = 0.01;
/// The distance of a cubic's control points that makes it a quarter of a circle.
const QUARTER: f64 = 0.552_284_75;

/// The path through bend points.
pub(super) fn path(points: &[Point], curve: Curve, radius: f64) -> BezPath {
    match curve {
        Curve::Spline => spline(points),
        Curve::Rounded => bent(points, radius),
        Curve::Straight | Curve::Orthogonal => bent(points, 0.0),
    }
}

/// The path through a chain of 3k + 1 points.
pub(crate) fn spline(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    let Some((first, rest)) = points.split_first() else {
        return path;
    };
    path.move_to(*first);
    for chunk in rest.chunks_exact(3) {
        path.curve_to(chunk[0], chunk[1], chunk[2]);
    }
    path
}

/// Straight lines with rounded bends; a bend takes at most half of a segment.
fn bent(points: &[Point], radius: f64) -> BezPath {
    let mut path = BezPath::new();
    let points = bends(points);
    let Some(first) = points.first() else {
        return path;
    };
    path.move_to(*first);
    for corner in points.windows(3) {
        let (before, at, after) = (corner[0], corner[1], corner[2]);
        let reach = radius
            .min(before.distance(at) / 2.0)
            .min(at.distance(after) / 2.0);
        if reach < 0.5 {
            path.line_to(at);
            continue;
        }
        let (back, on) = (
            (before - at).normalize() * reach,
            (after - at).normalize() * reach,
        );
        path.line_to(at + back);
        path.curve_to(
            at + back * (1.0 - QUARTER),
            at + on * (1.0 - QUARTER),
            at + on,
        );
    }
    if let [.., last] = points.as_slice()
        && points.len() > 1
    {
        path.line_to(*last);
    }
    path
}

/// The points without those that repeat or lie on a straight way.
pub(crate) fn bends(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if kept.last().is_some_and(|last| last.distance(*point) < 1e-6) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let (come, go) = (*last - *before, *point - *last);
            if come.cross(go).abs() < 1e-6 * come.hypot() * go.hypot() && come.dot(go) > 0.0 {
                kept.pop();
            }
        }
        kept.push(*point);
    }
    kept
}

/// The length of a path in pixels.
pub(super) fn length(path: &BezPath) -> f64 {
    path.segments()
        .map(|segment| segment.arclen(ACCURACY))
        .sum()
}

/// The path without so many pixels at its start and at its end; empty when nothing is left.
pub(super) fn trimmed(path: &BezPath, start: f64, end: f64) -> BezPath {
    let last = length(path) - end;
    let mut kept = Vec::new();
    let mut passed = 0.0;
    for segment in path.segments() {
        let long = segment.arclen(ACCURACY);
        let (from, to) = ((start - passed).max(0.0), (last - passed).min(long));
        passed += long;
        if to - from < ACCURACY {
            continue;
        }
        let at = |length: f64| match length {
            _ if length <= 0.0 => 0.0,
            _ if length >= long => 1.0,
            _ => segment.inv_arclen(length, ACCURACY),
        };
        kept.push(segment.subsegment(at(from)..at(to)));
    }
    BezPath::from_path_segments(kept.into_iter())
}

/// Where a path ends, and the way from the point `back` pixels before it.
pub(super) fn tip(path: &BezPath, back: f64) -> Option<(Point, Vec2)> {
    let rest = trimmed(path, (length(path) - back).max(0.0), 0.0);
    let (first, last) = (rest.segments().next()?, rest.segments().last()?);
    let way = last.end() - first.start();
    (way.hypot() > ACCURACY).then(|| (last.end(), way.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trimming_keeps_the_middle() {
        let points = [
            Point::new(0.0, 0.0),
            Point::new(50.0, 0.0),
            Point::new(50.0, 50.0),
        ];
        let path = path(&points, Curve::Rounded, 8.0);
        let whole = length(&path);
        let part = trimmed(&path, 10.0, 20.0);
        assert!((length(&part) - (whole - 30.0)).abs() < 0.1);
        assert_eq!(
            part.segments().next().map(|it| it.start()),
            Some(Point::new(10.0, 0.0))
        );
        assert!(trimmed(&path, whole, 1.0).is_empty());
    }

    #[test]
    fn bends_are_no_wider_than_half_a_segment() {
        let points = [
            Point::new(0.0, 0.0),
            Point::new(6.0, 0.0),
            Point::new(6.0, 50.0),
        ];
        let path = path(&points, Curve::Rounded, 8.0);
        assert_eq!(
            path.segments().next().map(|it| it.end()),
            Some(Point::new(3.0, 0.0))
        );
    }

    #[test]
    fn a_tip_points_where_the_line_goes() {
        let line = path(
            &[Point::new(0.0, 0.0), Point::new(0.0, 30.0)],
            Curve::Straight,
            0.0,
        );
        let (at, way) = tip(&line, 9.0).expect("the line has a length");
        assert_eq!((at, way), (Point::new(0.0, 30.0), Vec2::new(0.0, 1.0)));
    }
}
