//! The network: the only module that speaks to it.
//!
//! A request goes where the endpoint says and nowhere else. The runtime lives
//! as long as one request.

use std::{fmt, ops::ControlFlow, pin::pin, time::Duration};

use reqwest::{
    Client, Response, Url,
    header::{AUTHORIZATION, CONTENT_TYPE, LOCATION, RETRY_AFTER},
    redirect,
};
use tokio::time::timeout;

use crate::{Endpoint, Error, endpoint::host, failure::reason};

/// How long a server may take to take the call.
const CONNECT: Duration = Duration::from_secs(15);
/// How often whoever waits is asked whether to go on.
const TICK: Duration = Duration::from_millis(100);
/// How large an answer can be.
const MOST_BYTES: usize = 4 << 20;

/// Speaks to the server of an endpoint.
pub trait Transport {
    /// Sends a request for an answer, as JSON, and gives back what comes.
    ///
    /// # Errors
    /// When nothing comes, or not in time, or too much.
    fn send(&mut self, endpoint: &Endpoint, body: String) -> Result<Reply, Error>;
}

/// What a server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The number of the status, such as 200.
    pub status: u16,
    /// When to try again, as the server has it.
    pub retry_after: Option<String>,
    /// The rest.
    pub body: String,
}

/// Asked again and again while an answer is waited for, whether to go on.
pub type Watch<'w> = dyn FnMut() -> ControlFlow<()> + 'w;

/// The transport over HTTP, encrypted wherever it leaves this computer.
pub struct Http<'w> {
    whole: Duration,
    watch: &'w mut Watch<'w>,
}

impl fmt::Debug for Http<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http")
            .field("whole", &self.whole)
            .finish_non_exhaustive()
    }
}

impl<'w> Http<'w> {
    /// A transport that waits this long for each answer, and stops when `watch` does.
    pub fn new(whole: Duration, watch: &'w mut Watch<'w>) -> Self {
        Self { whole, watch }
    }

    /// Waits for something, unless whoever watches wants to stop.
    async fn wait<F: Future>(&mut self, future: F) -> Result<F::Output, Error> {
        let mut future = pin!(future);
        loop {
            if let Ok(output) = timeout(TICK, future.as_mut()).await {
                return Ok(output);
            }
            if (self.watch)().is_break() {
                return Err(Error::Stopped);
            }
        }
    }

    async fn post(&mut self, endpoint: &Endpoint, body: String) -> Result<Reply, Error> {
        let failed = |error: reqwest::Error| network(endpoint, reason(&error));
        let mut request = client(endpoint)
            .map_err(failed)?
            .post(endpoint.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .body(body);
        if let Some(key) = &endpoint.key {
            request = request.header(AUTHORIZATION, key.header());
        }
        let response = self.wait(request.send()).await?.map_err(failed)?;
        let status = response.status();
        if status.is_redirection() {
            return Err(redirected(endpoint, &response));
        }
        let retry_after = header(&response, &RETRY_AFTER);
        let body = self.read(endpoint, response).await?;
        Ok(Reply {
            status: status.as_u16(),
            retry_after,
            body,
        })
    }

    /// Reads an answer that is not too large.
    async fn read(&mut self, endpoint: &Endpoint, mut response: Response) -> Result<String, Error> {
        let too_large = || Error::TooLarge {
            host: endpoint.host(),
            limit: MOST_BYTES,
        };
        if response
            .content_length()
            .is_some_and(|it| it > MOST_BYTES as u64)
        {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        loop {
            let chunk = self.wait(response.chunk()).await?;
            match chunk.map_err(|error| network(endpoint, reason(&error)))? {
                Some(chunk) if bytes.len() + chunk.len() > MOST_BYTES => return Err(too_large()),
                Some(chunk) => bytes.extend_from_slice(&chunk),
                None => return Ok(String::from_utf8_lossy(&bytes).into_owned()),
            }
        }
    }
}

impl Transport for Http<'_> {
    fn send(&mut self, endpoint: &Endpoint, body: String) -> Result<Reply, Error> {
        // Somebody else in this process may have chosen one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| network(endpoint, error.to_string()))?;
        let whole = self.whole;
        let result = runtime.block_on(async { timeout(whole, self.post(endpoint, body)).await });
        // A name that is still being looked up must not be waited for.
        runtime.shutdown_background();
        result.unwrap_or_else(|_| {
            Err(Error::TooSlow {
                host: endpoint.host(),
                seconds: whole.as_secs(),
            })
        })
    }
}

fn client(endpoint: &Endpoint) -> Result<Client, reqwest::Error> {
    let builder = Client::builder()
        .user_agent(concat!("kinograph/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .redirect(redirect::Policy::none())
        .referer(false);
    // What is not encrypted must not leave this computer by way of a proxy.
    let builder = match endpoint.is_here() {
        true => builder.no_proxy(),
        false => builder,
    };
    builder.build()
}

fn network(endpoint: &Endpoint, reason: String) -> Error {
    Error::Network {
        host: endpoint.host(),
        reason,
    }
}

fn redirected(endpoint: &Endpoint, response: &Response) -> Error {
    let location = header(response, &LOCATION);
    let to = location.and_then(|to| endpoint.url.join(&to).ok());
    Error::Redirected {
        host: endpoint.host(),
        to: to.as_ref().map_or("another place".to_owned(), place),
    }
}

/// A URL without what may be secret in it.
fn place(url: &Url) -> String {
    format!("{}://{}{}", url.scheme(), host(url), url.path())
}

fn header(response: &Response, name: &reqwest::header::HeaderName) -> Option<String> {
    let value = response.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}
