//! Moves pinned nodes to their places and repairs what this disturbs.
//!
//! Precondition: a drawing without faults, in the plane of the picture.
//! Postcondition: pinned nodes stand exactly where they are pinned; containers
//! hold their children; what is not pinned overlaps nothing of its container.
//! Overlaps remain only where pins force them: between pinned nodes, or
//! between containers that hold pinned nodes. Routes that the moves spoil are
//! laid anew around the boxes, see [`crate::detour`].

use crate::{
    check::{self, Fault},
    detour,
    geometry::{Point, Rect},
    problem::{Drawing, End, Problem},
    tree::{Level, ROOT, Tree, level},
};

/// Brings the pinned nodes to their places, which are top left corners.
pub(crate) fn settle(problem: &Problem, pinned: &[Option<Point>], drawing: &mut Drawing) {
    let by = median_shift(pinned, drawing);
    shift_all(drawing, by);
    let tree = Tree::new(problem);
    let before = drawing.clone();
    let mut board = Board::new(problem, &tree, pinned, drawing);
    for at in (ROOT..tree.len()).rev() {
        board.arrange(at);
    }
    repair_routes(problem, &before, drawing);
}

/// The vector that brings the pinned nodes nearest to their places all together.
fn median_shift(pinned: &[Option<Point>], drawing: &Drawing) -> Point {
    let ways = || {
        let pairs = pinned.iter().zip(&drawing.nodes);
        pairs.filter_map(|(pin, at)| pin.map(|pin| Point::new(pin.x - at.x, pin.y - at.y)))
    };
    let median = |mut values: Vec<i64>| {
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or(0)
    };
    Point::new(
        median(ways().map(|p| p.x).collect()),
        median(ways().map(|p| p.y).collect()),
    )
}

fn shift_all(drawing: &mut Drawing, by: Point) {
    let routes = drawing
        .routes
        .iter_mut()
        .chain(&mut drawing.labels)
        .flatten();
    for point in drawing.nodes.iter_mut().chain(routes) {
        *point = point.plus(by);
    }
    for frame in &mut drawing.containers {
        *frame = frame.moved(by);
    }
    drawing.bounds = drawing.bounds.moved(by);
}

/// The boxes of a diagram while they are moved.
struct Board<'a> {
    problem: &'a Problem,
    drawing: &'a mut Drawing,
    /// For each level, the nodes and containers directly in it.
    children: Vec<Vec<End>>,
    /// For each level, whether a pinned node is in it.
    holds_pin: Vec<bool>,
    pinned: &'a [Option<Point>],
}

impl<'a> Board<'a> {
    fn new(
        problem: &'a Problem,
        tree: &Tree,
        pinned: &'a [Option<Point>],
        drawing: &'a mut Drawing,
    ) -> Self {
        let mut children = vec![Vec::new(); tree.len()];
        let mut holds_pin = vec![false; tree.len()];
        for (n, node) in problem.nodes.iter().enumerate() {
            let mut at = level(node.parent);
            children[at].push(End::Node(n));
            if let Some(pin) = pinned[n] {
                drawing.nodes[n] = pin;
                while at != ROOT {
                    holds_pin[at] = true;
                    at = tree.parent[at];
                }
            }
        }
        for (c, container) in problem.containers.iter().enumerate() {
            children[level(container.parent)].push(End::Container(c));
        }
        Self {
            problem,
            drawing,
            children,
            holds_pin,
            pinned,
        }
    }

    fn is_fixed(&self, unit: End) -> bool {
        match unit {
            End::Node(n) => self.pinned[n].is_some(),
            End::Container(c) => self.holds_pin[c + 1],
        }
    }

    fn rect(&self, unit: End) -> Rect {
        match unit {
            End::Node(n) => Rect::at(self.drawing.nodes[n], self.problem.nodes[n].size),
            End::Container(c) => self.drawing.containers[c],
        }
    }

    /// Moves the loose units of a level out of the way of the fixed ones, and fits the frame around all.
    fn arrange(&mut self, at: Level) {
        let spacing = &self.problem.options.spacing;
        let (loose, fixed): (Vec<End>, Vec<End>) = self.children[at]
            .iter()
            .partition(|&&unit| !self.is_fixed(unit));
        if at != ROOT && fixed.is_empty() {
            return;
        }
        let mut placed: Vec<Rect> = fixed.iter().map(|&unit| self.rect(unit)).collect();
        let mut loose: Vec<(i64, i64, usize, End)> = loose
            .into_iter()
            .enumerate()
            .map(|(i, unit)| (self.rect(unit).top, self.rect(unit).left, i, unit))
            .collect();
        loose.sort_unstable_by_key(|&(top, left, i, _)| (top, left, i));
        for (_, _, _, unit) in loose {
            let rect = self.rect(unit);
            let by = free_shift(rect, &placed, spacing.node.min(spacing.container));
            self.shift(unit, by);
            placed.push(rect.moved(by));
        }
        if at != ROOT
            && let Some(content) = placed.into_iter().reduce(Rect::union)
        {
            self.frame(at - 1, content);
        }
    }

