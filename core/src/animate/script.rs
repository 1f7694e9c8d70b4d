//! What happens in one loop, in natural milliseconds: before anybody stretches it.

use std::collections::BTreeMap;

use crate::{
    EdgeIx, Point,
    diagram::Hop,
    timeline::{Property, Target, Track},
    visuals::{Easing, Trigger},
};

use super::fader::Fader;

/// The length of a loop in which nothing is told, in milliseconds.
pub(super) const ENDLESS_MS: f64 = 4000.0;

/// What happens in one loop.
#[derive(Debug, Default)]
pub(super) struct Script {
    /// How long it takes.
    pub(super) natural_ms: f64,
    /// When the whole diagram can be seen.
    pub(super) poster_ms: f64,
    /// From when to when something runs along every edge; none is always.
    pub(super) ambient_ms: Option<(f64, f64)>,
    /// What runs along single edges.
    pub(super) traces: Vec<Trace>,
    /// What kinds may answer to, in order of time; ends are targets without parts.
    pub(super) events: Vec<(f64, Target, Trigger)>,
    faders: BTreeMap<(Target, Property), Fader>,
}

/// One mark that runs along one edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    pub(super) hop: Hop,
    /// When it leaves.
    pub(super) from_ms: f64,
    /// When it arrives.
    pub(super) to_ms: f64,
}

/// How something changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// When it begins.
    pub(super) at: f64,
    /// How long it takes.
    pub(super) over: f64,
    pub(super) easing: Easing,
}

impl Change {
    pub(super) fn new(at: f64, over: f64, easing: Easing) -> Self {
        Self { at, over, easing }
    }
}

impl Script {
    /// A loop without a beginning, in which something runs along every edge.
    pub(super) fn endless(natural_ms: f64) -> Self {
        Self {
            natural_ms,
            ..Self::default()
        }
    }

    /// Sets the value of a property at the beginning, where it is not what the scene shows.
    pub(super) fn begin(&mut self, target: Target, property: Property, start: f64, origin: Point) {
        self.faders
            .insert((target, property), Fader::new(start, origin));
    }

    /// The same for a property that may have changed before.
    pub(super) fn begin_once(&mut self, target: &Target, property: Property, start: f64) {
        self.faders
            .entry((target.clone(), property))
            .or_insert_with(|| Fader::new(start, Point::ORIGIN));
    }

    /// Changes a property to a value.
    pub(super) fn change(&mut self, target: Target, property: Property, value: f64, how: Change) {
        let start = match property {
            Property::Opacity | Property::Scale | Property::TrimEnd => 1.0,
            Property::TranslateX
            | Property::TranslateY
            | Property::Rotate
            | Property::DashOffset
            | Property::TrimStart => 0.0,
        };
        self.faders
            .entry((target, property))
            .or_insert_with(|| Fader::new(start, Point::ORIGIN))
            .go(how.at, how.over, value, how.easing);
    }

    /// Makes everything again what it was at the beginning. Tells whether
    /// anything had to change.
    pub(super) fn reset(&mut self, at: f64, over: f64) -> bool {
        let mut changed = false;
        for ((_, property), fader) in &mut self.faders {
            let before = fader.value();
            fader.reset(*property, at, over);
            changed |= (fader.value() - before).abs() > 0.0;
        }
        changed
    }

    pub(super) fn event(&mut self, at: f64, target: Target, trigger: Trigger) {
        self.events.push((at, target, trigger));
    }

    pub(super) fn trace(&mut self, edge: EdgeIx, backwards: bool, from_ms: f64, to_ms: f64) {
        self.traces.push(Trace {
            hop: Hop { edge, backwards },
            from_ms,
            to_ms,
        });
    }

    /// The changes as tracks, in the order of their targets.
    pub(super) fn tracks(&self) -> Vec<Track> {
        let faders = self.faders.iter();
        faders
            .filter_map(|((target, property), fader)| {
                fader.track(target, *property, self.natural_ms)
            })
            .collect()
    }
}
