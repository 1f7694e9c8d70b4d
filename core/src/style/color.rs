//! sRGB colours and their way through OKLCH.

use std::fmt;

use serde::{Serialize, Serializer};

/// An sRGB colour, not premultiplied.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity.
    pub a: u8,
}

impl Rgba {
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    /// An opaque colour.
    #[must_use]
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// The colour written as `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let nibbles: Vec<u8> = digits
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let channels: Vec<u8> = match nibbles.len() {
            3 | 4 => nibbles.iter().map(|n| n * 17).collect(),
            6 | 8 => nibbles
                .chunks(2)
                .map(|pair| pair[0] * 16 + pair[1])
                .collect(),
            _ => return None,
        };
        Some(Self {
            r: channels[0],
            g: channels[1],
            b: channels[2],
            a: channels.get(3).copied().unwrap_or(255),
        })
    }

    /// The same colour with another opacity, from 0 to 1.
    #[must_use]
    pub fn with_opacity(self, opacity: f64) -> Self {
        Self {
            a: channel(opacity),
            ..self
        }
    }

    /// The opaque colour seen when this one lies over an opaque `ground`.
    #[must_use]
    pub fn over(self, ground: Self) -> Self {
        let opacity = f64::from(self.a) / 255.0;
        let mix = |top: u8, under: u8| {
            channel((f64::from(top) * opacity + f64::from(under) * (1.0 - opacity)) / 255.0)
        };
        Self::rgb(
            mix(self.r, ground.r),
            mix(self.g, ground.g),
            mix(self.b, ground.b),
        )
    }

    /// The relative luminance of WCAG 2.1, from 0 to 1; opacity is ignored.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The opaque grey of the same relative luminance, or the next darker one:
    /// what is white on a colour stands out from its grey as much or more.
    #[must_use]
    pub fn gray(self) -> Self {
        // Half a step less turns rounding to the nearest into rounding down.
        let value = channel(encoded(self.luminance()) - 0.499 / 255.0);
        Self::rgb(value, value, value)
    }

    /// The contrast ratio of WCAG 2.1, from 1 to 21; opacity is ignored.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour in OKLCH; opacity is ignored.
    ///
    /// Source: Björn Ottosson, "A perceptual color space for image processing",
    /// 2020, <https://bottosson.github.io/posts/oklab/>.
    #[must_use]
    pub fn to_oklch(self) -> Oklch {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let green_red = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let blue_yellow = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Oklch {
            l: lightness,
            c: green_red.hypot(blue_yellow),
            h: blue_yellow.atan2(green_red).to_degrees().rem_euclid(360.0),
        }
    }

    fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }
}

/// A colour as lightness, chroma and hue, which eyes tell apart evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    /// Lightness from 0 (black) to 1 (white).
    pub l: f64,
    /// Chroma: 0 is grey, screens reach about 0.3.
    pub c: f64,
    /// Hue in degrees.
    pub h: f64,
}

impl Oklch {
    /// The sRGB colour of the same lightness and hue; chroma is reduced to
    /// what sRGB can show.
    #[must_use]
    pub fn to_rgba(self) -> Rgba {
        let l = self.l.clamp(0.0, 1.0);
        let inside = |c: f64| in_gamut(Self { l, c, ..self }.linear());
        let c = if inside(self.c) {
            self.c
        } else {
            // Eighteen halvings leave less than one 8-bit step of doubt.
            let halve = |(low, high): (f64, f64), _| {
                let middle = f64::midpoint(low, high);
                if inside(middle) {
                    (middle, high)
                } else {
                    (low, middle)
                }
            };
            (0..18).fold((0.0, self.c), halve).0
        };
        let [r, g, b] = Self { l, c, ..self }
            .linear()
            .map(|value| channel(encoded(value.clamp(0.0, 1.0))));
        Rgba::rgb(r, g, b)
    }

    /// Linear sRGB, perhaps outside of its gamut. Source: see [`Rgba::to_oklch`].
    fn linear(self) -> [f64; 3] {
        let (sin, cos) = self.h.to_radians().sin_cos();
        let (a, b) = (self.c * cos, self.c * sin);
        let l = (self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

/// A value of linear light as sRGB writes it.
fn encoded(value: f64) -> f64 {
    if value <= 0.003_130_8 {
        value * 12.92
    } else {
        1.055 * value.powf(1.0 / 2.4) - 0.055
    }
}

fn in_gamut(linear: [f64; 3]) -> bool {
    const SLACK: f64 = 1e-4;
    linear
        .iter()
        .all(|value| (-SLACK..=1.0 + SLACK).contains(value))
}

fn channel(value: f64) -> u8 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the value is between 0 and 255 here, and NaN becomes 0"
    )]
    let byte = (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    byte
}

/// As `#rrggbb`, or `#rrggbbaa` when it is not opaque.
impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { r, g, b, a } = self;
        write!(f, "#{r:02x}{g:02x}{b:02x}")?;
        if *a == 255 {
            Ok(())
        } else {
            write!(f, "{a:02x}")
        }
    }
}

impl fmt::Debug for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Rgba {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hex_is_read_in_every_length() {
        assert_eq!(Rgba::from_hex("#fa3"), Some(Rgba::rgb(0xff, 0xaa, 0x33)));
        assert_eq!(Rgba::from_hex("#fa38").map(|color| color.a), Some(0x88));
        assert_eq!(Rgba::from_hex("#0a0b0c"), Some(Rgba::rgb(10, 11, 12)));
        assert_eq!(Rgba::from_hex("#0a0b0c80").map(|color| color.a), Some(0x80));
        for wrong in ["", "fff", "#ff", "#fffff", "#ggg", "#ffffffff0"] {
            assert_eq!(Rgba::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn red_is_where_ottosson_says() {
        let red = Rgba::rgb(255, 0, 0).to_oklch();
        assert!((red.l - 0.627_96).abs() < 1e-4);
        assert!((red.c - 0.257_68).abs() < 1e-4);
        assert!((red.h - 29.23).abs() < 0.01);
    }

    #[test]
    fn contrast_of_black_on_white_is_21() {
        assert!((Rgba::BLACK.contrast(Rgba::WHITE) - 21.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn greys_have_the_contrasts_of_their_colours(one: [u8; 3], two: [u8; 3]) {
            let [one, two] = [one, two].map(|[r, g, b]| Rgba::rgb(r, g, b));
            let (colors, greys) = (one.contrast(two), one.gray().contrast(two.gray()));
            prop_assert!((colors / greys - 1.0).abs() < 0.02, "{} became {}", colors, greys);
        }

        #[test]
        fn oklch_and_back_is_the_same_colour(r: u8, g: u8, b: u8) {
            let color = Rgba::rgb(r, g, b);
            prop_assert_eq!(color.to_oklch().to_rgba(), color);
        }

        #[test]
        fn out_of_gamut_keeps_lightness_and_hue(l in 0.3..0.9f64, h in 0.0..360.0f64) {
            let mapped = Oklch { l, c: 0.4, h }.to_rgba().to_oklch();
            prop_assert!((mapped.l - l).abs() < 0.01, "{} became {}", l, mapped.l);
            let turn = (mapped.h - h).abs();
            prop_assert!(turn.min(360.0 - turn) < 3.0, "{} became {}", h, mapped.h);
        }
    }
}
