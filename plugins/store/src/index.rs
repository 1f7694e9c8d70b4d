//! The list of installed packs.

use std::{collections::BTreeMap, fs, io, path::Path};

use serde::{Deserialize, Serialize};

use crate::{Digest, Error, Source, files};

/// The form of the list that this version writes.
const FORMAT: u32 = 1;

/// The largest list that is read, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// The manifest sections that a list holds, in bytes of all of them together.
/// Written as JSON, text grows to six times its size at most.
const MOST_SECTIONS: usize = 8 << 20;

/// A pack that is installed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its name.
    #[serde(skip)]
    pub id: String,
    /// Its version.
    pub version: String,
    /// What its file must be.
    pub digest: Digest,
    /// The size of its file.
    pub bytes: u64,
    /// Where it came from, and where updates come from; none when the list was
    /// lost and made anew.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<Source>,
    /// Where these very bytes came from, when the source can come to name others.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub exact: Option<Source>,
    /// The key that it was signed with, and updates must be.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub key: Option<String>,
    /// The manifest section of its file, so that nobody has to read the file to
    /// know what the pack offers; none in lists of older versions.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub section: Option<String>,
}

/// The packs by their names.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Index {
    format: u32,
    pub(crate) packs: BTreeMap<String, Pack>,
}

/// What can be read of any list: a newer one may have any other form.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

impl Index {
    /// Reads the list; there is an empty one where there is no file.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, or is newer than this version.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let damaged = |reason: String| Error::DamagedIndex {
            path: path.to_owned(),
            reason,
        };
        let bytes = match files::read_at_most(path, MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(Error::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(Error::TooLarge { .. }) => return Err(damaged("it is too large".into())),
            Err(error) => return Err(error),
        };
        let read = serde_json::from_slice::<Self>(&bytes);
        // A newer list that happens to look like one of ours is newer all the same.
        let format = match &read {
            Ok(index) => Some(index.format),
            Err(_) => serde_json::from_slice(&bytes)
                .ok()
                .map(|Header { format }| format),
        };
        if format.is_some_and(|format| format > FORMAT) {
            return Err(Error::NewerIndex(path.to_owned()));
        }
        let mut index = read.map_err(|error| damaged(error.to_string()))?;
        for (id, pack) in &mut index.packs {
            pack.id.clone_from(id);
        }
        Ok(index)
    }

    /// Puts the list in the place of the old one.
    pub(crate) fn write(&mut self, path: &Path) -> Result<(), Error> {
        self.format = FORMAT;
        let mut room = MOST_SECTIONS;
        for pack in self.packs.values_mut() {
            let length = pack.section.as_ref().map_or(0, String::len);
            match room.checked_sub(length) {
                Some(left) => room = left,
                None => pack.section = None,
            }
        }
        let mut json = serde_json::to_vec_pretty(self).expect("a list of packs is plain data");
        json.push(b'\n');
        files::write_whole(path, &json).map_err(Error::writing(path))
    }

    /// Keeps a copy of a damaged list for whoever wants to look at it. The list
    /// itself stays until there is a new one: without it, the files of packs
    /// would seem to belong to nobody.
    pub(crate) fn keep_copy(path: &Path) -> Result<(), Error> {
        let copy = path.with_extension("damaged.json");
        fs::copy(path, &copy)
            .map(drop)
            .map_err(Error::writing(copy))
    }

    pub(crate) fn find(&self, id: &str) -> Result<&Pack, Error> {
        self.packs.get(id).ok_or_else(|| Error::NotInstalled {
            id: id.to_owned(),
            installed: self.packs.keys().cloned().collect(),
        })
    }

    pub(crate) fn into_packs(self) -> Vec<Pack> {
        self.packs.into_values().collect()
    }
}
