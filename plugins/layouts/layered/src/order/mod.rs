//! Pass 4: orders the items of every row so that few links cross.
//!
//! Precondition: the rows of [`crate::build`]. Postcondition: in every row the
//! items of a container stand together, nested containers likewise; wherever
//! the layering allows it, two containers that share rows have the same order
//! in all of them, and no link changes from one side of a container to the
//! other while that container is open.
//!
//! Sweeps of barycentres (Sugiyama, Tagawa and Toda 1981) on the tree of
//! containers (Sugiyama and Misue 1991, Forster 2002), from several starts,
//! each followed by switching neighbours. The order with the fewest crossings is kept.

mod crossings;
mod groups;
mod lanes;
mod sweep;
mod switch;

use crate::{
    geometry::Point,
    rows::{ItemKind, Rows},
    tree::Tree,
};

pub(crate) use groups::{Groups, Unit};

/// How good an order is: illegal links first, then crossings.
pub(crate) type Score = (u64, u64);

/// How much work to spend.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// 0 to 10.
    pub(crate) thoroughness: u32,
    pub(crate) seed: u64,
}

/// Orders the rows; gives the score that was reached.
pub(crate) fn order(
    rows: &mut Rows,
    tree: &Tree,
    effort: Effort,
    previous: &[Option<Point>],
) -> Score {
    let mut groups = Groups::new(rows, tree);
    let known = previous.iter().any(Option::is_some);
    if known {
        groups.follow(rows, &previous_places(rows, previous));
    }
    let mut search = Search::new(rows, groups, effort);
    if known {
        search.descend(Start::Previous);
    } else {
        search.explore();
    }
    let (score, groups) = search.best.expect("a search looks at least at its start");
    for (row, items) in rows.rows.iter_mut().zip(groups.rows) {
        row.items = items;
    }
    score
}

/// For each item, where it stood across the flow in the previous drawing.
fn previous_places(rows: &Rows, previous: &[Option<Point>]) -> Vec<Option<i64>> {
    let place = |kind: ItemKind| match kind {
        ItemKind::Node(n) => previous[n].map(|p| p.x),
        _ => None,
    };
    rows.items.iter().map(|item| place(item.kind)).collect()
}

/// From where a descent starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// The order of the diagram, swept from the first row down.
    Down,
    /// The same, swept from the last row up.
    Up,
    /// A shuffled order.
    Shuffled(u64),
    /// The order of the previous drawing, which is only repaired.
    Previous,
}

struct Search<'a> {
    rows: &'a Rows,
    groups: Groups,
    start: Groups,
    lanes: lanes::Lanes,
    effort: Effort,
    /// Elementary steps that are left.
    budget: u64,
    best: Option<(Score, Groups)>,
}

/// What a search may cost, in steps, where the fewest sweeps do not cost more.
const MOST_STEPS: u64 = 2_000_000;
const LEAST_SWEEPS: u64 = 6;

/// A descent ends after so many sweeps without a gain.
const PATIENCE: u32 = 4;

impl<'a> Search<'a> {
    fn new(rows: &'a Rows, groups: Groups, effort: Effort) -> Self {
        let size = (rows.items.len() + rows.links.len()) as u64;
        let work = 40 + 40 * u64::from(effort.thoroughness);
        // Small diagrams deserve many starts; large ones get a few sweeps and must end.
        let starts = 100_000 * u64::from(1 + effort.thoroughness);
        let budget = (size * work)
            .max(starts)
            .min(MOST_STEPS.max(LEAST_SWEEPS * size));
        let lanes = lanes::Lanes::new(rows, &groups);
        Self {
            rows,
            start: groups.clone(),
            groups,
            lanes,
            effort,
            budget,
            best: None,
        }
    }

    fn explore(&mut self) {
        self.descend(Start::Down);
        self.descend(Start::Up);
        for i in 0..u64::from(self.effort.thoroughness) * 2 {
            if self.is_perfect() || self.budget == 0 {
                break;
            }
            self.descend(Start::Shuffled(i));
        }
    }

    fn is_perfect(&self) -> bool {
        self.best
            .as_ref()
            .is_some_and(|(score, _)| *score == (0, 0))
    }

