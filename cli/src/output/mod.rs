//! Pictures as they go out: formats, places, and files that are written whole
//! or not at all.

mod atomic;
mod format;
mod target;

pub(crate) use atomic::{Existing, Outlet, through_file, write, write_with};
pub(crate) use format::Format;
pub(crate) use target::{Fault, Target};
