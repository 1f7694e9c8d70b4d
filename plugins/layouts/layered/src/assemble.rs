//! Pass 8: puts the parts together to boxes, routes and label places.
//!
//! Precondition: all places are final. Postcondition: every route runs from
//! the border of its source to that of its target, in horizontal and vertical
//! steps, without superfluous points.

use crate::{
    channel::Channel,
    course::Course,
    geometry::{Point, Rect},
    heights::Heights,
    place::Columns,
    problem::{Drawing, End, Problem},
    rows::{ItemKind, Rows},
    sides::half_sizes,
};

/// What the passes have found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) courses: &'a [Course],
    pub(crate) rows: &'a Rows,
    pub(crate) columns: &'a Columns,
    pub(crate) heights: &'a Heights,
    pub(crate) channels: &'a [Channel],
}

/// Draws the diagram.
pub(crate) fn assemble(parts: &Parts<'_>) -> Drawing {
    let problem = parts.problem;
    let nodes = (0..problem.nodes.len()).map(|n| {
        let half = half_sizes(problem, n);
        let at = parts.position(parts.rows.nodes[n]);
        Point::new(at.x - half.left, at.y - half.up)
    });
    let frames = parts.columns.sides.iter().zip(&parts.heights.frames);
    let mut drawing = Drawing {
        nodes: nodes.collect(),
        containers: frames
            .map(|(&(left, right), &(top, bottom))| Rect {
                left,
                top,
                right,
                bottom,
            })
            .collect(),
        routes: vec![Vec::new(); problem.edges.len()],
        labels: problem
            .edges
            .iter()
            .map(|edge| vec![Point::default(); edge.labels.len()])
            .collect(),
        bounds: Rect::default(),
    };
    for (e, &course) in parts.courses.iter().enumerate() {
        if course != Course::Loop {
            drawing.routes[e] = parts.route(&drawing, e, course);
            drawing.labels[e] = parts.rows.labels[e]
                .iter()
                .map(|&i| parts.position(i))
                .collect();
        }
    }
    add_loops(parts, &mut drawing);
    for route in &mut drawing.routes {
        simplify(route);
    }
    drawing.bounds = bounds(problem, &drawing);
    drawing
}

impl Parts<'_> {
    fn position(&self, item: usize) -> Point {
        Point::new(
            self.columns.items[item],
            self.heights.rows[self.rows.items[item].row],
        )
    }

    fn route(&self, drawing: &Drawing, e: usize, course: Course) -> Vec<Point> {
        let chain = &self.rows.chains[e];
        let mut points;
        if course == Course::Flat {
            let second = 1 + chain
                .iter()
                .position(|&link| self.is_turn(self.rows.links[link].lower.item))
                .expect("a flat edge turns");
            points = self.descent(drawing, &chain[..second]);
            let mut back = self.descent(drawing, &chain[second..]);
            back.reverse();
            points.append(&mut back);
        } else {
            points = self.descent(drawing, chain);
            if let (Course::Out, End::Container(c)) | (Course::In, End::Container(c)) =
                (course, self.lower_end(e, course))
                && let Some(last) = points.last().copied()
            {
                points.push(Point::new(last.x, drawing.containers[c].bottom));
            }
            if matches!(course, Course::Up | Course::In) {
                points.reverse();
            }
        }
        points
    }

    fn is_turn(&self, item: usize) -> bool {
        self.rows.items[item].kind == ItemKind::Turn
    }

    fn lower_end(&self, e: usize, course: Course) -> End {
        let edge = &self.problem.edges[e];
        if matches!(course, Course::Up | Course::In) {
            edge.source.end
        } else {
            edge.target.end
        }
    }

    /// The way down along a chain of links.
    fn descent(&self, drawing: &Drawing, chain: &[usize]) -> Vec<Point> {
        let mut points = Vec::new();
        let (Some(&first), Some(&last)) = (chain.first(), chain.last()) else {
            return points;
        };
        let upper = &self.rows.links[first].upper;
        let from = self.position(upper.item);
        match self.rows.items[upper.item].kind {
            ItemKind::Border => {
                let frame = drawing.containers[self.rows.items[upper.item].level - 1];
                points.push(Point::new(from.x, frame.bottom));
            }
            _ => points.extend(upper.lead.iter().map(|p| p.plus(from))),
        }
        for &link in chain {
            let row = self.rows.items[self.rows.links[link].lower.item].row;
            let mut x = self.columns.items[self.rows.links[link].upper.item]
                + self.rows.links[link].upper.dx;
            for step in self.channels[row].steps.get(&link).into_iter().flatten() {
                let y = self.heights.tracks[row][step.track];
                points.push(Point::new(x, y));
                points.push(Point::new(step.to, y));
                x = step.to;
            }
        }
        let lower = &self.rows.links[last].lower;
        let to = self.position(lower.item);
        match self.rows.items[lower.item].kind {
            ItemKind::Node(_) => points.extend(lower.lead.iter().rev().map(|p| p.plus(to))),
            ItemKind::Border => {
                let frame = drawing.containers[self.rows.items[lower.item].level - 1];
                points.push(Point::new(to.x, frame.top));
            }
            _ => points.push(Point::new(to.x + lower.dx, to.y)),
        }
        points
    }
}