    /// Sweeps and switches until nothing improves any more.
    fn descend(&mut self, start: Start) {
        self.groups.clone_from(&self.start);
        if let Start::Shuffled(i) = start {
            self.groups.shuffle(self.effort.seed ^ (i + 1));
        }
        let mut local = None;
        let mut idle = 0;
        let mut down = start != Start::Up;
        if start == Start::Previous {
            self.keep(&mut local);
            self.switch(&mut local);
            if local.as_ref().is_some_and(|(score, _)| score.0 == 0) {
                self.offer(local);
                return;
            }
        }
        while idle < PATIENCE {
            self.sweep(down);
            self.switch_once();
            down = !down;
            idle = if self.keep(&mut local) { 0 } else { idle + 1 };
            if local.as_ref().is_some_and(|(score, _)| *score == (0, 0)) || self.budget == 0 {
                break;
            }
        }
        if let Some((_, groups)) = &local {
            self.groups.clone_from(groups);
        }
        self.switch(&mut local);
        self.offer(local);
    }

    fn sweep(&mut self, down: bool) {
        let count = self.rows.rows.len();
        for step in 1..count {
            let (fixed, free) = if down {
                (step - 1, step)
            } else {
                (count - step, count - step - 1)
            };
            sweep::reorder(self.rows, &self.lanes, &mut self.groups, fixed, free);
        }
        self.spend();
    }

    fn switch(&mut self, local: &mut Option<(Score, Groups)>) {
        for _ in 0..8 {
            if !self.switch_once() || self.budget == 0 {
                break;
            }
        }
        self.keep(local);
    }

    fn switch_once(&mut self) -> bool {
        let mut gained = false;
        for row in 0..self.rows.rows.len() {
            gained |= switch::switch(self.rows, &self.lanes, &mut self.groups, row);
        }
        self.spend();
        gained
    }

    fn spend(&mut self) {
        let size = (self.rows.items.len() + self.rows.links.len()) as u64;
        self.budget = self.budget.saturating_sub(size);
    }

    /// Remembers the present order if it is the best of this descent.
    fn keep(&self, local: &mut Option<(Score, Groups)>) -> bool {
        let score = self.score();
        let better = local.as_ref().is_none_or(|(best, _)| score < *best);
        if better {
            *local = Some((score, self.groups.clone()));
        }
        better
    }

    fn offer(&mut self, local: Option<(Score, Groups)>) {
        if let Some((score, groups)) = local
            && self.best.as_ref().is_none_or(|(best, _)| score < *best)
        {
            self.best = Some((score, groups));
        }
    }

    fn score(&self) -> Score {
        let gaps = 1..self.rows.rows.len();
        let mut score = (0, 0);
        for lower in gaps {
            score.0 += self.lanes.violations(self.rows, &self.groups, lower);
            score.1 += crossings::count(self.rows, &self.groups, lower);
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        build, course,
        fixtures::{container, edge, nodes},
        layers::{self, Freedom},
        problem::Problem,
    };

    fn order_of(problem: &Problem) -> (Rows, Score) {
        let tree = Tree::new(problem);
        let courses = course::courses(problem, &tree);
        let layers = layers::assign(problem, &tree, &courses, Freedom::Free);
        let mut rows = build::build(problem, &tree, &courses, &layers);
        let effort = Effort {
            thoroughness: 5,
            seed: 0,
        };
        let score = order(&mut rows, &tree, effort, &vec![None; problem.nodes.len()]);
        (rows, score)
    }

    #[test]
    fn a_planar_graph_is_drawn_without_crossings() {
        let mut problem = nodes(6);
        problem.edges = vec![edge(0, 5), edge(1, 4), edge(2, 3), edge(0, 4), edge(1, 3)];
        assert_eq!(order_of(&problem).1, (0, 0));
    }

    #[test]
    fn crossings_that_must_be_are_counted() {
        let mut problem = nodes(6);
        for a in 0..3 {
            problem.edges.extend((3..6).map(|b| edge(a, b)));
        }
        assert_eq!(order_of(&problem).1, (0, 9));
    }

    #[test]
    fn the_nodes_of_a_container_stand_together() {
        let mut problem = nodes(7);
        problem.containers = vec![container(None)];
        for n in [1, 3, 5] {
            problem.nodes[n].parent = Some(0);
        }
        problem.edges = (1..7).map(|n| edge(0, n)).collect();
        let (rows, _) = order_of(&problem);
        let inside: Vec<bool> = rows.rows[1]
            .items
            .iter()
            .map(|&item| rows.items[item].level == 1)
            .collect();
        let changes = inside.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(changes <= 2, "{inside:?}");
    }
}
