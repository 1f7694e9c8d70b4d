//! Large translucent boxes, which panels, tints and shadows are made of.
//!
//! tiny-skia blends every pixel through its general pipeline. Most pixels of a
//! box lie wholly inside it, and the same colour is laid over all of them: that
//! is done here, several times faster and to the same bytes, and tiny-skia
//! draws the rim that is left.

use kinograph_core::{Affine, Rect, geometry::Shape as _};
use tiny_skia::{Color, Pixmap};

/// Below this area the detour costs more than it saves.
const LEAST_PIXELS: f64 = 2_000.0;

/// The whole pixels of a canvas that lie inside a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interior {
    /// On the canvas; its coordinates are whole.
    pub(crate) rect: Rect,
}

impl Interior {
    /// The pixels of a canvas with `bounds` that lie wholly inside a box with
    /// corners of `radius`; none when they are few, or when the box is turned.
    pub(crate) fn new(rect: Rect, radius: f64, to_canvas: Affine, bounds: Rect) -> Option<Self> {
        let [a, b, c, d, ..] = to_canvas.as_coeffs();
        if b != 0.0 || c != 0.0 || a <= 0.0 || d <= 0.0 {
            return None;
        }
        // Moved in by this much, the corners of a box touch the arcs of the
        // rounded one; the rest is for the arcs being only nearly circular.
        let inset = radius * (1.0 - std::f64::consts::FRAC_1_SQRT_2);
        let inside = to_canvas
            .transform_rect_bbox(rect.inset(-inset))
            .inset(-0.1);
        let rect = Rect::new(
            inside.x0.max(bounds.x0).ceil(),
            inside.y0.max(bounds.y0).ceil(),
            inside.x1.min(bounds.x1).floor(),
            inside.y1.min(bounds.y1).floor(),
        );
        let large = rect.width() > 0.0 && rect.height() > 0.0 && rect.area() >= LEAST_PIXELS;
        large.then_some(Self { rect })
    }

    /// The outline of the interior, in canvas coordinates.
    pub(crate) fn outline(&self) -> impl Iterator<Item = kinograph_core::geometry::PathEl> + use<> {
        self.rect.path_elements(1.0)
    }

    /// Lays `color` over the interior, rounding as tiny-skia does.
    pub(crate) fn blend(&self, pixmap: &mut Pixmap, color: Color) {
        let color = color.premultiply().to_color_u8();
        let source = [color.red(), color.green(), color.blue(), color.alpha()];
        let width = pixmap.width() as usize;
        let (left, right) = (whole(self.rect.x0), whole(self.rect.x1));
        let (top, bottom) = (whole(self.rect.y0), whole(self.rect.y1));
        for row in pixmap
            .data_mut()
            .chunks_exact_mut(width * 4)
            .take(bottom)
            .skip(top)
        {
            blend_row(&mut row[left * 4..right * 4], source);
        }
    }
}

/// Lays one premultiplied colour over whole pixels. Sixteen bytes at once are
/// what the compiler makes vector instructions of.
fn blend_row(row: &mut [u8], source: [u8; 4]) {
    let inverse = u16::from(255 - source[3]);
    let over = |under: u8, source: u8| {
        let scaled = (u16::from(under) * inverse + 255).to_le_bytes()[1];
        source.wrapping_add(scaled)
    };
    let (blocks, rest) = row.as_chunks_mut::<16>();
    for block in blocks {
        for (position, byte) in block.iter_mut().enumerate() {
            *byte = over(*byte, source[position % 4]);
        }
    }
    for (position, byte) in rest.iter_mut().enumerate() {
        *byte = over(*byte, source[position % 4]);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, and within the canvas"
)]
fn whole(coordinate: f64) -> usize {
    coordinate as usize
}
