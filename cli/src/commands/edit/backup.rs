//! What a file was before its last change.
//!
//! It lies beside the file, hidden, as `.shop.yaml.bak`: on the same disk, with
//! the same owner and readers, moved and deleted with its folder, and found by
//! whoever looks for it. A folder of state elsewhere would keep copies of what
//! people believe they have deleted. History is the business of git.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    output::{Existing, write},
};

/// Where the last version of a file is kept.
pub(crate) fn path(file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".bak");
    file.with_file_name(name)
}

/// Keeps a version of a file, as readable as the file itself.
pub(super) fn keep(file: &Path, text: &str) -> Result<(), Failure> {
    let backup = path(file);
    let failed = |error| Failure::writing(&backup, &error);
    write(&backup, text.as_bytes(), Existing::Replace).map_err(failed)?;
    let permissions = fs::metadata(file).map(|file| file.permissions());
    permissions
        .and_then(|permissions| fs::set_permissions(&backup, permissions))
        .map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::path;
    use std::path::Path;

    #[test]
    fn the_backup_lies_beside_the_file() {
        assert_eq!(path(Path::new("shop.yaml")), Path::new(".shop.yaml.bak"));
        assert_eq!(path(Path::new("a/b.yml")), Path::new("a/.b.yml.bak"));
    }
}
