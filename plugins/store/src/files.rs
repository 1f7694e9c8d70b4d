//! Files that are read with care and written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::Path,
};

use crate::Error;

/// Begins the names of files that are being written.
const TEMPORARY: &str = ".tmp-";

/// Reads a file, unless it is larger than `most` bytes.
///
/// # Errors
/// [`Error::TooLarge`], or when it cannot be read; what is no file, such as a
/// pipe that would never end, cannot be read.
pub(crate) fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, Error> {
    let read = || -> io::Result<Vec<u8>> {
        // Opening a pipe would wait for somebody to write to it.
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(io::Error::other("it is no ordinary file"));
        }
        let enough = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        // Room for all of it at once: growing step by step copies it each time.
        let expected = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(expected.min(most).saturating_add(1));
        File::open(path)?.take(enough).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(Error::reading(path))?;
    if bytes.len() > most {
        return Err(Error::TooLarge {
            name: path.display().to_string(),
            limit: most,
        });
    }
    Ok(bytes)
}

/// Puts a file in its place once all of it is on the disk: whatever happens
/// meanwhile, there is the old file or the new one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// Whether a name is one that [`write_whole`] gives to what is not yet whole.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY)
}

/// Makes the names in a folder last.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere folders cannot be opened, and names last by themselves.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
