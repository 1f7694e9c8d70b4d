//! Who sits where on rings around a centre, and how far the rings are turned.
//!
//! A climb: two of a ring change seats, or a ring turns, whenever that makes
//! edges shorter, uncrosses them or takes them off the boxes that they pass.
//! The order of the file is the start and nothing changes for equal gain, so
//! that a diagram without a flaw stays as it was written. Only counted work
//! ends the climb, and the same file ends it in the same place everywhere.

use std::f64::consts::TAU;

use crate::{circle::Vector, geometry::count_of, level::Level, rings};

/// A ring of seats.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ring {
    /// Who sits in each of them.
    pub(crate) members: Vec<usize>,
    /// From the centre to each of them.
    pub(crate) radius: f64,
    /// The angle of each, clockwise from the right in radians.
    pub(crate) angles: Vec<f64>,
}

/// What may be changed about a ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Freedom {
    /// The first seat whose member may leave it; the ones before it stay.
    pub(crate) from: usize,
    /// Whether the ring may be turned as a whole.
    pub(crate) turns: bool,
}

/// How many turns of a ring are tried.
const TURNS: u32 = 24;
/// Most rounds over all rings; few climbs need more than three.
const ROUNDS: usize = 8;
/// Pairs of lines, or of a line and a box, that are looked at in all.
const WORK: usize = 4_000_000;
/// What a crossing costs, as a share of the innermost ring's radius.
const CROSSING: f64 = 1.5;
/// What a line across a box costs, likewise.
const PASSING: f64 = 3.0;
/// What gains less than this share of the innermost radius is left as it is.
const LEAST: f64 = 0.02;

/// Improves the rings, from the inside out, around a centre that is not in
/// them. `reaches` are the halves of the diagonals of all items.
pub(crate) fn improve(
    level: &Level,
    reaches: Vec<f64>,
    center: usize,
    rings: &mut [(Ring, Freedom)],
) {
    let Some(unit) = rings.first().map(|(ring, _)| ring.radius) else {
        return;
    };
    let links = level.links.iter().map(|link| (link.source, link.target));
    let mut climb = Climb {
        links: links.filter(|(a, b)| a != b).collect(),
        touching: vec![Vec::new(); level.items.len()],
        reaches,
        middles: vec![(0.0, 0.0); level.items.len()],
        seated: std::iter::once(center).collect(),
        unit,
        left: WORK,
    };
    for (number, &(a, b)) in climb.links.iter().enumerate() {
        climb.touching[a].push(number);
        climb.touching[b].push(number);
    }
    for (ring, _) in rings.iter() {
        climb.seated.extend(&ring.members);
        climb.sit(ring);
    }
    for _ in 0..ROUNDS {
        let mut is_better = false;
        for (ring, freedom) in rings.iter_mut() {
            is_better |= climb.swap(ring, freedom.from);
            if freedom.turns {
                is_better |= climb.turn(ring);
            }
        }
        if !is_better || climb.left == 0 {
            return;
        }
    }
}

struct Climb {
    links: Vec<(usize, usize)>,
    /// The links of every item.
    touching: Vec<Vec<usize>>,
    /// Half of the diagonal of every item.
    reaches: Vec<f64>,
    middles: Vec<Vector>,
    /// Everyone on a ring, and the centre.
    seated: Vec<usize>,
    unit: f64,
    left: usize,
}

impl Climb {
    fn sit(&mut self, ring: &Ring) {
        for (&item, &angle) in ring.members.iter().zip(&ring.angles) {
            self.middles[item] = rings::at(ring.radius, angle);
        }
    }

    /// Changes seats, nearest pairs first; true when that was of use.
    fn swap(&mut self, ring: &mut Ring, from: usize) -> bool {
        let mut is_better = false;
        let count = ring.members.len();
        for apart in 1..count {
            for first in from..count.saturating_sub(apart) {
                let (a, b) = (ring.members[first], ring.members[first + apart]);
                let mut moved = self.touching[a].clone();
                moved.extend(&self.touching[b]);
                moved.sort_unstable();
                moved.dedup();
                if moved.is_empty() || !self.affords(&moved) {
                    continue;
                }
                let before = self.cost(&moved, &[a, b]);
                self.middles.swap(a, b);
                if self.cost(&moved, &[a, b]) < before - LEAST * self.unit {
                    ring.members.swap(first, first + apart);
                    is_better = true;
                } else {
                    self.middles.swap(a, b);
                }
            }
        }
        is_better
    }

    /// Turns a ring by the best of a few angles; true when that was of use.
    fn turn(&mut self, ring: &mut Ring) -> bool {
        let all: Vec<usize> = (0..self.links.len()).collect();
        let step = TAU / f64::from(TURNS);
        let mut best: Option<(f64, Vec<f64>)> = None;
        for number in 0..TURNS {
            if !self.affords(&all) {
                break;
            }
            let mut turned = ring.clone();
            for angle in &mut turned.angles {
                *angle += step * f64::from(number);
            }
            self.sit(&turned);
            let cost = self.cost(&all, &[]);
            let gains = |(least, _): &(f64, Vec<f64>)| cost < least - LEAST * self.unit;
            if best.as_ref().is_none_or(gains) {
                best = Some((cost, turned.angles));
            }
        }
        let is_better = best
            .as_ref()
            .is_some_and(|(_, angles)| *angles != ring.angles);
        if let Some((_, angles)) = best {
            ring.angles = angles;
        }
        self.sit(ring);
        is_better
    }

