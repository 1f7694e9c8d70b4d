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
mod describe;
pub mod diagnostic;
pub mod diagram;
pub mod document;
pub mod edit;
pub mod geometry;
pub mod index;
pub mod kinds;
pub mod layout;
pub mod lint;
mod measure;
pub mod memory;
mod names;
mod params;
mod place;
pub mod placement;
mod resolve;
pub mod router;
pub mod scene;
mod schema;
pub mod script;
pub mod style;
#[cfg(test)]
mod testing;
pub mod text;
pub mod timeline;
pub mod visuals;

pub use animate::{MotionOptions, compose_moving};
pub use describe::describe;
pub use diagnostic::{Diagnostic, Severity, Span, has_errors};
pub use diagram::Diagram;
pub use document::{Document, parse};
pub use geometry::{Affine, BezPath, Direction, Insets, Point, Rect, Side, Size, Vec2};
pub use index::{ContainerIx, EdgeIx, GlyphIx, Index, KindIx, NodeIx, PortIx, SymbolIx, Table};
pub use kinds::{DrawContext, Drawings, KindSpec, Kinds, NodeToDraw, PluginError, PortSpec};
pub use layout::{Arrangement, Curve, LayoutEngine, LayoutRequest, LayoutSpec, Orbit, Route};
pub use measure::{frame, measure};
pub use memory::Memory;
pub use params::{Param, ParamSpec, ParamType, Value};
pub use place::{place, place_again};
pub use placement::Placement;
pub use resolve::{Overrides, resolve};
pub use scene::{Scene, compose};
pub use schema::{schema, theme_schema};
pub use script::{Script, ScriptCall, ScriptError};
pub use timeline::Timeline;
pub use visuals::{Visual, Visuals};

use diagnostic::code;

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
/// There is no scene when the text has errors, or the script that it names as
/// its layout. A plugin that fails leaves an error too, but the scene holds a
/// plain box in its place where that is possible.
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
    draw_stages(diagnostics, toolkit, document, overrides, None)
        .map(|stages| stages.still(toolkit.fonts))
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
    draw_stages(diagnostics, toolkit, &document, overrides, None)
        .map(|stages| stages.moving(toolkit.fonts, options))
}

/// What the stages of one drawing leave, up to where it is composed.
#[derive(Clone, Debug)]
pub struct Stages {
    /// What was meant.
    pub diagram: Diagram,
    /// What everything looks like.
    pub visuals: Visuals,
    /// Where everything stands.
    pub placement: Placement,
}

impl Stages {
    /// The still picture.
    #[must_use]
    pub fn still(&self, fonts: &text::Fonts) -> Scene {
        compose(fonts, &self.diagram, &self.visuals, &self.placement)
    }

    /// The picture that moves, and what moves in it.
    #[must_use]
    pub fn moving(&self, fonts: &text::Fonts, options: MotionOptions) -> (Scene, Timeline) {
        compose_moving(
            fonts,
            &self.diagram,
            &self.visuals,
            &self.placement,
            options,
        )
    }
}

/// Draws a diagram file up to where it is composed, for those who compose it
/// in several ways or look at what lies beneath. With the memory of an earlier
/// drawing, layouts that can keep things where they stood do.
pub fn draw_stages(
    diagnostics: &mut Vec<Diagnostic>,
    toolkit: Toolkit<'_>,
    document: &Document,
    overrides: &Overrides,
    memory: Option<&Memory>,
) -> Option<Stages> {
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
    let placement = place_again(diagnostics, layouts, &diagram, &visuals, memory);
    // A script is a part of the file: one that fails is a mistake of its author's.
    if diagnostics
        .iter()
        .any(|diagnostic| diagnostic.code == code::SCRIPT)
    {
        return None;
    }
    frame(
        diagnostics,
        kinds,
        fonts,
        &diagram,
        &placement,
        &mut visuals,
    );
    Some(Stages {
        diagram,
        visuals,
        placement,
    })
}
