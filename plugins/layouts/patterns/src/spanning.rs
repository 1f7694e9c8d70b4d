//! Breadth-first trees.

/// A forest in which everyone is as near to a root as the graph allows.
#[derive(Clone, Debug)]
pub(crate) struct Forest {
    pub(crate) roots: Vec<usize>,
    pub(crate) parents: Vec<Option<usize>>,
    /// In the order of the edges.
    pub(crate) children: Vec<Vec<usize>>,
    /// How far everyone is from the root of its tree.
    pub(crate) depths: Vec<usize>,
    /// Parents before their children, nearer ones first.
    pub(crate) by_depth: Vec<usize>,
}

impl Forest {
    /// Grows a tree from each of the roots, along the lists of neighbours. Who
    /// is not reached becomes a further root, in the order of the items.
    pub(crate) fn grow(neighbours: &[Vec<usize>], roots: &[usize]) -> Self {
        let count = neighbours.len();
        let mut forest = Self {
            roots: Vec::new(),
            parents: vec![None; count],
            children: vec![Vec::new(); count],
            depths: vec![usize::MAX; count],
            by_depth: Vec::with_capacity(count),
        };
        for &root in roots {
            forest.plant(root);
        }
        let mut next = 0;
        for further in 0..=count {
            while let Some(&item) = forest.by_depth.get(next) {
                next += 1;
                for &other in &neighbours[item] {
                    if forest.depths[other] == usize::MAX {
                        forest.depths[other] = forest.depths[item] + 1;
                        forest.parents[other] = Some(item);
                        forest.children[item].push(other);
                        forest.by_depth.push(other);
                    }
                }
            }
            if further < count {
                forest.plant(further);
            }
        }
        forest
    }

    fn plant(&mut self, root: usize) {
        if self.depths[root] == usize::MAX {
            self.depths[root] = 0;
            self.roots.push(root);
            self.by_depth.push(root);
        }
    }

    /// Everyone, each tree from its root downwards, branch after branch.
    pub(crate) fn preorder(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.parents.len());
        let mut waiting: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(item) = waiting.pop() {
            order.push(item);
            waiting.extend(self.children[item].iter().rev());
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_is_as_near_to_the_root_as_can_be() {
        let graph = [vec![1, 2], vec![3], vec![3, 4], vec![4], vec![]];
        let forest = Forest::grow(&graph, &[0]);
        assert_eq!(forest.depths, [0, 1, 1, 2, 2]);
        assert_eq!(forest.children[1], [3]);
        assert_eq!(forest.preorder(), [0, 1, 3, 2, 4]);
    }

    #[test]
    fn who_is_not_reached_is_a_root() {
        let forest = Forest::grow(&[vec![], vec![0, 2], vec![1]], &[0]);
        assert_eq!(forest.roots, [0, 1]);
        assert_eq!(forest.depths, [0, 0, 1]);
    }
}
