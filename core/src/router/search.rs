//! The cheapest way through the graph for one wire: A* over vertices and the
//! ways on which they are reached.

use std::{cmp::Ordering, collections::BinaryHeap};

use crate::{
    Point, Rect, Side,
    router::{
        graph::{Graph, NONE},
        traffic::{Course, Traffic},
        ways::Way,
    },
};

/// What a bend costs, in pixels.
const BEND: f64 = 100.0;
/// What it costs to bend so near to the end that the head has no line to stand
/// on: a little more than another bend, which may lead to a better side.
const CRAMPED: f64 = 130.0;
/// How near that is, in pixels.
pub(super) const HEAD_ROOM: f64 = 20.0;

/// Where a course may start or end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    pub(super) vertex: u32,
    /// The way of the course there.
    pub(super) way: Side,
    pub(super) pin: usize,
}

/// What is searched.
pub(super) struct Query<'q> {
    pub(super) starts: &'q [Gate],
    pub(super) goals: &'q [Gate],
    /// What holds all goals.
    pub(super) target: Rect,
    /// By frame: whether the course may run in it.
    pub(super) open: &'q [bool],
    pub(super) bundle: Option<u32>,
    /// The routes to mind, if any.
    pub(super) traffic: Option<&'q Traffic>,
    /// How much more the rest of the way counts than what is behind: 1 finds
    /// the cheapest course, more finds one sooner.
    pub(super) greed: f64,
    /// The most states to look at.
    pub(super) limit: u32,
    /// How long a line the head wants to stand on, in pixels.
    pub(super) head_room: f64,
}

/// What searches have in common: tables over the states of a graph.
pub(super) struct Search<'g> {
    graph: &'g Graph,
    cost: Vec<f64>,
    from: Vec<u32>,
    /// The search that wrote an entry.
    written: Vec<u32>,
    done: Vec<bool>,
    round: u32,
    /// The states that all searches looked at.
    pub(super) work: u64,
}

