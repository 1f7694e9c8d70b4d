//! Removes overlaps of boxes and moves them as little as it can.
//!
//! First all boxes push each other apart a little at a time, each pair along
//! the axis on which it takes less (a sweep finds the pairs, as in Dwyer,
//! Marriott & Stuckey 2006). What still overlaps then is moved, box by box, to
//! the nearest place that is free, which always ends.

use crate::geometry::{Point, Rect};

/// Rounds of pushing. Later rounds move little.
const ROUNDS: usize = 60;

/// Brings the boxes at least `gap` apart.
pub(crate) fn separate(boxes: &mut [Rect], gap: i64) {
    for _ in 0..ROUNDS {
        if !push(boxes, gap) {
            return;
        }
    }
    settle(boxes, gap);
}

/// Pushes every pair that is too near apart; tells whether there was one.
fn push(boxes: &mut [Rect], gap: i64) -> bool {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by_key(|&number| (boxes[number].left, number));
    let mut pushed = false;
    let mut near: Vec<usize> = Vec::new();
    for &number in &order {
        near.retain(|&other| boxes[other].right + gap > boxes[number].left);
        for &other in &near {
            let (a, b) = (boxes[other], boxes[number]);
            let across = (a.right.min(b.right) - a.left.max(b.left)) + gap;
            let down = (a.bottom.min(b.bottom) - a.top.max(b.top)) + gap;
            if across <= 0 || down <= 0 {
                continue;
            }
            pushed = true;
            let middle = |low: i64, high: i64| low + high;
            if across <= down {
                let sign = side(
                    middle(a.left, a.right),
                    middle(b.left, b.right),
                    other < number,
                );
                part(boxes, other, number, Point::new(across * sign, 0));
            } else {
                let sign = side(
                    middle(a.top, a.bottom),
                    middle(b.top, b.bottom),
                    other < number,
                );
                part(boxes, other, number, Point::new(0, down * sign));
            }
        }
        near.push(number);
    }
    pushed
}

/// Which way the second of two goes.
const fn side(first: i64, second: i64, first_is_before: bool) -> i64 {
    if second > first || (second == first && first_is_before) {
        1
    } else {
        -1
    }
}

/// Moves two boxes apart by a vector, each by half of it.
fn part(boxes: &mut [Rect], first: usize, second: usize, by: Point) {
    let half = Point::new(by.x / 2, by.y / 2);
    boxes[first] = boxes[first].moved(half.minus(by));
    boxes[second] = boxes[second].moved(half);
}

/// Puts the boxes down one by one, those nearest to the middle first, each at
/// the free place that is nearest.
fn settle(boxes: &mut [Rect], gap: i64) {
    let Some(whole) = boxes.iter().copied().reduce(Rect::union) else {
        return;
    };
    let from_middle = |it: Rect| {
        (it.left + it.right - whole.left - whole.right).abs()
            + (it.top + it.bottom - whole.top - whole.bottom).abs()
    };
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by_key(|&number| (from_middle(boxes[number]), number));
    let mut settled: Vec<Rect> = Vec::with_capacity(boxes.len());
    for number in order {
        let by = nearest_free(boxes[number], &settled, gap);
        boxes[number] = boxes[number].moved(by);
        settled.push(boxes[number]);
    }
}

/// The shortest way along one axis that brings a box `gap` away from all others.
pub(crate) fn nearest_free(it: Rect, others: &[Rect], gap: i64) -> Point {
    let near: Vec<Rect> = others.iter().map(|other| other.grown(gap)).collect();
    if near.iter().all(|other| !other.overlaps(it)) {
        return Point::default();
    }
    let beside = near
        .iter()
        .filter(|other| other.top < it.bottom && it.top < other.bottom);
    let across = least_shift(beside.map(|other| (other.left - it.right, other.right - it.left)));
    let above = near
        .iter()
        .filter(|other| other.left < it.right && it.left < other.right);
    let down = least_shift(above.map(|other| (other.top - it.bottom, other.bottom - it.top)));
    if across.abs() <= down.abs() {
        Point::new(across, 0)
    } else {
        Point::new(0, down)
    }
}

/// The shift nearest to none that lies inside of none of the open intervals.
fn least_shift(blocked: impl Iterator<Item = (i64, i64)>) -> i64 {
    let mut blocked: Vec<(i64, i64)> = blocked.collect();
    blocked.sort_unstable();
    let (mut low, mut high) = (0, 0);
    let mut open: Option<(i64, i64)> = None;
    let mut merged = Vec::new();
    for (from, to) in blocked {
        match &mut open {
            Some((_, end)) if from < *end => *end = (*end).max(to),
            _ => merged.extend(open.replace((from, to))),
        }
    }
    merged.extend(open);
    for (from, to) in merged {
        if from < 0 && 0 < to {
            (low, high) = (from, to);
        }
    }
    if -low < high { low } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;

    fn square(x: i64, y: i64) -> Rect {
        let size = Size {
            width: 100,
            height: 100,
        };
        Rect::at(Point::new(x, y), size)
    }

    fn apart(boxes: &[Rect], gap: i64) -> bool {
        (0..boxes.len()).all(|a| (0..a).all(|b| !boxes[a].grown(gap).overlaps(boxes[b])))
    }

    #[test]
    fn a_heap_is_spread() {
        let mut boxes: Vec<Rect> = (0..40)
            .map(|number| square(number % 3, number % 7))
            .collect();
        separate(&mut boxes, 10);
        assert!(apart(&boxes, 10));
        let mut boxes = vec![square(5, 5); 30];
        separate(&mut boxes, 8);
        assert!(apart(&boxes, 8));
    }

    #[test]
    fn boxes_in_one_place_are_put_down_one_by_one() {
        let mut boxes = vec![square(0, 0); 20];
        settle(&mut boxes, 8);
        assert!(apart(&boxes, 8));
    }

    #[test]
    fn what_is_apart_stays() {
        let mut boxes = vec![square(0, 0), square(110, 0)];
        let before = boxes.clone();
        separate(&mut boxes, 10);
        assert_eq!(boxes, before);
    }

    #[test]
    fn the_shortest_way_out_is_taken() {
        let others = [square(-90, -5), square(-190, 0)];
        assert_eq!(nearest_free(square(0, 0), &others, 8), Point::new(18, 0));
    }
}
