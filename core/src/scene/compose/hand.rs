//! Lines drawn by hand: what a theme with [`Theme::wobble`](crate::style::Theme::wobble) does to ruled ones.
//!
//! Every point is moved by a field that changes smoothly from place to place
//! and depends on nothing else. Lines that lie on each other stay together, and
//! the same picture wobbles in the same way on every machine.

use crate::{
    BezPath, Point, Vec2,
    scene::{Element, PathElement},
    visuals::{FillRule, Outline},
};

use kurbo::{CubicBez, ParamCurve as _, ParamCurveArclen as _, PathEl, PathSeg, Shape as _};

/// A hand goes about this far, in pixels, before it corrects itself.
const STRIDE: f64 = 52.0;
/// The trembling on top of it, and its share of the wobble.
const TREMBLE: (f64, f64) = (13.0, 0.3);
/// Between two points that are moved, in pixels.
const STEP: f64 = 12.0;
/// What is smaller than this, in pixels, is drawn as it is: wobbling glyphs are no longer read.
const SMALLEST: f64 = 30.0;
/// Accuracy of lengths, in pixels.
const ACCURACY: f64 = 0.1;

/// Draws the outlines of these elements by hand, twice over each, as one who
/// sketches does. Groups with a transform of their own are left alone: they
/// are artwork.
pub(super) fn outlines(elements: &mut [Element], wobble: f64) {
    for element in elements {
        match element {
            Element::Group(group) if group.transform == kurbo::Affine::IDENTITY => {
                outlines(&mut group.elements, wobble);
            }
            Element::Path(path) if is_drawn(path) => outline(path, wobble),
            Element::Group(_) | Element::Path(_) | Element::Text(_) | Element::Symbol(_) => {}
        }
    }
}

fn is_drawn(element: &PathElement) -> bool {
    let size = element.shape.to_path().bounding_box().size();
    element.stroke.is_some() && size.width.max(size.height) >= SMALLEST
}

fn outline(element: &mut PathElement, wobble: f64) {
    let ruled = element.shape.to_path();
    let mut path = line(&ruled, wobble, Pass::First);
    let dashed = element
        .stroke
        .as_ref()
        .is_some_and(|pen| !pen.dash.is_empty());
    // Dashes of two passes would fill each other's gaps.
    if !dashed {
        path.extend(line(&ruled, wobble, Pass::Second));
    }
    element.shape = Outline::Path {
        path,
        rule: FillRule::Nonzero,
    };
}

/// Which time a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pass {
    First,
    Second,
}

/// A path drawn by hand, nowhere farther than `wobble` from the ruled one.
pub(super) fn line(path: &BezPath, wobble: f64, pass: Pass) -> BezPath {
    let moved = |point: Point| point + stray(point, pass) * wobble;
    let mut drawn = BezPath::new();
    for (element, segment) in with_segments(path) {
        match (element, segment) {
            (PathEl::MoveTo(to), _) => drawn.move_to(moved(to)),
            (_, Some(segment)) => {
                for piece in pieces(segment) {
                    drawn.curve_to(moved(piece.p1), moved(piece.p2), moved(piece.p3));
                }
                if element == PathEl::ClosePath {
                    drawn.close_path();
                }
            }
            (PathEl::ClosePath, None) => drawn.close_path(),
            (_, None) => {}
        }
    }
    drawn
}

/// The elements of a path, each with the curve that it draws.
fn with_segments(path: &BezPath) -> impl Iterator<Item = (PathEl, Option<PathSeg>)> {
    path.elements()
        .iter()
        .enumerate()
        .map(|(at, element)| (*element, path.get_seg(at)))
}

/// A curve in pieces that are short enough to follow the hand.
fn pieces(segment: PathSeg) -> impl Iterator<Item = CubicBez> {
    let curve = match segment {
        // Evenly paced, so that pieces of one length are pieces of one duration.
        PathSeg::Line(line) => CubicBez::new(
            line.p0,
            line.p0.lerp(line.p1, 1.0 / 3.0),
            line.p0.lerp(line.p1, 2.0 / 3.0),
            line.p1,
        ),
        curve => curve.to_cubic(),
    };
    let length = segment.arclen(ACCURACY);
    let count = (1_u32..)
        .find(|count| f64::from(*count) * STEP >= length)
        .expect("a drawn line has an end");
    (0..count).map(move |piece| {
        let at = |piece: u32| f64::from(piece) / f64::from(count);
        curve.subsegment(at(piece)..at(piece + 1))
    })
}

