//! What there is to move: the diagram, and where its parts lie in the scene.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Affine, ContainerIx, Diagram, EdgeIx, NodeIx, Placement, Point, Scene, Table, Vec2, Visuals,
    diagram::End,
    scene::{
        Element, Role, Subject,
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
    /// The first edge of each bundle.
    pub(super) leaders: BTreeMap<u32, EdgeIx>,
    drawn: Drawn<'a>,
    invisible: BTreeSet<Target>,
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
        let mut drawn = Drawn::new();
        find(&mut drawn, &composed.scene.elements, Affine::IDENTITY, None);
        Self {
            diagram,
            visuals,
            placement,
            scene: &composed.scene,
            trails: &composed.trails,
            lengths: composed.trails.iter().map(length).collect(),
            leaders: leaders(diagram),
            drawn,
            invisible: invisible(diagram),
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
        self.invisible.contains(target)
    }

    /// The node or container that an end belongs to.
    pub(super) fn end(&self, end: End) -> Target {
        match self.diagram.whole(end) {
            End::Container(container) => self.container(container),
            End::Node(node) => self.node(node),
            End::Port(port) => self.node(self.diagram.ports[port].node),
        }
    }

    /// The middle of the ink of a subject or of its part, in the coordinates of
    /// the scene's top level.
    pub(super) fn middle(&self, target: &Target) -> Option<Point> {
        let (place, element) = self.drawn.get(target)?;
        let ink = self.scene.ink_bounds(std::slice::from_ref(element))?;
        Some(*place * ink.center())
    }
}

/// Where the elements lie that a track can be about.
type Drawn<'a> = BTreeMap<Target, (Affine, &'a Element)>;

/// Notes every subject among elements and the parts inside it.
fn find<'a>(
    drawn: &mut Drawn<'a>,
    elements: &'a [Element],
    place: Affine,
    inside: Option<&'a Subject>,
) {
    for element in elements {
        let (part, group) = match element {
            Element::Group(group) => (&group.part, Some(group)),
            Element::Path(path) => (&path.part, None),
            Element::Symbol(symbol) => (&symbol.part, None),
            Element::Text(_) => continue,
        };
        if let (Some(subject), Some(name)) = (inside, part) {
            let target = self::part(whole(subject.role, &subject.id), name);
            drawn.entry(target).or_insert((place, element));
        }
        let Some(group) = group else {
            continue;
        };
        if let Some(subject) = &group.subject {
            let target = whole(subject.role, &subject.id);
            drawn.entry(target).or_insert((place, element));
        }
        let inside = group.subject.as_ref().or(inside);
        find(drawn, &group.elements, place * group.transform, inside);
    }
}

/// What the author made invisible.
fn invisible(diagram: &Diagram) -> BTreeSet<Target> {
    let zero = |opacity: Option<f64>| opacity.is_some_and(|it| it <= 0.0);
    let nodes = diagram.nodes.iter().map(|it| (Role::Node, &it.item));
    let containers = diagram
        .containers
        .iter()
        .map(|it| (Role::Container, &it.item));
    let items = nodes
        .chain(containers)
        .filter(|(_, item)| zero(item.style.opacity));
    let edges = diagram.edges.iter().filter(|edge| zero(edge.style.opacity));
    let edges =
        edges.flat_map(|edge| [Role::Edge, Role::EdgeLabel].map(|role| whole(role, &edge.id)));
    items
        .map(|(role, item)| whole(role, &item.id))
        .chain(edges)
        .collect()
}

/// The first edge of each bundle.
fn leaders(diagram: &Diagram) -> BTreeMap<u32, EdgeIx> {
    let mut leaders = BTreeMap::new();
    for (index, edge) in diagram.edges.enumerate() {
        if let Some(bundle) = edge.bundle {
            leaders.entry(bundle).or_insert(index);
        }
    }
    leaders
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
