//! Tidy trees.
//!
//! The tree is that of shortest ways from the roots along the edges; edges
//! that are not part of it place nothing. Trees of one part of the diagram
//! stand side by side, as near to each other as their outlines allow.

use kinograph_plugin_sdk::{LayoutSpec, PluginError, params::choice};

use crate::{
    diagram::{Diagram, Drawing, Stem},
    flow::Flow,
    geometry::{Size, on_grid},
    graph::Graph,
    layouts::{self, Pattern},
    level::{CLEARANCE, Level, Solution},
    nesting,
    params::{self, Given},
    parts,
    spanning::Forest,
    stems,
    tidy::{self, Slot},
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            choice(
                "root",
                "where trees begin: at what no edge leads to, at what no edge leaves, or at the \
                 latter where only that makes one tree",
                &["auto", "sources", "sinks"],
            ),
            choice(
                "levels",
                "whether all nodes of a level stand in one line, or each as near to its parent \
                 as it can",
                &["aligned", "compact"],
            ),
            params::node_spacing(),
            params::rank_spacing("levels"),
            params::edges(["curved", "rounded", "straight"]),
        ],
        aliases: vec!["tidy-tree".into(), "hierarchy".into()],
        ..layouts::spec("tree", "Tree", "tidy trees that grow along the flow")
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    Ok(nesting::arrange(diagram, &|level| {
        parts::each(level, &|part| solve(part, given))
    }))
}

fn solve(level: &Level, given: &Given<'_>) -> Solution {
    let graph = Graph::of(level);
    let loose = |lists: &[Vec<usize>]| -> Vec<usize> {
        let items = 0..lists.len();
        items.filter(|&item| lists[item].is_empty()).collect()
    };
    let (sources, sinks) = (loose(&graph.incoming), loose(&graph.outgoing));
    let upside_down = match given.choice("root") {
        "sinks" => true,
        "auto" => sinks.len() == 1 && sources.len() > 1,
        _ => false,
    };
    let (neighbours, roots) = if upside_down {
        (&graph.incoming, sinks)
    } else {
        (&graph.outgoing, sources)
    };
    let forest = Forest::grow(neighbours, &lowest_rank_first(level, roots));
    let tree = Tree::of(level, &forest, given.choice("levels") == "compact");
    // The arrows of a tree with its root at their end still lead along the flow.
    let flow = if upside_down {
        level.flow.reversed()
    } else {
        level.flow
    };
    let sizes = level.sizes();
    let corner = |(item, &size): (usize, &Size)| {
        let spare = tree.slots[item].width - tree.gap - flow.extent(size).across;
        flow.corner(tree.along[item], tree.across[item] + spare / 2, size)
    };
    Solution {
        corners: sizes.iter().enumerate().map(corner).collect(),
        order: forest.preorder(),
        stems: tree.stems(level, &forest, flow),
        sizes,
    }
}

fn lowest_rank_first(level: &Level, mut roots: Vec<usize>) -> Vec<usize> {
    roots.sort_by_key(|&root| level.items[root].rank.unwrap_or(u32::MAX));
    roots
}

/// The boxes of all trees under one root that has no size.
struct Tree {
    slots: Vec<Slot>,
    /// The gap that is part of a slot's width.
    gap: i64,
    /// Where the items begin along the flow.
    along: Vec<i64>,
    /// Where the slots begin across it.
    across: Vec<i64>,
    /// The free room before every item, where levels are aligned.
    rooms: Vec<i64>,
}

impl Tree {
    fn of(level: &Level, forest: &Forest, compact: bool) -> Self {
        let gap = level.between_all();
        let labels = labels_above(level, forest);
        let mut slots: Vec<Slot> = level
            .items
            .iter()
            .zip(&labels)
            .map(|(item, &label)| {
                let room = level.flow.extent(label).across;
                let beside = if room == 0 { 0 } else { room + CLEARANCE };
                Slot {
                    width: level.flow.extent(item.size).across.max(beside) + gap,
                    top: 0,
                    bottom: 0,
                }
            })
            .collect();
        let (along, rooms) = if compact {
            (hang(level, forest, &labels, &mut slots), Vec::new())
        } else {
            line_up(level, forest, &labels, &mut slots)
        };
        let all = slots.len();
        slots.push(Slot {
            width: 0,
            top: -1,
            bottom: 0,
        });
        let mut children = forest.children.clone();
        children.push(forest.roots.clone());
        let by_depth: Vec<usize> = [all].iter().chain(&forest.by_depth).copied().collect();
        let across = tidy::across(&slots, &children, &by_depth);
        Self {
            slots,
            gap,
            along,
            across,
            rooms,
        }
    }

