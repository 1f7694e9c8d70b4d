//! Places numbers on a line: least total weighted stretch under least distances.
//!
//! Minimises the sum of `weight * |x[head] - x[tail] - length|` over the soft
//! arcs, subject to `x[head] - x[tail] >= length` for the hard ones. Layering
//! and horizontal placement are both this problem (Gansner, Koutsofios, North
//! and Vo 1993), which is the dual of a minimum-cost flow.
//!
//! The method is a network simplex that keeps its numbers feasible throughout,
//! so that it can stop at any time: trees of tight arcs move as rigid bodies,
//! join where they touch, and come apart where the pull on an arc is stronger
//! than the arc can hold. A body passes the kinks of soft arcs as long as its
//! way still pays, as in the long-step rule of the dual simplex.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
};

/// A relation between two numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    pub(crate) tail: usize,
    pub(crate) head: usize,
    pub(crate) length: i64,
    /// None for a least distance that always holds.
    pub(crate) weight: Option<i64>,
}

impl Arc {
    /// `x[head] - x[tail] >= length`.
    pub(crate) const fn hard(tail: usize, head: usize, length: i64) -> Self {
        Self {
            tail,
            head,
            length,
            weight: None,
        }
    }

    /// Costs `weight * |x[head] - x[tail] - length|`.
    pub(crate) const fn soft(tail: usize, head: usize, length: i64, weight: i64) -> Self {
        Self {
            tail,
            head,
            length,
            weight: Some(weight),
        }
    }
}

/// The least numbers from 0 up that satisfy the hard arcs; none when they contradict each other.
pub(crate) fn least(count: usize, arcs: &[Arc]) -> Option<Vec<i64>> {
    let hard = || arcs.iter().filter(|arc| arc.weight.is_none());
    let mut missing = vec![0_usize; count];
    let mut starts = vec![0_usize; count + 1];
    for arc in hard() {
        missing[arc.head] += 1;
        starts[arc.tail + 1] += 1;
    }
    for v in 0..count {
        starts[v + 1] += starts[v];
    }
    let mut fill = starts.clone();
    let mut leaving = vec![(0, 0); starts[count]];
    for arc in hard() {
        leaving[fill[arc.tail]] = (arc.head, arc.length);
        fill[arc.tail] += 1;
    }
    let mut x = vec![0; count];
    let mut ready: Vec<usize> = (0..count).filter(|&v| missing[v] == 0).collect();
    let mut done = 0;
    while done < ready.len() {
        let v = ready[done];
        done += 1;
        for &(head, length) in &leaving[starts[v]..starts[v + 1]] {
            x[head] = x[head].max(x[v] + length);
            missing[head] -= 1;
            if missing[head] == 0 {
                ready.push(head);
            }
        }
    }
    (done == count).then_some(x)
}

/// Improves `x`, which must satisfy the hard arcs, until it is optimal or
/// `budget` elementary steps are spent.
pub(crate) fn relax(arcs: &[Arc], x: Vec<i64>, budget: u64) -> Vec<i64> {
    let mut bodies = Bodies::new(arcs, x, budget);
    bodies.run();
    bodies.x
}

const NONE: usize = usize::MAX;

/// What a body meets: how far away, by which arc and at which of its vertices.
type Obstacle = (i64, usize, usize);

/// The forest of tight arcs. Its trees are the rigid bodies.
struct Bodies<'a> {
    arcs: &'a [Arc],
    x: Vec<i64>,
    /// The arcs at vertex `v` are `incident[starts[v]..starts[v + 1]]`, each with its other end.
    starts: Vec<usize>,
    incident: Vec<(usize, usize)>,
    in_tree: Vec<bool>,
    /// On which side of its kink a soft arc outside the forest is: 1 where it is stretched, -1 where it is squeezed.
    side: Vec<i64>,
    /// The tree arc towards the root, or NONE.
    up: Vec<usize>,
    /// How the cost grows when the subtree moves right and the arcs of the forest exert no force.
    pull: Vec<i64>,
    /// How many vertices the subtree has.
    size: Vec<usize>,
    /// The last round in which a body held the vertex.
    mark: Vec<u32>,
    round: u32,
    /// What the body that moves meets, as `obstacles` finds it; kept for its memory.
    met: Vec<Reverse<Obstacle>>,
    /// Roots of bodies that may want to move. First come, first served: bodies then grow alike.
    restless: VecDeque<usize>,
    budget: u64,
}

