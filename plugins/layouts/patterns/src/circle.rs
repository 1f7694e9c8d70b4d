//! Rings of boxes.
//!
//! Cards are wider than high, so a circle of them wastes room. Passes that
//! need no true circle work in a squashed plane, in which the average box is
//! about a square; a circle there is an ellipse in the picture. What is apart
//! in one plane is apart in the other.

use std::f64::consts::{PI, TAU};

use crate::{
    geometry::{Point, Size, count_of, real, round},
    level::Item,
};

/// A place or a vector in the squashed plane.
pub(crate) type Vector = (f64, f64);

/// The plane in which widths are divided by a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Squash(f64);

/// Flatter ellipses look like lines.
const MOST: f64 = 2.2;

impl Squash {
    /// Planes from circles to the flattest ellipses.
    pub(crate) const ALL: [Self; 4] = [Self::NONE, Self(1.3), Self(1.7), Self(MOST)];

    /// The plane of true circles.
    pub(crate) const NONE: Self = Self(1.0);

    /// The plane in which these boxes are squares on average; gaps count as well.
    pub(crate) fn of(items: &[Item], gap: i64) -> Self {
        let sum = |side: fn(&Size) -> i64| items.iter().map(|it| side(&it.size) + gap).sum();
        let (width, height): (i64, i64) = (sum(|size| size.width), sum(|size| size.height));
        if height == 0 {
            return Self::NONE;
        }
        Self((real(width) / real(height)).clamp(1.0, MOST))
    }

    /// The radius of the circle around a box, half of `gap` included: boxes
    /// whose circles are apart have that gap between them.
    pub(crate) fn radius(self, size: Size, gap: i64) -> f64 {
        self.length(size) / 2.0 + real(gap) / 2.0
    }

    /// The diagonal of a box.
    pub(crate) fn length(self, size: Size) -> f64 {
        let (width, height) = (real(size.width) / self.0, real(size.height));
        (width * width + height * height).sqrt()
    }

    /// The top left corner of a box with its middle at a place.
    pub(crate) fn corner(self, (x, y): Vector, size: Size) -> Point {
        Point::new(
            round(x * self.0 - real(size.width) / 2.0),
            round(y - real(size.height) / 2.0),
        )
    }

    /// Where a point of the picture is in this plane.
    pub(crate) fn of_point(self, point: Point) -> Vector {
        (real(point.x) / self.0, real(point.y))
    }
}

/// The place on a circle about another place. Angles are clockwise from the right, in radians.
pub(crate) fn on_circle((x, y): Vector, radius: f64, angle: f64) -> Vector {
    (x + radius * libm::cos(angle), y + radius * libm::sin(angle))
}

/// Half of the angle that a circle of radius `own` takes on a ring.
pub(crate) fn half_angle(own: f64, ring: f64) -> f64 {
    libm::asin((own / ring).min(1.0))
}

/// Where circles stand on a ring.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ring {
    pub(crate) radius: f64,
    /// One for each circle, from 0 on for the first.
    pub(crate) angles: Vec<f64>,
}

/// How much larger a ring may be so that its circles stand at equal angles.
const EVENNESS: f64 = 1.3;

/// Puts circles of these radii in their order on the least ring about 0 of at
/// least the radius `least`: at equal angles where this does not cost much,
/// else with equal gaps.
pub(crate) fn ring(own: &[f64], least: f64) -> Ring {
    let crowded = least.max(least_radius(own));
    let even = least.max(even_radius(own));
    let count = own.len();
    if even <= crowded * EVENNESS {
        let step = TAU / count_of(count.max(1));
        return Ring {
            radius: even,
            angles: (0..count).map(|number| step * count_of(number)).collect(),
        };
    }
    let halves: Vec<f64> = own.iter().map(|&own| half_angle(own, crowded)).collect();
    let free = (TAU - 2.0 * halves.iter().sum::<f64>()).max(0.0) / count_of(count);
    let mut at = -halves.first().copied().unwrap_or_default();
    let angles = halves.iter().map(|half| {
        let middle = at + half;
        at = middle + half + free;
        middle
    });
    Ring {
        angles: angles.collect(),
        radius: crowded,
    }
}

/// The radius at which circles of these radii fill a ring.
pub(crate) fn least_radius(own: &[f64]) -> f64 {
    let widest = own.iter().copied().fold(0.0, f64::max);
    let sum: f64 = own.iter().sum();
    // The arc of a chord is at most π / 2 times as long.
    let (mut low, mut high) = (widest, widest.max(sum));
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        let angles: f64 = own.iter().map(|&own| half_angle(own, middle)).sum();
        if angles <= PI {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The radius at which circles at equal angles do not touch.
fn even_radius(own: &[f64]) -> f64 {
    let count = own.len();
    let widest = own.iter().copied().fold(0.0, f64::max);
    let mut radius = widest;
    for apart in 1..=count / 2 {
        // Half of the distance between two that are so many steps apart on the unit circle.
        let reach = libm::sin(PI * count_of(apart) / count_of(count));
        if widest / reach <= radius {
            break;
        }
        let others = own.iter().cycle().skip(apart);
        let pair = own.iter().zip(others).map(|(a, b)| a + b);
        radius = radius.max(pair.fold(0.0, f64::max) / (2.0 * reach));
    }
    radius
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_circles_stand_at_equal_angles_and_touch() {
        let Ring { radius, angles } = ring(&[10.0; 6], 0.0);
        assert!((radius - 20.0).abs() < 1e-9, "{radius}");
        assert!((angles[3] - PI).abs() < 1e-9);
    }

    #[test]
    fn circles_of_any_radii_are_apart() {
        let mixed: &[f64] = &[40.0, 3.0, 3.0, 90.0, 12.0, 3.0, 60.0];
        for own in [
            mixed,
            &[9.0, 8.0, 9.0, 8.0],
            &[90.0, 80.0, 90.0, 80.0, 80.0, 80.0],
        ] {
            let Ring { radius, angles } = ring(own, 10.0);
            let at = |circle: usize| on_circle((0.0, 0.0), radius, angles[circle]);
            for a in 0..own.len() {
                for b in 0..a {
                    let (p, q) = (at(a), at(b));
                    let distance = ((p.0 - q.0).powi(2) + (p.1 - q.1).powi(2)).sqrt();
                    assert!(distance > own[a] + own[b] - 1e-6, "{a} {b}: {distance}");
                }
            }
        }
    }

    #[test]
    fn a_lone_circle_keeps_its_distance() {
        assert_eq!(ring(&[5.0], 30.0).radius, 30.0);
    }
}
