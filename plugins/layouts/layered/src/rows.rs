//! What the passes from 3 on work on: items in rows, and links between neighbouring rows.
//!
//! Every layer of nodes is a row. Between two of them there may be rows of
//! their own for labels and for the ends of edges at containers, so that these
//! neither widen nor stretch the rows of nodes.

use smallvec::SmallVec;

use crate::{
    geometry::Point,
    loops::{Beside, Loop},
    tree::{Level, Tree},
};

/// The layered graph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) items: Vec<Item>,
    pub(crate) links: Vec<Link>,
    pub(crate) rows: Vec<Row>,
    /// For each level of the container tree, its first and last row.
    pub(crate) spans: Vec<(usize, usize)>,
    /// For each node, its item.
    pub(crate) nodes: Vec<usize>,
    /// For each edge, its links, from the upper end to the lower one. A
    /// flat edge has two, which both lead down to where it turns.
    pub(crate) chains: Vec<Vec<usize>>,
    /// For each edge, the items of its labels in their order.
    pub(crate) labels: Vec<Vec<usize>>,
    /// The loops of nodes.
    pub(crate) loops: Vec<Loop>,
    /// For each container, its loops.
    pub(crate) beside: Vec<Beside>,
}

/// A row: what stands at one height.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) kind: RowKind,
    /// From left to right.
    pub(crate) items: Vec<usize>,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RowKind {
    /// The ends of edges at the tops of containers that begin with the next row.
    Tops,
    /// Nodes.
    Nodes,
    /// The ends of edges at the bottoms of containers that end with the row before.
    Bottoms,
    /// Labels and the turning points of flat edges.
    Labels,
}

/// Something that takes room in a row.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) kind: ItemKind,
    pub(crate) row: usize,
    /// The innermost container around it, as a level.
    pub(crate) level: Level,
    /// How far it reaches from its position, in pixels.
    pub(crate) reach: Reach,
    /// The links that come from the row above and that lead to the row below.
    pub(crate) above: Links,
    pub(crate) below: Links,
}

/// Links of an item: nearly all items are places of long edges, which have one on each side.
pub(crate) type Links = SmallVec<[usize; 2]>;

/// Distances from the position of an item to its sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) left: i64,
    pub(crate) right: i64,
    pub(crate) up: i64,
    pub(crate) down: i64,
}

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A node.
    Node(usize),
    /// A place where an edge passes a row.
    Pass,
    /// A label, through whose middle its edge passes.
    Label,
    /// Where a flat edge turns.
    Turn,
    /// The end of an edge at a container.
    Border,
    /// Keeps a row of a container from being empty.
    Spacer,
}

/// A piece of an edge between two neighbouring rows.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) edge: usize,
    pub(crate) upper: LinkEnd,
    pub(crate) lower: LinkEnd,
}

/// Where a link is attached.
#[derive(Clone, Debug)]
pub(crate) struct LinkEnd {
    pub(crate) item: usize,
    /// From the position of the item to where the link leaves its room, in pixels.
    pub(crate) dx: i64,
    /// Whether `dx` may still be chosen.
    pub(crate) free: bool,
    /// From the border of a node to where the link leaves its room, from the
    /// position of the item; empty for other items.
    pub(crate) lead: Vec<Point>,
}

impl LinkEnd {
    pub(crate) const fn at(item: usize) -> Self {
        Self {
            item,
            dx: 0,
            free: true,
            lead: Vec::new(),
        }
    }
}

/// For each old number, the new one.
fn inverse<'a>(count: usize, order: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    let mut new = vec![0; count];
    for (to, &from) in order.enumerate() {
        new[from] = to;
    }
    new
}

/// Brings the things into the order of their new numbers, one cycle of exchanges after the other.
fn permute<T>(things: &mut [T], mut new: Vec<usize>) {
    for at in 0..things.len() {
        while new[at] != at {
            let to = new[at];
            things.swap(at, to);
            new.swap(at, to);
        }
    }
}

impl Rows {
    /// Adds an item to the end of its row.
    pub(crate) fn push(&mut self, kind: ItemKind, row: usize, level: Level, reach: Reach) -> usize {
        let item = self.items.len();
        self.items.push(Item {
            kind,
            row,
            level,
            reach,
            above: Links::new(),
            below: Links::new(),
        });
        self.rows[row].items.push(item);
        item
    }

