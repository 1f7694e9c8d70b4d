//! What can go wrong.

use std::{io, path::PathBuf};

use kinograph_plugins::LoadError;

use crate::{BadDigest, Digest};

/// Why something was not done. What was installed before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {}", .path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {}", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The list of installed packs cannot be used.
    #[error("the list of installed packs, {}, is damaged: {reason}", .path.display())]
    DamagedIndex {
        /// The list.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The list of installed packs has a form that this version does not know.
    #[error("the list of installed packs, {}, was written by a newer version of Kinograph", .0.display())]
    NewerIndex(PathBuf),
    /// There is no such pack.
    #[error("no pack called \"{id}\" is installed")]
    NotInstalled {
        /// The name that was asked for.
        id: String,
        /// Those that are.
        installed: Vec<String>,
    },
    /// A built-in pack has the name.
    #[error("\"{0}\" is the name of a pack that comes with Kinograph")]
    BuiltIn(String),
    /// The file of an installed pack is not what was installed.
    #[error("the file of the pack \"{0}\" was changed after it was installed")]
    Tampered(String),
    /// The file of an installed pack is gone.
    #[error("the file of the pack \"{0}\" is missing")]
    FileMissing(String),
    /// It is no pack that this version can use.
    #[error("{name} {error}")]
    Refused {
        /// What was to be installed.
        name: String,
        /// Why not.
        error: LoadError,
    },
    /// A text names no source.
    #[error("\"{text}\" is nothing to install from: {reason}")]
    BadSource {
        /// The text.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A text names no place to publish to.
    #[error("cannot publish to {text}: {reason}")]
    BadTarget {
        /// The text.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A folder holds no pack.
    #[error("there is no pack in {}: no file in it ends with .wasm", .0.display())]
    EmptyFolder(PathBuf),
    /// A folder holds several packs.
    #[error("there are several packs in {}: {}", .folder.display(), .names.join(", "))]
    SeveralPacks {
        /// The folder.
        folder: PathBuf,
        /// The names of the files.
        names: Vec<String>,
    },
    /// What is to be installed is too large.
    #[error("{name} is larger than the {} MiB that a pack may have", .limit >> 20)]
    TooLarge {
        /// What was to be installed.
        name: String,
        /// The most that is allowed, in bytes.
        limit: usize,
    },
    /// What came is not what was asked for.
    #[error("{name} is not what was asked for: it has the digest {found}, not {expected}")]
    OtherDigest {
        /// What was to be installed.
        name: String,
        /// What was asked for.
        expected: Digest,
        /// What came.
        found: Digest,
    },
    /// Another pack came than was asked for.
    #[error("{name} is not what was asked for: it is the pack \"{found}\", not \"{expected}\"")]
    OtherPack {
        /// What was to be installed.
        name: String,
        /// What was asked for.
        expected: String,
        /// What came.
        found: String,
    },
    /// A text is no digest.
    #[error(transparent)]
    Digest(#[from] BadDigest),
    /// A text is no key.
    #[error("{0} is no public key of minisign")]
    BadKey(String),
    /// There is no signature, although a key was given.
    #[error("{0} is not signed")]
    Unsigned(String),
    /// The signature is not by the key, or not for these bytes.
    #[error("the signature of {name} is not valid: {reason}")]
    BadSignature {
        /// What was to be installed.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The pack that is installed was signed with another key.
    #[error("the pack \"{id}\" that is installed was signed with another key, {key}")]
    OtherKey {
        /// The pack.
        id: String,
        /// The key that it was signed with.
        key: String,
    },
    /// The pack that is installed came from a source that nobody remembers.
    #[error("nobody knows any more where the pack \"{0}\" came from")]
    NoSource(String),
    /// A lock file cannot be understood.
    #[error("it is no lock file of Kinograph: {0}")]
    BadLockFile(String),
    /// Something could not be fetched or published.
    #[error("cannot {verb} {name}: {reason}")]
    Network {
        /// What was tried: `download` or `publish to`.
        verb: &'static str,
        /// What was to be fetched, or the place to publish to.
        name: String,
        /// Why not.
        reason: String,
        /// Whether the server could not prove who it is.
        untrusted: bool,
    },
    /// A file with certificates holds none.
    #[error("there is no certificate in it that can be read")]
    BadCertificate,
    /// Whoever watches wants to stop.
    #[error("stopped")]
    Stopped,
}

impl Error {
    pub(crate) fn reading(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::Read { path, source }
    }

    pub(crate) fn writing(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::Write { path, source }
    }
}
