//! The checks that a layout's answer passes before anything else sees it.

use crate::{
    Arrangement, Curve, Insets, LayoutRequest, Point, Rect, Route, diagram::End, index::Index as _,
    layout::LayoutEdge,
};

/// The greatest distance from the origin, in pixels.
const FARTHEST: f64 = 1e6;
/// How far a child may stand out of its parent, in pixels; plugins answer in `f32`.
const INSIDE_SLACK: f64 = 1.0;
/// The most turns in a loop of a moving picture.
const MOST_TURNS: u32 = 100;
/// How far a route may end from what it joins, in pixels.
const END_SLACK: f64 = 1.0;
/// The most bend points of one route.
const MOST_POINTS: usize = 2_000;

/// What is wrong with an answer: lower case, without a full stop.
type Fault = String;

/// Checks that nothing is lost, nothing is far out, every child is inside its
/// parent and every route ends on what it joins.
pub(super) fn arrangement(request: &LayoutRequest, answer: &Arrangement) -> Result<(), Fault> {
    count("nodes", answer.nodes.len(), request.nodes.len())?;
    count(
        "containers",
        answer.containers.len(),
        request.containers.len(),
    )?;
    if !answer.routes.is_empty() {
        count("routes", answer.routes.len(), request.edges.len())?;
    }
    if !answer.labels.is_empty() {
        count("labels", answer.labels.len(), request.labels.len())?;
    }
    answer
        .nodes
        .iter()
        .try_for_each(|corner| point("a node", *corner))?;
    answer
        .labels
        .iter()
        .try_for_each(|center| point("a label", *center))?;
    for frame in &answer.containers {
        point("a container", frame.origin())?;
        point("a container", Point::new(frame.x1, frame.y1))?;
        if frame.width() <= 0.0 || frame.height() <= 0.0 {
            return Err("a container is empty".to_owned());
        }
    }
    inside(request, answer)?;
    reveal(request, answer)?;
    orbits(request, answer)?;
    for (edge, it) in request.edges.iter().zip(&answer.routes) {
        route(request, answer, edge, it)?;
    }
    Ok(())
}

fn inside(request: &LayoutRequest, answer: &Arrangement) -> Result<(), Fault> {
    let nodes = request.nodes.enumerate().map(|(node, it)| {
        let rect = Rect::from_origin_size(answer.nodes[node.position()], it.size);
        ("node", node.position(), rect, it.parent)
    });
    let containers = request.containers.enumerate().map(|(container, it)| {
        let position = container.position();
        (
            "container",
            position,
            answer.containers[position],
            it.parent,
        )
    });
    for (what, number, rect, parent) in nodes.chain(containers) {
        let Some(parent) = parent else { continue };
        let room = answer.containers[parent.position()] + Insets::uniform(INSIDE_SLACK);
        if room.union(rect) != room {
            return Err(format!("{what} {number} is not inside its container"));
        }
    }
    Ok(())
}

fn reveal(request: &LayoutRequest, answer: &Arrangement) -> Result<(), Fault> {
    if answer.reveal.is_empty() {
        return Ok(());
    }
    count("revealed nodes", answer.reveal.len(), request.nodes.len())?;
    let mut seen = vec![false; request.nodes.len()];
    for node in &answer.reveal {
        match seen.get_mut(node.position()) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err("the revealed nodes are not each node once".to_owned()),
        }
    }
    Ok(())
}

fn orbits(request: &LayoutRequest, answer: &Arrangement) -> Result<(), Fault> {
    let mut turns = vec![false; request.nodes.len()];
    for orbit in &answer.orbits {
        point("the centre of an orbit", orbit.center)?;
        if orbit.turns.unsigned_abs() > MOST_TURNS {
            return Err(format!("an orbit turns {} times", orbit.turns));
        }
        for node in &orbit.nodes {
            match turns.get_mut(node.position()) {
                Some(turns) if !*turns => *turns = true,
                _ => return Err("a node turns twice, or there is none".to_owned()),
            }
        }
    }
    Ok(())
}

fn route(
    request: &LayoutRequest,
    answer: &Arrangement,
    edge: &LayoutEdge,
    route: &Route,
) -> Result<(), Fault> {
    let [first, .., last] = route.points.as_slice() else {
        return if route.points.is_empty() {
            Ok(())
        } else {
            Err("a route has one point only".to_owned())
        };
    };
    if route.points.len() > MOST_POINTS {
        return Err(format!("a route has more than {MOST_POINTS} points"));
    }
    if route.curve == Curve::Spline && route.points.len() % 3 != 1 {
        return Err("a spline has not 3k + 1 points".to_owned());
    }
    route
        .points
        .iter()
        .try_for_each(|it| point("a route", *it))?;
    for (at, end) in [(*first, edge.source), (*last, edge.target)] {
        if !touches(request, answer, at, end) {
            return Err("a route does not end on what it joins".to_owned());
        }
    }
    Ok(())
}

/// Whether a point lies on the rim of what an edge ends at.
fn touches(request: &LayoutRequest, answer: &Arrangement, at: Point, end: End) -> bool {
    let node = |node: crate::NodeIx| {
        Rect::from_origin_size(answer.nodes[node.position()], request.nodes[node].size)
    };
    let rect = match end {
        End::Node(index) => node(index),
        End::Container(index) => answer.containers[index.position()],
        End::Port(index) => {
            let port = &request.ports[index];
            let rect = node(port.node);
            if (rect.origin() + port.at.to_vec2()).distance(at) <= END_SLACK {
                return true;
            }
            rect
        }
    };
    rect.inflate(END_SLACK, END_SLACK).contains(at)
        && !rect.inflate(-END_SLACK, -END_SLACK).contains(at)
}

fn count(what: &str, given: usize, wanted: usize) -> Result<(), Fault> {
    if given == wanted {
        Ok(())
    } else {
        Err(format!(
            "the answer has {given} {what} where there are {wanted}"
        ))
    }
}

fn point(what: &str, Point { x, y }: Point) -> Result<(), Fault> {
    let good = |value: f64| value.is_finite() && value.abs() <= FARTHEST;
    if good(x) && good(y) {
        Ok(())
    } else {
        Err(format!(
            "{what} lies at ({x}, {y}), which is not between ±{FARTHEST}"
        ))
    }
}