impl<'a> Bodies<'a> {
    fn new(arcs: &'a [Arc], x: Vec<i64>, budget: u64) -> Self {
        let count = x.len();
        let mut starts = vec![0; count + 1];
        for arc in arcs {
            starts[arc.tail + 1] += 1;
            starts[arc.head + 1] += 1;
        }
        for v in 0..count {
            starts[v + 1] += starts[v];
        }
        let mut fill = starts.clone();
        let mut incident = vec![(0, 0); 2 * arcs.len()];
        let mut pull = vec![0; count];
        let mut side = vec![0; arcs.len()];
        for (a, arc) in arcs.iter().enumerate() {
            for (v, other) in [(arc.tail, arc.head), (arc.head, arc.tail)] {
                incident[fill[v]] = (a, other);
                fill[v] += 1;
            }
            debug_assert_ne!(arc.tail, arc.head, "an arc joins two numbers");
            let stretch = x[arc.head] - x[arc.tail] - arc.length;
            debug_assert!(
                arc.weight.is_some() || stretch >= 0,
                "the start is feasible"
            );
            side[a] = if stretch >= 0 { 1 } else { -1 };
            if let Some(weight) = arc.weight {
                pull[arc.head] += side[a] * weight;
                pull[arc.tail] -= side[a] * weight;
            }
        }
        Self {
            arcs,
            starts,
            incident,
            in_tree: vec![false; arcs.len()],
            side,
            up: vec![NONE; count],
            pull,
            size: vec![1; count],
            mark: vec![0; count],
            round: 0,
            met: Vec::new(),
            restless: (0..count).collect(),
            budget,
            x,
        }
    }

    fn run(&mut self) {
        self.settle_all();
        let count = self.x.len();
        let (mut v, mut calm) = (0, 0);
        while calm < count && self.budget > 0 {
            match self.strain(v) {
                Some(direction) => {
                    self.part(v, direction);
                    self.settle_all();
                    calm = 0;
                }
                None => calm += 1,
            }
            v = (v + 1) % count;
        }
    }

    fn settle_all(&mut self) {
        while let Some(v) = self.restless.pop_front() {
            if self.up[v] == NONE && self.pull[v] != 0 && self.budget > 0 {
                self.settle(v);
            }
        }
    }

    fn spend(&mut self, steps: usize) {
        self.budget = self.budget.saturating_sub(steps as u64);
    }

    fn stretch(&self, a: usize) -> i64 {
        let arc = &self.arcs[a];
        self.x[arc.head] - self.x[arc.tail] - arc.length
    }

    fn other(&self, a: usize, v: usize) -> usize {
        let arc = &self.arcs[a];
        if arc.tail == v { arc.head } else { arc.tail }
    }

    /// 1 where `v` is the head of the arc, -1 where it is the tail.
    fn sign(&self, a: usize, v: usize) -> i64 {
        if self.arcs[a].head == v { 1 } else { -1 }
    }

    /// Adds to the pull of `v` and all above it; gives the root.
    fn add_pull(&mut self, mut v: usize, pull: i64) -> usize {
        let mut steps = 1;
        loop {
            self.pull[v] += pull;
            if self.up[v] == NONE {
                self.spend(steps);
                return v;
            }
            v = self.other(self.up[v], v);
            steps += 1;
        }
    }

    /// Changes the sizes of `v` and all above it.
    fn resize(&mut self, mut v: usize, change: impl Fn(usize) -> usize) {
        loop {
            self.size[v] = change(self.size[v]);
            if self.up[v] == NONE {
                return;
            }
            v = self.other(self.up[v], v);
        }
    }

