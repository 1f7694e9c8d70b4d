//! The pack in the folder that somebody builds packs in.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use crate::Error;

/// Where builds leave their results, below the folder of the pack.
const RESULTS: [&str; 3] = ["", "dist", "target"];

/// The one `.wasm` file in `folder`, or in its `dist` or `target`.
///
/// # Errors
/// When there is none, or when it is not clear which one is meant.
pub(crate) fn pack_in(folder: &Path) -> Result<PathBuf, Error> {
    for results in RESULTS {
        let place = folder.join(results);
        let mut found = wasm_files(&place).map_err(Error::reading(&place))?;
        match found.len() {
            0 => {}
            1 => return Ok(found.remove(0)),
            _ => {
                let name = |path: &PathBuf| {
                    let path = path.strip_prefix(folder).unwrap_or(path);
                    path.display().to_string()
                };
                return Err(Error::SeveralPacks {
                    folder: folder.to_owned(),
                    names: found.iter().map(name).collect(),
                });
            }
        }
    }
    Err(Error::EmptyFolder(folder.to_owned()))
}

/// The `.wasm` files of a folder in the order of their names; none when there is no folder.
fn wasm_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("wasm")) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_found_where_builds_leave_it() {
        let folder = tempfile::tempdir().expect("there is room for a test");
        let at = |name: &str| folder.path().join(name);
        assert!(matches!(pack_in(folder.path()), Err(Error::EmptyFolder(_))));
        fs::create_dir(at("dist")).expect("the folder is ours");
        fs::write(at("dist/acme.wasm"), "").expect("the folder is ours");
        assert_eq!(pack_in(folder.path()).expect("one"), at("dist/acme.wasm"));
        fs::write(at("own.wasm"), "").expect("the folder is ours");
        assert_eq!(pack_in(folder.path()).expect("nearer"), at("own.wasm"));
        fs::write(at("other.wasm"), "").expect("the folder is ours");
        let error = pack_in(folder.path()).expect_err("which one?").to_string();
        assert!(error.ends_with(": other.wasm, own.wasm"), "{error}");
    }
}
