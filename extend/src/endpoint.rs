//! Where a model is, and what opens it.

use std::{fmt, net::IpAddr};

use reqwest::{Url, header::HeaderValue};

use crate::Error;

/// What the path of every compatible server ends with.
const CHAT: &str = "chat/completions";

/// A model behind an OpenAI-compatible server.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub(crate) url: Url,
    /// What the server calls the model.
    pub model: String,
    pub(crate) key: Option<Key>,
}

impl Endpoint {
    /// The model called `model` at a base URL such as `https://api.example.com/v1`.
    ///
    /// # Errors
    /// When it is no URL, or one that would send a diagram over the network
    /// without encryption.
    pub fn new(base: &str, model: &str, key: Option<Key>) -> Result<Self, Error> {
        let bad = |reason: &str| Error::BadUrl {
            reason: reason.to_owned(),
        };
        let mut url = Url::parse(base.trim()).map_err(|error| bad(&error.to_string()))?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(bad("http:// is for this computer only; use https://")),
            other => return Err(bad(&format!("{other}:// is not supported; use https://"))),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(bad("a name and a password in it would be shown"));
        }
        let path = url.path().trim_end_matches('/').to_owned();
        if !path.ends_with(CHAT) {
            url.set_path(&format!("{path}/{CHAT}"));
        }
        url.set_fragment(None);
        Ok(Self {
            url,
            model: model.to_owned(),
            key,
        })
    }

    /// The host, with the port where it is an unusual one: all of the address that may be shown.
    #[must_use]
    pub fn host(&self) -> String {
        host(&self.url)
    }

    /// Whether the server is this very computer.
    #[must_use]
    pub fn is_here(&self) -> bool {
        is_loopback(&self.url)
    }
}

/// The host of a URL, with its port where it is an unusual one.
pub(crate) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let name = host.trim_matches(['[', ']']);
    let address = name.parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// What a server wants to see before it answers. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// A key as somebody keeps it; space around it is none of it.
    ///
    /// # Errors
    /// When it holds characters that no key has.
    pub fn new(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let sound = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        if sound {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::BadKey)
        }
    }

    /// The header that carries it.
    pub(crate) fn header(&self) -> HeaderValue {
        let mut value = HeaderValue::from_str(&format!("Bearer {}", self.0))
            .expect("a key holds visible ASCII only");
        value.set_sensitive(true);
        value
    }

    /// A text of somebody else's without the key, should it be quoted there.
    pub(crate) fn hidden_in(&self, text: &str) -> String {
        text.replace(&self.0, "[key]")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(base: &str) -> Result<String, String> {
        let endpoint = Endpoint::new(base, "m", None);
        endpoint
            .map(|it| it.url.to_string())
            .map_err(|it| it.to_string())
    }

    #[test]
    fn a_base_url_leads_to_where_chats_are_completed() {
        for (base, expected) in [
            (
                "https://a.example/v1",
                "https://a.example/v1/chat/completions",
            ),
            (
                " https://a.example/v1/ ",
                "https://a.example/v1/chat/completions",
            ),
            ("https://a.example", "https://a.example/chat/completions"),
            (
                "https://a.example/x/chat/completions?version=2#top",
                "https://a.example/x/chat/completions?version=2",
            ),
            (
                "http://localhost:8080/v1",
                "http://localhost:8080/v1/chat/completions",
            ),
            (
                "http://127.0.0.2/v1",
                "http://127.0.0.2/v1/chat/completions",
            ),
            ("http://[::1]:1/v1", "http://[::1]:1/v1/chat/completions"),
        ] {
            assert_eq!(url(base).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_would_be_read_on_its_way_is_refused() {
        for (base, reason) in [
            ("http://a.example/v1", "this computer only"),
            ("http://localhost.a.example/v1", "this computer only"),
            ("http://192.168.0.7/v1", "this computer only"),
            ("ftp://a.example", "not supported"),
            ("a.example/v1", "relative URL"),
            ("https://me:secret@a.example/v1", "would be shown"),
        ] {
            let message = url(base).expect_err(base);
            assert!(message.contains(reason), "{message}");
            assert!(!message.contains("secret"), "{message}");
        }
    }

    #[test]
    fn a_key_is_shown_by_nobody() {
        let key = Key::new(" sk-123\n").expect("it is sound");
        assert!(!format!("{key:?} {:?}", key.header()).contains("sk-123"));
        assert_eq!(key.hidden_in("bad key sk-123!"), "bad key [key]!");
        for text in ["", " ", "a b", "ключ", "a\r\nHost: b"] {
            Key::new(text).expect_err(text);
        }
    }
}
