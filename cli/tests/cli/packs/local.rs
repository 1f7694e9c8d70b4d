//! Packs from files and folders, and what can be done with those that are installed.

use std::fs;

use super::{ACME, pack};
use crate::support::{Folder, HOME, SHOP};

#[test]
fn a_file_is_installed_and_drawn_with() {
    let folder = Folder::with_acme();
    folder
        .run(&["render", "acme.yaml"])
        .exits_with(1)
        .complains(&["unknown-kind", "acme-co/honest"]);
    folder
        .run(&["pack", "install", "acme.wasm"])
        .exits_with(0)
        .complains(&["installed acme-co 1.2.0 (", "kinds", "sha256:"]);
    folder.draws_with_acme("1.2.0");
    let listed = folder.run(&["pack", "list"]).exits_with(0).says_nothing();
    assert!(
        listed.text().contains("  acme-co ") && listed.text().contains("acme.wasm"),
        "{}",
        listed.text()
    );
}

#[test]
fn installing_runs_nothing() {
    let folder = Folder::new();
    // Without a section that says what it is, it would have to be asked.
    let mut wasm = pack("acme-co", "1.2.0");
    let section = super::position(&wasm, b"kinograph:manifest").expect("it has one");
    wasm[section] = b'K';
    folder.write("acme.wasm", wasm);
    folder
        .run(&["pack", "install", "acme.wasm"])
        .exits_with(2)
        .complains(&["acme.wasm has no manifest section"]);
    assert_eq!(folder.installed_files(), [""; 0]);
}

