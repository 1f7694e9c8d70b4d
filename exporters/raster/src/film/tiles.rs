//! Frames in small squares: what must be drawn again, and what has ink.

use kinograph_core::Rect;

/// Pixels along the side of a tile. Smaller ones follow thin lines more
/// closely, larger ones are copied faster; 16 pixels are a cache line.
pub(crate) const TILE: u32 = 16;

/// A part of a frame, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelRect {
    /// Pixels from the left edge.
    pub x: u32,
    /// Pixels from the top edge.
    pub y: u32,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl PixelRect {
    /// What both hold, if anything.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let right = (self.x + self.width).min(other.x + other.width);
        let bottom = (self.y + self.height).min(other.y + other.height);
        (x < right && y < bottom).then(|| Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        })
    }

    /// The least box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        }
    }
}

/// How a frame is cut into tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Of the frame, in pixels.
    pub(crate) width: u32,
    /// Of the frame, in pixels.
    pub(crate) height: u32,
    /// Tiles in a row.
    pub(crate) columns: u32,
    /// Rows of tiles.
    pub(crate) rows: u32,
}

impl Grid {
    /// The tiles of a frame of so many pixels.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            columns: width.div_ceil(TILE),
            rows: height.div_ceil(TILE),
        }
    }

    /// How many tiles there are.
    pub(crate) fn len(self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// The number of a tile.
    pub(crate) fn index(self, column: u32, row: u32) -> usize {
        row as usize * self.columns as usize + column as usize
    }

    /// The pixels of a tile.
    pub(crate) fn rect(self, tile: usize) -> PixelRect {
        let tile = u32::try_from(tile).expect("a frame has no more tiles than pixels");
        let (x, y) = (tile % self.columns * TILE, tile / self.columns * TILE);
        PixelRect {
            x,
            y,
            width: TILE.min(self.width - x),
            height: TILE.min(self.height - y),
        }
    }

    /// The columns and rows that a box on the frame reaches into.
    pub(crate) fn span(self, bounds: Rect) -> Span {
        let tile = f64::from(TILE);
        Span {
            columns: range(bounds.x0 / tile, bounds.x1 / tile, self.columns),
            rows: range(bounds.y0 / tile, bounds.y1 / tile, self.rows),
        }
    }
}

/// The tiles of a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// From the first column to behind the last.
    pub(crate) columns: std::ops::Range<u32>,
    /// From the first row to behind the last.
    pub(crate) rows: std::ops::Range<u32>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of tiles"
)]
fn range(from: f64, to: f64, count: u32) -> std::ops::Range<u32> {
    let clamp = |at: f64| at.clamp(0.0, f64::from(count)) as u32;
    clamp(from.floor())..clamp(to.ceil())
}

/// Some of the tiles of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tiles {
    pub(crate) grid: Grid,
    marked: Vec<bool>,
}

impl Tiles {
    /// None of them.
    pub(crate) fn none(grid: Grid) -> Self {
        Self {
            grid,
            marked: vec![false; grid.len()],
        }
    }

    /// All of them.
    pub(crate) fn all(grid: Grid) -> Self {
        Self {
            grid,
            marked: vec![true; grid.len()],
        }
    }

    pub(crate) fn clear(&mut self) {
        self.marked.fill(false);
    }

    pub(crate) fn contains(&self, tile: usize) -> bool {
        self.marked[tile]
    }

    /// Adds those that a box on the frame reaches into.
    pub(crate) fn add_box(&mut self, bounds: Rect) {
        let Span { columns, rows } = self.grid.span(bounds);
        for row in rows {
            let first = self.grid.index(columns.start, row);
            self.marked[first..first + columns.len()].fill(true);
        }
    }

    pub(crate) fn add_all(&mut self, other: &Self) {
        for (mine, its) in self.marked.iter_mut().zip(&other.marked) {
            *mine |= its;
        }
    }

    /// The numbers of those that are marked, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        let marked = self.marked.iter().enumerate();
        marked.filter_map(|(tile, marked)| marked.then_some(tile))
    }

    /// Boxes that cover exactly the marked tiles, from top to bottom; none
    /// overlaps another. Neighbours in a row are one box, and so are equal rows.
    pub(crate) fn boxes(&self, boxes: &mut Vec<PixelRect>) {
        boxes.clear();
        let Grid {
            width,
            height,
            columns,
            rows,
        } = self.grid;
        // Where the boxes of the row above begin.
        let mut above = 0;
        for row in 0..rows {
            let here = boxes.len();
            let first = self.grid.index(0, row);
            let marks = &self.marked[first..first + columns as usize];
            let mut column = 0;
            while column < columns {
                if !marks[column as usize] {
                    column += 1;
                    continue;
                }
                let start = column;
                while column < columns && marks[column as usize] {
                    column += 1;
                }
                let x = start * TILE;
                let run = PixelRect {
                    x,
                    y: row * TILE,
                    width: (column * TILE).min(width) - x,
                    height: TILE.min(height - row * TILE),
                };
                let joins = boxes[above..here].iter().position(|other| {
                    (other.x, other.width, other.y + other.height) == (run.x, run.width, run.y)
                });
                match joins {
                    Some(position) => boxes[above + position].height += run.height,
                    None => boxes.push(run),
                }
            }
            above = self.open(boxes, above, row);
        }
    }

    /// The first box from `above` on that reaches to the end of a row.
    fn open(&self, boxes: &[PixelRect], above: usize, row: u32) -> usize {
        let bottom = ((row + 1) * TILE).min(self.grid.height);
        boxes[above..]
            .iter()
            .position(|rect| rect.y + rect.height == bottom)
            .map_or(boxes.len(), |first| above + first)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn boxes_cover_the_tiles_and_nothing_else_once(
            width in 1..200_u32,
            height in 1..200_u32,
            marked in prop::collection::vec((-20.0..220.0, -20.0..220.0, 0.0..60.0, 0.0..60.0), 0..6),
        ) {
            let grid = Grid::new(width, height);
            let mut tiles = Tiles::none(grid);
            for (x, y, width, height) in marked {
                tiles.add_box(Rect::new(x, y, x + width, y + height));
            }
            let mut boxes = Vec::new();
            tiles.boxes(&mut boxes);
            for tile in 0..grid.len() {
                let rect = grid.rect(tile);
                for corner in [(rect.x, rect.y), (rect.x + rect.width - 1, rect.y + rect.height - 1)] {
                    let pixel = PixelRect { x: corner.0, y: corner.1, width: 1, height: 1 };
                    let times = boxes.iter().filter(|it| it.intersection(pixel).is_some()).count();
                    prop_assert_eq!(times, usize::from(tiles.contains(tile)));
                }
            }
            for rect in boxes {
                prop_assert!(rect.x + rect.width <= width && rect.y + rect.height <= height);
            }
        }
    }

    #[test]
    fn equal_rows_are_one_box() {
        let mut tiles = Tiles::none(Grid::new(100, 100));
        tiles.add_box(Rect::new(17.0, 1.0, 40.0, 60.0));
        tiles.add_box(Rect::new(90.0, 90.0, 300.0, 300.0));
        let mut boxes = Vec::new();
        tiles.boxes(&mut boxes);
        let [first, last] = boxes[..] else {
            panic!("two boxes, not {boxes:?}");
        };
        assert_eq!(
            (first.x, first.y, first.width, first.height),
            (16, 0, 32, 64)
        );
        assert_eq!((last.x, last.y, last.width, last.height), (80, 80, 20, 20));
    }
}
