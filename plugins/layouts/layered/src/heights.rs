//! Pass 7: places the rows along the flow.
//!
//! Precondition: the channels are routed. Postcondition: rows, tracks and
//! the frames of containers keep their distances; a container's frame encloses
//! its rows with its padding and is at least as high as it must be. Tracks move
//! closer together where two layers would else stand farther apart than they
//! did in the previous drawing.

use crate::{
    channel::Channel,
    keep,
    problem::Problem,
    rows::{ItemKind, RowKind, Rows},
    tree::Tree,
};

/// Where everything stands along the flow, in pixels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heights {
    /// For each row, the line on which its items are centred.
    pub(crate) rows: Vec<i64>,
    /// For each container, its top and bottom.
    pub(crate) frames: Vec<(i64, i64)>,
    /// For each row, the y of each track of the channel above it.
    pub(crate) tracks: Vec<Vec<i64>>,
}

/// Between a track and the row of nodes or frame beside it: room for an arrow head and a bend.
pub(crate) const TRACK_TO_NODE: i64 = 24;
/// Between a row of labels and what an arrow may point at: the head and some line must show.
pub(crate) const LABEL_TO_HEAD: i64 = 18;
/// Between a track and a row of labels.
pub(crate) const TRACK_TO_LABEL: i64 = 12;

/// Places the rows.
pub(crate) fn place(problem: &Problem, tree: &Tree, rows: &Rows, channels: &[Channel]) -> Heights {
    let none = vec![0; channels.len()];
    let heights = place_with(problem, tree, rows, channels, &none);
    match keep::surplus(problem, rows, channels, &heights.rows) {
        Some(surplus) => place_with(problem, tree, rows, channels, &surplus),
        None => heights,
    }
}

/// Places the rows. `surplus` is for each row what the tracks above it move together in all.
fn place_with(
    problem: &Problem,
    tree: &Tree,
    rows: &Rows,
    channels: &[Channel],
    surplus: &[i64],
) -> Heights {
    let mut extents = Extents::new(problem, tree, rows);
    let gaps = gaps(problem, rows, channels, surplus);
    let mut heights = Heights {
        frames: vec![(0, 0); problem.containers.len()],
        ..Heights::default()
    };
    let mut next = 0;
    for row in 0..rows.rows.len() {
        let (tracks, gap) = if row == 0 {
            (Vec::new(), 0)
        } else {
            gaps[row - 1].clone()
        };
        heights
            .tracks
            .push(tracks.into_iter().map(|t| next + t).collect());
        let line = next + gap + extents.up[row];
        heights.rows.push(line);
        extents.close(problem, tree, rows, row, &mut heights);
        next = line + extents.down[row];
    }
    heights
}

/// How far the rows reach up and down from their lines, frames included.
struct Extents {
    up: Vec<i64>,
    down: Vec<i64>,
    /// For each container, from the line of its first row of nodes to its top.
    lead: Vec<i64>,
    /// For each container, from the line of its last row of nodes to the
    /// lowest of its own items there.
    items_down: Vec<i64>,
    /// For each container, its first and last row of nodes.
    span: Vec<(usize, usize)>,
}

impl Extents {
    fn new(problem: &Problem, tree: &Tree, rows: &Rows) -> Self {
        let count = problem.containers.len();
        let is_nodes = |row: &usize| rows.rows[*row].kind == RowKind::Nodes;
        let span: Vec<(usize, usize)> = rows.spans[1..]
            .iter()
            .map(|&(first, last)| {
                // A container ends with a row of nodes, or with one for its bottom after that.
                let first = (first..=last).find(is_nodes).unwrap_or(first);
                let last = (first..=last).rev().find(is_nodes).unwrap_or(last);
                (first, last)
            })
            .collect();
        let mut extents = Self {
            up: vec![0; rows.rows.len()],
            down: vec![0; rows.rows.len()],
            lead: vec![0; count],
            items_down: vec![0; count],
            span,
        };
        for item in &rows.items {
            let row = item.row;
            extents.up[row] = extents.up[row].max(item.reach.up);
            extents.down[row] = extents.down[row].max(item.reach.down);
            if item.level > 0 {
                let c = item.level - 1;
                if extents.span[c].0 == row {
                    extents.lead[c] = extents.lead[c].max(item.reach.up);
                }
                if extents.span[c].1 == row {
                    extents.items_down[c] = extents.items_down[c].max(item.reach.down);
                }
            }
        }
        for c in (0..count).rev() {
            extents.lead[c] += problem.containers[c].padding.top;
            let first = extents.span[c].0;
            extents.up[first] = extents.up[first].max(extents.lead[c]);
            let parent = tree.parent[c + 1];
            if parent > 0 && extents.span[parent - 1].0 == first {
                extents.lead[parent - 1] = extents.lead[parent - 1].max(extents.lead[c]);
            }
        }
        extents
    }

