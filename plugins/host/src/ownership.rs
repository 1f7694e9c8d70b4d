//! Whether files and folders are this user's own.
//!
//! On systems without Unix permissions, the caller's choice of folder inside
//! the user's profile is what protects it, and only links are refused.

use std::{
    fs::{DirBuilder, File, Metadata, OpenOptions},
    io,
    path::Path,
};

/// Creates a folder that only this user can enter, and its parents.
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Checks that a folder is no link, belongs to this user, and only this user can enter it.
pub(crate) fn check_folder(folder: &Path) -> io::Result<()> {
    let metadata = folder.symlink_metadata()?;
    if !metadata.is_dir() {
        return Err(refused("is not a folder"));
    }
    check_owner(&metadata, 0o077)
}

/// Opens a file that is no link, belongs to this user, and that nobody else may write.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        let flags = flags.bits().cast_signed();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    }
    #[cfg(not(unix))]
    if path.symlink_metadata()?.is_symlink() {
        return Err(refused("is a link"));
    }
    let file = options.open(path)?;
    // What was opened is checked, not what stands there now.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(refused("is not a file"));
    }
    check_owner(&metadata, 0o022)?;
    Ok(file)
}

#[cfg(unix)]
fn check_owner(metadata: &Metadata, forbidden: u32) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(refused("belongs to somebody else"));
    }
    if metadata.mode() & forbidden != 0 {
        return Err(refused("is open to others"));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_owner(_metadata: &Metadata, _forbidden: u32) -> io::Result<()> {
    Ok(())
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, why)
}
