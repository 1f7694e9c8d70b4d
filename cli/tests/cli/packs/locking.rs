//! The packs that diagrams are for: in the diagram itself, and in `kinograph.lock`.

use std::fs;

use super::{ACME, pack};
use crate::support::{Folder, HOME, SHOP};

fn pinned(version: &str) -> String {
    format!("packs:\n  acme-co: {version}\n{ACME}")
}

/// A folder in which the diagram `acme.yaml` was drawn and locked.
fn locked() -> Folder {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder
        .run(&["pack", "lock", "acme.yaml"])
        .exits_with(0)
        .complains(&["kinograph.lock: acme.yaml is drawn with 1 pack"]);
    folder
}

#[test]
fn a_diagram_says_which_packs_it_is_for() {
    let folder = Folder::with_acme();
    folder.write("acme.yaml", pinned("\"1.2\""));
    folder
        .run(&["validate", "acme.yaml"])
        .exits_with(1)
        .complains(&[
            "error[missing-pack]: the pack \"acme-co\" is not installed",
            "acme.yaml:2:3",
            "`kinograph pack install SOURCE`",
        ]);
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    for version in ["\"1.2\"", "1", "1.2.0", "\">=1.1, <2\"", "~1.2.0", ""] {
        folder.write("acme.yaml", pinned(version));
        folder
            .run(&["validate", "--strict", "acme.yaml"])
            .exits_with(0);
    }
    for version in ["2", "\"1.3\"", "=1.1.0", "0.1"] {
        folder.write("acme.yaml", pinned(version));
        folder
            .run(&["render", "acme.yaml"])
            .exits_with(1)
            .complains(&[
                "error[pack-version]",
                "and this is 1.2.0",
                "`kinograph pack update acme-co`",
            ]);
    }
    folder.write("acme.yaml", pinned("newest"));
    folder
        .run(&["validate", "acme.yaml"])
        .exits_with(1)
        .complains(&[
            "error[bad-version]: \"newest\" is no version",
            "acme.yaml:2:12",
        ]);
    folder.write("acme.yaml", format!("packs:\n  essentials: 99\n{SHOP}"));
    folder
        .run(&["validate", "acme.yaml"])
        .exits_with(1)
        .complains(&["error[pack-version]", "comes with Kinograph"]);
}

#[test]
fn a_lock_file_is_for_people_and_always_the_same() {
    let folder = locked();
    let lock = folder.read("kinograph.lock");
    assert!(lock.starts_with("# The packs"), "{lock}");
    for line in [
        "format = 1\n",
        "[[pack]]\n",
        "id = \"acme-co\"\n",
        "version = \"1.2.0\"\n",
        "digest = \"sha256:",
        "source = \"acme.wasm\"\n",
    ] {
        assert!(lock.contains(line), "no {line:?} in {lock}");
    }
    // Diagrams without packs of their own change nothing.
    folder.write("shop.yaml", SHOP);
    folder
        .run(&["pack", "lock", "shop.yaml", "acme.yaml"])
        .exits_with(0);
    assert_eq!(folder.read("kinograph.lock"), lock);
    folder
        .run(&["render", "--locked", "acme.yaml", "shop.yaml"])
        .exits_with(0);
    folder
        .run(&["validate", "--locked", "--strict", "acme.yaml"])
        .exits_with(0);
}

#[test]
fn other_packs_than_the_locked_ones_are_refused_or_told() {
    let folder = locked();
    folder.write("acme.wasm", pack("acme-co", "1.3.0"));
    folder.run(&["pack", "update"]).exits_with(0);
    let drift = "the pack \"acme-co\" is 1.3.0 here, and 1.2.0 in kinograph.lock";
    for command in ["render", "validate", "lint"] {
        folder
            .run(&[command, "--locked", "acme.yaml"])
            .exits_with(1)
            .complains(&[
                "error[pack-lock]",
                drift,
                "hint: `kinograph pack install --lock",
            ]);
    }
    assert!(!folder.path("acme.svg").exists());
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(0)
        .complains(&["warning[pack-lock]", drift]);
    folder.run(&["pack", "remove", "acme-co"]).exits_with(0);
    folder
        .run(&["validate", "--locked", "acme.yaml"])
        .exits_with(1)
        .complains(&["the pack \"acme-co\" of kinograph.lock is not installed"]);
    // What a diagram is not drawn with does not matter to it.
    folder.write("shop.yaml", SHOP);
    folder
        .run(&["validate", "--locked", "--strict", "shop.yaml"])
        .exits_with(0);
}

