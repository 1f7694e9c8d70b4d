//! Declared animations, in few words.

use crate::drawing::{Animated, Animation, Easing, Keyframe, Repeat, Trigger};

impl Animation {
    /// One run of a part, started by `trigger`: what changes, for how long, and
    /// its values at offsets from 0 to 1, eased at both ends.
    #[must_use]
    pub fn run(
        part: impl Into<String>,
        trigger: Trigger,
        property: Animated,
        duration_ms: u32,
        values: &[(f32, f32)],
    ) -> Self {
        let keyframe = |&(offset, value): &(f32, f32)| Keyframe {
            offset,
            value,
            easing: Easing::EaseInOut,
        };
        Self {
            part: Some(part.into()),
            property,
            keyframes: values.iter().map(keyframe).collect(),
            duration_ms,
            delay_ms: 0,
            repeat: Repeat::Once,
            trigger,
        }
    }

    /// The same, begun so many milliseconds later.
    #[must_use]
    pub fn after(self, delay_ms: u32) -> Self {
        Self { delay_ms, ..self }
    }
}
