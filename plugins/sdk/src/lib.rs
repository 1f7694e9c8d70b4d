//! What a Kinograph component pack or layout is written against.
//!
//! A plugin is a WebAssembly component of about fifty kilobytes. It draws
//! component kinds, arranges diagrams, or both, and is a pure function: it has
//! no files, no clock, no network and no memory from one call to the next.
//! This crate holds the types of the plugin contract, the traits
//! [`ComponentPack`] and [`LayoutPack`], and macros that turn a type
//! which implements them into the plugin that the crate builds to.
//!
//! # A pack in ten minutes
//!
//! `kinograph pack new my-pack --sdk CHECKOUT` writes a crate that builds and
//! draws at once. In its folder,
//!
//! - `kinograph pack build` makes `my-pack.wasm`,
//! - `kinograph pack test -o sheet.png` draws every kind in every way, tells
//!   what breaks the contract, and shows all of them in light and dark,
//! - `kinograph pack install my-pack.wasm` makes diagrams know its kinds.
//!
//! From there,
//!
//! 1. most kinds are one more row of a table: [`catalog`] says which forms there
//!    are and shows a whole pack;
//! 2. a kind that no form suits is drawn with [`draw`]: measure the label, choose
//!    a size on the grid, paint shapes in roles, back to front;
//! 3. what authors may write beside a node is declared with [`params`], and
//!    checked before the pack sees it.
//!
//! `docs/writing-packs.md` in the repository is the same with pictures.
//!
//! # Without the table
//!
//! A pack is a library with `crate-type = ["cdylib", "rlib"]`. One whose kinds
//! are cards, cylinders, queues and the other forms of [`draw::forms`] is a
//! table: [`catalog`] shows a whole one. This is one that draws its one kind itself:
//!
//! ```
//! use kinograph_plugin_sdk::{prelude::*, export_component_pack, host, params};
//!
//! pub struct Shapes;
//!
//! impl ComponentPack for Shapes {
//!     fn describe() -> PluginInfo {
//!         PluginInfo {
//!             id: "shapes".into(),
//!             version: "0.1.0".into(),
//!             title: "Shapes".into(),
//!             doc: "plain shapes".into(),
//!             license: "MIT".into(),
//!             authors: vec!["Ada".into()],
//!         }
//!     }
//!
//!     fn kinds() -> Vec<KindSpec> {
//!         vec![KindSpec {
//!             id: "pill".into(),
//!             title: "Pill".into(),
//!             doc: "a label in a rounded box".into(),
//!             category: "shapes".into(),
//!             container: false,
//!             accent: None,
//!             ports: vec![],
//!             params: vec![params::boolean("shadow", "whether it casts a shadow", true)],
//!             aliases: vec![],
//!             extra: vec![],
//!         }]
//!     }
//!
//!     fn draw(context: Context, nodes: Vec<Node>) -> Drawings {
//!         let visuals = nodes.iter().map(|node| match node.kind.as_str() {
//!             "pill" => Ok(pill(&context, node)),
//!             other => Err(PluginError::Unknown(other.to_owned())),
//!         });
//!         Drawings { visuals: visuals.collect(), symbols: vec![] }
//!     }
//! }
//!
//! fn pill(context: &Context, node: &Node) -> Visual {
//!     let text = host::measure_text(&node.label, context.label, None, Some(1));
//!     let size = Size { width: text.width + 32.0, height: 40.0 };
//!     let frame = Rect { x: 0.0, y: 0.0, width: size.width, height: size.height };
//!     let radii = CornerRadii { top_left: 20.0, top_right: 20.0, bottom_right: 20.0, bottom_left: 20.0 };
//!     let body = Painted {
//!         shape: Shape::Rectangle(BoxShape { frame, radii }),
//!         // Roles, not colours: the theme decides what they look like.
//!         fill: Paint::Role(ColorRole::AccentMuted),
//!         stroke: None,
//!         opacity: 1.0,
//!         shadow: params::get_boolean(&node.params, "shadow").unwrap_or(true),
//!     };
//!     let label = TextRun {
//!         content: node.label.clone(),
//!         at: Point { x: size.width / 2.0, y: size.height / 2.0 },
//!         h: HAlign::Middle,
//!         v: VAlign::Middle,
//!         font: context.label,
//!         fill: Paint::Role(ColorRole::Text),
//!         max_width: None,
//!         max_lines: Some(1),
//!     };
//!     Visual {
//!         size,
//!         bleed: Insets { top: 0.0, right: 0.0, bottom: 0.0, left: 0.0 },
//!         outline: Some(body.shape.clone()),
//!         content: None,
//!         ports: vec![],
//!         primitives: vec![
//!             Primitive { part: Some("body".into()), operation: Operation::Paint(body) },
//!             Primitive { part: Some("label".into()), operation: Operation::Text(label) },
//!         ],
//!         animations: vec![],
//!         accessible_name: None,
//!         extra: vec![],
//!     }
//! }
//!
//! export_component_pack!(Shapes);
//!
//! // A pack is plain Rust and is tested as such; text has approximate measures here.
//! # let font = |size| Font { family: FontFamily::Sans, size, weight: 400, italic: false };
//! # let context = Context { direction: Direction::Right, label: font(14.0), caption: font(12.0),
//! #     corner_radius: 10.0, stroke_width: 1.0, padding: 12.0, grid: 8.0, dark: false };
//! # let node = Node { kind: "pill".into(), label: "hello".into(), caption: None, params: vec![],
//! #     classes: vec![], requested: None, frame: None, extra: vec![] };
//! let drawings = Shapes::draw(context, vec![node]);
//! assert_eq!(drawings.visuals[0].as_ref().unwrap().size.height, 40.0);
//! ```
//!
//! A layout is the same with [`LayoutPack`] and [`export_layout_pack!`], and a
//! plugin that does both implements both traits for one type and exports it
//! with [`export_plugin!`].

