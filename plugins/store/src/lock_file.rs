//! The file that says which packs the diagrams of a folder are drawn with.

use serde::{Deserialize, Serialize};

use crate::{Digest, Error, Source};

/// The form of the file that this version writes.
const FORMAT: u32 = 1;

/// What stands at the beginning of the file, for people.
const INTRODUCTION: &str = "\
# The packs that the diagrams in this folder are drawn with. `kinograph pack lock`
# writes this file; keep it beside the diagrams. `kinograph pack install --lock
# kinograph.lock` installs these very packs, and `kinograph render --locked`
# refuses any others.

";

/// Which packs the diagrams of a folder are drawn with, and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockFile {
    packs: Vec<Locked>,
}

/// A pack in a lock file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What its file must be.
    pub digest: Digest,
    /// Where it comes from, if anybody knows; paths begin in the folder of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    format: u32,
    #[serde(default)]
    pack: Vec<Locked>,
}

impl LockFile {
    /// What such a file is called.
    pub const NAME: &str = "kinograph.lock";

    /// Reads the file.
    ///
    /// # Errors
    /// [`Error::BadLockFile`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let content: Content =
            toml::from_str(text).map_err(|error| Error::BadLockFile(error.message().to_owned()))?;
        if content.format != FORMAT {
            return Err(Error::BadLockFile(format!(
                "it has format {}, and this version of Kinograph knows {FORMAT}",
                content.format
            )));
        }
        let mut file = Self::default();
        for pack in content.pack {
            if file.find(&pack.id).is_some() {
                return Err(Error::BadLockFile(format!(
                    "\"{}\" is in it twice",
                    pack.id
                )));
            }
            file.set(pack);
        }
        Ok(file)
    }

    /// The file as text: the same packs give the same text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let content = Content {
            format: FORMAT,
            pack: self.packs.clone(),
        };
        let toml = toml::to_string(&content).expect("a lock file is plain data");
        format!("{INTRODUCTION}{toml}")
    }

    /// The packs in the order of their names.
    #[must_use]
    pub fn packs(&self) -> &[Locked] {
        &self.packs
    }

    /// The pack of this name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Locked> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// Puts a pack in the place of any of its name.
    pub fn set(&mut self, pack: Locked) {
        self.packs.retain(|known| known.id != pack.id);
        self.packs.push(pack);
        self.packs.sort_by(|a, b| a.id.cmp(&b.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked(id: &str, source: Option<&str>) -> Locked {
        Locked {
            id: id.to_owned(),
            version: "1.2.0".to_owned(),
            digest: Digest::of(id.as_bytes()),
            source: source.map(|text| Source::parse(text).expect("it is a source")),
        }
    }

    #[test]
    fn the_order_of_packs_is_that_of_their_names() {
        let (a, b) = (
            locked("acme", Some("https://example.com/acme.wasm")),
            locked("beta", None),
        );
        let (mut one, mut two) = (LockFile::default(), LockFile::default());
        one.set(a.clone());
        one.set(b.clone());
        two.set(b);
        two.set(locked("acme", None));
        two.set(a);
        assert_eq!(one.to_text(), two.to_text());
        assert_eq!(LockFile::parse(&one.to_text()).expect("it is ours"), one);
        assert!(one.to_text().starts_with("# The packs"));
    }

    #[test]
    fn an_empty_file_is_read_as_it_is_written() {
        let empty = LockFile::default();
        assert_eq!(LockFile::parse(&empty.to_text()).expect("ours"), empty);
    }

    #[test]
    fn what_is_no_lock_file_is_refused() {
        let twice = format!(
            "format = 1\n{0}{0}",
            "[[pack]]\nid = \"a\"\nversion = \"1.0.0\"\ndigest = \"sha256:\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\n",
        );
        for (text, reason) in [
            ("", "missing field `format`"),
            ("format = 2", "it has format 2"),
            ("format = 1\npacks = []", "unknown field `packs`"),
            ("{\"format\": 1}", "it is no lock file"),
            (&twice, "\"a\" is in it twice"),
        ] {
            let error = LockFile::parse(text).expect_err(text).to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
