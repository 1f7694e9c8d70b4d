//! Compiled plugins that are kept are used if, and only if, nobody else can have written them.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod common;

use std::{
    borrow::Cow,
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use common::hostile_wasm;
use kinograph_plugins::{Host, Known, Options};
use sha2::{Digest as _, Sha256};

/// Compiles the plugin with a cache in `folder` and tells what is said of it.
fn compile(folder: &Path) -> Vec<String> {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lines);
    let host = Host::new(Options {
        cache: Some(folder.to_owned()),
        log: Some(Arc::new(move |line| {
            sink.lock().unwrap().push(line.message.clone());
        })),
        ..Options::default()
    });
    host.load(hostile_wasm()).unwrap().prepare().unwrap();
    drop(host);
    let lines = lines.lock().unwrap();
    lines.clone()
}

fn entry(folder: &Path) -> PathBuf {
    let entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(entries.len(), 1, "one entry and no leftovers: {entries:?}");
    entries[0].clone()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Whether an entry was written anew: the file that stands there is another one.
fn is_replaced(folder: &Path, spoil: impl FnOnce(&Path)) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    assert!(compile(folder).is_empty());
    let path = entry(folder);
    // The link keeps the inode from being used again.
    let kept = folder.with_extension("kept");
    fs::hard_link(&path, &kept).unwrap();
    spoil(&path);
    assert!(compile(folder).is_empty());
    let is_replaced = path.symlink_metadata().unwrap().ino() != kept.metadata().unwrap().ino();
    fs::remove_file(kept).unwrap();
    is_replaced
}

#[test]
fn an_entry_is_private_and_used_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("a/cache");
    assert!(!is_replaced(&folder, |_| {}));
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&entry(&folder)), 0o600);
}

#[test]
fn an_entry_that_may_have_been_changed_is_replaced() {
    type Spoil = fn(&Path);
    let cases: [(&str, Spoil); 5] = [
        ("a byte of code", |path| {
            let mut bytes = fs::read(path).unwrap();
            *bytes.last_mut().unwrap() ^= 1;
            fs::write(path, bytes).unwrap();
        }),
        ("truncated", |path| {
            fs::write(path, &fs::read(path).unwrap()[..1_000]).unwrap();
        }),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("writable by others", |path| set_mode(path, 0o622)),
        ("a link", |path| {
            let elsewhere = path.parent().unwrap().with_extension("elsewhere");
            fs::rename(path, &elsewhere).unwrap();
            symlink(elsewhere, path).unwrap();
        }),
    ];
    for (name, spoil) in cases {
        let home = tempfile::tempdir().unwrap();
        assert!(is_replaced(&home.path().join("cache"), spoil), "{name}");
    }
}

#[test]
fn a_folder_that_others_can_enter_is_not_used() {
    let home = tempfile::tempdir().unwrap();
    let open = home.path().join("open");
    fs::create_dir(&open).unwrap();
    set_mode(&open, 0o755);
    assert_eq!(
        compile(&open),
        ["cannot be kept compiled, so it starts slowly: is open to others"],
    );

    let private = home.path().join("private");
    fs::create_dir(&private).unwrap();
    set_mode(&private, 0o700);
    let link = home.path().join("link");
    symlink(&private, &link).unwrap();
    assert_eq!(
        compile(&link),
        ["cannot be kept compiled, so it starts slowly: is not a folder"]
    );

    for folder in [open, private] {
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
    }
}

#[test]
fn a_plugin_whose_digest_is_known_is_fetched_only_where_there_is_no_entry() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("cache");
    let prepare = |digest: [u8; 32], fetched: Result<Vec<u8>, String>| {
        let host = Host::new(Options {
            cache: Some(folder.clone()),
            ..Options::default()
        });
        let known = Known {
            section: host.section(&hostile_wasm()).unwrap().to_vec().into(),
            digest: Some(digest),
            code: None,
        };
        let fetch = move || fetched.clone().map(Cow::from);
        host.load_known(known, fetch).unwrap().prepare()
    };
    let digest = Sha256::digest(hostile_wasm()).into();
    let gone = || Err("it is gone".to_owned());
    prepare(digest, gone()).unwrap_err();
    prepare([0; 32], Ok(hostile_wasm())).unwrap_err();
    assert!(!folder.exists(), "nothing is kept under another's digest");
    prepare(digest, Ok(hostile_wasm())).unwrap();
    prepare(digest, gone()).unwrap();
    fs::write(entry(&folder), "damaged").unwrap();
    prepare(digest, gone()).unwrap_err();
}

#[test]
fn an_entry_of_a_plugin_that_is_gone_is_removed() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("cache");
    assert!(compile(&folder).is_empty());
    let other = folder.join("other");
    fs::write(&other, "not ours").unwrap();
    let host = Host::new(Options {
        cache: Some(folder.clone()),
        ..Options::default()
    });
    let digest = Sha256::digest(hostile_wasm()).into();
    host.forget(&digest);
    assert_eq!(entry(&folder), other);
    host.forget(&digest);
}
