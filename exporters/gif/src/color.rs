//! Colours as eyes tell them apart, the same on every machine.

use std::sync::LazyLock;

/// A colour in OKLab: lightness, green to red, blue to yellow.
pub(crate) type Lab = [f32; 3];

/// Linear light of each 8-bit value of sRGB.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f64 / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            libm::pow((value + 0.055) / 1.055, 2.4)
        }
    })
});

/// Red, green and blue packed into a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rgb(pub(crate) u32);

impl Rgb {
    /// The colour of a pixel.
    pub(crate) fn of([r, g, b, _]: [u8; 4]) -> Self {
        Self(u32::from_be_bytes([0, r, g, b]))
    }

    /// Red, green and blue.
    pub(crate) fn channels(self) -> [u8; 3] {
        let [_, r, g, b] = self.0.to_be_bytes();
        [r, g, b]
    }

    /// The colour in OKLab.
    ///
    /// Source: Björn Ottosson, "A perceptual color space for image processing",
    /// 2020, <https://bottosson.github.io/posts/oklab/>. The roots are those of
    /// `libm`: the system's differ from machine to machine in the last digit,
    /// which may decide between two colours of a palette.
    pub(crate) fn lab(self) -> Lab {
        let [r, g, b] = self.channels().map(|value| LINEAR[usize::from(value)]);
        let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
        let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
        let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
        .map(single)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding is what it is for"
)]
fn single(value: f64) -> f32 {
    value as f32
}

/// How far two colours are apart, squared.
pub(crate) fn distance(a: Lab, b: Lab) -> f32 {
    let [l, m, s] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    l * l + m * m + s * s
}
