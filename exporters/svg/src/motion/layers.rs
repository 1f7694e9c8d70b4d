//! Tracks as classes: of the groups around an element, and of its strokes.

use kinograph_core::{
    scene::Pen,
    timeline::{Property, Track, value_at},
    visuals::{Easing, Keyframe},
};

use super::css::{animation, content, number};
use crate::{
    number::{FACTOR, LENGTH, SHARE},
    writer::Writer,
};

/// A trimmed stroke is written in so many keyframes where both of its ends move.
const SAMPLES: u32 = 48;

/// A group that moves what is in it.
#[derive(Debug)]
pub(crate) struct Layer {
    pub(super) class: String,
    pub(super) style: Option<String>,
}

/// How a stroke is written that changes.
#[derive(Debug)]
pub(crate) struct StrokeClass {
    pub(crate) class: String,
    /// Whether lengths are shares of the path.
    pub(crate) unit_length: bool,
}

impl Writer<'_> {
    /// The groups for tracks of a place or an opacity, from the innermost. An
    /// opacity and the first transform share one.
    pub(super) fn layers(&mut self, tracks: &[&Track]) -> Vec<Layer> {
        let is_opacity = |track: &&&Track| track.property == Property::Opacity;
        let opacities = tracks.iter().filter(is_opacity);
        let transforms: Vec<&&Track> = tracks.iter().filter(|it| !is_opacity(it)).collect();
        let mut groups: Vec<Vec<&Track>> = transforms.iter().map(|it| vec![**it]).collect();
        // What is hidden is made visible by the outermost group.
        for opacity in opacities {
            match groups
                .last_mut()
                .filter(|group| !group.iter().any(|it| it.property == Property::Opacity))
            {
                Some(group) => group.push(opacity),
                None => groups.push(vec![opacity]),
            }
        }
        groups.iter().map(|tracks| self.layer(tracks)).collect()
    }

    fn layer(&mut self, tracks: &[&Track]) -> Layer {
        let Some(motion) = &mut self.motion else {
            unreachable!("tracks come from a timeline")
        };
        let mut style = None;
        let mut animations = Vec::new();
        for track in tracks {
            // Places of the top level, seen from within the groups around.
            let inward = motion.place.inverse();
            let origin = inward * track.origin;
            let along = |x: f64, y: f64| {
                inward * kinograph_core::Point::new(x, y) - inward * kinograph_core::Point::ORIGIN
            };
            let moved = |by: kinograph_core::Vec2| {
                format!(
                    "transform:translate({}px,{}px)",
                    number(by.x, LENGTH),
                    number(by.y, LENGTH)
                )
            };
            let text = content(&track.keyframes, |value| match track.property {
                Property::Opacity => format!("opacity:{}", number(value, SHARE)),
                Property::TranslateX => moved(along(value, 0.0)),
                Property::TranslateY => moved(along(0.0, value)),
                Property::Scale => format!("transform:scale({})", number(value, FACTOR)),
                Property::Rotate => format!("transform:rotate({}deg)", number(value, LENGTH)),
                Property::DashOffset | Property::TrimStart | Property::TrimEnd => String::new(),
            });
            if matches!(track.property, Property::Scale | Property::Rotate) {
                style = Some(format!(
                    "transform-origin:{}px {}px",
                    number(origin.x, LENGTH),
                    number(origin.y, LENGTH)
                ));
            }
            let name = motion.sheet.keyframes(text);
            animations.push(animation(
                &name,
                f64::from(motion.duration_ms) / f64::from(track.runs),
            ));
        }
        let class = motion
            .sheet
            .class(format!("animation:{}", animations.join(",")));
        Layer { class, style }
    }

    /// The class of a stroke inside what is being written, if it changes.
    pub(crate) fn stroke_class(&mut self, pen: &Pen) -> Option<StrokeClass> {
        let motion = self.motion.as_mut()?;
        let tracks = motion.strokes.as_ref()?.tracks.clone();
        let of = |property| tracks.iter().find(|it| it.property == property).copied();
        let mut animations = Vec::new();
        let trims = (of(Property::TrimStart), of(Property::TrimEnd));
        let solid = pen.dash.is_empty();
        let (text, runs) = match trims {
            (None, None) => (None, 1),
            // The pattern of a dashed line is taken; it fades in instead of growing.
            (start, end) if !solid => {
                let track = end.or(start)?;
                let shown = |value: f64| if end.is_some() { value } else { 1.0 - value };
                let fade = |value| format!("stroke-opacity:{}", number(shown(value), SHARE));
                (Some(content(&track.keyframes, fade)), track.runs)
            }
            (None, Some(end)) => (
                Some(content(&end.keyframes, |value| trim(0.0, value))),
                end.runs,
            ),
            (Some(start), None) => (
                Some(content(&start.keyframes, |value| trim(value, 1.0))),
                start.runs,
            ),
            (Some(start), Some(end)) => (Some(both(start, end)), 1),
        };
        let duration = f64::from(motion.duration_ms);
        if let Some(text) = text {
            let name = motion.sheet.keyframes(text);
            animations.push(animation(&name, duration / f64::from(runs)));
        }
        if let Some(track) = of(Property::DashOffset).filter(|_| !solid) {
            let offset = |value| {
                format!(
                    "stroke-dashoffset:{}px",
                    number(pen.dash_offset + value, LENGTH)
                )
            };
            let name = motion.sheet.keyframes(content(&track.keyframes, offset));
            animations.push(animation(&name, duration / f64::from(track.runs)));
        }
        if animations.is_empty() {
            return None;
        }
        Some(StrokeClass {
            class: motion
                .sheet
                .class(format!("animation:{}", animations.join(","))),
            unit_length: solid,
        })
    }
}

/// The pattern of a line that is seen between two shares of its length.
fn trim(from: f64, to: f64) -> String {
    let [from, length] = [from, (to - from).max(0.0)].map(|it| number(it, FACTOR));
    format!("stroke-dasharray:0 {from} {length} 2")
}

/// Keyframes of a trim whose ends move by tracks of their own.
fn both(start: &Track, end: &Track) -> String {
    let at = |track: &Track, turn: f64| {
        let turn = turn * f64::from(track.runs);
        value_at(
            &track.keyframes,
            if turn < f64::from(track.runs) {
                turn.fract()
            } else {
                1.0
            },
        )
    };
    let mut text = String::new();
    for sample in 0..=SAMPLES {
        let offset = f64::from(sample) / f64::from(SAMPLES);
        let frame = Keyframe {
            offset,
            value: 0.0,
            easing: Easing::Linear,
        };
        text.push_str(&content(&[frame], |_| {
            trim(at(start, offset), at(end, offset))
        }));
    }
    text
}
