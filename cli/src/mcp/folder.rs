//! The folder that models work in: which of its files they reach.
//!
//! Paths come from a model, which may have read them in a file of a stranger's.
//! A path is therefore made clean before anybody looks at the disk, so that
//! errors tell nothing of what lies outside, and links are then followed step by
//! step as long as they stay inside. Who can exchange files for links in the
//! folder at the same moment is not kept from anything, and needs no program
//! like this one to do harm.

use std::{
    env,
    ffi::OsStr,
    fs::{self, Metadata},
    io,
    path::{Component, Path, PathBuf},
};

use kinograph_store::LockFile;

use crate::{
    commands::edit::backup,
    failure::{Failure, reason},
    input::Input,
    output::Format,
};

/// What the names of diagram files end with.
const DIAGRAMS: [&str; 2] = ["yaml", "yml"];

/// How many diagrams are named where one was not found.
const MOST_NAMED: usize = 20;

/// How many files are looked at for that.
const MOST_LISTED: usize = 2_000;

/// A folder that paths cannot leave. It is the working folder of the process,
/// so that messages name files as models do.
#[derive(Debug)]
pub(crate) struct Folder {
    /// Without links.
    root: PathBuf,
    /// How else whoever started us calls it.
    also: Option<PathBuf>,
}

/// Where a path leads.
struct Place {
    /// From the folder, and without links.
    path: PathBuf,
    /// What is there, if anything.
    metadata: Option<Metadata>,
}

