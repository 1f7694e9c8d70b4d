//! Where lines meet the outlines of what they join.

use kurbo::{Line, Shape as _};

use crate::{
    Affine, BezPath, Placement, Point, Rect, Route, Vec2, Visuals,
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

/// What a straight line may end at, in the diagram's coordinates.
pub(super) enum Target {
    /// Anywhere on this outline around the middle of this box.
    Outline(BezPath, Rect),
    /// Exactly here.
    Point(Point, Vec2),
}

impl Target {
    /// The target of an end of an edge.
    pub(super) fn of(
        end: End,
        diagram: &crate::Diagram,
        visuals: &Visuals,
        placement: &Placement,
    ) -> Self {
        match end {
            End::Node(node) => {
                let rect = placement.nodes[node];
                let outline = visuals.nodes[node].outline.as_ref().map_or_else(
                    || rect.to_path(0.1),
                    |outline| Affine::translate(rect.origin().to_vec2()) * outline,
                );
                Self::Outline(outline, rect)
            }
            End::Container(container) => {
                let rect = placement.containers[container];
                Self::Outline(rect.to_path(0.1), rect)
            }
            End::Port(port) => {
                let corner = placement.nodes[diagram.ports[port].node].origin();
                let place = visuals.ports[port];
                Self::Point(corner + place.at.to_vec2(), outward(place.side))
            }
        }
    }

    /// What a line to it aims at.
    pub(super) fn aim(&self) -> Point {
        match self {
            Self::Outline(_, rect) => rect.center(),
            Self::Point(point, _) => *point,
        }
    }

    /// Where a line that comes from `from` and aims at `at` ends.
    pub(super) fn meet(&self, from: Point, at: Point) -> Point {
        match self {
            Self::Outline(outline, _) => first_hit(outline, Line::new(from, at)).unwrap_or(at),
            Self::Point(point, _) => *point,
        }
    }
}

fn outward(side: crate::Side) -> Vec2 {
    match side {
        crate::Side::Top => Vec2::new(0.0, -1.0),
        crate::Side::Right => Vec2::new(1.0, 0.0),
        crate::Side::Bottom => Vec2::new(0.0, 1.0),
        crate::Side::Left => Vec2::new(-1.0, 0.0),
    }
}
