//! Sets routes apart that lie on each other, and centres them in their channels.
//!
//! Precondition: the points of each route alternate between horizontal and
//! vertical steps. Postcondition: the same, with the same bends in the same order.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeSet, BinaryHeap},
};

use crate::{
    EdgeIx, Index as _, Point, Table,
    router::{
        order::{self, Segment},
        pieces::{Piece, piece, pieces},
        separate::{Before, Place, separate},
        space::Space,
        ways::{Axis, without_idle},
    },
};

/// How far beyond its ends a segment keeps others away, in pixels.
const TIP: f64 = 4.0;
/// The distance of two segments of one route, in pixels.
const STEP: f64 = 6.0;
/// The most pairs of segments that are compared on an axis.
const MOST: usize = 1_000_000;
/// Segments that are nearer to each other lie on each other, in pixels.
const SAME: f64 = 0.5;
/// How often both axes are set apart: moving one changes what is beside the other.
const ROUNDS: usize = 2;

/// Moves the segments of `wires`; all other routes stay as they are.
pub(super) fn apart(space: &Space<'_>, wires: &[EdgeIx], paths: &mut Table<EdgeIx, Vec<Point>>) {
    let mut free = vec![false; paths.len()];
    for wire in wires {
        free[wire.position()] = true;
    }
    for &wire in wires {
        if space.board.wires[wire].bundle.is_none() {
            straighten(space, wire, &mut paths[wire]);
        }
    }
    let before = paths.clone();
    for _ in 0..ROUNDS {
        for axis in [Axis::Y, Axis::X] {
            let pieces = pieces(space, axis, paths, &free);
            for (piece, at) in pieces.iter().zip(moved(space, axis, &before, &pieces)) {
                for (wire, first) in &piece.segments {
                    if free[wire.position()] {
                        for point in &mut paths[*wire][*first..=*first + 1] {
                            *axis.across().of_mut(point) = at;
                        }
                    }
                }
            }
        }
    }
    for wire in wires {
        paths[*wire] = without_idle(&paths[*wire]);
    }
}

/// Moves ends along their sides where that saves two bends.
fn straighten(space: &Space<'_>, wire: EdgeIx, points: &mut Vec<Point>) {
    for at_start in [true, false] {
        let Some(last) = points.len().checked_sub(4) else {
            return;
        };
        // The segment, where the jog beside it leads, and the way on from there.
        let (first, jog, way) = if at_start {
            (0, points[2], points[3] - points[2])
        } else {
            (last + 2, points[last + 1], points[last + 1] - points[last])
        };
        let own = points[first + 1] - points[first];
        if own.dot(way) <= 0.0 {
            continue;
        }
        let axis = if own.x.abs() >= own.y.abs() {
            Axis::X
        } else {
            Axis::Y
        };
        let at = axis.across().of(jog);
        let piece = piece(space, axis, wire, points, first);
        if piece.min <= at && at <= piece.max {
            for point in &mut points[first..=first + 1] {
                *axis.across().of_mut(point) = at;
            }
            *points = without_idle(points);
        }
    }
}

/// Where pieces move to.
fn moved(
    space: &Space<'_>,
    axis: Axis,
    before: &Table<EdgeIx, Vec<Point>>,
    pieces: &[Piece],
) -> Vec<f64> {
    let Some(pairs) = pairs(space, axis, before, pieces) else {
        return pieces.iter().map(|piece| piece.at).collect();
    };
    let mut at: Vec<f64> = pieces.iter().map(|piece| piece.at).collect();
    for group in groups(pieces.len(), &pairs) {
        let sorted = sorted(pieces, &group);
        let places: Vec<Place> = sorted
            .iter()
            .map(|it| {
                let Piece { min, max, want, .. } = pieces[*it];
                Place { min, max, want }
            })
            .collect();
        let mut rank = std::collections::BTreeMap::new();
        for (position, it) in sorted.iter().enumerate() {
            rank.insert(*it, position);
        }
        let demands: Vec<Before> = group
            .pairs
            .iter()
            .map(|pair| {
                let (a, b) = (rank[&pair.first], rank[&pair.second]);
                Before {
                    first: a.min(b),
                    second: a.max(b),
                    gap: pair.gap,
                }
            })
            .collect();
        for (it, place) in sorted.iter().zip(separate(&places, &demands)) {
            at[*it] = place;
        }
    }
    at
}

