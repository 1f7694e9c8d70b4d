//! Packs that somebody installed: where they lie, and what diagrams ask of them.

mod failure;
mod installed;
mod lock;
mod pins;
mod places;
mod used;

pub(crate) use installed::{Installed, usable};
pub(crate) use lock::{Locking, lock_path, read_lock, write_lock};
pub(crate) use pins::check_pins;
pub(crate) use places::Places;
pub(crate) use used::used_packs;
