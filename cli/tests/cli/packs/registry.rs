//! Packs in OCI registries: Debian's `docker-registry`, and one that lies.
//!
//! Tests that need the former are skipped where it is not installed, unless
//! `KINOGRAPH_REQUIRE_REGISTRY` is set.

use std::{
    env, fs,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{
    pack,
    server::{Answer, Server},
    skipped,
};
use crate::support::Folder;

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// A registry that runs while its test does.
struct Registry {
    child: Child,
    host: String,
}

impl Registry {
    /// Starts a registry that keeps everything in `folder`, and wants a password if asked.
    fn start(folder: &Folder, users: Option<&str>) -> Option<Self> {
        let port = {
            let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
            listener.local_addr().expect("it is bound").port()
        };
        let storage = folder.path("registry");
        let mut config = format!(
            "version: 0.1\nlog: {{level: error}}\nstorage:\n  filesystem: {{rootdirectory: {}}}\n\
             http: {{addr: \"127.0.0.1:{port}\"}}\n",
            storage.display()
        );
        if let Some(users) = users {
            folder.write("users", users);
            let path = folder.path("users");
            config += &format!(
                "auth:\n  htpasswd: {{realm: test, path: {}}}\n",
                path.display()
            );
        }
        folder.write("registry.yml", config);
        let child = Command::new("docker-registry")
            .arg("serve")
            .arg(folder.path("registry.yml"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = child else {
            assert!(
                env::var_os("KINOGRAPH_REQUIRE_REGISTRY").is_none(),
                "docker-registry is not installed"
            );
            skipped("docker-registry is not installed");
            return None;
        };
        let registry = Self {
            child,
            host: format!("127.0.0.1:{port}"),
        };
        let begun = Instant::now();
        while TcpStream::connect(&registry.host).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "the registry does not start"
            );
            thread::sleep(Duration::from_millis(20));
        }
        Some(registry)
    }

    fn reference(&self, rest: &str) -> String {
        format!("oci://{}/acme/shapes{rest}", self.host)
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Publishes `acme.wasm` and gives the reference that names nothing else.
fn publish(folder: &Folder, reference: &str) -> String {
    let ran = folder
        .run(&["pack", "publish", "acme.wasm", reference])
        .exits_with(0)
        .complains(&["published acme-co"]);
    ran.text().trim().to_owned()
}

#[test]
fn a_pack_goes_to_a_registry_and_comes_back() {
    let folder = Folder::with_acme();
    let Some(registry) = Registry::start(&folder, None) else {
        return;
    };
    let tag = registry.reference(":1");
    let exact = publish(&folder, &tag);
    assert!(
        exact.starts_with(&registry.reference("@sha256:")),
        "{exact}"
    );
    assert_eq!(
        publish(&folder, &registry.reference(":2")),
        exact,
        "the same bytes, the same digest"
    );

    folder
        .run(&["pack", "install", &tag])
        .exits_with(0)
        .complains(&["installed acme-co 1.2.0"]);
    let info = folder
        .run(&["pack", "info", "acme-co", "--json"])
        .exits_with(0)
        .json();
    assert_eq!(
        (info["source"].as_str(), info["exact"].as_str()),
        (Some(&*tag), Some(&*exact))
    );
    folder.run(&["pack", "lock", "acme.yaml"]).exits_with(0);
    assert!(folder.read("kinograph.lock").contains(&exact));

    folder.write("acme.wasm", pack("acme-co", "1.3.0"));
    publish(&folder, &tag);
    folder
        .run(&["pack", "update"])
        .exits_with(0)
        .complains(&["replaced acme-co 1.2.0 with 1.3.0"]);
    folder
        .run(&["pack", "install", "--lock", "kinograph.lock"])
        .exits_with(0);
    folder.run(&["pack", "install", &exact]).exits_with(0);
    folder
        .run(&["pack", "update"])
        .exits_with(0)
        .complains(&["was installed by its digest and stays"]);
    drop(registry);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn a_tampered_blob_is_refused() {
    let folder = Folder::with_acme();
    let Some(registry) = Registry::start(&folder, None) else {
        return;
    };
    let tag = registry.reference(":1");
    publish(&folder, &tag);
    let wasm = pack("acme-co", "1.2.0");
    let hex = digest(&wasm)["sha256:".len()..].to_owned();
    let blob: PathBuf = folder
        .path("registry/docker/registry/v2/blobs/sha256")
        .join(&hex[..2])
        .join(&hex)
        .join("data");
    let mut evil = wasm;
    let middle = evil.len() / 2;
    evil[middle] ^= 1;
    fs::write(blob, evil).expect("the registry keeps it there");
    folder
        .run(&["pack", "install", &tag])
        .exits_with(2)
        .complains(&["cannot download", "is not what its digest says"]);
    assert_eq!(folder.installed_files(), [""; 0]);
}

#[test]
fn a_signature_goes_with_the_pack() {
    let folder = Folder::with_acme();
    let Some(registry) = Registry::start(&folder, None) else {
        return;
    };
    let keys = minisign::KeyPair::generate_unencrypted_keypair().expect("keys can be made");
    let key = keys.pk.to_base64();
    let tag = registry.reference(":1");
    publish(&folder, &tag);
    folder
        .run(&["pack", "install", &tag, "--key", &key])
        .exits_with(2)
        .complains(&["is not signed"]);
    let wasm = fs::File::open(folder.path("acme.wasm")).expect("it is there");
    let signature = minisign::sign(None, &keys.sk, wasm, None, None).expect("it can be signed");
    folder.write("acme.wasm.minisig", signature.to_string());
    publish(&folder, &tag);
    folder
        .run(&["pack", "install", &tag, "--key", &key])
        .exits_with(0)
        .complains(&["signed by RW"]);
    folder.draws_with_acme("1.2.0");
}

#[test]
fn a_registry_can_want_a_password() {
    let folder = Folder::with_acme();
    // The password is "secret".
    let users = "me:$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW\n";
    let Some(registry) = Registry::start(&folder, Some(users)) else {
        return;
    };
    let tag = registry.reference(":1");
    folder
        .run(&["pack", "publish", "acme.wasm", &tag])
        .exits_with(2)
        .complains(&["cannot publish to", "password", "docker login"]);
    fs::create_dir(folder.path("docker")).expect("it is ours");
    let auth = json!({"auths": {&registry.host: {"auth": "bWU6c2VjcmV0"}}});
    folder.write("docker/config.json", auth.to_string());
    publish(&folder, &tag);
    folder.run(&["pack", "install", &tag]).exits_with(0);
    folder.draws_with_acme("1.2.0");
}

/// A registry that answers with this manifest and this layer, whatever the digests say.
fn stub(manifest: &serde_json::Value, layer: Vec<u8>) -> Server {
    let manifest = manifest.to_string().into_bytes();
    let headers = vec![(
        "Content-Type",
        "application/vnd.oci.image.manifest.v1+json".to_owned(),
    )];
    Server::plain(move |path| {
        if path == "/v2/" {
            Answer::Bytes(b"{}".to_vec())
        } else if path.contains("/manifests/") {
            Answer::With(headers.clone(), manifest.clone())
        } else if path.contains("/blobs/") {
            Answer::Bytes(layer.clone())
        } else {
            Answer::Status("404 Not Found")
        }
    })
}

/// A manifest with one layer.
fn manifest(media_type: &str, size: usize, digest: &str) -> serde_json::Value {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {"mediaType": "application/vnd.wasm.config.v0+json", "size": 2, "digest": digest},
        "layers": [{"mediaType": media_type, "size": size, "digest": digest}],
    })
}

#[test]
fn what_a_registry_says_is_not_believed() {
    let wasm = pack("acme-co", "1.2.0");
    let sound = digest(&wasm);
    let other = digest(b"other");
    let two_layers = json!({
        "schemaVersion": 2,
        "config": {"mediaType": "application/vnd.wasm.config.v0+json", "size": 2, "digest": sound},
        "layers": [],
    });
    for (manifest, layer, expected) in [
        (
            manifest("application/wasm", wasm.len(), &other),
            wasm.clone(),
            "not what its digest says",
        ),
        (
            manifest("application/wasm", 100, &sound),
            vec![b'x'; 32 << 20],
            "is larger than the 16 MiB",
        ),
        (
            manifest("application/wasm", 1 << 40, &sound),
            wasm.clone(),
            "is larger than the 16 MiB",
        ),
        (
            manifest("application/gzip", wasm.len(), &sound),
            wasm.clone(),
            "it is no pack: it holds",
        ),
        (
            two_layers,
            wasm.clone(),
            "it has 0 layers, and a pack has one",
        ),
        (json!({"schemaVersion": 1}), wasm.clone(), "cannot download"),
        (json!("nonsense"), wasm.clone(), "cannot download"),
    ] {
        let folder = Folder::new();
        let server = stub(&manifest, layer);
        let source = format!("oci://{}/acme/shapes:1", server.host);
        folder
            .run(&["pack", "install", &source])
            .exits_with(2)
            .complains(&[&source, expected]);
        assert_eq!(folder.installed_files(), [""; 0]);
    }
    let server = stub(&manifest("application/wasm", wasm.len(), &sound), wasm);
    let folder = Folder::new();
    let source = format!("oci://{}/acme/shapes:1", server.host);
    folder.run(&["pack", "install", &source]).exits_with(0);
    folder.draws_with_acme("1.2.0");
    let pinned = format!("oci://{}/acme/shapes@{other}", server.host);
    folder
        .run(&["pack", "install", &pinned])
        .exits_with(2)
        .complains(&["is not what its digest says"]);
}

#[test]
fn places_that_are_no_tags_are_refused() {
    let folder = Folder::with_acme();
    let pinned = format!("oci://localhost:1/acme@sha256:{}", "0".repeat(64));
    for (target, expected) in [
        ("acme:1", "it is no registry"),
        ("https://example.com/acme.wasm", "it is no registry"),
        (&pinned, "its digest is not yet known"),
        ("oci://acme:1", "it names no registry"),
        ("oci://ghcr.io/acme", "neither a tag nor a digest"),
        ("oci://localhost:1/acme:1", "Connection refused"),
    ] {
        folder
            .run(&["pack", "publish", "acme.wasm", target])
            .exits_with(2)
            .complains(&[expected]);
    }
    folder.write("evil.wasm", "evil");
    folder
        .run(&["pack", "publish", "evil.wasm", "oci://localhost:1/acme:1"])
        .exits_with(2)
        .complains(&["evil.wasm is not a WebAssembly file"]);
}
