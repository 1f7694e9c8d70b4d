//! What is drawn on: the picture itself, and layers as large as they must be.
//!
//! All pixels are touched through here: a scene is walked without knowing what
//! rasterises it.

use std::ops::Range;

use kinograph_core::{
    Affine, Rect, Vec2,
    scene::{Brush, Pen},
    visuals::FillRule,
};
use tiny_skia::{Color, Mask, Path, Pixmap, PixmapPaint, Transform};

use crate::{
    MAX_PIXELS, Pixels, RasterError,
    convert::{fill_rule, single, stroke, transform},
    film::Plane,
    paint::Place,
    panel::Interior,
    pixels::lay_over,
};

/// The most pixels that the picture and its layers hold at once.
const MAX_LIVE_PIXELS: u64 = MAX_PIXELS * 4;

/// A part of the device's plane.
pub(crate) struct Canvas {
    pixmap: Pixmap,
    /// Where its top left corner lies on the device.
    left: i32,
    top: i32,
    /// The pixels of this canvas and those under it.
    live_pixels: u64,
}

impl Canvas {
    /// A transparent canvas for a whole picture.
    pub(crate) fn new(plane: Plane) -> Self {
        let pixmap = Pixmap::new(plane.width, plane.height)
            .expect("planes have pixels, and no more than the limit");
        Self {
            live_pixels: area(&pixmap),
            pixmap,
            left: 0,
            top: 0,
        }
    }

    /// A transparent canvas for what lies within `bounds` on the device; none
    /// when none of that lies on this canvas.
    ///
    /// # Errors
    /// If all the layers together are too large.
    pub(crate) fn layer(&self, bounds: Rect) -> Result<Option<Self>, RasterError> {
        // The rim is for the parts of pixels that antialiasing touches.
        let frame = bounds.inflate(1.0, 1.0).expand().intersect(self.frame());
        if frame.is_zero_area() {
            return Ok(None);
        }
        let (width, height) = (whole(frame.width()), whole(frame.height()));
        let live_pixels = self.live_pixels + u64::from(width) * u64::from(height);
        if live_pixels > MAX_LIVE_PIXELS {
            return Err(RasterError::TooDeep);
        }
        let pixmap = Pixmap::new(width, height).ok_or(RasterError::TooDeep)?;
        Ok(Some(Self {
            pixmap,
            left: steps(frame.x0),
            top: steps(frame.y0),
            live_pixels,
        }))
    }

    /// A transparent canvas for what lies within `bounds`, which need not lie on
    /// any picture; none if there is nothing, or if it is large.
    pub(crate) fn sprite(bounds: Rect) -> Option<Self> {
        const MAX_SIDE: f64 = 512.0;
        let frame = bounds.inflate(1.0, 1.0).expand();
        let fits = frame.is_finite() && frame.size().max_side() <= MAX_SIDE;
        if frame.is_zero_area() || !fits {
            return None;
        }
        let pixmap = Pixmap::new(whole(frame.width()), whole(frame.height()))?;
        Some(Self {
            live_pixels: area(&pixmap),
            pixmap,
            left: steps(frame.x0),
            top: steps(frame.y0),
        })
    }

    /// Makes every pixel `color`.
    pub(crate) fn clear(&mut self, color: Color) {
        self.pixmap.fill(color);
    }

    /// Fills a path in the place's coordinates.
    pub(crate) fn fill(&mut self, path: &Path, rule: FillRule, brush: &Brush, place: Place<'_>) {
        if let Some(paint) = place.paint(brush, place.to_device) {
            let to_canvas = transform(self.device_to_canvas() * place.to_device);
            self.pixmap
                .fill_path(path, &paint, fill_rule(rule), to_canvas, None);
        }
    }

    /// Fills a path in this canvas's own coordinates.
    pub(crate) fn fill_placed(
        &mut self,
        path: &Path,
        rule: FillRule,
        brush: &Brush,
        place: Place<'_>,
    ) {
        if let Some(paint) = place.paint(brush, self.device_to_canvas().inverse()) {
            let rule = fill_rule(rule);
            self.pixmap
                .fill_path(path, &paint, rule, Transform::identity(), None);
        }
    }

    /// Lays `color` over the inside of a box.
    pub(crate) fn blend(&mut self, interior: Interior, color: Color) {
        interior.blend(&mut self.pixmap, color);
    }

