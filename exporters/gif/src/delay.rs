//! How long each frame is shown, in the hundredths of seconds that GIF counts in.

/// Hundredths of a second until the next frame, for each frame of a loop. No
/// rounding adds up: frame `i` begins as near to its time as can be said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Delays {
    frames: u32,
    hundredths: u32,
}

impl Delays {
    /// Those of so many frames in `duration_ms`.
    pub(crate) fn new(frames: u32, duration_ms: u32) -> Self {
        Self {
            frames,
            hundredths: duration_ms.saturating_add(5) / 10,
        }
    }

    /// How long the loop takes.
    pub(crate) fn total(self) -> u32 {
        self.hundredths
    }

    /// How long frame `index` is shown.
    pub(crate) fn of(self, index: u32) -> u32 {
        self.start(index + 1) - self.start(index)
    }

    fn start(self, index: u32) -> u32 {
        let exact = u64::from(index) * u64::from(self.hundredths) / u64::from(self.frames);
        u32::try_from(exact).expect("no frame begins after the end")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_rates_have_equal_delays() {
        for (frames, delay) in [(200, 2), (100, 4), (80, 5)] {
            let delays = Delays::new(frames, 4000);
            assert!(
                (0..frames).all(|index| delays.of(index) == delay),
                "{frames}"
            );
        }
    }

    #[test]
    fn other_rates_keep_the_duration_of_the_loop() {
        for (frames, duration_ms) in [(120, 4000), (133, 4000), (97, 3230), (1, 10), (7, 33)] {
            let delays = Delays::new(frames, duration_ms);
            let all: Vec<u32> = (0..frames).map(|index| delays.of(index)).collect();
            assert_eq!(all.iter().sum::<u32>(), delays.total(), "{frames}");
            let (least, most) = (all.iter().min().unwrap(), all.iter().max().unwrap());
            assert!(most - least <= 1, "{frames}: from {least} to {most}");
        }
    }
}