    /// The edges from parents to children that nothing stands in the way of.
    /// Several edges between the same two are left to the host, and so are all
    /// where branches reach into each other's levels.
    fn stems(&self, level: &Level, forest: &Forest, flow: Flow) -> Vec<Stem> {
        let mut stems: Vec<Option<Stem>> = vec![None; self.rooms.len()];
        let mut counts = vec![0; self.rooms.len()];
        for link in &level.links {
            for (child, parent) in [(link.target, link.source), (link.source, link.target)] {
                let (Some(&gap), Some(count)) = (self.rooms.get(child), counts.get_mut(child))
                else {
                    continue;
                };
                if forest.parents[child] == Some(parent) {
                    *count += 1;
                    let edge = link.edge;
                    stems[child] = Some(Stem { edge, flow, gap }).filter(|_| *count == 1);
                }
            }
        }
        stems.into_iter().flatten().collect()
    }
}

/// The labels of the edges between every item and its parent.
fn labels_above(level: &Level, forest: &Forest) -> Vec<Size> {
    let mut labels = vec![Size::default(); level.items.len()];
    for link in &level.links {
        for (child, parent) in [(link.target, link.source), (link.source, link.target)] {
            if forest.parents[child] == Some(parent) {
                labels[child] = labels[child].union(link.label);
            }
        }
    }
    labels
}

/// Lets every item begin right below its parent; returns where that is.
fn hang(level: &Level, forest: &Forest, labels: &[Size], slots: &mut [Slot]) -> Vec<i64> {
    let own = |item: usize| level.flow.extent(level.items[item].size).along;
    // A cousin below a box stays clear of it.
    let clear = level.spacing.node.min(level.spacing.rank);
    let mut along = vec![0; slots.len()];
    for &item in &forest.by_depth {
        if let Some(parent) = forest.parents[item] {
            let label = level.flow.extent(labels[item]).along;
            along[item] = along[parent] + own(parent) + Level::gap(level.spacing.rank, label);
        }
        slots[item].top = along[item];
        slots[item].bottom = along[item] + own(item) + clear;
    }
    along
}

/// Lets all items of a depth begin in one line; returns where that is, and the
/// room before it that holds no item.
fn line_up(
    level: &Level,
    forest: &Forest,
    labels: &[Size],
    slots: &mut [Slot],
) -> (Vec<i64>, Vec<i64>) {
    let own = |item: usize| level.flow.extent(level.items[item].size).along;
    let count = forest.depths.iter().max().map_or(0, |deepest| deepest + 1);
    let (mut heights, mut gaps) = (vec![0; count], vec![level.spacing.rank; count]);
    for (item, &depth) in forest.depths.iter().enumerate() {
        let label = level.flow.extent(labels[item]).along;
        gaps[depth] = gaps[depth].max(stems::room(level.spacing.rank, label));
        heights[depth] = heights[depth].max(own(item));
    }
    let mut tops = vec![0; count];
    for depth in 1..count {
        tops[depth] = tops[depth - 1] + on_grid(heights[depth - 1]) + gaps[depth];
    }
    for (item, &depth) in forest.depths.iter().enumerate() {
        slots[item].top = tops[depth];
        slots[item].bottom = tops[depth] + heights[depth];
    }
    let of_items = |of_depths: &[i64]| {
        let depths = forest.depths.iter();
        depths.map(|&depth| of_depths[depth]).collect()
    };
    (of_items(&tops), of_items(&gaps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixtures::level, geometry::Point};

    fn corners(level: &Level) -> Vec<Point> {
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params: &[],
        };
        solve(level, &given).corners
    }

    #[test]
    fn children_stand_behind_their_parent_and_around_its_middle() {
        let at = corners(&level(3, &[(0, 1), (0, 2)]));
        assert_eq!(at[1].x - at[0].x, 160);
        assert_eq!(at[1].x, at[2].x);
        assert_eq!(at[1].y + at[2].y, 2 * at[0].y);
        assert_eq!(at[2].y - at[1].y, 72);
    }

    #[test]
    fn a_tree_towards_one_sink_ends_with_its_root() {
        let at = corners(&level(3, &[(1, 0), (2, 0)]));
        assert!(at[0].x > at[1].x && at[1].x == at[2].x, "{at:?}");
    }

    #[test]
    fn further_edges_change_nothing() {
        let plain = corners(&level(4, &[(0, 1), (0, 2), (1, 3)]));
        assert_eq!(
            corners(&level(4, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 0)])).len(),
            4
        );
        assert_eq!(corners(&level(4, &[(0, 1), (0, 2), (1, 3), (2, 3)])), plain);
    }

    #[test]
    fn labels_have_room_between_levels() {
        let mut level = level(2, &[(0, 1)]);
        level.links[0].label = Size {
            width: 90,
            height: 20,
        };
        let at = corners(&level);
        assert!(at[1].x - at[0].x >= 100 + 90 + 2 * CLEARANCE, "{at:?}");
    }
}
