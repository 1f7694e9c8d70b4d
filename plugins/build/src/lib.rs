//! Builds the plugins of this repository, so that the same sources give the
//! same bytes on every machine and in every folder.
//!
//! [`Workspace::discover`] finds the guest crates, [`Toolchain::build`] makes a
//! core module of one, and [`component()`] makes the self-describing component
//! that is checked in.

mod component;
mod toolchain;
mod workspace;

pub use component::component;
pub use toolchain::Toolchain;
pub use workspace::{Guest, Workspace};
