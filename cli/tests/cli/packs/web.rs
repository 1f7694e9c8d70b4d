//! Packs from web servers.

use super::{
    pack,
    server::{Answer, Server},
};
use crate::support::Folder;

/// A server with a pack and with all that can go wrong.
fn answers(path: &str) -> Answer {
    match path {
        "/acme.wasm" => Answer::Bytes(pack("acme-co", "1.2.0")),
        "/moved.wasm" => Answer::Redirect("/acme.wasm".to_owned()),
        "/round" => Answer::Redirect("/round".to_owned()),
        "/endless" => Answer::Endless(64 << 20),
        "/large" => Answer::With(Vec::new(), vec![0; (16 << 20) + 1]),
        "/broken" => Answer::Status("500 Internal Server Error"),
        "/plain" => Answer::Redirect("http://127.0.0.1:1/acme.wasm".to_owned()),
        "/far" => Answer::Redirect("http://example.com/acme.wasm".to_owned()),
        "/file" => Answer::Redirect("file:///etc/passwd".to_owned()),
        _ => Answer::Status("404 Not Found"),
    }
}

#[test]
fn a_url_is_installed_updated_and_drawn_with_offline() {
    let server = Server::encrypted(answers);
    let folder = Folder::new();
    folder.write("ca.pem", &server.authority);
    let url = format!("{}/moved.wasm", server.url);
    folder
        .run(&["pack", "install", &url, "--ca", "ca.pem"])
        .exits_with(0)
        .complains(&["installed acme-co 1.2.0"]);
    assert_eq!(server.requests(), ["/moved.wasm", "/acme.wasm"]);
    folder.draws_with_acme("1.2.0");
    assert_eq!(server.requests().len(), 2, "drawing asks nobody");
    folder
        .run(&["pack", "update", "--ca", "ca.pem"])
        .exits_with(0)
        .complains(&["acme-co 1.2.0 was installed already"]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_certificates_of_the_system_count() {
    let server = Server::encrypted(answers);
    let folder = Folder::new();
    folder.write("ca.pem", &server.authority);
    let url = format!("{}/acme.wasm", server.url);
    let ran = folder
        .command(&["pack", "install", &url])
        .env("SSL_CERT_FILE", folder.path("ca.pem"))
        .output()
        .expect("the command can be run");
    crate::support::Ran::from(ran).exits_with(0);
}

#[test]
fn servers_that_cannot_prove_who_they_are_are_refused() {
    let server = Server::encrypted(answers);
    let folder = Folder::new();
    // Someone else's authority, since some machines have none at all.
    let other = Server::encrypted(answers);
    folder.write("ca.pem", &other.authority);
    let url = format!("{}/acme.wasm", server.url);
    folder
        .run(&["pack", "install", &url, "--ca", "ca.pem"])
        .exits_with(2)
        .complains(&[
            "cannot download https://localhost",
            "certificate",
            "hint: --ca FILE",
        ]);
    folder.write("ca.pem", "no certificate");
    folder
        .run(&["pack", "install", &url, "--ca", "ca.pem"])
        .exits_with(2)
        .complains(&["cannot use ca.pem: there is no certificate in it"]);
    assert_eq!(server.requests(), [""; 0]);
}

#[test]
fn what_goes_wrong_on_the_way_is_told() {
    let server = Server::encrypted(answers);
    let folder = Folder::new();
    folder.write("ca.pem", &server.authority);
    for (path, expected) in [
        ("missing", "the server answers 404 Not Found"),
        ("broken", "the server answers 500"),
        ("round", "the server sends us from one place to the next"),
        ("endless", "is larger than the 16 MiB"),
        ("large", "is larger than the 16 MiB"),
        ("plain", "a place that is not encrypted"),
        ("far", "http:// is for this computer only"),
        ("file", "cannot download"),
    ] {
        let url = format!("{}/{path}", server.url);
        folder
            .run(&["pack", "install", &url, "--ca", "ca.pem"])
            .exits_with(2)
            .complains(&[&url, expected]);
    }
    folder
        .run(&["pack", "install", "http://127.0.0.1:1/acme.wasm"])
        .exits_with(2)
        .complains(&["cannot download http://127.0.0.1:1/acme.wasm: Connection refused"]);
    assert_eq!(folder.installed_files(), [""; 0]);
}

#[test]
fn what_is_not_encrypted_comes_from_this_computer_only() {
    let server = Server::plain(answers);
    let folder = Folder::new();
    folder
        .run(&["pack", "install", &format!("{}/acme.wasm", server.url)])
        .exits_with(0);
    folder.draws_with_acme("1.2.0");
    folder
        .run(&["pack", "install", "http://example.com/acme.wasm"])
        .exits_with(2)
        .complains(&["http:// is for this computer only; use https://"]);
    folder
        .run(&["pack", "install", "https://me:secret@example.com/acme.wasm"])
        .exits_with(2)
        .complains(&["a password in it would be kept"]);
}
