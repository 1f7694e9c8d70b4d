//! Keyframes at an instant: the easings are those of CSS, so that what a
//! browser plays and what is sampled here agree.

use crate::visuals::{Easing, Keyframe};

/// The value of keyframes at `offset`, from 0 to 1. Before the first keyframe it
/// is the first value, after the last one the last.
#[must_use]
pub fn value_at(keyframes: &[Keyframe], offset: f64) -> f64 {
    // The last of several at one offset counts, which is how a value jumps.
    let after = keyframes.partition_point(|frame| frame.offset <= offset);
    match (
        after.checked_sub(1).map(|at| keyframes[at]),
        keyframes.get(after),
    ) {
        (Some(from), Some(to)) => {
            let share = (offset - from.offset) / (to.offset - from.offset);
            from.value + (to.value - from.value) * eased(from.easing, share)
        }
        (Some(last), None) => last.value,
        (None, Some(first)) => first.value,
        (None, None) => 0.0,
    }
}

/// How much of the way is done when so much of the time has passed.
fn eased(easing: Easing, share: f64) -> f64 {
    match easing {
        Easing::Linear => share,
        Easing::EaseIn => cubic_bezier([0.42, 1.0], [0.0, 1.0], share),
        Easing::EaseOut => cubic_bezier([0.0, 0.58], [0.0, 1.0], share),
        Easing::EaseInOut => cubic_bezier([0.42, 0.58], [0.0, 1.0], share),
        Easing::Step => 0.0,
    }
}

/// CSS `cubic-bezier()`: the height of the curve where it has come so far along.
fn cubic_bezier(x: [f64; 2], y: [f64; 2], along: f64) -> f64 {
    // Halving needs no derivative, which vanishes at the ends of some easings.
    const HALVINGS: u32 = 40;
    let at = |[first, second]: [f64; 2], t: f64| {
        let rest = 1.0 - t;
        3.0 * rest * rest * t * first + 3.0 * rest * t * t * second + t * t * t
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if at(x, middle) < along {
            low = middle;
        } else {
            high = middle;
        }
    }
    at(y, (low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(offset: f64, value: f64, easing: Easing) -> Keyframe {
        Keyframe {
            offset,
            value,
            easing,
        }
    }

    #[test]
    fn easings_are_those_of_css() {
        // Values that browsers compute for the middle and the first quarter.
        let cases = [
            (Easing::Linear, 0.25, 0.25),
            (Easing::EaseIn, 0.5, 0.315_357),
            (Easing::EaseOut, 0.5, 0.684_643),
            (Easing::EaseInOut, 0.5, 0.5),
            (Easing::EaseInOut, 0.25, 0.129_164),
            (Easing::Step, 0.99, 0.0),
        ];
        for (easing, share, expected) in cases {
            let value = eased(easing, share);
            assert!((value - expected).abs() < 1e-4, "{easing:?}: {value}");
        }
    }

    #[test]
    fn values_hold_outside_their_keyframes_and_jump_between_two_at_one_offset() {
        let frames = [
            frame(0.2, 1.0, Easing::Linear),
            frame(0.4, 3.0, Easing::Linear),
            frame(0.4, 7.0, Easing::Step),
            frame(0.8, 9.0, Easing::Linear),
        ];
        let cases = [
            (0.0, 1.0),
            (0.3, 2.0),
            (0.4, 7.0),
            (0.79, 7.0),
            (0.8, 9.0),
            (1.0, 9.0),
        ];
        for (offset, expected) in cases {
            assert!(
                (value_at(&frames, offset) - expected).abs() < 1e-9,
                "{offset}"
            );
        }
    }
}
