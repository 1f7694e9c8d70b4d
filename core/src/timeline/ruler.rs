//! Lengths along a path: where so many pixels of the way are done.

use kurbo::{ParamCurve as _, PathSeg};

use crate::{BezPath, Point, Vec2};

/// How long the straight pieces are by which a curve is measured, in pixels.
const PIECE: f64 = 1.0;
/// A curve is measured by so many pieces at most.
const MOST_PIECES: u32 = 1024;

/// A path with its lengths.
///
/// Measuring takes nothing but additions, multiplications and square roots,
/// which are the same on every machine.
#[derive(Clone, Debug, Default)]
pub struct Ruler {
    segments: Vec<PathSeg>,
    pieces: Vec<Piece>,
    length: f64,
}

/// A short straight stretch of a segment.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The length of the path before it.
    before: f64,
    length: f64,
    start: Point,
    end: Point,
    /// The number of its segment, and where it begins and ends in it.
    segment: usize,
    from: f64,
    to: f64,
}

impl Ruler {
    /// Measures a path.
    #[must_use]
    pub fn new(path: &BezPath) -> Self {
        let mut ruler = Self::default();
        for segment in path.segments() {
            ruler.measure(segment);
        }
        ruler
    }

    fn measure(&mut self, segment: PathSeg) {
        let count = match segment {
            PathSeg::Line(_) => 1,
            curve => pieces(curve),
        };
        let number = self.segments.len();
        let mut from = 0.0;
        let mut start = segment.start();
        for piece in 1..=count {
            let to = f64::from(piece) / f64::from(count);
            let end = segment.eval(to);
            let length = start.distance(end);
            if length > 0.0 {
                self.pieces.push(Piece {
                    before: self.length,
                    length,
                    start,
                    end,
                    segment: number,
                    from,
                    to,
                });
                self.length += length;
                (from, start) = (to, end);
            }
        }
        self.segments.push(segment);
    }

    /// The whole length in pixels.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.length
    }

    /// The point so many pixels from the start, and the direction of the path
    /// there, of length 1. What lies beyond the ends is the end. None for a
    /// path without length.
    #[must_use]
    pub fn at(&self, distance: f64) -> Option<(Point, Vec2)> {
        let piece = self.piece(distance)?;
        let share = ((distance - piece.before) / piece.length).clamp(0.0, 1.0);
        let along = piece.end - piece.start;
        Some((piece.start + along * share, along / piece.length))
    }

    /// The path between two distances from its start.
    #[must_use]
    pub fn cut(&self, from: f64, to: f64) -> BezPath {
        let (from, to) = (from.max(0.0), to.min(self.length));
        let (Some(first), Some(last)) = (self.piece(from), self.piece(to)) else {
            return BezPath::new();
        };
        if from >= to {
            return BezPath::new();
        }
        let (begin, end) = (first.parameter(from), last.parameter(to));
        let kept = (first.segment..=last.segment).filter_map(|number| {
            let from = if number == first.segment { begin } else { 0.0 };
            let to = if number == last.segment { end } else { 1.0 };
            (from < to).then(|| self.segments[number].subsegment(from..to))
        });
        BezPath::from_path_segments(kept)
    }

    fn piece(&self, distance: f64) -> Option<&Piece> {
        let after = self
            .pieces
            .partition_point(|piece| piece.before <= distance);
        self.pieces.get(after.saturating_sub(1))
    }
}

impl Piece {
    /// Where in its segment the point at a distance from the start of the path lies.
    fn parameter(&self, distance: f64) -> f64 {
        let share = ((distance - self.before) / self.length).clamp(0.0, 1.0);
        self.from + (self.to - self.from) * share
    }
}

/// By how many pieces a curve is measured.
fn pieces(curve: PathSeg) -> u32 {
    let cubic = curve.to_cubic();
    let polygon =
        cubic.p0.distance(cubic.p1) + cubic.p1.distance(cubic.p2) + cubic.p2.distance(cubic.p3);
    (1..MOST_PIECES)
        .find(|count| f64::from(*count) * PIECE >= polygon)
        .unwrap_or(MOST_PIECES)
        .max(4)
}

#[cfg(test)]
mod tests {
    use kurbo::ParamCurveArclen as _;

    use super::*;

    fn ruler(path: &str) -> (BezPath, Ruler) {
        let path = BezPath::from_svg(path).expect("a path");
        let ruler = Ruler::new(&path);
        (path, ruler)
    }

    #[test]
    fn lengths_are_those_of_the_curves() {
        for text in [
            "M0 0 H100",
            "M0 0 H42 C46 0 50 4 50 8 V60",
            "M0 0 C200 0 -100 90 300 300",
        ] {
            let (path, ruler) = ruler(text);
            let exact: f64 = path.segments().map(|it| it.arclen(1e-6)).sum();
            assert!(
                (ruler.length() - exact).abs() < 0.02,
                "{text}: {} {exact}",
                ruler.length()
            );
        }
    }

    #[test]
    fn a_cut_is_as_long_as_it_should_be_and_lies_on_the_path() {
        let (_, ruler) = ruler("M0 0 H42 C46.4 0 50 3.6 50 8 V60");
        for (from, to) in [
            (0.0, 200.0),
            (10.0, 50.0),
            (45.0, 47.0),
            (50.0, 50.0),
            (-5.0, 3.0),
        ] {
            let cut = Ruler::new(&ruler.cut(from, to));
            let expected = (to.min(ruler.length()) - from.max(0.0)).max(0.0);
            assert!(
                (cut.length() - expected).abs() < 0.02,
                "{from}..{to}: {}",
                cut.length()
            );
            if let (Some((start, _)), Some((at, _))) = (cut.at(0.0), ruler.at(from)) {
                assert!(start.distance(at) < 0.02);
            }
        }
    }

    #[test]
    fn directions_follow_the_path_and_points_without_a_way_have_none() {
        let (_, ruler) = ruler("M0 0 H40 V40");
        assert_eq!(
            ruler.at(10.0),
            Some((Point::new(10.0, 0.0), Vec2::new(1.0, 0.0)))
        );
        assert_eq!(
            ruler.at(60.0),
            Some((Point::new(40.0, 20.0), Vec2::new(0.0, 1.0)))
        );
        assert_eq!(
            ruler.at(999.0),
            Some((Point::new(40.0, 40.0), Vec2::new(0.0, 1.0)))
        );
        assert_eq!(
            Ruler::new(&BezPath::from_svg("M3 3 L3 3").expect("a path")).at(0.0),
            None
        );
    }
}
