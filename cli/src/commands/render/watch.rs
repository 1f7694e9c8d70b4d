//! Noticing that a diagram file changes, or a script or theme that it names.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::Duration,
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::plan::Job;
use crate::{failure::Failure, input::Input};

/// Editors save in several steps; once they are quiet for so long, they are done.
const QUIET: Duration = Duration::from_millis(60);

/// The files that jobs read, and what happens to them.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
    /// What each input names besides itself.
    named: BTreeMap<Input, Vec<PathBuf>>,
}

impl Watch {
    /// Watches the inputs of `jobs` from now on.
    ///
    /// # Errors
    /// When the system cannot watch files.
    pub(super) fn begin(jobs: &[Job]) -> Result<Self, Failure> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event| {
            // The receiver is gone only when the process is about to end.
            let _ = sender.send(event);
        })
        .map_err(|error| failure(&error))?;
        let mut watch = Self {
            watcher,
            events,
            folders: BTreeSet::new(),
            named: BTreeMap::new(),
        };
        for file in jobs.iter().filter_map(input_path) {
            watch.add(file).map_err(|error| failure(&error))?;
        }
        Ok(watch)
    }

    /// Watches the files that an input names, and no longer those that it
    /// named before. True when one of them was not watched until now, so that
    /// it may have changed since it was read.
    pub(super) fn follow(&mut self, input: &Input, named: &[PathBuf]) -> bool {
        self.named.insert(input.clone(), named.to_vec());
        // A folder that cannot be watched does not keep the others from it.
        let added = named.iter().map(|file| self.add(file).unwrap_or(false));
        added.fold(false, |any, added| any | added)
    }

    /// Watches the folder of a file, or the one in which that is to be; false
    /// when it is watched already.
    ///
    /// Folders are watched rather than files, because many editors write a new
    /// file and give it the old name, and a watch would stay with the old file.
    fn add(&mut self, file: &Path) -> notify::Result<bool> {
        let mut folders = file.ancestors().skip(1).map(or_here);
        let Some(folder) = folders.find(|folder| folder.is_dir()) else {
            return Ok(false);
        };
        if self.folders.contains(&folder) {
            return Ok(false);
        }
        self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
        Ok(self.folders.insert(folder))
    }

    /// Waits until files change and then until they cease to; those of `jobs`
    /// that read them. None when there will be no more.
    ///
    /// # Errors
    /// When the system ceases to watch.
    pub(super) fn next<'a>(&self, jobs: &'a [Job]) -> Result<Option<Vec<&'a Job>>, Failure> {
        let mut changed = BTreeSet::new();
        loop {
            let event = if changed.is_empty() {
                self.events.recv().map_err(RecvTimeoutError::from)
            } else {
                self.events.recv_timeout(QUIET)
            };
            match event {
                Ok(event) => {
                    let event = event.map_err(|error| failure(&error))?;
                    let reads = |(_, job): &(usize, &Job)| self.is_about(&event, job);
                    let about = jobs.iter().enumerate().filter(reads);
                    changed.extend(about.map(|(index, _)| index));
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
        Ok(Some(changed.iter().map(|&index| &jobs[index]).collect()))
    }

    /// Whether an event changes what a job reads.
    fn is_about(&self, event: &Event, job: &Job) -> bool {
        // Reading a file, as rendering does, is no change.
        if !matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any
        ) {
            return false;
        }
        let named = self.named.get(&job.input).into_iter().flatten();
        let files = named.map(PathBuf::as_path).chain(input_path(job));
        // A folder that comes may bring the file.
        let mut entries = files.flat_map(Path::ancestors);
        entries.any(|entry| event.paths.iter().any(|path| is_same(entry, path)))
    }
}

fn failure(error: &notify::Error) -> Failure {
    Failure::new(format!("cannot watch for changes: {error}"))
        .hint("render without --watch, from a program that watches")
}

fn input_path(job: &Job) -> Option<&Path> {
    match &job.input {
        Input::File(path) => Some(path),
        Input::Stdin => None,
    }
}

/// A bare file name has an empty parent.
fn or_here(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder.to_owned()
    }
}

/// Whether two paths name one entry of one folder. Links in the file itself
/// are not followed, since the file may be gone by now.
fn is_same(a: &Path, b: &Path) -> bool {
    if a.file_name() != b.file_name() {
        return false;
    }
    let folder = |path: &Path| {
        path.parent()
            .and_then(|parent| or_here(parent).canonicalize().ok())
    };
    folder(a) == folder(b)
}
