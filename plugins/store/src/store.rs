//! The folder of installed packs.
//!
//! It holds one file for each pack, named by its digest, and the list of them.
//! A pack is there once it is in the list, which is replaced in one step after
//! the file is on the disk; what a killed process leaves behind is in no list,
//! and whoever changes the folder next removes it. Changes wait for each other
//! by a lock on a file that has no other use. Readers need no lock.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use kinograph_plugins::Host;
use semver::Version;

use crate::{Digest, Error, Pack, PackFile, files, index::Index};

const INDEX: &str = "index.json";
const LOCK: &str = ".lock";

/// How many files are held open at a time: fewer than any system allows.
const MOST_HELD: usize = 64;

/// The folder of installed packs. It need not be there before something is installed.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// An installed pack with its file.
#[derive(Debug)]
pub struct Loaded {
    /// What the list says of it.
    pub pack: Pack,
    /// Its bytes, which have the digest that the list says.
    pub wasm: Result<Vec<u8>, Error>,
}

/// An installed pack whose file was not read yet.
#[derive(Debug)]
pub struct Found {
    /// What the list says of it.
    pub pack: Pack,
    /// Its file, if there is one of the right size.
    pub file: Result<PackFile, Error>,
}

impl Store {
    /// The store in `folder`.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Where the file of a pack lies.
    #[must_use]
    pub fn file(&self, digest: &Digest) -> PathBuf {
        self.folder.join(format!("{}.wasm", digest.hex()))
    }

    /// What the list says, in the order of the names.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn packs(&self) -> Result<Vec<Pack>, Error> {
        Index::read(&self.index()).map(Index::into_packs)
    }

    /// What the list says of one pack.
    ///
    /// # Errors
    /// When the list cannot be read, or the pack is not in it.
    pub fn find(&self, id: &str) -> Result<Pack, Error> {
        Index::read(&self.index())?.find(id).cloned()
    }

    /// Everything that is installed, whole or with the reason why not, in the
    /// order of the names.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn load(&self) -> Result<Vec<Loaded>, Error> {
        let found = self.find_all()?.into_iter();
        let load = |Found { pack, file }: Found| Loaded {
            wasm: file.and_then(|file| file.read()),
            pack,
        };
        Ok(found.map(load).collect())
    }

    /// Everything that is installed, with the files to be read when they are
    /// needed, in the order of the names. What is replaced or removed later can
    /// still be read.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn find_all(&self) -> Result<Vec<Found>, Error> {
        // A list may be replaced while it is being followed: then the file of an
        // old version is gone, and the new list says where the new one lies.
        const TRIES: usize = 3;
        let mut packs = self.packs()?;
        for _ in 1..TRIES {
            let found = self.find_files(&packs);
            let gone = |found: &Found| matches!(found.file, Err(Error::FileMissing(_)));
            if !found.iter().any(gone) {
                return Ok(found);
            }
            let now = self.packs()?;
            if now == packs {
                return Ok(found);
            }
            packs = now;
        }
        Ok(self.find_files(&packs))
    }

    fn find_files(&self, packs: &[Pack]) -> Vec<Found> {
        let find = |(number, pack): (usize, &Pack)| {
            let file = PackFile::find(pack, self.file(&pack.digest));
            Found {
                pack: pack.clone(),
                file: if number < MOST_HELD {
                    file.and_then(PackFile::held)
                } else {
                    file
                },
            }
        };
        packs.iter().enumerate().map(find).collect()
    }

    /// One pack of the list with its file.
    #[must_use]
    pub fn load_one(&self, pack: &Pack) -> Loaded {
        Loaded {
            wasm: self.read(pack),
            pack: pack.clone(),
        }
    }

    fn read(&self, pack: &Pack) -> Result<Vec<u8>, Error> {
        PackFile::find(pack, self.file(&pack.digest))?.read()
    }

    /// Puts a pack into the folder; gives what was installed under its name before.
    ///
    /// # Errors
    /// When something cannot be written, or when a pack of that name was signed
    /// with another key.
    pub(crate) fn put(&self, host: &Host, pack: Pack, wasm: &[u8]) -> Result<Option<Pack>, Error> {
        let mut change = self.change(host)?;
        if let Some(before) = change.index.packs.get(&pack.id) {
            check_key(before, pack.key.as_deref())?;
        }
        let path = self.file(&pack.digest);
        // A file that was tampered with is replaced as well.
        files::write_whole(&path, wasm).map_err(Error::writing(path))?;
        let digest = pack.digest;
        let before = change.index.packs.insert(pack.id.clone(), pack);
        change.finish()?;
        forget(host, before.iter().filter(|before| before.digest != digest));
        Ok(before)
    }

    /// Removes packs, all of them or none; gives what the list said of them.
    ///
    /// # Errors
    /// When one of them is not installed, or something cannot be written.
    pub fn remove(&self, host: &Host, ids: &BTreeSet<String>) -> Result<Vec<Pack>, Error> {
        let mut change = self.change(host)?;
        for id in ids {
            change.index.find(id)?;
        }
        let packs = &mut change.index.packs;
        let removed: Vec<Pack> = ids.iter().filter_map(|id| packs.remove(id)).collect();
        change.finish()?;
        forget(host, &removed);
        Ok(removed)
    }

    fn index(&self) -> PathBuf {
        self.folder.join(INDEX)
    }

    /// Begins a change: nobody else changes anything until it ends.
    fn change(&self, host: &Host) -> Result<Change<'_>, Error> {
        fs::create_dir_all(&self.folder).map_err(Error::writing(&self.folder))?;
        let path = self.folder.join(LOCK);
        let lock = || -> io::Result<File> {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            file.lock()?;
            Ok(file)
        };
        let lock = lock().map_err(Error::writing(&path))?;
        let mut index = match Index::read(&self.index()) {
            Err(Error::DamagedIndex { path, .. }) => {
                let index = self.recover(host)?;
                Index::keep_copy(&path)?;
                index
            }
            index => index?,
        };
        self.note_sections(host, &mut index);
        Ok(Change {
            store: self,
            index,
            _lock: lock,
        })
    }

    /// Notes what packs say of themselves where an older version has not.
    fn note_sections(&self, host: &Host, index: &mut Index) {
        let packs = index.packs.values_mut();
        for pack in packs.filter(|pack| pack.section.is_none()) {
            if let Ok(wasm) = self.read(pack) {
                pack.section = section(host, &wasm);
            }
        }
    }

    /// A list of the packs whose files are whole. Where they came from, and who
    /// signed them, is lost.
    fn recover(&self, host: &Host) -> Result<Index, Error> {
        let mut index = Index::default();
        for path in self.entries()? {
            let Some(digest) = digest_of_name(&path) else {
                continue;
            };
            let Ok(wasm) = files::read_at_most(&path, host.limits().component_bytes) else {
                continue;
            };
            let Ok(manifest) = host.examine(&wasm) else {
                continue;
            };
            if Digest::of(&wasm) != digest {
                continue;
            }
            let pack = Pack {
                id: manifest.id.clone(),
                version: manifest.version,
                digest,
                bytes: wasm.len() as u64,
                source: None,
                exact: None,
                key: None,
                section: section(host, &wasm),
            };
            // A killed update can have left two versions of one pack.
            let version = |pack: &Pack| Version::parse(&pack.version).ok();
            let newer = index
                .packs
                .get(&manifest.id)
                .is_none_or(|known| version(known) < version(&pack));
            if newer {
                index.packs.insert(manifest.id, pack);
            }
        }
        Ok(index)
    }

    /// The files of the folder in the order of their names.
    fn entries(&self) -> Result<Vec<PathBuf>, Error> {
        let list = || -> io::Result<Vec<PathBuf>> {
            let entries = fs::read_dir(&self.folder)?;
            let mut paths: Vec<PathBuf> = entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<_>>()?;
            paths.sort();
            Ok(paths)
        };
        list().map_err(Error::reading(&self.folder))
    }
}

