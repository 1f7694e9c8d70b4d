//! A finished picture in memory.

use kinograph_core::scene::Opacity;

/// Rows of pixels from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    width: u32,
    height: u32,
    rgba: Vec<u8>,
}

impl Pixels {
    /// A picture of `rgba`: red, green, blue and opacity of each pixel, in
    /// sRGB, colours not multiplied with the opacity.
    ///
    /// # Panics
    /// If `rgba` does not hold `width` times `height` pixels.
    #[must_use]
    pub fn new(width: u32, height: u32, rgba: Vec<u8>) -> Self {
        assert_eq!(
            rgba.len() as u64,
            u64::from(width) * u64::from(height) * 4,
            "four bytes a pixel"
        );
        Self {
            width,
            height,
            rgba,
        }
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green, blue and opacity of each pixel; see [`new`](Self::new).
    #[must_use]
    pub fn rgba(&self) -> &[u8] {
        &self.rgba
    }
}

/// Lays `over`, faded to `opacity` of 255, over `under`; colours of both are
/// multiplied with their opacity.
pub(crate) fn lay_over(under: &mut [u8], over: &[u8], opacity: u8) {
    let (under, _) = under.as_chunks_mut::<4>();
    let (over, _) = over.as_chunks::<4>();
    for (under, over) in under.iter_mut().zip(over) {
        match over[3] {
            0 => {}
            255 if opacity == 255 => *under = *over,
            _ => {
                let over = over.map(|value| scaled(value, opacity));
                let rest = 255 - over[3];
                for (under, over) in under.iter_mut().zip(over) {
                    // Never more than 255: a colour is no more than its opacity.
                    *under = over.saturating_add(scaled(*under, rest));
                }
            }
        }
    }
}

/// `value` times `share` of 255, rounded.
fn scaled(value: u8, share: u8) -> u8 {
    let product = u16::from(value) * u16::from(share) + 128;
    // Dividing by 255 without a division.
    let [quotient, _] = (product + (product >> 8)).to_be_bytes();
    quotient
}

/// An opacity in the steps of a byte.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an opacity lies between 0 and 1"
)]
pub(crate) fn of_255(opacity: Opacity) -> u8 {
    (opacity.get() * 255.0).round() as u8
}
