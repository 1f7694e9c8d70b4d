//! Pass 10: takes small steps out of routes.
//!
//! Precondition: a drawing without faults. Postcondition: the same, with fewer
//! bends. A step of a few pixels looks like a mistake; one of the lines that it
//! joins moves over to the other, along the side of its node. Labels stay.

use std::cell::LazyCell;

use crate::{
    geometry::{Point, Rect},
    problem::{Drawing, Edge, End, Problem},
    scene::{self, Scene},
    tree::Tree,
};

/// Larger steps are there for a reason, in pixels.
const LARGEST: i64 = 20;
/// From the corner of a node to the nearest place on its side, in pixels.
const CORNER: i64 = 8;

/// Takes small steps out of all routes.
pub(crate) fn remove(problem: &Problem, drawing: &mut Drawing) {
    if !scene::is_small(drawing) {
        return;
    }
    let tree = Tree::new(problem);
    for edge in 0..problem.edges.len() {
        let Edge {
            bundle,
            source,
            target,
            ..
        } = problem.edges[edge];
        // Loops are narrow, and bundles stay together.
        if bundle.is_some() || source.end == target.end {
            continue;
        }
        let mut at = 1;
        while at + 2 < drawing.routes[edge].len() {
            let scene = Scene {
                problem,
                drawing,
                tree: &tree,
                edge,
            };
            match without_step(&scene, at) {
                Some(route) => drawing.routes[edge] = route,
                None => at += 1,
            }
        }
    }
}

/// The route without the step from point `at` to the next one, if that is small and can go.
fn without_step(scene: &Scene<'_>, at: usize) -> Option<Vec<Point>> {
    let route = &scene.drawing.routes[scene.edge];
    let (from, to) = (route[at], route[at + 1]);
    let is_upright = |a: Point, b: Point| a.x == b.x;
    let is_step = from.y == to.y
        && (from.x - to.x).abs() <= LARGEST
        && is_upright(route[at - 1], from)
        && is_upright(to, route[at + 2]);
    if !is_step {
        return None;
    }
    let crossings = LazyCell::new(|| scene.crossings(route));
    let mut ways = [(at - 1, to.x), (at + 2, from.x)].into_iter();
    ways.find_map(|(moved, x)| {
        if !may_move(scene, moved, x) {
            return None;
        }
        let mut new = route.clone();
        new[moved].x = x;
        let (first, last) = (at.saturating_sub(2), (at + 3).min(route.len() - 1));
        new.drain(at..=at + 1);
        let is_good = scene.is_free(&new[first..=last - 2])
            && scene.holds_labels(&new)
            && scene.crossings(&new) <= *crossings;
        is_good.then(|| {
            crate::assemble::simplify(&mut new);
            new
        })
    })
}

/// Whether a point of the route may move to `x`: along the side of its node, or along the route.
fn may_move(scene: &Scene<'_>, point: usize, x: i64) -> bool {
    let route = &scene.drawing.routes[scene.edge];
    let edge = &scene.problem.edges[scene.edge];
    let terminal = match point {
        0 => edge.source,
        _ if point + 1 == route.len() => edge.target,
        _ => return true,
    };
    let rect = match terminal.end {
        End::Node(n) => Rect::at(scene.drawing.nodes[n], scene.problem.nodes[n].size),
        End::Container(c) => scene.drawing.containers[c],
    };
    let corner = CORNER.min(rect.size().width / 4);
    terminal.port.is_none() && (rect.left + corner..=rect.right - corner).contains(&x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{edge, nodes};

    #[test]
    fn a_small_step_is_taken_out() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        let route = [(50, 40), (50, 68), (54, 68), (54, 96)];
        let mut drawing = Drawing {
            nodes: vec![Point::new(0, 0), Point::new(4, 96)],
            routes: vec![route.map(|(x, y)| Point::new(x, y)).into()],
            labels: vec![Vec::new()],
            ..Drawing::default()
        };
        remove(&problem, &mut drawing);
        assert_eq!(drawing.routes[0], [Point::new(54, 40), Point::new(54, 96)]);
    }
}
