//! A web server on this computer that lives as long as its test.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// What a path answers.
#[derive(Clone)]
pub(crate) enum Answer {
    /// This, with a header that says how long it is.
    Bytes(Vec<u8>),
    /// The same with further headers.
    With(Vec<(&'static str, String)>, Vec<u8>),
    /// Go there instead.
    Redirect(String),
    /// A status without a body.
    Status(&'static str),
    /// This much without saying how long it is.
    Endless(usize),
    /// The beginning of these bytes, and then nothing more for a while.
    Stuck(Vec<u8>),
}

type Answers = Arc<dyn Fn(&str) -> Answer + Send + Sync>;

/// A running server.
pub(crate) struct Server {
    /// What URLs begin with, without a slash at the end.
    pub(crate) url: String,
    /// The host and port.
    pub(crate) host: String,
    /// The certificate of whoever signed its own, as PEM.
    pub(crate) authority: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server without encryption.
    pub(crate) fn plain(answers: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self::start("http", String::new(), None, Arc::new(answers))
    }

    /// A server with a certificate for `localhost` that nobody trusts by itself.
    pub(crate) fn encrypted(answers: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let mut params = rcgen::CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = rcgen::KeyPair::generate().expect("keys can be made");
        let authority = params.self_signed(&key).expect("it can be signed");
        let issuer = rcgen::Issuer::from_params(&params, &key);
        let own_key = rcgen::KeyPair::generate().expect("keys can be made");
        let own = rcgen::CertificateParams::new(vec!["localhost".to_owned()])
            .and_then(|params| params.signed_by(&own_key, &issuer))
            .expect("it can be signed");
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("there are versions")
            .with_no_client_auth()
            .with_single_cert(vec![own.der().clone()], private)
            .expect("the certificate is sound");
        Self::start(
            "https",
            authority.pem(),
            Some(Arc::new(config)),
            Arc::new(answers),
        )
    }

    fn start(
        scheme: &str,
        authority: String,
        tls: Option<Arc<ServerConfig>>,
        answers: Answers,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let host = match &tls {
            Some(_) => format!("localhost:{port}"),
            None => format!("127.0.0.1:{port}"),
        };
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (tls, answers, seen) = (tls.clone(), Arc::clone(&answers), Arc::clone(&seen));
                thread::spawn(move || match tls {
                    None => serve(stream, &answers, &seen),
                    Some(config) => {
                        let connection = ServerConnection::new(config).expect("it is sound");
                        serve(StreamOwned::new(connection, stream), &answers, &seen);
                    }
                });
            }
        });
        Self {
            url: format!("{scheme}://{host}"),
            host,
            authority,
            requests,
        }
    }

    /// The paths that were asked for so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests
            .lock()
            .expect("no test panics meanwhile")
            .clone()
    }
}

/// Answers one request. Whoever asks may leave at any time.
fn serve(mut stream: impl Read + Write, answers: &Answers, seen: &Mutex<Vec<String>>) {
    let Some(path) = read_path(&mut stream) else {
        return;
    };
    seen.lock()
        .expect("no test panics meanwhile")
        .push(path.clone());
    let _ = answer(&mut stream, answers(&path));
    let _ = stream.flush();
}

fn answer(stream: &mut impl Write, answer: Answer) -> std::io::Result<()> {
    match answer {
        Answer::Bytes(body) => write_all(stream, "200 OK", &[], &body),
        Answer::With(headers, body) => write_all(stream, "200 OK", &headers, &body),
        Answer::Redirect(to) => write_all(stream, "302 Found", &[("Location", to)], b""),
        Answer::Status(status) => write_all(stream, status, &[], b""),
        Answer::Endless(most) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            let block = vec![b'x'; 1 << 16];
            for _ in 0..most >> 16 {
                stream.write_all(&block)?;
            }
            Ok(())
        }
        Answer::Stuck(body) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.write_all(head.as_bytes())?;
            stream.write_all(&body[..body.len() / 2])?;
            stream.flush()?;
            thread::sleep(Duration::from_secs(20));
            Ok(())
        }
    }
}

fn write_all(
    stream: &mut impl Write,
    status: &str,
    headers: &[(&'static str, String)],
    body: &[u8],
) -> std::io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(head.as_bytes())?;
    stream.write_all(b"\r\n")?;
    stream.write_all(body)
}

/// The path of a request without a body.
fn read_path(stream: &mut (impl Read + Write)) -> Option<String> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        request.push(byte[0]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    request.split(' ').nth(1).map(str::to_owned)
}
