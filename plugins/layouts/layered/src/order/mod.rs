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
//! each followed by sifting; then kicks, which disturb and repair a few rows
//! at a time. The order with the fewest crossings is kept.

mod crossings;
mod groups;
mod kicks;
mod lanes;
mod sift;
mod sweep;
mod ties;

use crate::{rows::Rows, tree::Tree};

pub(crate) use groups::{Groups, Known, Unit};

/// How good an order is: illegal links first, then crossings.
pub(crate) type Score = (u64, u64);

/// How much work to spend.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// 0 to 10.
    pub(crate) thoroughness: u32,
    pub(crate) seed: u64,
}

/// Orders the rows; gives the score that was reached. `former` is for each
/// item its place across the flow in the previous drawing, where that is known.
pub(crate) fn order(
    rows: &mut Rows,
    tree: &Tree,
    effort: Effort,
    former: Vec<Option<i64>>,
) -> Score {
    let groups = Groups::new(rows, tree);
    let known = Known::new(&groups, former);
    let mut search = Search::new(rows, groups, known, effort);
    search.run();
    let (score, groups) = search.best.expect("a search looks at least at its start");
    for (row, items) in rows.rows.iter_mut().zip(groups.rows) {
        row.items = items;
    }
    score
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
}

struct Search<'a> {
    rows: &'a Rows,
    groups: Groups,
    start: Groups,
    lanes: lanes::Lanes,
    ties: ties::Ties,
    /// What must keep its order.
    known: Known,
    sifter: sift::Sifter,
    counter: crossings::Counter,
    effort: Effort,
    /// For each row, the steps that one pass over it takes.
    work: Vec<u64>,
    /// For each gap, named by its lower row, how good it is. Nothing for row 0.
    scores: Vec<Score>,
    /// Elementary steps that are left.
    budget: u64,
    /// Whether these are enough for sifting; if not, sweeps gain more.
    sifts: bool,
    best: Option<(Score, Groups)>,
}

/// What a search may cost for each degree of thoroughness, in elementary steps
/// of about ten nanoseconds.
const STEPS: u64 = 400_000;
/// Even the largest diagrams get a few sweeps.
const LEAST_SWEEPS: u64 = 4;

/// What sifting all rows once costs for each item and link.
const SIFTING: u64 = 16;

/// So many crossings, and half as many as there must be, are accepted for keeping an order.
const KEEPING: u64 = 4;

/// The worst score that is accepted beside this one for keeping an order.
fn tolerable((illegal, crossings): Score) -> Score {
    (illegal, KEEPING + crossings + crossings / 2)
}

/// A descent ends after so many sweeps without a gain.
const PATIENCE: u32 = 4;

impl<'a> Search<'a> {
    fn new(rows: &'a Rows, groups: Groups, known: Known, effort: Effort) -> Self {
        let size = (rows.items.len() + rows.links.len()) as u64;
        let thoroughness = 1 + u64::from(effort.thoroughness);
        let budget = (STEPS * thoroughness).max(LEAST_SWEEPS * size);
        let lanes = lanes::Lanes::new(rows, &groups);
        let mut work = vec![0; rows.rows.len()];
        for item in &rows.items {
            work[item.row] += 1 + (item.above.len() + item.below.len()) as u64;
        }
        Self {
            rows,
            start: groups.clone(),
            groups,
            lanes,
            ties: ties::Ties::new(rows),
            known,
            sifter: sift::Sifter::new(rows.items.len()),
            counter: crossings::Counter::default(),
            effort,
            work,
            scores: Vec::new(),
            budget,
            sifts: budget > SIFTING * size,
            best: None,
        }
    }

    /// Keeps the order of the previous drawing, unless it is illegal or another one is far better.
    fn run(&mut self) {
        if self.known.is_empty() {
            self.explore();
            return;
        }
        let (start, budget) = (self.start.clone(), self.budget);
        self.start.follow(&self.known);
        self.explore();
        let Some(kept) = self.best.take() else { return };
        let known = std::mem::take(&mut self.known);
        self.start = start;
        self.budget = budget;
        self.explore();
        let Some((score, groups)) = &self.best else {
            self.best = Some(kept);
            return;
        };
        let goal = tolerable(*score);
        // What has hardly changed is found again as it was, long edges included.
        if known.agrees(groups) && *score <= tolerable(kept.0) {
            return;
        }
        self.budget = budget;
        self.ease(kept, goal);
    }

    /// Takes the order of the previous drawing, changed only until it is not far worse
    /// than the best, if that can be had.
    fn ease(&mut self, kept: (Score, Groups), goal: Score) {
        if kept.0 <= goal {
            self.best = Some(kept);
            return;
        }
        let free = self.best.take();
        self.groups.clone_from(&kept.1);
        self.rate_all();
        self.best = Some(kept);
        self.kick(self.effort.seed, goal);
        if self.best.as_ref().is_none_or(|(score, _)| *score > goal) {
            self.best = free;
        }
    }

