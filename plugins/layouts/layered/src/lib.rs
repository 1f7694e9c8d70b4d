//! The layered layout: rows of nodes along the flow of the edges.
//!
//! A hierarchical Sugiyama layout in which containers take part in every pass:
//! one graph for the whole diagram, with layers, orders and places that are
//! global. `solve.rs` holds the list of passes; every pass has a file of its
//! own, which says what it expects and what it guarantees.
//!
//! It knows boxes, lines and numbers only: no names, no text, no styles. The
//! same request gives the same answer on every machine: all work is in whole
//! pixels, all budgets are counted in steps, and chance comes from the seed.

mod assemble;
mod balance;
mod build;
mod channel;
mod check;
mod components;
mod course;
mod detour;
mod elbows;
#[cfg(test)]
mod fixtures;
mod former;
mod geometry;
mod grid;
mod heights;
mod idle;
mod input;
mod jogs;
mod keep;
mod layers;
mod loops;
mod nesting;
mod order;
mod output;
mod pack;
mod params;
mod pins;
mod place;
mod problem;
mod rows;
mod runs;
mod scene;
mod sides;
mod solve;
mod squeeze;
mod straighten;
mod stretch;
mod tension;
mod titles;
mod tracks;
mod tree;

use kinograph_plugin_sdk::{
    LayoutPack, LayoutSpec, PluginError, PluginInfo,
    layout::{Arrangement, Request},
};

/// The plugin.
#[derive(Clone, Copy, Debug)]
pub struct Layered;

impl LayoutPack for Layered {
    fn describe() -> PluginInfo {
        params::info()
    }

    fn layouts() -> Vec<LayoutSpec> {
        vec![params::spec()]
    }

    fn arrange(layout: String, request: Request) -> Result<Arrangement, PluginError> {
        if layout == params::spec().id {
            arrange(&request)
        } else {
            Err(PluginError::Unknown(layout))
        }
    }
}

/// Arranges a diagram.
///
/// # Errors
/// When the request is malformed: an index out of range, a number that is not
/// finite, negative or beyond a million pixels.
pub fn arrange(request: &Request) -> Result<Arrangement, PluginError> {
    let problem = input::problem(request)?;
    let directions: Vec<_> = request.containers.iter().map(|c| c.direction).collect();
    let mut drawing = nesting::arrange(&problem, request.direction, &directions);
    let pinned: Vec<_> = request.nodes.iter().map(input::pin).collect();
    if pinned.iter().any(Option::is_some) {
        pins::settle(&problem, &pinned, &mut drawing);
    }
    Ok(output::arrangement(request, &problem, &drawing))
}

#[cfg(target_family = "wasm")]
kinograph_plugin_sdk::export_layout_pack!(Layered);
