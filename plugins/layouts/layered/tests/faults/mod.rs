//! What must never be wrong with a drawing, found independently of the layout's own check.

use kinograph_plugin_sdk::{
    geometry::{Point, Rect},
    layout::{Arrangement, End, Request},
};

/// Sizes are rounded up to whole pixels inside the layout.
const TOLERANCE: f32 = 0.01;

/// Everything that is wrong.
pub(crate) fn of(request: &Request, drawing: &Arrangement) -> Vec<String> {
    let scene = Scene { request, drawing };
    let mut faults = Vec::new();
    scene.boxes(&mut faults);
    for edge in 0..request.edges.len() {
        scene.route(edge, &mut faults);
    }
    scene.labels(&mut faults);
    scene.titles(&mut faults);
    faults
}

struct Scene<'a> {
    request: &'a Request,
    drawing: &'a Arrangement,
}

impl Scene<'_> {
    fn node(&self, n: usize) -> Rect {
        let (at, size) = (self.drawing.nodes[n], self.request.nodes[n].size);
        Rect {
            x: at.x,
            y: at.y,
            width: size.width,
            height: size.height,
        }
    }

    fn points(&self, edge: usize) -> &[Point] {
        let route = self.drawing.routes[edge];
        let start = route.start as usize;
        &self.drawing.points[start..start + route.count as usize]
    }

    /// Whether a container is or holds the container that another index names.
    fn holds(&self, outer: usize, inner: Option<u32>) -> bool {
        let mut at = inner.map(|c| c as usize);
        while let Some(c) = at {
            if c == outer {
                return true;
            }
            at = self.request.containers[c].parent.map(|c| c as usize);
        }
        false
    }

    fn boxes(&self, faults: &mut Vec<String>) {
        let frames = &self.drawing.containers;
        for n in 0..self.request.nodes.len() {
            for m in 0..n {
                if overlap(self.node(n), self.node(m)) {
                    faults.push(format!("nodes {n} and {m} overlap"));
                }
            }
            let parent = self.request.nodes[n].parent;
            for (c, &frame) in frames.iter().enumerate() {
                match self.holds(c, parent) {
                    true if !inside(frame, self.node(n)) => {
                        faults.push(format!("node {n} is not inside container {c}"));
                    }
                    false if overlap(frame, self.node(n)) => {
                        faults.push(format!("node {n} overlaps container {c}"));
                    }
                    _ => {}
                }
            }
        }
        for (c, container) in self.request.containers.iter().enumerate() {
            let least = container.min_size;
            if frames[c].width < least.width || frames[c].height < least.height {
                faults.push(format!("container {c} is too small"));
            }
            for d in 0..c {
                let nested = self.holds(d, Some(u32::try_from(c).expect("few containers")));
                if nested && !inside(frames[d], frames[c]) {
                    faults.push(format!("container {c} is not inside container {d}"));
                }
                if !nested && overlap(frames[c], frames[d]) {
                    faults.push(format!("containers {c} and {d} overlap"));
                }
            }
        }
    }

    /// The box of an end, the container around its inside, and its port.
    fn end(&self, end: End) -> (Rect, Option<u32>, Option<Point>) {
        match end {
            End::Node(n) => (
                self.node(n as usize),
                self.request.nodes[n as usize].parent,
                None,
            ),
            End::Container(c) => (self.drawing.containers[c as usize], Some(c), None),
            End::Port(p) => {
                let port = &self.request.ports[p as usize];
                let (rect, home, _) = self.end(End::Node(port.node));
                (
                    rect,
                    home,
                    Some(Point {
                        x: rect.x + port.at.x,
                        y: rect.y + port.at.y,
                    }),
                )
            }
        }
    }

    fn route(&self, e: usize, faults: &mut Vec<String>) {
        let edge = &self.request.edges[e];
        let points = self.points(e);
        if points.len() < 2 {
            faults.push(format!("edge {e} has no route"));
            return;
        }
        for (end, at) in [
            (edge.source, points[0]),
            (edge.target, points[points.len() - 1]),
        ] {
            let (rect, _, port) = self.end(end);
            let near = |a: f32, b: f32| (a - b).abs() <= TOLERANCE;
            let attached = match port {
                Some(port) => near(port.x, at.x) && near(port.y, at.y),
                None => on_border(rect, at),
            };
            if !attached {
                faults.push(format!("edge {e} is not attached to {end:?}: {at:?}"));
            }
        }
        let homes = [self.end(edge.source).1, self.end(edge.target).1];
        for piece in points.windows(2) {
            for n in 0..self.request.nodes.len() {
                if enters(self.node(n), piece[0], piece[1]) {
                    faults.push(format!("edge {e} leads through node {n}"));
                }
            }
            for (c, &frame) in self.drawing.containers.iter().enumerate() {
                if homes.iter().all(|&home| !self.holds(c, home))
                    && enters(frame, piece[0], piece[1])
                {
                    faults.push(format!("edge {e} leads through container {c}"));
                }
            }
        }
    }

    /// A title takes the top left corner of a container, for its least width.
    fn titles(&self, faults: &mut Vec<String>) {
        for (c, container) in self.request.containers.iter().enumerate() {
            if container.min_size.width == 0.0 {
                continue;
            }
            let title = Rect {
                width: container.min_size.width,
                height: container.padding.top,
                ..self.drawing.containers[c]
            };
            for e in 0..self.request.edges.len() {
                let mut pieces = self.points(e).windows(2);
                if pieces.any(|piece| enters(title, piece[0], piece[1])) {
                    faults.push(format!(
                        "edge {e} strikes through the title of container {c}"
                    ));
                }
            }
        }
    }

    fn labels(&self, faults: &mut Vec<String>) {
        let rect = |label: usize| {
            let (size, at) = (self.request.labels[label].size, self.drawing.labels[label]);
            let (x, y) = (at.x - size.width / 2.0, at.y - size.height / 2.0);
            Rect {
                x,
                y,
                width: size.width,
                height: size.height,
            }
        };
        for (label, at) in self.drawing.labels.iter().enumerate() {
            let edge = self.request.labels[label].edge as usize;
            let near = |piece: &[Point]| {
                let (left, right) = (piece[0].x.min(piece[1].x), piece[0].x.max(piece[1].x));
                let (top, bottom) = (piece[0].y.min(piece[1].y), piece[0].y.max(piece[1].y));
                (left - 1.0..=right + 1.0).contains(&at.x)
                    && (top - 1.0..=bottom + 1.0).contains(&at.y)
            };
            if !self.points(edge).windows(2).any(near) {
                faults.push(format!(
                    "label {label} of edge {edge} at {at:?} is not on its edge {:?}",
                    self.points(edge)
                ));
            }
            for n in 0..self.request.nodes.len() {
                if overlap(rect(label), self.node(n)) {
                    faults.push(format!("label {label} lies on node {n}"));
                }
            }
            for other in 0..label {
                if overlap(rect(label), rect(other)) {
                    faults.push(format!("labels {label} and {other} overlap"));
                }
            }
            for e in (0..self.request.edges.len()).filter(|&e| e != edge) {
                if self
                    .points(e)
                    .windows(2)
                    .any(|p| enters(rect(label), p[0], p[1]))
                {
                    faults.push(format!("edge {e} leads through label {label}"));
                }
            }
        }
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x + TOLERANCE < b.x + b.width
        && b.x + TOLERANCE < a.x + a.width
        && a.y + TOLERANCE < b.y + b.height
        && b.y + TOLERANCE < a.y + a.height
}

fn inside(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x + TOLERANCE
        && outer.y <= inner.y + TOLERANCE
        && outer.x + outer.width + TOLERANCE >= inner.x + inner.width
        && outer.y + outer.height + TOLERANCE >= inner.y + inner.height
}

/// Whether a horizontal or vertical line leads through the inside of a box.
fn enters(rect: Rect, a: Point, b: Point) -> bool {
    let inset = 0.6;
    a.x.max(b.x) > rect.x + inset
        && a.x.min(b.x) < rect.x + rect.width - inset
        && a.y.max(b.y) > rect.y + inset
        && a.y.min(b.y) < rect.y + rect.height - inset
}

fn on_border(rect: Rect, p: Point) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() <= TOLERANCE;
    let inside = Rect {
        x: p.x,
        y: p.y,
        width: 0.0,
        height: 0.0,
    };
    self::inside(rect, inside)
        && (near(p.x, rect.x)
            || near(p.x, rect.x + rect.width)
            || near(p.y, rect.y)
            || near(p.y, rect.y + rect.height))
}
