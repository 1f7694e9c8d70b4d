//! Motion as CSS: animations that run without script, also inside an `<img>`.
//!
//! The attributes of every element show the finished picture, and everything
//! that moves is said in one style sheet, for readers who like motion only.

mod css;
mod flow;
mod layers;

use std::collections::BTreeMap;

use kinograph_core::{
    Affine, Timeline,
    scene::{Element, Group, Opacity, Subject},
    timeline::{Flow, Property, Target, Track},
};

use crate::{paint::Tint, writer::Writer};

use css::Sheet;

/// What moves, and what is known of where the writer stands.
#[derive(Debug)]
pub(crate) struct Motion<'a> {
    duration_ms: u32,
    tracks: BTreeMap<&'a Target, Vec<&'a Track>>,
    flows: BTreeMap<&'a str, Vec<&'a Flow>>,
    sheet: Sheet,
    /// The subject that holds what is being written.
    inside: Option<Subject>,
    /// From the coordinates of what is being written to those of the top level.
    place: Affine,
    /// The classes of strokes inside what is being written.
    strokes: Option<Strokes<'a>>,
}

/// How the strokes of a target change.
#[derive(Clone, Debug)]
struct Strokes<'a> {
    tracks: Vec<&'a Track>,
}

impl<'a> Motion<'a> {
    pub(crate) fn new(timeline: &'a Timeline, prefix: &str) -> Self {
        let mut tracks: BTreeMap<&Target, Vec<&Track>> = BTreeMap::new();
        for track in &timeline.tracks {
            tracks.entry(&track.target).or_default().push(track);
        }
        let mut flows: BTreeMap<&str, Vec<&Flow>> = BTreeMap::new();
        for flow in &timeline.flows {
            flows.entry(&flow.edge).or_default().push(flow);
        }
        Self {
            duration_ms: timeline.duration_ms,
            tracks,
            flows,
            sheet: Sheet::new(prefix),
            inside: None,
            place: Affine::IDENTITY,
            strokes: None,
        }
    }

    /// The style sheet; empty when nothing moves.
    pub(crate) fn sheet(&self) -> String {
        self.sheet.text()
    }

    /// The tracks of an element: as a part of the subject around it, and as a subject.
    fn tracks_of(&self, element: &Element) -> Vec<&'a Track> {
        let (subject, part) = match element {
            Element::Group(group) => (group.subject.as_ref(), group.part.as_deref()),
            Element::Path(path) => (None, path.part.as_deref()),
            Element::Symbol(symbol) => (None, symbol.part.as_deref()),
            Element::Text(_) => (None, None),
        };
        let named = |subject: &Subject, part: Option<&str>| {
            let target = Target {
                role: subject.role,
                id: subject.id.clone(),
                part: part.map(str::to_owned),
            };
            self.tracks.get(&target).into_iter().flatten().copied()
        };
        let as_part = self.inside.as_ref().zip(part);
        let as_part = as_part
            .into_iter()
            .flat_map(|(it, part)| named(it, Some(part)));
        as_part
            .chain(subject.into_iter().flat_map(|it| named(it, None)))
            .collect()
    }
}

/// Where the writer stood before it went into a group.
#[derive(Debug)]
pub(crate) struct Outside {
    inside: Option<Subject>,
    place: Affine,
}

impl<'a> Writer<'a> {
    /// Notes that what follows is in `group`.
    pub(crate) fn enter(&mut self, group: &Group) -> Option<Outside> {
        let motion = self.motion.as_mut()?;
        let outside = Outside {
            inside: motion.inside.clone(),
            place: motion.place,
        };
        motion.place *= group.transform;
        if group.subject.is_some() {
            motion.inside.clone_from(&group.subject);
        }
        Some(outside)
    }

    /// Notes that the group has ended.
    pub(crate) fn leave(&mut self, outside: Option<Outside>) {
        if let (Some(motion), Some(outside)) = (&mut self.motion, outside) {
            motion.inside = outside.inside;
            motion.place = outside.place;
        }
    }

    /// Writes an element in the groups that move it, if any does.
    pub(crate) fn moving(&mut self, element: &Element, tint: Tint<'_>) {
        let tracks = self
            .motion
            .as_ref()
            .map(|it| it.tracks_of(element))
            .unwrap_or_default();
        if tracks.is_empty() {
            self.element(element, tint);
            return;
        }
        let is_stroke = |track: &&&Track| {
            matches!(
                track.property,
                Property::DashOffset | Property::TrimStart | Property::TrimEnd
            )
        };
        let strokes: Vec<&Track> = tracks.iter().filter(is_stroke).copied().collect();
        let others: Vec<&Track> = tracks.iter().filter(|it| !is_stroke(it)).copied().collect();
        // A group of its own does not make visible what is hidden inside it.
        let hidden = hidden(element);
        let shown = hidden.then(|| with_opacity(element, Opacity::OPAQUE));
        let layers = self.layers(&others);
        for (position, layer) in layers.iter().rev().enumerate() {
            self.body.begin("g");
            self.body.attribute("class", &layer.class);
            if hidden && position == 0 {
                self.body.attribute("opacity", "0");
            }
            if let Some(style) = &layer.style {
                self.body.attribute("style", style);
            }
            self.body.open();
        }
        let outside = self.motion.as_mut().and_then(|motion| {
            let outer = motion.strokes.take();
            motion.strokes = (!strokes.is_empty()).then_some(Strokes { tracks: strokes });
            outer
        });
        let shown = if layers.is_empty() { None } else { shown };
        self.element(shown.as_ref().unwrap_or(element), tint);
        if let Some(motion) = &mut self.motion {
            motion.strokes = outside;
        }
        for _ in &layers {
            self.body.end("g");
        }
    }
}

fn hidden(element: &Element) -> bool {
    let opacity = match element {
        Element::Group(group) => group.opacity,
        Element::Path(path) => path.opacity,
        Element::Symbol(symbol) => symbol.opacity,
        Element::Text(_) => Opacity::OPAQUE,
    };
    opacity.get() <= 0.0
}

fn with_opacity(element: &Element, opacity: Opacity) -> Element {
    let mut element = element.clone();
    match &mut element {
        Element::Group(group) => group.opacity = opacity,
        Element::Path(path) => path.opacity = opacity,
        Element::Symbol(symbol) => symbol.opacity = opacity,
        Element::Text(_) => {}
    }
    element
}
