//! Lays a single route around boxes that are where they are.
//!
//! The way is the cheapest one on the lines that run beside the boxes and
//! through the ends (Wybrow, Marriott and Stuckey 2009), by A* on length,
//! bends and shared lines. It is for the few edges that the layers do not
//! describe any more; the more boxes are near, the fewer lines are tried.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
};

use kinograph_plugin_sdk::geometry::Side;

use crate::{
    assemble::{label_box, simplify},
    geometry::{Point, Rect},
    problem::{Drawing, End, Problem, Terminal},
    titles,
    tree::{Tree, level},
};

/// What a bend costs, in pixels of way.
const BEND: i64 = 60;
/// What running along another route costs, for each pixel.
const SHARED: i64 = 3;
/// Boxes farther away than this from both ends are not looked at, in pixels.
const SIGHT: i64 = 1200;
/// The most lines in each direction.
const MOST_LINES: usize = 400;

/// Lays the route of an edge and puts its labels on it.
pub(crate) fn lay(problem: &Problem, e: usize, drawing: &mut Drawing) {
    let titles = (0..problem.containers.len())
        .filter_map(|c| titles::place(problem, c, drawing.containers[c]))
        .collect();
    let map = Map::new(problem, e, drawing, titles);
    let find = |map: &Map| map.find().filter(|route| route.len() > 1);
    let route = find(&map)
        .or_else(|| find(&Map::new(problem, e, drawing, Vec::new())))
        .unwrap_or_else(|| map.elbow());
    let labels = place_labels(problem, e, drawing, &route);
    drawing.routes[e] = route;
    drawing.labels[e] = labels;
}

/// A place where a route can begin, and the first point outside the box.
#[derive(Clone, Copy, Debug)]
struct Gate {
    border: Point,
    outside: Point,
}

struct Map {
    /// What a route must not enter.
    walls: Vec<Rect>,
    /// Pieces of other routes.
    taken: Vec<Rect>,
    xs: Vec<i64>,
    ys: Vec<i64>,
    from: Vec<Gate>,
    to: Vec<Gate>,
}

impl Map {
    /// What is around an edge; `titles` are walls as well.
    fn new(problem: &Problem, e: usize, drawing: &Drawing, titles: Vec<Rect>) -> Self {
        let gap = problem.options.spacing.edge.max(4);
        let tree = Tree::new(problem);
        let edge = &problem.edges[e];
        let rect = |end: End| match end {
            End::Node(n) => Rect::at(drawing.nodes[n], problem.nodes[n].size),
            End::Container(c) => drawing.containers[c],
        };
        let inside = |outer: End, inner: End| match outer {
            End::Container(c) => outer != inner && tree.holds(c + 1, level(problem.home(inner))),
            End::Node(_) => false,
        };
        let (a, b) = (edge.source, edge.target);
        let from = gates(a, rect(a.end), inside(a.end, b.end), gap);
        let to = gates(b, rect(b.end), inside(b.end, a.end), gap);
        let sight = rect(a.end).union(rect(b.end)).grown(SIGHT);
        let homes = [a.end, b.end].map(|end| match end {
            End::Container(c) => c + 1,
            End::Node(n) => level(problem.nodes[n].parent),
        });
        let nodes = (0..problem.nodes.len()).map(|n| rect(End::Node(n)));
        let foreign = (0..problem.containers.len())
            .filter(|&c| !homes.iter().any(|&home| tree.holds(c + 1, home)))
            .map(|c| rect(End::Container(c)));
        let labels = problem.edges.iter().zip(&drawing.labels).enumerate();
        let labels = labels.filter(|&(other, _)| other != e && !drawing.routes[other].is_empty());
        let labels = labels.flat_map(|(_, (edge, centres))| {
            edge.labels
                .iter()
                .zip(centres)
                .map(|(label, &at)| label_box(label.size, at))
        });
        let walls: Vec<Rect> = nodes
            .chain(foreign)
            .chain(labels)
            .chain(titles)
            .filter(|wall| wall.overlaps(sight))
            .collect();
        // Frames are no walls for what lies in them, but lines beside them are still wanted.
        let frames = (0..problem.containers.len()).map(|c| rect(End::Container(c)));
        let (xs, ys) = lines(
            walls.iter().copied().chain(frames),
            from.iter().chain(&to),
            gap,
        );
        let routes = drawing
            .routes
            .iter()
            .enumerate()
            .filter(|&(other, _)| other != e);
        let taken = routes
            .flat_map(|(_, route)| route.windows(2))
            .map(|pair| piece(pair[0], pair[1]).grown(gap / 4))
            .filter(|taken| taken.overlaps(sight))
            .collect();
        Self {
            walls,
            taken,
            xs,
            ys,
            from,
            to,
        }
    }

