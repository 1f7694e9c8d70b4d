//! Pass 5b: takes the symmetric one of all equally short placements.
//!
//! A placement of least total length is seldom the only one: what is pulled to
//! both sides with equal force can stand anywhere in between. Postcondition:
//! every group of items that straight links hold together stands in the middle
//! of the range in which it can move at no cost.

use crate::{
    place::Distances,
    rows::{ItemKind, Rows},
};

/// Rounds of shifting everything into the middle of its range.
const ROUNDS: usize = 6;

/// Centres what can be shifted freely.
pub(crate) fn balance(rows: &Rows, distances: &Distances, mut x: Vec<i64>) -> Vec<i64> {
    let blocks = blocks(rows, distances, &x);
    let mut member_of = vec![usize::MAX; distances.count];
    for (b, block) in blocks.iter().enumerate() {
        for &v in block {
            member_of[v] = b;
        }
    }
    let mut incident = vec![Vec::new(); blocks.len()];
    for (a, arc) in distances.arcs.iter().enumerate() {
        let (tail, head) = (member_of[arc.tail], member_of[arc.head]);
        if tail != head {
            for block in [tail, head] {
                if block != usize::MAX {
                    incident[block].push(a);
                }
            }
        }
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for (b, block) in blocks.iter().enumerate() {
            let (left, right) = range(distances, &x, &member_of, b, &incident[b]);
            let shift = (right - left) / 2;
            if shift != 0 {
                moved = true;
                for &v in block {
                    x[v] += shift;
                }
            }
        }
        if !moved {
            break;
        }
    }
    x
}

/// Items that straight links hold together.
fn blocks(rows: &Rows, distances: &Distances, x: &[i64]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..rows.items.len()).collect();
    for arc in &distances.arcs {
        let items = arc.head < leader.len() && arc.tail < leader.len();
        if items && arc.weight.is_some() && x[arc.head] - x[arc.tail] == arc.length {
            let (a, b) = (find(&mut leader, arc.tail), find(&mut leader, arc.head));
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut blocks: Vec<Vec<usize>> = vec![Vec::new(); rows.items.len()];
    for item in 0..rows.items.len() {
        let block = find(&mut leader, item);
        blocks[block].push(item);
    }
    blocks.retain(|block| {
        block
            .iter()
            .any(|&item| !matches!(rows.items[item].kind, ItemKind::Spacer))
    });
    blocks
}

fn find(leader: &mut [usize], mut item: usize) -> usize {
    while leader[item] != item {
        leader[item] = leader[leader[item]];
        item = leader[item];
    }
    item
}

/// How far a block can move to the left and to the right at no cost.
fn range(
    distances: &Distances,
    x: &[i64],
    member_of: &[usize],
    block: usize,
    incident: &[usize],
) -> (i64, i64) {
    // What comes from above and what leads down must be in balance each by
    // itself: a node in the middle of a fan looks right, but one between a
    // neighbour above and another below only turns one bend into two.
    let (mut above, mut below) = (0, 0);
    let (mut left, mut right) = (i64::MAX, i64::MAX);
    for &a in incident {
        let arc = &distances.arcs[a];
        let is_head = member_of[arc.head] == block;
        let stretch = x[arc.head] - x[arc.tail] - arc.length;
        let towards_less = if is_head { &mut left } else { &mut right };
        match arc.weight {
            None => *towards_less = (*towards_less).min(stretch),
            Some(weight) => {
                let slope = if is_head { &mut above } else { &mut below };
                *slope += stretch.signum() * weight;
                match stretch {
                    0 => return (0, 0),
                    1.. => *towards_less = (*towards_less).min(stretch),
                    _ => {
                        let towards_more = if is_head { &mut right } else { &mut left };
                        *towards_more = (*towards_more).min(-stretch);
                    }
                }
            }
        }
    }
    let free = above == 0 && below == 0 && left != i64::MAX && right != i64::MAX;
    if free { (left, right) } else { (0, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rows::{Reach, Row, RowKind},
        tension::Arc,
        tree::ROOT,
    };

    #[test]
    fn a_parent_of_two_stands_between_them() {
        let row = |kind| Row {
            kind,
            items: Vec::new(),
        };
        let mut rows = Rows {
            rows: vec![row(RowKind::Nodes), row(RowKind::Nodes)],
            ..Rows::default()
        };
        let items: Vec<usize> = [0, 1, 1]
            .into_iter()
            .map(|row| rows.push(ItemKind::Pass, row, ROOT, Reach::default()))
            .collect();
        let arcs = vec![
            Arc::hard(items[1], items[2], 100),
            Arc::soft(items[0], items[1], 0, 1),
            Arc::soft(items[0], items[2], 0, 1),
        ];
        let distances = Distances { arcs, count: 3 };
        assert_eq!(balance(&rows, &distances, vec![10, 0, 100]), [50, 0, 100]);
    }
}
