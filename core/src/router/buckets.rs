//! Boxes by where they are: what is near a box, without looking at all.

use crate::{Point, Rect};

/// Boxes in columns and rows that hold about as many each.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    rects: Vec<Rect>,
    /// Where columns and rows end, without the last.
    columns: Vec<f64>,
    rows: Vec<f64>,
    cells: Vec<Vec<usize>>,
}

impl Buckets {
    pub(super) fn new(rects: Vec<Rect>) -> Self {
        let middles = |of: fn(Point) -> f64| {
            let mut middles: Vec<f64> = rects.iter().map(|it| of(it.center())).collect();
            middles.sort_by(f64::total_cmp);
            let parts = (1..).find(|n| n * n >= middles.len()).unwrap_or(1);
            let mut cuts: Vec<f64> = middles.chunks(parts.max(1)).map(|it| it[0]).collect();
            cuts.dedup();
            cuts
        };
        let (columns, rows) = (middles(|at| at.x), middles(|at| at.y));
        let cells = vec![Vec::new(); (columns.len() + 1) * (rows.len() + 1)];
        let mut buckets = Self {
            rects: Vec::new(),
            columns,
            rows,
            cells,
        };
        for rect in rects {
            buckets.push(rect);
        }
        buckets
    }

    /// The same columns and rows with nothing in them.
    pub(super) fn empty(&self) -> Self {
        Self {
            rects: Vec::new(),
            columns: self.columns.clone(),
            rows: self.rows.clone(),
            cells: vec![Vec::new(); self.cells.len()],
        }
    }

    pub(super) fn push(&mut self, rect: Rect) {
        let number = self.rects.len();
        self.rects.push(rect);
        for cell in self.cells_of(rect).collect::<Vec<_>>() {
            self.cells[cell].push(number);
        }
    }

    /// The positions of all boxes that touch this one, in order.
    pub(super) fn near(&self, rect: Rect) -> Vec<usize> {
        let mut near: Vec<usize> = self
            .cells_of(rect)
            .flat_map(|cell| &self.cells[cell])
            .copied()
            .filter(|number| touch(self.rects[*number], rect))
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let span = |cuts: &[f64], lo: f64, hi: f64| {
            let place = |at: f64| cuts.partition_point(|cut| *cut <= at);
            place(lo)..=place(hi)
        };
        let columns = span(&self.columns, rect.x0, rect.x1);
        let wide = self.columns.len() + 1;
        span(&self.rows, rect.y0, rect.y1)
            .flat_map(move |row| columns.clone().map(move |column| row * wide + column))
    }
}

fn touch(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// The part of a segment inside a box, as parts of its length; none if it is
/// outside or only touches the rim.
pub(super) fn inside(from: Point, to: Point, rect: Rect) -> Option<(f64, f64)> {
    const NEAR: f64 = 1e-9;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let way = to - from;
    let spans = [
        (from.x, way.x, rect.x0, rect.x1),
        (from.y, way.y, rect.y0, rect.y1),
    ];
    for (at, by, lo, hi) in spans {
        if by.abs() < NEAR {
            if at <= lo || hi <= at {
                return None;
            }
            continue;
        }
        let (a, b) = ((lo - at) / by, (hi - at) / by);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    (leave - enter > NEAR).then_some((enter, leave))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_near_and_nothing_else_is() {
        let rects: Vec<Rect> = (0..100_u32)
            .map(|n| {
                let (x, y) = (f64::from(n % 10) * 50.0, f64::from(n / 10) * 50.0);
                Rect::new(x, y, x + 20.0, y + 20.0)
            })
            .collect();
        let buckets = Buckets::new(rects.clone());
        for probe in [
            Rect::new(15.0, 15.0, 130.0, 60.0),
            Rect::new(-90.0, -90.0, 900.0, 900.0),
            Rect::new(25.0, 25.0, 45.0, 45.0),
        ] {
            let all: Vec<usize> = (0..rects.len())
                .filter(|it| touch(rects[*it], probe))
                .collect();
            assert_eq!(buckets.near(probe), all);
        }
    }

    #[test]
    fn a_segment_along_a_rim_is_not_inside() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        let part = |a: (f64, f64), b: (f64, f64)| inside(a.into(), b.into(), rect);
        assert_eq!(part((-5.0, 0.0), (15.0, 0.0)), None);
        assert_eq!(part((-5.0, -5.0), (-5.0, 15.0)), None);
        assert_eq!(part((-10.0, 5.0), (10.0, 5.0)), Some((0.5, 1.0)));
    }
}