    /// Frames the containers whose last row of nodes this is.
    fn close(
        &mut self,
        problem: &Problem,
        tree: &Tree,
        rows: &Rows,
        row: usize,
        heights: &mut Heights,
    ) {
        if rows.rows[row].kind != RowKind::Nodes {
            return;
        }
        let line = heights.rows[row];
        for c in (0..self.span.len())
            .rev()
            .filter(|&c| self.span[c].1 == row)
            .collect::<Vec<_>>()
        {
            let container = &problem.containers[c];
            let top = heights.rows[self.span[c].0] - self.lead[c];
            let bottom = (line + self.items_down[c] + container.padding.bottom)
                .max(top + container.min_size.height)
                .max(top + rows.beside[c].height);
            heights.frames[c] = (top, bottom);
            self.down[row] = self.down[row].max(bottom - line);
            let parent = tree.parent[c + 1];
            if parent > 0 && self.span[parent - 1].1 == row {
                self.items_down[parent - 1] = self.items_down[parent - 1].max(bottom - line);
            }
        }
    }
}

/// For each gap, named by the row above it, the places of its tracks and its height.
fn gaps(
    problem: &Problem,
    rows: &Rows,
    channels: &[Channel],
    surplus: &[i64],
) -> Vec<(Vec<i64>, i64)> {
    let spacing = &problem.options.spacing;
    let margin = |kind: RowKind, inner: bool| match kind {
        RowKind::Nodes => TRACK_TO_NODE.min(spacing.rank / 2),
        RowKind::Labels => TRACK_TO_LABEL,
        RowKind::Tops | RowKind::Bottoms if inner => TRACK_TO_LABEL,
        RowKind::Tops | RowKind::Bottoms => TRACK_TO_NODE.min(spacing.rank / 2),
    };
    let mut gaps = Vec::new();
    let channels = channels.iter().zip(surplus).skip(1);
    for (pair, (channel, &less)) in rows.rows.windows(2).zip(channels) {
        let (above, below) = (pair[0].kind, pair[1].kind);
        let tracks = i64::try_from(channel.tracks).expect("a channel has few tracks");
        let first = margin(above, above == RowKind::Tops);
        let last = margin(below, below == RowKind::Bottoms);
        let least = match (above, below) {
            (RowKind::Tops, _) | (_, RowKind::Bottoms) => 0,
            (RowKind::Labels, _) => LABEL_TO_HEAD,
            (_, RowKind::Labels) => TRACK_TO_LABEL,
            _ => spacing.rank,
        };
        let needed = if tracks == 0 {
            0
        } else {
            first + (tracks - 1) * spacing.edge - less + last
        };
        let height = needed.max(least);
        gaps.push((first, tracks, last, height));
    }
    widen(rows, spacing.rank, &mut gaps);
    let gaps = gaps.into_iter().zip(&surplus[1..]);
    gaps.map(|((first, tracks, last, height), &less)| {
        // The tracks stand in the middle of what the gap has to spare.
        let spare = height - first - last - (tracks - 1).max(0) * spacing.edge + less;
        let start = first + spare / 2;
        (
            (0..tracks)
                .map(|t| start + t * spacing.edge - t * less / (tracks - 1).max(1))
                .collect(),
            height,
        )
    })
    .collect()
}

/// Widens gaps until two rows of nodes are a rank apart.
fn widen(rows: &Rows, rank: i64, gaps: &mut [(i64, i64, i64, i64)]) {
    let mut start = 0;
    for lower in 1..rows.rows.len() {
        if rows.rows[lower].kind != RowKind::Nodes {
            continue;
        }
        let run = &mut gaps[start..lower];
        let labels: i64 = rows.rows[start + 1..lower]
            .iter()
            .flat_map(|row| &row.items)
            .map(|&item| &rows.items[item])
            .filter(|item| matches!(item.kind, ItemKind::Label | ItemKind::Turn))
            .map(|item| item.reach.up + item.reach.down)
            .max()
            .unwrap_or(0);
        let missing = rank - labels - run.iter().map(|gap| gap.3).sum::<i64>();
        if missing > 0 {
            // The outermost gaps share what is missing: labels stay in the middle.
            let last = run.len() - 1;
            let (above, below) = (run[0].3, run[last].3);
            let total = above + below + missing;
            run[0].3 = (total / 2).clamp(above, above + missing);
            run[last].3 += missing - (run[0].3 - above);
        }
        start = lower;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        build, course,
        fixtures::{container, edge, label, nodes},
        layers::{self, Freedom},
        sides,
    };

    fn heights_of(problem: &Problem) -> Heights {
        let tree = Tree::new(problem);
        let courses = course::courses(problem, &tree);
        let layers = layers::assign(problem, &tree, &courses, Freedom::Free);
        let mut rows = build::build(problem, &tree, &courses, &layers);
        sides::reserve(problem, &courses, &mut rows);
        let channels = vec![Channel::default(); rows.rows.len()];
        place(problem, &tree, &rows, &channels)
    }

    #[test]
    fn rows_are_a_rank_apart() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        assert_eq!(heights_of(&problem).rows, [20, 20 + 40 + 56]);
    }

    #[test]
    fn a_label_stands_in_the_middle_of_its_gap() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        problem.edges[0].labels = vec![label()];
        let rows = heights_of(&problem).rows;
        assert_eq!(rows[1] - rows[0], rows[2] - rows[1]);
    }

    #[test]
    fn a_frame_is_as_high_as_it_must_be() {
        let mut problem = nodes(2);
        problem.containers = vec![container(None)];
        problem.containers[0].min_size.height = 300;
        problem.nodes[0].parent = Some(0);
        problem.edges = vec![edge(0, 1)];
        let heights = heights_of(&problem);
        assert_eq!(heights.frames, [(0, 300)]);
        assert!(heights.rows[1] - 20 >= 300 + 56);
    }
}
