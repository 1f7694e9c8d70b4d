//! Where a picture goes.

use std::{
    ffi::OsStr,
    fs::OpenOptions,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::atomic::{Existing, write};
use crate::{failure::Failure, report::Report};

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
    pub(crate) fn write(&self, report: &Report, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Stdout => report.print_bytes(bytes),
            Self::Inherited(path) => {
                append(path, bytes).map_err(|error| Failure::writing(path, &error))
            }
            Self::File(path) => write(path, bytes, Existing::Replace)
                .map_err(|error| Failure::writing(path, &error)),
        }
    }
}

/// Whoever opened the file owns what is in it: nothing is cut off or replaced.
fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).open(path)?.write_all(bytes)
}
