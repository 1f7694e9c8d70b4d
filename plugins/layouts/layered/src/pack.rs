//! Packs boxes into shelves, in their order, towards a wanted ratio.

use crate::geometry::{Point, Size};

/// At most so many widths are tried.
const TRIES: usize = 64;

/// The top left corners of the boxes, at least `gap` apart.
pub(crate) fn pack(sizes: &[Size], gap: i64, ratio: f64) -> Vec<Point> {
    let widest = sizes.iter().map(|size| size.width).max().unwrap_or(0);
    let total: i64 = sizes.iter().map(|size| size.width + gap).sum();
    let mut best: Option<(f64, Vec<Point>)> = None;
    let steps = i64::try_from(TRIES.min(sizes.len() * 4)).unwrap_or(1);
    for step in 0..=steps {
        let limit = widest + (total - gap - widest).max(0) * step / steps.max(1);
        let (corners, size) = shelves(sizes, gap, limit);
        // The scale at which the result fills a picture of the wanted ratio.
        let cost = (to_f64(size.width) / ratio).max(to_f64(size.height));
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, corners));
        }
    }
    best.map(|(_, corners)| corners).unwrap_or_default()
}

/// Lengths are far below 2^53.
fn to_f64(length: i64) -> f64 {
    length as f64
}

/// Fills one shelf after the other.
fn shelves(sizes: &[Size], gap: i64, limit: i64) -> (Vec<Point>, Size) {
    let mut corners = Vec::with_capacity(sizes.len());
    let (mut x, mut y, mut shelf) = (0, 0, 0);
    let mut whole = Size::default();
    for size in sizes {
        if x > 0 && x + size.width > limit {
            (x, y, shelf) = (0, y + shelf + gap, 0);
        }
        corners.push(Point::new(x, y));
        whole.width = whole.width.max(x + size.width);
        whole.height = whole.height.max(y + size.height);
        x += size.width + gap;
        shelf = shelf.max(size.height);
    }
    (corners, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_fill_the_wanted_ratio() {
        let sizes = [Size {
            width: 100,
            height: 100,
        }; 6];
        let corners = pack(&sizes, 10, 1.5);
        assert_eq!(corners[2], Point::new(220, 0));
        assert_eq!(corners[3], Point::new(0, 110));
    }

    #[test]
    fn nothing_needs_no_room() {
        assert_eq!(pack(&[], 10, 1.5), []);
    }
}
