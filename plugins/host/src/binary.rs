//! The bytes of a component: at hand, or fetched when something needs them.

use std::{borrow::Cow, fmt, sync::OnceLock};

use crate::{LoadError, fault::printable, inspect::inspect, limits::Limits};

type Fetch = dyn Fn() -> Result<Cow<'static, [u8]>, String> + Send + Sync;

/// A component as it lies in its file.
pub(crate) struct Binary {
    bytes: OnceLock<Result<Cow<'static, [u8]>, LoadError>>,
    deferred: Option<Deferred>,
}

/// What is known of a component that was not fetched yet.
struct Deferred {
    /// Its manifest section.
    manifest: Cow<'static, [u8]>,
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

    /// A component that `fetch` gives, and whose manifest section is `manifest`.
    pub(crate) fn deferred(manifest: Cow<'static, [u8]>, fetch: Box<Fetch>) -> Self {
        Self {
            bytes: OnceLock::new(),
            deferred: Some(Deferred { manifest, fetch }),
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
        if inspect(&bytes, limits)?.manifest == Some(&*self.manifest) {
            Ok(bytes)
        } else {
            Err(LoadError::OtherManifest)
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
