//! Orders the items of columns so that few edges cross.
//!
//! A few sweeps of barycentres (Sugiyama, Tagawa & Toda 1981), each of which
//! is kept only if it brings joined items nearer to each other. The order of
//! the file is the start and breaks ties, so that a diagram without crossings
//! stays as it was written.

use crate::{geometry::count_of, graph::Graph, level::Level};

/// Further sweeps hardly change anything.
const SWEEPS: usize = 6;

/// Orders every column. `bands` keeps items apart: those of a lower band stand first.
pub(crate) fn sweep(level: &Level, columns: &mut [Vec<usize>], bands: &[usize]) {
    let mut order = Order {
        graph: Graph::of(level),
        column_of: vec![0; level.items.len()],
        bands,
    };
    for (number, column) in columns.iter_mut().enumerate() {
        column.sort_by_key(|&item| bands[item]);
        for &item in column.iter() {
            order.column_of[item] = number;
        }
    }
    let mut best = cost(level, &positions(level, columns, bands));
    for sweep in 0..SWEEPS {
        let mut tried = columns.to_vec();
        let mut places = positions(level, &tried, bands);
        let count = tried.len();
        for step in 0..count {
            let number = if sweep % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            order.arrange(&mut tried[number], number, sweep % 2 == 0, &places);
            place(&tried[number], bands, &mut places);
        }
        let reached = cost(level, &places);
        if reached < best {
            best = reached;
            columns.clone_from_slice(&tried);
        }
    }
}

struct Order<'a> {
    graph: Graph,
    column_of: Vec<usize>,
    bands: &'a [usize],
}

impl Order<'_> {
    /// Orders a column by where the neighbours in the columns before it are, or
    /// in those after it.
    fn arrange(&self, column: &mut Vec<usize>, number: usize, forwards: bool, places: &[f64]) {
        let is_seen = |other: usize| {
            if forwards {
                self.column_of[other] < number
            } else {
                self.column_of[other] > number
            }
        };
        let wish = |item: usize| {
            let near = self.graph.around[item].iter();
            let wished: Vec<f64> = near
                .filter(|&&other| is_seen(other))
                .map(|&other| places[other])
                .collect();
            if wished.is_empty() {
                places[item]
            } else {
                wished.iter().sum::<f64>() / count_of(wished.len())
            }
        };
        let mut wishes: Vec<(usize, f64)> = column.iter().map(|&item| (item, wish(item))).collect();
        let band = |item: usize| self.bands[item];
        wishes.sort_by(|a, b| band(a.0).cmp(&band(b.0)).then(a.1.total_cmp(&b.1)));
        *column = wishes.into_iter().map(|(item, _)| item).collect();
    }
}

fn positions(level: &Level, columns: &[Vec<usize>], bands: &[usize]) -> Vec<f64> {
    let mut places = vec![0.0; level.items.len()];
    for column in columns {
        place(column, bands, &mut places);
    }
    places
}

/// Spreads the items of each band of a column over that band.
fn place(column: &[usize], bands: &[usize], places: &mut [f64]) {
    for band in column.chunk_by(|&a, &b| bands[a] == bands[b]) {
        for (position, &item) in band.iter().enumerate() {
            places[item] =
                count_of(bands[item]) + (count_of(position) + 0.5) / count_of(band.len());
        }
    }
}

/// How far joined items are from each other, across the flow.
fn cost(level: &Level, places: &[f64]) -> f64 {
    let links = level.links.iter();
    links
        .map(|link| (places[link.source] - places[link.target]).abs())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    #[test]
    fn crossed_pairs_are_uncrossed() {
        let level = level(4, &[(0, 3), (1, 2)]);
        let mut columns = [vec![0, 1], vec![2, 3]];
        sweep(&level, &mut columns, &[0; 4]);
        assert_eq!(columns, [vec![0, 1], vec![3, 2]]);
    }

    #[test]
    fn bands_stay_apart() {
        let level = level(4, &[(0, 3), (1, 2)]);
        let mut columns = [vec![0, 1], vec![2, 3]];
        sweep(&level, &mut columns, &[0, 1, 0, 1]);
        assert_eq!(columns, [vec![0, 1], vec![2, 3]]);
    }
}
