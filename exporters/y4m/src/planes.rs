//! Pixels as video has them: brightness and two planes of colour.

use yuv::{
    BufferStoreMut, YuvConversionMode, YuvPlanarImageMut, YuvRange, YuvStandardMatrix,
    rgba_to_yuv420, rgba_to_yuv444,
};

/// How fine the planes of colour are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chroma {
    /// Half as many pixels each way, as nearly all video has it. Sides must be even.
    #[default]
    Half,
    /// As many pixels as the picture: thin coloured lines keep their colour.
    Full,
}

/// A picture in Y'CbCr by BT.709, in limited range, 8 bits.
#[derive(Clone, Debug)]
pub struct Planes {
    width: u32,
    height: u32,
    chroma: Chroma,
    /// Brightness, blue against it, red against it.
    planes: [Vec<u8>; 3],
}

impl Planes {
    /// A picture of so many pixels, without content.
    ///
    /// # Panics
    /// If a side is 0, or odd where [`Chroma::Half`] wants it even.
    #[must_use]
    pub fn new(width: u32, height: u32, chroma: Chroma) -> Self {
        assert!(width > 0 && height > 0, "a picture has pixels");
        let halves = chroma == Chroma::Half;
        assert!(
            !halves || (width.is_multiple_of(2) && height.is_multiple_of(2)),
            "half of {width} by {height} is not whole"
        );
        let pixels = width as usize * height as usize;
        let colors = if halves { pixels / 4 } else { pixels };
        Self {
            width,
            height,
            chroma,
            planes: [pixels, colors, colors].map(|len| vec![0; len]),
        }
    }

    /// Brightness, blue against it and red against it, row by row.
    #[must_use]
    pub fn planes(&self) -> &[Vec<u8>; 3] {
        &self.planes
    }

    /// Bytes from one row to the next in each plane.
    #[must_use]
    pub fn strides(&self) -> [u32; 3] {
        let color = match self.chroma {
            Chroma::Half => self.width / 2,
            Chroma::Full => self.width,
        };
        [self.width, color, color]
    }

    /// Takes the content of opaque pixels.
    ///
    /// # Panics
    /// If `rgba` has another number of pixels.
    pub fn fill(&mut self, rgba: &[u8]) {
        let [y_stride, u_stride, v_stride] = self.strides();
        let [y, u, v] = &mut self.planes;
        let mut image = YuvPlanarImageMut {
            y_plane: BufferStoreMut::Borrowed(y),
            y_stride,
            u_plane: BufferStoreMut::Borrowed(u),
            u_stride,
            v_plane: BufferStoreMut::Borrowed(v),
            v_stride,
            width: self.width,
            height: self.height,
        };
        let convert = match self.chroma {
            Chroma::Half => rgba_to_yuv420,
            Chroma::Full => rgba_to_yuv444,
        };
        convert(
            &mut image,
            rgba,
            self.width * 4,
            YuvRange::Limited,
            YuvStandardMatrix::Bt709,
            YuvConversionMode::Balanced,
        )
        .expect("planes and pixels are of one size");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_bt_709_in_limited_range() {
        // From the matrix of the standard, rounded.
        let cases = [
            ([0, 0, 0], [16, 128, 128]),
            ([255, 255, 255], [235, 128, 128]),
            ([255, 0, 0], [63, 102, 240]),
            ([0, 255, 0], [173, 42, 26]),
            ([0, 0, 255], [32, 240, 118]),
        ];
        for (rgb, expected) in cases {
            for chroma in [Chroma::Half, Chroma::Full] {
                let mut planes = Planes::new(34, 6, chroma);
                let rgba: Vec<u8> = [rgb[0], rgb[1], rgb[2], 255].repeat(34 * 6);
                planes.fill(&rgba);
                for (plane, expected) in planes.planes().iter().zip(expected) {
                    for value in plane {
                        assert!(
                            value.abs_diff(expected) <= 1,
                            "{rgb:?}: {value} is not {expected}"
                        );
                    }
                }
            }
        }
    }
}
