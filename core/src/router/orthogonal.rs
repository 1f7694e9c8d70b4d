//! Orthogonal routes: one wire after another through the graph, then set apart.

use crate::{
    EdgeIx, Index as _, Point, Rect, Side, Table,
    router::{
        Board, Body, Terminal,
        graph::{Graph, NONE},
        lines::Lines,
        nudge,
        search::{Gate, HEAD_ROOM, Query, Search},
        space::Space,
        traffic::{Course, Traffic},
        ways::{Axis, Way, without_idle},
    },
};

/// The states that all searches for the cheapest courses look at together.
const WORK: u64 = 1_200_000;
/// The fewest and the most states of one of them.
const WORK_EACH: (u32, u32) = (400, 60_000);
/// The states of a search for any course, of each wire and of all.
const WORK_ANY: u32 = 120_000;
const WORK_ANY_ALL: u64 = 3_000_000;

/// What a search is for.
struct Aim {
    greed: f64,
    minds_others: bool,
}

/// The cheapest course, or nearly so: a little greed saves most of the work.
const CHEAPEST: Aim = Aim {
    greed: 1.15,
    minds_others: true,
};
/// Some course soon.
const ANY: Aim = Aim {
    greed: 3.0,
    minds_others: false,
};
/// The length of the first and the last segment of an elbow, in pixels.
const STUB: f64 = 16.0;

/// Routes wires along horizontal and vertical lines.
pub(super) fn route(space: &Space<'_>, wires: &[EdgeIx], paths: &mut Table<EdgeIx, Vec<Point>>) {
    if wires.is_empty() {
        return;
    }
    let lines = Lines::new(space, wires);
    match Graph::new(space, &lines) {
        Some(graph) => Router::new(space, &lines, &graph).run(wires, paths),
        None => {
            for &wire in wires {
                let it = &space.board.wires[wire];
                paths[wire] = elbow(space.board, &it.source, &it.target);
            }
        }
    }
    nudge::apart(space, wires, paths);
}

struct Router<'r> {
    space: &'r Space<'r>,
    lines: &'r Lines,
    graph: &'r Graph,
    search: Search<'r>,
    traffic: Traffic,
    courses: Table<EdgeIx, Option<Course>>,
    /// By frame: whether the wire in hand may run in it.
    open: Vec<bool>,
}

impl<'r> Router<'r> {
    fn new(space: &'r Space<'r>, lines: &'r Lines, graph: &'r Graph) -> Self {
        Self {
            space,
            lines,
            graph,
            search: Search::new(graph),
            traffic: Traffic::new(graph),
            courses: vec![None; space.board.wires.len()].into(),
            open: vec![false; space.board.frames.len()],
        }
    }

    fn run(mut self, wires: &[EdgeIx], paths: &mut Table<EdgeIx, Vec<Point>>) {
        let board = self.space.board;
        let mut order: Vec<(f64, EdgeIx)> = wires
            .iter()
            .map(|wire| (length(board, *wire), *wire))
            .collect();
        // Short ways have the least choice.
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let share = WORK / u64::try_from(2 * wires.len()).unwrap_or(WORK);
        let (least, most) = WORK_EACH;
        let limit = u32::try_from(share).unwrap_or(most).clamp(least, most);
        for (_, wire) in &order {
            self.find(*wire, limit);
        }
        for (_, wire) in &order {
            self.find_again(*wire, limit);
        }
        for &wire in wires {
            let it = &board.wires[wire];
            paths[wire] = match &self.courses[wire] {
                Some(course) => self.points(course),
                None => elbow(board, &it.source, &it.target),
            };
        }
    }

    fn find(&mut self, wire: EdgeIx, limit: u32) {
        let mut course = None;
        if self.search.work < WORK {
            course = self.search(wire, &CHEAPEST, limit);
        }
        // A search that gave up at its limit may still find some way soon.
        if course.is_none() && self.search.work < WORK + WORK_ANY_ALL {
            course = self.search(wire, &ANY, WORK_ANY);
        }
        if let Some(course) = &course {
            let bundle = self.space.board.wires[wire].bundle;
            self.traffic.add(self.graph, course, bundle);
        }
        self.courses[wire] = course;
    }