    /// The cheapest way between any two gates.
    fn find(&self) -> Option<Vec<Point>> {
        // A state is a crossing of two lines and whether the way came along a horizontal one.
        type State = (usize, usize, bool);
        let place = |p: Point| {
            Some((
                self.xs.binary_search(&p.x).ok()?,
                self.ys.binary_search(&p.y).ok()?,
            ))
        };
        let at = |(x, y, _): State| Point::new(self.xs[x], self.ys[y]);
        let horizontal = |gate: &Gate| gate.border.y == gate.outside.y;
        let mut goals: BTreeMap<(usize, usize), &Gate> = BTreeMap::new();
        for gate in self
            .to
            .iter()
            .filter(|gate| self.is_free(gate.outside, gate.outside))
        {
            goals.extend(place(gate.outside).map(|p| (p, gate)));
        }
        let rest = |p: Point| {
            let far = |g: &&Gate| (g.outside.x - p.x).abs() + (g.outside.y - p.y).abs();
            goals.values().map(far).min().unwrap_or(0)
        };
        let mut cost: BTreeMap<State, (i64, Option<State>)> = BTreeMap::new();
        let mut queue = BinaryHeap::new();
        let mut starts: BTreeMap<State, &Gate> = BTreeMap::new();
        for gate in self
            .from
            .iter()
            .filter(|gate| self.is_free(gate.outside, gate.outside))
        {
            if let Some((x, y)) = place(gate.outside) {
                let state = (x, y, horizontal(gate));
                cost.insert(state, (0, None));
                starts.insert(state, gate);
                queue.push(Reverse((rest(at(state)), state)));
            }
        }
        let mut done = BTreeSet::new();
        while let Some(Reverse((_, state))) = queue.pop() {
            if !done.insert(state) {
                continue;
            }
            let (so_far, _) = cost[&state];
            if let Some(gate) = goals.get(&(state.0, state.1))
                && horizontal(gate) == state.2
            {
                return Some(self.trace(state, &cost, &starts, gate, at));
            }
            for (next, turned) in self.steps(state) {
                let (p, q) = (at(state), at(next));
                if !self.is_free(p, q) {
                    continue;
                }
                let way = (p.x - q.x).abs() + (p.y - q.y).abs();
                let shared = way * SHARED * i64::from(self.is_taken(p, q));
                let total = so_far + way + shared + if turned { BEND } else { 0 };
                if cost.get(&next).is_none_or(|&(known, _)| total < known) {
                    cost.insert(next, (total, Some(state)));
                    queue.push(Reverse((total + rest(q), next)));
                }
            }
        }
        None
    }

    /// The neighbouring crossings, and a turn on the spot.
    fn steps(
        &self,
        (x, y, horizontal): (usize, usize, bool),
    ) -> impl Iterator<Item = ((usize, usize, bool), bool)> {
        let (back, on) = if horizontal {
            let on = (x + 1 < self.xs.len()).then_some((x + 1, y));
            (x.checked_sub(1).map(|x| (x, y)), on)
        } else {
            let on = (y + 1 < self.ys.len()).then_some((x, y + 1));
            (y.checked_sub(1).map(|y| (x, y)), on)
        };
        let ahead = [back, on]
            .into_iter()
            .flatten()
            .map(move |(x, y)| ((x, y, horizontal), false));
        ahead.chain([((x, y, !horizontal), true)])
    }

    fn trace<S: Copy + Ord>(
        &self,
        end: S,
        cost: &BTreeMap<S, (i64, Option<S>)>,
        starts: &BTreeMap<S, &Gate>,
        goal: &Gate,
        at: impl Fn(S) -> Point,
    ) -> Vec<Point> {
        let mut points = vec![goal.border, at(end)];
        let mut state = end;
        while let Some((_, Some(before))) = cost.get(&state) {
            state = *before;
            points.push(at(state));
        }
        points.extend(starts.get(&state).map(|gate| gate.border));
        points.reverse();
        simplify(&mut points);
        points
    }

    fn is_free(&self, a: Point, b: Point) -> bool {
        let line = piece(a, b);
        self.walls.iter().all(|wall| !meets(*wall, line))
    }

    fn is_taken(&self, a: Point, b: Point) -> bool {
        let line = piece(a, b);
        self.taken.iter().any(|taken| {
            let along = taken.size().width > taken.size().height;
            along == (a.y == b.y) && meets(*taken, line)
        })
    }

    /// The way when there is none: right through.
    fn elbow(&self) -> Vec<Point> {
        let pairs = self
            .from
            .iter()
            .flat_map(|from| self.to.iter().map(move |to| (from, to)));
        let mut apart = pairs.filter(|(from, to)| from.border != to.border);
        let Some((from, to)) = apart.next() else {
            // Both ends are at one port.
            let Gate { border, outside } = self.from[0];
            let aside = Point::new(
                outside.x + outside.y - border.y,
                outside.y + outside.x - border.x,
            );
            return vec![border, outside, aside, border];
        };
        let (from, to) = (from.border, to.border);
        let mut points = vec![from, Point::new(from.x, to.y), to];
        simplify(&mut points);
        points
    }
}

