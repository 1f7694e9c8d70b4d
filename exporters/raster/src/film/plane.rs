//! How a scene lies in frames of a wanted size.

use kinograph_core::{Affine, Point, Rect, Size, Vec2};

use crate::{MAX_PIXELS, RasterError};

/// How large frames are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FrameSize {
    /// As large as the scene at so many pixels per unit.
    Scale(f64),
    /// Exactly so many pixels. The scene is fitted in and centred, and its
    /// background fills the rest.
    Exact {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
}

impl Default for FrameSize {
    fn default() -> Self {
        Self::Scale(1.0)
    }
}

/// What number of pixels the sides of frames are multiples of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Any number.
    #[default]
    Any,
    /// An even one, as video wants them. Frames that would be odd are a pixel
    /// larger, and the background fills it.
    Even,
}

/// Where a scene lies in its frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Plane {
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
    /// Pixels per unit of the scene.
    pub(crate) scale: f64,
    /// Where the scene's origin lies, in pixels; whole.
    pub(crate) offset: Vec2,
}

impl Plane {
    /// The plane for a scene of `size`.
    ///
    /// # Errors
    /// If there is no such size, or the frames would be too large.
    pub(crate) fn new(size: Size, frame: FrameSize, sides: Sides) -> Result<Self, RasterError> {
        let even = |pixels: f64| match sides {
            Sides::Any => pixels,
            Sides::Even => pixels + pixels % 2.0,
        };
        let (scale, width, height) = match frame {
            FrameSize::Scale(scale) => {
                if !(scale.is_finite() && scale > 0.0) {
                    return Err(RasterError::Scale(scale));
                }
                (
                    scale,
                    pixels(size.width * scale),
                    pixels(size.height * scale),
                )
            }
            FrameSize::Exact { width, height } => {
                if width == 0 || height == 0 {
                    return Err(RasterError::Empty { width, height });
                }
                let (width, height) = (f64::from(width), f64::from(height));
                let fitting = (width / size.width).min(height / size.height);
                (
                    if fitting.is_finite() { fitting } else { 1.0 },
                    width,
                    height,
                )
            }
        };
        let room = match frame {
            FrameSize::Scale(_) => Vec2::ZERO,
            FrameSize::Exact { .. } => Vec2::new(width, height) - size.to_vec2() * scale,
        };
        let (width, height) = (even(width), even(height));
        if width * height > MAX_PIXELS as f64 {
            return Err(RasterError::TooLarge {
                width,
                height,
                largest_scale: (MAX_PIXELS as f64 / size.area().max(1.0)).sqrt(),
            });
        }
        Ok(Self {
            width: whole(width),
            height: whole(height),
            scale,
            // Whole, so that lines which are sharp in the scene stay sharp.
            offset: (room / 2.0).floor().max_zero(),
        })
    }

    /// From the scene's coordinates to the frames'.
    pub(crate) fn to_device(self) -> Affine {
        Affine::translate(self.offset) * Affine::scale(self.scale)
    }

    /// What of the scene's plane the frames show.
    pub(crate) fn view(self) -> Rect {
        let size = Size::new(f64::from(self.width), f64::from(self.height));
        let origin = Point::ORIGIN - self.offset;
        Rect::from_origin_size(
            (origin.x / self.scale, origin.y / self.scale),
            size / self.scale,
        )
    }
}

trait MaxZero {
    fn max_zero(self) -> Self;
}

impl MaxZero for Vec2 {
    /// A scene that fits exactly may be larger by a rounding error.
    fn max_zero(self) -> Self {
        Self::new(self.x.max(0.0), self.y.max(0.0))
    }
}

/// The whole pixels that `length` reaches into: at least one. A length that is
/// whole but for rounding errors does not reach into another.
pub(crate) fn pixels(length: f64) -> f64 {
    (length - 1e-6).ceil().max(1.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, positive, and within the limit on pixels"
)]
fn whole(length: f64) -> u32 {
    length as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_are_fitted_in_and_centred_on_whole_pixels() {
        let exact = |width, height| FrameSize::Exact { width, height };
        let scene = Size::new(400.0, 200.0);
        let cases = [
            (exact(800, 600), Sides::Any, (800, 600), 2.0, (0.0, 100.0)),
            (exact(401, 100), Sides::Even, (402, 100), 0.5, (100.0, 0.0)),
            (
                FrameSize::Scale(1.5),
                Sides::Any,
                (600, 300),
                1.5,
                (0.0, 0.0),
            ),
            (
                FrameSize::Scale(0.2525),
                Sides::Even,
                (102, 52),
                0.2525,
                (0.0, 0.0),
            ),
        ];
        for (size, sides, pixels, scale, offset) in cases {
            let plane = Plane::new(scene, size, sides).expect("a plane");
            assert_eq!((plane.width, plane.height), pixels, "{size:?}");
            assert_eq!(
                (plane.scale, plane.offset),
                (scale, offset.into()),
                "{size:?}"
            );
            let view = plane.to_device().transform_rect_bbox(plane.view());
            assert!((view.width() - f64::from(plane.width)).abs() < 1e-9);
            assert!(view.origin().to_vec2().hypot() < 1e-9);
        }
    }
}
