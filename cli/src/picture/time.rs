//! Times and rates, as the command line says them.

use std::{num::NonZeroU32, str::FromStr};

use kinograph_raster::Rate;

/// A time in whole milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Millis(pub(crate) u32);

/// The longest time: ten minutes, as in diagram files.
const LONGEST_MS: f64 = 600_000.0;

impl FromStr for Millis {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (digits, unit) = match text.strip_suffix("ms") {
            Some(digits) => (digits, 1.0),
            None => (text.strip_suffix('s').unwrap_or(text), 1000.0),
        };
        let milliseconds = digits.trim().parse().map(|number: f64| number * unit);
        match milliseconds {
            Ok(ms) if (0.0..=LONGEST_MS).contains(&ms) => Ok(Self(whole(ms))),
            Ok(_) => Err("times are from 0 to 600 seconds".to_owned()),
            Err(_) => Err("write a time such as 4s, 1.5s or 2500ms".to_owned()),
        }
    }
}

/// Frames per second: `25`, `29.97` or `30000/1001`.
pub(crate) fn rate(text: &str) -> Result<Rate, String> {
    let (frames, seconds) = match text.split_once('/') {
        Some((frames, seconds)) => (frames.parse().ok(), seconds.parse().ok()),
        None => match text.split_once('.') {
            // As many decimals as people write are thousandths at most.
            Some((whole, decimals)) if (1..=3).contains(&decimals.len()) => {
                (format!("{whole}{decimals:0<3}").parse().ok(), Some(1000))
            }
            Some(_) => (None, None),
            None => (text.parse().ok(), Some(1)),
        },
    };
    let positive = |number: Option<u32>| number.and_then(NonZeroU32::new);
    let rate = positive(frames)
        .zip(positive(seconds))
        .map(|(frames, seconds)| Rate { frames, seconds });
    rate.filter(|rate| !rate.exceeds(MOST_FRAMES))
        .ok_or_else(|| format!("write a number up to {MOST_FRAMES}, such as 25 or 29.97"))
}

/// The most frames per second that any screen shows.
const MOST_FRAMES: u32 = 240;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and within the limit"
)]
fn whole(ms: f64) -> u32 {
    ms.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        for (text, expected) in [("4s", 4000), ("1.5s", 1500), ("2500ms", 2500), ("3", 3000)] {
            assert_eq!(text.parse(), Ok(Millis(expected)), "{text}");
        }
        for text in ["", "soon", "-1s", "601s", "inf", "NaN"] {
            text.parse::<Millis>().expect_err(text);
        }
    }

    #[test]
    fn rates_are_exact_fractions() {
        let shown = |text| rate(text).map(|rate| rate.to_string());
        assert_eq!(shown("25"), Ok("25".to_owned()));
        assert_eq!(shown("29.97"), Ok("29970/1000".to_owned()));
        assert_eq!(shown("30000/1001"), Ok("30000/1001".to_owned()));
        for text in ["0", "1/0", "-5", "241", "x", "1.", "1.2345", "9999999999"] {
            rate(text).expect_err(text);
        }
    }
}
