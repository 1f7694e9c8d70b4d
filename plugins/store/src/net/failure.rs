//! What goes wrong on the network, in a few words.

use oci_client::errors::{DigestError, OciDistributionError};

use crate::Error;

const OTHER_DIGEST: &str = "what came is not what its digest says";

const NO_PASSWORD: &str =
    "the registry lets nobody do that without the right password; `docker login` gives it one";

/// What is being tried, as it is told when it fails.
pub(super) struct Deed {
    verb: &'static str,
    name: String,
}

impl Deed {
    pub(super) fn download(name: impl ToString) -> Self {
        Self {
            verb: "download",
            name: name.to_string(),
        }
    }

    pub(super) fn publish(name: impl ToString) -> Self {
        Self {
            verb: "publish to",
            name: name.to_string(),
        }
    }

    pub(super) fn failed(&self, reason: impl Into<String>) -> Error {
        let reason = reason.into();
        Error::Network {
            verb: self.verb,
            name: self.name.clone(),
            untrusted: reason.contains("certificate"),
            reason,
        }
    }

    pub(super) fn too_large(&self, limit: usize) -> Error {
        Error::TooLarge {
            name: self.name.clone(),
            limit,
        }
    }

    pub(super) fn request(&self, error: &reqwest::Error) -> Error {
        self.failed(request_reason(error))
    }

    pub(super) fn registry(&self, error: &OciDistributionError) -> Error {
        use OciDistributionError as Oci;
        self.failed(match error {
            Oci::RequestError(error) => request_reason(error),
            Oci::RegistryError { envelope, .. } => envelope
                .errors
                .iter()
                .map(|error| printable(&error.message))
                .collect::<Vec<_>>()
                .join("; "),
            Oci::UnauthorizedError { .. }
            | Oci::AuthenticationFailure(_)
            | Oci::ServerError {
                code: 401 | 403, ..
            } => NO_PASSWORD.to_owned(),
            Oci::ServerError { code, .. } => format!("the registry answers {code}"),
            Oci::DigestError(_) => OTHER_DIGEST.to_owned(),
            Oci::ImageIndexParsingNoPlatformResolverError => {
                "it is a list of images, not a pack".to_owned()
            }
            other => printable(&other.to_string()),
        })
    }

    pub(super) fn stream(&self, error: &std::io::Error) -> Error {
        let inner = error.get_ref();
        if inner.is_some_and(|inner| inner.is::<DigestError>()) {
            return self.failed(OTHER_DIGEST);
        }
        let request = inner.and_then(|inner| inner.downcast_ref::<reqwest::Error>());
        self.failed(match request {
            Some(error) => request_reason(error),
            None => printable(&error.to_string()),
        })
    }
}

/// The innermost cause, which says most.
fn request_reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "the server does not answer".to_owned();
    }
    let mut innermost: &dyn std::error::Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let text = innermost.to_string();
    // The number of the system's error means nothing to most.
    let text = text.split(" (os error").next().unwrap_or_default();
    printable(text)
}

/// Text from elsewhere as one line that cannot drive a terminal.
fn printable(text: &str) -> String {
    const LONGEST: usize = 300;
    text.trim()
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
