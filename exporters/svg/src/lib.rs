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
mod motion;
mod number;
mod options;
mod paint;
mod pair;
mod path;
mod shape;
mod symbol;
mod text;
mod writer;
mod xml;

use kinograph_core::{Scene, Timeline};

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
    document::write(scene, None, options)
}

/// Writes `scene` as an SVG document that moves as `timeline` says, without
/// script: it moves inside an `<img>` too.
///
/// Whoever prefers less motion, and every viewer that knows no CSS animations,
/// sees the finished diagram.
///
/// ```
/// use kinograph_core::{Scene, Size, Table, Timeline};
/// use kinograph_svg::{SvgOptions, write, write_moving};
///
/// let scene = Scene {
///     size: Size::new(320.0, 200.0),
///     background: None,
///     title: None,
///     description: String::new(),
///     elements: Vec::new(),
///     symbols: Table::new(),
///     glyphs: Table::new(),
/// };
/// let options = SvgOptions::default();
/// // Nothing moves in an empty timeline.
/// assert_eq!(write_moving(&scene, &Timeline::default(), &options), write(&scene, &options));
/// ```
#[must_use]
pub fn write_moving(scene: &Scene, timeline: &Timeline, options: &SvgOptions) -> String {
    document::write(scene, Some(timeline), options)
}

/// A scene, and what moves in it.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// What is seen.
    pub scene: &'a Scene,
    /// What moves; none for a still picture.
    pub timeline: Option<&'a Timeline>,
}

/// Writes two pictures of one diagram, in a light and in a dark theme, as one
/// document that shows the one that its reader prefers.
///
/// The light one is shown where no preference is known. What both have in
/// common is written once, as long as the themes differ in little more than
/// colours; else the document is as large as both.
#[must_use]
pub fn write_pair(light: Picture<'_>, dark: Picture<'_>, options: &SvgOptions) -> String {
    fn write(picture: Picture<'_>, options: &SvgOptions) -> String {
        document::write(picture.scene, picture.timeline, options)
    }
    let first = write(light, options);
    let prefix = ids::Ids::new(&options.id_prefix).prefix().to_owned();
    pair::overlay(&first, &write(dark, options), &prefix).unwrap_or_else(|| {
        let own = SvgOptions {
            id_prefix: format!("{prefix}-dark"),
            ..options.clone()
        };
        pair::stack(&first, &write(dark, &own))
    })
}
