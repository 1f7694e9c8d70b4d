//! What stands directly in one container, or in the diagram itself.

use crate::{
    diagram::{Spacing, Stem},
    flow::Flow,
    geometry::{GRID, Insets, Point, Size, on_grid},
};

/// Nodes and containers of one level, with the edges between them. A container
/// is one item, whatever is inside of it.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// In the order of the file.
    pub(crate) items: Vec<Item>,
    /// Never from an item to itself.
    pub(crate) links: Vec<Link>,
    pub(crate) flow: Flow,
    /// Whether the container itself says how it flows.
    pub(crate) has_own_flow: bool,
    /// Whether this is the diagram itself.
    pub(crate) is_root: bool,
    pub(crate) spacing: Spacing,
    /// The wanted width divided by height, where there is one.
    pub(crate) ratio: Option<f64>,
}

/// A node with its margin, or a container.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Item {
    pub(crate) size: Size,
    pub(crate) is_container: bool,
    /// From the middle of a container to the middle of its content, which is
    /// lower by half of the header.
    pub(crate) to_content: Point,
    pub(crate) rank: Option<u32>,
    /// Its middle in the previous drawing.
    pub(crate) previous: Option<Point>,
}

/// An edge between two items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// The edge of the diagram.
    pub(crate) edge: usize,
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) label: Size,
}

/// Where the items of a level stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Solution {
    /// Top left corners, from any origin.
    pub(crate) corners: Vec<Point>,
    /// The items' sizes; only containers may be larger than they must be.
    pub(crate) sizes: Vec<Size>,
    /// The items in the order in which they appear.
    pub(crate) order: Vec<usize>,
    /// The edges whose way the layout knows itself.
    pub(crate) stems: Vec<Stem>,
}

/// Screens and pages are wide.
const RATIO: f64 = 16.0 / 9.0;

/// Between a label and what its line joins, in pixels; an arrow head fits.
pub(crate) const CLEARANCE: i64 = 20;

impl Level {
    /// The ratio to aim at.
    pub(crate) fn wanted_ratio(&self) -> f64 {
        self.ratio.unwrap_or(RATIO)
    }

    /// A gap of at least `least` in which a label has room that is so long along its line.
    pub(crate) fn gap(least: i64, label: i64) -> i64 {
        if label == 0 {
            least
        } else {
            on_grid(label + 2 * CLEARANCE).max(least)
        }
    }

    /// The least gap between two neighbours.
    pub(crate) fn between(&self, a: usize, b: usize) -> i64 {
        if self.items[a].is_container || self.items[b].is_container {
            self.spacing.container.max(self.spacing.node)
        } else {
            self.spacing.node
        }
    }

    /// The least gap between any two neighbours.
    pub(crate) fn between_all(&self) -> i64 {
        if self.items.iter().any(|item| item.is_container) {
            self.spacing.container.max(self.spacing.node)
        } else {
            self.spacing.node
        }
    }

    /// The sizes of the items.
    pub(crate) fn sizes(&self) -> Vec<Size> {
        self.items.iter().map(|item| item.size).collect()
    }

    /// The items `members` alone, under their positions in `members`.
    /// `place[item]` is that position, or `usize::MAX` for the others.
    pub(crate) fn part(&self, members: &[usize], place: &[usize], links: &[usize]) -> Self {
        let links = links.iter().map(|&link| {
            let link = self.links[link];
            Link {
                source: place[link.source],
                target: place[link.target],
                ..link
            }
        });
        Self {
            items: members.iter().map(|&item| self.items[item]).collect(),
            links: links.collect(),
            ..*self
        }
    }
}

/// A container's size around its content. It is never nothing.
pub(crate) fn frame(content: Size, padding: Insets, min_size: Size) -> Size {
    let least = Size {
        width: GRID,
        height: GRID,
    };
    content.padded(padding).union(min_size).union(least)
}
