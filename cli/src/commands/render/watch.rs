//! Drawing again whenever a diagram file changes.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::Duration,
};

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::plan::Job;
use crate::{
    failure::{Failure, Status},
    input::Input,
    report::Report,
};

/// Editors save in several steps; once they are quiet for so long, they are done.
const QUIET: Duration = Duration::from_millis(60);

/// Calls `render` for every job whose input changes, until the process is stopped.
///
/// # Errors
/// When the system cannot watch files, or `render` fails.
pub(super) fn watch(
    jobs: &[Job],
    report: &mut Report,
    mut render: impl FnMut(&Job, &mut Report) -> Result<(), Failure>,
) -> Result<Status, Failure> {
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver is gone only when the process is about to end.
        let _ = sender.send(event);
    })
    .map_err(|error| failure(&error))?;
    // Folders are watched rather than files, because many editors write a new
    // file and give it the old name, and a watch would stay with the old file.
    for folder in folders(jobs) {
        watcher
            .watch(&folder, RecursiveMode::NonRecursive)
            .map_err(|error| failure(&error))?;
    }
    report.note("watching for changes; Ctrl-C stops");
    while let Some(changed) = next_changes(&events, jobs)? {
        for index in changed {
            render(&jobs[index], report)?;
        }
    }
    Ok(Status::Done)
}

fn failure(error: &notify::Error) -> Failure {
    Failure::new(format!("cannot watch for changes: {error}"))
        .hint("render without --watch, from a program that watches")
}

fn folders(jobs: &[Job]) -> BTreeSet<PathBuf> {
    jobs.iter()
        .filter_map(|job| input_path(job)?.parent())
        .map(or_here)
        .collect()
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

/// Waits until inputs change and then until they cease to; the positions of
/// their jobs. None when there will be no more.
fn next_changes(
    events: &Receiver<notify::Result<Event>>,
    jobs: &[Job],
) -> Result<Option<BTreeSet<usize>>, Failure> {
    let mut changed = BTreeSet::new();
    loop {
        let event = if changed.is_empty() {
            events.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            events.recv_timeout(QUIET)
        };
        match event {
            Ok(event) => changed.extend(affected(&event.map_err(|error| failure(&error))?, jobs)),
            Err(RecvTimeoutError::Timeout) => return Ok(Some(changed)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

/// The positions of the jobs whose input an event is about.
fn affected(event: &Event, jobs: &[Job]) -> Vec<usize> {
    // Reading a file, as rendering does, is no change.
    if !matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any
    ) {
        return Vec::new();
    }
    let reads = |job: &Job| {
        input_path(job).is_some_and(|input| event.paths.iter().any(|path| is_same(input, path)))
    };
    jobs.iter()
        .enumerate()
        .filter(|(_, job)| reads(job))
        .map(|(index, _)| index)
        .collect()
}

/// Whether two paths name one entry of one folder. Links in the file itself
/// are not followed, since the file may be gone by now.
fn is_same(a: &Path, b: &Path) -> bool {
    let folder = |path: &Path| {
        path.parent()
            .and_then(|parent| or_here(parent).canonicalize().ok())
    };
    a.file_name() == b.file_name() && folder(a) == folder(b)
}
