//! Where things stood the last time, so that a diagram that changed a little
//! moves little.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use kinograph_core::{Memory, memory::MemoryError};

use super::plan::Job;
use crate::{
    failure::Failure,
    input::Input,
    output::{Existing, Target, write},
    report::{Report, shown},
};

/// What the names of the files end with.
const EXTENSION: &str = "layout";
/// Files larger than this are not ours, in bytes.
const MOST_BYTES: u64 = 4 << 20;

/// Where the things of each diagram stood the last time.
#[derive(Debug)]
pub(super) struct Memories {
    /// Whether they are kept in files beside the diagrams.
    in_files: bool,
    /// What was drawn by this process, by the diagram files; none where nobody draws again.
    drawn: Option<BTreeMap<PathBuf, Memory>>,
}

impl Memories {
    /// Nothing is remembered yet.
    pub(super) fn new(in_files: bool, draws_again: bool) -> Self {
        Self {
            in_files,
            drawn: draws_again.then(BTreeMap::new),
        }
    }

    /// Where the things of a diagram stood the last time, if that is known.
    pub(super) fn recall(&self, input: &Input, report: &mut Report) -> Option<Memory> {
        let Input::File(path) = input else {
            return None;
        };
        let drawn = self.drawn.as_ref().and_then(|drawn| drawn.get(path));
        if drawn.is_some() || !self.in_files {
            return drawn.cloned();
        }
        let file = file_of(path);
        match read(&file) {
            Ok(Some(memory)) => Some(memory),
            Ok(None) => {
                let file = shown(file.display());
                report.note(&format!("there is no {file} yet; it is written now"));
                None
            }
            Err(Unusable { reason, ours }) => {
                let file = shown(file.display());
                let hint = if ours {
                    "the diagram is laid out as if it were new, and the file written anew"
                } else {
                    "nothing is remembered; give the file or the diagram another name"
                };
                report.warning(&format!("cannot use {file}: {reason}"), hint);
                None
            }
        }
    }

    /// Keeps where the things of a diagram stand.
    pub(super) fn keep(&mut self, input: &Input, memory: Memory) -> Result<(), Failure> {
        let Input::File(path) = input else {
            return Ok(());
        };
        if self.in_files {
            let file = file_of(path);
            let text = memory.to_string();
            let wanted = match read(&file) {
                // What does not change is not written: somebody may watch the folder.
                Ok(known) => known.is_none_or(|known| known.to_string() != text),
                Err(unusable) => unusable.ours,
            };
            if wanted {
                write(&file, text.as_bytes(), Existing::Replace)
                    .map_err(|error| Failure::writing(&file, &error))?;
            }
        }
        if let Some(drawn) = &mut self.drawn {
            drawn.insert(path.clone(), memory);
        }
        Ok(())
    }
}

/// Refuses to remember in a file that is a diagram, a picture, or another diagram's.
pub(super) fn check(jobs: &[Job]) -> Result<(), Failure> {
    let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for job in jobs {
        let Input::File(path) = &job.input else {
            continue;
        };
        let file = file_of(path);
        let is_picture =
            |job: &Job| matches!(&job.target, Target::File(picture) if *picture == file);
        let is_diagram = |job: &Job| matches!(&job.input, Input::File(input) if *input == file);
        if jobs.iter().any(|job| is_picture(job) || is_diagram(job)) {
            let file = file.display();
            return Err(Failure::new(format!(
                "--remember would write over {file}, which is something else"
            ))
            .hint("give the diagram or the picture another name"));
        }
        if let Some(other) = taken.insert(file.clone(), path)
            && other != path
        {
            let (one, two, file) = (other.display(), path.display(), file.display());
            return Err(Failure::new(format!(
                "{one} and {two} would both be remembered in {file}"
            ))
            .hint("give one of them another name"));
        }
    }
    Ok(())
}

/// The file beside a diagram file that tells where its things stood.
fn file_of(diagram: &Path) -> PathBuf {
    diagram.with_extension(EXTENSION)
}

/// Why a file tells nothing.
struct Unusable {
    /// In words.
    reason: String,
    /// Whether it is of our making all the same, so that it may be replaced.
    ours: bool,
}

/// What a file tells; none when there is no file.
fn read(file: &Path) -> Result<Option<Memory>, Unusable> {
    let foreign = |reason: String| Unusable {
        reason,
        ours: false,
    };
    match file.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(foreign(error.to_string())),
        // A pipe would never end.
        Ok(metadata) if !metadata.is_file() => return Err(foreign("it is no file".to_owned())),
        Ok(metadata) if metadata.len() > MOST_BYTES => {
            return Err(foreign("it is too large".to_owned()));
        }
        Ok(_) => {}
    }
    let bytes = fs::read(file).map_err(|error| foreign(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| foreign("it is not UTF-8 text".to_owned()))?;
    text.parse().map(Some).map_err(|error| Unusable {
        reason: MemoryError::to_string(&error),
        ours: error != MemoryError::Foreign,
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn allowed(inputs: &[&str], output: Option<&str>) -> bool {
        let inputs: Vec<OsString> = inputs.iter().map(OsString::from).collect();
        let output = output.map(OsString::from);
        let svg = crate::output::Format::Svg.into();
        let jobs = super::super::plan::jobs(&inputs, output.as_deref(), &[svg]);
        check(&jobs.expect("the pictures have places of their own")).is_ok()
    }

    #[test]
    fn nothing_else_is_written_over() {
        assert!(allowed(&["shop.yaml", "docs/shop.yaml", "bank.yaml"], None));
        assert!(!allowed(&["shop.layout"], None), "the diagram itself");
        assert!(!allowed(&["shop.yaml"], Some("shop.layout")), "the picture");
    }
}
