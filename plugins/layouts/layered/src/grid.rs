//! Finds rectangles that are near a place.

use crate::geometry::Rect;

/// Rectangles, filed by the cells of a regular grid that they touch.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    bounds: Rect,
    cell: i64,
    columns: usize,
    cells: Vec<Vec<usize>>,
}

/// Cells are not made smaller than this, in pixels.
const LEAST_CELL: i64 = 64;

impl Grid {
    /// Files rectangles under their indices.
    pub(crate) fn new(rects: &[Rect]) -> Self {
        let bounds = rects
            .iter()
            .copied()
            .reduce(Rect::union)
            .unwrap_or_default();
        let size = bounds.size();
        // About one cell for each rectangle.
        let count = i64::try_from(rects.len().max(1)).expect("there are few rectangles");
        let mut cell = LEAST_CELL;
        while (size.width / cell + 1) * (size.height / cell + 1) > 2 * count + 16 {
            cell *= 2;
        }
        let to_index =
            |length: i64| usize::try_from(length / cell + 1).expect("sizes are positive");
        let columns = to_index(size.width);
        let cells = vec![Vec::new(); columns * to_index(size.height)];
        let mut grid = Self {
            bounds,
            cell,
            columns,
            cells,
        };
        for (i, &rect) in rects.iter().enumerate() {
            for cell in grid.touched(rect).collect::<Vec<_>>() {
                grid.cells[cell].push(i);
            }
        }
        grid
    }

    /// The rectangles that share a cell with this one, some of them repeatedly.
    pub(crate) fn near(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        self.touched(rect)
            .flat_map(|cell| self.cells[cell].iter().copied())
    }

    fn touched(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let clamp = |value: i64, low: i64, high: i64| {
            usize::try_from((value.clamp(low, high) - low) / self.cell).unwrap_or(0)
        };
        let b = self.bounds;
        let (left, right) = (
            clamp(rect.left, b.left, b.right),
            clamp(rect.right, b.left, b.right),
        );
        let (top, bottom) = (
            clamp(rect.top, b.top, b.bottom),
            clamp(rect.bottom, b.top, b.bottom),
        );
        let columns = self.columns;
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| y * columns + x))
    }
}
