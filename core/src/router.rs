//! The shared router: ways for edges between boxes that are placed already.
//!
//! Pure functions over plain geometry. [`route`] finds the ways and
//! [`place_labels`] puts labels on them; neither knows diagrams, visuals or
//! layouts. Both always answer: where there is no free way, or where finding
//! it takes too much work, the answer is a plain one. Work is counted, not
//! timed, and only numbers that every machine computes alike are used, so the
//! same board gives the same routes everywhere.
//!
//! Orthogonal routes follow Wybrow, Marriott and Stuckey, "Orthogonal
//! connector routing" (2009): a visibility graph of horizontal and vertical
//! lines (`graph`), a best way through it for one edge after another
//! (`search`), then parallel segments put in order and set apart
//! (`nudge`). Straight routes are shortest ways around corners
//! (`straight`), and splines are orthogonal routes made smooth (`smooth`).

mod buckets;
mod graph;
mod labels;
mod lines;
mod loops;
mod nudge;
mod order;
mod orthogonal;
mod pieces;
mod search;
mod separate;
mod smooth;
mod space;
mod straight;
#[cfg(test)]
mod tests;
mod traffic;
mod ways;

use crate::{
    ContainerIx, Curve, EdgeIx, Index as _, NodeIx, Point, Rect, Route, Side, Size, Table,
    layout::LabelPlace,
};
use ways::{Axis, Way as _};

/// What stands where, and what is to be joined. Lengths are in pixels.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What no route runs through.
    pub nodes: Table<NodeIx, Obstacle>,
    /// What only the routes of those inside cross. A frame follows its parent.
    pub frames: Table<ContainerIx, Frame>,
    /// What is to be joined.
    pub wires: Table<EdgeIx, Wire>,
    /// The distance between parallel routes; 16 is usual.
    pub gap: f64,
}

/// A box that routes go around.
#[derive(Clone, Copy, Debug)]
pub struct Obstacle {
    /// Where it stands.
    pub rect: Rect,
    /// Beside and above which part of it lines may end: all of it, unless its
    /// outline leaves corners of the box empty.
    pub landing: Rect,
    /// The frame that holds it.
    pub parent: Option<ContainerIx>,
}

/// A container.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Where it stands.
    pub rect: Rect,
    /// The frame that holds it, which stands before it in the table.
    pub parent: Option<ContainerIx>,
    /// The height of the strip along its top that its heading takes.
    pub header: f64,
    /// How much of the heading's width its text takes, from the left.
    pub title: f64,
}

/// An edge to route.
#[derive(Clone, Debug)]
pub struct Wire {
    /// Where it starts.
    pub source: Terminal,
    /// Where it leads.
    pub target: Terminal,
    /// Wires of one bundle may share a trunk.
    pub bundle: Option<u32>,
    /// How its points are to be joined.
    pub curve: Curve,
    /// Its points where they are fixed already: it is kept as it is, and others mind it.
    pub given: Vec<Point>,
}

/// What a wire ends at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terminal {
    /// The box.
    pub body: Body,
    /// The place on its rim, where it may not be any.
    pub port: Option<Port>,
}

/// A node or a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// A node.
    Node(NodeIx),
    /// A container, from outside or from inside.
    Frame(ContainerIx),
}

/// A fixed place that a wire ends at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Port {
    /// The place.
    pub at: Point,
    /// Wires leave it perpendicular to this side.
    pub side: Side,
}

/// A label to put on a route.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// The route it belongs to.
    pub wire: EdgeIx,
    /// Its box.
    pub size: Size,
    /// Where along the route it is wanted.
    pub place: LabelPlace,
}

