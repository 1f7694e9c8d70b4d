//! `kinograph.lock`: which packs the diagrams of a folder are drawn with.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use kinograph_core::Diagnostic;
use kinograph_store::{LockFile, Locked};

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

    /// What keeps a diagram from being drawn with the packs of its lock file.
    /// `used` are the packs that it is drawn with; none if nobody knows, because
    /// some of them may be missing.
    pub(crate) fn check(
        self,
        lock: &LockFile,
        used: Option<&BTreeSet<String>>,
        installed: &Installed,
    ) -> Vec<Diagnostic> {
        let drifted = lock
            .packs()
            .iter()
            .filter(|locked| used.is_none_or(|used| used.contains(&locked.id)))
            .filter_map(|locked| drift(locked, installed))
            .map(|message| {
                self.diagnostic(message).hint(
                    "`kinograph pack install --lock kinograph.lock` installs what it says; \
                     `kinograph pack lock` changes it",
                )
            });
        let unknown = used
            .into_iter()
            .flatten()
            .filter(|id| installed.find(id).is_some() && lock.find(id).is_none())
            .map(|id| {
                let message = format!("the pack \"{id}\" is not in {}", LockFile::NAME);
                self.diagnostic(message)
                    .hint("`kinograph pack lock` adds what a diagram is drawn with")
            });
        drifted.chain(unknown).collect()
    }

    fn diagnostic(self, message: String) -> Diagnostic {
        match self {
            Self::Advised => Diagnostic::warning("pack-lock", message),
            Self::Required => Diagnostic::error("pack-lock", message),
        }
    }
}

/// In what the installed pack differs from the locked one.
fn drift(locked: &Locked, installed: &Installed) -> Option<String> {
    let Locked {
        id,
        version,
        digest,
        ..
    } = locked;
    let name = LockFile::NAME;
    match installed.find(id) {
        Some(pack) if pack.digest == *digest => None,
        Some(pack) if pack.version == *version => Some(format!(
            "the pack \"{id}\" is not the one of {name}: both are {version}, but their bytes differ"
        )),
        Some(pack) => Some(format!(
            "the pack \"{id}\" is {} here, and {version} in {name}",
            pack.version
        )),
        None => Some(format!("the pack \"{id}\" of {name} is not installed")),
    }
}
