//! Packs boxes into shelves, in their order, towards a wanted ratio.

use crate::{
    geometry::{Point, Rect, Size},
    pins::free_shift,
};

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

/// The former corners, as a whole moved to the origin; smaller boxes that come too near to larger ones make way.
/// None where the whole would lose its shape by that.
pub(crate) fn keep(sizes: &[Size], corners: Vec<Point>, gap: i64) -> Option<Vec<Point>> {
    let area = |size: &Size| (size.width + gap) * (size.height + gap);
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(area(&sizes[i])), i));
    let mut placed: Vec<Rect> = Vec::new();
    let mut kept = corners;
    for i in order {
        let rect = Rect::at(kept[i], sizes[i]);
        // A little less room than usual is no reason to move.
        let is_near = placed.iter().any(|p| p.grown(gap * 3 / 4).overlaps(rect));
        let by = if is_near {
            free_shift(rect, &placed, gap)
        } else {
            Point::default()
        };
        kept[i] = kept[i].plus(by);
        placed.push(rect.moved(by));
    }
    let whole = placed.iter().copied().reduce(Rect::union)?;
    let size = whole.size();
    let needed: i64 = sizes.iter().map(area).sum();
    let back = Point::new(-whole.left, -whole.top);
    let corners = kept.into_iter().map(|corner| corner.plus(back)).collect();
    (size.width * size.height <= LOOSEST * needed).then_some(corners)
}

/// How many times as large as its boxes together a kept arrangement may be.
const LOOSEST: i64 = 4;

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
    fn kept_boxes_stay_where_they_are_unless_they_collide() {
        let size = Size {
            width: 100,
            height: 50,
        };
        let corners = vec![Point::new(0, 0), Point::new(110, 0), Point::new(90, 5)];
        let kept = keep(&[size; 3], corners, 10).expect("the arrangement is compact");
        assert_eq!(kept[..2], [Point::new(0, 0), Point::new(110, 0)]);
        assert!(kept[2].y >= 60 || kept[2].x >= 220);
    }

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
