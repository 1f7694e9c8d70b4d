//! Ready-made forms, one family: the same stroke, the same radius, the same rhythm.
//!
//! A form is a value that holds what its kind decides; its `draw` makes the
//! visual of one node, as wide as the label needs, on the grid, with an outline
//! on which edges end exactly.

pub mod avatar;
mod badge;
pub mod bar;
pub mod bucket;
pub mod card;
pub mod chip;
pub mod cloud;
pub mod cylinder;
pub mod fan;
pub mod log;
mod meter;
pub mod panel;
pub mod phone;
pub mod pipe;
mod row;
pub mod sheet;
pub mod tablet;
pub mod tray;
pub mod window;

pub use row::Row;
