//! Gets Kinograph packs and keeps them: from files, folders, URLs and OCI
//! registries into one folder, each under the digest of its bytes.
//!
//! A [`Store`] is that folder. [`install()`] fetches what a [`Source`] names,
//! checks it and puts it there; [`Store::find_all`] tells what is installed, whose
//! files are read and checked when they are needed. A [`LockFile`] says which packs a folder of
//! diagrams is drawn with.
//!
//! Installing runs nothing of a pack: it is looked at and compiled, and what it
//! says of itself is read from a section of its file. Whoever can write to the
//! folder can change what diagrams are drawn with, and no more: packs run in the
//! sandbox of `kinograph-plugins`, wherever they come from.
//!
//! Only `net` speaks to the network, and only while something is fetched or
//! published. This crate reads no environment but what the system's certificates,
//! proxies and registry credentials are found by, and prints nothing.

mod digest;
mod error;
mod files;
mod folder;
mod index;
mod install;
mod lock_file;
mod net;
mod pack_file;
mod signature;
mod source;
mod store;

pub use digest::{BadDigest, Digest};
pub use error::Error;
pub use index::Pack;
pub use install::{Installed, Request, Watch, install, read_pack, signature_of};
pub use lock_file::{LockFile, Locked};
pub use net::{Network, Published, publish};
pub use pack_file::PackFile;
pub use signature::Key;
pub use source::Source;
pub use store::{Found, Loaded, Store};
