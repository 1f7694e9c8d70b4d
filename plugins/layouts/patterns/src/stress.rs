//! Stress majorisation (Gansner, Koren & North 2004), one point at a time.
//!
//! Every pair of points wants the length of the shortest way between them;
//! near pairs insist more than far ones. Moving each point in turn to where
//! its pairs want it, on average, never makes the whole worse.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    circle::Vector,
    geometry::{count_of, round},
};

/// The lengths of the shortest ways between all pairs.
#[derive(Clone, Debug)]
pub(crate) struct Distances {
    count: usize,
    /// `lengths[a * count + b]`.
    lengths: Vec<f64>,
}

impl Distances {
    /// Of a connected graph with neighbours at these lengths, in pixels.
    pub(crate) fn of(neighbours: &[Vec<(usize, f64)>]) -> Self {
        let count = neighbours.len();
        let mut lengths = vec![f64::INFINITY; count * count];
        for (start, row) in lengths.chunks_mut(count.max(1)).enumerate() {
            row[start] = 0.0;
            // Keys in 1/64 of a pixel are ordered; sums of fractions are exact enough for that.
            let mut waiting = BinaryHeap::from([(Reverse(0), start)]);
            while let Some((Reverse(key), item)) = waiting.pop() {
                if key > key_of(row[item]) {
                    continue;
                }
                for &(other, length) in &neighbours[item] {
                    let through = row[item] + length;
                    if through < row[other] {
                        row[other] = through;
                        waiting.push((Reverse(key_of(through)), other));
                    }
                }
            }
        }
        Self { count, lengths }
    }

    fn row(&self, item: usize) -> &[f64] {
        &self.lengths[item * self.count..(item + 1) * self.count]
    }
}

fn key_of(length: f64) -> i64 {
    round(length * 64.0)
}

/// The most steps of one point; as many as a second or so allows.
const BUDGET: f64 = 6e7;

/// Further rounds cannot be seen.
const MOST_ROUNDS: usize = 2_000;

/// A round that moves nothing by more than this, in pixels, is the last.
const STILL: f64 = 0.005;

/// Moves the points to where they stand at about the wanted distances.
pub(crate) fn majorize(points: &mut [Vector], distances: &Distances) {
    let pairs = (count_of(points.len()) * count_of(points.len())).max(1.0);
    let rounds = usize::try_from(round(BUDGET / pairs)).unwrap_or(0);
    for _ in 0..rounds.clamp(10, MOST_ROUNDS) {
        let mut farthest = 0.0_f64;
        for item in 0..points.len() {
            let (x, y) = wanted(points, item, distances.row(item));
            let (old_x, old_y) = points[item];
            farthest = farthest.max((x - old_x).abs().max((y - old_y).abs()));
            points[item] = (x, y);
        }
        if farthest < STILL {
            break;
        }
    }
}

/// Where the others want a point to be.
fn wanted(points: &[Vector], item: usize, row: &[f64]) -> Vector {
    let at = points[item];
    let (mut x, mut y, mut all) = (0.0, 0.0, 0.0);
    for (other, (&there, &distance)) in points.iter().zip(row).enumerate() {
        if other == item || distance <= 0.0 {
            continue;
        }
        let weight = 1.0 / (distance * distance);
        let (dx, dy) = (at.0 - there.0, at.1 - there.1);
        let now = (dx * dx + dy * dy).sqrt();
        // Points in one place part along a line that depends on their numbers only.
        let (ux, uy) = if now > 1e-9 {
            (dx / now, dy / now)
        } else if item < other {
            (-0.6, -0.8)
        } else {
            (0.6, 0.8)
        };
        x += weight * (there.0 + distance * ux);
        y += weight * (there.1 + distance * uy);
        all += weight;
    }
    if all > 0.0 { (x / all, y / all) } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_straight() {
        let neighbours = [
            vec![(1, 100.0)],
            vec![(0, 100.0), (2, 100.0)],
            vec![(1, 100.0)],
        ];
        let mut points = vec![(0.0, 0.0), (10.0, 80.0), (90.0, 10.0)];
        majorize(&mut points, &Distances::of(&neighbours));
        let (dx, dy) = (points[2].0 - points[0].0, points[2].1 - points[0].1);
        let length = (dx * dx + dy * dy).sqrt();
        assert!((length - 200.0).abs() < 1.0, "{length}");
    }

    #[test]
    fn the_shortest_way_counts() {
        let neighbours = [
            vec![(1, 10.0), (2, 90.0)],
            vec![(0, 10.0), (2, 20.0)],
            vec![(0, 90.0), (1, 20.0)],
        ];
        assert_eq!(Distances::of(&neighbours).row(0), [0.0, 10.0, 30.0]);
    }
}
