//! Edges from a node or a container to itself.
//!
//! A loop lies within the room of its node: out, around its right, and in. A
//! single loop is a simple box at the right side, with its label on the far
//! side of the box; a second one is at the left, and several without labels
//! lie within each other. Where there are more, or ports, the labels stand on
//! hats above everything else, where no other loop passes.

use kinograph_plugin_sdk::geometry::Side;

use crate::{
    course::Course,
    geometry::{Point, Rect},
    problem::{Edge, End, Problem, Terminal},
    rows::{Reach, Rows},
};

/// The way of a loop, from the position of its node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loop {
    pub(crate) edge: usize,
    pub(crate) points: Vec<Point>,
    pub(crate) labels: Vec<Point>,
}

/// From a node to the vertical part of its loop, and from a label to what stands beside it.
const CLEARANCE: i64 = 12;

/// The greatest width of an edge's labels, and their height above each other.
fn label_room(edge: &Edge) -> (i64, i64) {
    let width = edge
        .labels
        .iter()
        .map(|label| label.size.width)
        .max()
        .unwrap_or(0);
    (
        width,
        edge.labels
            .iter()
            .map(|label| label.size.height + CLEARANCE)
            .sum(),
    )
}

/// The centres of an edge's labels on a vertical line, from `top` down.
fn label_column(edge: &Edge, x: i64, top: i64) -> Vec<Point> {
    let mut y = top;
    let centre = |label: &crate::problem::Label| {
        let centre = Point::new(x, y + (label.size.height + CLEARANCE) / 2);
        y += label.size.height + CLEARANCE;
        centre
    };
    edge.labels.iter().map(centre).collect()
}

/// Lays the loops of one node and widens its reach to hold them.
pub(crate) fn lay(
    problem: &Problem,
    edges: &[usize],
    reach: &mut Reach,
    half: Reach,
    loops: &mut Vec<Loop>,
) {
    let has_port = |e: &usize| {
        let edge = &problem.edges[*e];
        edge.source.port.is_some() || edge.target.port.is_some()
    };
    let is_bare = |e: &usize| !has_port(e) && problem.edges[*e].labels.is_empty();
    let count = i64::try_from(edges.len()).expect("a node has few loops");
    match *edges {
        [] => {}
        [e] if !has_port(&e) => loops.push(single(problem, e, reach, half)),
        [right, left] if !edges.iter().all(is_bare) && !edges.iter().any(has_port) => {
            loops.push(single(problem, right, reach, half));
            loops.push(single_at_left(problem, left, reach, half));
        }
        _ if edges.iter().all(is_bare) && half.up.min(half.down) > LEAST_NEST * (count + 1) => {
            nested(problem, edges, reach, half, loops);
        }
        _ => several(problem, edges, reach, half, loops),
    }
}

/// The box at the right side, with its label on the far side. Where its node is
/// high enough, the box is higher than the label, so that the loop shows.
fn single(problem: &Problem, e: usize, reach: &mut Reach, half: Reach) -> Loop {
    let edge = &problem.edges[e];
    let (width, height) = label_room(edge);
    let most = half.up.min(half.down) - CLEARANCE / 2;
    let needed = height / 2;
    let y = needed
        .max(half.up / 2)
        .clamp(1, most.max(1))
        .min(needed.max(CLEARANCE));
    // The arms show beside the label.
    let x = reach.right + problem.options.spacing.edge + width / 2;
    reach.right = x + (width + 1) / 2;
    reach.up = reach.up.max(height / 2);
    reach.down = reach.down.max((height + 1) / 2);
    let ends = [Point::new(half.right, -y), Point::new(half.right, y)];
    let points = vec![ends[0], Point::new(x, -y), Point::new(x, y), ends[1]];
    Loop {
        edge: e,
        points,
        labels: label_column(edge, x, -height / 2),
    }
}

/// The box at the left side: that at the right side of a mirrored node.
fn single_at_left(problem: &Problem, e: usize, reach: &mut Reach, half: Reach) -> Loop {
    let mirror = |reach: Reach| Reach {
        left: reach.right,
        right: reach.left,
        ..reach
    };
    let mut mirrored = mirror(*reach);
    let mut line = single(problem, e, &mut mirrored, mirror(half));
    *reach = mirror(mirrored);
    for point in line.points.iter_mut().chain(&mut line.labels) {
        point.x = -point.x;
    }
    line
}

/// The least distance between nested loops at the side of their node, in pixels.
const LEAST_NEST: i64 = 4;

