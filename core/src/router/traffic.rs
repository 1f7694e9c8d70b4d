//! What runs where on the graph: crossings, shared links and busy pins have a price.

use crate::router::{
    graph::Graph,
    ways::{Axis, Way},
};

/// What crossing another route costs, in pixels.
const CROSS: f64 = 64.0;
/// What a pixel beside each other route costs, in pixels.
const SHARE: f64 = 0.15;
/// The most routes on a link that make it dearer.
const MOST_SHARED: u32 = 10;
/// What a pixel costs where another wire of the bundle runs, in pixels.
const TRUNK: f64 = 0.4;
/// What each route that ends at a pin already costs, in pixels.
const BUSY: f64 = 4.0;

/// A way through the graph.
#[derive(Clone, Debug)]
pub(super) struct Course {
    /// From the source to the target.
    pub(super) vertices: Vec<u32>,
    /// The ways from each vertex to the next.
    pub(super) ways: Vec<crate::Side>,
    /// The pins that it joins.
    pub(super) pins: [usize; 2],
}

/// Counts of the routes on vertices, links and pins.
pub(super) struct Traffic {
    /// The routes that run straight through a vertex, by their axes.
    through: Vec<[u32; 2]>,
    users: Vec<u32>,
    /// The last bundle on a link.
    bundle: Vec<Option<u32>>,
    pins: Vec<u32>,
}

impl Traffic {
    pub(super) fn new(graph: &Graph) -> Self {
        Self {
            through: vec![[0; 2]; graph.points.len()],
            users: vec![0; graph.links.len()],
            bundle: vec![None; graph.links.len()],
            pins: vec![0; graph.pins.len()],
        }
    }

    pub(super) fn add(&mut self, graph: &Graph, course: &Course, bundle: Option<u32>) {
        self.visit(graph, course, |count| *count += 1);
        for (vertex, way) in course.vertices.iter().zip(&course.ways) {
            if bundle.is_some() {
                self.bundle[graph.link_on(*vertex, *way)] = bundle;
            }
        }
    }

    /// Takes a course out that was added, without a bundle.
    pub(super) fn remove(&mut self, graph: &Graph, course: &Course) {
        self.visit(graph, course, |count| *count -= 1);
    }

    fn visit(&mut self, graph: &Graph, course: &Course, change: impl Fn(&mut u32)) {
        for (vertex, way) in course.vertices.iter().zip(&course.ways) {
            change(&mut self.users[graph.link_on(*vertex, *way)]);
        }
        let inner = course.vertices.iter().skip(1);
        for (vertex, ways) in inner.zip(course.ways.windows(2)) {
            if ways[0] == ways[1] {
                change(&mut self.through[*vertex as usize][ways[0].axis().number()]);
            }
        }
        for pin in course.pins {
            change(&mut self.pins[pin]);
        }
    }

    /// What running straight through a vertex costs.
    pub(super) fn crossing(&self, vertex: u32, axis: Axis) -> f64 {
        CROSS * f64::from(self.through[vertex as usize][axis.across().number()])
    }

    /// What a link costs a wire.
    pub(super) fn link(&self, graph: &Graph, link: usize, bundle: Option<u32>) -> f64 {
        let cost = graph.links[link].cost;
        if bundle.is_some() && self.bundle[link] == bundle {
            return cost * TRUNK;
        }
        cost * (1.0 + SHARE * f64::from(self.users[link].min(MOST_SHARED)))
    }

    /// What one more route at a pin costs.
    pub(super) fn pin(&self, pin: usize) -> f64 {
        BUSY * f64::from(self.pins[pin])
    }

    /// Whether a course crosses another.
    pub(super) fn crosses(&self, course: &Course) -> bool {
        let inner = course.vertices.iter().skip(1);
        inner.zip(course.ways.windows(2)).any(|(vertex, ways)| {
            ways[0] == ways[1] && self.crossing(*vertex, ways[0].axis()) > 0.0
        })
    }
}
