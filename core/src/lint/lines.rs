//! Lines that cross, and lines that run in one.
//!
//! Lines of one fan-out are drawn as one where they run together, so what they
//! meet there they meet once.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Line, ParamCurve as _};

use super::{
    Code, Finding,
    sheet::{Piece, Sheet},
};
use crate::{EdgeIx, Index as _, Point, Rect, Vec2, geometry::Short};

/// How near a bend a line may pass and still meet it there, in pixels.
const NEAR: f64 = 0.05;
/// How near two places are that a layout meant to be the same, in pixels.
const SAME_PLACE: f64 = 0.5;
/// Lines nearer to each other than this look like one, in pixels.
const APART: f64 = 1.0;
/// The sine of the least angle between lines that are not parallel.
const PARALLEL: f64 = 0.02;
/// Pieces that run in one for less than this only touch, in pixels.
const TOUCH: f64 = 0.5;
/// The shortest run in one that anybody sees, in pixels.
const LEAST_RUN: f64 = 6.0;
/// How near the end of a line a run counts as reaching it, in pixels.
const AT_END: f64 = 2.0;

/// Adds crossings and overlaps.
pub(super) fn find(findings: &mut Vec<Finding>, sheet: &Sheet<'_>) {
    // A bend belongs to two pieces, and may be met with both.
    let mut met_at_bends = BTreeSet::new();
    let mut runs: BTreeMap<[EdgeIx; 2], Vec<Run>> = BTreeMap::new();
    let mut meetings = Vec::new();
    for one in &sheet.pieces {
        for other in sheet.buckets.along(one.line) {
            let other = &sheet.pieces[other];
            // Every pair is met from both sides; an edge does not meet itself.
            if one.edge >= other.edge {
                continue;
            }
            let edges = [one.edge, other.edge];
            if let Some(run) = run(sheet, one, other.line) {
                if !sheet.same_bundle(one.edge, other.edge) {
                    runs.entry(edges).or_default().push(run);
                }
            } else if let Some((at, stations)) = meeting(sheet, one, other)
                && (stations.iter().all(|it| matches!(it, Station::Piece(_)))
                    || met_at_bends.insert((edges, stations)))
            {
                meetings.push(Meeting {
                    edges,
                    place: Rect::from_points(at, at),
                });
            }
        }
    }
    let runs = runs
        .into_iter()
        .flat_map(|(edges, runs)| overlaps(sheet, edges, runs));
    report(findings, sheet, Code::EdgeCrossing, meetings);
    report(findings, sheet, Code::EdgesOverlap, runs.collect());
}

/// Two edges in one place.
struct Meeting {
    edges: [EdgeIx; 2],
    place: Rect,
}

/// Adds a finding for each place. What a trunk meets, all edges that share it meet there.
fn report(findings: &mut Vec<Finding>, sheet: &Sheet<'_>, code: Code, mut met: Vec<Meeting>) {
    for meeting in &mut met {
        let [one, other] = meeting.edges;
        if trunk(sheet, one) > trunk(sheet, other) {
            meeting.edges = [other, one];
        }
    }
    let key = |meeting: &Meeting| meeting.edges.map(|edge| trunk(sheet, edge));
    met.sort_by(|a, b| {
        let (a_at, b_at) = (a.place.origin(), b.place.origin());
        key(a)
            .cmp(&key(b))
            .then(a_at.x.total_cmp(&b_at.x))
            .then(a_at.y.total_cmp(&b_at.y))
            .then(a.edges.cmp(&b.edges))
    });
    let mut merged: Vec<([Vec<EdgeIx>; 2], Rect)> = Vec::new();
    for group in met.chunk_by(|a, b| key(a) == key(b)) {
        let first = merged.len();
        for Meeting { edges, place } in group {
            let same = merged[first..]
                .iter_mut()
                .rev()
                .take_while(|(_, it)| place.x0 - it.x0 <= SAME_PLACE)
                .find(|(_, it)| it.origin().distance(place.origin()) <= SAME_PLACE);
            match same {
                Some((sides, _)) => {
                    for (side, edge) in sides.iter_mut().zip(edges) {
                        if !side.contains(edge) {
                            side.push(*edge);
                        }
                    }
                }
                None => merged.push((edges.map(|edge| vec![edge]), *place)),
            }
        }
    }
    for side in merged.iter_mut().flat_map(|(sides, _)| sides) {
        side.sort_unstable();
    }
    merged.sort_by(|(a, _), (b, _)| a.cmp(b));
    let told = merged
        .into_iter()
        .map(|(sides, place)| finding(sheet, code, sides, place));
    findings.extend(told);
}

