//! Where a picture goes.

use std::{
    ffi::OsStr,
    fs::OpenOptions,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::atomic::{Existing, Outlet, write_with};
use crate::failure::Failure;

/// Where a picture goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Standard output.
    Stdout,
    /// What this process was given as an open file, such as `/dev/fd/3`.
    Inherited(PathBuf),
    /// A file.
    File(PathBuf),
}

impl From<&OsStr> for Target {
    fn from(text: &OsStr) -> Self {
        let path = Path::new(text);
        if text == "-" || path == Path::new("/dev/stdout") {
            return Self::Stdout;
        }
        let inherited = ["/dev/stderr", "/dev/fd", "/proc/self/fd"];
        if inherited.iter().any(|folder| path.starts_with(folder)) {
            Self::Inherited(path.to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }
}

impl Target {
    /// Writes all of it.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        self.write_with(|mut outlet| outlet.write_all(bytes).map_err(Fault::from))
    }

    /// Writes what `make` writes; a file is replaced only once all of it is there.
    ///
    /// # Errors
    /// When the place cannot be written to, or as `make` says.
    pub(crate) fn write_with(
        &self,
        make: impl FnOnce(Outlet<'_>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        let (path, result) = match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                let result = make(Outlet::Stream(&mut stdout));
                let result = result.and_then(|()| Ok(stdout.flush()?));
                (Path::new("standard output"), result)
            }
            Self::Inherited(path) => {
                // Whoever opened the file owns what is in it: nothing is cut off or replaced.
                let file = OpenOptions::new().append(true).open(path);
                let write = |mut file| make(Outlet::Stream(&mut file));
                (path.as_path(), file.map_err(Fault::from).and_then(write))
            }
            Self::File(path) => (path.as_path(), write_with(path, Existing::Replace, make)),
        };
        result.map_err(|fault| match fault {
            Fault::Writing(error) => Failure::writing(path, &error),
            Fault::Other(failure) => failure,
        })
    }
}

/// Why a picture was not written.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The place where it goes is to blame.
    Writing(io::Error),
    /// Something else is.
    Other(Failure),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}
