//! Lines by the cells of a grid that they pass, so that only neighbours are compared.

use kurbo::Line;

use crate::{Point, Rect};

/// How far beyond a line or box its neighbours are looked for, in pixels.
const SLACK: f64 = 2.0;
/// The most cells along one side, so that a long line is never in too many.
const MOST_ALONG: f64 = 512.0;

/// Which lines pass each cell of a grid.
pub(super) struct Buckets {
    origin: Point,
    cell: f64,
    columns: usize,
    rows: usize,
    /// Where the lines of each cell begin in `lines`, and where the last ones end.
    starts: Vec<usize>,
    lines: Vec<usize>,
}

impl Buckets {
    /// The grid of as many cells as there are lines, more or less.
    pub(super) fn new(lines: &[Line]) -> Self {
        let boxes = lines.iter().map(|line| Rect::from_points(line.p0, line.p1));
        let bounds = boxes.reduce(|a, b| a.union(b)).unwrap_or_default();
        let bounds = bounds.inflate(1.0, 1.0);
        let count = f64::from(u32::try_from(lines.len().max(1)).unwrap_or(u32::MAX));
        let cell = (bounds.area() / count)
            .sqrt()
            .max(bounds.width().max(bounds.height()) / MOST_ALONG);
        let mut buckets = Self {
            origin: bounds.origin(),
            cell,
            columns: whole(bounds.width() / cell) + 1,
            rows: whole(bounds.height() / cell) + 1,
            starts: Vec::new(),
            lines: Vec::new(),
        };
        buckets.fill(lines);
        buckets
    }

    fn fill(&mut self, lines: &[Line]) {
        let mut counts = vec![0; self.columns * self.rows + 1];
        for line in lines {
            self.cells_along(*line, |cell| counts[cell + 1] += 1);
        }
        for cell in 1..counts.len() {
            counts[cell] += counts[cell - 1];
        }
        let mut entries = vec![0; counts.last().copied().unwrap_or(0)];
        let mut next = counts.clone();
        for (number, line) in lines.iter().enumerate() {
            self.cells_along(*line, |cell| {
                entries[next[cell]] = number;
                next[cell] += 1;
            });
        }
        self.starts = counts;
        self.lines = entries;
    }

    /// The lines that may touch another, in order.
    pub(super) fn along(&self, line: Line) -> Vec<usize> {
        let mut found = Vec::new();
        self.cells_along(line, |cell| found.extend(self.of(cell)));
        distinct(found)
    }

    /// The lines that may touch a box, in order.
    pub(super) fn near(&self, rect: Rect) -> Vec<usize> {
        let mut found = Vec::new();
        for column in self.columns_of(rect.x0, rect.x1) {
            for row in self.rows_of(rect.y0, rect.y1) {
                found.extend(self.of(row * self.columns + column));
            }
        }
        distinct(found)
    }

    fn of(&self, cell: usize) -> &[usize] {
        &self.lines[self.starts[cell]..self.starts[cell + 1]]
    }

    /// Calls `visit` for the cells that a line passes: in each column those
    /// between where it comes in and where it goes out.
    fn cells_along(&self, line: Line, mut visit: impl FnMut(usize)) {
        let (left, right) = if line.p0.x <= line.p1.x {
            (line.p0, line.p1)
        } else {
            (line.p1, line.p0)
        };
        let run = right.x - left.x;
        let at = |x: f64| {
            let share = if run > 0.0 {
                ((x - left.x) / run).clamp(0.0, 1.0)
            } else {
                0.0
            };
            left.y + (right.y - left.y) * share
        };
        let columns = self.columns_of(left.x, right.x);
        for column in columns {
            let start = self.origin.x + self.cell * number(column);
            let (mut come, mut go) = (at(start - SLACK), at(start + self.cell + SLACK));
            if run <= 0.0 {
                (come, go) = (left.y, right.y);
            }
            for row in self.rows_of(come.min(go), come.max(go)) {
                visit(row * self.columns + column);
            }
        }
    }

    fn columns_of(&self, from: f64, to: f64) -> std::ops::RangeInclusive<usize> {
        self.steps(from - self.origin.x, to - self.origin.x, self.columns)
    }

    fn rows_of(&self, from: f64, to: f64) -> std::ops::RangeInclusive<usize> {
        self.steps(from - self.origin.y, to - self.origin.y, self.rows)
    }

    fn steps(&self, from: f64, to: f64, count: usize) -> std::ops::RangeInclusive<usize> {
        let last = count - 1;
        let step = |at: f64| whole(at / self.cell).min(last);
        step(from - SLACK)..=step(to + SLACK)
    }
}

fn distinct(mut found: Vec<usize>) -> Vec<usize> {
    found.sort_unstable();
    found.dedup();
    found
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("there are at most a few hundred columns"))
}

/// A number without its fraction; 0 for what is negative or not a number.
fn whole(value: f64) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the fraction is meant to go, and the conversion saturates"
    )]
    let whole = value as usize;
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line() -> impl Strategy<Value = Line> {
        [-400.0..400.0, -90.0..90.0, -400.0..400.0, -90.0..90.0_f64]
            .prop_map(|[x0, y0, x1, y1]| Line::new((x0, y0), (x1, y1)))
    }

    proptest! {
        #[test]
        fn lines_that_cross_are_found(lines in prop::collection::vec(line(), 2..40)) {
            let buckets = Buckets::new(&lines);
            for (one, line) in lines.iter().enumerate() {
                let found = buckets.along(*line);
                for (other, its) in lines.iter().enumerate() {
                    let cross = kurbo::PathSeg::Line(*its).intersect_line(*line).len() == 1;
                    prop_assert!(!cross || found.contains(&other), "{one} and {other}");
                }
            }
        }

        #[test]
        fn lines_that_start_in_a_box_are_found(lines in prop::collection::vec(line(), 1..40)) {
            let buckets = Buckets::new(&lines);
            for (number, line) in lines.iter().enumerate() {
                let rect = Rect::from_center_size(line.p0, (30.0, 10.0));
                prop_assert!(buckets.near(rect).contains(&number));
            }
        }
    }

    #[test]
    fn no_lines_and_a_mere_point_have_a_grid_too() {
        assert!(
            Buckets::new(&[])
                .near(Rect::new(0.0, 0.0, 9.0, 9.0))
                .is_empty()
        );
        let point = Line::new((5.0, 5.0), (5.0, 5.0));
        assert_eq!(Buckets::new(&[point]).along(point), [0]);
    }
}
