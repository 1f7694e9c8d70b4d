//! The picture on a node: a plate with an icon or a logo.

use crate::{
    drawing::{Painted, Shape},
    geometry::Rect,
    styling::{Paint, Rgba},
};

use super::{Canvas, Icon, Studio, paint};

/// The width and height of a plate, in pixels.
pub const PLATE: f32 = 36.0;
/// The width and height of a glyph on a plate.
const GLYPH: f32 = 22.0;
/// The same for a logo, which has no lines that could look heavy.
const LOGO: f32 = 24.0;
/// The plate of a logo that needs light ground.
const LIGHT_PLATE: Rgba = Rgba::hex(0x00f4_f5f7);

/// The picture on a node.
#[derive(Clone, Copy, Debug)]
pub enum Emblem {
    /// No picture.
    None,
    /// An icon in the node's colour on a tinted plate.
    Glyph(&'static Icon),
    /// An icon on a plate of the node's full colour, for kinds that should stand out.
    Tile(&'static Icon),
    /// An icon on a plate of a colour that no theme and no author changes, as a
    /// logo's: for brands whose mark may not be shown.
    Brand(&'static Icon, Rgba),
    /// A picture that brings its own plate, in two colours: the node's, and
    /// where it is white, what is legible on that.
    Seal(&'static Icon),
    /// A logo of one colour, in the node's colour on a tinted plate; the colours
    /// of its artwork do not matter.
    Mark(&'static Icon),
    /// Artwork in its own colours that takes the place of the plate, such as a
    /// vendor's icon that brings its own ground.
    Picture(&'static Icon),
    /// A logo in its own colours.
    Logo(&'static Icon),
    /// A logo whose own colours vanish on dark ground: there it takes the node's colour.
    DarkLogo(&'static Icon),
    /// A logo whose own colours vanish on dark ground and which one colour would
    /// make a blot: there its plate is light.
    PlatedLogo(&'static Icon),
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
        match self {
            Self::None => return,
            Self::Seal(_) => return self.draw_picture(studio, canvas, frame),
            Self::Picture(_) => {
                return canvas.clipped(plate, |canvas| self.draw_picture(studio, canvas, frame));
            }
            _ => {}
        }
        let (fill, _) = self.plate(studio.context.dark);
        canvas.paint(Painted::new(plate).fill(fill));
        let size = match self {
            Self::Logo(_) | Self::DarkLogo(_) | Self::PlatedLogo(_) => LOGO,
            _ => GLYPH,
        };
        let size = size * frame.width / PLATE;
        self.draw_picture(studio, canvas, Rect::around(frame.center(), size, size));
    }

    /// Draws the picture where there is no room for a plate; one that would be
    /// lost without its plate keeps a small one.
    pub fn draw_bare(self, studio: &mut Studio<'_>, canvas: &mut Canvas, frame: Rect) {
        if !self.needs_plate(studio.context.dark) {
            return self.draw_picture(studio, canvas, frame);
        }
        let (fill, _) = self.plate(studio.context.dark);
        canvas.paint(Painted::new(Shape::rounded(frame, frame.width / 5.0)).fill(fill));
        self.draw_picture(studio, canvas, frame.inset(frame.width / 6.0));
    }

    /// What its plate is filled with on light or dark ground, and what is
    /// legible there.
    #[must_use]
    pub fn plate(self, dark: bool) -> (Paint, Paint) {
        match self {
            Self::Tile(_) | Self::Seal(_) => (paint::ACCENT, paint::ON_ACCENT),
            Self::Brand(_, color) => (Paint::Solid(color), Paint::Solid(ink_on(color))),
            Self::PlatedLogo(_) if dark => {
                (Paint::Solid(LIGHT_PLATE), Paint::Solid(ink_on(LIGHT_PLATE)))
            }
            _ => (paint::ACCENT_MUTED, paint::ACCENT),
        }
    }

    /// Whether the picture would be lost without its plate.
    fn needs_plate(self, dark: bool) -> bool {
        match self {
            Self::Tile(_) | Self::Brand(..) => true,
            Self::PlatedLogo(_) => dark,
            _ => false,
        }
    }

    fn draw_picture(self, studio: &mut Studio<'_>, canvas: &mut Canvas, frame: Rect) {
        let dark = studio.context.dark;
        let symbols = &mut studio.symbols;
        let symbol = match self {
            Self::None => return,
            Self::Mark(icon) => symbols.mono(icon),
            Self::DarkLogo(icon) if dark => symbols.mono(icon),
            Self::Seal(icon) => symbols.seal(icon),
            Self::Glyph(icon)
            | Self::Tile(icon)
            | Self::Brand(icon, _)
            | Self::Picture(icon)
            | Self::Logo(icon)
            | Self::DarkLogo(icon)
            | Self::PlatedLogo(icon) => symbols.icon(icon),
        };
        let tint = match self {
            Self::Tile(_) | Self::Brand(..) => self.plate(dark).1,
            _ => paint::ACCENT,
        };
        canvas.symbol_part("icon", symbol, frame, tint);
    }
}

/// White, unless the plate is too light for it: a glyph is seen from a contrast
/// of 3 on (WCAG 2.1, 1.4.11).
fn ink_on(plate: Rgba) -> Rgba {
    /// White has that contrast up to a luminance of 0.3, which [`lightness`] puts here.
    const LIGHTEST: f32 = 0.34;
    if lightness(plate) > LIGHTEST {
        Rgba::hex(0x0014_1820)
    } else {
        Rgba::hex(0x00ff_ffff)
    }
}

/// The relative luminance from 0 to 1, up to 0.04 too much: with the square as
/// the transfer function, which unlike a power is the same on every machine.
fn lightness(Rgba { r, g, b, .. }: Rgba) -> f32 {
    let linear = |channel: u8| {
        let channel = f32::from(channel) / 255.0;
        channel * channel
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glyph_is_white_unless_its_plate_is_light() {
        let white = Rgba::hex(0x00ff_ffff);
        for dark in [0x0000_78d4, 0x0042_85f4, 0x00ed_7100, 0x007a_a116] {
            assert_eq!(ink_on(Rgba::hex(dark)), white, "{dark:06x}");
        }
        for light in [0x00ff_ffff, 0x00ff_9900, 0x00ae_cbfa] {
            assert_ne!(ink_on(Rgba::hex(light)), white, "{light:06x}");
        }
    }
}