    /// The direction in which the subtree of `v` tears itself off, if it does.
    fn strain(&self, v: usize) -> Option<i64> {
        let a = self.up[v];
        if a == NONE {
            return None;
        }
        let pull = self.pull[v];
        match self.arcs[a].weight {
            None if self.arcs[a].head == v => (pull < 0).then_some(1),
            None => (pull > 0).then_some(-1),
            Some(weight) if pull + weight < 0 => Some(1),
            Some(weight) if pull - weight > 0 => Some(-1),
            Some(_) => None,
        }
    }

    /// Cuts the subtree of `v` off, which then wants to move in `direction`.
    fn part(&mut self, v: usize, direction: i64) {
        let a = self.up[v];
        let above = self.other(a, v);
        self.up[v] = NONE;
        self.in_tree[a] = false;
        let size = self.size[v];
        self.resize(above, |all| all - size);
        let root = self.add_pull(above, -self.pull[v]);
        if let Some(weight) = self.arcs[a].weight {
            self.side[a] = direction * self.sign(a, v);
            self.add_pull(v, direction * weight);
            self.add_pull(above, -direction * weight);
        }
        // It does not matter which of the two moves, so the smaller one does.
        self.restless.extend(if size <= self.size[root] {
            [v, root]
        } else {
            [root, v]
        });
    }

    /// The vertices of the body whose root this is, all marked with the present round.
    fn body(&mut self, root: usize) -> Vec<usize> {
        self.round += 1;
        self.mark[root] = self.round;
        let mut members = Vec::with_capacity(self.size[root]);
        members.push(root);
        let mut next = 0;
        while let Some(&v) = members.get(next) {
            next += 1;
            for &(a, other) in &self.incident[self.starts[v]..self.starts[v + 1]] {
                if self.in_tree[a] && self.mark[other] != self.round {
                    self.mark[other] = self.round;
                    members.push(other);
                }
            }
        }
        members
    }

    /// What a body meets when it moves. What lies behind the first hard arc is left out.
    fn obstacles(&mut self, members: &[usize], direction: i64) -> BinaryHeap<Reverse<Obstacle>> {
        let mut met = std::mem::take(&mut self.met);
        met.clear();
        let mut wall = i64::MAX;
        let mut steps = 0;
        for &v in members {
            let incident = &self.incident[self.starts[v]..self.starts[v + 1]];
            steps += incident.len();
            for &(a, other) in incident {
                if self.mark[other] == self.round {
                    continue;
                }
                let growth = direction * self.sign(a, v);
                let distance = self.stretch(a).abs();
                let is_hard = self.arcs[a].weight.is_none();
                let side = if is_hard { 1 } else { self.side[a] };
                if growth * side < 0 && distance <= wall {
                    met.push(Reverse((distance, a, v)));
                    if is_hard {
                        wall = distance;
                    }
                }
            }
        }
        self.spend(steps);
        BinaryHeap::from(met)
    }

    /// Moves the body of `root` to where its cost is least or something stops it, and joins it there.
    fn settle(&mut self, root: usize) {
        let direction = if self.pull[root] < 0 { 1 } else { -1 };
        let members = self.body(root);
        let mut gain = self.pull[root].abs();
        let mut joint = None;
        let mut passed = Vec::new();
        let mut met = self.obstacles(&members, direction);
        while let Some(Reverse((distance, a, v))) = met.pop() {
            match self.arcs[a].weight {
                Some(weight) if gain > 2 * weight => {
                    gain -= 2 * weight;
                    passed.push((a, v));
                }
                _ => {
                    joint = Some((distance, a, v));
                    break;
                }
            }
        }
        self.met = met.into_vec();
        let (distance, a, v) =
            joint.expect("the cost is bounded below, so that something stops a body");
        for &member in &members {
            self.x[member] += direction * distance;
        }
        for (a, v) in passed {
            self.side[a] = -self.side[a];
            if let Some(weight) = self.arcs[a].weight {
                self.add_pull(v, 2 * direction * weight);
                let other_root = self.add_pull(self.other(a, v), -2 * direction * weight);
                self.restless.push_back(other_root);
            }
        }
        self.join(a, v);
    }

