//! The file format.

use kinograph_raster::Pixels;
use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, SrgbRenderingIntent,
    Unit,
};

use crate::{
    PngError,
    colors::{Stored, store},
};

/// How hard deflate tries. Diagrams are flat colours and repeated glyphs, which
/// deflate finds better without a filter before it: for 20 nodes at 1200 by 700
/// pixels, 51 kB in 11 ms, where the adaptive filter comes to 59 kB in 15 ms.
/// The next level takes a quarter longer and saves a twentieth.
const LEVEL: u8 = 5;

/// Writes `pixels` as a PNG file, where `scale` is the number of pixels per
/// CSS pixel, so that the picture is as large on paper and on dense screens
/// as on plain ones.
///
/// # Errors
/// If the picture has no pixels, or more than PNG can hold.
pub fn encode(pixels: &Pixels, scale: f64) -> Result<Vec<u8>, PngError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_pixel_dims(Some(density(scale)));
    let stored = store(pixels);
    let data = match &stored {
        Stored::Indexed {
            palette,
            opacities,
            indices,
        } => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette.as_slice());
            if !opacities.is_empty() {
                encoder.set_trns(opacities.as_slice());
            }
            indices
        }
        Stored::Rgb(rgb) => {
            encoder.set_color(ColorType::Rgb);
            rgb.as_slice()
        }
        Stored::Rgba => {
            encoder.set_color(ColorType::Rgba);
            pixels.rgba()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(file)
}

/// Pixels per metre at `scale` times 96 pixels per inch.
fn density(scale: f64) -> PixelDimensions {
    const PIXELS_PER_METRE: f64 = 96.0 / 0.0254;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of the type"
    )]
    let density = (PIXELS_PER_METRE * scale)
        .round()
        .clamp(1.0, f64::from(u32::MAX)) as u32;
    PixelDimensions {
        xppu: density,
        yppu: density,
        unit: Unit::Meter,
    }
}
