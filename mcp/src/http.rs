//! Serving any number of clients over HTTP.
//!
//! A web page can send requests to servers on the computer of whoever looks at
//! it, and a name server can pass such a server off as the page's own. The
//! names that requests call the server by are therefore checked, and no page
//! is answered unless its origin was named.

use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full, combinators::BoxBody};
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::{Service as _, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use rmcp::transport::{
    StreamableHttpServerConfig, StreamableHttpService,
    streamable_http_server::session::never::NeverSessionManager,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};

use crate::{
    Ended, MOST_MESSAGE_BYTES, ServeError, Toolbox,
    ending::{Calls, Signals, runtime},
    handler::Handler,
};

/// The path that requests go to.
pub const PATH: &str = "/mcp";

/// How many clients are connected at once; others wait.
const CONNECTIONS: usize = 64;

/// How long a client has to say what it wants, before its connection is cut.
const PATIENCE: Duration = Duration::from_secs(30);

/// How much a client may say before the body, in bytes.
const MOST_HEADER_BYTES: usize = 64 << 10;

/// Who may ask.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// Where to listen; port 0 is any that is free.
    pub address: SocketAddr,
    /// The names or addresses that requests may call the server by, besides
    /// those of this computer to itself, with a port or for any port.
    pub allowed_hosts: Vec<String>,
    /// The origins of web pages that may ask, such as `https://example.org`;
    /// no others are answered.
    pub allowed_origins: Vec<String>,
}

/// Serves whoever asks at [`PATH`] until the process is told to stop. `bound` is
/// told where.
///
/// Each request stands for itself: there are no sessions that a client could
/// leave behind.
///
/// # Errors
/// When the address cannot be listened at, or the system refuses what a server needs.
pub fn serve_http(
    toolbox: impl Toolbox,
    options: &HttpOptions,
    bound: impl FnOnce(SocketAddr),
) -> Result<Ended, ServeError> {
    let runtime = runtime()?;
    let ended = runtime.block_on(serve(Arc::new(toolbox), options, bound));
    runtime.shutdown_background();
    ended
}

type Protocol = TowerToHyperService<StreamableHttpService<Handler, NeverSessionManager>>;

async fn serve(
    toolbox: Arc<dyn Toolbox>,
    options: &HttpOptions,
    bound: impl FnOnce(SocketAddr),
) -> Result<Ended, ServeError> {
    let address = options.address;
    let failed = |source| ServeError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let mut signals = Signals::listen()?;
    let calls = Calls::default();
    let protocol = protocol(toolbox, options, &calls);
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    bound(listener.local_addr().map_err(failed)?);
    loop {
        let next = async {
            let turns = Arc::clone(&connections);
            let turn = turns.acquire_owned().await.expect("it is never closed");
            (turn, listener.accept().await)
        };
        tokio::select! {
            (turn, accepted) = next => match accepted {
                Ok((stream, _)) => {
                    tokio::spawn(converse(stream, protocol.clone(), turn));
                }
                // The client left again, or there are too many open files: both pass.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            () = signals.next() => break,
        }
    }
    drop(listener);
    calls.end().await;
    Ok(Ended::Interrupted)
}

fn protocol(toolbox: Arc<dyn Toolbox>, options: &HttpOptions, calls: &Calls) -> Protocol {
    let handler = Handler::new(toolbox, calls.clone());
    let own = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(MOST_MESSAGE_BYTES)
        .with_allowed_hosts(own.into_iter().chain(options.allowed_hosts.clone()))
        .with_allowed_origins(options.allowed_origins.iter().map(|it| with_port(it)))
        .enforce_origin_validation();
    let sessions = Arc::new(NeverSessionManager::default());
    TowerToHyperService::new(StreamableHttpService::new(
        move || Ok(handler.clone()),
        sessions,
        config,
    ))
}

/// An origin with the port that it means: the SDK takes one without for any port.
fn with_port(origin: &str) -> String {
    let uri = origin.parse::<http::Uri>();
    match uri.as_ref().map(|uri| (uri.scheme_str(), uri.port())) {
        Ok((Some("https"), None)) => format!("{}:443", origin.trim_end_matches('/')),
        Ok((Some("http"), None)) => format!("{}:80", origin.trim_end_matches('/')),
        _ => origin.to_owned(),
    }
}

/// Answers one client until it leaves.
async fn converse(stream: TcpStream, protocol: Protocol, _turn: OwnedSemaphorePermit) {
    let route = service_fn(move |request: Request<Incoming>| {
        let protocol = protocol.clone();
        async move {
            if request.uri().path() == PATH {
                protocol.call(request).await
            } else {
                Ok(elsewhere())
            }
        }
    });
    // That a client leaves half-way is its own business.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(MOST_HEADER_BYTES)
        .serve_connection(TokioIo::new(stream), route)
        .await;
}

fn elsewhere() -> Response<BoxBody<Bytes, Infallible>> {
    let body = Full::new(Bytes::from(format!("there is nothing here but {PATH}\n"))).boxed();
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

#[cfg(test)]
mod tests {
    use super::with_port;

    #[test]
    fn an_origin_without_a_port_means_that_of_its_scheme() {
        for (origin, expected) in [
            ("https://example.org", "https://example.org:443"),
            ("http://example.org/", "http://example.org:80"),
            ("http://localhost:6274", "http://localhost:6274"),
            ("null", "null"),
        ] {
            assert_eq!(with_port(origin), expected);
        }
    }
}