    /// Looks for a better way for a route that crosses others, now that all are known.
    fn find_again(&mut self, wire: EdgeIx, limit: u32) {
        let bundled = self.space.board.wires[wire].bundle.is_some();
        let Some(course) = self.courses[wire].take() else {
            return;
        };
        if bundled || self.search.work > WORK || !self.traffic.crosses(&course) {
            self.courses[wire] = Some(course);
            return;
        }
        self.traffic.remove(self.graph, &course);
        let better = self.search(wire, &CHEAPEST, limit).unwrap_or(course);
        self.traffic.add(self.graph, &better, None);
        self.courses[wire] = Some(better);
    }

    fn search(&mut self, wire: EdgeIx, aim: &Aim, limit: u32) -> Option<Course> {
        let [sources, targets] = self.lines.of_wires.get(&wire)?;
        let gates = |pins: &[usize], way: fn(Side) -> Side| -> Vec<Gate> {
            let gate = |&pin: &usize| Gate {
                vertex: self.graph.pins[pin],
                way: way(self.lines.pins[pin].way),
                pin,
            };
            let gates = pins.iter().map(gate);
            gates.filter(|gate| gate.vertex != NONE).collect()
        };
        let (starts, goals) = (gates(sources, |way| way), gates(targets, Way::back));
        let points = goals
            .iter()
            .map(|gate| self.graph.points[gate.vertex as usize]);
        let target = points
            .map(|point| Rect::from_points(point, point))
            .reduce(|a, b| a.union(b))?;
        let it = &self.space.board.wires[wire];
        for frame in self.space.open_frames(it) {
            self.open[frame.position()] = true;
        }
        let query = Query {
            starts: &starts,
            goals: &goals,
            target,
            open: &self.open,
            bundle: it.bundle,
            traffic: aim.minds_others.then_some(&self.traffic),
            greed: aim.greed,
            limit,
            // A port has one side only.
            head_room: it.target.port.map_or(HEAD_ROOM, |_| 0.0),
        };
        let course = self.search.find(&query);
        for frame in self.space.open_frames(it) {
            self.open[frame.position()] = false;
        }
        course
    }

    fn points(&self, course: &Course) -> Vec<Point> {
        let vertices = course.vertices.iter();
        let points: Vec<Point> = vertices
            .map(|vertex| self.graph.points[*vertex as usize])
            .collect();
        without_idle(&points)
    }
}

fn length(board: &Board, wire: EdgeIx) -> f64 {
    let wire = &board.wires[wire];
    let (a, b) = (board.rect(wire.source.body), board.rect(wire.target.body));
    let way = a.center() - b.center();
    way.x.abs() + way.y.abs()
}

/// A plain way with at most four bends, through whatever there is.
fn elbow(board: &Board, source: &Terminal, target: &Terminal) -> Vec<Point> {
    let (from, way) = exit(board, source, target);
    let (to, back) = exit(board, target, source);
    let (a, b) = (way.step(from, STUB), back.step(to, STUB));
    let corners = match (way.axis(), back.axis()) {
        (Axis::X, Axis::X) => {
            let x = f64::midpoint(a.x, b.x);
            vec![Point::new(x, a.y), Point::new(x, b.y)]
        }
        (Axis::Y, Axis::Y) => {
            let y = f64::midpoint(a.y, b.y);
            vec![Point::new(a.x, y), Point::new(b.x, y)]
        }
        (Axis::X, Axis::Y) => vec![Point::new(b.x, a.y)],
        (Axis::Y, Axis::X) => vec![Point::new(a.x, b.y)],
    };
    let points: Vec<Point> = [from, a]
        .into_iter()
        .chain(corners)
        .chain([b, to])
        .collect();
    without_idle(&points)
}

fn exit(board: &Board, end: &Terminal, other: &Terminal) -> (Point, Side) {
    if let Some(port) = end.port {
        return (port.at, port.side);
    }
    let rect = board.rect(end.body);
    let way = board.rect(other.body).center() - rect.center();
    let side = match way.x.abs() >= way.y.abs() {
        true if way.x >= 0.0 => Side::Right,
        true => Side::Left,
        false if way.y >= 0.0 => Side::Bottom,
        false => Side::Top,
    };
    let inside = matches!(end.body, Body::Frame(_)) && board.leads_inside(end.body, other.body);
    let way = if inside { side.back() } else { side };
    (board.middle(end.body, side), way)
}
