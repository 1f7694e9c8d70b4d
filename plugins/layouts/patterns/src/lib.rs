//! Layouts by pattern: `hub`, `radial`, `orbit`, `pipeline`, `tree`, `grid`, `force` and `lanes`.
//!
//! Each is a file of `layouts/` that puts together passes of this folder, which
//! know boxes, lines and numbers only: no names, no text, no styles. Most
//! arrange one level of containers at a time, see `nesting.rs`. They place; how
//! edges run between what they placed is left to the host, which is told how
//! the lines should look; only trees know their edges themselves.
//!
//! The same request gives the same answer on every machine: places are whole
//! pixels, nothing is drawn by lot, and sines come from a library of its own.

mod center;
mod circle;
mod columns;
mod diagram;
#[cfg(test)]
mod fixtures;
mod flow;
mod geometry;
mod graph;
mod input;
mod layers;
mod layouts;
mod level;
mod nesting;
mod order;
mod output;
mod pack;
mod params;
mod parts;
mod pins;
mod rings;
mod seating;
mod separate;
mod spanning;
mod stems;
mod stress;
mod tidy;

use kinograph_plugin_sdk::{
    LayoutPack, LayoutSpec, PluginError, PluginInfo,
    layout::{Arrangement, Request},
};

use crate::{layouts::PATTERNS, params::Given};

/// The plugin.
#[derive(Clone, Copy, Debug)]
pub struct Patterns;

impl LayoutPack for Patterns {
    fn describe() -> PluginInfo {
        PluginInfo {
            id: "patterns".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            title: "Patterns".into(),
            doc: "arranges diagrams as hubs, rings, trees, grids, pipelines and lanes".into(),
            license: "MIT OR Apache-2.0".into(),
            authors: vec!["The Kinograph authors".into()],
        }
    }

    fn layouts() -> Vec<LayoutSpec> {
        PATTERNS.iter().map(|pattern| (pattern.spec)()).collect()
    }

    fn arrange(layout: String, request: Request) -> Result<Arrangement, PluginError> {
        arrange(&layout, &request)
    }
}

/// Arranges a diagram with the layout of this id.
///
/// # Errors
/// When there is no such layout, the request is malformed (an index out of
/// range, a number that is not finite, negative or beyond a million pixels), or
/// the layout cannot serve it.
pub fn arrange(layout: &str, request: &Request) -> Result<Arrangement, PluginError> {
    let mut patterns = PATTERNS.iter().map(|pattern| (pattern, (pattern.spec)()));
    let (pattern, spec) = patterns
        .find(|(_, spec)| spec.id == layout)
        .ok_or_else(|| PluginError::Unknown(layout.to_owned()))?;
    let mut diagram = input::diagram(request)?;
    let given = Given::new(&spec.params, request)?;
    diagram.spacing = given.spacing(diagram.spacing)?;
    let mut drawing = (pattern.arrange)(&diagram, &given)?;
    pins::settle(&diagram, &mut drawing);
    Ok(output::arrangement(request, &drawing, given.curve()))
}

#[cfg(target_family = "wasm")]
kinograph_plugin_sdk::export_layout_pack!(Patterns);