    /// Hangs the body of `v` under the other end of a tight arc.
    fn join(&mut self, a: usize, v: usize) {
        let other = self.other(a, v);
        if let Some(weight) = self.arcs[a].weight {
            let force = self.side[a] * self.sign(a, v) * weight;
            self.add_pull(v, -force);
            self.add_pull(other, force);
        }
        self.make_root(v);
        self.in_tree[a] = true;
        self.up[v] = a;
        let size = self.size[v];
        self.resize(other, |all| all + size);
        let root = self.add_pull(other, self.pull[v]);
        self.restless.push_back(root);
    }

    /// Turns the arcs from `v` up to its root around.
    fn make_root(&mut self, v: usize) {
        let mut path = vec![v];
        let mut top = v;
        while self.up[top] != NONE {
            top = self.other(self.up[top], top);
            path.push(top);
        }
        let (pull, size) = (self.pull[top], self.size[top]);
        for i in (1..path.len()).rev() {
            self.up[path[i]] = self.up[path[i - 1]];
            self.pull[path[i]] = pull - self.pull[path[i - 1]];
            self.size[path[i]] = size - self.size[path[i - 1]];
        }
        self.up[v] = NONE;
        self.pull[v] = pull;
        self.size[v] = size;
        self.spend(path.len());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cost(arcs: &[Arc], x: &[i64]) -> i64 {
        arcs.iter()
            .map(|a| a.weight.unwrap_or(0) * (x[a.head] - x[a.tail] - a.length).abs())
            .sum()
    }

    fn feasible(arcs: &[Arc], x: &[i64]) -> bool {
        arcs.iter()
            .all(|a| a.weight.is_some() || x[a.head] - x[a.tail] >= a.length)
    }

    /// The least cost over all small positions, by trying them all.
    fn best(count: usize, arcs: &[Arc], range: i64) -> i64 {
        let mut x = vec![0; count];
        let mut least = i64::MAX;
        loop {
            if feasible(arcs, &x) {
                least = least.min(cost(arcs, &x));
            }
            let Some(i) = (0..count).find(|&i| x[i] < range) else {
                return least;
            };
            x[i] += 1;
            x[..i].fill(0);
        }
    }

    #[test]
    fn contradictions_are_found() {
        let arcs = [Arc::hard(0, 1, 1), Arc::hard(1, 0, 0)];
        assert_eq!(least(2, &arcs), None);
    }

    #[test]
    fn a_source_of_one_sink_moves_next_to_it() {
        let mut arcs = vec![Arc::hard(0, 1, 1), Arc::hard(1, 2, 1), Arc::hard(3, 2, 1)];
        arcs.extend([
            Arc::soft(0, 1, 0, 1),
            Arc::soft(1, 2, 0, 1),
            Arc::soft(3, 2, 0, 1),
        ]);
        let start = least(4, &arcs).expect("these arcs agree");
        assert_eq!(start, [0, 1, 2, 0]);
        let x = relax(&arcs, start, 1000);
        assert_eq!([x[1] - x[0], x[2] - x[0], x[3] - x[0]], [1, 2, 1]);
    }

    proptest! {
        #[test]
        fn the_cost_is_the_least_there_is(
            hard in proptest::collection::vec((0..4_usize, 1..5_usize, 0..3_i64), 0..6),
            soft in proptest::collection::vec((0..5_usize, 0..5_usize, -2..3_i64, 1..5_i64), 1..8),
        ) {
            let mut arcs: Vec<Arc> = hard
                .into_iter()
                .filter(|(tail, head, _)| tail < head)
                .map(|(tail, head, length)| Arc::hard(tail, head, length))
                .collect();
            arcs.extend(
                soft.into_iter()
                    .filter(|(tail, head, ..)| tail != head)
                    .map(|(tail, head, length, weight)| Arc::soft(tail, head, length, weight)),
            );
            let start = least(5, &arcs).expect("arcs from smaller to larger agree");
            let x = relax(&arcs, start, 1_000_000);
            prop_assert!(feasible(&arcs, &x));
            prop_assert_eq!(cost(&arcs, &x), best(5, &arcs, 8));
        }
    }
}
