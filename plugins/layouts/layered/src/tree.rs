//! The tree of containers.

use crate::problem::{End, Problem};

/// A place in the tree of containers: 0 is the diagram itself, `c + 1` the inside of container `c`.
pub(crate) type Level = usize;

/// The diagram itself, as a level.
pub(crate) const ROOT: Level = 0;

/// Parents and depths of all levels.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// The root is its own parent.
    pub(crate) parent: Vec<Level>,
    depth: Vec<usize>,
}

/// The level inside a container, or the diagram's where there is none.
pub(crate) fn level(container: Option<usize>) -> Level {
    container.map_or(ROOT, |c| c + 1)
}

impl Tree {
    pub(crate) fn new(problem: &Problem) -> Self {
        let mut tree = Self {
            parent: vec![ROOT],
            depth: vec![0],
        };
        for container in &problem.containers {
            let parent = level(container.parent);
            tree.parent.push(parent);
            tree.depth.push(tree.depth[parent] + 1);
        }
        tree
    }

    /// How many levels there are, the root included.
    pub(crate) fn len(&self) -> usize {
        self.parent.len()
    }

    /// The deepest level that holds both.
    pub(crate) fn common(&self, mut a: Level, mut b: Level) -> Level {
        while a != b {
            if self.depth[a] >= self.depth[b] {
                a = self.parent[a];
            } else {
                b = self.parent[b];
            }
        }
        a
    }

    /// Whether `inner` is `outer` or lies in it.
    pub(crate) fn holds(&self, outer: Level, mut inner: Level) -> bool {
        while self.depth[inner] > self.depth[outer] {
            inner = self.parent[inner];
        }
        inner == outer
    }

    /// The child of `outer` that holds `inner`, which must lie below it.
    pub(crate) fn child_towards(&self, outer: Level, mut inner: Level) -> Level {
        while self.parent[inner] != outer {
            debug_assert_ne!(inner, ROOT, "the level lies below the outer one");
            inner = self.parent[inner];
        }
        inner
    }

    /// The child of level `outer` that an end belongs to: a node or a container.
    pub(crate) fn unit(&self, problem: &Problem, outer: Level, end: End) -> End {
        let home = level(problem.home(end));
        if home == outer {
            end
        } else {
            End::Container(self.child_towards(outer, home) - 1)
        }
    }
}
