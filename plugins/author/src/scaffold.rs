//! A pack to start from: the files of a Rust crate that builds and draws at once.

use std::path::{Path, PathBuf};

/// The files, by their paths in the pack's folder.
const FILES: [(&str, &str); 8] = [
    ("Cargo.toml", include_str!("../scaffold/Cargo.toml.in")),
    ("build.rs", include_str!("../scaffold/build.rs.in")),
    ("src/lib.rs", include_str!("../scaffold/lib.rs.in")),
    ("src/tank.rs", include_str!("../scaffold/tank.rs.in")),
    ("icons/spark.svg", include_str!("../scaffold/spark.svg.in")),
    ("example.yaml", include_str!("../scaffold/example.yaml.in")),
    ("README.md", include_str!("../scaffold/README.md.in")),
    (".gitignore", include_str!("../scaffold/gitignore.in")),
];

/// Where the SDK comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sdk {
    /// A registry of crates.
    Registry,
    /// The folder `plugins` of a Kinograph checkout, as seen from the pack.
    Checkout(PathBuf),
}

/// A pack to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    id: String,
    sdk: Sdk,
}

impl Project {
    /// A pack of this name; none unless it is made of lower case words joined
    /// by hyphens and starts with a letter.
    #[must_use]
    pub fn new(id: &str, sdk: Sdk) -> Option<Self> {
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let fits = id.len() <= 40
            && id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.split('-').all(is_word);
        fits.then(|| Self {
            id: id.to_owned(),
            sdk,
        })
    }

    /// Its files: their paths in its folder, and what they hold.
    #[must_use]
    pub fn files(&self) -> Vec<(&'static Path, String)> {
        let replacements = [
            ("{{id}}", self.id.clone()),
            ("{{title}}", self.title()),
            ("{{sdk}}", self.dependency("sdk")),
            ("{{icons}}", self.dependency("icons")),
            ("{{sdk_note}}", self.note()),
        ];
        FILES
            .iter()
            .map(|(path, text)| {
                let fill = |text: String, (name, value): &(&str, String)| text.replace(name, value);
                let text = replacements.iter().fold((*text).to_owned(), fill);
                (Path::new(*path), text)
            })
            .collect()
    }

    /// The name for people: the words with a capital first.
    fn title(&self) -> String {
        let mut title = self.id.replace('-', " ");
        title[..1].make_ascii_uppercase();
        title
    }

    /// A crate of the folder `plugins`, as Cargo.toml names it.
    fn dependency(&self, folder: &str) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.sdk {
            Sdk::Registry => format!("\"{version}\""),
            Sdk::Checkout(plugins) => {
                let path = plugins
                    .join(folder)
                    .display()
                    .to_string()
                    .replace('\\', "/");
                let path = path.replace('"', "\\\"");
                format!("{{ version = \"{version}\", path = \"{path}\" }}")
            }
        }
    }

    fn note(&self) -> String {
        match &self.sdk {
            Sdk::Registry => "The SDK is not published yet. Until it is, `Cargo.toml` needs the \
                 paths of a Kinograph checkout:\n`kinograph pack new --sdk PATH` writes them, and \
                 so does `pack new` inside a checkout."
                .to_owned(),
            Sdk::Checkout(_) => "The SDK is not published yet: `Cargo.toml` names it by its path \
                 in a Kinograph checkout.\nWhoever builds the pack elsewhere changes these paths; \
                 the built `.wasm` needs nothing."
                .to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_fill_in() {
        for sdk in [Sdk::Registry, Sdk::Checkout("../kinograph/plugins".into())] {
            let project = Project::new("my-pack", sdk).unwrap();
            for (path, text) in project.files() {
                assert!(!text.contains("{{"), "{}:\n{text}", path.display());
            }
        }
    }

    #[test]
    fn names_become_crates_and_titles() {
        let project = Project::new("my-pack", Sdk::Registry).unwrap();
        assert_eq!(project.title(), "My pack");
        for name in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "1a",
            "a_b",
            "ä",
            &"a".repeat(41),
        ] {
            assert_eq!(Project::new(name, Sdk::Registry), None, "{name:?}");
        }
    }

    #[test]
    fn paths_are_written_as_cargo_reads_them() {
        let project = Project::new("a", Sdk::Checkout(r"..\k".into())).unwrap();
        assert!(project.dependency("sdk").contains("path = \"../k"));
    }
}
