//! What the layouts around a centre share.

use kinograph_plugin_sdk::{
    geometry::Direction,
    params::{self, ParamSpec},
};

use crate::{
    circle::{Squash, Vector, on_circle},
    geometry::{Size, bounds, real},
    level::{CLEARANCE, Level, Solution},
    pack,
    params::Given,
};

/// The declaration of the form of the rings.
pub(crate) fn shape() -> ParamSpec {
    params::choice(
        "shape",
        "the form of the rings: ellipses use the room of wide nodes better",
        &["ellipse", "circle"],
    )
}

/// The declaration of where the first satellite stands.
pub(crate) fn start() -> ParamSpec {
    ParamSpec {
        default: None,
        ..params::number(
            "start",
            "where the first one stands, in degrees clockwise from the top; the top where nothing \
             is said, or along the flow when there are two at most",
            -360.0..=360.0,
            0.0,
        )
    }
}

/// The plane that the author wants.
pub(crate) fn squash(level: &Level, shape: &str) -> Squash {
    if shape == "circle" {
        Squash::NONE
    } else {
        Squash::of(&level.items, level.between_all())
    }
}

/// The best solution of those in the planes that the author allows: that in
/// which nodes are squares, unless a ratio is wanted and another comes nearer to it.
pub(crate) fn fitting(level: &Level, shape: &str, solve: impl Fn(Squash) -> Solution) -> Solution {
    let natural = solve(squash(level, shape));
    let Some(ratio) = level.ratio.filter(|_| shape != "circle") else {
        return natural;
    };
    let cost = |it: &Solution| pack::cost(bounds(&it.corners, &it.sizes).size(), ratio);
    let others = Squash::ALL.into_iter().map(solve);
    let better = |best: Solution, it: Solution| {
        if cost(&it) < cost(&best) { it } else { best }
    };
    others.fold(natural, better)
}

/// The angle of the first of so many satellites, clockwise from the right, in radians.
pub(crate) fn first_angle(level: &Level, given: &Given<'_>, satellites: usize) -> f64 {
    let along = match level.flow.0 {
        Direction::Right => 0.0,
        Direction::Down => 90.0,
        Direction::Left => 180.0,
        Direction::Up => 270.0,
    };
    let degrees = match (given.number("start"), satellites) {
        (Some(start), _) => start - 90.0,
        (None, 0 | 1) => along,
        (None, 2) => along + 180.0,
        (None, _) => -90.0,
    };
    degrees.to_radians()
}

/// The free length of a line with this label, in a squashed plane.
pub(crate) fn line_room(squash: Squash, least: i64, label: Size) -> f64 {
    if label == Size::default() {
        real(least)
    } else {
        real(least).max(squash.length(label) + 2.0 * real(CLEARANCE))
    }
}

/// The solution that has the middles of the items at these places of a squashed plane.
pub(crate) fn solution(
    level: &Level,
    squash: Squash,
    middles: &[Vector],
    order: Vec<usize>,
) -> Solution {
    let sizes = level.sizes();
    let corners = middles.iter().zip(&sizes);
    Solution {
        corners: corners
            .map(|(&at, &size)| squash.corner(at, size))
            .collect(),
        sizes,
        order,
        stems: Vec::new(),
    }
}

/// The place at an angle of a ring about the origin.
pub(crate) fn at(radius: f64, angle: f64) -> Vector {
    on_circle((0.0, 0.0), radius, angle)
}