    /// Whether comparing two places of these links is within the work that is
    /// left, which is used up then.
    fn affords(&mut self, moved: &[usize]) -> bool {
        let work = 2 * moved.len() * (self.links.len() + self.seated.len());
        let affords = work <= self.left;
        self.left = if affords { self.left - work } else { 0 };
        affords
    }

    /// What changes when these links, in ascending order, and these items move:
    /// their lengths, crossings with all links, and the boxes that are passed.
    fn cost(&self, moved: &[usize], items: &[usize]) -> f64 {
        let mut total = 0.0;
        let mut crossings = 0_usize;
        let mut passed = 0_usize;
        let mut next = moved.iter().copied().peekable();
        for link in 0..self.links.len() {
            if next.next_if_eq(&link).is_none() {
                passed += items
                    .iter()
                    .filter(|&&item| self.passes(link, item))
                    .count();
                crossings += moved
                    .iter()
                    .filter(|&&other| self.cross(link, other))
                    .count();
                continue;
            }
            let (a, b) = self.links[link];
            total += distance(self.middles[a], self.middles[b]);
            passed += self
                .seated
                .iter()
                .filter(|&&item| self.passes(link, item))
                .count();
            // Of two that both moved, the first counts the crossing.
            let later = moved.iter().filter(|&&other| other > link);
            crossings += later.filter(|&&other| self.cross(link, other)).count();
        }
        let flaws = CROSSING * count_of(crossings) + PASSING * count_of(passed);
        total + flaws * self.unit
    }

    /// Whether the straight lines of two links cross away from their ends.
    fn cross(&self, link: usize, other: usize) -> bool {
        let ((a, b), (c, d)) = (self.links[link], self.links[other]);
        if a == c || a == d || b == c || b == d {
            return false;
        }
        let [a, b, c, d] = [a, b, c, d].map(|item| self.middles[item]);
        side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
    }

    /// Whether the straight line of a link leads through the circle around an item.
    fn passes(&self, link: usize, item: usize) -> bool {
        let (a, b) = self.links[link];
        if item == a || item == b {
            return false;
        }
        let [a, b, p] = [a, b, item].map(|item| self.middles[item]);
        let (along, to) = ((b.0 - a.0, b.1 - a.1), (p.0 - a.0, p.1 - a.1));
        let length = along.0 * along.0 + along.1 * along.1;
        if length == 0.0 {
            return false;
        }
        let share = ((to.0 * along.0 + to.1 * along.1) / length).clamp(0.0, 1.0);
        let nearest = (a.0 + along.0 * share, a.1 + along.1 * share);
        distance(nearest, p) < self.reaches[item]
    }
}

fn distance(a: Vector, b: Vector) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}

/// Positive when `p` is on the one side of the line through `a` and `b`, negative on the other.
fn side(a: Vector, b: Vector, p: Vector) -> f64 {
    (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    fn ring(members: &[usize], radius: f64) -> Ring {
        let step = TAU / count_of(members.len());
        Ring {
            members: members.to_vec(),
            radius,
            angles: (0..members.len())
                .map(|seat| step * count_of(seat))
                .collect(),
        }
    }

    const FIXED: Freedom = Freedom {
        from: 1,
        turns: false,
    };
    const FREE: Freedom = Freedom {
        from: 0,
        turns: true,
    };

    #[test]
    fn joined_satellites_become_neighbours_and_the_first_stays() {
        // A cycle around the centre, told crosswise.
        let level = level(
            5,
            &[
                (0, 1),
                (0, 2),
                (0, 3),
                (0, 4),
                (1, 3),
                (3, 2),
                (2, 4),
                (4, 1),
            ],
        );
        let mut rings = [(ring(&[1, 2, 3, 4], 200.0), FIXED)];
        improve(&level, vec![60.0; 5], 0, &mut rings);
        let members = &rings[0].0.members;
        assert_eq!(members[0], 1);
        assert_eq!(
            members[2], 2,
            "the two that are not joined are opposite: {members:?}"
        );
    }

    #[test]
    fn an_outer_ring_turns_to_its_parents() {
        let level = level(5, &[(0, 1), (0, 2), (1, 4), (2, 3)]);
        let mut rings = [(ring(&[1, 2], 200.0), FIXED), (ring(&[3, 4], 400.0), FREE)];
        improve(&level, vec![60.0; 5], 0, &mut rings);
        let outer = &rings[1].0;
        let seat = outer.members.iter().position(|&item| item == 4).unwrap();
        assert!(libm::cos(outer.angles[seat]) > 0.99, "{outer:?}");
    }

    #[test]
    fn what_has_no_flaw_stays_as_it_was() {
        let level = level(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
        let mut rings = [(ring(&[1, 2, 3, 4], 200.0), FREE)];
        let before = rings.clone();
        improve(&level, vec![60.0; 5], 0, &mut rings);
        assert_eq!(rings, before);
    }

    #[test]
    fn large_rings_cost_no_more_than_the_work_that_is_allowed() {
        let edges: Vec<(usize, usize)> =
            (1..3_000).map(|item| (item, (item * 7) % 3_000)).collect();
        let level = level(3_000, &edges);
        let members: Vec<usize> = (1..3_000).collect();
        let mut rings = [(ring(&members, 9_000.0), FIXED)];
        improve(&level, vec![60.0; 3_000], 0, &mut rings);
        let mut seated = rings[0].0.members.clone();
        seated.sort_unstable();
        assert_eq!(seated, members);
    }
}
