//! Files that are no packs, or worse: each is refused with its own words, and
//! nothing of it stays.

use std::fs;

use super::{pack, position, test_data};
use crate::support::{Folder, HOME};

/// A file, and what is said when it is to be installed.
#[track_caller]
fn refused(wasm: &[u8], expected: &[&str]) {
    let folder = Folder::with_acme();
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder.write("evil.wasm", wasm);
    let ran = folder
        .run(&["pack", "install", "evil.wasm"])
        .exits_with(2)
        .complains(expected);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
    folder.draws_with_acme("1.2.0");
    assert!(!folder.path("evil").exists());
}

/// The pack with `old` in what it says of itself replaced by `new`, which is as long.
fn claiming(old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len(), "lengths must stay as they are");
    let mut wasm = pack("evil-co", "1.0.0");
    let start = position(&wasm, b"kinograph:manifest").expect("it has a manifest section");
    let manifest = String::from_utf8_lossy(&wasm[start..]).replace(old, new);
    wasm.truncate(start);
    wasm.extend(manifest.as_bytes());
    wasm
}

#[test]
fn what_is_no_component_is_refused() {
    refused(b"", &["evil.wasm is not a WebAssembly file"]);
    refused(b"#!/bin/sh\ntouch evil\n", &["is not a WebAssembly file"]);
    refused(
        b"\0asm\x01\0\0\0",
        &["is a WebAssembly module, not a component"],
    );
    refused(b"\0asm\x0d\0\x01\0", &["is not a Kinograph plugin"]);
}

#[test]
fn truncated_and_damaged_files_are_refused() {
    let whole = test_data("hostile.wasm");
    refused(&whole[..whole.len() / 2], &["evil.wasm is damaged"]);
    let mut damaged = pack("evil-co", "1.0.0");
    // Amid the code: only the compiler can see it, and nothing was run.
    let code = damaged.len() / 3;
    damaged[code..code + 64].fill(0xff);
    refused(&damaged, &["evil.wasm "]);
}

#[test]
fn what_is_too_large_is_refused() {
    let mut huge = pack("evil-co", "1.0.0");
    huge.resize((16 << 20) + 1, 0);
    refused(
        &huge,
        &["evil.wasm is larger than the 16 MiB that a pack may have"],
    );
}

#[test]
fn wrong_imports_are_refused() {
    let mut wasm = pack("evil-co", "1.0.0");
    let (honest, greedy) = (b"kinograph:plugin/host@", b"kinograph:plugin/disk@");
    while let Some(at) = position(&wasm, honest) {
        wasm[at..at + greedy.len()].copy_from_slice(greedy);
    }
    refused(
        &wasm,
        &[
            "imports \"kinograph:plugin/disk@0.1.0\"; a plugin may import kinograph:plugin/host and nothing else",
        ],
    );
}

#[test]
fn what_a_pack_says_of_itself_leads_nowhere() {
    for id in ["../evil", "/etc/ab", "a\\\\b\\\\c", "EVIL-CO", "evil co"] {
        let wasm = claiming("\"evil-co\"", &format!("\"{id}\""));
        refused(
            &wasm,
            &[
                "evil.wasm has a bad manifest: its id",
                "is not made of lower case words",
            ],
        );
    }
    refused(
        &claiming("\"1.0.0\"", "\"1.0/0\""),
        &["its version \"1.0/0\" is not a semantic version"],
    );
    refused(
        &claiming("does everything", "\\u001b[2J\\u0007"),
        &["has control characters"],
    );
    refused(
        &claiming("\"pack\":\"evil-co\"", "\"pack\":\"data-co\""),
        &["is of another pack"],
    );
    refused(
        &claiming("{\"id\":\"evil-co\"", "{\"id\":[evil-co]"),
        &["has a bad manifest"],
    );
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = Folder::new();
    folder
        .run(&["pack", "install", "missing.wasm"])
        .exits_with(2)
        .complains(&["missing.wasm: there is no such file"]);
    #[cfg(unix)]
    for device in ["/dev/zero", "/dev/tty"] {
        folder
            .run(&["pack", "install", device])
            .exits_with(2)
            .complains(&[device]);
    }
    folder
        .run(&["pack", "install", "ftp://example.com/a.wasm"])
        .exits_with(2)
        .complains(&["ftp://example.com/a.wasm", "begin with https:// or oci://"]);
    folder
        .run(&["pack", "install"])
        .exits_with(2)
        .complains(&["<SOURCE>"]);
    folder
        .run(&["pack", "install", "a.wasm", "--digest", "md5:abc"])
        .exits_with(2)
        .complains(&["is no digest"]);
    assert_eq!(folder.names(), [""; 0], "nothing was begun");
}

#[test]
fn only_the_file_with_the_digest_is_installed() {
    let folder = Folder::with_acme();
    let other = format!("sha256:{}", "0".repeat(64));
    folder
        .run(&["pack", "install", "acme.wasm", "--digest", &other])
        .exits_with(2)
        .complains(&[
            "is not what was asked for: it has the digest sha256:",
            &other,
        ]);
    assert!(!folder.path(HOME).join("packs").exists());
    let info = folder
        .run(&["pack", "info", "./acme.wasm", "--json"])
        .exits_with(0)
        .json();
    let digest = info["digest"].as_str().expect("digests are text");
    folder
        .run(&["pack", "install", "acme.wasm", "--digest", digest])
        .exits_with(0);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn one_bad_pack_keeps_no_other_from_being_installed() {
    let folder = Folder::with_acme();
    fs::write(folder.path("evil.wasm"), "evil").expect("the folder is ours");
    folder
        .run(&["pack", "install", "evil.wasm", "acme.wasm"])
        .exits_with(2)
        .complains(&["evil.wasm is not a WebAssembly file", "installed acme-co"]);
    folder.draws_with_acme("1.2.0");
}
