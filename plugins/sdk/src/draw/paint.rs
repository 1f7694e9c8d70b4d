//! Paints by name, and short constructors for strokes and painted shapes.

use crate::{
    drawing::{Painted, Shape},
    styling::{ColorRole, LineCap, LineJoin, Paint, Rgba, Stroke},
};

/// No paint.
pub const NONE: Paint = Paint::None;
/// Inside a symbol: the tint that is chosen where it is placed.
pub const TINT: Paint = Paint::Tint;
/// What the whole diagram stands on.
pub const BACKGROUND: Paint = Paint::Role(ColorRole::Background);
/// The fill of a card.
pub const SURFACE: Paint = Paint::Role(ColorRole::Surface);
/// A plate that lies on a surface.
pub const SURFACE_RAISED: Paint = Paint::Role(ColorRole::SurfaceRaised);
/// The outline of a card.
pub const OUTLINE: Paint = Paint::Role(ColorRole::Outline);
/// Quieter lines inside a card.
pub const OUTLINE_MUTED: Paint = Paint::Role(ColorRole::OutlineMuted);
/// Labels.
pub const TEXT: Paint = Paint::Role(ColorRole::Text);
/// Captions.
pub const TEXT_MUTED: Paint = Paint::Role(ColorRole::TextMuted);
/// The node's own colour at full strength.
pub const ACCENT: Paint = Paint::Role(ColorRole::Accent);
/// The node's own colour as a tint that carries text.
pub const ACCENT_MUTED: Paint = Paint::Role(ColorRole::AccentMuted);
/// Text and glyphs on the accent.
pub const ON_ACCENT: Paint = Paint::Role(ColorRole::OnAccent);

impl Rgba {
    /// An opaque colour as `0xrrggbb`.
    #[must_use]
    pub const fn hex(color: u32) -> Self {
        let [_, r, g, b] = color.to_be_bytes();
        Self { r, g, b, a: 255 }
    }

    /// An opaque colour as it is written in a table, such as `#ED7100`.
    pub(crate) const fn written(color: &str) -> Self {
        let [b'#', digits @ ..] = color.as_bytes() else {
            panic!("a colour begins with a number sign");
        };
        assert!(digits.len() == 6, "a colour has six digits");
        let mut number = 0;
        let mut index = 0;
        while index < digits.len() {
            let digit = (digits[index] as char).to_digit(16);
            number = number * 16 + digit.expect("a colour is made of hexadecimal digits");
            index += 1;
        }
        Self::hex(number)
    }
}

impl Stroke {
    /// A solid line with round ends and bends; `width` in pixels.
    #[must_use]
    pub const fn new(paint: Paint, width: f32) -> Self {
        Self {
            paint,
            width,
            cap: LineCap::Round,
            join: LineJoin::Round,
            dash: Vec::new(),
            dash_offset: 0.0,
        }
    }

    /// The same line in dashes of `dash` pixels with gaps of `gap` pixels.
    #[must_use]
    pub fn dashed(self, dash: f32, gap: f32) -> Self {
        Self {
            dash: vec![dash, gap],
            cap: LineCap::Butt,
            ..self
        }
    }
}

impl Painted {
    /// A shape without fill or stroke yet.
    #[must_use]
    pub const fn new(shape: Shape) -> Self {
        Self {
            shape,
            fill: NONE,
            stroke: None,
            opacity: 1.0,
            shadow: false,
        }
    }

    /// The shape filled.
    #[must_use]
    pub fn fill(self, fill: Paint) -> Self {
        Self { fill, ..self }
    }

    /// The shape with its outline drawn.
    #[must_use]
    pub fn stroke(self, stroke: Stroke) -> Self {
        Self {
            stroke: Some(stroke),
            ..self
        }
    }

    /// The shape drawn translucent; from 0 to 1.
    #[must_use]
    pub fn opacity(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    /// The shape with the theme's soft shadow under it.
    #[must_use]
    pub fn shadow(self) -> Self {
        Self {
            shadow: true,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_as_it_is_written() {
        const ORANGE: Rgba = Rgba::written("#Ed7100");
        assert_eq!(ORANGE, Rgba::hex(0xed_71_00));
    }
}
