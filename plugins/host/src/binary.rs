//! The bytes of a component: at hand, or fetched when something needs them.

use std::{borrow::Cow, fmt, sync::OnceLock};

use sha2::{Digest as _, Sha256};

use crate::{LoadError, fault::printable, inspect::inspect, limits::Limits};

/// The SHA-256 of a component.
pub(crate) type Digest = [u8; 32];

type Fetch = dyn Fn() -> Result<Cow<'static, [u8]>, String> + Send + Sync;

/// A component as it lies in its file.
pub(crate) struct Binary {
    bytes: OnceLock<Result<Cow<'static, [u8]>, LoadError>>,
    deferred: Option<Deferred>,
}

/// What is known of a component that was not fetched yet.
struct Deferred {
    /// Its manifest section.
    section: Cow<'static, [u8]>,
    digest: Option<Digest>,
    fetch: Box<Fetch>,
}

impl Binary {
    /// A component that was looked at already.
    pub(crate) fn at_hand(bytes: Cow<'static, [u8]>) -> Self {
        Self {
            bytes: OnceLock::from(Ok(bytes)),
            deferred: None,
        }
    }

    /// A component that `fetch` gives, with this manifest section and digest.
    pub(crate) fn deferred(
        section: Cow<'static, [u8]>,
        digest: Option<Digest>,
        fetch: Box<Fetch>,
    ) -> Self {
        Self {
            bytes: OnceLock::new(),
            deferred: Some(Deferred {
                section,
                digest,
                fetch,
            }),
        }
    }

    /// The digest of the bytes, which are not fetched where it is known.
    ///
    /// # Errors
    /// When they must be fetched and cannot be.
    pub(crate) fn digest(&self, limits: &Limits) -> Result<Digest, LoadError> {
        match self.deferred.as_ref().and_then(|deferred| deferred.digest) {
            Some(digest) => Ok(digest),
            None => self.get(limits).map(|bytes| Sha256::digest(bytes).into()),
        }
    }

    /// The bytes.
    ///
    /// # Errors
    /// When they cannot be fetched, are no plugin, or are another one than is known.
    pub(crate) fn get(&self, limits: &Limits) -> Result<&[u8], LoadError> {
        let fetched = self.bytes.get_or_init(|| match &self.deferred {
            Some(deferred) => deferred.fetch(limits),
            None => unreachable!("what is not deferred is at hand"),
        });
        fetched.as_deref().map_err(Clone::clone)
    }
}

impl Deferred {
    fn fetch(&self, limits: &Limits) -> Result<Cow<'static, [u8]>, LoadError> {
        let bytes = (self.fetch)().map_err(|reason| LoadError::Fetch(printable(&reason)))?;
        if inspect(&bytes, limits)?.manifest != Some(&*self.section) {
            return Err(LoadError::OtherManifest);
        }
        // What is compiled of the bytes is kept under the digest that is known.
        match self.digest {
            Some(known) if Sha256::digest(&bytes).as_slice() != known => {
                Err(LoadError::OtherDigest)
            }
            _ => Ok(bytes),
        }
    }
}

impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bytes.get() {
            Some(Ok(bytes)) => write!(f, "Binary({} bytes)", bytes.len()),
            Some(Err(error)) => write!(f, "Binary({error})"),
            None => f.write_str("Binary(not fetched)"),
        }
    }
}