#[test]
fn the_pack_of_a_folder_is_found() {
    let folder = Folder::with_acme();
    let empty = ["pack", "install", "my-pack"];
    fs::create_dir_all(folder.path("my-pack/dist")).expect("the folder is ours");
    folder.run(&empty).exits_with(2).complains(&[
        "there is no pack in",
        "ends with .wasm",
        "hint: `kinograph pack build",
    ]);
    fs::rename(
        folder.path("acme.wasm"),
        folder.path("my-pack/dist/acme.wasm"),
    )
    .expect("ours");
    folder.run(&empty).exits_with(0);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn another_version_takes_the_place_of_the_old_one() {
    let folder = Folder::with_acme();
    let install = ["pack", "install", "acme.wasm"];
    folder.run(&install).exits_with(0);
    folder
        .run(&install)
        .exits_with(0)
        .complains(&["acme-co 1.2.0 was installed already"]);
    folder.write("acme.wasm", pack("acme-co", "1.3.0"));
    folder
        .run(&["pack", "update"])
        .exits_with(0)
        .complains(&["replaced acme-co 1.2.0 with 1.3.0"]);
    folder.draws_with_acme("1.3.0");
    folder.write("acme.wasm", pack("acme-co", "1.1.0"));
    folder
        .run(&install)
        .exits_with(0)
        .complains(&["replaced acme-co 1.3.0 with 1.1.0"]);
    folder.draws_with_acme("1.1.0");
}

#[test]
fn an_update_gets_the_same_pack_or_nothing() {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder.write("acme.wasm", pack("other-a", "9.0.0"));
    folder
        .run(&["pack", "update", "acme-co"])
        .exits_with(2)
        .complains(&["it is the pack \"other-a\", not \"acme-co\""]);
    fs::remove_file(folder.path("acme.wasm")).expect("it is ours");
    folder
        .run(&["pack", "update", "acme-co"])
        .exits_with(2)
        .complains(&["acme.wasm: there is no such file"]);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn what_was_installed_is_told_and_removed() {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    let info = folder
        .run(&["pack", "info", "acme-co", "--json"])
        .exits_with(0)
        .json();
    assert_eq!(info["version"], "1.2.0");
    assert!(
        info["digest"]
            .as_str()
            .is_some_and(|digest| digest.starts_with("sha256:"))
    );
    assert!(
        info["source"]
            .as_str()
            .is_some_and(|source| source.ends_with("acme.wasm"))
    );
    let text = folder
        .run(&["pack", "info", "acme-co"])
        .exits_with(0)
        .says_nothing();
    assert!(
        text.text().contains("Kinds\n") && text.text().contains("licence"),
        "{}",
        text.text()
    );
    folder
        .run(&["pack", "remove", "acme-c"])
        .exits_with(2)
        .complains(&["no pack called \"acme-c\"", "did you mean \"acme-co\"?"]);
    folder
        .run(&["pack", "remove", "acme-co"])
        .exits_with(0)
        .complains(&["removed acme-co 1.2.0"]);
    assert_eq!(folder.installed_files(), [""; 0]);
    assert_eq!(
        fs::read_dir(folder.path(HOME).join("cache"))
            .map(Iterator::count)
            .ok(),
        Some(0)
    );
    folder.run(&["pack", "remove", "acme-co"]).exits_with(2);
}

#[test]
fn a_file_is_looked_at_without_installing_it() {
    let folder = Folder::with_acme();
    let info = folder
        .run(&["pack", "info", "./acme.wasm"])
        .exits_with(0)
        .says_nothing();
    assert!(info.text().contains("acme-co  Hostile"), "{}", info.text());
    assert_eq!(folder.names(), ["acme.wasm", "acme.yaml"]);
    folder.write("not.wasm", "not");
    folder
        .run(&["pack", "info", "not.wasm"])
        .exits_with(2)
        .complains(&["not.wasm is not a WebAssembly file"]);
}

#[test]
fn built_in_packs_stay_as_they_are() {
    let folder = Folder::new();
    let essentials = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../plugins/dist/essentials.wasm"
    );
    folder
        .run(&["pack", "install", essentials])
        .exits_with(2)
        .complains(&["\"essentials\" is the name of a pack that comes with Kinograph"]);
    for command in ["remove", "update", "verify"] {
        folder
            .run(&["pack", command, "essentials"])
            .exits_with(2)
            .complains(&["\"essentials\" comes with Kinograph"]);
    }
    let info = folder.run(&["pack", "info", "essentials"]).exits_with(0);
    assert!(
        info.text().contains("comes with Kinograph"),
        "{}",
        info.text()
    );
}

#[test]
fn nothing_installed_is_no_fault() {
    let folder = Folder::with_shop();
    for command in ["update", "verify"] {
        folder
            .run(&["pack", command])
            .exits_with(0)
            .complains(&["no packs are installed besides those that come with Kinograph"]);
    }
    folder.run(&["pack", "list"]).exits_with(0).says_nothing();
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert_eq!(
        folder.names(),
        ["shop.svg", "shop.yaml"],
        "reading leaves nothing behind"
    );
}

#[test]
fn names_that_two_packs_have_are_told() {
    let folder = Folder::with_acme();
    folder.write("beta.wasm", pack("beta-co", "1.0.0"));
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder
        .run(&["pack", "install", "beta.wasm"])
        .exits_with(0)
        .complains(&[
            "\"beta-co\" and \"acme-co\" both have",
            "hint: a diagram says which one",
        ]);
    folder.write("bare.yaml", ACME.replace("acme-co/", ""));
    folder
        .run(&["render", "bare.yaml"])
        .exits_with(1)
        .complains(&["ambiguous-name", "acme-co/honest"]);
    folder.run(&["render", "acme.yaml"]).exits_with(0);
}

#[test]
fn a_pack_that_fails_spoils_its_own_drawings_only() {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder.write(
        "loop.yaml",
        format!("{SHOP}  - web -> evil\n").replace("nodes:", "nodes:\n  evil: acme-co/panic"),
    );
    folder
        .run(&["render", "loop.yaml"])
        .exits_with(3)
        .complains(&["acme-co/panic"]);
    assert!(folder.read("loop.svg").contains("Orders"));
}
