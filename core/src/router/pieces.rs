//! The segments of routes, and how far each may move to its sides.

use std::collections::BTreeMap;

use crate::{
    EdgeIx, Index as _, Point, Rect, Table,
    router::{
        Body, Terminal,
        lines::landing,
        space::{CLEARANCE, Space, grow},
        ways::Axis,
    },
};

/// How near routes come to the rim of a frame that they may cross, in pixels.
const RIM: f64 = 8.0;
/// Differences below this are none, in pixels.
const NEAR: f64 = 1e-3;

/// Segments along one axis that move together: one of one route, or those of a
/// bundle that lie on each other.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Each with the position of its first point.
    pub(super) segments: Vec<(EdgeIx, usize)>,
    /// Its extent.
    pub(super) lo: f64,
    pub(super) hi: f64,
    /// Its coordinate across the axis: what it is, may be and is wanted to be.
    pub(super) at: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) want: f64,
}

/// The pieces of all routes along an axis.
pub(super) fn pieces(
    space: &Space<'_>,
    axis: Axis,
    paths: &Table<EdgeIx, Vec<Point>>,
    free: &[bool],
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut bundles: BTreeMap<u32, Vec<Piece>> = BTreeMap::new();
    for (index, points) in paths.enumerate() {
        for first in 0..points.len().saturating_sub(1) {
            let across = axis.across();
            if (across.of(points[first]) - across.of(points[first + 1])).abs() > NEAR {
                continue;
            }
            let piece = if free[index.position()] {
                piece(space, axis, index, points, first)
            } else {
                still(axis, index, points, first)
            };
            match space.board.wires[index].bundle {
                Some(bundle) if free[index.position()] => {
                    bundles.entry(bundle).or_default().push(piece);
                }
                _ => pieces.push(piece),
            }
        }
    }
    pieces.extend(bundles.into_values().flat_map(joined));
    pieces
}

/// Pieces of one bundle, those that lie on each other made one.
fn joined(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.lo.total_cmp(&b.lo)));
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        match kept.last_mut() {
            Some(last) if piece.at - last.at < NEAR && piece.lo <= last.hi + NEAR => {
                last.segments.extend(piece.segments);
                last.hi = last.hi.max(piece.hi);
                last.min = last.min.max(piece.min);
                last.max = last.max.min(piece.max);
                if last.min > last.max {
                    (last.min, last.max) = (last.at, last.at);
                }
            }
            _ => kept.push(piece),
        }
    }
    kept
}

/// A piece that stays where it is.
fn still(axis: Axis, wire: EdgeIx, points: &[Point], first: usize) -> Piece {
    let at = axis.across().of(points[first]);
    let (a, b) = (axis.of(points[first]), axis.of(points[first + 1]));
    Piece {
        segments: vec![(wire, first)],
        lo: a.min(b),
        hi: a.max(b),
        at,
        min: at,
        max: at,
        want: at,
    }
}

/// The piece that one segment is on its own.
pub(super) fn piece(
    space: &Space<'_>,
    axis: Axis,
    wire: EdgeIx,
    points: &[Point],
    first: usize,
) -> Piece {
    let mut piece = still(axis, wire, points, first);
    let it = &space.board.wires[wire];
    let mut ends = [None, None];
    if first == 0 {
        ends[0] = Some(it.source);
    }
    if first + 2 == points.len() {
        ends[1] = Some(it.target);
    }
    (piece.min, piece.max) = axis.across().span(space.bounds);
    walls(space, axis, wire, ends, &mut piece);
    for end in ends.into_iter().flatten() {
        let (lo, hi) = berth(space, axis, &end, piece.at);
        piece.min = piece.min.max(lo);
        piece.max = piece.max.min(hi);
    }
    if ends == [None, None] {
        center(axis, points, first, &mut piece);
    }
    // What is in the way already stays, rather than to be pushed to who knows where.
    if piece.min > piece.at + NEAR || piece.max < piece.at - NEAR {
        (piece.min, piece.max, piece.want) = (piece.at, piece.at, piece.at);
    }
    piece
}

/// Where on its side a route may end.
fn berth(space: &Space<'_>, axis: Axis, end: &Terminal, at: f64) -> (f64, f64) {
    match end.port {
        Some(_) => (at, at),
        None => landing(axis.across().span(space.board.landing(end.body))),
    }
}

/// Limits a piece by the boxes to its sides.
fn walls(
    space: &Space<'_>,
    axis: Axis,
    wire: EdgeIx,
    ends: [Option<Terminal>; 2],
    piece: &mut Piece,
) {
    let ends_at = |body: Body| ends.iter().flatten().any(|end| end.body == body);
    for node in space.board.nodes.indices() {
        let rect = space.grown(node);
        if beside(axis, rect, piece) && !ends_at(Body::Node(node)) {
            keep_out(axis, rect, piece);
        }
    }
    let it = &space.board.wires[wire];
    for (index, frame) in space.board.frames.enumerate() {
        let body = Body::Frame(index);
        if !beside(axis, grow(frame.rect, CLEARANCE), piece) || ends_at(body) {
            continue;
        }
        let open = [it.source.body, it.target.body]
            .into_iter()
            .any(|end| space.board.leads_inside(body, end));
        if !open {
            let rect = space.grown_frame(index);
            if beside(axis, rect, piece) {
                keep_out(axis, rect, piece);
            }
            continue;
        }
        if let Some(title) = frame.title_box()
            && beside(axis, title, piece)
            && !strikes(axis, title, piece)
        {
            keep_out(axis, title, piece);
        }
        let (first, last) = axis.across().span(frame.rect);
        for rim in [first, last] {
            if piece.at <= rim {
                piece.max = piece.max.min((rim - RIM).max(piece.at));
            } else {
                piece.min = piece.min.max((rim + RIM).min(piece.at));
            }
        }
    }
}

/// Whether a box is to one side of a piece, rather than before or behind it.
fn beside(axis: Axis, rect: Rect, piece: &Piece) -> bool {
    let (lo, hi) = axis.span(rect);
    lo + NEAR < piece.hi && piece.lo < hi - NEAR
}

/// Whether a piece leads through the inside of a box that it is beside.
fn strikes(axis: Axis, rect: Rect, piece: &Piece) -> bool {
    let (lo, hi) = axis.across().span(rect);
    lo + NEAR < piece.at && piece.at < hi - NEAR
}

fn keep_out(axis: Axis, rect: Rect, piece: &mut Piece) {
    let (lo, hi) = axis.across().span(rect);
    if hi <= piece.at + NEAR {
        piece.min = piece.min.max(hi.min(piece.at));
    } else if lo >= piece.at - NEAR {
        piece.max = piece.max.min(lo.max(piece.at));
    } else {
        (piece.min, piece.max) = (piece.at, piece.at);
    }
}

/// Keeps an inner piece between its neighbours, and wants it half way where
/// they lead to different sides.
fn center(axis: Axis, points: &[Point], first: usize, piece: &mut Piece) {
    let across = axis.across();
    let before = across.of(points[first - 1]);
    let after = across.of(points[first + 2]);
    let fixed = [
        (first == 1).then_some(before),
        (first + 3 == points.len()).then_some(after),
    ];
    for end in fixed.into_iter().flatten() {
        let room = CLEARANCE.min((piece.at - end).abs());
        if end < piece.at {
            piece.min = piece.min.max(end + room);
        } else {
            piece.max = piece.max.min(end - room);
        }
    }
    let (least, most) = (before.min(after), before.max(after));
    if least < piece.at && piece.at < most {
        piece.want = f64::midpoint(piece.min.max(least), piece.max.min(most));
    }
}
