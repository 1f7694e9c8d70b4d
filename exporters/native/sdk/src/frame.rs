//! One picture.

use std::borrow::Cow;

/// One picture: red, green, blue and opacity of each pixel, a byte each, in sRGB,
/// colours not multiplied with the opacity.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its number, from 0.
    pub index: u32,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// From the first byte of the first row to the last one of the last.
    rgba: &'a [u8],
    /// Bytes from the beginning of a row to that of the next; at least those of a row.
    stride: usize,
}

impl<'a> Frame<'a> {
    /// Pixels without gaps between their rows, for the tests of an exporter.
    ///
    /// # Panics
    /// If `rgba` does not hold `width` times `height` pixels.
    #[must_use]
    pub fn new(index: u32, width: u32, height: u32, rgba: &'a [u8]) -> Self {
        let stride = width as usize * 4;
        assert_eq!(rgba.len(), stride * height as usize, "four bytes a pixel");
        Self::with_stride(index, [width, height], rgba, stride)
    }

    pub(crate) fn with_stride(
        index: u32,
        [width, height]: [u32; 2],
        rgba: &'a [u8],
        stride: usize,
    ) -> Self {
        Self {
            index,
            width,
            height,
            rgba,
            stride,
        }
    }

    /// The rows from top to bottom, four bytes a pixel.
    pub fn rows(&self) -> impl Iterator<Item = &'a [u8]> {
        let bytes = self.width as usize * 4;
        self.rgba.chunks(self.stride).map(move |row| &row[..bytes])
    }

    /// All rows without gaps between them; copied only when there are gaps.
    #[must_use]
    pub fn rgba(&self) -> Cow<'a, [u8]> {
        if self.stride == self.width as usize * 4 {
            Cow::Borrowed(self.rgba)
        } else {
            Cow::Owned(self.rows().flatten().copied().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_between_rows_are_left_out() {
        let bytes: Vec<u8> = (0..20).collect();
        // Rows of 8 bytes, 12 apart; the last one has nothing behind it.
        let frame = Frame::with_stride(0, [2, 2], &bytes, 12);
        let rows: Vec<&[u8]> = frame.rows().collect();
        assert_eq!(rows, [&bytes[..8], &bytes[12..]]);
        assert_eq!(*frame.rgba(), rows.concat());
        let dense = Frame::new(0, 5, 1, &bytes);
        assert!(matches!(dense.rgba(), Cow::Borrowed(_)));
    }
}