impl Folder {
    /// The working folder of the process.
    pub(crate) fn here() -> Result<Self, Failure> {
        let failed = |error| Failure::reading(Path::new("."), &error);
        let root = Path::new(".").canonicalize().map_err(failed)?;
        let also = env::var_os("PWD")
            .map(PathBuf::from)
            .filter(|folder| folder.canonicalize().is_ok_and(|real| real == root));
        Ok(Self { root, also })
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A diagram file that is there.
    pub(crate) fn diagram(&self, written: &str) -> Result<Input, Failure> {
        let Place { path, metadata } = self.diagram_place(written)?;
        match metadata {
            None => Err(self.missing(&path)),
            Some(_) => Ok(Input::File(path)),
        }
    }

    /// A diagram file that is not there yet.
    pub(crate) fn new_diagram(&self, written: &str) -> Result<PathBuf, Failure> {
        let Place { path, metadata } = self.diagram_place(written)?;
        match metadata {
            None => Ok(path),
            Some(_) => Err(Failure::new(format!("{} exists already", path.display()))
                .hint("edit_diagram changes it; choose another name for a new one")),
        }
    }

    /// Where a diagram that is in no file would lie.
    pub(crate) fn unsaved(&self) -> Result<Input, Failure> {
        let path = PathBuf::from("text");
        check_companions(&path)?;
        Ok(Input::File(path))
    }

    /// The file of a picture, and whether there is one already.
    pub(crate) fn picture(&self, written: &str) -> Result<(PathBuf, Format, bool), Failure> {
        let Place { path, metadata } = self.locate(written)?;
        let format = Format::of(&path)?;
        if format == Format::Y4m {
            let failure =
                Failure::new(format!("cannot write {}: y4m is too large", path.display()));
            return Err(failure.hint("choose .svg, .png, .gif, .mp4 or .apng"));
        }
        Ok((path, format, metadata.is_some()))
    }

    /// The version of a diagram file that was kept before its last change, if there is one.
    pub(crate) fn kept(&self, diagram: &Path) -> Option<Input> {
        let kept = backup::path(diagram);
        let is_file = fs::symlink_metadata(&kept).is_ok_and(|metadata| metadata.is_file());
        is_file.then_some(Input::File(kept))
    }

    fn diagram_place(&self, written: &str) -> Result<Place, Failure> {
        let place = self.locate(written)?;
        let extension = place.path.extension().unwrap_or_default();
        if !DIAGRAMS.iter().any(|it| extension.eq_ignore_ascii_case(it)) {
            let failure = Failure::new(format!("\"{written}\" is not the name of a diagram file"));
            return Err(failure.hint("diagram files end with .yaml or .yml"));
        }
        check_companions(&place.path)?;
        Ok(place)
    }

    /// Where a path leads, unless that is outside, hidden, or something else than a file.
    fn locate(&self, written: &str) -> Result<Place, Failure> {
        let clean = self.clean(written)?;
        let (parent, name) = match (clean.parent(), clean.file_name()) {
            (Some(parent), Some(name)) => (parent, name),
            _ => {
                return Err(Failure::new(format!("\"{written}\" is the folder itself"))
                    .hint("name a file in it"));
            }
        };
        let real = self.follow_folders(parent, written)?.join(name);
        let (real, metadata) = match fs::symlink_metadata(&real) {
            Ok(metadata) if metadata.is_symlink() => {
                let target = real.canonicalize().ok();
                let target = target.filter(|target| target.starts_with(&self.root));
                let target = target.ok_or_else(|| leads_out(written))?;
                let metadata = target.metadata().map_err(|_| leads_out(written))?;
                (target, Some(metadata))
            }
            Ok(metadata) => (real, Some(metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (real, None),
            Err(error) => return Err(Failure::reading(&clean, &error)),
        };
        let path = real
            .strip_prefix(&self.root)
            .expect("whatever was followed stays inside");
        if path.iter().any(is_hidden) {
            return Err(hidden(written));
        }
        match &metadata {
            Some(it) if it.is_dir() => {
                Err(Failure::new(format!("\"{written}\" is a folder")).hint("name a file in it"))
            }
            // A pipe would never end, and a device is no place for a picture.
            Some(it) if !it.is_file() => Err(Failure::new(format!("\"{written}\" is no file"))),
            _ => Ok(Place {
                path: path.to_owned(),
                metadata,
            }),
        }
    }

    /// A path from the folder that says nothing but names.
    fn clean(&self, written: &str) -> Result<PathBuf, Failure> {
        let path = Path::new(written);
        let path = if path.is_absolute() {
            let spellings = [Some(&self.root), self.also.as_ref()];
            let inside = |folder: &PathBuf| path.strip_prefix(folder).ok();
            let inside = spellings.into_iter().flatten().find_map(inside);
            inside.ok_or_else(|| outside(written))?
        } else {
            path
        };
        let mut clean = PathBuf::new();
        for part in path.components() {
            match part {
                Component::Normal(name) if is_hidden(name) => return Err(hidden(written)),
                Component::Normal(name) if is_no_name(name) => {
                    return Err(Failure::new(format!("{written:?} is not a path")));
                }
                Component::Normal(name) => clean.push(name),
                Component::CurDir => {}
                Component::ParentDir if clean.pop() => {}
                _ => return Err(outside(written)),
            }
        }
        Ok(clean)
    }

    /// Where a folder in the folder is, by links that stay inside.
    fn follow_folders(&self, folder: &Path, written: &str) -> Result<PathBuf, Failure> {
        let mut real = self.root.clone();
        for name in folder {
            real.push(name);
            let is_link = fs::symlink_metadata(&real).is_ok_and(|it| it.is_symlink());
            real = match real.canonicalize() {
                Ok(real) if real.starts_with(&self.root) => real,
                _ if is_link => return Err(leads_out(written)),
                Ok(_) => return Err(outside(written)),
                Err(error) => {
                    let message = reason(&error);
                    let message = format!("cannot open the folder of \"{written}\": {message}");
                    return Err(Failure::new(message).hint("name a folder that is there"));
                }
            };
        }
        Ok(real)
    }

    /// That there is no such diagram, and which there are.
    fn missing(&self, path: &Path) -> Failure {
        let failure = Failure::new(format!("there is no diagram {}", path.display()));
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .take(MOST_LISTED)
            .filter(|entry| entry.file_type().is_ok_and(|it| it.is_file()))
            .map(|entry| PathBuf::from(entry.file_name()))
            .filter(|name| !is_hidden(name.as_os_str()))
            .filter(|name| {
                DIAGRAMS
                    .iter()
                    .any(|it| name.extension() == Some(OsStr::new(it)))
            })
            .map(|name| name.display().to_string())
            .collect();
        if names.is_empty() {
            return failure.hint("create_diagram makes one");
        }
        names.sort();
        names.truncate(MOST_NAMED);
        failure.hint(format!(
            "the folder holds {}; create_diagram makes a new one",
            names.join(", ")
        ))
    }
}

/// Refuses links in place of what goes with a diagram: it is found by its name,
/// by those who follow links.
fn check_companions(diagram: &Path) -> Result<(), Failure> {
    let lock = diagram.with_file_name(LockFile::NAME);
    for companion in [backup::path(diagram), lock] {
        if fs::symlink_metadata(&companion).is_ok_and(|metadata| metadata.is_symlink()) {
            let failure = Failure::new(format!("{} is a link", companion.display()));
            return Err(failure.hint("a person has to remove it first"));
        }
    }
    Ok(())
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a name means something else to the system than a file.
fn is_no_name(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    bytes.contains(&0) || (cfg!(windows) && bytes.contains(&b':'))
}

fn outside(written: &str) -> Failure {
    Failure::new(format!("\"{written}\" is outside of the folder"))
        .hint("name a file in the folder, such as shop.yaml")
}

fn hidden(written: &str) -> Failure {
    Failure::new(format!("\"{written}\" is hidden"))
        .hint("files and folders whose names begin with a dot are left alone")
}

/// That a link leads out, or nowhere: which of the two is nobody's business.
fn leads_out(written: &str) -> Failure {
    Failure::new(format!(
        "\"{written}\" is a link that leads out of the folder, or nowhere"
    ))
    .hint("choose another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a neighbour that nothing may reach.
    fn folder() -> (tempfile::TempDir, Folder) {
        let temporary = tempfile::tempdir().expect("there is room for a test");
        let real = temporary.path().canonicalize().expect("it is there");
        let root = real.join("work");
        for folder in ["work/docs", "work/.git", "other"] {
            fs::create_dir_all(real.join(folder)).expect("the folder is ours");
        }
        for file in [
            "work/a.yaml",
            "work/docs/b.yml",
            "work/.git/c.yaml",
            "work/.env.yaml",
        ] {
            fs::write(real.join(file), "nodes: {}\n").expect("the folder is ours");
        }
        fs::write(real.join("other/secret.yaml"), "nodes: {}\n").expect("the folder is ours");
        (temporary, Folder { root, also: None })
    }

    fn reached(folder: &Folder, written: &str) -> Result<PathBuf, String> {
        match folder.diagram(written) {
            Ok(Input::File(path)) => Ok(path),
            Ok(Input::Stdin) => panic!("nobody asked for standard input"),
            Err(failure) => Err(failure.to_string()),
        }
    }

    #[test]
    fn files_in_the_folder_are_reached_however_they_are_written() {
        let (_kept, folder) = folder();
        let absolute = folder.root.join("docs/b.yml");
        for (written, expected) in [
            ("a.yaml", "a.yaml"),
            ("./docs/../a.yaml", "a.yaml"),
            ("docs//b.yml", "docs/b.yml"),
            (absolute.to_str().expect("it is text"), "docs/b.yml"),
        ] {
            assert_eq!(reached(&folder, written), Ok(expected.into()), "{written}");
        }
    }

    #[test]
    fn nothing_outside_is_reached_or_told_of() {
        let (_kept, folder) = folder();
        let there = folder.root.with_file_name("other").join("secret.yaml");
        let there = there.to_str().expect("it is text");
        for written in [
            "../other/secret.yaml",
            "../other/missing.yaml",
            "docs/../../other/secret.yaml",
            "/etc/passwd",
            there,
            "..",
            "/",
        ] {
            let refusal = reached(&folder, written).expect_err(written);
            assert_eq!(refusal, format!("\"{written}\" is outside of the folder"));
        }
        for (written, expected) in [
            ("", "is the folder itself"),
            (".", "is the folder itself"),
            ("docs", "is a folder"),
            (".git/c.yaml", "is hidden"),
            (".env.yaml", "is hidden"),
            ("a.txt", "not the name of a diagram file"),
            ("a\0.yaml", "is not a path"),
            ("missing.yaml", "there is no diagram missing.yaml"),
            ("missing/a.yaml", "cannot open the folder"),
        ] {
            let refusal = reached(&folder, written).expect_err(written);
            assert!(refusal.contains(expected), "{written}: {refusal}");
        }
    }

    #[test]
    fn what_is_missing_is_answered_with_what_there_is() {
        let (_kept, folder) = folder();
        let Err(Failure::Problem { hint, .. }) = folder.diagram("b.yaml") else {
            panic!("there is no b.yaml");
        };
        let expected = "the folder holds a.yaml; create_diagram makes a new one";
        assert_eq!(hint.as_deref(), Some(expected));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_only() {
        use std::os::unix::fs::symlink;
        let (_kept, folder) = folder();
        let link = |target: &str, name: &str| {
            symlink(target, folder.root.join(name)).expect("links can be made");
        };
        link("docs/b.yml", "inside.yaml");
        link("docs", "pages");
        link("../other/secret.yaml", "file.yaml");
        link("../other", "folder");
        link("../other/new.yaml", "dangling.yaml");
        link("nowhere.yaml", "nowhere-inside.yaml");
        link("loop.yaml", "loop.yaml");
        link(".env.yaml", "env.yaml");
        link("/dev/zero", "zero.yaml");
        let inside = Ok("docs/b.yml".into());
        assert_eq!(reached(&folder, "inside.yaml"), inside);
        assert_eq!(reached(&folder, "pages/b.yml"), inside);
        for (written, expected) in [
            ("file.yaml", "leads out"),
            ("folder/secret.yaml", "leads out"),
            ("folder/missing.yaml", "leads out"),
            ("dangling.yaml", "leads out"),
            ("nowhere-inside.yaml", "leads out"),
            ("loop.yaml", "leads out"),
            ("env.yaml", "hidden"),
            ("zero.yaml", "leads out"),
        ] {
            let refusal = reached(&folder, written).expect_err(written);
            assert!(refusal.contains(expected), "{written}: {refusal}");
            let refusal = folder.new_diagram(written).expect_err(written).to_string();
            assert!(refusal.contains(expected), "{written}: {refusal}");
        }
        link("../../other/new.png", "docs/picture.png");
        let refusal = folder
            .picture("docs/picture.png")
            .expect_err("it leads out");
        assert!(refusal.to_string().contains("leads out"), "{refusal}");
    }

    #[test]
    fn pictures_have_a_format_by_name() {
        let (_kept, folder) = folder();
        let picture = folder.picture("docs/a.PNG").expect("it can be written");
        assert_eq!(picture, ("docs/a.PNG".into(), Format::Png, false));
        for written in ["a.y4m", "a.yaml", "a", "../a.png", ".git/hooks/a.png"] {
            folder.picture(written).expect_err(written);
        }
    }
}
