//! Files that are written whole or not at all.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions, Permissions},
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

/// What to do about a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Put the new one in its place, with the permissions of the old one.
    Replace,
    /// Leave it alone and fail.
    Keep,
}

/// Where bytes go while they are made.
pub(crate) enum Outlet<'a> {
    /// A file that takes the place of the old one once it is whole.
    File(&'a mut File),
    /// A pipe or a device: what is written is gone.
    Stream(&'a mut dyn Write),
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stream(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Stream(stream) => stream.flush(),
        }
    }
}

/// Writes a file through a temporary one beside it.
///
/// Readers see the old content or the new, and when anything fails they see
/// the old. A link is followed, so that it goes on leading where it led. Pipes
/// and devices are written to directly, since they cannot be replaced.
///
/// # Errors
/// When the file system refuses, or with [`Existing::Keep`] when there is something already.
pub(crate) fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    write_with(path, existing, |mut outlet| outlet.write_all(bytes))
}

/// As [`write()`], with what `make` writes.
///
/// # Errors
/// Those of [`write()`], and that of `make`, after which the old file is as it was.
pub(crate) fn write_with<E: From<io::Error>>(
    path: &Path,
    existing: Existing,
    make: impl FnOnce(Outlet<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let target = follow_links(path)?;
    match fs::metadata(&target) {
        Ok(_) if existing == Existing::Keep => {
            Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
        }
        Ok(metadata) if metadata.is_dir() => {
            Err(io::Error::from(io::ErrorKind::IsADirectory).into())
        }
        Ok(metadata) if metadata.is_file() => {
            // Replacing needs no right to the old file, only to its folder.
            // Who made it read-only meant it to stay as it is.
            OpenOptions::new().write(true).open(&target)?;
            replace(&target, make, Some(metadata.permissions()), existing)
        }
        Ok(_) => make(Outlet::Stream(
            &mut OpenOptions::new().write(true).open(&target)?,
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            replace(&target, make, None, existing)
        }
        Err(error) => Err(error.into()),
    }
}

/// Writes to a stream what `make` writes to a file, for formats that go back in
/// what they wrote.
///
/// # Errors
/// When there is no room for the file, the stream fails, or as `make` says.
pub(crate) fn through_file<E: From<io::Error>>(
    stream: &mut dyn Write,
    make: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let mut whole = tempfile::tempfile()?;
    make(&mut whole)?;
    whole.rewind()?;
    io::copy(&mut whole, stream)?;
    Ok(())
}

/// Where a path leads in the end, whether or not there is anything.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    // Linux gives up after as many.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else {
            return Ok(path);
        };
        // Where a link leads is told from the folder that it lies in.
        path.set_file_name(target);
    }
    Err(io::Error::other("the links lead in a circle"))
}

fn replace<E: From<io::Error>>(
    target: &Path,
    make: impl FnOnce(Outlet<'_>) -> Result<(), E>,
    permissions: Option<Permissions>,
    existing: Existing,
) -> Result<(), E> {
    let folder = match target.parent() {
        Some(parent) if parent != OsStr::new("") => parent,
        _ => Path::new("."),
    };
    if target.file_name().is_none() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    let mut temporary = temporary_in(folder)?;
    make(Outlet::File(temporary.as_file_mut()))?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    // On the way out of a failed rename the temporary file is removed.
    match existing {
        Existing::Replace => temporary.persist(target),
        Existing::Keep => temporary.persist_noclobber(target),
    }
    .map(drop)
    .map_err(|error| error.error.into())
}

/// A temporary file that is as readable as any file that a program makes:
/// what `tempfile` makes by itself is private to its owner for ever.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kinograph-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("the folder is ours")
            .map(|entry| {
                entry
                    .expect("it can be listed")
                    .file_name()
                    .display()
                    .to_string()
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        let path = folder.path().join("a.svg");
        write(&path, b"a long first version", Existing::Replace).expect("it is new");
        write(&path, b"second", Existing::Replace).expect("it may be replaced");
        assert_eq!(fs::read(&path).expect("it is there"), b"second");
        assert_eq!(names(folder.path()), ["a.svg"]);
    }

    #[test]
    fn what_is_given_up_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        let path = folder.path().join("a.mp4");
        write(&path, b"old", Existing::Replace).expect("it is new");
        let stopped = write_with(&path, Existing::Replace, |mut outlet| {
            outlet.write_all(b"half of the ")?;
            Err(io::Error::other("stopped"))
        });
        stopped.expect_err("it was given up");
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        assert_eq!(names(folder.path()), ["a.mp4"]);
    }

    #[test]
    fn what_is_there_is_kept_when_asked() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        let path = folder.path().join("a.yaml");
        write(&path, b"mine", Existing::Keep).expect("it is new");
        let error = write(&path, b"other", Existing::Keep).expect_err("it is there");
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("it is there"), b"mine");
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        for path in [folder.path().to_owned(), folder.path().join("..")] {
            let error = write(&path, b"x", Existing::Replace).expect_err("it is a folder");
            assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_goes_on_leading_where_it_led() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("there is room for a test");
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).expect("the folder is ours");
        let link = folder.path().join("link.svg");
        symlink("inner/real.svg", &link).expect("links can be made");
        for text in ["first", "second"] {
            write(&link, text.as_bytes(), Existing::Replace).expect("it leads somewhere");
            assert_eq!(
                fs::read_to_string(inner.join("real.svg")).expect("it is there"),
                text
            );
        }
        assert!(
            fs::symlink_metadata(&link)
                .expect("it is there")
                .is_symlink()
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        let link = folder.path().join("link.svg");
        std::os::unix::fs::symlink("link.svg", &link).expect("links can be made");
        write(&link, b"x", Existing::Replace).expect_err("it leads nowhere");
    }
}
