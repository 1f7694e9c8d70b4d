//! Files on web servers.

use reqwest::{Client, Url, redirect};

use super::{CONNECT, Network, SILENCE, Transfer, failure::Deed, run};
use crate::{
    Error, Watch,
    install::Fetched,
    signature::{EXTENSION, MOST_BYTES},
    source::check_url,
};

/// How often a server may send us elsewhere.
const REDIRECTS: usize = 5;

/// Downloads a file of at most `limit` bytes.
pub(crate) fn download(
    network: &Network,
    url: &Url,
    limit: usize,
    watch: &mut Watch<'_>,
) -> Result<Fetched, Error> {
    Ok(Fetched {
        wasm: get(network, url, limit, watch)?,
        signature: None,
        exact: None,
    })
}

/// Downloads the signature that lies beside a file.
pub(crate) fn download_signature(
    network: &Network,
    url: &Url,
    watch: &mut Watch<'_>,
) -> Result<String, Error> {
    let mut url = url.clone();
    url.set_path(&format!("{}{EXTENSION}", url.path()));
    let bytes = get(network, &url, MOST_BYTES, watch)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn get(
    network: &Network,
    url: &Url,
    limit: usize,
    watch: &mut Watch<'_>,
) -> Result<Vec<u8>, Error> {
    let deed = Deed::download(url);
    run(&deed, async {
        let client = client(network).map_err(|error| deed.request(&error))?;
        let mut transfer = Transfer::begin(watch);
        let response = transfer.wait(client.get(url.clone()).send()).await?;
        let mut response = response.map_err(|error| deed.request(&error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(deed.failed(format!("the server answers {status}")));
        }
        transfer.total = response.content_length();
        if transfer.total.is_some_and(|total| total > limit as u64) {
            return Err(deed.too_large(limit));
        }
        let mut bytes = Vec::new();
        loop {
            let chunk = transfer.wait(response.chunk()).await?;
            match chunk.map_err(|error| deed.request(&error))? {
                Some(chunk) => transfer.take(&chunk, &mut bytes, limit, &deed)?,
                None => return Ok(bytes),
            }
        }
    })
}

fn client(network: &Network) -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent(concat!("kinograph/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .redirect(redirect::Policy::custom(follow))
        .referer(false)
        .tls_certs_merge(network.for_urls()?)
        .build()
}

/// Follows a redirect unless it leads out of what is encrypted.
fn follow(attempt: redirect::Attempt<'_>) -> redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error("the server sends us from one place to the next");
    }
    let to = attempt.url();
    if let Err(reason) = check_url(to) {
        let to = to.clone();
        return attempt.error(format!("the server sends us to {to}: {reason}"));
    }
    let was_encrypted = attempt.previous().iter().any(|url| url.scheme() == "https");
    if was_encrypted && to.scheme() != "https" {
        return attempt.error("the server sends us to a place that is not encrypted");
    }
    attempt.follow()
}
