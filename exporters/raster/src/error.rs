//! Why a scene cannot be drawn.

use crate::MAX_PIXELS;

/// Why a scene cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum RasterError {
    /// The scale is not positive, or not finite.
    #[error("cannot draw at scale {0}: a scale is a number greater than 0")]
    Scale(f64),
    /// A side of the wanted size is 0.
    #[error("cannot draw frames of {width} by {height} pixels: both must be at least 1")]
    Empty {
        /// The wanted width in pixels.
        width: u32,
        /// The wanted height in pixels.
        height: u32,
    },
    /// The picture would have more than [`MAX_PIXELS`].
    #[error(
        "the picture would be {width} by {height} pixels: at most {} million pixels are drawn",
        MAX_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Its width in pixels.
        width: f64,
        /// Its height in pixels.
        height: f64,
        /// The scale at which the scene would just be small enough.
        largest_scale: f64,
    },
    /// Groups that must be drawn apart lie so deep in each other that they
    /// would need too much memory at once.
    #[error("too many translucent or clipped groups lie in each other to draw them at this size")]
    TooDeep,
}

impl RasterError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::TooLarge { largest_scale, .. } => {
                // Rounded down, so that following the hint always helps.
                let scale = (largest_scale * 100.0).floor() / 100.0;
                (scale > 0.0).then(|| format!("the largest scale for this diagram is {scale}"))
            }
            Self::TooDeep => Some("try a smaller scale".to_owned()),
            Self::Scale(_) | Self::Empty { .. } => None,
        }
    }
}