/// The pieces that must not lie on each other; none where there are too many.
fn pairs(
    space: &Space<'_>,
    axis: Axis,
    before: &Table<EdgeIx, Vec<Point>>,
    pieces: &[Piece],
) -> Option<Vec<Before>> {
    let gap = space.board.gap;
    let mut sorted: Vec<usize> = (0..pieces.len()).collect();
    sorted.sort_by(|a, b| pieces[*a].lo.total_cmp(&pieces[*b].lo).then(a.cmp(b)));
    let mut pairs = Vec::new();
    let mut compared = 0;
    for (number, &a) in sorted.iter().enumerate() {
        for &b in &sorted[number + 1..] {
            let (one, other) = (&pieces[a], &pieces[b]);
            if other.lo > one.hi + TIP {
                break;
            }
            compared += 1;
            if compared > MOST {
                return None;
            }
            let far = one.min > other.max + gap || other.min > one.max + gap;
            let still = one.min >= one.max && other.min >= other.max;
            if far || still {
                continue;
            }
            let own = one.segments.iter().any(|(wire, _)| {
                let mut others = other.segments.iter();
                others.any(|(its, _)| its == wire)
            });
            let (first, second) = match compare(space, axis, before, one, other) {
                Ordering::Greater => (b, a),
                _ => (a, b),
            };
            let gap = if own { STEP.min(gap) } else { gap };
            pairs.push(Before { first, second, gap });
        }
    }
    Some(pairs)
}

/// The order in which two pieces stand, by where they stood before any moved.
fn compare(
    space: &Space<'_>,
    axis: Axis,
    before: &Table<EdgeIx, Vec<Point>>,
    one: &Piece,
    other: &Piece,
) -> Ordering {
    let segment = |piece: &Piece| {
        // The segments of a trunk stand where the longest does.
        let long = |(wire, first): &(EdgeIx, usize)| {
            let points = &before[*wire];
            (axis.of(points[*first]) - axis.of(points[*first + 1])).abs()
        };
        let longest = piece
            .segments
            .iter()
            .max_by(|a, b| long(a).total_cmp(&long(b)));
        let (wire, first) = longest.expect("a piece has a segment");
        Segment {
            wire: &space.board.wires[*wire],
            number: wire.position(),
            points: &before[*wire],
            first: *first,
        }
    };
    let (a, b) = (segment(one), segment(other));
    let at = |it: Segment<'_>| axis.across().of(it.points[it.first]);
    if (at(a) - at(b)).abs() > SAME {
        at(a).total_cmp(&at(b))
    } else {
        order::across(axis, a, b)
    }
}

/// Pieces that pairs join, and those pairs.
struct Group {
    pieces: Vec<usize>,
    pairs: Vec<Before>,
}

fn groups(pieces: usize, pairs: &[Before]) -> Vec<Group> {
    let mut root: Vec<usize> = (0..pieces).collect();
    let find = |root: &mut Vec<usize>, mut it: usize| {
        while root[it] != it {
            root[it] = root[root[it]];
            it = root[it];
        }
        it
    };
    for pair in pairs {
        let (a, b) = (find(&mut root, pair.first), find(&mut root, pair.second));
        root[a.max(b)] = a.min(b);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut of_root = vec![None; pieces];
    for it in 0..pieces {
        let own = find(&mut root, it);
        let group = *of_root[own].get_or_insert_with(|| {
            groups.push(Group {
                pieces: Vec::new(),
                pairs: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].pieces.push(it);
    }
    for pair in pairs {
        let own = find(&mut root, pair.first);
        if let Some(group) = of_root[own] {
            groups[group].pairs.push(*pair);
        }
    }
    groups
}

/// The pieces of a group in an order that pairs agree with. Where they
/// contradict each other, the place and the number decide.
fn sorted(pieces: &[Piece], group: &Group) -> Vec<usize> {
    let key = |it: usize| (Sortable(pieces[it].at), it);
    let mut waits = std::collections::BTreeMap::new();
    let mut after: std::collections::BTreeMap<usize, Vec<usize>> = Default::default();
    for &it in &group.pieces {
        waits.insert(it, 0_usize);
    }
    for pair in &group.pairs {
        *waits.entry(pair.second).or_default() += 1;
        after.entry(pair.first).or_default().push(pair.second);
    }
    let mut rest: BTreeSet<(Sortable, usize)> = group.pieces.iter().map(|it| key(*it)).collect();
    let ready = group.pieces.iter().filter(|it| waits[it] == 0);
    let mut heap: BinaryHeap<Reverse<(Sortable, usize)>> =
        ready.map(|it| Reverse(key(*it))).collect();
    let mut sorted = Vec::with_capacity(group.pieces.len());
    while let Some(&least) = rest.first() {
        let next = heap.pop().map_or(least, |Reverse(next)| next);
        if !rest.remove(&next) {
            continue;
        }
        sorted.push(next.1);
        for second in after.get(&next.1).into_iter().flatten() {
            if let Some(waiting) = waits.get_mut(second) {
                *waiting = waiting.saturating_sub(1);
                if *waiting == 0 {
                    heap.push(Reverse(key(*second)));
                }
            }
        }
    }
    sorted
}

/// A number with a total order.
#[derive(Clone, Copy, Debug)]
struct Sortable(f64);

impl Ord for Sortable {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Sortable {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Sortable {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Sortable {}