    fn explore(&mut self) {
        for start in [Start::Down, Start::Up] {
            self.descend(start);
            self.offer();
            if self.is_done() {
                return;
            }
        }
        // The best order first, then others, because a search may have gone astray.
        for i in 0..u64::from(self.effort.thoroughness) {
            if i > 0 {
                self.descend(Start::Shuffled(i));
                self.offer();
            } else if let Some((_, groups)) = &self.best {
                self.groups.clone_from(groups);
                self.rate_all();
            }
            self.kick(self.effort.seed ^ i, (0, 0));
            if self.is_done() {
                return;
            }
        }
    }

    /// Whether nothing better can be found, or the work is spent.
    fn is_done(&self) -> bool {
        let is_perfect = |(score, _): &(Score, Groups)| *score == (0, 0);
        self.budget == 0 || self.best.as_ref().is_some_and(is_perfect)
    }

    /// Sweeps and sifts until nothing improves any more.
    fn descend(&mut self, start: Start) {
        self.groups.clone_from(&self.start);
        if let Start::Shuffled(i) = start {
            self.groups.shuffle(self.effort.seed ^ i);
            self.groups.follow(&self.known);
        }
        let mut best: Option<(Score, Groups)> = None;
        let mut idle = 0;
        let mut down = start != Start::Up;
        while idle < PATIENCE {
            self.sweep(down);
            if self.sifts {
                for row in 0..self.rows.rows.len() {
                    self.mark(row);
                    self.sift(row);
                }
            }
            down = !down;
            self.rate_all();
            let score = self.score();
            idle += 1;
            if best.as_ref().is_none_or(|(best, _)| score < *best) {
                best = Some((score, self.groups.clone()));
                idle = 0;
            }
            if score == (0, 0) || self.budget == 0 {
                break;
            }
        }
        if let Some((_, groups)) = best {
            self.groups = groups;
        }
        self.sift_all();
    }

    fn sweep(&mut self, down: bool) {
        let count = self.rows.rows.len();
        for step in 1..count {
            let (fixed, free) = if down {
                (step - 1, step)
            } else {
                (count - step, count - step - 1)
            };
            self.reorder(fixed, free);
        }
    }

    fn sift_all(&mut self) {
        (0..self.rows.rows.len()).for_each(|row| self.mark(row));
        let mut gains = self.sifts;
        for _ in 0..8 {
            if !std::mem::take(&mut gains) {
                break;
            }
            for row in 0..self.rows.rows.len() {
                gains |= self.sift(row);
            }
            gains &= self.budget > 0;
        }
        self.rate_all();
    }

    fn reorder(&mut self, fixed: usize, free: usize) {
        sweep::reorder(
            &self.ties,
            &self.lanes,
            &self.known,
            &mut self.groups,
            fixed,
            free,
        );
        self.spend(self.work[free]);
    }

    /// Notes that everything in a row may gain.
    fn mark(&mut self, row: usize) {
        for &item in &self.groups.rows[row] {
            self.sifter.mark(item);
        }
    }

    /// Sifts what is marked in a row; tells whether that gained anything.
    fn sift(&mut self, row: usize) -> bool {
        if !self.sifter.is_marked(&self.groups.rows[row]) {
            return false;
        }
        let gained = self
            .sifter
            .sift(&self.ties, &self.lanes, &self.known, &mut self.groups, row);
        let steps = self.sifter.take_steps();
        self.spend(steps);
        gained
    }

    fn rate_all(&mut self) {
        self.scores.clear();
        self.scores.push((0, 0));
        for gap in 1..self.rows.rows.len() {
            let score = self.rate_gap(gap);
            self.scores.push(score);
        }
    }

    fn rate_gap(&mut self, gap: usize) -> Score {
        (
            self.lanes.violations(&self.ties, &self.groups, gap),
            self.counter.count(&self.ties, &self.groups, gap),
        )
    }

    fn score(&self) -> Score {
        self.scores
            .iter()
            .fold((0, 0), |sum, score| (sum.0 + score.0, sum.1 + score.1))
    }

    fn spend(&mut self, steps: u64) {
        self.budget = self.budget.saturating_sub(steps);
    }

    /// Remembers the present order if it is the best so far.
    fn offer(&mut self) {
        let score = self.score();
        if self.best.as_ref().is_none_or(|(best, _)| score < *best) {
            self.best = Some((score, self.groups.clone()));
        }
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
        let former = vec![None; rows.items.len()];
        let score = order(&mut rows, &tree, effort, former);
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
