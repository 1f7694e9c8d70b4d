//! A scene as a list of what stands still and what moves.

use kinograph_core::{
    Affine, Scene, Timeline,
    scene::{Element, Group, Role, Subject},
    timeline::{Instant, Target},
};

/// An element and where it belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    pub(super) element: &'a Element,
    /// From its coordinates to the scene's.
    pub(super) place: Affine,
    /// The innermost subject that it belongs to.
    pub(super) inside: Option<&'a Subject>,
}

/// Something drawn, in the order of drawing.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// The timeline never touches it.
    Still(Placed<'a>),
    /// It changes as a whole.
    Moving(Moving<'a>),
    /// Marks that run along an edge.
    Flow {
        /// Its position in the timeline.
        flow: usize,
        /// From its coordinates to the scene's.
        place: Affine,
    },
}

/// An element that the timeline changes.
#[derive(Debug)]
pub(super) struct Moving<'a> {
    pub(super) placed: Placed<'a>,
    /// What changes it, as positions in the changes of an instant.
    pub(super) changes: Vec<usize>,
    /// Of these, what changes all of it.
    pub(super) own: Option<usize>,
    /// The flows in it, as positions in the timeline.
    pub(super) flows: Vec<usize>,
}

/// Cuts a scene into what stands still and what moves. Groups that do nothing
/// to their elements are left out, so that pieces are small.
pub(super) fn split<'a>(
    scene: &'a Scene,
    timeline: &'a Timeline,
    instant: &Instant<'a>,
) -> Vec<Item<'a>> {
    let mut cutter = Cutter {
        timeline,
        targets: instant.changes.iter().map(|(target, _)| *target).collect(),
        items: Vec::new(),
    };
    let elements = scene.elements.iter().filter(|it| !it.is_background());
    for element in elements {
        cutter.cut(Placed {
            element,
            place: Affine::IDENTITY,
            inside: None,
        });
    }
    cutter.items
}

struct Cutter<'a> {
    timeline: &'a Timeline,
    /// In order.
    targets: Vec<&'a Target>,
    items: Vec<Item<'a>>,
}

/// The name of an element in its subject's drawing.
fn part(element: &Element) -> Option<&str> {
    match element {
        Element::Group(group) => group.part.as_deref(),
        Element::Path(path) => path.part.as_deref(),
        Element::Symbol(symbol) => symbol.part.as_deref(),
        Element::Text(_) => None,
    }
}

/// The subject that an element is drawn for, if it is a group.
fn subject(element: &Element) -> Option<&Subject> {
    match element {
        Element::Group(group) => group.subject.as_ref(),
        Element::Path(_) | Element::Symbol(_) | Element::Text(_) => None,
    }
}

/// Whether the elements of a group look as they would without it.
fn is_plain(group: &Group) -> bool {
    group.opacity.is_opaque() && group.clip.is_none()
}

impl<'a> Cutter<'a> {
    fn cut(&mut self, placed: Placed<'a>) {
        let moving = self.moving(placed);
        let whole = moving.own.is_some() || self.as_part(placed).is_some();
        let group = match placed.element {
            Element::Group(group) if !whole && is_plain(group) => group,
            _ => {
                let still = moving.changes.is_empty() && moving.flows.is_empty();
                self.items.push(if still {
                    Item::Still(placed)
                } else {
                    Item::Moving(moving)
                });
                return;
            }
        };
        let place = placed.place * group.transform;
        for element in &group.elements {
            self.cut(Placed {
                element,
                place,
                inside: group.subject.as_ref().or(placed.inside),
            });
        }
        for flow in self.flows(group.subject.as_ref()) {
            self.items.push(Item::Flow { flow, place });
        }
    }

    /// Everything that changes an element.
    fn moving(&self, placed: Placed<'a>) -> Moving<'a> {
        let mut moving = Moving {
            placed,
            changes: Vec::new(),
            own: subject(placed.element).and_then(|it| self.target(it, None)),
            flows: Vec::new(),
        };
        self.collect(placed, &mut moving);
        moving.changes.sort_unstable();
        moving.changes.dedup();
        moving
    }

    fn collect(&self, placed: Placed<'a>, moving: &mut Moving<'a>) {
        let own = subject(placed.element);
        moving.changes.extend(self.as_part(placed));
        moving
            .changes
            .extend(own.and_then(|it| self.target(it, None)));
        if let Element::Group(group) = placed.element {
            moving.flows.extend(self.flows(own));
            for element in &group.elements {
                let inner = Placed {
                    element,
                    inside: own.or(placed.inside),
                    ..placed
                };
                self.collect(inner, moving);
            }
        }
    }

    /// What changes an element as a part of its subject.
    fn as_part(&self, placed: Placed<'_>) -> Option<usize> {
        let inside = placed.inside?;
        self.target(inside, Some(part(placed.element)?))
    }

    fn target(&self, subject: &Subject, part: Option<&str>) -> Option<usize> {
        let wanted = (subject.role, subject.id.as_str(), part);
        let found = self.targets.binary_search_by(|target| {
            (target.role, target.id.as_str(), target.part.as_deref()).cmp(&wanted)
        });
        found.ok()
    }

    /// The flows of an edge.
    fn flows(&self, subject: Option<&Subject>) -> Vec<usize> {
        let Some(edge) = subject.filter(|it| it.role == Role::Edge) else {
            return Vec::new();
        };
        let flows = self.timeline.flows.iter().enumerate();
        flows
            .filter(|(_, flow)| flow.edge == edge.id)
            .map(|(index, _)| index)
            .collect()
    }
}