    /// Numbers items and links row by row, so that passes over the rows of a
    /// large diagram read the memory in its order.
    pub(crate) fn number_by_row(&mut self) {
        let items = self.rows.iter().flat_map(|row| &row.items);
        let new_item = inverse(self.items.len(), items.clone());
        let links = items.flat_map(|&item| &self.items[item].below);
        let new_link = inverse(self.links.len(), links);
        permute(&mut self.items, new_item.clone());
        permute(&mut self.links, new_link.clone());
        let items_of_rows = self.rows.iter_mut().flat_map(|row| &mut row.items);
        let items_of_links = self
            .links
            .iter_mut()
            .flat_map(|link| [&mut link.upper.item, &mut link.lower.item]);
        let items_of_labels = self.labels.iter_mut().flatten();
        for item in items_of_rows
            .chain(items_of_links)
            .chain(items_of_labels)
            .chain(&mut self.nodes)
        {
            *item = new_item[*item];
        }
        let links_of_items = self
            .items
            .iter_mut()
            .flat_map(|item| item.above.iter_mut().chain(&mut item.below));
        for link in links_of_items.chain(self.chains.iter_mut().flatten()) {
            *link = new_link[*link];
        }
    }

    /// Joins two items of neighbouring rows.
    pub(crate) fn link(&mut self, edge: usize, upper: usize, lower: usize) -> usize {
        debug_assert_eq!(
            self.items[upper].row + 1,
            self.items[lower].row,
            "rows are neighbours"
        );
        let link = self.links.len();
        self.links.push(Link {
            edge,
            upper: LinkEnd::at(upper),
            lower: LinkEnd::at(lower),
        });
        self.items[upper].below.push(link);
        self.items[lower].above.push(link);
        link
    }

    /// For each row, the layer that it belongs to.
    pub(crate) fn layers(&self) -> Vec<usize> {
        let mut next = 0;
        let rows = self.rows.iter().map(|row| match row.kind {
            RowKind::Tops => next,
            RowKind::Nodes => {
                next += 1;
                next - 1
            }
            RowKind::Bottoms | RowKind::Labels => next - 1,
        });
        rows.collect()
    }

    /// For each item, its place in its row.
    pub(crate) fn positions(&self) -> Vec<usize> {
        let mut position = vec![0; self.items.len()];
        for row in &self.rows {
            for (i, &item) in row.items.iter().enumerate() {
                position[item] = i;
            }
        }
        position
    }

    /// Whether a level is open in a row.
    pub(crate) fn open(&self, level: Level, row: usize) -> bool {
        let (first, last) = self.spans[level];
        (first..=last).contains(&row)
    }

    /// The level at which an edge passes a row: inside the container of the
    /// upper end while that lasts, then outside, then inside that of the lower.
    pub(crate) fn passing_level(
        &self,
        tree: &Tree,
        upper: Level,
        lower: Level,
        common: Level,
        row: usize,
    ) -> Level {
        for end in [upper, lower] {
            let mut level = end;
            while level != common && !self.open(level, row) {
                level = tree.parent[level];
            }
            if level != common {
                return level;
            }
        }
        common
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::ROOT;

    #[test]
    fn items_and_links_find_each_other_under_their_new_numbers() {
        let row = |kind| Row {
            kind,
            items: Vec::new(),
        };
        let mut rows = Rows {
            rows: vec![row(RowKind::Nodes), row(RowKind::Nodes)],
            ..Rows::default()
        };
        // The lower row first, so that every number changes.
        let items: Vec<usize> = [1, 0, 1, 0]
            .into_iter()
            .enumerate()
            .map(|(n, row)| rows.push(ItemKind::Node(n), row, ROOT, Reach::default()))
            .collect();
        rows.nodes.clone_from(&items);
        let links = [(3, 0), (1, 0), (1, 2)];
        for (edge, (upper, lower)) in links.into_iter().enumerate() {
            let link = rows.link(edge, items[upper], items[lower]);
            rows.chains.push(vec![link]);
        }
        rows.number_by_row();
        let numbers: Vec<usize> = rows.rows.iter().flat_map(|row| row.items.clone()).collect();
        assert_eq!(numbers, [0, 1, 2, 3]);
        for (n, &item) in rows.nodes.iter().enumerate() {
            assert_eq!(rows.items[item].kind, ItemKind::Node(n));
            assert!(rows.rows[rows.items[item].row].items.contains(&item));
        }
        for (edge, (upper, lower)) in links.into_iter().enumerate() {
            let number = rows.chains[edge][0];
            let link = &rows.links[number];
            assert_eq!(link.edge, edge);
            assert_eq!(link.upper.item, rows.nodes[upper]);
            assert_eq!(link.lower.item, rows.nodes[lower]);
            assert!(rows.items[link.upper.item].below.contains(&number));
            assert!(rows.items[link.lower.item].above.contains(&number));
        }
    }
}
