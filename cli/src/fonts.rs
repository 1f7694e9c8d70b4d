//! Fonts besides the embedded ones: only when asked for, because a picture
//! that uses them may differ from computer to computer.

use std::{collections::BTreeSet, fs, path::PathBuf};

use fontdb::{Database, FaceInfo, ID};
use kinograph_core::{
    Document, document,
    text::{Font, FontFamily, Fonts},
};
use skrifa::{FontRef, MetadataProvider};

use crate::failure::Failure;

/// Where fonts come from.
pub(crate) struct Supply {
    /// The embedded fonts and those of the files.
    fonts: Fonts,
    files: Vec<Vec<u8>>,
    system: Option<System>,
}

impl Supply {
    /// The embedded fonts, those in `paths`, and those of this computer if asked for.
    pub(crate) fn open(paths: &[PathBuf], system: bool) -> Result<Self, Failure> {
        let mut fonts = Fonts::embedded();
        let mut files = Vec::new();
        for path in paths {
            let bytes = fs::read(path).map_err(|error| Failure::reading(path, &error))?;
            fonts = fonts.with_fallback(bytes.clone()).map_err(|error| {
                Failure::new(format!(
                    "cannot use {} as a font: it is {error}",
                    path.display()
                ))
            })?;
            files.push(bytes);
        }
        Ok(Self {
            fonts,
            files,
            system: system.then(System::open),
        })
    }

    /// The fonts for one diagram. Of this computer's fonts only those are taken
    /// that it needs, so that it looks the same whatever is drawn before it.
    pub(crate) fn for_document(&self, document: &Document) -> Fonts {
        let found = match &self.system {
            Some(system) => system.covering(missing(&self.fonts, document)),
            None => Vec::new(),
        };
        if found.is_empty() {
            return self.fonts.clone();
        }
        // Clones share what is added to them, so this begins anew.
        self.files
            .iter()
            .cloned()
            .chain(found)
            .fold(Fonts::embedded(), |fonts, file| {
                // A font that cannot be used after all leaves its characters
                // missing, about which there is a warning already.
                fonts.clone().with_fallback(file).unwrap_or(fonts)
            })
    }
}

/// The characters of a document that `fonts` lack.
fn missing(fonts: &Fonts, document: &Document) -> BTreeSet<char> {
    let unusual: BTreeSet<char> = document::dump(document)
        .chars()
        .filter(|character| !character.is_ascii())
        .collect();
    if unusual.is_empty() {
        return unusual;
    }
    // One line each: what stands beside a character must not change which font it needs.
    let lines: Vec<String> = unusual.iter().map(char::to_string).collect();
    let font = Font {
        family: FontFamily::Sans,
        size: 14.0,
        weight: 400,
        italic: false,
    };
    fonts
        .set(&lines.join("\n"), font, None, None)
        .missing
        .into_iter()
        .collect()
}

/// The fonts of this computer.
struct System {
    database: Database,
    /// In an order that does not depend on how the disk lists its files.
    order: Vec<ID>,
}

impl System {
    fn open() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::new(database)
    }

    fn new(database: Database) -> Self {
        let mut faces: Vec<&FaceInfo> = database.faces().collect();
        faces.sort_by_key(|face| {
            let unusual = face.style != fontdb::Style::Normal;
            let weight = face.weight.0.abs_diff(fontdb::Weight::NORMAL.0);
            (
                unusual,
                weight,
                face.monospaced,
                face.post_script_name.clone(),
                face.index,
            )
        });
        let order = faces.into_iter().map(|face| face.id).collect();
        Self { database, order }
    }

    /// As few fonts as possible that have these characters, as files.
    fn covering(&self, mut missing: BTreeSet<char>) -> Vec<Vec<u8>> {
        let mut files = Vec::new();
        while !missing.is_empty() {
            let best = self
                .order
                .iter()
                .map(|id| (*id, self.covered(*id, &missing)))
                // The first of equals, which `max_by_key` would not give.
                .reduce(|best, next| {
                    if next.1.len() > best.1.len() {
                        next
                    } else {
                        best
                    }
                });
            let Some((id, covered)) = best.filter(|(_, covered)| !covered.is_empty()) else {
                break;
            };
            missing.retain(|character| !covered.contains(character));
            files.extend(self.database.with_face_data(id, |bytes, _| bytes.to_vec()));
        }
        files
    }

    /// Those of `characters` that a font has an outline for.
    fn covered(&self, id: ID, characters: &BTreeSet<char>) -> BTreeSet<char> {
        let covered = self.database.with_face_data(id, |bytes, index| {
            let font = FontRef::from_index(bytes, index).ok()?;
            let (charmap, outlines) = (font.charmap(), font.outline_glyphs());
            let has = |character: &char| {
                charmap
                    .map(*character)
                    .is_some_and(|glyph| outlines.get(glyph).is_some())
            };
            Some(characters.iter().copied().filter(has).collect())
        });
        covered.flatten().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const FILES: [&str; 2] = ["inter.ttf", "jetbrains-mono.ttf"];

    fn file(name: &str) -> Vec<u8> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/assets/fonts");
        fs::read(folder.join(name)).expect("the fonts are part of the sources")
    }

    fn system() -> System {
        let mut database = Database::new();
        for name in FILES {
            database.load_font_data(file(name));
        }
        System::new(database)
    }

    #[test]
    fn one_font_is_taken_where_one_is_enough() {
        let both_have_it = BTreeSet::from(['a', 'ж']);
        assert_eq!(system().covering(both_have_it), [file("inter.ttf")]);
    }

    #[test]
    fn the_font_that_has_more_is_taken() {
        let only_one_has_all = BTreeSet::from(['a', '\u{2592}']);
        assert_eq!(
            system().covering(only_one_has_all),
            [file("jetbrains-mono.ttf")]
        );
    }

    #[test]
    fn no_font_is_taken_for_what_none_has() {
        assert!(system().covering(BTreeSet::from(['中'])).is_empty());
        assert!(system().covering(BTreeSet::new()).is_empty());
    }

    #[test]
    fn the_characters_of_escapes_count_too() {
        let document = kinograph_core::parse(&mut Vec::new(), r#"nodes: {a: "service, \u4e2d"}"#);
        assert_eq!(
            missing(&Fonts::embedded(), &document),
            BTreeSet::from(['中'])
        );
    }
}