fn add_loops(parts: &Parts<'_>, drawing: &mut Drawing) {
    for path in &parts.rows.loops {
        if let End::Node(n) = parts.problem.edges[path.edge].source.end {
            let at = parts.position(parts.rows.nodes[n]);
            drawing.routes[path.edge] = path.points.iter().map(|p| p.plus(at)).collect();
            drawing.labels[path.edge] = path.labels.iter().map(|p| p.plus(at)).collect();
        }
    }
    for (beside, &frame) in parts.rows.beside.iter().zip(&drawing.containers) {
        for path in beside.at(parts.problem, frame) {
            drawing.routes[path.edge] = path.points;
            drawing.labels[path.edge] = path.labels;
        }
    }
}

/// Drops repeated points and those in the middle of a straight line.
pub(crate) fn simplify(points: &mut Vec<Point>) {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points.iter() {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && ((a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y))
        {
            kept.pop();
        }
        if kept.last() != Some(&point) {
            kept.push(point);
        }
    }
    *points = kept;
}

/// What holds everything, margins included.
fn bounds(problem: &Problem, drawing: &Drawing) -> Rect {
    let nodes = problem
        .nodes
        .iter()
        .zip(&drawing.nodes)
        .map(|(node, &corner)| {
            let Rect {
                left,
                top,
                right,
                bottom,
            } = Rect::at(corner, node.size);
            let margin = &node.margin;
            Rect {
                left: left - margin.left,
                top: top - margin.top,
                right: right + margin.right,
                bottom: bottom + margin.bottom,
            }
        });
    let routes = drawing
        .routes
        .iter()
        .flatten()
        .map(|&p| Rect::at(p, Default::default()));
    let labels = problem
        .edges
        .iter()
        .zip(&drawing.labels)
        .flat_map(|(edge, centres)| {
            edge.labels
                .iter()
                .zip(centres)
                .map(|(label, &centre)| label_box(label.size, centre))
        });
    let frames = drawing.containers.iter().copied();
    nodes
        .chain(frames)
        .chain(routes)
        .chain(labels)
        .reduce(Rect::union)
        .unwrap_or_default()
}

/// The box of a label with this centre.
pub(crate) fn label_box(size: crate::geometry::Size, centre: Point) -> Rect {
    Rect::at(
        Point::new(centre.x - size.width / 2, centre.y - size.height / 2),
        size,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn superfluous_points_are_dropped() {
        let point = |(x, y)| Point::new(x, y);
        let mut points: Vec<Point> = [(0, 0), (0, 10), (0, 10), (0, 20), (30, 20), (30, 20)]
            .map(point)
            .into();
        simplify(&mut points);
        assert_eq!(points, [(0, 0), (0, 20), (30, 20)].map(point));
    }
}
