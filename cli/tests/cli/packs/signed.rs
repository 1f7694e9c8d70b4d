//! Packs that somebody signed.

use std::io::Cursor;

use minisign::KeyPair;

use super::{
    pack,
    server::{Answer, Server},
};
use crate::support::Folder;

fn key_pair() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().expect("keys can be made")
}

/// The signature of `bytes` as a file.
fn sign(keys: &KeyPair, bytes: &[u8]) -> String {
    minisign::sign(None, &keys.sk, Cursor::new(bytes), None, None)
        .expect("it can be signed")
        .to_string()
}

impl Folder {
    /// Writes `acme.wasm` in this version with its signature.
    fn write_signed(&self, keys: &KeyPair, version: &str) {
        let wasm = pack("acme-co", version);
        self.write("acme.wasm.minisig", sign(keys, &wasm));
        self.write("acme.wasm", wasm);
    }
}

#[test]
fn a_signed_pack_takes_signed_updates_only() {
    let (keys, others) = (key_pair(), key_pair());
    let folder = Folder::new();
    folder.write_signed(&keys, "1.2.0");
    folder.write(
        "acme.pub",
        keys.pk.to_box().expect("it is a key").to_string(),
    );
    folder
        .run(&["pack", "install", "acme.wasm", "--key", "acme.pub"])
        .exits_with(0)
        .complains(&["signed by RW", &keys.pk.to_base64()]);

    folder.write_signed(&keys, "1.3.0");
    folder
        .run(&["pack", "update"])
        .exits_with(0)
        .complains(&["with 1.3.0", "signed by RW"]);

    folder.write_signed(&others, "1.4.0");
    folder.run(&["pack", "update"]).exits_with(2).complains(&[
        "the signature of",
        "is not valid: it was made with another key",
    ]);
    folder
        .run(&[
            "pack",
            "install",
            "acme.wasm",
            "--key",
            &others.pk.to_base64(),
        ])
        .exits_with(2)
        .complains(&[
            "was signed with another key, RW",
            "hint: `kinograph pack remove acme-co`",
        ]);
    std::fs::remove_file(folder.path("acme.wasm.minisig")).expect("it is ours");
    folder
        .run(&["pack", "install", "acme.wasm"])
        .exits_with(2)
        .complains(&["acme.wasm is not signed"]);
    folder.draws_with_acme("1.3.0");

    folder.run(&["pack", "remove", "acme-co"]).exits_with(0);
    folder.run(&["pack", "install", "acme.wasm"]).exits_with(0);
    folder.draws_with_acme("1.4.0");
}

#[test]
fn a_signature_fits_one_file_only() {
    let keys = key_pair();
    let folder = Folder::new();
    folder.write_signed(&keys, "1.2.0");
    let key = keys.pk.to_base64();
    let install = ["pack", "install", "acme.wasm", "--key", &key];
    folder.write("acme.wasm", pack("acme-co", "6.6.6"));
    folder
        .run(&install)
        .exits_with(2)
        .complains(&["is not valid: it does not fit the file"]);
    folder.write("acme.wasm.minisig", "signed, honestly");
    folder
        .run(&install)
        .exits_with(2)
        .complains(&["it is no signature of minisign"]);
    for key in ["RWxyz", "nothing.pub"] {
        folder
            .run(&["pack", "install", "acme.wasm", "--key", key])
            .exits_with(2)
            .complains(&[key, "is no public key of minisign"]);
    }
    assert_eq!(folder.installed_files(), [""; 0]);
}

#[test]
fn the_signature_of_a_url_lies_beside_it() {
    let keys = key_pair();
    let wasm = pack("acme-co", "1.2.0");
    let signature = sign(&keys, &wasm);
    let server = Server::plain(move |path| match path {
        "/acme.wasm?v=1" => Answer::Bytes(wasm.clone()),
        "/acme.wasm.minisig?v=1" => Answer::Bytes(signature.clone().into_bytes()),
        "/unsigned.wasm" => Answer::Bytes(wasm.clone()),
        _ => Answer::Status("404 Not Found"),
    });
    let folder = Folder::new();
    let key = keys.pk.to_base64();
    let url = format!("{}/unsigned.wasm", server.url);
    folder
        .run(&["pack", "install", &url, "--key", &key])
        .exits_with(2)
        .complains(&["unsigned.wasm.minisig: the server answers 404"]);
    let url = format!("{}/acme.wasm?v=1", server.url);
    folder
        .run(&["pack", "install", &url, "--key", &key])
        .exits_with(0);
    // It asks for the signature by itself now.
    let before = server.requests().len();
    folder.run(&["pack", "update"]).exits_with(0);
    assert_eq!(
        server.requests()[before..],
        ["/acme.wasm?v=1", "/acme.wasm.minisig?v=1"]
    );
    folder.draws_with_acme("1.2.0");
}
