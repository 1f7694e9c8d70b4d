//! What makes and checks Kinograph packs.
//!
//! [`scaffold`] is a pack to start from, [`component`] turns what a compiler
//! leaves into a plugin that says what it is, [`check()`] draws every kind of a
//! pack in every way and finds what breaks the contract, [`sheet()`] shows them all
//! in one picture, and [`icons`] makes a pack of a vendor's own icons.
//!
//! The crate reads and writes no files and runs no compiler: whoever uses it does.

pub mod check;
pub mod component;
pub mod icons;
mod probe;
pub mod scaffold;
pub mod sheet;

pub use check::check;
pub use sheet::sheet;
