//! Pass 5b: takes the symmetric one of all equally short placements.
//!
//! A placement of least total length is seldom the only one: what is pulled to
//! both sides with equal force can stand anywhere in between. Postcondition:
//! distances are kept and the total length is the same; what is pulled by a
//! fan stands in its middle, and what is pulled up and down stands where one
//! of its links is straight.

use crate::{
    place::Distances,
    rows::{ItemKind, Rows},
};

/// Rounds of shifting everything into the middle of its range.
const ROUNDS: usize = 6;

/// Straightens and centres what can be shifted freely.
pub(crate) fn balance(rows: &Rows, distances: &Distances, mut x: Vec<i64>) -> Vec<i64> {
    for shift in [Ways::to_alignment, Ways::to_middle] {
        let blocks = Blocks::new(rows, distances, &x);
        // A block can only shift again once it, or a block beside it, has shifted.
        let mut stale = vec![true; blocks.members.len()];
        for _ in 0..ROUNDS {
            for (b, block) in blocks.members.iter().enumerate() {
                if !std::mem::take(&mut stale[b]) {
                    continue;
                }
                let by = shift(&blocks.ways(distances, &x, b));
                if by == 0 {
                    continue;
                }
                for &v in block {
                    x[v] += by;
                }
                for &a in &blocks.incident[b] {
                    let arc = &distances.arcs[a];
                    for v in [arc.tail, arc.head] {
                        if let Some(stale) = stale.get_mut(blocks.of[v]) {
                            *stale = true;
                        }
                    }
                }
            }
        }
    }
    x
}

/// Groups of items that move together.
struct Blocks {
    members: Vec<Vec<usize>>,
    /// For each variable, its block.
    of: Vec<usize>,
    /// For each block, the arcs that join it to others.
    incident: Vec<Vec<usize>>,
}

impl Blocks {
    fn new(rows: &Rows, distances: &Distances, x: &[i64]) -> Self {
        let members = blocks(rows, x);
        let mut of = vec![usize::MAX; distances.count];
        for (b, block) in members.iter().enumerate() {
            for &v in block {
                of[v] = b;
            }
        }
        let mut incident = vec![Vec::new(); members.len()];
        for (a, arc) in distances.arcs.iter().enumerate() {
            let (tail, head) = (of[arc.tail], of[arc.head]);
            for block in [tail, head] {
                if tail != head && block != usize::MAX {
                    incident[block].push(a);
                }
            }
        }
        Self {
            members,
            of,
            incident,
        }
    }

    /// What a block meets to its left and to its right.
    fn ways(&self, distances: &Distances, x: &[i64], block: usize) -> Ways {
        let mut ways = Ways::default();
        for &a in &self.incident[block] {
            let arc = &distances.arcs[a];
            let is_head = self.of[arc.head] == block;
            let stretch = x[arc.head] - x[arc.tail] - arc.length;
            let Ways {
                left,
                right,
                is_aligned,
            } = &mut ways;
            let (towards_less, towards_more) = if is_head {
                (left, right)
            } else {
                (right, left)
            };
            let Some(weight) = arc.weight else {
                towards_less.wall = towards_less.wall.min(stretch);
                continue;
            };
            towards_less.pay(is_head, if stretch > 0 { -weight } else { weight });
            towards_more.pay(is_head, if stretch < 0 { -weight } else { weight });
            match stretch {
                0 => *is_aligned = true,
                1.. => towards_less.kink = towards_less.kink.min(stretch),
                _ => towards_more.kink = towards_more.kink.min(-stretch),
            }
        }
        ways
    }
}

/// Items that straight links hold together. A link at the edge of a fan holds
/// nothing: a fan is centred as a whole, even if one of its links bends for it.
fn blocks(rows: &Rows, x: &[i64]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..rows.items.len()).collect();
    for link in &rows.links {
        let (upper, lower) = (&link.upper, &link.lower);
        let is_straight = x[upper.item] + upper.dx == x[lower.item] + lower.dx;
        let holds = [upper, lower].iter().all(|end| end.dx == 0 || !end.free);
        if is_straight && holds {
            let (a, b) = (find(&mut leader, upper.item), find(&mut leader, lower.item));
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

/// What a block meets when it moves.
#[derive(Default)]
struct Ways {
    left: Way,
    right: Way,
    /// Whether one of its links is straight.
    is_aligned: bool,
}

/// What a block meets in one direction.
struct Way {
    /// How the cost of links from above and of links down grows.
    above: i64,
    below: i64,
    /// To where that changes, because a link becomes straight.
    kink: i64,
    /// To where something stands in the way.
    wall: i64,
}

impl Default for Way {
    fn default() -> Self {
        Self {
            above: 0,
            below: 0,
            kink: i64::MAX,
            wall: i64::MAX,
        }
    }
}

impl Way {
    fn pay(&mut self, from_above: bool, weight: i64) {
        *(if from_above {
            &mut self.above
        } else {
            &mut self.below
        }) += weight;
    }

    /// Whether what comes from above and what leads down are in balance each by itself.
    fn is_in_fan(&self) -> bool {
        self.above == 0 && self.below == 0 && self.kink != i64::MAX
    }

    /// How far the way costs nothing.
    fn free(&self) -> i64 {
        if self.is_in_fan() {
            self.kink.min(self.wall)
        } else {
            0
        }
    }
}

impl Ways {
    /// Into the middle of a fan.
    fn to_middle(&self) -> i64 {
        (self.right.free() - self.left.free()) / 2
    }

    /// To where a link becomes straight, for a block between a neighbour above
    /// and another below: in the middle it would only turn one bend into two.
    fn to_alignment(&self) -> i64 {
        let distance = |way: &Way| {
            let is_free = way.above + way.below == 0 && !way.is_in_fan() && way.kink <= way.wall;
            (is_free && !self.is_aligned && way.kink != i64::MAX).then_some(way.kink)
        };
        match (distance(&self.left), distance(&self.right)) {
            (Some(left), Some(right)) if right < left => right,
            (Some(left), _) => -left,
            (None, Some(right)) => right,
            (None, None) => 0,
        }
    }
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
        for start in [0, 10, 100] {
            let distances = Distances {
                arcs: arcs.clone(),
                count: 3,
            };
            assert_eq!(
                balance(&rows, &distances, vec![start, 0, 100]),
                [50, 0, 100]
            );
        }
    }
}
