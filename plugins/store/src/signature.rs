//! Signatures as minisign makes them.

use std::{fs, path::Path};

use minisign_verify::{PublicKey, Signature};

use crate::{Error, files};

/// The largest key or signature that is read, in bytes: both are a few lines.
pub(crate) const MOST_BYTES: usize = 8 << 10;

/// What the name of a signature's file adds to that of the pack.
pub(crate) const EXTENSION: &str = ".minisig";

/// The public key of somebody who signs packs.
#[derive(Clone, Debug)]
pub struct Key {
    text: String,
    key: PublicKey,
}

impl Key {
    /// The key that `text` is, or that the file of this name holds.
    ///
    /// # Errors
    /// When it is neither, or the file cannot be read.
    pub fn open(text: &str) -> Result<Self, Error> {
        if let Ok(key) = Self::parse(text) {
            return Ok(key);
        }
        let path = Path::new(text);
        if fs::metadata(path).is_err() {
            return Err(Error::BadKey(format!("\"{text}\"")));
        }
        let bytes = files::read_at_most(path, MOST_BYTES)?;
        let content = str::from_utf8(&bytes).unwrap_or_default();
        // The first line is a comment, unless somebody left it out.
        let line = content
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with("untrusted comment:"));
        Self::parse(line.unwrap_or_default()).map_err(|_| Error::BadKey(text.to_owned()))
    }

    /// The key as a line of text.
    ///
    /// # Errors
    /// [`Error::BadKey`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        match PublicKey::from_base64(text) {
            Ok(key) => Ok(Self {
                text: text.to_owned(),
                key,
            }),
            Err(_) => Err(Error::BadKey(format!("\"{text}\""))),
        }
    }

    /// The key as a line of text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Checks that the owner of the key signed `wasm`, which is called `name`.
    ///
    /// # Errors
    /// [`Error::Unsigned`] or [`Error::BadSignature`].
    pub(crate) fn verify(
        &self,
        name: &str,
        wasm: &[u8],
        signature: Option<&str>,
    ) -> Result<(), Error> {
        let signature = signature.ok_or_else(|| Error::Unsigned(name.to_owned()))?;
        let bad = |reason: &str| Error::BadSignature {
            name: name.to_owned(),
            reason: reason.to_owned(),
        };
        let signature =
            Signature::decode(signature).map_err(|_| bad("it is no signature of minisign"))?;
        self.key
            .verify(wasm, &signature, true)
            .map_err(|error| match error {
                minisign_verify::Error::UnexpectedKeyId => bad("it was made with another key"),
                _ => bad("it does not fit the file"),
            })
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Key {}
