//! Arrangements, from the contract's types to core's.

use kinograph_core::{Arrangement, Curve, Index, LayoutRequest, NodeIx, Orbit, Point, Rect, Route};

use super::{
    bindings::kinograph::plugin::layout_types,
    reader::{self, nonsense},
};
use crate::{Fault, limits::Limits};

/// The arrangement, if its lists fit the request and each other and its numbers are finite.
pub(super) fn arrangement(
    answer: layout_types::Arrangement,
    request: &LayoutRequest,
    limits: &Limits,
) -> Result<Arrangement, Fault> {
    one_each("nodes", answer.nodes.len(), request.nodes.len())?;
    one_each(
        "containers",
        answer.containers.len(),
        request.containers.len(),
    )?;
    one_each_or_none("routes", answer.routes.len(), request.edges.len())?;
    one_each_or_none("labels", answer.labels.len(), request.labels.len())?;
    one_each_or_none("nodes to reveal", answer.reveal.len(), request.nodes.len())?;

    let points = points(&answer.points)?;
    let bends: usize = answer.routes.iter().map(|route| route.count as usize).sum();
    if bends > limits.answer_items {
        return Err(nonsense(format!("its routes have {bends} points")));
    }
    Ok(Arrangement {
        nodes: self::points(&answer.nodes)?,
        containers: answer
            .containers
            .into_iter()
            .map(rect)
            .collect::<Result<_, _>>()?,
        routes: answer
            .routes
            .iter()
            .enumerate()
            .map(|(edge, answer)| {
                route(answer, &points)
                    .map_err(|complaint| nonsense(format!("the route of edge {edge} {complaint}")))
            })
            .collect::<Result<_, _>>()?,
        labels: self::points(&answer.labels)?,
        reveal: reveal(&answer.reveal)?,
        orbits: orbits(&answer.orbits, request.nodes.len())?,
    })
}

fn one_each(what: &str, answered: usize, asked: usize) -> Result<(), Fault> {
    if answered == asked {
        return Ok(());
    }
    Err(nonsense(format!("it has {answered} {what} for {asked}")))
}

fn one_each_or_none(what: &str, answered: usize, asked: usize) -> Result<(), Fault> {
    if answered == 0 {
        Ok(())
    } else {
        one_each(what, answered, asked)
    }
}

fn points(
    points: &[super::bindings::kinograph::plugin::geometry::Point],
) -> Result<Vec<Point>, Fault> {
    points.iter().map(|at| reader::point(*at)).collect()
}

fn rect(frame: super::bindings::kinograph::plugin::geometry::Rect) -> Result<Rect, Fault> {
    reader::rect(frame)
}

fn route(route: &layout_types::Route, points: &[Point]) -> Result<Route, String> {
    let (start, count) = (route.start as usize, route.count as usize);
    let points = start
        .checked_add(count)
        .and_then(|end| points.get(start..end))
        .ok_or_else(|| {
            format!(
                "takes points from {start} to {} of {}",
                start + count,
                points.len()
            )
        })?;
    let curve = match route.curve {
        layout_types::Curve::Straight => Curve::Straight,
        layout_types::Curve::Orthogonal => Curve::Orthogonal,
        layout_types::Curve::Rounded => Curve::Rounded,
        layout_types::Curve::Spline => Curve::Spline,
    };
    if count == 1 || (curve == Curve::Spline && count % 3 != 1) && count != 0 {
        return Err(format!("has {count} points"));
    }
    Ok(Route {
        points: points.to_vec(),
        curve,
    })
}

/// The order, if it names every node once.
fn reveal(order: &[u32]) -> Result<Vec<NodeIx>, Fault> {
    let mut seen = vec![false; order.len()];
    for &node in order {
        match seen.get_mut(node as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => {
                return Err(nonsense(format!(
                    "it reveals node {node} twice, or there is none"
                )));
            }
        }
    }
    Ok(order
        .iter()
        .map(|&node| NodeIx::new(node as usize))
        .collect())
}

/// The orbits, if no node is on two of them.
fn orbits(orbits: &[layout_types::Orbit], nodes: usize) -> Result<Vec<Orbit>, Fault> {
    let mut turns = vec![false; nodes];
    let mut read = |orbit: &layout_types::Orbit| {
        for &node in &orbit.nodes {
            match turns.get_mut(node as usize) {
                Some(turns) if !*turns => *turns = true,
                _ => {
                    return Err(nonsense(format!(
                        "node {node} turns twice, or there is none"
                    )));
                }
            }
        }
        Ok(Orbit {
            center: reader::point(orbit.center)?,
            nodes: orbit
                .nodes
                .iter()
                .map(|&node| NodeIx::new(node as usize))
                .collect(),
            turns: orbit.turns,
        })
    };
    orbits.iter().map(&mut read).collect()
}