fn finding(sheet: &Sheet<'_>, code: Code, sides: [Vec<EdgeIx>; 2], place: Rect) -> Finding {
    let things = sides
        .iter()
        .flatten()
        .map(|edge| sheet.edge(*edge))
        .collect();
    let [one, other] = sides.map(|side| {
        let first = side.first().map(|edge| sheet.edge(*edge).words());
        let first = first.expect("a side has an edge from the beginning");
        if side.len() > 1 {
            format!("the trunk of {first}")
        } else {
            first
        }
    });
    let message = if code == Code::EdgesOverlap {
        let length = Short((place.width() + place.height()).round());
        format!("{one} and {other} run in one for {length} pixels")
    } else {
        format!("{one} crosses {other}")
    };
    Finding {
        code,
        message,
        things,
        place,
    }
}

/// What is drawn as one where it runs together: a fan-out, or an edge alone.
fn trunk(sheet: &Sheet<'_>, edge: EdgeIx) -> (bool, usize) {
    match sheet.diagram.edges[edge].bundle {
        Some(bundle) => (
            true,
            usize::try_from(bundle).expect("an address has at least 32 bits"),
        ),
        None => (false, edge.position()),
    }
}

/// Where on its way an edge meets another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Station {
    /// At a bend or an end.
    Bend(usize),
    /// Within a piece.
    Piece(usize),
}

impl Station {
    /// The station at a share of a piece.
    fn at(piece: &Piece, share: f64) -> Self {
        let length = piece.line.p0.distance(piece.line.p1);
        if share * length <= NEAR {
            Self::Bend(piece.number)
        } else if (1.0 - share) * length <= NEAR {
            Self::Bend(piece.number + 1)
        } else {
            Self::Piece(piece.number)
        }
    }

    /// The ways back and on from there; none at an end of the edge.
    fn rays(self, way: &[Point]) -> Option<[Vec2; 2]> {
        match self {
            Self::Bend(at) => {
                let before = way.get(at.checked_sub(1)?)?;
                Some([*before - way[at], *way.get(at + 1)? - way[at]])
            }
            Self::Piece(at) => Some([way[at] - way[at + 1], way[at + 1] - way[at]]),
        }
    }
}

/// Where two pieces cross. To touch is not to cross: the
/// ways of one edge must lie on both sides of the other.
fn meeting(sheet: &Sheet<'_>, one: &Piece, other: &Piece) -> Option<(Point, [Station; 2])> {
    let (a, b) = (one.line.p1 - one.line.p0, other.line.p1 - other.line.p0);
    let between = other.line.p0 - one.line.p0;
    let area = a.cross(b);
    if area == 0.0 {
        return None;
    }
    let (s, t) = (between.cross(b) / area, between.cross(a) / area);
    let reaches = |share: f64, way: Vec2| {
        let slack = NEAR / way.hypot();
        (-slack..=1.0 + slack).contains(&share)
    };
    if !(reaches(s, a) && reaches(t, b)) {
        return None;
    }
    let stations = [Station::at(one, s), Station::at(other, t)];
    let mine = stations[0].rays(&sheet.ways[one.edge])?;
    let its = stations[1].rays(&sheet.ways[other.edge])?;
    separates(mine, its).then(|| (one.line.eval(s), stations))
}

/// Whether the ways `a` leave on different sides of the ways `b`.
fn separates(a: [Vec2; 2], b: [Vec2; 2]) -> bool {
    let along = |one: Vec2, other: Vec2| {
        one.dot(other) > 0.0 && one.cross(other).abs() <= PARALLEL * one.hypot() * other.hypot()
    };
    if a.iter().any(|ray| b.iter().any(|its| along(*ray, *its))) {
        return false;
    }
    is_between(a[0], b) != is_between(a[1], b)
}

/// Whether a way lies between two others, turning from the first to the second.
fn is_between(ray: Vec2, [from, to]: [Vec2; 2]) -> bool {
    if from.cross(to) >= 0.0 {
        from.cross(ray) > 0.0 && ray.cross(to) > 0.0
    } else {
        from.cross(ray) > 0.0 || ray.cross(to) > 0.0
    }
}

/// The part of an edge that another runs along, as distances from its start.
#[derive(Clone, Copy)]
struct Run {
    from: f64,
    to: f64,
}