/// How far the hand strays at a place, in shares of the wobble: at most 1 along each axis.
fn stray(at: Point, pass: Pass) -> Vec2 {
    let seed = match pass {
        Pass::First => 0x51,
        Pass::Second => 0xa7,
    };
    let (stride, share) = TREMBLE;
    let along = |axis: u32| {
        (1.0 - share) * noise(at, STRIDE, seed + axis) + share * noise(at, stride, seed + 2 + axis)
    };
    Vec2::new(along(0), along(1))
}

/// Smooth noise between -1 and 1: random numbers at the corners of a grid, eased between them.
fn noise(at: Point, cell: f64, seed: u32) -> f64 {
    let (x, y) = (at.x / cell, at.y / cell);
    let (column, row) = (x.floor(), y.floor());
    let ease = |share: f64| share * share * (3.0 - 2.0 * share);
    let (right, down) = (ease(x - column), ease(y - row));
    let corner = |dx: f64, dy: f64| random(column + dx, row + dy, seed);
    let mix = |from: f64, to: f64, share: f64| from + (to - from) * share;
    mix(
        mix(corner(0.0, 0.0), corner(1.0, 0.0), right),
        mix(corner(0.0, 1.0), corner(1.0, 1.0), right),
        down,
    )
}

/// A number between -1 and 1 for the corner of a grid.
fn random(column: f64, row: f64, seed: u32) -> f64 {
    // Mixing by xor and multiplication, as in MurmurHash3's finalizer.
    let mut hash = column.to_bits() ^ row.to_bits().rotate_left(32) ^ u64::from(seed);
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    let top = u32::try_from(hash >> 32).expect("half of 64 bits");
    f64::from(top) / f64::from(u32::MAX) * 2.0 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> BezPath {
        kurbo::RoundedRect::new(10.0, 20.0, 210.0, 90.0, 10.0).to_path(0.1)
    }

    #[test]
    fn a_hand_strays_no_farther_than_it_may() {
        for pass in [Pass::First, Pass::Second] {
            let drawn = line(&card(), 2.0, pass);
            let grown = card().bounding_box().inflate(2.01, 2.01);
            assert!(grown.contains_rect(drawn.bounding_box()));
            assert_ne!(drawn, card());
        }
    }

    #[test]
    fn without_wobble_the_line_is_the_ruled_one() {
        let (ruled, drawn) = (card(), line(&card(), 0.0, Pass::First));
        assert!((ruled.area() - drawn.area()).abs() < 1e-6);
    }

    #[test]
    fn outlines_stay_closed_and_lines_open() {
        let closes = |path: &BezPath| {
            let ends = path.elements().iter();
            ends.filter(|end| **end == PathEl::ClosePath).count()
        };
        assert_eq!(closes(&line(&card(), 1.0, Pass::First)), 1);
        let mut open = BezPath::new();
        open.move_to((0.0, 0.0));
        open.line_to((100.0, 0.0));
        assert_eq!(closes(&line(&open, 1.0, Pass::First)), 0);
    }

    #[test]
    fn what_lies_on_each_other_stays_together() {
        let mut long = BezPath::new();
        long.move_to((0.0, 8.0));
        long.line_to((480.0, 8.0));
        let mut short = BezPath::new();
        short.move_to((0.0, 8.0));
        short.line_to((240.0, 8.0));
        let (long, short) = (
            line(&long, 1.5, Pass::First),
            line(&short, 1.5, Pass::First),
        );
        for (long, short) in long.segments().zip(short.segments()) {
            for at in [0.0, 0.5, 1.0] {
                assert!(long.eval(at).distance(short.eval(at)) < 1e-6);
            }
        }
    }

    #[test]
    fn an_empty_path_and_a_point_are_drawn() {
        assert!(line(&BezPath::new(), 1.0, Pass::First).is_empty());
        let mut point = BezPath::new();
        point.move_to((3.0, 4.0));
        point.close_path();
        assert!(line(&point, 1.0, Pass::First).is_finite());
    }
}
