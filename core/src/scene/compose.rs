//! Placement to scene: the last stage that knows themes.

use crate::{Diagram, Placement, Size, Visuals, scene::Scene, text::Fonts};

/// Composes the picture.
#[must_use]
pub fn compose(_fonts: &Fonts, diagram: &Diagram, _visuals: &Visuals, placement: &Placement) -> Scene {
    Scene {
        size: Size::new(placement.bounds.x1, placement.bounds.y1),
        background: None,
        title: diagram.title.clone(),
        description: String::new(),
        elements: Vec::new(),
        symbols: crate::Table::new(),
        glyphs: crate::Table::new(),
    }
}
