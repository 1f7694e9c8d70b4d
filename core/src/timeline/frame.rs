//! A scene at one instant, as a still scene: what every moving picture is
//! compared with.

use crate::{
    Affine, Scene,
    scene::{Element, Group, Opacity, PathElement, Pen, Subject},
    timeline::{Flow, Instant, Mark, Ruler, State, Timeline},
    visuals::{FillRule, Outline},
};

/// The name of the marks in the group of an edge.
const FLOW_PART: &str = "flow";

/// The scene as it stands at `t_ms` milliseconds of the timeline's loop.
///
/// It is written to be right rather than fast: whoever draws many frames draws
/// only what changes, and compares with this.
#[must_use]
pub fn frame(scene: &Scene, timeline: &Timeline, t_ms: f64) -> Scene {
    let instant = timeline.at(t_ms);
    let walk = Walk {
        timeline,
        instant: &instant,
    };
    Scene {
        elements: walk.elements(&scene.elements, Affine::IDENTITY, None),
        ..scene.clone()
    }
}

impl Instant<'_> {
    /// One element as it stands at this instant of `timeline`, with what runs
    /// along it: [`frame`] does this to every element of a scene.
    ///
    /// `place` leads from its coordinates to those of the scene's top level, and
    /// `inside` is the innermost subject that it belongs to.
    #[must_use]
    pub fn element(
        &self,
        timeline: &Timeline,
        element: &Element,
        place: Affine,
        inside: Option<&Subject>,
    ) -> Element {
        let walk = Walk {
            timeline,
            instant: self,
        };
        walk.element(element, place, inside)
    }
}

struct Walk<'a> {
    timeline: &'a Timeline,
    instant: &'a Instant<'a>,
}

impl Walk<'_> {
    /// `place` leads from the coordinates of the elements to those of the top level.
    fn elements(
        &self,
        elements: &[Element],
        place: Affine,
        inside: Option<&Subject>,
    ) -> Vec<Element> {
        let moved = |element: &Element| self.element(element, place, inside);
        elements.iter().map(moved).collect()
    }

    fn element(&self, element: &Element, place: Affine, inside: Option<&Subject>) -> Element {
        let (subject, part) = match element {
            Element::Group(group) => (group.subject.as_ref(), group.part.as_deref()),
            Element::Path(path) => (None, path.part.as_deref()),
            Element::Symbol(symbol) => (None, symbol.part.as_deref()),
            Element::Text(_) => (None, None),
        };
        let mut element = match element {
            Element::Group(group) => Element::Group(self.group(group, place, subject.or(inside))),
            other => other.clone(),
        };
        let own = subject.and_then(|it| self.instant.change(it.role, &it.id, None));
        let as_part = inside.zip(part);
        let as_part =
            as_part.and_then(|(it, part)| self.instant.change(it.role, &it.id, Some(part)));
        for state in as_part.into_iter().chain(own) {
            element = changed(element, state, place);
        }
        element
    }

    fn group(&self, group: &Group, place: Affine, subject: Option<&Subject>) -> Group {
        let mut elements = self.elements(&group.elements, place * group.transform, subject);
        if let Some(subject) = &group.subject {
            elements.extend(self.marks(subject));
        }
        Group {
            elements,
            ..group.clone()
        }
    }

    /// What runs along an edge.
    fn marks(&self, subject: &Subject) -> impl Iterator<Item = Element> {
        let flows = self.timeline.flows.iter().zip(&self.instant.flows);
        let own = flows.filter(|(flow, state)| {
            subject.role == crate::scene::Role::Edge
                && flow.edge == subject.id
                && state.opacity > 0.0
        });
        own.map(|(flow, state)| {
            let elements = match &flow.mark {
                Mark::Strokes(pens) => {
                    let pens = pens.iter().map(|pen| state.pen(pen, flow.gap));
                    pens.map(|pen| stroke(flow, pen)).collect()
                }
                Mark::Stamp { elements, .. } => {
                    let stamped = state.stamps.iter().map(|place| stamp(elements, *place));
                    stamped.collect()
                }
            };
            Element::Group(Group {
                part: Some(FLOW_PART.to_owned()),
                opacity: Opacity::new(state.opacity),
                elements,
                ..Group::default()
            })
        })
    }
}

fn stroke(flow: &Flow, pen: Pen) -> Element {
    Element::Path(PathElement {
        part: None,
        shape: Outline::Path {
            path: flow.way.clone(),
            rule: FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen),
        opacity: Opacity::OPAQUE,
    })
}

fn stamp(elements: &[PathElement], place: Affine) -> Element {
    Element::Group(Group {
        transform: place,
        elements: elements.iter().cloned().map(Element::Path).collect(),
        ..Group::default()
    })
}

/// An element as a state has it.
fn changed(element: Element, state: &State, place: Affine) -> Element {
    let mut element = element;
    if !state.keeps_strokes() {
        element = restroked(element, state);
    }
    match &mut element {
        Element::Group(group) => group.opacity = state.opacity_over(group.opacity),
        Element::Path(path) => path.opacity = state.opacity_over(path.opacity),
        Element::Symbol(symbol) => symbol.opacity = state.opacity_over(symbol.opacity),
        // Text has no name, so nothing is said of it alone.
        Element::Text(_) => {}
    }
    let here = place.inverse() * state.transform * place;
    if state.transform == Affine::IDENTITY || !here.is_finite() {
        return element;
    }
    match element {
        Element::Group(group) => Element::Group(Group {
            transform: here * group.transform,
            ..group
        }),
        other => Element::Group(Group {
            transform: here,
            elements: vec![other],
            ..Group::default()
        }),
    }
}

/// An element with every stroke in it trimmed and its pattern moved.
fn restroked(element: Element, state: &State) -> Element {
    match element {
        Element::Group(group) => Element::Group(Group {
            elements: group
                .elements
                .into_iter()
                .map(|it| restroked(it, state))
                .collect(),
            ..group
        }),
        Element::Path(path) => restroked_path(path, state),
        other => other,
    }
}

fn restroked_path(mut path: PathElement, state: &State) -> Element {
    let Some(mut pen) = path.stroke.take() else {
        return Element::Path(path);
    };
    pen.dash_offset += state.dash_offset;
    if state.trim == State::STILL.trim {
        path.stroke = Some(pen);
        return Element::Path(path);
    }
    let ruler = Ruler::new(&path.shape.to_path());
    let (from, to) = (state.trim.0 * ruler.length(), state.trim.1 * ruler.length());
    // The pattern stays where it is while the line grows.
    pen.dash_offset += from.max(0.0);
    let line = PathElement {
        part: None,
        shape: Outline::Path {
            path: ruler.cut(from, to),
            rule: FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen),
        opacity: Opacity::OPAQUE,
    };
    Element::Group(Group {
        part: path.part.take(),
        opacity: std::mem::take(&mut path.opacity),
        elements: vec![Element::Path(path), Element::Path(line)],
        ..Group::default()
    })
}
