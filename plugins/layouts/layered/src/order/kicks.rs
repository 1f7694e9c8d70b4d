//! Disturbs a few rows of the best order at random, repairs them, and keeps what is better:
//! iterated local search (Lourenço, Martin and Stützle 2003).
//!
//! From an order that sweeps cannot improve, this gets much further than
//! sweeping anew from another start, because each step costs as much as the
//! few rows it touches.

use super::{Score, Search, Unit, groups::split_mix};
use crate::tree::{Level, ROOT};

/// Rounds of sifting after a kick.
const ROUNDS: usize = 4;

/// The random numbers of a search.
struct Dice(u64);

impl Dice {
    /// A number below `count`.
    fn roll(&mut self, count: usize) -> usize {
        let number = split_mix(&mut self.0) % (count.max(1) as u64);
        usize::try_from(number).expect("a remainder is smaller than its divisor")
    }
}

/// What a kick disturbs.
#[derive(Clone, Copy, Debug)]
enum Kick {
    Level(Level),
    Edge(usize),
    Rows(usize, usize),
}

/// The orders of some rows before a kick.
#[derive(Default)]
struct Saved {
    rows: (usize, usize),
    units: Vec<(usize, Vec<Unit>)>,
    scores: Vec<Score>,
}

impl Search<'_> {
    /// Kicks the present order until it is good enough, the work is spent or nothing has come of it for long.
    pub(super) fn kick(&mut self, seed: u64, goal: Score) {
        let mut best = self.score();
        let choices: usize = self.groups.units.iter().map(|u| u.len() - 1).sum();
        let patience = 30 + 2 * choices;
        let mut dice = Dice(seed);
        let mut saved = Saved::default();
        let mut fruitless = 0;
        while fruitless < patience && self.budget > 0 && best > goal {
            fruitless += 1;
            let kick = self.pick(&mut dice);
            let (first, last) = self.reach(kick);
            // Now and then what is around may adapt as well.
            let around = if dice.roll(8) < 7 { 1 } else { 4 };
            let end = self.rows.rows.len() - 1;
            let rows = (first.saturating_sub(around), (last + around).min(end));
            self.save(rows, &mut saved);
            match kick {
                Kick::Level(level) => self.move_level(level, &mut dice),
                Kick::Edge(edge) => self.move_edge(edge, &mut dice),
                Kick::Rows(first, last) => self.move_units(first, last, &mut dice),
            }
            self.repair(rows, dice.roll(4) == 0);
            if !self.rate(rows, &saved) {
                self.restore(&mut saved);
                continue;
            }
            let score = self.score();
            if score < best {
                best = score;
                fruitless = 0;
                self.offer();
            }
        }
    }

    /// Chooses what to disturb.
    fn pick(&self, dice: &mut Dice) -> Kick {
        let levels = self.groups.shape.count();
        if levels > 1 && dice.roll(5) == 0 && self.known.is_empty() {
            return Kick::Level(ROOT + 1 + dice.roll(levels - 1));
        }
        let chains = &self.rows.chains;
        if !chains.is_empty() && dice.roll(2) == 0 {
            let edge = dice.roll(chains.len());
            if chains[edge].len() > 2 {
                return Kick::Edge(edge);
            }
        }
        let first = dice.roll(self.rows.rows.len());
        let last = (first + dice.roll(2)).min(self.rows.rows.len() - 1);
        Kick::Rows(first, last)
    }

    /// The rows that a kick disturbs.
    fn reach(&self, kick: Kick) -> (usize, usize) {
        match kick {
            Kick::Level(level) => self.groups.shape.span(level),
            Kick::Edge(edge) => {
                let rows = self.passes(edge).map(|item| self.rows.items[item].row);
                rows.fold((usize::MAX, 0), |(first, last), row| {
                    (first.min(row), last.max(row))
                })
            }
            Kick::Rows(first, last) => (first, last),
        }
    }

    /// The items of an edge between its ends.
    fn passes(&self, edge: usize) -> impl Iterator<Item = usize> + '_ {
        let links = self.rows.chains[edge]
            .split_last()
            .map_or(&[][..], |(_, links)| links);
        links.iter().map(|&link| self.rows.links[link].lower.item)
    }

    /// Moves an edge as a whole, to the same share of the width of its groups.
    fn move_edge(&mut self, edge: usize, dice: &mut Dice) {
        const PARTS: usize = 6;
        let part = dice.roll(PARTS + 1);
        let passes: Vec<usize> = self.passes(edge).collect();
        for item in passes {
            let (row, level) = (self.rows.items[item].row, self.rows.items[item].level);
            let group = self.groups.shape.group(level, row);
            let units = &mut self.groups.units[group];
            let at = units.iter().position(|&unit| unit == Unit::Item(item));
            units.remove(at.expect("an item stands in its group"));
            units.insert(units.len() * part / PARTS, Unit::Item(item));
            self.groups.place(row);
            self.mark_moved(item);
        }
    }

    /// Moves some units of these rows to other places in their groups.
    fn move_units(&mut self, first: usize, last: usize, dice: &mut Dice) {
        let mut moved = Vec::new();
        for row in first..=last {
            for i in 0..self.groups.shape.by_row[row].len() {
                let group = self.groups.shape.by_row[row][i];
                let units = &mut self.groups.units[group];
                if units.len() > 1 {
                    for _ in 0..=dice.roll(units.len().min(3)) {
                        let (from, to) = (dice.roll(units.len()), dice.roll(units.len()));
                        if self.known.place(units[from]).is_none() {
                            let unit = units.remove(from);
                            units.insert(to, unit);
                            moved.push(unit);
                        }
                    }
                }
            }
            self.groups.place(row);
            for unit in moved.drain(..) {
                self.mark_unit(row, unit);
            }
        }
    }

    /// Notes that a unit has moved.
    fn mark_unit(&mut self, row: usize, unit: Unit) {
        let items = self.groups.items(row, unit).to_vec();
        items.into_iter().for_each(|item| self.mark_moved(item));
    }

    /// Notes that an item has moved: it, and what it is linked to, may gain.
    fn mark_moved(&mut self, item: usize) {
        self.sifter.mark(item);
        for tie in self.ties.above(item).iter().chain(self.ties.below(item)) {
            self.sifter.mark(tie.item);
        }
    }

    /// Moves a container, in all its rows, to the left or the right of a sibling.
    fn move_level(&mut self, level: Level, dice: &mut Dice) {
        let (first, last) = self.groups.shape.span(level);
        let parent = self.groups.shape.parent[level];
        let beside: Option<Level> = {
            let group = self
                .groups
                .shape
                .group(parent, first + dice.roll(last + 1 - first));
            let units = &self.groups.units[group];
            match units[dice.roll(units.len())] {
                Unit::Group(inner) => Some(self.groups.shape.level[inner]),
                Unit::Item(_) => None,
            }
        };
        let to_right = dice.roll(2);
        for row in first..=last {
            let own = Unit::Group(self.groups.shape.group(level, row));
            let sibling = beside
                .filter(|&s| s != level && self.groups.shape.open(s, row))
                .map(|s| Unit::Group(self.groups.shape.group(s, row)));
            let units = &mut self.groups.units[self.groups.shape.group(parent, row)];
            let at = units.iter().position(|&unit| unit == own);
            units.remove(at.expect("a container stands in its parent"));
            let to = sibling.and_then(|sibling| units.iter().position(|&unit| unit == sibling));
            let to = match to {
                Some(sibling) => sibling + to_right,
                None => to_right * units.len(),
            };
            units.insert(to, own);
            self.groups.place(row);
            self.mark_unit(row, own);
        }
    }

    /// Brings disturbed rows to a local optimum.
    fn repair(&mut self, rows: (usize, usize), sweeps: bool) {
        if sweeps {
            (rows.0..=rows.1).for_each(|row| self.mark(row));
            for row in rows.0.max(1)..=rows.1 {
                self.reorder(row - 1, row);
            }
            for row in (rows.0..=rows.1.min(self.rows.rows.len() - 2)).rev() {
                self.reorder(row + 1, row);
            }
        }
        for _ in 0..ROUNDS {
            let mut gained = false;
            for row in rows.0..=rows.1 {
                gained |= self.sift(row);
            }
            if !gained || self.budget == 0 {
                break;
            }
        }
    }

    /// The gaps that rows have a part in, named by their lower rows.
    fn gaps(&self, rows: (usize, usize)) -> std::ops::RangeInclusive<usize> {
        rows.0.max(1)..=(rows.1 + 1).min(self.rows.rows.len() - 1)
    }

    fn save(&self, rows: (usize, usize), saved: &mut Saved) {
        saved.rows = rows;
        let mut count = 0;
        for group in (rows.0..=rows.1).flat_map(|row| &self.groups.shape.by_row[row]) {
            if count == saved.units.len() {
                saved.units.push((0, Vec::new()));
            }
            saved.units[count].0 = *group;
            saved.units[count].1.clone_from(&self.groups.units[*group]);
            count += 1;
        }
        saved.units.truncate(count);
        saved.scores.clear();
        saved
            .scores
            .extend(self.gaps(rows).map(|gap| self.scores[gap]));
    }

    fn restore(&mut self, saved: &mut Saved) {
        for (group, units) in &mut saved.units {
            std::mem::swap(&mut self.groups.units[*group], units);
        }
        for row in saved.rows.0..=saved.rows.1 {
            self.groups.place(row);
        }
        let around = self.gaps(saved.rows);
        for row in around.start() - 1..=*around.end() {
            self.sifter.unmark(&self.groups.rows[row]);
        }
        for (gap, score) in self.gaps(saved.rows).zip(&saved.scores) {
            self.scores[gap] = *score;
        }
    }

    /// Rates the gaps around these rows anew; tells whether they are at least as good as before.
    fn rate(&mut self, rows: (usize, usize), saved: &Saved) -> bool {
        let (mut new, mut old) = ((0, 0), (0, 0));
        for (gap, before) in self.gaps(rows).zip(&saved.scores) {
            let score = self.rate_gap(gap);
            self.scores[gap] = score;
            new = (new.0 + score.0, new.1 + score.1);
            old = (old.0 + before.0, old.1 + before.1);
            self.spend(self.work[gap] / 2);
        }
        new <= old
    }
}
