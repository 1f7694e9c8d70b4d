//! Places on a line that keep their order and their distances, near to where they are wanted.
//!
//! The blocks of Dwyer, Marriott and Stuckey, "Fast node overlap removal"
//! (2005): variables that press against each other move as one.

/// A variable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) want: f64,
}

/// Demands that one place stands so far before another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) gap: f64,
}

/// Beyond so many places blocks are not formed, as the work grows with their square.
const MOST: usize = 400;
/// Beyond so many demands those that follow from others are kept.
const MOST_DEMANDS: usize = 20_000;
/// How often gaps are made smaller before all that do not fit are given up.
const ROUNDS: usize = 400;
/// Violations below this are none, in pixels.
const NEAR: f64 = 1e-7;

/// For each place the demands that lead to it: the earlier place and the gap.
type Into = Vec<Vec<(usize, f64)>>;

/// The places, in the order given: every demand leads from an earlier place to
/// a later one. Where the limits leave no room for gaps, those in that spot shrink
/// together, and demands that even touching places would break are dropped.
pub(super) fn separate(places: &[Place], demands: &[Before]) -> Vec<f64> {
    let mut into: Into = vec![Vec::new(); places.len()];
    for demand in demands {
        into[demand.second].push((demand.first, demand.gap));
    }
    if demands.len() <= MOST_DEMANDS {
        reduce(&mut into);
    }
    shrink(places, &mut into);
    let wants = places.iter().map(|it| it.want.max(it.min).min(it.max));
    let mut at: Vec<f64> = wants.collect();
    if places.len() <= MOST {
        at = Blocks::new(&at, &into).solve();
    }
    for it in 0..at.len() {
        let least = into[it].iter().map(|(first, gap)| at[*first] + gap);
        at[it] = least.fold(at[it].max(places[it].min), f64::max);
    }
    for it in (0..at.len()).rev() {
        at[it] = at[it].min(places[it].max);
        for (first, gap) in &into[it] {
            at[*first] = at[*first].min(at[it] - gap);
        }
    }
    at
}

/// Drops the demands that two others imply: only neighbours press on each other.
fn reduce(into: &mut Into) {
    let mut reached = vec![usize::MAX; into.len()];
    for it in 0..into.len() {
        let (before, rest) = into.split_at_mut(it);
        let own = &mut rest[0];
        for (first, gap) in own.iter() {
            for (earlier, its) in &before[*first] {
                // A narrow step implies no wide one.
                if its + gap >= widest(own, *earlier) {
                    reached[*earlier] = it;
                }
            }
        }
        own.retain(|(first, _)| reached[*first] != it);
    }
}

fn widest(demands: &[(usize, f64)], first: usize) -> f64 {
    let gaps = demands.iter().filter(|it| it.0 == first).map(|it| it.1);
    gaps.fold(0.0, f64::max)
}

/// Makes gaps smaller until there is room for all of them.
fn shrink(places: &[Place], into: &mut Into) {
    for _ in 0..ROUNDS {
        let (least, from) = pressed(places, into);
        let over = (0..places.len()).find(|it| least[*it] > places[*it].max + NEAR);
        let Some(over) = over else { return };
        let mut chain = vec![over];
        while let Some(first) = chain.last().and_then(|it| from[*it]) {
            chain.push(first);
        }
        let start = chain[chain.len() - 1];
        let whole = least[over] - least[start];
        let room = places[over].max - least[start];
        let part = room / whole;
        for link in chain.windows(2) {
            let (second, first) = (link[0], link[1]);
            if room < 0.0 || whole <= NEAR {
                into[second].retain(|it| it.0 != first);
            } else {
                for demand in into[second].iter_mut().filter(|it| it.0 == first) {
                    demand.1 *= part;
                }
            }
        }
    }
    // Too tight a spot to go on: what does not fit now is given up.
    let (least, _) = pressed(places, into);
    for (it, demands) in into.iter_mut().enumerate() {
        demands.retain(|(first, gap)| least[*first] + gap <= places[it].max);
    }
}