/// Boxes at the right side, one around the other.
fn nested(
    problem: &Problem,
    edges: &[usize],
    reach: &mut Reach,
    half: Reach,
    loops: &mut Vec<Loop>,
) {
    let count = i64::try_from(edges.len()).expect("a node has few loops");
    let pitch = (half.up.min(half.down) / (count + 1)).min(CLEARANCE);
    for (number, &edge) in (1_i64..).zip(edges) {
        reach.right += problem.options.spacing.edge;
        let (x, y) = (reach.right, pitch * number);
        let points = [(half.right, -y), (x, -y), (x, y), (half.right, y)];
        loops.push(Loop {
            edge,
            points: points.map(|(x, y)| Point::new(x, y)).into(),
            ..Loop::default()
        });
    }
}

/// One loop around the other, labels on hats.
fn several(
    problem: &Problem,
    edges: &[usize],
    reach: &mut Reach,
    half: Reach,
    loops: &mut Vec<Loop>,
) {
    let gap = problem.options.spacing.edge;
    let inner = *reach;
    for (number, &e) in (1_i64..).zip(edges) {
        reach.up = inner.up + number * gap;
        reach.down = inner.down + number * gap;
        reach.left = inner.left + number * gap;
        let around = Around {
            half,
            number,
            left: -reach.left,
            up: -reach.up,
            down: reach.down,
        };
        let edge = &problem.edges[e];
        let (start, end) = (
            around.attach(edge.source, -1),
            around.attach(edge.target, 1),
        );
        loops.push(Loop {
            edge: e,
            points: around.to_right(start),
            ..Loop::default()
        });
        // Kept apart until the height of the hats is known.
        loops.push(Loop {
            edge: e,
            points: around.to_right(end),
            ..Loop::default()
        });
    }
    let arms = loops.split_off(loops.len() - 2 * edges.len());
    let brim = -reach.up - gap;
    for pair in arms.chunks(2) {
        let (mut points, mut back) = (pair[0].points.clone(), pair[1].points.clone());
        let edge = &problem.edges[pair[0].edge];
        let (width, height) = label_room(edge);
        let mut labels = Vec::new();
        if height == 0 && points[0] != back[0] {
            reach.right += gap;
            extend(&mut points, reach.right);
            extend(&mut back, reach.right);
        } else {
            // The upper arm has the inner side of the hat, so that the lower one passes below it.
            let outer = reach.right + gap + (width / 2).max(gap);
            let starts_above = last(&points).y <= last(&back).y;
            let (upper, lower) = if starts_above {
                (&mut points, &mut back)
            } else {
                (&mut back, &mut points)
            };
            extend(upper, outer - gap);
            extend(lower, outer);
            let crown = brim - height;
            upper.push(Point::new(outer - gap, crown));
            lower.push(Point::new(outer, crown));
            labels = label_column(edge, outer, crown);
            reach.right = outer + (width + 1) / 2;
            reach.up = reach.up.max(-crown + CLEARANCE);
        }
        back.reverse();
        points.append(&mut back);
        loops.push(Loop {
            edge: pair[0].edge,
            points,
            labels,
        });
    }
}

fn last(points: &[Point]) -> Point {
    points[points.len() - 1]
}

/// Leads a line to the right.
fn extend(points: &mut Vec<Point>, x: i64) {
    points.push(Point::new(x, last(points).y));
}

/// The tracks of one loop around its node.
struct Around {
    half: Reach,
    number: i64,
    left: i64,
    up: i64,
    down: i64,
}

impl Around {
    /// Where a loop leaves or enters: its port, or a free place.
    fn attach(&self, terminal: Terminal, sign: i64) -> (Point, Side) {
        let half = self.half;
        if let Some(port) = terminal.port {
            return (
                Point::new(port.at.x - half.left, port.at.y - half.up),
                port.side,
            );
        }
        let x = (half.right - 8 * self.number).max(0);
        if sign < 0 {
            (Point::new(x, -half.up), Side::Top)
        } else {
            (Point::new(x, half.down), Side::Bottom)
        }
    }

    /// From a place on the border to where the way to the right is free.
    fn to_right(&self, (at, side): (Point, Side)) -> Vec<Point> {
        match side {
            Side::Right => vec![at],
            Side::Top => vec![at, Point::new(at.x, self.up)],
            Side::Bottom => vec![at, Point::new(at.x, self.down)],
            Side::Left => {
                vec![
                    at,
                    Point::new(self.left, at.y),
                    Point::new(self.left, self.up),
                ]
            }
        }
    }
}

