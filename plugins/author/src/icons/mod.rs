//! A pack from a vendor's own icons, without any compiler.
//!
//! [`import`] reads the names and the drawings of SVG files and puts what they
//! hold into a plugin that draws any catalogue. It opens no files: a zip archive
//! is read by [`archive()`], a folder by whoever calls.

mod archive;
mod gather;
mod names;
mod pack;
mod picture;
mod report;

use kinograph_plugins::Manifest;

pub use archive::{ArchiveError, archive};
pub use names::{Vendor, unwanted};
pub use report::{LeftOut, Reason, Report, Taken};

use crate::component::{self, Described};

/// What is read and kept at most; the vendors' own archives stay well below.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The bytes of a zip archive.
    pub archive_bytes: u64,
    /// Files, whatever they are.
    pub files: usize,
    /// The bytes of one SVG file.
    pub svg_bytes: usize,
    /// The bytes of all SVG files.
    pub total_bytes: usize,
    /// Kinds.
    pub kinds: usize,
    /// The bytes of all pictures in the pack.
    pub picture_bytes: usize,
}

impl Limits {
    /// The limits of every import.
    pub const USUAL: Self = Self {
        archive_bytes: 1 << 30,
        files: 50_000,
        svg_bytes: 512 << 10,
        total_bytes: 128 << 20,
        kinds: 2_500,
        picture_bytes: 12 << 20,
    };
}

/// A file of an archive or folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its path in there, with slashes.
    pub path: String,
    /// What it holds, or why that was not read.
    pub content: Result<Vec<u8>, Reason>,
}

/// What the pack is to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whose file names to expect.
    pub vendor: Vendor,
    /// The pack's name; the vendor's usual one where none is given.
    pub id: Option<String>,
}

/// A pack of icons.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plugin.
    pub bytes: Vec<u8>,
    /// What it says of itself.
    pub manifest: Manifest,
    /// What became of each file.
    pub report: Report,
}

/// Why there is no pack.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No file became a kind; why each did not is in the report.
    #[error("holds no icon that could be taken")]
    NoIcons(Report),
    /// The name cannot be a pack's.
    #[error("\"{0}\" is no name for a pack")]
    Name(String),
    /// The pack would be refused by the host.
    #[error("the pack {0}")]
    Pack(#[from] component::Error),
}

/// Makes a pack of icons. The same files give the same bytes, in whatever order
/// they come.
///
/// # Errors
/// When no icon could be taken, or the pack would not load.
pub fn import(mut entries: Vec<Entry>, wanted: &Wanted) -> Result<Imported, Error> {
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let id = wanted.id.as_deref().unwrap_or(wanted.vendor.id());
    if !names::is_name(id) {
        return Err(Error::Name(id.to_owned()));
    }
    let (icons, report) = gather::gather(&entries, wanted.vendor, &Limits::USUAL);
    if icons.is_empty() {
        return Err(Error::NoIcons(report));
    }
    let Described { bytes, manifest } = pack::pack(id, wanted.vendor, &icons)?;
    Ok(Imported {
        bytes,
        manifest,
        report,
    })
}

#[cfg(test)]
mod tests;
