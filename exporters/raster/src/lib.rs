//! Draws a Kinograph scene into pixels.
//!
//! This is what PNG and every format that moves are made of. It knows scenes
//! and timelines only, and gives the same bytes on every machine, whatever the
//! number of threads: no system fonts, no graphics card, no instruction that
//! rounds differently from one processor to the next.
//!
//! [`draw`] makes a still picture, a [`Film`] the frames of a timeline.

mod canvas;
mod convert;
mod draw;
mod error;
mod film;
mod ink;
mod paint;
mod panel;
mod pixels;

pub use draw::draw;
pub use error::RasterError;
pub use film::{
    Film, FilmOptions, Finish, Frame, FrameSize, Ground, PixelRect, Progress, Rate, Sides, Summary,
};
pub use pixels::Pixels;

/// The most pixels that a picture may have: 64 million, which is 256 MB.
pub const MAX_PIXELS: u64 = 64_000_000;

/// How a scene is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RasterOptions {
    /// Pixels per unit of the scene: 1 for plain screens, 2 for dense ones.
    pub scale: f64,
    /// Whether the scene's background is left out.
    pub transparent: bool,
}

impl Default for RasterOptions {
    fn default() -> Self {
        Self {
            scale: 1.0,
            transparent: false,
        }
    }
}
