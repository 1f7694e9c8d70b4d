//! `kinograph.lock`: which packs the diagrams of a folder are drawn with.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use kinograph_core::Diagnostic;
use kinograph_store::LockFile;

use super::Installed;
use crate::{
    failure::Failure,
    input::Input,
    output::{Existing, write},
    report::shown,
};

/// The largest lock file that is read, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// What lock files mean for drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locking {
    /// Other packs than those of a lock file are a warning.
    Advised,
    /// There must be a lock file, and other packs are an error.
    Required,
}

/// Where the lock file of a diagram lies.
pub(crate) fn lock_path(input: &Input) -> PathBuf {
    match input {
        Input::Stdin => LockFile::NAME.into(),
        Input::File(path) => path.with_file_name(LockFile::NAME),
    }
}

/// The lock file, if there is one.
pub(crate) fn read_lock(path: &Path) -> Result<Option<LockFile>, Failure> {
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // A pipe would never end.
        Ok(metadata) if !metadata.is_file() => {
            return Err(Failure::new(format!(
                "cannot read {}: it is no file",
                shown(path.display())
            )));
        }
        _ => {}
    }
    let text = Input::File(path.to_owned()).read(MOST_BYTES)?.text;
    let file = LockFile::parse(&text).map_err(|error| {
        Failure::new(format!("cannot read {}: {error}", shown(path.display()))).hint(
            "`kinograph pack lock` with the names of the diagrams writes it anew, once it is removed",
        )
    })?;
    Ok(Some(file))
}

/// Writes the lock file.
pub(crate) fn write_lock(path: &Path, file: &LockFile) -> Result<(), Failure> {
    write(path, file.to_text().as_bytes(), Existing::Replace)
        .map_err(|error| Failure::writing(path, &error))
}

impl Locking {
    /// The lock file of a diagram.
    ///
    /// # Errors
    /// When it must be there and is not, or cannot be read.
    pub(crate) fn read(self, input: &Input) -> Result<Option<LockFile>, Failure> {
        let path = lock_path(input);
        match read_lock(&path)? {
            None if self == Self::Required => {
                Err(
                    Failure::new(format!("there is no {}", shown(path.display()))).hint(format!(
                        "`kinograph pack lock {}` writes it",
                        shown(input.name())
                    )),
                )
            }
            file => Ok(file),
        }
    }

    /// The packs of the lock file that are not those that are installed.
    pub(crate) fn check_installed(self, lock: &LockFile, installed: &Installed) -> Vec<Diagnostic> {
        let drift = |locked: &kinograph_store::Locked| {
            let id = &locked.id;
            match installed.find(id) {
                Some(pack) if pack.digest == locked.digest => None,
                Some(pack) if pack.version == locked.version => Some(format!(
                    "the pack \"{id}\" is not the one of {}: both are {}, but their bytes differ",
                    LockFile::NAME,
                    pack.version
                )),
                Some(pack) => Some(format!(
                    "the pack \"{id}\" is {} here, and {} in {}",
                    pack.version,
                    locked.version,
                    LockFile::NAME
                )),
                None => Some(format!(
                    "the pack \"{id}\" of {} is not installed",
                    LockFile::NAME
                )),
            }
        };
        let messages = lock.packs().iter().filter_map(drift);
        messages
            .map(|message| {
                self.diagnostic(message).hint(
                    "`kinograph pack install --lock kinograph.lock` installs what it says; \
                     `kinograph pack lock` changes it",
                )
            })
            .collect()
    }

    /// The installed packs that a diagram is drawn with and the lock file does not have.
    pub(crate) fn check_used(
        self,
        lock: &LockFile,
        used: &BTreeSet<String>,
        installed: &Installed,
    ) -> Vec<Diagnostic> {
        used.iter()
            .filter(|id| installed.find(id).is_some() && lock.find(id).is_none())
            .map(|id| {
                let message = format!("the pack \"{id}\" is not in {}", LockFile::NAME);
                self.diagnostic(message)
                    .hint("`kinograph pack lock` adds what a diagram is drawn with")
            })
            .collect()
    }

    fn diagnostic(self, message: String) -> Diagnostic {
        match self {
            Self::Advised => Diagnostic::warning("pack-lock", message),
            Self::Required => Diagnostic::error("pack-lock", message),
        }
    }
}
