//! Files that a diagram names, such as scripts and themes: where they may lie.
//!
//! A diagram may come from a stranger, and must not make Kinograph read, and
//! show in an error, what lies anywhere on this computer.

use std::path::{Component, Path, PathBuf};

/// The folders that files may lie in which something names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folders<'a> {
    /// The folder of the diagram.
    pub(crate) own: &'a Path,
    /// Those that the command line adds.
    pub(crate) others: &'a [PathBuf],
}

impl Folders<'_> {
    /// Whether one may look if there is anything at `path`, which `name` leads to.
    pub(crate) fn lets_look(self, name: &str, path: &Path) -> bool {
        let leads_out = Path::new(name)
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
        !leads_out || self.hold(path)
    }

    /// Whether a path leads to something in one of the folders, links followed.
    pub(crate) fn hold(self, path: &Path) -> bool {
        let Ok(real) = path.canonicalize() else {
            return false;
        };
        let folders = self.others.iter().map(PathBuf::as_path).chain([self.own]);
        folders
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| real.starts_with(folder))
    }
}

/// The path of a file that something in `folder` names.
pub(crate) fn inside(folder: &Path, name: &str) -> PathBuf {
    let name = name.strip_prefix("./").unwrap_or(name);
    if folder == Path::new(".") || folder.as_os_str().is_empty() {
        PathBuf::from(name)
    } else {
        folder.join(name)
    }
}
