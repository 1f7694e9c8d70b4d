//! The layouts, one file each.

mod force;
mod grid;
mod hub;
mod lanes;
mod orbit;
mod pipeline;
mod radial;
mod tree;

use kinograph_plugin_sdk::{LayoutSpec, PluginError};

use crate::{
    diagram::{Diagram, Drawing},
    params::Given,
};

/// A layout: what it is, and what it does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    pub(crate) spec: fn() -> LayoutSpec,
    pub(crate) arrange: fn(&Diagram, &Given<'_>) -> Result<Drawing, PluginError>,
}

/// All layouts, in the order of their names.
pub(crate) const PATTERNS: [Pattern; 8] = [
    force::PATTERN,
    grid::PATTERN,
    hub::PATTERN,
    lanes::PATTERN,
    orbit::PATTERN,
    pipeline::PATTERN,
    radial::PATTERN,
    tree::PATTERN,
];

/// More nodes than this make no picture that anybody can read.
const MOST_NODES: u32 = 10_000;

/// The declaration of a layout of the usual kind.
fn spec(id: &str, title: &str, doc: &str) -> LayoutSpec {
    LayoutSpec {
        id: id.into(),
        title: title.into(),
        doc: doc.into(),
        containers: true,
        max_nodes: Some(MOST_NODES),
        params: Vec::new(),
        aliases: Vec::new(),
        extra: Vec::new(),
    }
}