/// The least that each place can be, and which earlier place presses it there.
fn pressed(places: &[Place], into: &Into) -> (Vec<f64>, Vec<Option<usize>>) {
    let mut least: Vec<f64> = Vec::with_capacity(places.len());
    let mut from = Vec::with_capacity(places.len());
    for (place, demands) in places.iter().zip(into) {
        let mut at = (place.min, None);
        for (first, gap) in demands {
            if least[*first] + gap > at.0 + NEAR {
                at = (least[*first] + gap, Some(*first));
            }
        }
        least.push(at.0);
        from.push(at.1);
    }
    (least, from)
}

struct Blocks<'a> {
    into: &'a Into,
    wants: &'a [f64],
    /// The block of each place, and how far behind the block's own place it stands.
    block: Vec<usize>,
    offset: Vec<f64>,
    members: Vec<Vec<usize>>,
    at: Vec<f64>,
}

impl<'a> Blocks<'a> {
    fn new(wants: &'a [f64], into: &'a Into) -> Self {
        Self {
            into,
            wants,
            block: (0..wants.len()).collect(),
            offset: vec![0.0; wants.len()],
            members: (0..wants.len()).map(|it| vec![it]).collect(),
            at: wants.to_vec(),
        }
    }

    fn place(&self, it: usize) -> f64 {
        self.at[self.block[it]] + self.offset[it]
    }

    fn solve(mut self) -> Vec<f64> {
        for it in 0..self.wants.len() {
            while let Some((first, second, gap)) = self.worst(self.block[it]) {
                self.merge(first, second, gap);
            }
        }
        (0..self.wants.len()).map(|it| self.place(it)).collect()
    }

    /// The most violated demand on a block from outside of it.
    fn worst(&self, block: usize) -> Option<(usize, usize, f64)> {
        let mut worst = (NEAR, None);
        for &second in &self.members[block] {
            for &(first, gap) in &self.into[second] {
                let lacks = self.place(first) + gap - self.place(second);
                if self.block[first] != block && lacks > worst.0 {
                    worst = (lacks, Some((first, second, gap)));
                }
            }
        }
        worst.1
    }

    /// Makes one block of two, the second place standing `gap` behind the first.
    fn merge(&mut self, first: usize, second: usize, gap: f64) {
        let (into, from) = (self.block[second], self.block[first]);
        let shift = self.offset[second] - gap - self.offset[first];
        for member in std::mem::take(&mut self.members[from]) {
            self.block[member] = into;
            self.offset[member] += shift;
            self.members[into].push(member);
        }
        let members = &self.members[into];
        let wanted = members.iter().map(|it| self.wants[*it] - self.offset[*it]);
        let count = u32::try_from(members.len()).expect("blocks are small");
        self.at[into] = wanted.sum::<f64>() / f64::from(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(min: f64, max: f64, want: f64) -> Place {
        Place { min, max, want }
    }

    fn chain(count: usize) -> Vec<Before> {
        (1..count)
            .map(|second| Before {
                first: second - 1,
                second,
                gap: 10.0,
            })
            .collect()
    }

    #[test]
    fn places_that_want_the_same_stand_evenly_around_it() {
        let mut demands = chain(3);
        demands.push(Before {
            first: 0,
            second: 2,
            gap: 10.0,
        });
        let at = separate(&[place(0.0, 100.0, 50.0); 3], &demands);
        assert_eq!(at, [40.0, 50.0, 60.0]);
    }

    #[test]
    fn limits_come_before_wants_and_gaps() {
        let at = separate(
            &[place(0.0, 100.0, 98.0), place(0.0, 100.0, 98.0)],
            &chain(2),
        );
        assert_eq!(at, [90.0, 100.0]);
        let tight = separate(&[place(0.0, 6.0, 3.0), place(0.0, 6.0, 3.0)], &chain(2));
        assert_eq!(tight, [0.0, 6.0]);
        let never = separate(&[place(9.0, 9.0, 9.0), place(0.0, 5.0, 2.0)], &chain(2));
        assert_eq!(never, [9.0, 2.0]);
        let mut mixed = vec![place(0.0, 6.0, 3.0); 2];
        mixed.extend([place(50.0, 90.0, 60.0); 2]);
        assert_eq!(separate(&mixed, &chain(4)), [0.0, 6.0, 55.0, 65.0]);
    }
}