/// The manifest section of a pack.
pub(crate) fn section(host: &Host, wasm: &[u8]) -> Option<String> {
    let section = host.section(wasm).ok()?;
    str::from_utf8(section).ok().map(str::to_owned)
}

/// Checks that what takes the place of a signed pack is signed with the same key.
pub(crate) fn check_key(before: &Pack, key: Option<&str>) -> Result<(), Error> {
    match &before.key {
        Some(known) if key != Some(known) => Err(Error::OtherKey {
            id: before.id.clone(),
            key: known.clone(),
        }),
        _ => Ok(()),
    }
}

/// Removes what was compiled of packs that are gone.
fn forget<'a>(host: &Host, packs: impl IntoIterator<Item = &'a Pack>) {
    for pack in packs {
        host.forget(pack.digest.bytes());
    }
}

/// A change of the folder while it lasts.
struct Change<'a> {
    store: &'a Store,
    index: Index,
    _lock: File,
}

impl Change<'_> {
    /// Makes the change and removes what belongs to no pack any more.
    fn finish(mut self) -> Result<(), Error> {
        self.index.write(&self.store.index())?;
        self.sweep();
        Ok(())
    }

    /// Removes the files of packs that are not in the list, and what killed
    /// processes left. Nobody writes now, since the lock is ours. What cannot be
    /// removed now is removed by whoever comes next.
    fn sweep(&self) {
        let kept: BTreeSet<Digest> = self.index.packs.values().map(|pack| pack.digest).collect();
        for path in self.store.entries().unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let stale = match digest_of_name(&path) {
                Some(digest) => !kept.contains(&digest),
                None => files::is_temporary(&name),
            };
            if stale {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// The digest that the name of a file in the folder is made of.
fn digest_of_name(path: &Path) -> Option<Digest> {
    let name = path.file_name()?.to_str()?;
    let hex = name.strip_suffix(".wasm")?;
    format!("sha256:{hex}").parse().ok()
}
