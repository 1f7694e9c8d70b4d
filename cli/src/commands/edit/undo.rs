//! `kinograph undo`: takes the last change of a file back.

use std::path::PathBuf;

use super::{backup, diff};
use crate::{
    failure::{Failure, Status},
    input::Input,
    output::{Existing, write},
    report::{EditedFile, Report, shown},
};

const NOTES: &str = "\
What the file was before its last change is kept beside it, as `.shop.yaml.bak`.
Undoing exchanges the two, so that a second undo brings the change back.

Examples:
  kinograph undo shop.yaml
  kinograph undo shop.yaml --dry-run";

/// Take the last change of a file back
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Change nothing; show what would change
    #[arg(long)]
    dry_run: bool,

    /// Print what was done as JSON
    #[arg(long, help_heading = "General")]
    json: bool,
}

/// Whatever was written once can be read again.
const MOST_BYTES: usize = u32::MAX as usize;

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.json {
        report.collect();
    }
    let path = &args.file;
    let name = shown(path.display());
    let now = Input::File(path.clone()).read(MOST_BYTES)?;
    let kept = backup::path(path);
    if !kept.exists() {
        let failure = Failure::new(format!("no earlier version of {name} is kept"));
        return Err(failure.hint("Kinograph keeps one when it changes a file; git may know more"));
    }
    let before = Input::File(kept).read(MOST_BYTES)?;
    let diff = diff::unified(&now.name, &now.text, &before.text);
    let changed = now.text != before.text;
    report.edited(EditedFile {
        file: now.name.clone(),
        changed,
        written: changed && !args.dry_run,
        diff: diff.plain.clone(),
    });
    if args.dry_run {
        if !args.json {
            report.print(&diff.styled)?;
        }
        return Ok(Status::Done);
    }
    // The file first: should the second write fail, both still say what is wanted.
    write(path, before.text.as_bytes(), Existing::Replace)
        .map_err(|error| Failure::writing(path, &error))?;
    backup::keep(path, &now.text)?;
    report.note(&format!(
        "{name} is as it was before its last change: {}",
        diff.summary()
    ));
    Ok(Status::Done)
}
