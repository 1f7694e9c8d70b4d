//! Packs in OCI registries, as WebAssembly components are published there:
//! one layer with the component, and a configuration that nobody needs.

use docker_credential::DockerCredential;
use futures_util::StreamExt as _;
use oci_client::{
    Client, Reference,
    client::{ClientConfig, ClientProtocol},
    manifest::{OciDescriptor, OciImageManifest},
    secrets::RegistryAuth,
};

use super::{CONNECT, Network, SILENCE, Transfer, failure::Deed, run};
use crate::{Error, Source, Watch, install::Fetched, source::is_loopback};

/// The type of the layer that is the component.
pub(super) const WASM: &str = "application/wasm";
/// The annotation of the manifest that is the signature of the component.
pub(super) const SIGNATURE: &str = "org.kinograph.minisig";

/// Pulls a component of at most `limit` bytes.
pub(crate) fn pull(
    network: &Network,
    reference: &Reference,
    limit: usize,
    watch: &mut Watch<'_>,
) -> Result<Fetched, Error> {
    let deed = Deed::download(Source::Registry(reference.clone()));
    let auth = credentials(reference);
    run(&deed, async {
        let client = client(network, reference).map_err(|error| deed.registry(&error))?;
        let mut transfer = Transfer::begin(watch);
        let manifest = transfer
            .wait(client.pull_image_manifest(reference, &auth))
            .await?;
        let (manifest, digest) = manifest.map_err(|error| deed.registry(&error))?;
        let layer = component(&manifest, &deed)?;
        let wasm = pull_layer(&client, reference, layer, limit, &mut transfer, &deed).await?;
        let annotations = manifest.annotations.unwrap_or_default();
        Ok(Fetched {
            wasm,
            signature: annotations.get(SIGNATURE).cloned(),
            exact: Some(Source::Registry(exactly(reference, digest))),
        })
    })
}

/// The reference to a manifest that can never become another.
pub(super) fn exactly(reference: &Reference, digest: String) -> Reference {
    Reference::with_digest(
        reference.registry().to_owned(),
        reference.repository().to_owned(),
        digest,
    )
}

/// The only layer, if it is a component.
fn component<'a>(manifest: &'a OciImageManifest, deed: &Deed) -> Result<&'a OciDescriptor, Error> {
    match manifest.layers.as_slice() {
        [layer] if layer.media_type == WASM => Ok(layer),
        [layer] => Err(deed.failed(format!(
            "it is no pack: it holds {:?}, not {WASM}",
            layer.media_type
        ))),
        layers => Err(deed.failed(format!(
            "it is no pack: it has {} layers, and a pack has one",
            layers.len()
        ))),
    }
}

/// The bytes of a layer; the client checks that they have its digest.
async fn pull_layer(
    client: &Client,
    reference: &Reference,
    layer: &OciDescriptor,
    limit: usize,
    transfer: &mut Transfer<'_, '_>,
    deed: &Deed,
) -> Result<Vec<u8>, Error> {
    let size = u64::try_from(layer.size).ok();
    if size.is_none_or(|size| size > limit as u64) {
        return Err(deed.too_large(limit));
    }
    transfer.total = size;
    let stream = transfer
        .wait(client.pull_blob_stream(reference, layer))
        .await?;
    let mut stream = stream.map_err(|error| deed.registry(&error))?;
    let mut bytes = Vec::new();
    while let Some(chunk) = transfer.wait(stream.next()).await? {
        let chunk = chunk.map_err(|error| deed.stream(&error))?;
        transfer.take(&chunk, &mut bytes, limit, deed)?;
    }
    Ok(bytes)
}

/// A client for the registry of `reference`: encrypted, unless it is this very computer.
pub(super) fn client(
    network: &Network,
    reference: &Reference,
) -> Result<Client, oci_client::errors::OciDistributionError> {
    let registry = reference.resolve_registry();
    let protocol = if is_loopback(registry) {
        ClientProtocol::Http
    } else {
        ClientProtocol::Https
    };
    Client::try_from(ClientConfig {
        protocol,
        extra_root_certificates: network.for_registries(),
        // A list of images by platform is no pack: packs run everywhere.
        platform_resolver: None,
        connect_timeout: Some(CONNECT),
        read_timeout: Some(SILENCE),
        user_agent: concat!("kinograph/", env!("CARGO_PKG_VERSION")),
        ..ClientConfig::default()
    })
}

/// What `docker login` noted for the registry of `reference`.
pub(super) fn credentials(reference: &Reference) -> RegistryAuth {
    // Docker's own registry is noted under an address that is older than its name.
    let server = match reference.registry() {
        "docker.io" => "https://index.docker.io/v1/",
        registry => registry,
    };
    match docker_credential::get_credential(server) {
        Ok(DockerCredential::UsernamePassword(name, password)) => {
            RegistryAuth::Basic(name, password)
        }
        Ok(DockerCredential::IdentityToken(_)) | Err(_) => RegistryAuth::Anonymous,
    }
}
