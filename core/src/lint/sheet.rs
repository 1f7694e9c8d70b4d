//! A drawing as the rules look at it: boxes and straight pieces of lines in the
//! coordinates of the scene, with what lies near each of them.

use kurbo::{Line, PathEl};

use super::{
    Code, Finding, Thing,
    buckets::Buckets,
    words::{self, Text},
};
use crate::{
    ContainerIx, Curve, Diagram, EdgeIx, NodeIx, Placement, Point, Rect, Route, Scene, Table, Vec2,
    Visuals,
    diagram::End,
    scene::{
        Element, Role,
        compose::lines::{bends, spline},
    },
};

/// How far the straight pieces of a curve may lie beside it, in pixels.
const FLATNESS: f64 = 0.1;

/// A drawing as the rules look at it.
pub(super) struct Sheet<'a> {
    pub(super) diagram: &'a Diagram,
    pub(super) visuals: &'a Visuals,
    pub(super) nodes: Table<NodeIx, Rect>,
    pub(super) containers: Table<ContainerIx, Rect>,
    pub(super) labels: Table<EdgeIx, Option<Rect>>,
    /// The edges through their bends, which are not rounded; curves in short pieces.
    pub(super) ways: Table<EdgeIx, Vec<Point>>,
    /// How many bends each edge has; a curve has none.
    pub(super) bends: Table<EdgeIx, usize>,
    /// The straight pieces of all ways, edge by edge.
    pub(super) pieces: Vec<Piece>,
    /// Which of them lie where.
    pub(super) buckets: Buckets,
    /// Every line of text.
    pub(super) texts: Vec<Text>,
}

/// A straight piece of an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) edge: EdgeIx,
    /// Its place among the pieces of its edge.
    pub(super) number: usize,
    pub(super) line: Line,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        diagram: &'a Diagram,
        visuals: &'a Visuals,
        placement: &Placement,
        scene: &Scene,
    ) -> Self {
        let by = offset(diagram, placement, scene);
        let ways: Table<EdgeIx, Vec<Point>> = placement
            .routes
            .iter()
            .map(|route| way(route, by))
            .collect();
        let turns = placement
            .routes
            .iter()
            .zip(&ways)
            .map(|(route, way)| match route.curve {
                Curve::Spline => 0,
                Curve::Straight | Curve::Orthogonal | Curve::Rounded => way.len().saturating_sub(2),
            });
        let pieces: Vec<Piece> = ways
            .enumerate()
            .flat_map(|(edge, way)| {
                way.windows(2).enumerate().map(move |(number, ends)| Piece {
                    edge,
                    number,
                    line: Line::new(ends[0], ends[1]),
                })
            })
            .collect();
        let lines: Vec<Line> = pieces.iter().map(|piece| piece.line).collect();
        Self {
            diagram,
            visuals,
            nodes: placement.nodes.iter().map(|rect| *rect + by).collect(),
            containers: placement.containers.iter().map(|rect| *rect + by).collect(),
            labels: placement
                .labels
                .iter()
                .map(|label| label.map(|rect| rect + by))
                .collect(),
            bends: turns.collect(),
            buckets: Buckets::new(&lines),
            texts: words::texts(diagram, scene),
            ways,
            pieces,
        }
    }

    /// Whether two edges were written as one fan-out, and so may share a trunk.
    pub(super) fn same_bundle(&self, one: EdgeIx, other: EdgeIx) -> bool {
        let bundle = |edge: EdgeIx| self.diagram.edges[edge].bundle;
        bundle(one).is_some() && bundle(one) == bundle(other)
    }

    /// Whether a container is `inner`, or holds it.
    pub(super) fn holds(&self, container: ContainerIx, mut inner: Option<ContainerIx>) -> bool {
        while let Some(at) = inner {
            if at == container {
                return true;
            }
            inner = self.diagram.containers[at].item.parent;
        }
        false
    }

    /// The innermost container that an end of an edge is in; a container is in itself.
    pub(super) fn container_of(&self, end: End) -> Option<ContainerIx> {
        match end {
            End::Container(container) => Some(container),
            End::Node(_) | End::Port(_) => self.diagram.end_item(end).parent,
        }
    }

    pub(super) fn edge(&self, edge: EdgeIx) -> Thing {
        let edge = &self.diagram.edges[edge];
        Thing {
            role: Role::Edge,
            id: edge.id.clone(),
            span: edge.span,
        }
    }

    pub(super) fn label(&self, edge: EdgeIx) -> Thing {
        Thing {
            role: Role::EdgeLabel,
            ..self.edge(edge)
        }
    }

    pub(super) fn node(&self, node: NodeIx) -> Thing {
        let item = &self.diagram.nodes[node].item;
        Thing {
            role: Role::Node,
            id: item.id.clone(),
            span: item.span,
        }
    }

    pub(super) fn container(&self, container: ContainerIx) -> Thing {
        let item = &self.diagram.containers[container].item;
        Thing {
            role: Role::Container,
            id: item.id.clone(),
            span: item.span,
        }
    }
}

impl Thing {
    /// As in `the label of "a->b"`.
    pub(super) fn words(&self) -> String {
        match self.role {
            Role::EdgeLabel => format!("the label of \"{}\"", self.id),
            Role::Heading => "the heading".to_owned(),
            Role::Legend => "the legend".to_owned(),
            role => format!("{} \"{}\"", role.name(), self.id),
        }
    }
}

impl Finding {
    /// A finding about two things, as in `edge "a->b" crosses edge "c->d"`.
    pub(super) fn between(code: Code, one: Thing, verb: &str, other: Thing, place: Rect) -> Self {
        Self {
            code,
            message: format!("{} {verb} {}", one.words(), other.words()),
            things: vec![one, other],
            place,
        }
    }
}

/// From the coordinates of a placement to those of the scene that
/// [`compose`](crate::compose()) made of it.
fn offset(diagram: &Diagram, placement: &Placement, scene: &Scene) -> Vec2 {
    // What stands in the middle of a larger picture is in a group of its own.
    let shift = scene.elements.iter().find_map(|element| match element {
        Element::Group(group) if group.subject.is_none() => Some(group.transform.translation()),
        _ => None,
    });
    let shift = shift.unwrap_or_default();
    let margin = diagram.theme.margin;
    // The heading takes what the diagram and the margins leave of the height.
    let above = scene.size.height - 2.0 * shift.y - placement.bounds.height() - margin;
    shift + Vec2::new(margin, above)
}

/// The way of an edge in straight pieces, moved.
fn way(route: &Route, by: Vec2) -> Vec<Point> {
    let points: Vec<Point> = route.points.iter().map(|point| *point + by).collect();
    if route.curve != Curve::Spline {
        return bends(&points);
    }
    let mut way = Vec::new();
    kurbo::flatten(spline(&points), FLATNESS, |element| match element {
        PathEl::MoveTo(point) | PathEl::LineTo(point) => way.push(point),
        PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath => {}
    });
    bends(&way)
}
