//! The edges of trees: along the flow from the parent, across the free room
//! before its children, and along the flow into the child.

use kinograph_plugin_sdk::{
    geometry::{Direction, Point},
    layout::{Curve, End, Request},
};

use crate::{
    diagram::{Drawing, Stem},
    flow::Flow,
    geometry::on_grid,
    level::Level,
};

/// The length along the flow in which an edge with a label gets across it, in pixels.
const TURN: i64 = 40;

/// The free room that edges need before children, when the label is so long along the flow.
pub(crate) fn room(least: i64, label: i64) -> i64 {
    if label == 0 {
        least
    } else {
        Level::gap(least, label).max(on_grid(label + TURN + 24))
    }
}

/// A side of a box: where it is along the flow, and its middle across it.
#[derive(Clone, Copy)]
struct Side {
    along: f32,
    across: f32,
}

/// The points of an edge of a tree from its source to its target; none where the host is to find them.
pub(crate) fn points(
    request: &Request,
    drawing: &Drawing,
    corners: &[Point],
    stem: &Stem,
    curve: Curve,
) -> Vec<Point> {
    let edge = &request.edges[stem.edge];
    let flow = stem.flow;
    let ends = [edge.source, edge.target].map(|end| sides(request, drawing, corners, flow, end));
    let homes = [edge.source, edge.target].map(|end| home(request, end));
    let ([Some(source), Some(target)], true) = (ends, homes[0] == homes[1]) else {
        // What leads into a container is not where the tree has the container.
        return Vec::new();
    };
    // Trees may grow against their edges.
    let is_forwards = source[0].along <= target[0].along;
    let (from, to) = if is_forwards {
        (source[1], target[0])
    } else {
        (target[1], source[0])
    };
    #[allow(clippy::cast_precision_loss, reason = "gaps are checked to be small")]
    let gap = stem.gap as f32;
    let labelled = request
        .labels
        .iter()
        .any(|it| it.edge as usize == stem.edge);
    let turn = if labelled { TURN as f32 } else { gap };
    let begin = to.along - gap;
    if begin < from.along {
        return Vec::new();
    }
    let way = Way {
        from,
        to,
        begin,
        end: begin + turn,
    };
    let way = match curve {
        Curve::Spline => way.spline(),
        Curve::Rounded => way.rounded(),
        Curve::Straight | Curve::Orthogonal => return Vec::new(),
    };
    let mut points: Vec<Point> = way.into_iter().map(|at| picture(flow, at)).collect();
    if !is_forwards {
        points.reverse();
    }
    points
}

/// An edge from one side to another that gets across the flow between `begin` and `end`.
struct Way {
    from: Side,
    to: Side,
    begin: f32,
    end: f32,
}

impl Way {
    fn rounded(&self) -> Vec<(f32, f32)> {
        let (from, to) = (self.from, self.to);
        let middle = f32::midpoint(self.begin, self.end);
        if (from.across - to.across).abs() < 1.0 {
            return vec![(from.along, to.across), (to.along, to.across)];
        }
        vec![
            (from.along, from.across),
            (middle, from.across),
            (middle, to.across),
            (to.along, to.across),
        ]
    }

    fn spline(&self) -> Vec<(f32, f32)> {
        let (from, to) = (self.from, self.to);
        let middle = f32::midpoint(self.begin, self.end);
        let mut points = vec![(from.along, from.across)];
        straight_to(&mut points, (self.begin, from.across));
        points.extend([
            (middle, from.across),
            (middle, to.across),
            (self.end, to.across),
        ]);
        straight_to(&mut points, (to.along, to.across));
        points
    }
}

/// Goes on by a straight cubic, unless the end is there already.
fn straight_to(points: &mut Vec<(f32, f32)>, to: (f32, f32)) {
    let from = points[points.len() - 1];
    if to.0 - from.0 >= 1.0 {
        let third = (to.0 - from.0) / 3.0;
        points.extend([(from.0 + third, to.1), (to.0 - third, to.1), to]);
    }
}

/// The sides where a box begins and ends along the flow. Ports are left to the host.
fn sides(
    request: &Request,
    drawing: &Drawing,
    corners: &[Point],
    flow: Flow,
    end: End,
) -> Option<[Side; 2]> {
    let (left, top, width, height) = match end {
        End::Node(n) => {
            let (at, size) = (corners[n as usize], request.nodes[n as usize].size);
            (at.x, at.y, size.width, size.height)
        }
        End::Container(c) => {
            let frame = crate::output::rect(drawing.containers[c as usize]);
            (frame.x, frame.y, frame.width, frame.height)
        }
        End::Port(_) => return None,
    };
    let (begin, length, across) = match flow.0 {
        Direction::Right => (left, width, top + height / 2.0),
        Direction::Left => (-left - width, width, top + height / 2.0),
        Direction::Down => (top, height, left + width / 2.0),
        Direction::Up => (-top - height, height, left + width / 2.0),
    };
    Some([begin, begin + length].map(|along| Side { along, across }))
}

fn home(request: &Request, end: End) -> Option<u32> {
    match end {
        End::Node(n) => request.nodes[n as usize].parent,
        End::Container(c) => request.containers[c as usize].parent,
        End::Port(p) => request.nodes[request.ports[p as usize].node as usize].parent,
    }
}

fn picture(flow: Flow, (along, across): (f32, f32)) -> Point {
    let (x, y) = match flow.0 {
        Direction::Right => (along, across),
        Direction::Left => (-along, across),
        Direction::Down => (across, along),
        Direction::Up => (across, -along),
    };
    Point { x, y }
}
