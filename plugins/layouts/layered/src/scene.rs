//! A drawing, seen from one of its edges: what a new way of the edge would meet.

use crate::{
    assemble::label_box,
    geometry::{Point, Rect},
    problem::{Drawing, End, Problem},
    titles,
    tree::{Tree, level},
};

/// In drawings with more pieces of routes than this, looking for better ways takes too long.
const MOST_PIECES: usize = 4000;

/// Whether a drawing is small enough to look for better ways.
pub(crate) fn is_small(drawing: &Drawing) -> bool {
    drawing.routes.iter().map(Vec::len).sum::<usize>() <= MOST_PIECES
}

/// A drawing, seen from one of its edges.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) drawing: &'a Drawing,
    pub(crate) tree: &'a Tree,
    pub(crate) edge: usize,
}

impl Scene<'_> {
    /// Whether these pieces lead through nothing and keep their distance from everything.
    pub(crate) fn is_free(&self, points: &[Point]) -> bool {
        let gap = self.problem.options.spacing.edge / 2;
        points.windows(2).all(|pair| {
            let line = piece(pair[0], pair[1]);
            self.avoids_nodes(line, gap)
                && self.avoids_frames(line, gap)
                && self.avoids_titles(line)
                && self.avoids_labels(line)
                && self.avoids_routes(line, gap)
        })
    }

    fn avoids_nodes(&self, line: Rect, gap: i64) -> bool {
        let edge = &self.problem.edges[self.edge];
        let nodes = self.problem.nodes.iter().zip(&self.drawing.nodes);
        nodes.enumerate().all(|(n, (node, &at))| {
            let is_end = [edge.source.end, edge.target.end].contains(&End::Node(n));
            let room = if is_end { 0 } else { gap };
            !enters(Rect::at(at, node.size).grown(room), line)
        })
    }

    /// Frames may be crossed by what has an end in them, but not followed.
    fn avoids_frames(&self, line: Rect, gap: i64) -> bool {
        let edge = &self.problem.edges[self.edge];
        let homes = [edge.source.end, edge.target.end].map(|end| match end {
            End::Node(n) => level(self.problem.nodes[n].parent),
            End::Container(c) => c + 1,
        });
        self.drawing
            .containers
            .iter()
            .enumerate()
            .all(|(c, &frame)| {
                let is_home = homes.iter().any(|&home| self.tree.holds(c + 1, home));
                let is_free = is_home || !enters(frame, line);
                is_free
                    && sides(frame)
                        .into_iter()
                        .all(|side| !follows(side, line, gap))
            })
    }

    fn avoids_titles(&self, line: Rect) -> bool {
        let frames = self.drawing.containers.iter().enumerate();
        frames
            .filter_map(|(c, &frame)| titles::place(self.problem, c, frame))
            .all(|title| !enters(title, line))
    }

    fn avoids_labels(&self, line: Rect) -> bool {
        let edges = self.problem.edges.iter().zip(&self.drawing.labels);
        edges.enumerate().all(|(e, (edge, centres))| {
            let mut labels = edge.labels.iter().zip(centres);
            e == self.edge
                || labels.all(|(label, &at)| !enters(label_box(label.size, at).grown(2), line))
        })
    }

    fn avoids_routes(&self, line: Rect, gap: i64) -> bool {
        let routes = self.drawing.routes.iter().enumerate();
        routes.filter(|&(e, _)| e != self.edge).all(|(_, route)| {
            let mut pieces = route.windows(2).map(|pair| piece(pair[0], pair[1]));
            pieces.all(|other| !follows(other, line, gap))
        })
    }

    /// Whether every label of the edge still has its centre on the route.
    pub(crate) fn holds_labels(&self, route: &[Point]) -> bool {
        let on_route = |at: &Point| {
            let point = Rect::at(*at, Default::default());
            let mut pieces = route.windows(2).map(|pair| piece(pair[0], pair[1]));
            pieces.any(|line| line.holds(point))
        };
        self.drawing.labels[self.edge].iter().all(on_route)
    }

    /// How often a route crosses others, and frames.
    pub(crate) fn crossings(&self, route: &[Point]) -> (usize, usize) {
        let count = |other: &mut dyn Iterator<Item = Rect>| {
            let mut count = 0;
            for other in other {
                let mut pieces = route.windows(2).map(|pair| piece(pair[0], pair[1]));
                count += usize::from(pieces.any(|line| crosses(line, other)));
            }
            count
        };
        let routes = self.drawing.routes.iter().enumerate();
        let others = routes
            .filter(|&(e, _)| e != self.edge)
            .map(|(_, route)| route);
        let mut pieces = others
            .flat_map(|route| route.windows(2))
            .map(|p| piece(p[0], p[1]));
        let mut frames = self
            .drawing
            .containers
            .iter()
            .flat_map(|&frame| sides(frame));
        (count(&mut pieces), count(&mut frames))
    }
}

fn piece(a: Point, b: Point) -> Rect {
    Rect {
        left: a.x.min(b.x),
        top: a.y.min(b.y),
        right: a.x.max(b.x),
        bottom: a.y.max(b.y),
    }
}

/// The four sides of a box, as lines.
fn sides(rect: Rect) -> [Rect; 4] {
    [
        Rect {
            bottom: rect.top,
            ..rect
        },
        Rect {
            top: rect.bottom,
            ..rect
        },
        Rect {
            right: rect.left,
            ..rect
        },
        Rect {
            left: rect.right,
            ..rect
        },
    ]
}

/// Whether a line leads through the inside of a box.
fn enters(rect: Rect, line: Rect) -> bool {
    line.right > rect.left
        && line.left < rect.right
        && line.bottom > rect.top
        && line.top < rect.bottom
}

/// Whether two lines run beside each other, nearer than `gap`.
fn follows(a: Rect, b: Rect, gap: i64) -> bool {
    let upright = |line: Rect| line.left == line.right;
    upright(a) == upright(b) && a.grown(gap).overlaps(b.grown(1))
}

/// Whether a horizontal and an upright line meet.
fn crosses(a: Rect, b: Rect) -> bool {
    let upright = |line: Rect| line.left == line.right;
    let meet = a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
    upright(a) != upright(b) && meet
}