pub mod catalog;
pub mod draw;
mod export;
pub mod host;
pub mod params;
pub mod prelude;
pub mod whole;

#[allow(
    unsafe_code,
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unreachable_pub,
    elided_lifetimes_in_paths,
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    reason = "generated from the contract"
)]
#[doc(hidden)]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../wit/v0.1",
        world: "plugin",
        pub_export_macro: true,
        export_macro_name: "export_plugin",
        default_bindings_module: "kinograph_plugin_sdk::bindings",
        additional_derives: [PartialEq, Clone],
        generate_all,
    });
}

pub use bindings::{
    exports::kinograph::plugin::{
        components::{Context, Drawings, KindSpec, Node, PortSpec},
        layouts::LayoutSpec,
        manifest::PluginInfo,
    },
    kinograph::plugin::{
        drawing,
        errors::{ParamError, PluginError},
        geometry, layout_types as layout, styling,
    },
};
#[doc(hidden)]
pub use export::Nothing;
#[doc(hidden)]
pub use host::report_panics;

/// A plugin that supplies component kinds.
pub trait ComponentPack {
    /// What the plugin is.
    fn describe() -> PluginInfo;
    /// The kinds it supplies.
    fn kinds() -> Vec<KindSpec>;
    /// Draws nodes of these kinds; one visual for each node, in the same order.
    fn draw(context: Context, nodes: Vec<Node>) -> Drawings;
}

/// A plugin that supplies layouts.
pub trait LayoutPack {
    /// What the plugin is.
    fn describe() -> PluginInfo;
    /// The layouts it supplies.
    fn layouts() -> Vec<LayoutSpec>;
    /// Arranges a diagram with the layout of this id.
    ///
    /// # Errors
    /// When the layout is unknown or cannot serve the request.
    fn arrange(
        layout: String,
        request: layout::Request,
    ) -> Result<layout::Arrangement, PluginError>;
}
