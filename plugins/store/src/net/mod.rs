//! The network: the only module that speaks to it, and only when asked.
//!
//! Connections are encrypted, except those to this very computer. The runtime
//! lives as long as one call.

mod failure;
mod pull;
mod push;
mod url;

use std::{pin::pin, time::Duration};

use oci_client::client::{Certificate, CertificateEncoding};
use tokio::time::timeout;

use crate::{Error, Watch};
use failure::Deed;
pub(crate) use pull::pull;
pub use push::{Published, publish};
pub(crate) use url::{download, download_signature};

/// How long a server may take to answer the call.
const CONNECT: Duration = Duration::from_secs(15);
/// How long a server may say nothing.
const SILENCE: Duration = Duration::from_secs(30);
/// How long all of it may take: the largest pack over a slow line.
const WHOLE: Duration = Duration::from_secs(15 * 60);
/// How often whoever watches is asked whether to go on.
const TICK: Duration = Duration::from_millis(100);

/// Whom servers are believed to be: those that the system trusts, and more.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Further certificates, each as one PEM block.
    authorities: Vec<String>,
}

impl Network {
    /// Also trusts the certificate authorities in `pem`.
    ///
    /// # Errors
    /// When there is none in it.
    pub fn trusting(pem: &str) -> Result<Self, Error> {
        const END: &str = "-----END CERTIFICATE-----";
        let authorities: Vec<String> = pem
            .split_inclusive(END)
            .filter(|block| block.ends_with(END))
            .map(str::to_owned)
            .collect();
        let readable = |block: &String| {
            reqwest::Certificate::from_pem_bundle(block.as_bytes())
                .is_ok_and(|certificates| certificates.len() == 1)
        };
        if authorities.is_empty() || !authorities.iter().all(readable) {
            return Err(Error::BadCertificate);
        }
        Ok(Self { authorities })
    }

    fn for_registries(&self) -> Vec<Certificate> {
        let certificate = |pem: &String| Certificate {
            encoding: CertificateEncoding::Pem,
            data: pem.clone().into_bytes(),
        };
        self.authorities.iter().map(certificate).collect()
    }

    fn for_urls(&self) -> Result<Vec<reqwest::Certificate>, reqwest::Error> {
        let certificate = |pem: &String| reqwest::Certificate::from_pem(pem.as_bytes());
        self.authorities.iter().map(certificate).collect()
    }
}

/// Does something that needs the network.
fn run<T>(deed: &Deed, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    // Somebody else in this process may have chosen one already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| deed.failed(error.to_string()))?;
    let result = runtime.block_on(async { timeout(WHOLE, work).await });
    // A name that is still being looked up must not be waited for.
    runtime.shutdown_background();
    result.unwrap_or_else(|_| Err(deed.failed("it takes too long")))
}

/// Something that is coming or going, and whoever watches it.
struct Transfer<'a, 'b> {
    watch: &'a mut Watch<'b>,
    done: u64,
    total: Option<u64>,
}

impl<'a, 'b> Transfer<'a, 'b> {
    fn begin(watch: &'a mut Watch<'b>) -> Self {
        Self {
            watch,
            done: 0,
            total: None,
        }
    }

    /// Waits for `future`, unless whoever watches wants to stop.
    async fn wait<F: Future>(&mut self, future: F) -> Result<F::Output, Error> {
        let mut future = pin!(future);
        loop {
            if let Ok(output) = timeout(TICK, future.as_mut()).await {
                return Ok(output);
            }
            self.tell()?;
        }
    }

    fn tell(&mut self) -> Result<(), Error> {
        if (self.watch)(self.done, self.total).is_break() {
            return Err(Error::Stopped);
        }
        Ok(())
    }

    /// Adds what came, unless it becomes too much.
    fn take(
        &mut self,
        chunk: &[u8],
        bytes: &mut Vec<u8>,
        limit: usize,
        deed: &Deed,
    ) -> Result<(), Error> {
        if bytes.len().saturating_add(chunk.len()) > limit {
            return Err(deed.too_large(limit));
        }
        bytes.extend_from_slice(chunk);
        self.done = bytes.len() as u64;
        self.tell()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_certificates_is_refused() {
        for pem in [
            "",
            "-----BEGIN CERTIFICATE-----\nAAAA",
            "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----",
        ] {
            Network::trusting(pem).expect_err(pem);
        }
    }
}
