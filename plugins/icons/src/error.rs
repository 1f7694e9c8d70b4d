//! Why icons could not be generated.

use std::{io, path::PathBuf};

/// Why icons could not be generated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", file.display())]
    Io {
        /// Which.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file's name cannot become the name of a constant.
    #[error(
        "{}: an icon's name is lower case words joined by hyphens and starts with a letter",
        file.display()
    )]
    Name {
        /// Which file.
        file: PathBuf,
    },
    /// Two files would give the same constant.
    #[error("{} and {} are both the icon \"{name}\"", first.display(), second.display())]
    SameName {
        /// The name of both.
        name: String,
        /// One file.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// A file is no SVG, or draws something that an icon cannot hold.
    #[error("{}: {reason}", file.display())]
    Icon {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}
