//! Compiled plugins, kept between runs.
//!
//! What lies here runs as native code, outside the sandbox, and wasmtime does
//! not check it. So an entry counts only if nobody but this user can have
//! written it: its folder and its file belong to the user, nobody else may
//! write them, neither is a link, and the code has the digest that was stored
//! with it. Everything else is compiled anew.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use wasmtime::{Engine, component::Component};

use crate::{ownership, precompiled::TrustedCode};

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

    /// The component that an earlier run compiled from `wasm`, if there is a sound entry.
    pub(crate) fn load(&self, engine: &Engine, wasm: &[u8]) -> Option<Component> {
        let code = self.read(&key(engine, wasm)).ok()?;
        code.load(engine).ok()
    }

    /// Keeps what was compiled from `wasm`.
    ///
    /// # Errors
    /// When the folder cannot be written or is not safe to use.
    pub(crate) fn store(
        &self,
        engine: &Engine,
        wasm: &[u8],
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

    /// Removes what was kept of `wasm`, if anything was.
    pub(crate) fn forget(&self, engine: &Engine, wasm: &[u8]) {
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
        let bytes = read_own(&self.folder.join(name))?;
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(damaged)?;
        let (digest, code) = rest.split_at_checked(32).ok_or_else(damaged)?;
        if Sha256::digest(code).as_slice() != digest {
            return Err(damaged());
        }
        // SAFETY: only this user can have written the entry (see the module's
        // introduction), only `store` writes entries, and the digest shows that
        // this one is whole.
        Ok(unsafe { TrustedCode::new(code.to_vec()) })
    }
}

/// The name of the entry for a component as this very build would compile it.
fn key(engine: &Engine, wasm: &[u8]) -> String {
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

fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    let file = ownership::open(path)?;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
