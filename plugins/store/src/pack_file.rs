//! The file of an installed pack.

use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::PathBuf,
};

use crate::{Digest, Error, Pack};

/// The largest file of a pack that is read, in bytes. What a host accepts is
/// smaller, and what is in the list was accepted.
const MOST_BYTES: u64 = 64 << 20;

/// The file of an installed pack, which was found and not yet read.
#[derive(Debug)]
pub struct PackFile {
    id: String,
    path: PathBuf,
    digest: Digest,
    bytes: u64,
    /// The open file: it can be read even after an update has removed it.
    held: Option<File>,
}

impl PackFile {
    /// The file of a pack at `path`, if it is there and as large as it must be.
    ///
    /// # Errors
    /// When it is missing, has another size, or cannot be looked at.
    pub(crate) fn find(pack: &Pack, path: PathBuf) -> Result<Self, Error> {
        let file = Self {
            id: pack.id.clone(),
            path,
            digest: pack.digest,
            bytes: pack.bytes,
            held: None,
        };
        let metadata = fs::metadata(&file.path).map_err(|error| file.unreadable(error))?;
        // Opening a pipe would wait for somebody to write to it.
        if !metadata.is_file() {
            return Err(file.unreadable(io::Error::other("it is no ordinary file")));
        }
        if metadata.len() != file.bytes || file.bytes > MOST_BYTES {
            return Err(Error::Tampered(file.id));
        }
        Ok(file)
    }

    /// The same, opened.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn held(mut self) -> Result<Self, Error> {
        let file = File::open(&self.path).map_err(|error| self.unreadable(error))?;
        self.held = Some(file);
        Ok(self)
    }

    /// The bytes of the pack, which have the digest that the list says.
    ///
    /// # Errors
    /// When they do not, or cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        let wasm = match &self.held {
            Some(file) => self.read_from(file),
            None => File::open(&self.path).and_then(|file| self.read_from(&file)),
        };
        let wasm = wasm.map_err(|error| self.unreadable(error))?;
        if Digest::of(&wasm) == self.digest {
            Ok(wasm)
        } else {
            Err(Error::Tampered(self.id.clone()))
        }
    }

    fn read_from(&self, mut file: &File) -> io::Result<Vec<u8>> {
        file.seek(SeekFrom::Start(0))?;
        // Room for all of it at once: growing step by step copies it each time.
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or_default());
        file.take(self.bytes).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn unreadable(&self, error: io::Error) -> Error {
        if error.kind() == io::ErrorKind::NotFound {
            Error::FileMissing(self.id.clone())
        } else {
            Error::reading(&self.path)(error)
        }
    }
}
