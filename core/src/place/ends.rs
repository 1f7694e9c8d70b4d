//! Where lines meet the outlines of what they join.

use kurbo::Line;

use crate::{
    Affine, BezPath, Placement, Point, Rect, Route, Visuals,
    diagram::{Edge, End},
    geometry::first_hit,
};

/// Ends a route on outlines where it ended on boxes. Ports stay as they are.
pub(super) fn clip(
    mut route: Route,
    edge: &Edge,
    visuals: &Visuals,
    placement: &Placement,
) -> Route {
    for end in [edge.source, edge.target] {
        if let End::Node(node) = end
            && let Some(outline) = &visuals.nodes[node].outline
        {
            let rect = placement.nodes[node];
            let outline = Affine::translate(rect.origin().to_vec2()) * outline;
            draw_in(&mut route.points, &outline, rect);
        }
        // The second turn sees the target's end first, and the route is as it was after it.
        route.points.reverse();
    }
    route
}

/// Moves the first point along the first segment to where it meets the outline.
fn draw_in(points: &mut [Point], outline: &BezPath, rect: Rect) {
    let [first, rest @ ..] = points else { return };
    let Some(next) = rest.iter().find(|point| point.distance(*first) > 1e-6) else {
        return;
    };
    let inward = (*first - *next).normalize();
    let reach = rect.width() + rect.height();
    if let Some(hit) = first_hit(outline, Line::new(*next, *first + inward * reach)) {
        *first = hit;
    }
}
