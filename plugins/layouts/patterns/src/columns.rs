//! Columns of stacks: what pipelines and lanes are made of.

use crate::{
    geometry::on_grid,
    level::{CLEARANCE, Level, Link},
};

/// How long a stack of items is across the flow.
pub(crate) fn stack_across(level: &Level, stack: &[usize]) -> i64 {
    let own = |&item: &usize| level.flow.extent(level.items[item].size).across;
    stack.iter().map(own).sum::<i64>() + gaps(level, stack).iter().sum::<i64>()
}

/// The gaps between the items of a stack.
fn gaps(level: &Level, stack: &[usize]) -> Vec<i64> {
    let pairs = stack.windows(2);
    pairs.map(|pair| level.between(pair[0], pair[1])).collect()
}

/// Where the items of a stack begin across the flow, the first at 0.
pub(crate) fn stacked(level: &Level, stack: &[usize]) -> Vec<i64> {
    let gaps = gaps(level, stack);
    let mut at = 0;
    let mut places = Vec::with_capacity(stack.len());
    for (position, &item) in stack.iter().enumerate() {
        places.push(at);
        at += level.flow.extent(level.items[item].size).across;
        at += gaps.get(position).copied().unwrap_or(0);
    }
    places
}

/// The longest item of a stack along the flow.
pub(crate) fn widest(level: &Level, stack: &[usize]) -> i64 {
    let own = |&item: &usize| level.flow.extent(level.items[item].size).along;
    stack.iter().map(own).max().unwrap_or(0)
}

/// The gaps before every column but the first (`gaps[0]` is 0), with room for
/// the labels of the edges that cross them and for the lines between stacks.
///
/// `column_of` tells the column of an item, and `is_direct` which links run
/// from column to column.
pub(crate) fn column_gaps(
    level: &Level,
    column_of: &[usize],
    count: usize,
    is_direct: impl Fn(&Link) -> bool,
) -> Vec<i64> {
    let mut gaps = vec![level.spacing.rank; count];
    let mut lines = vec![0_i64; count + 1];
    for link in level.links.iter().filter(|&link| is_direct(link)) {
        let (a, b) = (column_of[link.source], column_of[link.target]);
        let (first, last) = (a.min(b), a.max(b));
        if first == last {
            continue;
        }
        let label = level.flow.extent(link.label).along;
        // The label of a longer edge has more than one gap to choose from.
        gaps[first + 1] = Level::gap(gaps[first + 1], label);
        lines[first + 1] += 1;
        lines[last + 1] -= 1;
    }
    let mut crossing = 0;
    for (gap, change) in gaps.iter_mut().zip(&lines) {
        crossing += change;
        // Bends of some of the lines need a track of their own each.
        let tracks = (crossing / 3).min(MOST_TRACKS);
        *gap = (*gap).max(on_grid(2 * CLEARANCE + tracks * TRACK));
    }
    if let Some(first) = gaps.first_mut() {
        *first = 0;
    }
    gaps
}

/// Between two parallel lines, in pixels.
const TRACK: i64 = 12;

/// So many lines side by side are a river anyway.
const MOST_TRACKS: i64 = 12;
