//! Tidy trees of boxes of any size, in linear time.
//!
//! Van der Ploeg, "Drawing non-layered tidy trees in linear time" (2014), with
//! loops instead of recursion, because trees may be as deep as they are large.
//! Names follow the paper. Parents stand over the middle of their children,
//! equal branches look equal, and space between large branches is shared out.

use crate::geometry::{count_of, real, round};

/// A box of the tree, across its growth and along it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Across, the gap to the next box included.
    pub(crate) width: i64,
    /// Where it begins along the growth; a child begins after its parent ends.
    pub(crate) top: i64,
    /// Where it ends along the growth.
    pub(crate) bottom: i64,
}

/// Where the boxes of a tree begin across its growth. The parents of `root`'s
/// branches stand before their children in `by_depth`, which begins with `root`.
pub(crate) fn across(slots: &[Slot], children: &[Vec<usize>], by_depth: &[usize]) -> Vec<i64> {
    let mut walk = Walk {
        slots,
        children,
        state: (0..slots.len()).map(State::leaf).collect(),
    };
    for &item in by_depth.iter().rev() {
        walk.first(item);
    }
    let mut sums = vec![0.0; slots.len()];
    let mut across = vec![0; slots.len()];
    for &item in by_depth {
        sums[item] += walk.state[item].modifier;
        across[item] = round(walk.state[item].prelim + sums[item]);
        walk.share_out(item);
        for &child in &children[item] {
            sums[child] = sums[item];
        }
    }
    across
}

/// What the paper keeps with every box.
#[derive(Clone, Copy, Debug)]
struct State {
    prelim: f64,
    modifier: f64,
    shift: f64,
    change: f64,
    left_thread: Option<usize>,
    right_thread: Option<usize>,
    /// The lowest boxes of the left and of the right contour.
    extreme_left: usize,
    extreme_right: usize,
    /// The sums of modifiers at them.
    sum_left: f64,
    sum_right: f64,
}

impl State {
    const fn leaf(item: usize) -> Self {
        Self {
            prelim: 0.0,
            modifier: 0.0,
            shift: 0.0,
            change: 0.0,
            left_thread: None,
            right_thread: None,
            extreme_left: item,
            extreme_right: item,
            sum_left: 0.0,
            sum_right: 0.0,
        }
    }
}

struct Walk<'a> {
    slots: &'a [Slot],
    children: &'a [Vec<usize>],
    state: Vec<State>,
}

/// How low the branches before a child reach: (bottom, number of the branch), the nearest last.
type Lowest = Vec<(i64, usize)>;

