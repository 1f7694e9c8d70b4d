//! Writes pixels as PNG: small, quickly, and the same bytes every time.
//!
//! The file says that its colours are sRGB and how dense its pixels are, and
//! nothing about when or where it was made.

mod animation;
mod colors;
mod encode;

use kinograph_core::Scene;
use kinograph_raster::{RasterError, RasterOptions};

pub use animation::{ApngOptions, write_moving};
pub use encode::encode;
pub use kinograph_raster::Summary;

/// Why a PNG could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The scene cannot be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// The pixels cannot be written.
    #[error("cannot write the picture as png: {0}")]
    Encoding(#[from] png::EncodingError),
    /// Whoever watched the progress asked to stop.
    #[error("stopped before the picture was finished")]
    Cancelled,
}

impl PngError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Raster(error) => error.hint(),
            Self::Encoding(_) | Self::Cancelled => None,
        }
    }
}

/// Draws `scene` and writes it as a PNG file.
///
/// # Errors
/// If the scale is not a positive number, or the picture would be too large.
pub fn write(scene: &Scene, options: &RasterOptions) -> Result<Vec<u8>, PngError> {
    let pixels = kinograph_raster::draw(scene, options)?;
    encode(&pixels, options.scale)
}
