//! Moves pinned nodes to their places and the others out of their way.
//!
//! Postcondition: pinned nodes stand exactly where they are pinned, containers
//! hold their children, and what is not pinned, and holds nothing pinned,
//! overlaps nothing of its container. Overlaps remain only where pins force them.

use crate::{
    diagram::{Diagram, Drawing, End},
    geometry::{Insets, Point, Rect, Size},
    level::frame,
    separate::nearest_free,
};

/// Brings the pinned nodes to their places.
pub(crate) fn settle(diagram: &Diagram, drawing: &mut Drawing) {
    let pins: Vec<(usize, Point)> = diagram
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(n, node)| Some((n, node.pinned?)))
        .collect();
    if pins.is_empty() {
        return;
    }
    let ways: Vec<Point> = pins
        .iter()
        .map(|&(n, pin)| pin.minus(drawing.nodes[n]))
        .collect();
    let by = median(&ways);
    for corner in &mut drawing.nodes {
        *corner = corner.plus(by);
    }
    for frame in &mut drawing.containers {
        *frame = frame.moved(by);
    }
    // One pin, or pins that are all where they were, disturb nothing.
    if ways.iter().all(|&way| way == by) {
        return;
    }
    drawing.stems.clear();
    let mut board = Board::of(diagram, drawing);
    for (n, pin) in pins {
        board.pin(n, pin);
    }
    for container in (0..diagram.containers.len()).rev() {
        board.clear(Some(container));
    }
    board.clear(None);
}

/// The vector that brings all together nearest to where they should be.
fn median(ways: &[Point]) -> Point {
    let middle = |mut values: Vec<i64>| {
        values.sort_unstable();
        values[values.len() / 2]
    };
    Point::new(
        middle(ways.iter().map(|way| way.x).collect()),
        middle(ways.iter().map(|way| way.y).collect()),
    )
}

/// Everything while it is moved.
struct Board<'a> {
    diagram: &'a Diagram,
    drawing: &'a mut Drawing,
    /// The children of the diagram itself, then of every container.
    children: Vec<Vec<End>>,
    /// Whether a container holds a pinned node.
    is_fixed: Vec<bool>,
}

impl<'a> Board<'a> {
    fn of(diagram: &'a Diagram, drawing: &'a mut Drawing) -> Self {
        let mut children = vec![Vec::new(); diagram.containers.len() + 1];
        let nodes = (0..diagram.nodes.len()).map(End::Node);
        let containers = (0..diagram.containers.len()).map(End::Container);
        for end in nodes.chain(containers) {
            children[place(diagram.home(end))].push(end);
        }
        Self {
            diagram,
            drawing,
            children,
            is_fixed: vec![false; diagram.containers.len()],
        }
    }

    fn pin(&mut self, node: usize, at: Point) {
        self.drawing.nodes[node] = at;
        let mut holder = self.diagram.nodes[node].parent;
        while let Some(container) = holder {
            self.is_fixed[container] = true;
            holder = self.diagram.containers[container].parent;
        }
    }

    fn rect(&self, end: End) -> Rect {
        match end {
            End::Node(n) => {
                let Insets { top, left, .. } = self.diagram.nodes[n].margin;
                let corner = self.drawing.nodes[n].minus(Point::new(left, top));
                Rect::at(corner, self.diagram.room(n))
            }
            End::Container(c) => self.drawing.containers[c],
        }
    }

    /// Moves what is loose in a container out of the way of what is fixed, and
    /// fits the frame around all. Containers inside of it must have been cleared.
    fn clear(&mut self, container: Option<usize>) {
        if container.is_some_and(|c| !self.is_fixed[c]) {
            return;
        }
        let (fixed, mut loose): (Vec<End>, Vec<End>) = self.children[place(container)]
            .iter()
            .partition(|end| match **end {
                End::Node(n) => self.diagram.nodes[n].pinned.is_some(),
                End::Container(c) => self.is_fixed[c],
            });
        let mut placed: Vec<Rect> = fixed.iter().map(|&end| self.rect(end)).collect();
        loose.sort_by_key(|&end| {
            let rect = self.rect(end);
            (rect.top, rect.left)
        });
        let spacing = self.diagram.spacing;
        for end in loose {
            let rect = self.rect(end);
            let by = nearest_free(rect, &placed, spacing.node.min(spacing.container));
            self.shift(end, by);
            placed.push(rect.moved(by));
        }
        if let (Some(c), Some(content)) = (container, placed.into_iter().reduce(Rect::union)) {
            let it = &self.diagram.containers[c];
            let by = Point::new(it.padding.left, it.padding.top);
            let size: Size = frame(content.size(), it.padding, it.min_size);
            self.drawing.containers[c] = Rect::at(content.corner().minus(by), size);
        }
    }

    /// Moves something and all that is in it.
    fn shift(&mut self, end: End, by: Point) {
        if by == Point::default() {
            return;
        }
        let mut waiting = vec![end];
        while let Some(end) = waiting.pop() {
            match end {
                End::Node(n) => self.drawing.nodes[n] = self.drawing.nodes[n].plus(by),
                End::Container(c) => {
                    self.drawing.containers[c] = self.drawing.containers[c].moved(by);
                    waiting.extend(&self.children[place(Some(c))]);
                }
            }
        }
    }
}

const fn place(container: Option<usize>) -> usize {
    match container {
        Some(container) => container + 1,
        None => 0,
    }
}
