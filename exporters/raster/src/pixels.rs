//! A finished picture in memory.

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