/// The loops of a container, at its right side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// For each loop its edge, its distance from the frame and half its height.
    boxes: Vec<(usize, i64, i64)>,
    /// The room that they take at the right, in pixels.
    pub(crate) width: i64,
    /// The least height of the container, in pixels.
    pub(crate) height: i64,
}

/// Lays the loops of containers out. An outer one passes above and below the labels of the inner ones.
pub(crate) fn beside_containers(problem: &Problem, courses: &[Course]) -> Vec<Beside> {
    let gap = problem.options.spacing.edge;
    let mut all = vec![Beside::default(); problem.containers.len()];
    for (e, &course) in courses.iter().enumerate() {
        if let (Course::Loop, End::Container(c)) = (course, problem.edges[e].source.end) {
            let (width, height) = label_room(&problem.edges[e]);
            let beside = &mut all[c];
            let half = CLEARANCE.max(beside.height / 2);
            beside.boxes.push((e, beside.width + gap + width / 2, half));
            beside.width += gap + width;
            beside.height = (2 * half + 2 * gap).max(height + CLEARANCE);
        }
    }
    all
}

impl Beside {
    /// The loops of a container with this frame.
    pub(crate) fn at(&self, problem: &Problem, frame: Rect) -> Vec<Loop> {
        let middle = frame.top.midpoint(frame.bottom);
        let draw = |&(edge, distance, half): &(usize, i64, i64)| {
            let x = frame.right + distance;
            let (top, bottom) = (middle - half, middle + half);
            let points = vec![
                Point::new(frame.right, top),
                Point::new(x, top),
                Point::new(x, bottom),
                Point::new(frame.right, bottom),
            ];
            let (_, height) = label_room(&problem.edges[edge]);
            let labels = label_column(&problem.edges[edge], x, middle - height / 2);
            Loop {
                edge,
                points,
                labels,
            }
        };
        self.boxes.iter().map(draw).collect()
    }
}

/// Reserves room beside the containers that have loops.
pub(crate) fn reserve_beside_containers(problem: &Problem, courses: &[Course], rows: &mut Rows) {
    rows.beside = beside_containers(problem, courses);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{edge, label, nodes},
        sides::half_sizes,
    };

    #[test]
    fn bare_loops_lie_within_each_other() {
        let mut problem = nodes(1);
        problem.edges = vec![edge(0, 0), edge(0, 0)];
        let half = half_sizes(&problem, 0);
        let (mut reach, mut loops) = (half, Vec::new());
        lay(&problem, &[0, 1], &mut reach, half, &mut loops);
        let far = |l: &Loop| (l.points[1].x, l.points[1].y);
        let (inner, outer) = (far(&loops[0]), far(&loops[1]));
        assert!(inner.0 < outer.0 && inner.1 > outer.1);
    }

    #[test]
    fn a_loop_is_higher_than_its_label_where_its_node_is() {
        let mut problem = nodes(1);
        problem.nodes[0].size.height = 60;
        problem.edges = vec![edge(0, 0)];
        problem.edges[0].labels = vec![label()];
        let half = half_sizes(&problem, 0);
        let (mut reach, mut loops) = (half, Vec::new());
        lay(&problem, &[0], &mut reach, half, &mut loops);
        assert!(loops[0].points[2].y - loops[0].points[1].y > 20);
    }

    #[test]
    fn two_loops_with_labels_are_at_both_sides() {
        let mut problem = nodes(1);
        problem.edges = vec![edge(0, 0), edge(0, 0)];
        problem.edges[1].labels = vec![label()];
        let half = half_sizes(&problem, 0);
        let (mut reach, mut loops) = (half, Vec::new());
        lay(&problem, &[0, 1], &mut reach, half, &mut loops);
        assert!(loops[0].points.iter().all(|p| p.x >= 50));
        assert!(loops[1].points.iter().all(|p| p.x <= -50) && loops[1].labels[0].x < -50);
        assert!(reach.left > half.left && reach.right > half.right);
    }

    #[test]
    fn a_label_stands_above_the_other_loops() {
        let mut problem = nodes(1);
        problem.edges = vec![edge(0, 0), edge(0, 0), edge(0, 0)];
        problem.edges[0].labels = vec![label()];
        let half = half_sizes(&problem, 0);
        let mut reach = half;
        let mut loops = Vec::new();
        lay(&problem, &[0, 1, 2], &mut reach, half, &mut loops);
        let highest = loops[1].points.iter().map(|p| p.y).min();
        assert!(highest > Some(loops[0].labels[0].y + 10));
        assert!(reach.right > half.right && reach.up > half.up && reach.down > half.down);
    }
}
