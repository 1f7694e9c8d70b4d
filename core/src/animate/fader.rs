//! A property that changes now and then, and holds its value in between.

use crate::{
    Point,
    timeline::{Property, Target, Track},
    visuals::{Easing, Keyframe},
};

/// The changes of one property, in natural milliseconds.
#[derive(Clone, Debug)]
pub(super) struct Fader {
    /// At the beginning and at the end of the loop.
    start: f64,
    origin: Point,
    /// Instants with their values and the ways to the next.
    keys: Vec<(f64, f64, Easing)>,
}

impl Fader {
    pub(super) fn new(start: f64, origin: Point) -> Self {
        Self {
            start,
            origin,
            keys: Vec::new(),
        }
    }

    /// The value after everything that is planned so far.
    pub(super) fn value(&self) -> f64 {
        self.keys.last().map_or(self.start, |(_, value, _)| *value)
    }

    /// Changes to a value between two instants. What is still going on ends first.
    pub(super) fn go(&mut self, from: f64, over: f64, value: f64, easing: Easing) {
        let current = self.value();
        if (current - value).abs() <= f64::EPSILON {
            return;
        }
        let from = self.keys.last().map_or(from, |(last, ..)| last.max(from));
        self.keys.push((from, current, easing));
        self.keys.push((from + over, value, Easing::Linear));
    }

    /// Returns to the value at the beginning: an opacity fades, what cannot be
    /// seen by then jumps.
    pub(super) fn reset(&mut self, property: Property, from: f64, over: f64) {
        if property == Property::Opacity {
            self.go(from, over, self.start, Easing::EaseIn);
        } else {
            self.go(from + over, 0.0, self.start, Easing::Step);
        }
    }

    /// The changes as a track of a loop of so many natural milliseconds; none
    /// when there are none and the start is what the scene shows.
    pub(super) fn track(
        &self,
        target: &Target,
        property: Property,
        natural_ms: f64,
    ) -> Option<Track> {
        if self.keys.is_empty() {
            return None;
        }
        let frame = |(at, value, easing): &(f64, f64, Easing)| Keyframe {
            offset: (at / natural_ms).clamp(0.0, 1.0),
            value: *value,
            easing: *easing,
        };
        let mut keyframes = vec![frame(&(0.0, self.start, Easing::Linear))];
        keyframes.extend(self.keys.iter().map(frame));
        keyframes.push(frame(&(natural_ms, self.start, Easing::Linear)));
        keyframes.dedup();
        Some(Track {
            target: target.clone(),
            property,
            origin: self.origin,
            keyframes,
            runs: 1,
        })
    }
}