/// The routes of all wires, by index.
///
/// Every route is finite and starts and ends on the rims of its terminals, or
/// at their ports. It runs through no node and no foreign frame where the
/// orthogonal lines around the boxes leave a way, up to a budget of work that
/// boards of a thousand nodes do not exhaust.
#[must_use]
pub fn route(board: &Board) -> Table<EdgeIx, Route> {
    let space = space::Space::new(board);
    let mut paths: Table<EdgeIx, Vec<Point>> =
        board.wires.iter().map(|wire| wire.given.clone()).collect();
    let open = |want: fn(&Wire) -> bool| -> Vec<EdgeIx> {
        let open = board.wires.enumerate();
        open.filter(|(_, wire)| wire.given.is_empty() && want(wire))
            .map(|(index, _)| index)
            .collect()
    };
    let looping = open(Wire::is_loop);
    let straight = open(|wire| !wire.is_loop() && wire.curve == Curve::Straight);
    let orthogonal = open(|wire| !wire.is_loop() && wire.curve != Curve::Straight);

    orthogonal::route(&space, &orthogonal, &mut paths);
    straight::route(&space, &straight, &mut paths);
    loops::route(&space, &looping, &mut paths);
    let finish = |(index, mut points): (EdgeIx, Vec<Point>)| {
        let wire = &board.wires[index];
        if let [only] = points[..] {
            // The boxes touch where they are joined.
            points.push(only);
        }
        let points = match wire.curve {
            Curve::Spline if wire.given.is_empty() => smooth::spline(&space, wire, &points),
            _ => points,
        };
        let curve = match wire.curve {
            // A loop has no straight form.
            Curve::Straight if wire.is_loop() && wire.given.is_empty() => Curve::Rounded,
            curve => curve,
        };
        Route { points, curve }
    };
    let paths = paths.into_iter().enumerate();
    paths
        .map(|(position, points)| finish((EdgeIx::new(position), points)))
        .collect()
}

/// The centres of labels on routes, by index.
///
/// A label lies on its route, clear of nodes, other labels, foreign routes and
/// headers where there is such a place among its candidates, and otherwise where
/// it covers least.
#[must_use]
pub fn place_labels(board: &Board, routes: &Table<EdgeIx, Route>, labels: &[Label]) -> Vec<Point> {
    labels::place(board, routes, labels)
}

impl Frame {
    /// Where the text of its heading is: lines rather enter beside it.
    fn title_box(&self) -> Option<Rect> {
        let width = self.title.min(self.rect.width());
        let has_any = width > 0.0 && self.header > 0.0;
        has_any.then(|| Rect::from_origin_size(self.rect.origin(), (width, self.header)))
    }
}

impl Obstacle {
    /// A box that lines may lead up to anywhere.
    #[must_use]
    pub fn boxed(rect: Rect, parent: Option<ContainerIx>) -> Self {
        Self {
            rect,
            landing: rect,
            parent,
        }
    }
}

impl Wire {
    /// Whether both ends are anywhere on the same box.
    fn is_loop(&self) -> bool {
        let free = self.source.port.is_none() && self.target.port.is_none();
        self.source.body == self.target.body && (free || self.source.port == self.target.port)
    }
}

impl Board {
    fn rect(&self, body: Body) -> Rect {
        match body {
            Body::Node(node) => self.nodes[node].rect,
            Body::Frame(frame) => self.frames[frame].rect,
        }
    }

    /// The part of a body's box that lines may lead up to.
    fn landing(&self, body: Body) -> Rect {
        match body {
            Body::Node(node) => self.nodes[node].landing,
            Body::Frame(frame) => self.frames[frame].rect,
        }
    }

    /// The middle of where lines may end on a side of a body.
    fn middle(&self, body: Body, side: Side) -> Point {
        let rim = side.middle(self.rect(body));
        let part = side.middle(self.landing(body));
        match side.axis() {
            Axis::X => Point::new(rim.x, part.y),
            Axis::Y => Point::new(part.x, rim.y),
        }
    }

    fn parent(&self, body: Body) -> Option<ContainerIx> {
        match body {
            Body::Node(node) => self.nodes[node].parent,
            Body::Frame(frame) => self.frames[frame].parent,
        }
    }

    /// The frames around a body, from the inmost.
    fn around(&self, body: Body) -> impl Iterator<Item = ContainerIx> {
        std::iter::successors(self.parent(body), |frame| self.frames[*frame].parent)
    }

    /// Whether one end is inside the frame that the other ends at.
    fn leads_inside(&self, frame: Body, other: Body) -> bool {
        matches!(frame, Body::Frame(frame) if self.around(other).any(|it| it == frame))
    }
}
