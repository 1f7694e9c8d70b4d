//! The shortest form that pixels can be stored in without loss.

use kinograph_raster::Pixels;

/// Pixels as PNG stores them.
pub(crate) enum Stored {
    /// A palette and a byte for each pixel.
    Indexed {
        /// Red, green and blue of each colour.
        palette: Vec<u8>,
        /// The opacities of the first colours; the rest are opaque.
        opacities: Vec<u8>,
        /// The colour of each pixel.
        indices: Vec<u8>,
    },
    /// Three bytes for each pixel: all are opaque.
    Rgb(Vec<u8>),
    /// Four bytes for each pixel.
    Rgba,
}

/// Stores `pixels` as short as can be.
pub(crate) fn store(pixels: &Pixels) -> Stored {
    if let Some(indexed) = indexed(pixels) {
        return indexed;
    }
    let (rgba, _) = pixels.rgba().as_chunks::<4>();
    if rgba.iter().all(|pixel| pixel[3] == 255) {
        let mut rgb = Vec::with_capacity(rgba.len() * 3);
        for [r, g, b, _] in rgba {
            rgb.extend_from_slice(&[*r, *g, *b]);
        }
        Stored::Rgb(rgb)
    } else {
        Stored::Rgba
    }
}

/// The pixels with a palette, if they have few enough colours.
fn indexed(pixels: &Pixels) -> Option<Stored> {
    let (rgba, _) = pixels.rgba().as_chunks::<4>();
    let mut colors = Colors::new();
    let mut indices = Vec::with_capacity(rgba.len());
    // Most pixels are like the one to their left.
    let mut last = (*rgba.first()?, colors.index(*rgba.first()?)?);
    for pixel in rgba {
        if *pixel != last.0 {
            last = (*pixel, colors.index(*pixel)?);
        }
        indices.push(last.1);
    }
    Some(colors.into_stored(indices))
}

/// Up to 256 colours in the order in which they were met, with an open-addressed hash
/// table to find them by.
struct Colors {
    list: Vec<[u8; 4]>,
    slots: Vec<Option<u8>>,
}

impl Colors {
    /// Four times as many slots as colours keep the searches short.
    const SLOTS: usize = 1024;

    fn new() -> Self {
        Self {
            list: Vec::with_capacity(256),
            slots: vec![None; Self::SLOTS],
        }
    }

    /// The index of `color`; none when it is one too many.
    fn index(&mut self, color: [u8; 4]) -> Option<u8> {
        // Fibonacci hashing: the top ten bits of a product with 2^32 over the golden ratio.
        let hash = u32::from_le_bytes(color).wrapping_mul(0x9e37_79b9) >> 22;
        let mut slot = hash as usize;
        while let Some(index) = self.slots[slot] {
            if self.list[usize::from(index)] == color {
                return Some(index);
            }
            slot = (slot + 1) % Self::SLOTS;
        }
        let index = u8::try_from(self.list.len()).ok()?;
        self.slots[slot] = Some(index);
        self.list.push(color);
        Some(index)
    }

    /// The palette, translucent colours first so that their opacities are a short list.
    fn into_stored(self, mut indices: Vec<u8>) -> Stored {
        let mut order: Vec<u8> = (0..=255).take(self.list.len()).collect();
        order.sort_by_key(|index| self.list[usize::from(*index)][3] == 255);
        let sorted: Vec<[u8; 4]> = order
            .iter()
            .map(|index| self.list[usize::from(*index)])
            .collect();
        if sorted != self.list {
            let mut moved = [0; 256];
            for (new, old) in (0..=255).zip(&order) {
                moved[usize::from(*old)] = new;
            }
            for index in &mut indices {
                *index = moved[usize::from(*index)];
            }
        }
        Stored::Indexed {
            palette: sorted
                .iter()
                .flat_map(|color| [color[0], color[1], color[2]])
                .collect(),
            opacities: sorted
                .iter()
                .map(|color| color[3])
                .take_while(|a| *a < 255)
                .collect(),
            indices,
        }
    }
}
