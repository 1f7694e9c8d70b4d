//! Packs boxes into shelves, in their order, towards a wanted ratio.

use crate::geometry::{Point, Size, bounds, real};

/// At most so many widths are tried.
const TRIES: i64 = 64;

/// The top left corners of the boxes, at least `gap` apart.
pub(crate) fn pack(sizes: &[Size], gap: i64, ratio: f64) -> Vec<Point> {
    let widest = sizes.iter().map(|size| size.width).max().unwrap_or(0);
    let total: i64 = sizes.iter().map(|size| size.width + gap).sum();
    let mut best: Option<(f64, Vec<Point>)> = None;
    for step in 0..=TRIES {
        let limit = widest + (total - gap - widest).max(0) * step / TRIES;
        let corners = shelves(sizes, gap, limit);
        let whole = bounds(&corners, sizes).size();
        let cost = cost(whole, ratio);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, corners));
        }
    }
    best.map(|(_, corners)| corners).unwrap_or_default()
}

/// The height of the least picture of this ratio that holds a size: less is better.
pub(crate) fn cost(size: Size, ratio: f64) -> f64 {
    (real(size.width) / ratio).max(real(size.height))
}

/// Fills one shelf after the other.
fn shelves(sizes: &[Size], gap: i64, limit: i64) -> Vec<Point> {
    let (mut x, mut y, mut shelf) = (0, 0, 0);
    let place = |size: &Size| {
        if x > 0 && x + size.width > limit {
            (x, y, shelf) = (0, y + shelf + gap, 0);
        }
        let corner = Point::new(x, y);
        x += size.width + gap;
        shelf = shelf.max(size.height);
        corner
    };
    sizes.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_fill_the_wanted_ratio() {
        let square = Size {
            width: 100,
            height: 100,
        };
        let corners = pack(&[square; 6], 10, 1.5);
        assert_eq!(corners[2], Point::new(220, 0));
        assert_eq!(corners[3], Point::new(0, 110));
    }

    #[test]
    fn nothing_needs_no_room() {
        assert_eq!(pack(&[], 10, 1.5), []);
    }
}
