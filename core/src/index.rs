//! Typed indices and the tables they index.

use std::{fmt, marker::PhantomData, ops};

/// A position in a [`Table`]: what distinguishes a node's number from an edge's.
pub trait Index: Copy + Eq + Ord + fmt::Debug {
    /// The index at this position.
    ///
    /// # Panics
    /// If `position` does not fit in 32 bits; limits on input size rule that out.
    fn new(position: usize) -> Self;
    /// The position as a `usize`.
    fn position(self) -> usize;
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl Index for $name {
            fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a table holds fewer than 2^32 entries"))
            }
            fn position(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}#{}", stringify!($name), self.0)
            }
        }
    )*};
}

indices! {
    /// A node of a [`Diagram`](crate::Diagram): a leaf, never a container.
    NodeIx;
    /// A container of a [`Diagram`](crate::Diagram).
    ContainerIx;
    /// A port of a node.
    PortIx;
    /// An edge of a [`Diagram`](crate::Diagram).
    EdgeIx;
    /// A kind among those that [`Kinds::specs`](crate::Kinds::specs) lists.
    KindIx;
    /// A symbol that several drawings share.
    SymbolIx;
    /// A glyph outline of a [`Scene`](crate::Scene).
    GlyphIx;
}

/// A vector indexed by one kind of index only.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Table<I, T> {
    rows: Vec<T>,
    #[serde(skip)]
    index: PhantomData<fn(I) -> I>,
}

impl<I: Index, T> Table<I, T> {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::from(Vec::new())
    }

    /// Appends a row and returns its index.
    pub fn push(&mut self, row: T) -> I {
        let index = I::new(self.rows.len());
        self.rows.push(row);
        index
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at `index`, if the table is that long.
    #[must_use]
    pub fn get(&self, index: I) -> Option<&T> {
        self.rows.get(index.position())
    }

    /// The rows in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// The rows in order, to change.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.rows.iter_mut()
    }

    /// Every index in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.rows.len()).map(I::new)
    }

    /// Every index with its row, in order.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.rows
            .iter()
            .enumerate()
            .map(|(position, row)| (I::new(position), row))
    }

    /// The rows as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.rows
    }
}

impl<I: Index, T> Default for Table<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I, T> From<Vec<T>> for Table<I, T> {
    fn from(rows: Vec<T>) -> Self {
        Self {
            rows,
            index: PhantomData,
        }
    }
}

impl<I, T> FromIterator<T> for Table<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(rows: It) -> Self {
        Self::from(rows.into_iter().collect::<Vec<_>>())
    }
}

impl<I: Index, T> ops::Index<I> for Table<I, T> {
    type Output = T;
    fn index(&self, index: I) -> &T {
        &self.rows[index.position()]
    }
}

impl<I: Index, T> ops::IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.rows[index.position()]
    }
}

impl<'a, I, T> IntoIterator for &'a Table<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<I, T> IntoIterator for Table<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Table<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.rows).finish()
    }
}