/// Whether a line, which has no width, leads through the inside of a box.
fn meets(rect: Rect, line: Rect) -> bool {
    line.right > rect.left
        && line.left < rect.right
        && line.bottom > rect.top
        && line.top < rect.bottom
}

fn piece(a: Point, b: Point) -> Rect {
    Rect::at(a, Default::default()).union(Rect::at(b, Default::default()))
}

/// The places where a route can leave a box, or enter it from within.
fn gates(terminal: Terminal, rect: Rect, inwards: bool, gap: i64) -> Vec<Gate> {
    let middle = Point::new(
        rect.left.midpoint(rect.right),
        rect.top.midpoint(rect.bottom),
    );
    let out = if inwards { -gap } else { gap };
    let gate = |side: Side, at: Point| {
        let (border, outside) = match side {
            Side::Top => (Point::new(at.x, rect.top), Point::new(at.x, rect.top - out)),
            Side::Bottom => (
                Point::new(at.x, rect.bottom),
                Point::new(at.x, rect.bottom + out),
            ),
            Side::Left => (
                Point::new(rect.left, at.y),
                Point::new(rect.left - out, at.y),
            ),
            Side::Right => (
                Point::new(rect.right, at.y),
                Point::new(rect.right + out, at.y),
            ),
        };
        Gate { border, outside }
    };
    if let Some(port) = terminal.port {
        return vec![gate(port.side, port.at.plus(rect.corner()))];
    }
    let quarter = rect.size().width / 4;
    let mut gates = Vec::new();
    for side in [Side::Bottom, Side::Top, Side::Right, Side::Left] {
        gates.push(gate(side, middle));
    }
    for x in [middle.x - quarter, middle.x + quarter] {
        for side in [Side::Bottom, Side::Top] {
            gates.push(gate(side, Point::new(x, middle.y)));
        }
    }
    gates
}

/// The lines beside the boxes and through the ends.
fn lines<'a>(
    boxes: impl Iterator<Item = Rect>,
    gates: impl Iterator<Item = &'a Gate>,
    gap: i64,
) -> (Vec<i64>, Vec<i64>) {
    let (mut xs, mut ys) = (BTreeSet::new(), BTreeSet::new());
    for gate in gates {
        xs.insert(gate.outside.x);
        ys.insert(gate.outside.y);
    }
    for rect in boxes {
        for out in [gap, 2 * gap] {
            if xs.len().max(ys.len()) > MOST_LINES {
                break;
            }
            xs.extend([rect.left - out, rect.right + out]);
            ys.extend([rect.top - out, rect.bottom + out]);
        }
    }
    (xs.into_iter().collect(), ys.into_iter().collect())
}

/// Places for the labels of an edge: on the longest pieces of its route where nothing else is.
fn place_labels(problem: &Problem, e: usize, drawing: &Drawing, route: &[Point]) -> Vec<Point> {
    let mut obstacles: Vec<Rect> = problem
        .nodes
        .iter()
        .zip(&drawing.nodes)
        .map(|(node, &at)| Rect::at(at, node.size))
        .collect();
    for (other, edge) in problem
        .edges
        .iter()
        .enumerate()
        .filter(|&(other, _)| other != e)
    {
        if !drawing.routes[other].is_empty() {
            let labels = edge.labels.iter().zip(&drawing.labels[other]);
            obstacles.extend(labels.map(|(label, &at)| label_box(label.size, at)));
            obstacles.extend(
                drawing.routes[other]
                    .windows(2)
                    .map(|p| piece(p[0], p[1]).grown(1)),
            );
        }
    }
    let mut pieces: Vec<(Point, Point)> = route.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pieces.sort_by_key(|(a, b)| Reverse((a.x - b.x).abs() + (a.y - b.y).abs()));
    let spots = pieces.iter().flat_map(|&(a, b)| {
        [8, 6, 10, 4, 12, 2, 14]
            .map(|part| Point::new(a.x + (b.x - a.x) * part / 16, a.y + (b.y - a.y) * part / 16))
    });
    let spots: Vec<Point> = spots.collect();
    let mut centres = Vec::new();
    for label in &problem.edges[e].labels {
        let free = |at: &&Point| {
            let rect = label_box(label.size, **at);
            obstacles.iter().all(|obstacle| !obstacle.overlaps(rect))
        };
        let centre = spots
            .iter()
            .find(free)
            .or(spots.first())
            .copied()
            .unwrap_or_default();
        obstacles.push(label_box(label.size, centre));
        centres.push(centre);
    }
    centres
}
