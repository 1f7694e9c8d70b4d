//! The diagram model of Kinograph: from a short text file to a scene that any
//! exporter can draw.
//!
//! ```text
//! text ─parse→ Document ─resolve→ Diagram ─measure→ Visuals ─place→ Placement ─compose→ Scene (+ Timeline)
//! ```
//!
//! Each stage is a function, and [`draw`] is all of them. This crate knows no
//! WebAssembly, no files, no environment, no clock, no threads and no network:
//! whoever embeds it supplies the component kinds ([`Kinds`]) and the layouts
//! ([`LayoutEngine`]), which the `kinograph-plugins` crate implements with
//! sandboxed plugins.

mod animate;
pub mod diagnostic;
pub mod diagram;
pub mod document;
pub mod geometry;
pub mod index;
pub mod kinds;
pub mod layout;
mod measure;
mod names;
mod params;
mod place;
pub mod placement;
mod resolve;
pub mod scene;
mod schema;
pub mod style;
#[cfg(test)]
mod testing;
pub mod text;
pub mod timeline;
pub mod visuals;

pub use animate::{MotionOptions, compose_moving};
pub use diagnostic::{Diagnostic, Severity, Span, has_errors};
pub use diagram::Diagram;
pub use document::{Document, parse};
pub use geometry::{Affine, BezPath, Direction, Insets, Point, Rect, Side, Size, Vec2};
pub use index::{ContainerIx, EdgeIx, GlyphIx, Index, KindIx, NodeIx, PortIx, SymbolIx, Table};
pub use kinds::{DrawContext, Drawings, KindSpec, Kinds, NodeToDraw, PluginError, PortSpec};
pub use layout::{Arrangement, Curve, LayoutEngine, LayoutRequest, LayoutSpec, Orbit, Route};
pub use measure::{frame, measure};
pub use params::{Param, ParamSpec, ParamType, Value};
pub use place::place;
pub use placement::Placement;
pub use resolve::{Overrides, resolve};
pub use scene::{Scene, compose};
pub use schema::schema;
pub use timeline::Timeline;
pub use visuals::{Visual, Visuals};

/// What [`draw`] works with.
#[derive(Clone, Copy)]
pub struct Toolkit<'a> {
    /// The component kinds that are installed.
    pub kinds: &'a dyn Kinds,
    /// The layouts that are installed.
    pub layouts: &'a dyn LayoutEngine,
    /// The fonts.
    pub fonts: &'a text::Fonts,
}

impl std::fmt::Debug for Toolkit<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Toolkit")
            .field("kinds", &self.kinds.specs().len())
            .field("layouts", &self.layouts.specs().len())
            .finish_non_exhaustive()
    }
}

/// Draws a diagram file: the whole pipeline.
///
/// There is no scene when the text has errors. A plugin that fails leaves an
/// error too, but the scene holds a plain box in its place where that is possible.
pub fn draw(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    text: &str,
    overrides: &Overrides,
) -> Option<Scene> {
    let document = parse(diagnostics, text);
    draw_document(diagnostics, toolkit, &document, overrides)
}

/// Draws a diagram file that was parsed already, as [`draw`] does.
///
/// What parsing reported decides too: a document with errors is resolved, so
/// that all of its mistakes are known, but not drawn.
pub fn draw_document(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    document: &Document,
    overrides: &Overrides,
) -> Option<Scene> {
    let (diagram, visuals, placement) = placed(diagnostics, toolkit, document, overrides)?;
    Some(compose(toolkit.fonts, &diagram, &visuals, &placement))
}

/// Draws a diagram file that moves: the scene, and what moves in it.
///
/// The scene holds what [`draw`] draws, and what only a story shows, which
/// cannot be seen without the timeline.
pub fn draw_moving(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    text: &str,
    overrides: &Overrides,
    options: MotionOptions,
) -> Option<(Scene, Timeline)> {
    let document = parse(diagnostics, text);
    draw_document_moving(diagnostics, toolkit, &document, overrides, options)
}

/// Draws a diagram file that was parsed already, as [`draw_moving`] does.
pub fn draw_document_moving(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    document: &Document,
    overrides: &Overrides,
    options: MotionOptions,
) -> Option<(Scene, Timeline)> {
    let (diagram, visuals, placement) = placed(diagnostics, toolkit, document, overrides)?;
    let fonts = toolkit.fonts;
    Some(compose_moving(
        fonts, &diagram, &visuals, &placement, options,
    ))
}

/// Everything before composing; none when the document has errors.
fn placed(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    document: &Document,
    overrides: &Overrides,
) -> Option<(Diagram, Visuals, Placement)> {
    let Toolkit {
        kinds,
        layouts,
        fonts,
    } = toolkit;
    let diagram = resolve(diagnostics, kinds, layouts, document, overrides);
    if has_errors(diagnostics) {
        return None;
    }
    let mut visuals = measure(diagnostics, kinds, fonts, &diagram);
    let placement = place(diagnostics, layouts, &diagram, &visuals);
    frame(
        diagnostics,
        kinds,
        fonts,
        &diagram,
        &placement,
        &mut visuals,
    );
    Some((diagram, visuals, placement))
}