/// Where a piece and a line in nearly its direction are too near to be told
/// apart; a mere touch of their ends is none.
fn run(sheet: &Sheet<'_>, piece: &Piece, other: Line) -> Option<Run> {
    let (way, its_way) = (piece.line.p1 - piece.line.p0, other.p1 - other.p0);
    let length = way.hypot();
    if way.cross(its_way).abs() > PARALLEL * length * its_way.hypot() {
        return None;
    }
    let unit = way / length;
    let along = |point: Point| (point - piece.line.p0).dot(unit);
    let beside = |point: Point| (point - piece.line.p0).cross(unit);
    let (start, end) = (along(other.p0), along(other.p1));
    let slope = (beside(other.p1) - beside(other.p0)) / (end - start);
    let (mut from, mut to) = (start.min(end).max(0.0), start.max(end).min(length));
    let gap = |at: f64| beside(other.p0) + slope * (at - start);
    if slope.abs() > f64::EPSILON {
        // Between these two places the lines are as near as it takes.
        let [one, two] = [-APART, APART].map(|gap| start + (gap - beside(other.p0)) / slope);
        (from, to) = (from.max(one.min(two)), to.min(one.max(two)));
    } else if gap(from).abs() > APART {
        return None;
    }
    if to - from < TOUCH {
        return None;
    }
    let points = &sheet.ways[piece.edge][..=piece.number];
    let before: f64 = points
        .windows(2)
        .map(|pair| pair[0].distance(pair[1]))
        .sum();
    Some(Run {
        from: before + from,
        to: before + to,
    })
}

/// The runs of two edges, joined where they touch, without those that lead to
/// an end that both have: there, lines may come together.
fn overlaps(sheet: &Sheet<'_>, edges: [EdgeIx; 2], mut runs: Vec<Run>) -> Vec<Meeting> {
    runs.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if run.from <= last.to + APART => last.to = last.to.max(run.to),
            _ => joined.push(run),
        }
    }
    let way = &sheet.ways[edges[0]];
    let length: f64 = way.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let [at_start, at_end] = common_ends(sheet, edges);
    joined
        .into_iter()
        .filter(|run| run.to - run.from >= LEAST_RUN)
        .filter(|run| !(at_start && run.from <= AT_END || at_end && run.to >= length - AT_END))
        .map(|run| Meeting {
            edges,
            place: part(way, run),
        })
        .collect()
}

/// Whether the start and the end of the first edge are ends of the second, in the same place.
fn common_ends(sheet: &Sheet<'_>, [one, other]: [EdgeIx; 2]) -> [bool; 2] {
    let ends = |edge: EdgeIx| {
        let way = &sheet.ways[edge];
        let it = &sheet.diagram.edges[edge];
        let item = |end| &sheet.diagram.end_item(end).id;
        [
            (item(it.source), way.first()),
            (item(it.target), way.last()),
        ]
    };
    ends(one).map(|(item, at)| {
        ends(other).iter().any(|(its, its_at)| {
            item == *its
                && at
                    .zip(*its_at)
                    .is_some_and(|(a, b)| a.distance(*b) <= AT_END)
        })
    })
}

/// The box around a part of a way.
fn part(way: &[Point], run: Run) -> Rect {
    let mut passed = 0.0;
    let mut place: Option<Rect> = None;
    for pair in way.windows(2) {
        let line = Line::new(pair[0], pair[1]);
        let length = pair[0].distance(pair[1]);
        let (from, to) = ((run.from - passed).max(0.0), (run.to - passed).min(length));
        if from < to {
            let part = Rect::from_points(line.eval(from / length), line.eval(to / length));
            place = Some(place.map_or(part, |place| place.union(part)));
        }
        passed += length;
    }
    place.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(list: [(f64, f64); 2]) -> [Vec2; 2] {
        list.map(Vec2::from)
    }

    #[test]
    fn only_ways_on_both_sides_cross() {
        let level = ways([(-1.0, 0.0), (1.0, 0.0)]);
        let cases = [
            ([(0.0, -1.0), (0.0, 1.0)], true),
            ([(0.0, 1.0), (0.0, -1.0)], true),
            ([(0.5, 1.0), (-0.5, 1.0)], false),
            ([(-1.0, 0.0), (0.0, 1.0)], false),
            ([(-1.0, 0.1), (1.0, -0.1)], true),
        ];
        for (other, expected) in cases {
            assert_eq!(separates(ways(other), level), expected, "{other:?}");
            assert_eq!(separates(level, ways(other)), expected, "{other:?} turned");
        }
        let corner = ways([(-1.0, 0.0), (0.0, 1.0)]);
        let kissing = ways([(0.0, -1.0), (1.0, 0.0)]);
        assert!(!separates(kissing, corner), "two corners that touch");
    }
}
