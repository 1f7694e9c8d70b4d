//! What there is to move: the diagram, and where its parts lie in the scene.

use crate::{
    ContainerIx, Diagram, EdgeIx, NodeIx, Placement, Point, Scene, Table, Vec2, Visuals,
    diagram::End,
    scene::{
        Element, Role,
        compose::{Composed, Trail},
    },
    timeline::{Ruler, Target},
};

/// Everything that the passes of this module look at.
pub(super) struct Stage<'a> {
    pub(super) diagram: &'a Diagram,
    pub(super) visuals: &'a Visuals,
    pub(super) placement: &'a Placement,
    pub(super) scene: &'a Scene,
    pub(super) trails: &'a Table<EdgeIx, Trail>,
    /// The length of each edge's way, in pixels.
    pub(super) lengths: Table<EdgeIx, f64>,
    /// From the coordinates of the placement to those of the scene's top level.
    shift: Vec2,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        diagram: &'a Diagram,
        visuals: &'a Visuals,
        placement: &'a Placement,
        composed: &'a Composed,
    ) -> Self {
        let length = |trail: &Trail| Ruler::new(&trail.way).length();
        Self {
            diagram,
            visuals,
            placement,
            scene: &composed.scene,
            trails: &composed.trails,
            lengths: composed.trails.iter().map(length).collect(),
            shift: composed.shift,
        }
    }

    /// A point of the placement in the coordinates of the scene's top level.
    pub(super) fn point(&self, at: Point) -> Point {
        at + self.shift
    }

    pub(super) fn node(&self, node: NodeIx) -> Target {
        whole(Role::Node, &self.diagram.nodes[node].item.id)
    }

    pub(super) fn container(&self, container: ContainerIx) -> Target {
        whole(Role::Container, &self.diagram.containers[container].item.id)
    }

    pub(super) fn edge(&self, edge: EdgeIx) -> Target {
        whole(Role::Edge, &self.diagram.edges[edge].id)
    }

    /// The label of an edge that has one.
    pub(super) fn label(&self, edge: EdgeIx) -> Option<Target> {
        self.visuals.labels[edge].as_ref()?;
        self.placement.labels[edge]?;
        Some(whole(Role::EdgeLabel, &self.diagram.edges[edge].id))
    }

    /// Whether the author made something invisible, which no timeline undoes.
    pub(super) fn is_invisible(&self, target: &Target) -> bool {
        let zero = |opacity: Option<f64>| opacity.is_some_and(|it| it <= 0.0);
        let diagram = self.diagram;
        target.part.is_none()
            && match target.role {
                Role::Node => {
                    let mut items = diagram.nodes.iter().map(|it| &it.item);
                    items.any(|it| it.id == target.id && zero(it.style.opacity))
                }
                Role::Container => {
                    let mut items = diagram.containers.iter().map(|it| &it.item);
                    items.any(|it| it.id == target.id && zero(it.style.opacity))
                }
                Role::Edge | Role::EdgeLabel => {
                    let mut edges = diagram.edges.iter();
                    edges.any(|it| it.id == target.id && zero(it.style.opacity))
                }
                Role::Heading | Role::Caption => false,
            }
    }

    /// The node or container that an end belongs to.
    pub(super) fn end(&self, end: End) -> Target {
        match self.diagram.whole(end) {
            End::Container(container) => self.container(container),
            End::Node(node) => self.node(node),
            End::Port(port) => self.node(self.diagram.ports[port].node),
        }
    }

    /// The middle of a part's ink, in the coordinates of the scene's top level.
    pub(super) fn middle(&self, target: &Target) -> Option<Point> {
        self.search(&self.scene.elements, target, crate::Affine::IDENTITY, false)
    }

    fn search(
        &self,
        elements: &[Element],
        target: &Target,
        place: crate::Affine,
        inside: bool,
    ) -> Option<Point> {
        elements.iter().find_map(|element| {
            let (part, group) = match element {
                Element::Group(group) => (&group.part, Some(group)),
                Element::Path(path) => (&path.part, None),
                Element::Symbol(symbol) => (&symbol.part, None),
                Element::Text(_) => return None,
            };
            let is_subject = group
                .and_then(|group| group.subject.as_ref())
                .is_some_and(|it| it.role == target.role && it.id == target.id);
            let found = if target.part.is_some() {
                inside && *part == target.part
            } else {
                is_subject
            };
            if found {
                let ink = self.scene.ink_bounds(std::slice::from_ref(element))?;
                return Some(place * ink.center());
            }
            let group = group?;
            self.search(
                &group.elements,
                target,
                place * group.transform,
                inside || is_subject,
            )
        })
    }
}

/// All of what a subject shows.
pub(super) fn whole(role: Role, id: &str) -> Target {
    Target {
        role,
        id: id.to_owned(),
        part: None,
    }
}

/// A part of what a subject shows.
pub(super) fn part(whole: Target, part: &str) -> Target {
    Target {
        part: Some(part.to_owned()),
        ..whole
    }
}