#[test]
fn the_same_version_with_other_bytes_is_another_pack() {
    let folder = locked();
    let mut wasm = pack("acme-co", "1.2.0");
    let title = super::position(&wasm, b"\"Hostile\"").expect("it has a title");
    wasm[title + 1] = b'h';
    folder.write("acme.wasm", wasm);
    folder.run(&["pack", "update"]).exits_with(0);
    folder
        .run(&["validate", "--locked", "acme.yaml"])
        .exits_with(1)
        .complains(&["both are 1.2.0, but their bytes differ"]);
    folder
        .run(&["pack", "install", "--lock", "kinograph.lock"])
        .exits_with(2)
        .complains(&["is not what was asked for: it has the digest"]);
}

#[test]
fn a_pack_that_is_not_locked_is_told() {
    let folder = locked();
    folder.write("beta.wasm", pack("beta-co", "1.0.0"));
    folder.run(&["pack", "install", "beta.wasm"]).exits_with(0);
    folder
        .run(&["validate", "--locked", "--strict", "acme.yaml"])
        .exits_with(0);
    folder.write(
        "acme.yaml",
        format!("{ACME}  - base -> satellite\n")
            .replace("nodes:", "nodes:\n  satellite: beta-co/honest"),
    );
    folder
        .run(&["validate", "--locked", "acme.yaml"])
        .exits_with(1)
        .complains(&["the pack \"beta-co\" is not in kinograph.lock"]);
    folder
        .run(&["pack", "lock", "acme.yaml"])
        .exits_with(0)
        .complains(&["with 2 packs"]);
    folder
        .run(&["validate", "--locked", "--strict", "acme.yaml"])
        .exits_with(0);
}

#[test]
fn what_is_locked_is_installed_elsewhere() {
    let folder = locked();
    fs::remove_dir_all(folder.path(HOME)).expect("it is ours");
    folder
        .run(&["validate", "--locked", "acme.yaml"])
        .exits_with(1);
    let install = ["pack", "install", "--lock", "kinograph.lock"];
    folder
        .run(&install)
        .exits_with(0)
        .complains(&["installed acme-co 1.2.0"]);
    folder
        .run(&install)
        .exits_with(0)
        .complains(&["acme-co 1.2.0 was installed already"]);
    folder
        .run(&["validate", "--locked", "--strict", "acme.yaml"])
        .exits_with(0);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn lock_files_that_are_missing_or_damaged_are_told() {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder
        .run(&["render", "--locked", "acme.yaml"])
        .exits_with(2)
        .complains(&[
            "there is no kinograph.lock",
            "hint: `kinograph pack lock acme.yaml`",
        ]);
    folder
        .run(&["pack", "install", "--lock", "kinograph.lock"])
        .exits_with(2)
        .complains(&["there is no kinograph.lock"]);
    for content in [
        "\u{0}",
        "format = 7\n",
        "[[pack]]\nid = 1\n",
        "format = 1\n[[pack]]\n",
    ] {
        folder.write("kinograph.lock", content);
        folder
            .run(&["render", "--locked", "acme.yaml"])
            .exits_with(2)
            .complains(&["cannot read kinograph.lock: it is no lock file of Kinograph"]);
    }
    assert!(!folder.path("acme.svg").exists());
}

#[test]
fn a_diagram_with_mistakes_is_not_locked() {
    let folder = Folder::with_acme();
    folder
        .run(&["pack", "lock", "acme.yaml"])
        .exits_with(1)
        .complains(&["unknown-kind"]);
    assert!(!folder.path("kinograph.lock").exists());
}
