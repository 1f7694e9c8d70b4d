//! Which crates of the workspace are plugins, and where their builds belong.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, bail};
use serde::Deserialize;

/// Folders whose crates are plugins, and the folders that their builds are checked in to.
const GUESTS: [(&str, &str); 4] = [
    ("plugins/packs", "plugins/dist"),
    ("plugins/layouts", "plugins/dist"),
    ("plugins/author/guests", "plugins/author/data"),
    ("plugins/host/tests/guests", "plugins/host/tests/data"),
];

/// The workspace as far as it matters here.
#[derive(Debug)]
pub struct Workspace {
    /// Its folder.
    pub root: PathBuf,
    /// Where plugins are built, apart from everything else.
    pub target: PathBuf,
    /// Its plugins, in the order of their names.
    pub guests: Vec<Guest>,
}

/// A crate that is a plugin.
#[derive(Debug)]
pub struct Guest {
    /// The name of its folder, which is also the plugin's id.
    pub id: String,
    /// The name of its package.
    pub package: String,
    /// The name of its library, which the core module is called after.
    pub library: String,
    /// Where its build is checked in.
    pub path: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    crate_types: Vec<String>,
}

impl Workspace {
    /// The workspace that `folder` is in.
    ///
    /// # Errors
    /// When cargo cannot read it.
    pub fn discover(folder: &Path) -> anyhow::Result<Self> {
        let output = Command::new("cargo")
            .args(["metadata", "--format-version=1", "--no-deps", "--locked"])
            .current_dir(folder)
            .output()
            .context("cargo cannot be run")?;
        if !output.status.success() {
            bail!(
                "cargo metadata failed\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).context("cargo metadata is not understood")?;
        let root = metadata.workspace_root;
        let mut guests: Vec<Guest> = metadata
            .packages
            .into_iter()
            .filter_map(|package| guest(&root, package))
            .collect();
        guests.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self {
            target: metadata.target_directory.join("plugins"),
            root,
            guests,
        })
    }

    /// Checked-in builds that no crate makes any more.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn leftovers(&self) -> anyhow::Result<Vec<PathBuf>> {
        let mut leftovers = Vec::new();
        for (_, builds) in GUESTS {
            let folder = self.root.join(builds);
            if !folder.exists() {
                continue;
            }
            let entries = folder
                .read_dir()
                .with_context(|| format!("{} cannot be read", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                let is_build = path
                    .extension()
                    .is_some_and(|extension| extension == "wasm");
                if is_build && !self.guests.iter().any(|guest| guest.path == path) {
                    leftovers.push(path);
                }
            }
        }
        leftovers.sort();
        leftovers.dedup();
        Ok(leftovers)
    }
}

fn guest(root: &Path, package: Package) -> Option<Guest> {
    let folder = package.manifest_path.parent()?;
    let (_, builds) = GUESTS
        .iter()
        .find(|(sources, _)| folder.parent() == Some(&root.join(sources)))?;
    let library = package
        .targets
        .into_iter()
        .find(|target| target.crate_types.iter().any(|sort| sort == "cdylib"))?;
    let id = folder.file_name()?.to_str()?.to_owned();
    Some(Guest {
        path: root.join(builds).join(format!("{id}.wasm")),
        id,
        package: package.name,
        library: library.name.replace('-', "_"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugins_are_found_and_belong_somewhere() {
        let workspace = Workspace::discover(Path::new(".")).unwrap();
        let path = |id: &str| {
            let guest = workspace.guests.iter().find(|guest| guest.id == id);
            guest.map(|guest| guest.path.strip_prefix(&workspace.root).unwrap().to_owned())
        };
        assert_eq!(path("layered"), Some("plugins/dist/layered.wasm".into()));
        assert_eq!(
            path("hostile"),
            Some("plugins/host/tests/data/hostile.wasm".into())
        );
        assert_eq!(path("sdk"), None);
        assert!(workspace.guests.is_sorted_by_key(|guest| &guest.id));
    }

    #[test]
    fn a_build_without_a_crate_is_a_leftover() {
        let mut workspace = Workspace::discover(Path::new(".")).unwrap();
        let forgotten = workspace.guests.remove(0).path;
        assert!(workspace.leftovers().unwrap().contains(&forgotten));
    }
}
