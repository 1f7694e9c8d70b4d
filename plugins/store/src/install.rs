//! Installing: fetch, check, compile, keep. Nothing of a pack is run.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use kinograph_plugins::{Host, Plugin};

use crate::{
    Digest, Error, Key, Pack, Source, Store, files, folder,
    net::{self, Network},
    signature::{self, EXTENSION},
    store::{check_key, section},
};

/// Told how many bytes of how many came, if that is known, while something is
/// fetched or published; says whether to go on. It is asked several times a
/// second, even when nothing comes.
pub type Watch<'a> = dyn FnMut(u64, Option<u64>) -> ControlFlow<()> + 'a;

/// What is to be installed, and on which conditions.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Where it comes from, and where updates will come from.
    pub source: &'a Source,
    /// Where to get it now, when that is another place.
    pub exact: Option<&'a Source>,
    /// What it must be, if that is known.
    pub digest: Option<Digest>,
    /// The name that it must have, if that is known.
    pub id: Option<&'a str>,
    /// The key that it must be signed with, if any. A pack that was installed
    /// with a key needs the same one again, whether or not it is given.
    pub key: Option<&'a Key>,
    /// The names that no pack may take.
    pub built_in: &'a [String],
}

/// What was installed.
#[derive(Debug)]
pub struct Installed {
    /// What the list says of it.
    pub pack: Pack,
    /// What the list said of the pack of that name before.
    pub before: Option<Pack>,
    /// The pack itself.
    pub plugin: Plugin,
}

/// What a source gave.
pub(crate) struct Fetched {
    pub(crate) wasm: Vec<u8>,
    /// The signature, where getting it costs nothing.
    pub(crate) signature: Option<String>,
    /// Where these very bytes came from, when the source can come to name others.
    pub(crate) exact: Option<Source>,
}

/// Fetches a pack, checks it and puts it into the store, in the place of any
/// other version of it. It is compiled, so that broken code is found now, but
/// nothing of it is run.
///
/// # Errors
/// When it cannot be fetched or written, when it is no pack that `host` accepts,
/// or when it does not meet the conditions. What was installed before is then as
/// it was.
pub fn install(
    store: &Store,
    host: &Host,
    network: &Network,
    request: &Request<'_>,
    watch: &mut Watch<'_>,
) -> Result<Installed, Error> {
    let source = request.source.clone().absolute();
    let from = request.exact.map_or(&source, |exact| exact);
    let limit = host.limits().component_bytes;
    let fetched = fetch(network, from, limit, watch)?;
    let name = from.to_string();
    let digest = Digest::of(&fetched.wasm);
    check_digest(&name, digest, request.digest)?;
    let manifest = host
        .examine(&fetched.wasm)
        .map_err(|error| refused(&name, error))?;
    check_name(&name, &manifest.id, request)?;
    let before = store
        .packs()
        .unwrap_or_default()
        .into_iter()
        .find(|pack| pack.id == manifest.id);
    let key = signer(before.as_ref(), request.key)?;
    if let Some(key) = &key {
        let signature = match fetched.signature {
            None => fetch_signature(network, from, watch)?,
            found => found,
        };
        key.verify(&name, &fetched.wasm, signature.as_deref())?;
    }
    let pack = Pack {
        id: manifest.id,
        version: manifest.version,
        digest,
        bytes: fetched.wasm.len() as u64,
        source: Some(source),
        exact: fetched.exact,
        key: key.map(|key| key.text().to_owned()),
        section: section(host, &fetched.wasm),
    };
    let plugin = host
        .load(fetched.wasm)
        .map_err(|error| refused(&name, error))?;
    let compiled = plugin.prepare().and_then(|()| plugin.wasm());
    let wasm = compiled.map_err(|error| refused(&name, error))?;
    let before = store.put(host, pack.clone(), wasm)?;
    Ok(Installed {
        pack,
        before,
        plugin,
    })
}

fn refused(name: &str, error: kinograph_plugins::LoadError) -> Error {
    Error::Refused {
        name: name.to_owned(),
        error,
    }
}

fn check_digest(name: &str, found: Digest, expected: Option<Digest>) -> Result<(), Error> {
    match expected {
        Some(expected) if expected != found => Err(Error::OtherDigest {
            name: name.to_owned(),
            expected,
            found,
        }),
        _ => Ok(()),
    }
}

fn check_name(name: &str, id: &str, request: &Request<'_>) -> Result<(), Error> {
    if request.built_in.iter().any(|built_in| built_in == id) {
        return Err(Error::BuiltIn(id.to_owned()));
    }
    match request.id {
        Some(expected) if expected != id => Err(Error::OtherPack {
            name: name.to_owned(),
            expected: expected.to_owned(),
            found: id.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// The key that a pack must be signed with: the one that is given, which must be
/// the one that the installed version was signed with.
fn signer(before: Option<&Pack>, given: Option<&Key>) -> Result<Option<Key>, Error> {
    let Some(before) = before else {
        return Ok(given.cloned());
    };
    match (&before.key, given) {
        (Some(known), None) => Key::parse(known).map(Some),
        (_, given) => {
            check_key(before, given.map(Key::text))?;
            Ok(given.cloned())
        }
    }
}

fn fetch(
    network: &Network,
    source: &Source,
    limit: usize,
    watch: &mut Watch<'_>,
) -> Result<Fetched, Error> {
    match source {
        Source::Path(path) => {
            let (path, wasm) = read_pack(path, limit)?;
            Ok(Fetched {
                wasm,
                signature: signature_of(&path)?,
                exact: None,
            })
        }
        Source::Url(url) => net::download(network, url, limit, watch),
        Source::Registry(reference) => net::pull(network, reference, limit, watch),
    }
}

/// The signature that lies beside what a source names.
fn fetch_signature(
    network: &Network,
    source: &Source,
    watch: &mut Watch<'_>,
) -> Result<Option<String>, Error> {
    match source {
        Source::Url(url) => net::download_signature(network, url, watch).map(Some),
        // Of files and artifacts it came along, if there is one.
        Source::Path(_) | Source::Registry(_) => Ok(None),
    }
}

/// Reads the file of a pack: the path itself, or the one file in that folder.
///
/// # Errors
/// When there is nothing, when a folder does not hold one pack, or when the file
/// is larger than `limit` bytes.
pub fn read_pack(path: &Path, limit: usize) -> Result<(PathBuf, Vec<u8>), Error> {
    let metadata = fs::metadata(path).map_err(Error::reading(path))?;
    let file = if metadata.is_dir() {
        folder::pack_in(path)?
    } else {
        path.to_owned()
    };
    let wasm = files::read_at_most(&file, limit)?;
    Ok((file, wasm))
}

/// The signature that lies beside a file, if there is one.
///
/// # Errors
/// When it cannot be read.
pub fn signature_of(file: &Path) -> Result<Option<String>, Error> {
    let mut path = file.as_os_str().to_owned();
    path.push(EXTENSION);
    let path = PathBuf::from(path);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = files::read_at_most(&path, signature::MOST_BYTES)?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
