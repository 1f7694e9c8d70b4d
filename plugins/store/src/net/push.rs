//! Publishing packs to OCI registries.

use std::collections::BTreeMap;

use kinograph_plugins::Manifest;
use oci_client::{
    Client, Reference, RegistryOperation,
    client::{Config, ImageLayer},
    errors::OciDistributionError,
    manifest::{OCI_IMAGE_MEDIA_TYPE, OciImageManifest},
};
use reqwest::header::HeaderValue;
use serde::Serialize;

use super::{
    Network, Transfer,
    failure::Deed,
    pull::{SIGNATURE, WASM, client, credentials, exactly},
    run,
};
use crate::{Digest, Error, Source, Watch};

/// The type of the configuration that stands beside a component.
const CONFIG: &str = "application/vnd.wasm.config.v0+json";

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The reference to it that never names anything else.
    pub exact: Source,
}

/// The configuration of a component. It holds no time, so that publishing the
/// same pack twice gives the same digest.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WasmConfig {
    created: &'static str,
    author: Option<String>,
    architecture: &'static str,
    os: &'static str,
    layer_digests: Vec<String>,
}

/// Publishes a pack under a tag.
///
/// # Errors
/// When `reference` has no tag, or the registry does not take it.
pub fn publish(
    network: &Network,
    target: &Source,
    wasm: &[u8],
    manifest: &Manifest,
    signature: Option<&str>,
    watch: &mut Watch<'_>,
) -> Result<Published, Error> {
    let reference = tagged(target)?;
    let deed = Deed::publish(target);
    let auth = credentials(reference);
    run(&deed, async {
        let client = client(network, reference).map_err(|error| deed.registry(&error))?;
        let mut transfer = Transfer::begin(watch);
        transfer.total = Some(wasm.len() as u64);
        let digest = transfer
            .wait(async {
                client
                    .auth(reference, &auth, RegistryOperation::Push)
                    .await?;
                push(&client, reference, wasm, manifest, signature).await
            })
            .await?
            .map_err(|error| deed.registry(&error))?;
        Ok(Published {
            exact: Source::Registry(exactly(reference, digest.to_string())),
        })
    })
}

/// The reference of what can be published to.
fn tagged(target: &Source) -> Result<&Reference, Error> {
    let bad = |reason: &str| Error::BadTarget {
        text: target.to_string(),
        reason: reason.to_owned(),
    };
    let Source::Registry(reference) = target else {
        return Err(bad("it is no registry"));
    };
    if reference.digest().is_some() {
        return Err(bad("its digest is not yet known"));
    }
    Ok(reference)
}

/// Pushes the component, its configuration and what ties them together; the
/// digest of the latter.
async fn push(
    client: &Client,
    reference: &Reference,
    wasm: &[u8],
    manifest: &Manifest,
    signature: Option<&str>,
) -> Result<Digest, OciDistributionError> {
    let layer = ImageLayer::new(wasm.to_vec(), WASM.to_owned(), None);
    let config = WasmConfig {
        created: "1970-01-01T00:00:00Z",
        author: (!manifest.authors.is_empty()).then(|| manifest.authors.join(", ")),
        architecture: "wasm",
        os: "wasip2",
        layer_digests: vec![layer.sha256_digest()],
    };
    let config = Config::new(serde_json::to_vec(&config)?, CONFIG.to_owned(), None);
    let annotations = annotations(manifest, signature);
    let mut image =
        OciImageManifest::build(std::slice::from_ref(&layer), &config, Some(annotations));
    image.media_type = Some(OCI_IMAGE_MEDIA_TYPE.to_owned());
    let body = serde_json::to_vec(&image)?;
    let digest = Digest::of(&body);
    client
        .push_blob(reference, layer.data, &image.layers[0].digest)
        .await?;
    client
        .push_blob(reference, config.data, &image.config.digest)
        .await?;
    // The client's own way to write JSON leaves the line breaks of a signature
    // as they are, which no registry can read.
    let media_type = HeaderValue::from_static(OCI_IMAGE_MEDIA_TYPE);
    client
        .push_manifest_raw(reference, body, media_type)
        .await?;
    Ok(digest)
}

/// What registries show of an artifact, and its signature.
fn annotations(manifest: &Manifest, signature: Option<&str>) -> BTreeMap<String, String> {
    let authors = manifest.authors.join(", ");
    let mut annotations: BTreeMap<String, String> = [
        ("title", &manifest.title),
        ("description", &manifest.doc),
        ("version", &manifest.version),
        ("licenses", &manifest.license),
        ("authors", &authors),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| (format!("org.opencontainers.image.{key}"), text.clone()))
    .collect();
    if let Some(signature) = signature {
        annotations.insert(SIGNATURE.to_owned(), signature.to_owned());
    }
    annotations
}
