//! Where packs come from.

use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr as _,
};

use oci_client::Reference;
use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::Error;

/// Where a pack comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Source {
    /// A file, or a folder with one.
    Path(PathBuf),
    /// A file on a web server.
    Url(Url),
    /// An artifact in an OCI registry.
    Registry(Reference),
}

const OCI: &str = "oci://";

impl Source {
    /// Reads what a person or a list says: `oci://…`, `https://…` or a path.
    ///
    /// # Errors
    /// [`Error::BadSource`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let bad = |reason: &str| Error::BadSource {
            text: text.to_owned(),
            reason: reason.to_owned(),
        };
        if let Some(reference) = text.strip_prefix(OCI) {
            return registry(reference).map_err(|reason| bad(&reason));
        }
        match text.split_once("://") {
            Some(("http" | "https", _)) => url(text).map_err(|reason| bad(&reason)),
            Some(_) => Err(bad(
                "it can be a file, a folder, or begin with https:// or oci://",
            )),
            None if text.is_empty() => Err(bad("it is empty")),
            None => Ok(Self::Path(text.into())),
        }
    }

    /// Whether it names certain bytes, which never change.
    #[must_use]
    pub fn is_pinned(&self) -> bool {
        matches!(self, Self::Registry(reference) if reference.digest().is_some())
    }

    /// The source as it is named from anywhere: a path from the root.
    pub(crate) fn absolute(self) -> Self {
        match self {
            Self::Path(path) => Self::Path(std::path::absolute(&path).unwrap_or(path)),
            other => other,
        }
    }

    /// The source as it is named in `folder`: paths below it begin there.
    #[must_use]
    pub fn within(&self, folder: &Path) -> Self {
        match self {
            Self::Path(path) => Self::Path(path.strip_prefix(folder).unwrap_or(path).to_owned()),
            other => other.clone(),
        }
    }

    /// The source that is named so in `folder`: the opposite of [`Source::within`].
    #[must_use]
    pub fn below(self, folder: &Path) -> Self {
        match self {
            Self::Path(path) => Self::Path(folder.join(path)),
            other => other,
        }
    }
}

/// A registry must be named: what Docker adds by itself is not what people mean here.
fn registry(text: &str) -> Result<Source, String> {
    const FORM: &str = "write oci://registry/name:tag or oci://registry/name@sha256:digest";
    let host = text.split_once('/').map_or("", |(host, _)| host);
    if !(host.contains(['.', ':']) || host == "localhost") {
        return Err(format!("it names no registry; {FORM}"));
    }
    let reference = Reference::from_str(text).map_err(|error| format!("{error}; {FORM}"))?;
    // Without either, the reference would silently have the tag "latest".
    let name = &text[host.len()..];
    if !name.contains(':') {
        return Err(format!("it names neither a tag nor a digest; {FORM}"));
    }
    Ok(Source::Registry(reference))
}

fn url(text: &str) -> Result<Source, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    check_url(&url)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a password in it would be kept in the list of packs".into());
    }
    Ok(Source::Url(url))
}

/// Whether a URL may be fetched at all: what anybody on the way could change may not.
pub(crate) fn check_url(url: &Url) -> Result<(), String> {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(host) => Ok(()),
        "http" => Err("http:// is for this computer only; use https://".into()),
        other => Err(format!("{other}:// is not supported; use https://")),
    }
}

/// Whether a host, perhaps with a port, is this computer.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_matches(['[', ']']);
    name == "localhost"
        || name
            .parse()
            .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{}", path.display()),
            Self::Url(url) => write!(f, "{url}"),
            Self::Registry(reference) => write!(f, "{OCI}{reference}"),
        }
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        source.to_string()
    }
}

impl TryFrom<String> for Source {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_apart_and_written_as_they_are_read() {
        let digest = "a".repeat(64);
        for text in [
            "acme.wasm",
            "./acme",
            "https://example.com/acme.wasm",
            "http://127.0.0.1:8080/acme.wasm",
            "http://[::1]/acme.wasm",
            "oci://ghcr.io/acme/shapes:1.2",
            "oci://localhost:5000/acme:latest",
            &format!("oci://ghcr.io/acme/shapes@sha256:{digest}"),
        ] {
            let source = Source::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(source.to_string(), text);
        }
    }

    #[test]
    fn what_would_be_unsafe_or_unclear_is_refused() {
        for (text, reason) in [
            ("", "it is empty"),
            ("ftp://example.com/a.wasm", "begin with https:// or oci://"),
            ("http://example.com/a.wasm", "for this computer only"),
            (
                "http://127.0.0.1.example.com/a.wasm",
                "for this computer only",
            ),
            ("https://me:secret@example.com/a.wasm", "a password in it"),
            ("https://", "empty host"),
            ("oci://shapes:1", "names no registry"),
            ("oci://acme/shapes:1", "names no registry"),
            ("oci://ghcr.io/acme/shapes", "neither a tag nor a digest"),
            ("oci://ghcr.io/Acme/shapes:1", "invalid reference"),
            ("oci://ghcr.io/../shapes:1", "write oci://"),
        ] {
            let error = Source::parse(text).expect_err(text).to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
