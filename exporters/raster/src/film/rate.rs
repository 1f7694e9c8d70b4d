//! How many frames a second, exactly.

use std::num::NonZeroU32;

use kinograph_core::Timeline;

/// Frames per second, as a fraction: 30, or 30000/1001.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Frames in `seconds` seconds.
    pub frames: NonZeroU32,
    /// The seconds in which `frames` frames are shown.
    pub seconds: NonZeroU32,
}

impl Rate {
    /// As many whole frames per second; none for zero.
    ///
    /// ```
    /// use kinograph_raster::Rate;
    ///
    /// let rate = Rate::per_second(25).expect("more than none");
    /// assert_eq!(rate.frames.get(), 25);
    /// assert_eq!(Rate::per_second(0), None);
    /// ```
    #[must_use]
    pub fn per_second(frames: u32) -> Option<Self> {
        Some(Self {
            frames: NonZeroU32::new(frames)?,
            seconds: NonZeroU32::MIN,
        })
    }

    /// The number of frames in `duration_ms`: the nearest, and at least one.
    #[must_use]
    pub fn frames_in(self, duration_ms: u32) -> u32 {
        let thousandths = u128::from(duration_ms) * u128::from(self.frames.get());
        let unit = 1000 * u128::from(self.seconds.get());
        let nearest = (thousandths + unit / 2) / unit;
        u32::try_from(nearest).unwrap_or(u32::MAX).max(1)
    }

    /// Whether more than `frames` are shown in a second.
    #[must_use]
    pub fn exceeds(self, frames: u32) -> bool {
        u64::from(self.frames.get()) > u64::from(frames) * u64::from(self.seconds.get())
    }
}

impl Default for Rate {
    /// 30 frames per second.
    fn default() -> Self {
        Self {
            frames: const { NonZeroU32::new(30).expect("more than none") },
            seconds: NonZeroU32::MIN,
        }
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.frames)?;
        if self.seconds == NonZeroU32::MIN {
            return Ok(());
        }
        write!(f, "/{}", self.seconds)
    }
}

/// The instants at which the frames of a loop are taken: evenly over it, the
/// first at its beginning. The last frame is followed by the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instants {
    /// How many.
    pub(crate) count: u32,
    /// Over how long.
    pub(crate) duration_ms: u32,
}

impl Instants {
    /// Those of a loop of `timeline`; a single one when nothing moves.
    pub(crate) fn of(timeline: &Timeline, rate: Rate) -> Self {
        let duration_ms = timeline.duration_ms;
        Self {
            count: rate.frames_in(duration_ms),
            duration_ms,
        }
    }

    /// Frame `index` of the loop, in milliseconds: rounded once, so that no
    /// error adds up.
    pub(crate) fn at_ms(self, index: u32) -> f64 {
        f64::from(index) * f64::from(self.duration_ms) / f64::from(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_counted_to_the_nearest() {
        let rate = |frames: u32, seconds: u32| Rate {
            frames: NonZeroU32::new(frames).unwrap(),
            seconds: NonZeroU32::new(seconds).unwrap(),
        };
        let cases = [
            (rate(25, 1), 4000, 100),
            (rate(30, 1), 4000, 120),
            (rate(30_000, 1001), 4000, 120),
            (rate(100, 3), 4000, 133),
            (rate(1, 10), 4000, 1),
            (rate(30, 1), 0, 1),
            (rate(30, 1), 50, 2),
            (rate(u32::MAX, 1), u32::MAX, u32::MAX),
        ];
        for (rate, duration_ms, expected) in cases {
            assert_eq!(
                rate.frames_in(duration_ms),
                expected,
                "{rate} {duration_ms}"
            );
        }
    }

    #[test]
    fn instants_do_not_drift() {
        let instants = Instants {
            count: 3,
            duration_ms: 1000,
        };
        assert_eq!(instants.at_ms(0), 0.0);
        assert_eq!(instants.at_ms(3), 1000.0);
        assert_eq!(instants.at_ms(1) * 3.0, 1000.0);
    }

    #[test]
    fn rates_are_compared_as_fractions() {
        let film = Rate {
            frames: NonZeroU32::new(30_000).unwrap(),
            seconds: NonZeroU32::new(1001).unwrap(),
        };
        assert!(!film.exceeds(30));
        assert!(film.exceeds(29));
        assert_eq!(film.to_string(), "30000/1001");
    }
}
