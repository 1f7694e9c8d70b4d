//! What every item is linked to, packed: the ordering looks at nothing else so often.

use crate::rows::{LinkEnd, Rows};

/// Where a link is attached, among all attachments in its row: by position of
/// the item, then by port.
pub(crate) type Slot = i64;

/// More than the width of any item, in pixels.
const ITEM: i64 = 1 << 24;
/// Positions are multiplied by this, so that ports of one item have places of their own.
pub(crate) const SCALE: i64 = 1 << 12;

/// One end of a link, seen from the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    /// The item at the far end.
    pub(crate) item: usize,
    /// The ports at the far and the near end; 0 where they may be chosen.
    far_port: i32,
    near_port: i32,
    /// Where the far port is in the width of its item, between -SCALE/2 and SCALE/2.
    share: i32,
}

impl Tie {
    fn new(rows: &Rows, far: &LinkEnd, near: &LinkEnd) -> Self {
        let port = |end: &LinkEnd| if end.free { 0 } else { narrow(end.dx) };
        let reach = &rows.items[far.item].reach;
        let width = (reach.left + reach.right).max(1);
        let share = i64::from(port(far)) * (SCALE / 2) / width;
        Self {
            item: far.item,
            far_port: port(far),
            near_port: port(near),
            share: narrow(share.clamp(-SCALE / 2 + 1, SCALE / 2 - 1)),
        }
    }

    /// The slot of the far end.
    pub(crate) fn slot(&self, position: &[usize]) -> Slot {
        place(position[self.item]) * ITEM + i64::from(self.far_port)
    }

    /// The place of the far end, in parts of an item.
    pub(crate) fn place(&self, position: &[usize]) -> i64 {
        place(position[self.item]) * SCALE + i64::from(self.share)
    }

    /// Where the near end is, among the ends at its item.
    pub(crate) fn near_port(&self) -> i32 {
        self.near_port
    }
}

fn place(position: usize) -> i64 {
    i64::try_from(position).expect("a row is short")
}

fn narrow(dx: i64) -> i32 {
    i32::try_from(dx).expect("an item is less than a million pixels wide")
}

/// The ties of all items.
#[derive(Clone, Debug)]
pub(crate) struct Ties {
    /// Those of item `i` to the row above are
    /// `all[starts[2 * i]..starts[2 * i + 1]]`, those to the row below follow.
    starts: Vec<usize>,
    all: Vec<Tie>,
}

impl Ties {
    pub(crate) fn new(rows: &Rows) -> Self {
        let mut ties = Self {
            starts: Vec::with_capacity(2 * rows.items.len() + 1),
            all: Vec::with_capacity(2 * rows.links.len()),
        };
        for item in &rows.items {
            ties.starts.push(ties.all.len());
            let above = item.above.iter().map(|&link| &rows.links[link]);
            ties.all
                .extend(above.map(|link| Tie::new(rows, &link.upper, &link.lower)));
            ties.starts.push(ties.all.len());
            let below = item.below.iter().map(|&link| &rows.links[link]);
            ties.all
                .extend(below.map(|link| Tie::new(rows, &link.lower, &link.upper)));
        }
        ties.starts.push(ties.all.len());
        ties
    }

    /// To the row above.
    pub(crate) fn above(&self, item: usize) -> &[Tie] {
        &self.all[self.starts[2 * item]..self.starts[2 * item + 1]]
    }

    /// To the row below.
    pub(crate) fn below(&self, item: usize) -> &[Tie] {
        &self.all[self.starts[2 * item + 1]..self.starts[2 * item + 2]]
    }

    /// To either of these rows.
    pub(crate) fn towards(&self, item: usize, is_above: bool) -> &[Tie] {
        if is_above {
            self.above(item)
        } else {
            self.below(item)
        }
    }
}
