//! The picture on a node: a plate with an icon or a logo.

use crate::{
    drawing::{Painted, Shape},
    geometry::Rect,
};

use super::{Canvas, Icon, Studio, paint};

/// The width and height of a plate, in pixels.
pub const PLATE: f32 = 36.0;
/// The width and height of a glyph on a plate.
const GLYPH: f32 = 22.0;
/// The same for a logo, which has no lines that could look heavy.
const LOGO: f32 = 24.0;

/// The picture on a node.
#[derive(Clone, Copy, Debug)]
pub enum Emblem {
    /// No picture.
    None,
    /// An icon in the node's colour on a tinted plate.
    Glyph(&'static Icon),
    /// An icon on a plate of the node's full colour, for kinds that should stand out.
    Tile(&'static Icon),
    /// A logo in its own colours.
    Logo(&'static Icon),
    /// A logo whose own colours vanish on dark ground: there it takes the node's colour.
    DarkLogo(&'static Icon),
}

impl Emblem {
    /// Whether there is no picture.
    #[must_use]
    pub fn is_none(self) -> bool {
        matches!(self, Self::None)
    }

    /// Draws the plate and the picture on it; the picture is the part `icon`.
    pub fn draw(self, studio: &mut Studio<'_>, canvas: &mut Canvas, plate: Rect) {
        let radius = (studio.context.corner_radius - 1.0).clamp(0.0, plate.width / 2.0);
        self.draw_on(studio, canvas, Shape::rounded(plate, radius), plate);
    }

    /// Draws the picture on a plate of any shape; `frame` is the plate's box.
    pub fn draw_on(self, studio: &mut Studio<'_>, canvas: &mut Canvas, plate: Shape, frame: Rect) {
        let scale = frame.width / PLATE;
        let fill = match self {
            Self::None => return,
            Self::Tile(_) => paint::ACCENT,
            Self::Glyph(_) | Self::Logo(_) | Self::DarkLogo(_) => paint::ACCENT_MUTED,
        };
        canvas.paint(Painted::new(plate).fill(fill));
        let size = match self {
            Self::Logo(_) | Self::DarkLogo(_) => LOGO,
            _ => GLYPH,
        };
        self.draw_bare(
            studio,
            canvas,
            Rect::around(frame.center(), size * scale, size * scale),
        );
    }

    /// Draws the picture without its plate.
    pub fn draw_bare(self, studio: &mut Studio<'_>, canvas: &mut Canvas, frame: Rect) {
        let dark = studio.context.dark;
        let (symbol, tint) = match self {
            Self::None => return,
            Self::Glyph(icon) => (studio.symbols.icon(icon), paint::ACCENT),
            Self::Tile(icon) => (studio.symbols.icon(icon), paint::ON_ACCENT),
            Self::DarkLogo(icon) if dark => (studio.symbols.mono(icon), paint::ACCENT),
            Self::Logo(icon) | Self::DarkLogo(icon) => (studio.symbols.icon(icon), paint::ACCENT),
        };
        canvas.symbol_part("icon", symbol, frame, tint);
    }
}