    /// Strokes a path in the place's coordinates.
    pub(crate) fn stroke(&mut self, path: &Path, pen: &Pen, place: Place<'_>) {
        if let Some(paint) = place.paint(&pen.brush, place.to_device) {
            let to_canvas = transform(self.device_to_canvas() * place.to_device);
            self.pixmap
                .stroke_path(path, &paint, &stroke(pen), to_canvas, None);
        }
    }

    /// Takes away all that lies outside a path in this canvas's own
    /// coordinates; everything if there is none.
    pub(crate) fn cut(&mut self, path: Option<&Path>) {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())
            .expect("a mask may be as large as a canvas");
        if let Some(path) = path {
            mask.fill_path(
                path,
                tiny_skia::FillRule::Winding,
                true,
                Transform::identity(),
            );
        }
        self.pixmap.apply_mask(&mask);
    }

    /// Lays `layer` over this canvas, where it was taken from.
    pub(crate) fn lay(&mut self, layer: &Self, opacity: f64) {
        let (left, top) = (layer.left - self.left, layer.top - self.top);
        let paint = PixmapPaint {
            opacity: single(opacity),
            ..PixmapPaint::default()
        };
        let pixmap = layer.pixmap.as_ref();
        self.pixmap
            .draw_pixmap(left, top, pixmap, &paint, Transform::identity(), None);
    }

    /// Lays a sprite over this canvas, moved by so many pixels and faded to
    /// `opacity` of 255.
    pub(crate) fn lay_moved(&mut self, sprite: &Self, by: [i32; 2], opacity: u8) {
        let left = i64::from(sprite.left) + i64::from(by[0]) - i64::from(self.left);
        let top = i64::from(sprite.top) + i64::from(by[1]) - i64::from(self.top);
        let (width, its_width) = (self.pixmap.width(), sprite.pixmap.width());
        let columns = overlap(left, its_width, width);
        let rows = overlap(top, sprite.pixmap.height(), self.pixmap.height());
        let (target, source) = (self.pixmap.data_mut(), sprite.pixmap.data());
        for row in rows.clone() {
            let at = |left: i64, row: i64, width: u32, columns: &Range<i64>| {
                let start = row * i64::from(width) + columns.start - left;
                let start = usize::try_from(start * 4).expect("within the canvas");
                start..start + usize::try_from((columns.end - columns.start) * 4).expect("a row")
            };
            let over = &source[at(left, row - top, its_width, &columns)];
            let under = &mut target[at(0, row, width, &columns)];
            lay_over(under, over, opacity);
        }
    }

    /// From the device's coordinates to this canvas's.
    pub(crate) fn device_to_canvas(&self) -> Affine {
        Affine::translate((-f64::from(self.left), -f64::from(self.top)))
    }

    /// The box that it is, in its own coordinates.
    pub(crate) fn bounds(&self) -> Rect {
        let size = (
            f64::from(self.pixmap.width()),
            f64::from(self.pixmap.height()),
        );
        Rect::from_origin_size((0.0, 0.0), size)
    }

    /// The part of the device's plane that it covers.
    pub(crate) fn frame(&self) -> Rect {
        self.bounds() + Vec2::new(f64::from(self.left), f64::from(self.top))
    }

    /// The part of the device's plane that it covers: left, top, width and height.
    pub(crate) fn place(&self) -> [i32; 4] {
        let side = |length: u32| i32::try_from(length).expect("within the limit on pixels");
        let (width, height) = (side(self.pixmap.width()), side(self.pixmap.height()));
        [self.left, self.top, width, height]
    }

    /// Red, green and blue multiplied with the opacity, and the opacity, of
    /// each pixel, row by row.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// As [`bytes`](Self::bytes), to write.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        self.pixmap.data_mut()
    }

    /// The finished picture.
    pub(crate) fn finish(self) -> Pixels {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        Pixels::new(width, height, self.pixmap.take_demultiplied())
    }
}

/// What a length of `its` from `start` covers of one of `length` from 0.
fn overlap(start: i64, its: u32, length: u32) -> Range<i64> {
    let end = (start + i64::from(its)).min(i64::from(length));
    start.max(0)..end.max(start.max(0))
}

fn area(pixmap: &Pixmap) -> u64 {
    u64::from(pixmap.width()) * u64::from(pixmap.height())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, positive, and within the limit on pixels"
)]
fn whole(length: f64) -> u32 {
    length as u32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and within the picture"
)]
fn steps(offset: f64) -> i32 {
    offset as i32
}
