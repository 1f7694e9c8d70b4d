//! Drawing again whenever a diagram file changes, or a script that it names.

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

/// Calls `render` for every job whose files change, until the process is
/// stopped. `scripts` are the files of each job besides its input, and `render`
/// answers with them anew.
///
/// # Errors
/// When the system cannot watch files, or `render` fails.
pub(super) fn watch(
    jobs: &[Job],
    scripts: Vec<Vec<PathBuf>>,
    report: &mut Report,
    mut render: impl FnMut(&Job, &mut Report) -> Result<Vec<PathBuf>, Failure>,
) -> Result<Status, Failure> {
    let mut files: Vec<Vec<PathBuf>> = jobs
        .iter()
        .zip(scripts)
        .map(|(job, scripts)| files(job, scripts))
        .collect();
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver is gone only when the process is about to end.
        let _ = sender.send(event);
    })
    .map_err(|error| failure(&error))?;
    let mut watched = BTreeSet::new();
    for job in jobs {
        watch_folders(&mut watcher, &mut watched, input_path(job))
            .map_err(|error| failure(&error))?;
    }
    // The folder of a script that is missing may be missing too.
    let _ = watch_folders(&mut watcher, &mut watched, files.iter().flatten());
    report.note("watching for changes; Ctrl-C stops");
    while let Some(changed) = next_changes(&events, &files)? {
        for index in changed {
            files[index] = self::files(&jobs[index], render(&jobs[index], report)?);
            let _ = watch_folders(&mut watcher, &mut watched, &files[index]);
        }
    }
    Ok(Status::Done)
}

/// Watches the folders of files, unless they are watched already.
///
/// Folders are watched rather than files, because many editors write a new
/// file and give it the old name, and a watch would stay with the old file.
fn watch_folders<P: AsRef<Path>>(
    watcher: &mut impl Watcher,
    watched: &mut BTreeSet<PathBuf>,
    files: impl IntoIterator<Item = P>,
) -> notify::Result<()> {
    for file in files {
        let Some(folder) = file.as_ref().parent().map(or_here) else {
            continue;
        };
        if !watched.contains(&folder) {
            watcher.watch(&folder, RecursiveMode::NonRecursive)?;
            watched.insert(folder);
        }
    }
    Ok(())
}

/// The files that a job reads.
fn files(job: &Job, scripts: Vec<PathBuf>) -> Vec<PathBuf> {
    let input = input_path(job).map(Path::to_owned);
    input.into_iter().chain(scripts).collect()
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

/// Waits until files change and then until they cease to; the positions of
/// their jobs. None when there will be no more.
fn next_changes(
    events: &Receiver<notify::Result<Event>>,
    files: &[Vec<PathBuf>],
) -> Result<Option<BTreeSet<usize>>, Failure> {
    let mut changed = BTreeSet::new();
    loop {
        let event = if changed.is_empty() {
            events.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            events.recv_timeout(QUIET)
        };
        match event {
            Ok(event) => changed.extend(affected(&event.map_err(|error| failure(&error))?, files)),
            Err(RecvTimeoutError::Timeout) => return Ok(Some(changed)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

/// The positions of the jobs that read what an event is about.
fn affected(event: &Event, files: &[Vec<PathBuf>]) -> Vec<usize> {
    // Reading a file, as rendering does, is no change.
    if !matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Any
    ) {
        return Vec::new();
    }
    let reads = |files: &[PathBuf]| {
        let changed = |file: &PathBuf| event.paths.iter().any(|path| is_same(file, path));
        files.iter().any(changed)
    };
    files
        .iter()
        .enumerate()
        .filter(|(_, files)| reads(files))
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
