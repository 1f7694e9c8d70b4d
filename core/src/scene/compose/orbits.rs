//! The circles on which nodes stand, and along which they turn in a moving picture.

use crate::{
    Placement, Vec2,
    scene::{Brush, Element, Opacity, PathElement, Pen},
    style::{Role, Theme},
    visuals::Outline,
};

/// So quiet that no circle is taken for an edge.
const WIDTH: f64 = 1.0;

/// Nodes that are no farther than this from one circle stand on it, in pixels.
/// Layouts put the corners of nodes on whole pixels.
const NEARLY: f64 = 1.5;

/// One circle for every orbit whose nodes stand on one, around its centre.
pub(super) fn circles(theme: &Theme, placement: &Placement, origin: Vec2) -> Vec<Element> {
    let outline = theme.neutral[Role::Outline];
    let circle = |orbit: &crate::Orbit| {
        let mut radii = orbit
            .nodes
            .iter()
            .map(|node| placement.nodes[*node].center().distance(orbit.center));
        let radius = radii.next()?;
        let is_one = radius > NEARLY && radii.all(|other| (other - radius).abs() <= NEARLY);
        is_one.then(|| {
            Element::Path(PathElement {
                part: None,
                shape: Outline::Ellipse {
                    center: orbit.center + origin,
                    radii: Vec2::new(radius, radius),
                },
                fill: None,
                stroke: Some(Pen::solid(Brush::Solid(outline), WIDTH)),
                opacity: Opacity::OPAQUE,
            })
        })
    };
    placement.orbits.iter().filter_map(circle).collect()
}
