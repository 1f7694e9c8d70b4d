//! Straight lines, for edges that a layout leaves without a route.

use std::collections::BTreeMap;

use crate::{
    Curve, Diagram, EdgeIx, Placement, Point, Rect, Route, Vec2, Visuals, diagram::End,
    index::Index as _, place::ends::Target,
};

/// The distance between parallel lines, in pixels.
const APART: f64 = 14.0;
/// How far a loop reaches out from its node, in pixels.
const LOOP: f64 = 24.0;
/// The length of the stub at a port, in pixels.
const STUB: f64 = 16.0;

/// Draws straight lines; edges that join the same two things run beside each other.
pub(super) struct Straight<'a> {
    diagram: &'a Diagram,
    visuals: &'a Visuals,
    placement: &'a Placement,
    /// Between two things: the edges there are, and those that are drawn.
    parallel: BTreeMap<(Key, Key), (u32, u32)>,
}

type Key = (u8, u32);

impl<'a> Straight<'a> {
    pub(super) fn new(
        diagram: &'a Diagram,
        visuals: &'a Visuals,
        placement: &'a Placement,
    ) -> Self {
        let mut parallel = BTreeMap::new();
        for edge in &diagram.edges {
            let counts: &mut (u32, u32) = parallel.entry(pair(diagram, edge)).or_default();
            counts.0 += 1;
        }
        Self {
            diagram,
            visuals,
            placement,
            parallel,
        }
    }

    /// The route of an edge. Asked once for each edge.
    pub(super) fn route(&mut self, index: EdgeIx) -> Route {
        let edge = &self.diagram.edges[index];
        let key = pair(self.diagram, edge);
        let (all, drawn) = self.parallel.entry(key).or_insert((1, 0));
        let number = f64::from(*drawn);
        let offset = (number - f64::from(all.saturating_sub(1)) / 2.0) * APART;
        *drawn += 1;
        let target = |end| Target::of(end, self.diagram, self.visuals, self.placement);
        let (source, target) = (target(edge.source), target(edge.target));
        if key.0 == key.1 {
            return around(self.rect(edge.source), number);
        }
        let (from, to) = (source.aim(), target.aim());
        let along = to - from;
        // Both ways between two things are offset to the same side of the line between them.
        let turn = if pair_is_reversed(self.diagram, edge) {
            -1.0
        } else {
            1.0
        };
        let across = if along.hypot() > 1e-6 {
            along.normalize().turn_90()
        } else {
            Vec2::ZERO
        };
        let by = across * offset * turn;
        let mut points = vec![source.meet(to + by, from + by)];
        points.extend(stub(&source));
        points.extend(stub(&target));
        points.push(target.meet(from + by, to + by));
        Route {
            points,
            curve: Curve::Straight,
        }
    }

    fn rect(&self, end: End) -> Rect {
        match end {
            End::Node(node) => self.placement.nodes[node],
            End::Container(container) => self.placement.containers[container],
            End::Port(port) => self.placement.nodes[self.diagram.ports[port].node],
        }
    }
}

/// The point half way along a route.
pub(super) fn middle(route: &Route) -> Point {
    let lengths: Vec<f64> = route
        .points
        .windows(2)
        .map(|pair| pair[0].distance(pair[1]))
        .collect();
    let mut rest = lengths.iter().sum::<f64>() / 2.0;
    for (pair, length) in route.points.windows(2).zip(lengths) {
        if rest <= length && length > 0.0 {
            return pair[0].lerp(pair[1], rest / length);
        }
        rest -= length;
    }
    route.points.first().copied().unwrap_or_default()
}

fn stub(target: &Target) -> Option<Point> {
    match target {
        Target::Point(point, outward) => Some(*point + *outward * STUB),
        Target::Outline(..) => None,
    }
}

/// A loop over the top right corner of a box.
fn around(rect: Rect, number: f64) -> Route {
    let out = LOOP + number * APART;
    let (x, y) = (rect.x1 - rect.width() * 0.25, rect.y0 + rect.height() * 0.5);
    let points = vec![
        Point::new(rect.x1, y),
        Point::new(rect.x1 + out, y),
        Point::new(rect.x1 + out, rect.y0 - out),
        Point::new(x, rect.y0 - out),
        Point::new(x, rect.y0),
    ];
    Route {
        points,
        curve: Curve::Rounded,
    }
}

fn key(diagram: &Diagram, end: End) -> Key {
    let number = |position| u32::try_from(position).unwrap_or(u32::MAX);
    match end {
        End::Node(node) => (0, number(node.position())),
        End::Port(port) => (0, number(diagram.ports[port].node.position())),
        End::Container(container) => (1, number(container.position())),
    }
}

fn pair(diagram: &Diagram, edge: &crate::diagram::Edge) -> (Key, Key) {
    let (a, b) = (key(diagram, edge.source), key(diagram, edge.target));
    if a <= b { (a, b) } else { (b, a) }
}

fn pair_is_reversed(diagram: &Diagram, edge: &crate::diagram::Edge) -> bool {
    key(diagram, edge.source) > key(diagram, edge.target)
}
