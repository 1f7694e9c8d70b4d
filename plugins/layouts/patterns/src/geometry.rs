//! Whole-pixel geometry.
//!
//! What is placed stands on whole pixels. Fractions live only inside of passes
//! that need angles, and use operations that give the same bits everywhere.

pub(crate) use kinograph_plugin_sdk::whole::{Insets, Point, Rect, Size, round};

/// The least rectangle that holds boxes of these sizes at these corners.
pub(crate) fn bounds(corners: &[Point], sizes: &[Size]) -> Rect {
    let rects = corners.iter().zip(sizes);
    rects
        .map(|(&corner, &size)| Rect::at(corner, size))
        .reduce(Rect::union)
        .unwrap_or_default()
}

/// A whole number as a fraction. Lengths here are far below 2^53.
pub(crate) const fn real(x: i64) -> f64 {
    x as f64
}

/// What gaps are multiples of, in pixels.
pub(crate) const GRID: i64 = 8;

/// The least multiple of [`GRID`] that is not less.
pub(crate) const fn on_grid(x: i64) -> i64 {
    (x + GRID - 1).div_euclid(GRID) * GRID
}

/// A number of things as a fraction.
pub(crate) fn count_of(count: usize) -> f64 {
    real(i64::try_from(count).expect("a request has fewer parts"))
}
