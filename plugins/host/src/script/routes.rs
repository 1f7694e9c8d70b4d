//! The lines that a script draws itself.

use kinograph_core::{
    ContainerIx, Curve, NodeIx, Point, Rect, Route, ScriptCall, ScriptError, Table, diagram::End,
    layout::LayoutEdge,
};

use super::{
    answer::{Answer, Directory, Line, curve},
    complete::usual_curve,
};

/// One route for each edge, without points where the script leaves it to the
/// router; no routes when it leaves all of them.
pub(super) fn routes(
    call: &ScriptCall<'_>,
    answer: &Answer,
    boxes: &Table<NodeIx, Rect>,
    frames: &Table<ContainerIx, Rect>,
) -> Result<Vec<Route>, ScriptError> {
    let usual = usual_curve(answer)?;
    if answer.routes.is_empty() && usual.is_none() {
        return Ok(Vec::new());
    }
    let usual = usual.unwrap_or_default();
    let edges = call.diagram.edges.iter().map(|edge| edge.id.as_str());
    let names = Directory::new("edge", edges);
    let lines = names.sort(&answer.routes, |line| &line.id)?;
    let asked = lines.into_iter().zip(&call.request.edges).enumerate();
    asked
        .map(|(at, (line, edge))| match line {
            None => Ok(Route {
                points: Vec::new(),
                curve: usual,
            }),
            Some(line) => {
                let ends = [edge.source, edge.target].map(|end| room(call, boxes, frames, end));
                route(line, edge, &names.name(at), usual, ends)
            }
        })
        .collect()
}

/// The box of what an edge ends at.
fn room(
    call: &ScriptCall<'_>,
    boxes: &Table<NodeIx, Rect>,
    frames: &Table<ContainerIx, Rect>,
    end: End,
) -> Rect {
    match end {
        End::Node(node) => boxes[node],
        End::Container(container) => frames[container],
        End::Port(port) => boxes[call.request.ports[port].node],
    }
}

fn route(
    line: &Line,
    edge: &LayoutEdge,
    what: &str,
    usual: Curve,
    [source, target]: [Rect; 2],
) -> Result<Route, ScriptError> {
    let curve = line.curve.as_deref().map_or(Ok(usual), curve)?;
    let mut points = line.points(what)?;
    if points.is_empty() {
        return Ok(Route { points, curve });
    }
    if points.len() < 2 {
        let error = ScriptError::new(format!("{what}: its route has one point only"));
        return Err(error.hint("a route leads from its source to its target"));
    }
    if curve == Curve::Spline {
        if points.len() % 3 != 1 {
            let count = points.len();
            let error = ScriptError::new(format!("{what}: its spline has {count} points"));
            return Err(error.hint("a spline is a chain of cubics: 4 points, 7, 10, …"));
        }
    } else if edge.source != edge.target {
        // Whoever draws from middle to middle means the part between the boxes.
        leave(&mut points, source);
        points.reverse();
        leave(&mut points, target);
        points.reverse();
    }
    for (at, rect, end) in [
        (points[0], source, "begin"),
        (points[points.len() - 1], target, "end"),
    ] {
        if !touches(rect, at) {
            let message = format!("{what}: its route does not {end} at what it joins");
            let hint = "a route begins and ends on the outline of a node, or inside of it";
            return Err(ScriptError::new(message).hint(hint));
        }
    }
    Ok(Route { points, curve })
}

/// Cuts off the beginning of a line that lies inside a box.
fn leave(points: &mut Vec<Point>, rect: Rect) {
    let inside = |at: &Point| rect.inflate(-1.0, -1.0).contains(*at);
    let Some(outside) = points.iter().position(|at| !inside(at)) else {
        return;
    };
    if outside == 0 {
        return;
    }
    let crossing = crossing(rect, points[outside - 1], points[outside]);
    points.splice(..outside, [crossing]);
}

/// Where the way from a point inside of a box to one outside leaves it.
fn crossing(rect: Rect, inside: Point, outside: Point) -> Point {
    let step = outside - inside;
    let share = |from: f64, by: f64, low: f64, high: f64| {
        if by > 0.0 {
            (high - from) / by
        } else if by < 0.0 {
            (low - from) / by
        } else {
            f64::INFINITY
        }
    };
    let across = share(inside.x, step.x, rect.x0, rect.x1);
    let down = share(inside.y, step.y, rect.y0, rect.y1);
    inside + step * across.min(down).min(1.0)
}

/// Whether a point lies on the rim of a box.
fn touches(rect: Rect, at: Point) -> bool {
    rect.inflate(1.0, 1.0).contains(at) && !rect.inflate(-1.0, -1.0).contains(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_from_middle_to_middle_is_cut_at_the_boxes() {
        let rect = Rect::new(0.0, 0.0, 100.0, 40.0);
        let mut points = vec![
            Point::new(50.0, 20.0),
            Point::new(60.0, 20.0),
            Point::new(300.0, 20.0),
        ];
        leave(&mut points, rect);
        assert_eq!(points, [Point::new(100.0, 20.0), Point::new(300.0, 20.0)]);
        assert!(touches(rect, points[0]));
    }

    #[test]
    fn a_line_that_begins_outside_stays_as_it_is() {
        let rect = Rect::new(0.0, 0.0, 100.0, 40.0);
        let mut points = vec![Point::new(100.0, 10.0), Point::new(300.0, 10.0)];
        leave(&mut points, rect);
        assert_eq!(points[0], Point::new(100.0, 10.0));
    }

    #[test]
    fn a_line_that_never_leaves_is_left_alone() {
        let rect = Rect::new(0.0, 0.0, 100.0, 40.0);
        let mut points = vec![Point::new(10.0, 10.0), Point::new(20.0, 10.0)];
        leave(&mut points, rect);
        assert_eq!(points.len(), 2);
        assert!(!touches(rect, points[0]));
    }
}