impl<'g> Search<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        let states = 4 * graph.points.len();
        Self {
            graph,
            cost: vec![0.0; states],
            from: vec![NONE; states],
            written: vec![0; states],
            done: vec![false; states],
            round: 0,
            work: 0,
        }
    }

    /// The cheapest course, if there is one and the limit suffices.
    pub(super) fn find(&mut self, query: &Query<'_>) -> Option<Course> {
        self.round += 1;
        let mut heap = BinaryHeap::new();
        for gate in query.starts {
            let state = state(gate.vertex, gate.way);
            let cost = query.traffic.map_or(0.0, |it| it.pin(gate.pin));
            self.reach(&mut heap, query, state, NONE, cost);
        }
        let mut looked = 0;
        while let Some(Ranked { state, .. }) = heap.pop() {
            let at = state as usize;
            if std::mem::replace(&mut self.done[at], true) {
                continue;
            }
            looked += 1;
            self.work += 1;
            if self.from[at] != NONE && goal(query, state).is_some() {
                return self.course(query, state);
            }
            if looked > query.limit {
                return None;
            }
            self.expand(&mut heap, query, state);
        }
        None
    }

    fn expand(&mut self, heap: &mut BinaryHeap<Ranked>, query: &Query<'_>, from: u32) {
        let (vertex, heading) = parts(from);
        let starts = self.from[from as usize] == NONE;
        for way in Side::ALL {
            let next = self.graph.next[vertex as usize][way.number()];
            if next == NONE || way == heading.back() || (starts && way != heading) {
                continue;
            }
            let link = self.graph.link_on(vertex, way);
            let mut frames = self.graph.frames(link).iter();
            if !frames.all(|frame| query.open[crate::Index::position(*frame)]) {
                continue;
            }
            let turn = if way != heading {
                BEND
            } else if starts {
                0.0
            } else {
                query
                    .traffic
                    .map_or(0.0, |it| it.crossing(vertex, way.axis()))
            };
            let to = state(next, way);
            let along = match query.traffic {
                Some(traffic) => {
                    let end = goal(query, to).map_or(0.0, |gate| {
                        let cramped = self.is_cramped(from, way, next, query.head_room);
                        traffic.pin(gate.pin) + if cramped { CRAMPED } else { 0.0 }
                    });
                    traffic.link(self.graph, link, query.bundle) + end
                }
                None => self.graph.links[link].cost,
            };
            let cost = self.cost[from as usize] + turn + along;
            self.reach(heap, query, to, from, cost);
        }
    }

    /// Whether a course that goes on from a state to the end at `last` has its
    /// last bend too near to it.
    fn is_cramped(&self, from: u32, way: Side, last: u32, room: f64) -> bool {
        let (mut state, mut end, mut length) = (from, last, 0.0);
        loop {
            let (vertex, heading) = parts(state);
            length += self.length(vertex, end);
            if length >= room {
                return false;
            }
            if heading != way {
                return true;
            }
            if self.from[state as usize] == NONE {
                return false;
            }
            (state, end) = (self.from[state as usize], vertex);
        }
    }

    /// The length of the link between two vertices.
    fn length(&self, a: u32, b: u32) -> f64 {
        let [a, b] = [a, b].map(|vertex| self.graph.points[vertex as usize]);
        (b - a).hypot()
    }

    fn reach(
        &mut self,
        heap: &mut BinaryHeap<Ranked>,
        query: &Query<'_>,
        state: u32,
        from: u32,
        cost: f64,
    ) {
        let at = state as usize;
        if self.written[at] == self.round {
            if self.done[at] || self.cost[at] <= cost {
                return;
            }
        } else {
            self.written[at] = self.round;
            self.done[at] = false;
        }
        self.cost[at] = cost;
        self.from[at] = from;
        let (vertex, way) = parts(state);
        let rest = rest(self.graph.points[vertex as usize], way, query.target);
        let bound = cost + query.greed * rest;
        heap.push(Ranked { bound, cost, state });
    }

    fn course(&self, query: &Query<'_>, last: u32) -> Option<Course> {
        let mut states = vec![last];
        while let Some(&first) = states.last()
            && self.from[first as usize] != NONE
        {
            states.push(self.from[first as usize]);
        }
        states.reverse();
        let start = *states.first()?;
        let start = query
            .starts
            .iter()
            .find(|it| state(it.vertex, it.way) == start)?;
        Some(Course {
            vertices: states.iter().map(|state| parts(*state).0).collect(),
            ways: states[1..].iter().map(|state| parts(*state).1).collect(),
            pins: [start.pin, goal(query, last)?.pin],
        })
    }
}

fn state(vertex: u32, way: Side) -> u32 {
    let way = u32::try_from(way.number()).expect("there are four ways");
    4 * vertex + way
}

fn parts(state: u32) -> (u32, Side) {
    (state / 4, Side::ALL[(state % 4) as usize])
}

fn goal<'q>(query: &'q Query<'_>, it: u32) -> Option<&'q Gate> {
    let (vertex, way) = parts(it);
    let mut goals = query.goals.iter();
    goals.find(|gate| gate.vertex == vertex && gate.way == way)
}

/// The least that is left to a box: the distance, and the bends that cannot be saved.
fn rest(at: Point, way: Side, target: Rect) -> f64 {
    let axis = way.axis();
    let outside = |(lo, hi): (f64, f64), at: f64| (lo - at).max(at - hi).max(0.0);
    let along = outside(axis.span(target), axis.of(at));
    let across = outside(axis.across().span(target), axis.across().of(at));
    let (lo, hi) = axis.span(target);
    let behind = if way.grows() {
        hi < axis.of(at)
    } else {
        axis.of(at) < lo
    };
    let bends = if behind {
        2.0
    } else if across > 0.0 {
        1.0
    } else {
        0.0
    };
    along + across + bends * BEND
}

/// A state in the queue: the least bound first, then what is farther on its way.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    bound: f64,
    cost: f64,
    state: u32,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let bound = other.bound.total_cmp(&self.bound);
        let cost = self.cost.total_cmp(&other.cost);
        bound.then(cost).then(other.state.cmp(&self.state))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}
