//! Writes a Kinograph scene as SVG: one self-contained document without
//! script, event handlers or references to anything outside it.
//!
//! Text becomes outlines, each glyph defined once, under invisible text for
//! selection, search and screen readers. What the diagram names keeps its
//! name: ids, classes, titles and links are stable from one export to the
//! next. This crate knows scenes only, neither kinds nor themes nor layouts.

mod document;
mod group;
mod ids;
mod number;
mod options;
mod paint;
mod path;
mod shape;
mod symbol;
mod text;
mod writer;
mod xml;

use kinograph_core::Scene;

pub use options::{SvgOptions, SvgSize, SvgText};

/// Writes `scene` as an SVG document.
///
/// The same scene and options give the same text on every machine.
///
/// ```
/// use kinograph_core::{Scene, Size, Table};
/// use kinograph_svg::{SvgOptions, write};
///
/// let scene = Scene {
///     size: Size::new(320.0, 200.0),
///     background: None,
///     title: Some("Shop".to_owned()),
///     description: String::new(),
///     elements: Vec::new(),
///     symbols: Table::new(),
///     glyphs: Table::new(),
/// };
/// assert!(write(&scene, &SvgOptions::default()).contains("<title id=\"kg-title\">Shop</title>"));
/// ```
#[must_use]
pub fn write(scene: &Scene, options: &SvgOptions) -> String {
    document::write(scene, options)
}
