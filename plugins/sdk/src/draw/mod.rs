//! Drawing kinds: short constructors for the contract's types, text that is
//! measured and wrapped, icons, and ready-made forms.
//!
//! A pack makes one [`Studio`] for each call, draws every node with a form of
//! [`forms`] or with a [`Canvas`] of its own, and hands out the studio's symbols:
//!
//! ```
//! use kinograph_plugin_sdk::{
//!     Context, Drawings, Node, PluginError,
//!     draw::{Emblem, Icon, IconPath, Ink, Studio, TextMeasure, forms::card::Card},
//! };
//!
//! static BOLT: Icon = Icon {
//!     name: "bolt",
//!     size: [24.0, 24.0],
//!     paths: &[IconPath::stroke("M13 3V10H19L11 21V14H5Z", Ink::Tint, 2.0)],
//! };
//!
//! fn draw(text: &dyn TextMeasure, context: &Context, nodes: &[Node]) -> Drawings {
//!     let mut studio = Studio::new(context, text);
//!     let mut visual = |node: &Node| match node.kind.as_str() {
//!         "spark" => Ok(Card::new(Emblem::Glyph(&BOLT)).draw(&mut studio, node)),
//!         kind => Err(PluginError::Unknown(kind.to_owned())),
//!     };
//!     let visuals = nodes.iter().map(&mut visual).collect();
//!     Drawings { visuals, symbols: studio.finish() }
//! }
//! ```
//!
//! `text` is [`HostText`], unless a test wants measures of its own.

mod canvas;
mod emblem;
pub mod forms;
mod geometry;
mod icon;
mod labels;
mod motion;
pub mod paint;
mod path;
mod studio;
mod text;

pub use canvas::Canvas;
pub use emblem::{Emblem, PLATE};
pub use icon::{Icon, IconGradient, IconPath, Ink, Symbols};
pub use labels::Labels;
pub use path::PathBuilder;
pub use studio::Studio;
pub use text::{HostText, TextMeasure};

/// A small count as a length; the lines and slots of a drawing are few.
fn count(count: u32) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
