//! The room between boxes: how near routes come to each, and how far lines run free.

use crate::{
    ContainerIx, Index as _, NodeIx, Point, Rect, Table,
    router::{
        Board, Body, Wire,
        buckets::{Buckets, inside},
        ways::Axis,
    },
};

/// How near routes come to boxes where there is room, in pixels.
pub(super) const CLEARANCE: f64 = 12.0;
/// The room around all boxes that routes may use, in pixels.
const OUTSIDE: f64 = 64.0;
/// How much of a box's margin a line may lie in without being in it, in pixels.
const SLACK: f64 = 1.0 / 64.0;

/// A board with the margins of its boxes.
pub(super) struct Space<'a> {
    pub(super) board: &'a Board,
    /// How near routes come to each node: half of the way to its nearest neighbour at most.
    pub(super) margins: Table<NodeIx, f64>,
    /// The same for frames, from outside.
    pub(super) frame_margins: Table<ContainerIx, f64>,
    /// What holds everything that routes may use.
    pub(super) bounds: Rect,
    /// For each axis, nodes with their margins by where they begin and by where they end.
    begins: [Vec<Rect>; 2],
    ends: [Vec<Rect>; 2],
    /// The nodes by where they are.
    nodes: Buckets,
}

impl<'a> Space<'a> {
    pub(super) fn new(board: &'a Board) -> Self {
        let (margins, frame_margins) = margins(board);
        let grown: Vec<Rect> = board
            .nodes
            .iter()
            .zip(&margins)
            .map(|(node, margin)| grow(node.rect, *margin))
            .collect();
        let sorted = |axis: Axis, key: fn((f64, f64)) -> f64| {
            let mut sorted = grown.clone();
            sorted.sort_by(|a, b| key(axis.span(*a)).total_cmp(&key(axis.span(*b))));
            sorted
        };
        let rects = board.nodes.iter().map(|it| it.rect);
        let rects = rects.chain(board.frames.iter().map(|it| it.rect));
        let points = board.wires.iter().flat_map(|wire| &wire.given);
        let all = rects
            .chain(points.map(|point| Rect::from_points(*point, *point)))
            .reduce(|a, b| a.union(b))
            .unwrap_or_default();
        Self {
            board,
            margins,
            frame_margins,
            bounds: grow(all, OUTSIDE),
            begins: Axis::BOTH.map(|axis| sorted(axis, |span| span.0)),
            ends: Axis::BOTH.map(|axis| sorted(axis, |span| span.1)),
            nodes: Buckets::new(board.nodes.iter().map(|it| it.rect).collect()),
        }
    }

    /// How far a line runs free from `from` with or against an axis, at the coordinate `across` it.
    pub(super) fn reach(&self, axis: Axis, from: f64, across: f64, grows: bool) -> f64 {
        let hits = |rect: &&Rect| {
            let (lo, hi) = axis.across().span(**rect);
            lo + SLACK < across && across < hi - SLACK
        };
        let (first, last) = axis.span(self.bounds);
        if grows {
            let begins = &self.begins[axis.number()];
            let start = begins.partition_point(|rect| axis.span(*rect).0 < from - SLACK);
            let hit = begins[start..].iter().find(hits);
            hit.map_or(last, |rect| axis.span(*rect).0)
        } else {
            let ends = &self.ends[axis.number()];
            let end = ends.partition_point(|rect| axis.span(*rect).1 <= from + SLACK);
            let hit = ends[..end].iter().rev().find(hits);
            hit.map_or(first, |rect| axis.span(*rect).1)
        }
    }

    /// What a straight line of a wire runs through, or nearer to than `away`
    /// pixels: nodes, and frames that it may not cross. Boxes that it ends at count
    /// without their rims.
    pub(super) fn hits(&self, wire: &Wire, from: Point, to: Point, away: f64) -> Vec<Body> {
        let ends = [wire.source.body, wire.target.body];
        let room = |body| if ends.contains(&body) { -1.0 } else { away };
        let hit = |body: &Body| {
            let rect = grow(self.board.rect(*body), room(*body));
            rect.width() > 0.0 && rect.height() > 0.0 && inside(from, to, rect).is_some()
        };
        let nodes = self.nodes.near(grow(Rect::from_points(from, to), away));
        let nodes = nodes.into_iter().map(|it| Body::Node(NodeIx::new(it)));
        let frames = self.board.frames.indices().map(Body::Frame);
        let closed = |body: &Body| {
            let mut ends = ends.into_iter();
            !ends.any(|end| self.board.leads_inside(*body, end))
        };
        // Asking what a frame holds takes longer than asking where it is.
        let frames = frames.filter(|it| hit(it) && closed(it));
        nodes.filter(hit).chain(frames).collect()
    }

    /// The node's box with its margin.
    pub(super) fn grown(&self, node: NodeIx) -> Rect {
        grow(self.board.nodes[node].rect, self.margins[node])
    }

    /// The frame's box with its margin.
    pub(super) fn grown_frame(&self, frame: ContainerIx) -> Rect {
        grow(self.board.frames[frame].rect, self.frame_margins[frame])
    }

    /// The frames that a wire may cross: those that hold one of its ends, but
    /// not one that it ends at from outside.
    pub(super) fn open_frames(&self, wire: &Wire) -> impl Iterator<Item = ContainerIx> {
        let ends = [wire.source.body, wire.target.body];
        ends.into_iter().flat_map(|end| self.board.around(end))
    }
}

/// A box with so much more room on each side.
pub(super) fn grow(rect: Rect, by: f64) -> Rect {
    rect.inflate(by, by)
}

/// The distance of two boxes along the axis in which they are farther apart.
fn apart(a: Rect, b: Rect) -> f64 {
    let x = (b.x0 - a.x1).max(a.x0 - b.x1);
    let y = (b.y0 - a.y1).max(a.y0 - b.y1);
    x.max(y).max(0.0)
}

/// The margins of nodes and of frames. With them, no two boxes of which none
/// holds the other overlap, if they did not without.
fn margins(board: &Board) -> (Table<NodeIx, f64>, Table<ContainerIx, f64>) {
    let bodies = board.nodes.indices().map(Body::Node);
    let bodies = bodies.chain(board.frames.indices().map(Body::Frame));
    let mut sorted: Vec<(Rect, Body)> = bodies.map(|body| (board.rect(body), body)).collect();
    sorted.sort_by(|a, b| a.0.x0.total_cmp(&b.0.x0).then(a.1.cmp(&b.1)));
    let mut margins: Table<NodeIx, f64> = vec![CLEARANCE; board.nodes.len()].into();
    let mut frames: Table<ContainerIx, f64> = vec![CLEARANCE; board.frames.len()].into();
    for (number, (rect, body)) in sorted.iter().enumerate() {
        let near = sorted[number + 1..]
            .iter()
            .take_while(|(other, _)| other.x0 < rect.x1 + 2.0 * CLEARANCE);
        for (other, its) in near {
            let half = apart(*rect, *other) / 2.0;
            if half >= CLEARANCE || holds(board, *body, *its) || holds(board, *its, *body) {
                continue;
            }
            for body in [*body, *its] {
                let margin = match body {
                    Body::Node(node) => &mut margins[node],
                    Body::Frame(frame) => &mut frames[frame],
                };
                *margin = margin.min(half);
            }
        }
    }
    (margins, frames)
}

fn holds(board: &Board, outer: Body, inner: Body) -> bool {
    matches!(outer, Body::Frame(_)) && board.leads_inside(outer, inner)
}
