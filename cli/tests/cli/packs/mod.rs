//! Packs from elsewhere: installing them, drawing with them, and everything that goes wrong.

mod hostile;
mod local;
mod locking;
mod registry;
mod server;
mod signed;
mod trouble;
mod web;

use std::{fs, path::Path};

use crate::support::{Folder, HOME};

/// Says that a test could not be done here.
#[allow(clippy::print_stderr, reason = "a skipped test must say so")]
pub(crate) fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}

/// A diagram that uses the pack `acme-co`.
pub(crate) const ACME: &str = "\
nodes:
  rocket: acme-co/honest, Rocket
  base: service, Base
edges:
  - rocket -> base
";

/// A pack of this id and version that draws kinds and does misdeeds on demand.
/// Nothing but what it says of itself differs from the one the host is tested with.
pub(crate) fn pack(id: &str, version: &str) -> Vec<u8> {
    assert_eq!(
        (id.len(), version.len()),
        (7, 5),
        "lengths must stay as they are"
    );
    let mut wasm = test_data("hostile.wasm");
    let section = b"kinograph:manifest";
    let start = position(&wasm, section).expect("it has a manifest section");
    let manifest = wasm.split_off(start);
    let manifest = String::from_utf8_lossy(&manifest)
        .replace("\"hostile\"", &format!("\"{id}\""))
        .replace(
            "\"version\":\"0.1.0\"",
            &format!("\"version\":\"{version}\""),
        );
    wasm.extend(manifest.as_bytes());
    wasm
}

/// Where the last `part` of `bytes` begins.
pub(crate) fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

/// A file that the host is tested with.
pub(crate) fn test_data(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/host/tests/data");
    fs::read(folder.join(name)).expect("it is checked in")
}

impl Folder {
    /// A folder with the file `acme.wasm` and the diagram `acme.yaml`.
    pub(crate) fn with_acme() -> Self {
        let folder = Self::new();
        folder.write("acme.wasm", pack("acme-co", "1.2.0"));
        folder.write("acme.yaml", ACME);
        folder
    }

    /// The names of the files in the folder of installed packs.
    pub(crate) fn installed_files(&self) -> Vec<String> {
        let folder = self.path(HOME).join("packs");
        let entries = fs::read_dir(folder).into_iter().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("it can be listed")
                    .file_name()
                    .display()
                    .to_string()
            })
            .filter(|name| name != ".lock" && name != "index.json")
            .collect();
        names.sort();
        names
    }

    /// The ids, versions and problems of the installed packs.
    pub(crate) fn installed(&self) -> Vec<(String, String, Option<String>)> {
        let listed = self.run(&["pack", "list", "--json"]).exits_with(0).json();
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let listed = listed.as_array().expect("packs are a list");
        listed
            .iter()
            .filter(|pack| pack["built_in"] == false)
            .map(|pack| {
                (
                    text(&pack["id"]).expect("ids are text"),
                    text(&pack["version"]).expect("versions are text"),
                    text(&pack["problem"]),
                )
            })
            .collect()
    }

    /// Asserts that `acme-co` is installed in this version, and draws.
    #[track_caller]
    pub(crate) fn draws_with_acme(&self, version: &str) {
        let sound = ("acme-co".to_owned(), version.to_owned(), None);
        assert_eq!(self.installed(), [sound]);
        self.write("acme.yaml", ACME);
        self.run(&["render", "acme.yaml"])
            .exits_with(0)
            .complains(&["wrote acme.svg"]);
        assert_eq!(
            self.installed_files().len(),
            1,
            "no leftovers: {:?}",
            self.installed_files()
        );
    }
}
