//! Pass 9: lets edges leave and enter nodes at their sides where that saves a bend.
//!
//! Precondition: a drawing without faults. Postcondition: the same; routes have
//! fewer bends, cross no more others than before and keep their distance from
//! what they pass. An edge that leaves downwards only to run sideways at once
//! leaves sideways instead, as people draw it (Kieffer, Dwyer, Marriott and
//! Wybrow 2016).

use std::cell::LazyCell;

use crate::{
    geometry::{Point, Rect},
    problem::{Drawing, End, Problem},
    scene::{self, Scene},
    tree::Tree,
};

/// Room for an arrow head and a rounded corner before a bend, in pixels.
const STRAIGHT: i64 = 24;
/// From the corner of a node to the nearest place on its side, in pixels.
const CORNER: i64 = 8;
/// Turns pairs of bends at the ends of routes into elbows.
pub(crate) fn turn(problem: &Problem, drawing: &mut Drawing) {
    if !scene::is_small(drawing) {
        return;
    }
    let tree = Tree::new(problem);
    for e in 0..problem.edges.len() {
        for at_target in [false, true] {
            let scene = Scene {
                problem,
                drawing,
                tree: &tree,
                edge: e,
            };
            if let Some(route) = elbow(&scene, at_target) {
                drawing.routes[e] = route;
            }
        }
    }
}

/// The route with an elbow at one end, if there is a good one.
fn elbow(scene: &Scene<'_>, at_target: bool) -> Option<Vec<Point>> {
    let edge = &scene.problem.edges[scene.edge];
    let terminal = if at_target { edge.target } else { edge.source };
    let End::Node(n) = terminal.end else {
        return None;
    };
    if terminal.port.is_some() || edge.bundle.is_some() || edge.source.end == edge.target.end {
        return None;
    }
    let mut old = scene.drawing.routes[scene.edge].clone();
    if at_target {
        old.reverse();
    }
    let [first, second, third, fourth, ..] = old[..] else {
        return None;
    };
    if first.x != second.x || second.y != third.y || third.x != fourth.x {
        return None;
    }
    let rect = Rect::at(scene.drawing.nodes[n], scene.problem.nodes[n].size);
    let x = if third.x >= rect.right + STRAIGHT {
        rect.right
    } else if third.x <= rect.left - STRAIGHT {
        rect.left
    } else {
        return None;
    };
    let middle = rect.top.midpoint(rect.bottom);
    let gap = scene.problem.options.spacing.edge;
    let mut places = [0, -gap, gap].into_iter().map(|by| middle + by);
    let crossings = LazyCell::new(|| scene.crossings(&old));
    places.find_map(|y| {
        if y < rect.top + CORNER || y > rect.bottom - CORNER || (fourth.y - y).abs() < STRAIGHT {
            return None;
        }
        let head = [Point::new(x, y), Point::new(third.x, y)];
        let mut new: Vec<Point> = head.into_iter().chain(old[3..].iter().copied()).collect();
        let is_good = scene.is_free(&new[..3])
            && scene.holds_labels(&new)
            && scene.crossings(&new) <= *crossings;
        is_good.then(|| {
            if at_target {
                new.reverse();
            }
            new
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{edge, nodes};

    fn stairs() -> (Problem, Drawing) {
        let mut problem = nodes(3);
        problem.edges = vec![edge(0, 1)];
        let route = [(50, 40), (50, 68), (250, 68), (250, 96)];
        let drawing = Drawing {
            nodes: vec![Point::new(0, 0), Point::new(200, 96), Point::new(400, 0)],
            routes: vec![route.map(|(x, y)| Point::new(x, y)).into()],
            labels: vec![Vec::new()],
            ..Drawing::default()
        };
        (problem, drawing)
    }

    #[test]
    fn two_bends_become_one() {
        let (problem, mut drawing) = stairs();
        turn(&problem, &mut drawing);
        let elbow = [(100, 20), (250, 20), (250, 96)];
        assert_eq!(drawing.routes[0], elbow.map(|(x, y)| Point::new(x, y)));
    }

    #[test]
    fn an_elbow_leads_through_no_node() {
        let (problem, mut drawing) = stairs();
        drawing.nodes[2] = Point::new(150, 0);
        turn(&problem, &mut drawing);
        let elbow = [(50, 40), (50, 116), (200, 116)];
        assert_eq!(drawing.routes[0], elbow.map(|(x, y)| Point::new(x, y)));
    }
}
