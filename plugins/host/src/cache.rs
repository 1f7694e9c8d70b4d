//! Compiled plugins, kept between runs.
//!
//! What lies here runs as native code, outside the sandbox, and wasmtime does
//! not check it. So an entry counts only if nobody but this user can have
//! written it: its folder and its file belong to the user, nobody else may
//! write them, neither is a link, and the code has the digest that was stored
//! with it. Everything else is compiled anew.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::PathBuf,
};

use sha2::{Digest as _, Sha256};
use wasmtime::{Engine, component::Component};

use crate::{binary::Digest, ownership, precompiled::TrustedCode};

/// Begins every entry; changes with the format of entries.
const MAGIC: &[u8; 16] = b"kinograph code 1";

/// The largest entry that is read, in bytes: many times what the largest component compiles to.
const LARGEST: u64 = 256 << 20;

/// A folder of compiled plugins.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What an earlier run compiled from the component with this digest, if there is a sound entry.
    pub(crate) fn load(&self, engine: &Engine, wasm: &Digest) -> Option<Component> {
        let code = self.read(&key(engine, wasm)).ok()?;
        code.load(engine).ok()
    }

    /// Keeps what was compiled from the component with this digest.
    ///
    /// # Errors
    /// When the folder cannot be written or is not safe to use.
    pub(crate) fn store(
        &self,
        engine: &Engine,
        wasm: &Digest,
        component: &Component,
    ) -> io::Result<()> {
        let code = TrustedCode::compiled(component).map_err(io::Error::other)?;
        ownership::create_private_folder(&self.folder)?;
        ownership::check_folder(&self.folder)?;
        // A file that may be in use is never written to, only replaced. The
        // temporary file is readable by this user alone from the start.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(MAGIC)?;
        file.write_all(&Sha256::digest(code.bytes()))?;
        file.write_all(code.bytes())?;
        file.persist(self.folder.join(key(engine, wasm)))?;
        Ok(())
    }

    /// Removes what was kept of the component with this digest, if anything was.
    pub(crate) fn forget(&self, engine: &Engine, wasm: &Digest) {
        if ownership::check_folder(&self.folder).is_ok() {
            let _ = fs::remove_file(self.folder.join(key(engine, wasm)));
        }
    }

    #[allow(
        unsafe_code,
        reason = "the entry is checked to be this user's own before it is trusted"
    )]
    fn read(&self, name: &str) -> io::Result<TrustedCode> {
        ownership::check_folder(&self.folder)?;
        let mut file = ownership::open(&self.folder.join(name))?;
        let mut header = [0; MAGIC.len() + 32];
        file.read_exact(&mut header)?;
        let (magic, digest) = header.split_at(MAGIC.len());
        let code = read_rest(file)?;
        if magic != MAGIC || Sha256::digest(&code).as_slice() != digest {
            return Err(io::ErrorKind::InvalidData.into());
        }
        // SAFETY: only this user can have written the entry (see the module's
        // introduction), only `store` writes entries, and the digest shows that
        // this one is whole.
        Ok(unsafe { TrustedCode::new(code) })
    }
}

/// The name of the entry for a component as this very build would compile it.
fn key(engine: &Engine, wasm: &Digest) -> String {
    let mut hasher = HashInput(Sha256::new());
    std::hash::Hash::hash(&engine.precompile_compatibility_hash(), &mut hasher);
    hasher.0.update(env!("CARGO_PKG_VERSION"));
    hasher.0.update(wasm);
    let digest = hasher.0.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lets a `Hash` feed a digest.
struct HashInput(Sha256);

impl std::hash::Hasher for HashInput {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
    fn finish(&self) -> u64 {
        unreachable!("the digest is taken instead")
    }
}

fn read_rest(file: File) -> io::Result<Vec<u8>> {
    // Room for all of it at once: growing step by step copies it each time.
    let expected = file.metadata()?.len().min(LARGEST);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