impl Walk<'_> {
    /// Puts the branches of a box beside each other, and the box over them.
    fn first(&mut self, item: usize) {
        let children = self.children;
        let ([first, ..], Some(&last)) = (children[item].as_slice(), children[item].last()) else {
            return;
        };
        let mut lowest = Lowest::new();
        self.note(&mut lowest, 0, self.state[*first].extreme_left);
        for (number, &child) in children[item].iter().enumerate().skip(1) {
            let bottom = self.state[child].extreme_right;
            self.separate(item, number, &lowest);
            self.note(&mut lowest, number, bottom);
        }
        let (left, right) = (self.state[*first], self.state[last]);
        let begin = left.prelim + left.modifier;
        let end = right.prelim + right.modifier + real(self.slots[last].width);
        self.state[item] = State {
            prelim: f64::midpoint(begin, end) - real(self.slots[item].width) / 2.0,
            extreme_left: left.extreme_left,
            sum_left: left.sum_left,
            extreme_right: right.extreme_right,
            sum_right: right.sum_right,
            ..self.state[item]
        };
    }

    /// Notes how low a branch reaches, and forgets those that it hides.
    fn note(&self, lowest: &mut Lowest, number: usize, extreme: usize) {
        let bottom = self.slots[extreme].bottom;
        while lowest.last().is_some_and(|&(other, _)| bottom >= other) {
            lowest.pop();
        }
        lowest.push((bottom, number));
    }

    /// Moves branch `number` clear of those before it, along the two contours.
    fn separate(&mut self, item: usize, number: usize, lowest: &Lowest) {
        let children = &self.children[item];
        let (mut right, mut left) = (Some(children[number - 1]), Some(children[number]));
        let mut right_sum = self.state[children[number - 1]].modifier;
        let mut left_sum = self.state[children[number]].modifier;
        // Whose contour it is that the walk is beside.
        let mut beside = lowest.len() - 1;
        while let (Some(r), Some(l)) = (right, left) {
            while beside > 0 && self.slots[r].bottom > lowest[beside].0 {
                beside -= 1;
            }
            let distance = (right_sum + self.state[r].prelim + real(self.slots[r].width))
                - (left_sum + self.state[l].prelim);
            if distance > 0.0 {
                left_sum += distance;
                self.shift_branch(item, number, lowest[beside].1, distance);
            }
            let (r_bottom, l_bottom) = (self.slots[r].bottom, self.slots[l].bottom);
            if r_bottom <= l_bottom {
                right = self.next_right(r);
                right_sum += right.map_or(0.0, |next| self.state[next].modifier);
            }
            if r_bottom >= l_bottom {
                left = self.next_left(l);
                left_sum += left.map_or(0.0, |next| self.state[next].modifier);
            }
        }
        match (right, left) {
            (None, Some(l)) => self.thread_left(item, number, l, left_sum),
            (Some(r), None) => self.thread_right(item, number, r, right_sum),
            _ => {}
        }
    }

    fn next_left(&self, item: usize) -> Option<usize> {
        let first = self.children[item].first().copied();
        first.or(self.state[item].left_thread)
    }

    fn next_right(&self, item: usize) -> Option<usize> {
        let last = self.children[item].last().copied();
        last.or(self.state[item].right_thread)
    }

    fn thread_left(&mut self, item: usize, number: usize, to: usize, sum: f64) {
        let (first, branch) = (self.children[item][0], self.children[item][number]);
        let difference = (sum - self.state[to].modifier) - self.state[first].sum_left;
        let low = self.state[first].extreme_left;
        let low = &mut self.state[low];
        low.left_thread = Some(to);
        low.modifier += difference;
        low.prelim -= difference;
        self.state[first].extreme_left = self.state[branch].extreme_left;
        self.state[first].sum_left = self.state[branch].sum_left;
    }

    fn thread_right(&mut self, item: usize, number: usize, to: usize, sum: f64) {
        let (before, branch) = (self.children[item][number - 1], self.children[item][number]);
        let difference = (sum - self.state[to].modifier) - self.state[branch].sum_right;
        let low = self.state[branch].extreme_right;
        let low = &mut self.state[low];
        low.right_thread = Some(to);
        low.modifier += difference;
        low.prelim -= difference;
        self.state[branch].extreme_right = self.state[before].extreme_right;
        self.state[branch].sum_right = self.state[before].sum_right;
    }

    /// Moves a branch, and notes that those between it and branch `before` share the room.
    fn shift_branch(&mut self, item: usize, number: usize, before: usize, distance: f64) {
        let children = &self.children[item];
        let branch = &mut self.state[children[number]];
        branch.modifier += distance;
        branch.sum_left += distance;
        branch.sum_right += distance;
        if before + 1 < number {
            let part = distance / count_of(number - before);
            self.state[children[before + 1]].shift += part;
            let branch = &mut self.state[children[number]];
            branch.shift -= part;
            branch.change -= distance - part;
        }
    }

    /// Shares out the room between the branches of a box.
    fn share_out(&mut self, item: usize) {
        let (mut shift, mut sum) = (0.0, 0.0);
        for &child in &self.children[item] {
            let state = &mut self.state[child];
            shift += state.shift;
            sum += shift + state.change;
            state.modifier += sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Boxes of width 10 with one level of height 10 each.
    fn slots(depths: &[i64]) -> Vec<Slot> {
        let slot = |&depth: &i64| Slot {
            width: 10,
            top: depth * 20,
            bottom: depth * 20 + 10,
        };
        depths.iter().map(slot).collect()
    }

    #[test]
    fn a_parent_stands_over_the_middle_of_its_children() {
        let children = [vec![1, 2, 3], vec![], vec![], vec![]];
        let at = across(&slots(&[0, 1, 1, 1]), &children, &[0, 1, 2, 3]);
        assert_eq!(at[2] - at[1], 10);
        assert_eq!(at[3] - at[2], 10);
        assert_eq!(at[0], at[2]);
    }

    #[test]
    fn small_branches_between_large_ones_share_the_room() {
        // Both outer branches have three leaves; the two between them have none.
        let children = [
            vec![1, 2, 3, 4],
            vec![5, 6, 7],
            vec![],
            vec![],
            vec![8, 9, 10],
            vec![],
            vec![],
            vec![],
            vec![],
            vec![],
            vec![],
        ];
        let order: Vec<usize> = (0..11).collect();
        let at = across(
            &slots(&[0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]),
            &children,
            &order,
        );
        let gaps: Vec<i64> = [1, 2, 3].iter().map(|&i| at[i + 1] - at[i]).collect();
        assert_eq!(gaps, [10, 10, 10]);
        assert!(at[8] - at[7] >= 10);
    }

    #[test]
    fn a_deep_tree_needs_no_stack() {
        let count = 100_000;
        let children: Vec<Vec<usize>> = (1..=count)
            .map(|next| if next < count { vec![next] } else { vec![] })
            .collect();
        let depths: Vec<i64> = (0..i64::try_from(count).unwrap()).collect();
        let order: Vec<usize> = (0..count).collect();
        let at = across(&slots(&depths), &children, &order);
        assert!(at.iter().all(|&x| x == at[0]));
    }
}