    fn frame(&mut self, c: usize, content: Rect) {
        let container = &self.problem.containers[c];
        let (left, top) = (
            content.left - container.padding.left,
            content.top - container.padding.top,
        );
        self.drawing.containers[c] = Rect {
            left,
            top,
            right: (content.right + container.padding.right).max(left + container.min_size.width),
            bottom: (content.bottom + container.padding.bottom)
                .max(top + container.min_size.height),
        };
    }

    /// Moves a unit and all that is in it.
    fn shift(&mut self, unit: End, by: Point) {
        if by == Point::default() {
            return;
        }
        let mut units = vec![unit];
        while let Some(unit) = units.pop() {
            match unit {
                End::Node(n) => self.drawing.nodes[n] = self.drawing.nodes[n].plus(by),
                End::Container(c) => {
                    self.drawing.containers[c] = self.drawing.containers[c].moved(by);
                    units.extend(&self.children[c + 1]);
                }
            }
        }
    }
}

/// The shortest way along one axis that brings a box `gap` away from all others.
pub(crate) fn free_shift(rect: Rect, placed: &[Rect], gap: i64) -> Point {
    let near: Vec<Rect> = placed.iter().map(|other| other.grown(gap)).collect();
    let free = |by: Point| near.iter().all(|other| !other.overlaps(rect.moved(by)));
    let mut ways = vec![Point::default()];
    for other in &near {
        ways.push(Point::new(other.right - rect.left, 0));
        ways.push(Point::new(other.left - rect.right, 0));
        ways.push(Point::new(0, other.bottom - rect.top));
        ways.push(Point::new(0, other.top - rect.bottom));
    }
    ways.sort_by_key(|by| (by.x.abs() + by.y.abs(), *by));
    ways.into_iter().find(|&by| free(by)).unwrap_or_default()
}

/// Moves the routes whose ends have moved together, and lays those anew that
/// do not fit any more or that now lead through something.
fn repair_routes(problem: &Problem, before: &Drawing, drawing: &mut Drawing) {
    let shift = |end: End, drawing: &Drawing| {
        let (from, to) = match end {
            End::Node(n) => (before.nodes[n], drawing.nodes[n]),
            // Loops of containers are at the right.
            End::Container(c) => {
                let place = |frame: Rect| Point::new(frame.right, frame.top.midpoint(frame.bottom));
                (place(before.containers[c]), place(drawing.containers[c]))
            }
        };
        Point::new(to.x - from.x, to.y - from.y)
    };
    let mut anew = vec![false; problem.edges.len()];
    for (e, edge) in problem.edges.iter().enumerate() {
        let by = shift(edge.source.end, drawing);
        anew[e] = by != shift(edge.target.end, drawing);
        for point in drawing.routes[e].iter_mut().chain(&mut drawing.labels[e]) {
            *point = point.plus(by);
        }
    }
    for (fault, e) in check::faults(problem, drawing) {
        match fault {
            Fault::ThroughNode | Fault::ThroughContainer | Fault::Detached | Fault::Label => {
                anew[e] = true;
            }
            // These are not about edges.
            Fault::Overlap | Fault::Outside => {}
        }
    }
    let anew: Vec<usize> = (0..anew.len()).filter(|&e| anew[e]).collect();
    for &e in &anew {
        drawing.routes[e].clear();
    }
    for e in anew {
        detour::lay(problem, e, drawing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{edge, nodes},
        nesting,
    };

    #[test]
    fn others_make_room_for_a_pinned_node() {
        let mut problem = nodes(3);
        problem.edges = vec![edge(0, 1), edge(1, 2)];
        let mut drawing = nesting::arrange(
            &problem,
            kinograph_plugin_sdk::geometry::Direction::Down,
            &[],
        );
        let at = drawing.nodes[2];
        let pins = [
            Some(drawing.nodes[0]),
            Some(Point::new(at.x + 10, at.y + 10)),
            None,
        ];
        settle(&problem, &pins, &mut drawing);
        assert_eq!(drawing.nodes[1].x - drawing.nodes[0].x, 10);
        assert!(check::is_sound(&problem, &drawing), "{drawing:?}");
    }

    #[test]
    fn the_shortest_way_out_is_taken() {
        let rect = Rect {
            left: 0,
            top: 0,
            right: 100,
            bottom: 40,
        };
        let other = Rect {
            left: 90,
            top: -100,
            right: 300,
            bottom: 100,
        };
        assert_eq!(free_shift(rect, &[other], 8), Point::new(-18, 0));
    }
}
