//! The commands that change a diagram file: what they are told becomes
//! operations, and what comes of these is checked, compared and written here.

pub(crate) mod add;
pub(crate) mod apply;
pub(crate) mod backup;
pub(crate) mod connect;
pub(crate) mod diff;
pub(crate) mod extend;
pub(crate) mod recolor;
pub(crate) mod relocate;
pub(crate) mod remove;
pub(crate) mod rename;
mod select;
pub(crate) mod set;
pub(crate) mod undo;
mod whole;

use std::{ffi::OsString, path::Path};

use kinograph_core::{
    Diagnostic, Document, Severity,
    document::{Limits as DocumentLimits, parse_with},
    edit::{Edited, Operation, edit_with},
    has_errors, resolve,
};

use self::select::Selected;
use crate::{
    failure::{Failure, Status},
    input::{Input, Source},
    limits::{Limit, Limits},
    output::{Existing, write},
    report::{EditedFile, Report, shown},
    themes::overrides,
    toolkit::Plugins,
};

/// What every command that changes a file takes.
#[derive(Debug, clap::Args)]
pub(crate) struct EditArgs {
    /// The diagram file; - is standard input, and goes to standard output
    #[arg(value_name = "FILE")]
    file: OsString,

    /// Change nothing; show what would change
    #[arg(long, help_heading = "Changing")]
    dry_run: bool,

    /// Write the file even if it has mistakes then
    #[arg(long, help_heading = "Changing")]
    force: bool,

    /// Raise or lower a limit, such as nodes=20000; a wrong name lists them; repeatable
    #[arg(long, value_name = "NAME=NUMBER", help_heading = "Limits")]
    limit: Vec<Limit>,

    /// Print what was done as JSON
    #[arg(long, help_heading = "General")]
    json: bool,
}

/// Edits the file: `operations` says how, once the file was read.
fn change(
    args: &EditArgs,
    report: &mut Report,
    operations: impl FnOnce(&Selected<'_>) -> Result<Vec<Operation>, Failure>,
) -> Result<Status, Failure> {
    if args.json {
        report.collect();
    }
    let limits = Limits::with(&args.limit);
    let input = Input::from(args.file.as_os_str());
    let source = input.read(limits.document.bytes)?;
    let mut diagnostics = Vec::new();
    let document = parse_with(&mut diagnostics, &source.text, &limits.document);
    if has_errors(&diagnostics) {
        report.diagnostics(&source, &diagnostics);
        return Ok(Status::of(&diagnostics));
    }
    let operations = operations(&Selected::new(&document))?;
    let edited = match edit_with(&source.text, &operations, &limits.document) {
        Ok(edited) => edited,
        Err(problems) => {
            report.diagnostics(&source, &problems);
            return Ok(Status::of(&problems));
        }
    };
    if !args.force {
        let plugins = Plugins::open(limits.plugins.clone(), report)?;
        let new = mistakes_made(&plugins, &limits.document, &input, (&document, &edited));
        if !new.is_empty() {
            return refuse(&source, edited, &new, report);
        }
    }
    finish(args, &input, &source, &edited.text, report)
}

/// The mistakes of the edited file that it did not have before.
pub(crate) fn mistakes_made(
    plugins: &Plugins,
    limits: &DocumentLimits,
    input: &Input,
    (before, after): (&Document, &Edited),
) -> Vec<Diagnostic> {
    let mistakes = |document: &Document, mut diagnostics: Vec<Diagnostic>| {
        let (kinds, layouts) = (plugins.kinds(), plugins.layouts());
        let overrides = overrides(&mut diagnostics, document, input.folder());
        resolve(&mut diagnostics, kinds, layouts, document, &overrides);
        diagnostics.retain(|problem| problem.severity == Severity::Error);
        diagnostics
    };
    let mut old = mistakes(before, Vec::new());
    let mut found = Vec::new();
    parse_with(&mut found, &after.text, limits);
    let mut new = mistakes(&after.document, found);
    new.retain(|problem| {
        let same = |old: &Diagnostic| (old.code, &old.message) == (problem.code, &problem.message);
        match old.iter().position(same) {
            Some(at) => {
                old.swap_remove(at);
                false
            }
            None => true,
        }
    });
    new
}

/// Tells why the file is left as it is, with the places in what it would be.
fn refuse(
    source: &Source,
    edited: Edited,
    mistakes: &[Diagnostic],
    report: &mut Report,
) -> Result<Status, Failure> {
    let name = &source.name;
    let after = Source {
        name: name.clone(),
        text: edited.text,
    };
    report.diagnostics(&after, mistakes);
    let count = match mistakes.len() {
        1 => "this mistake".to_owned(),
        count => format!("these {count} mistakes"),
    };
    let failure = Failure::new(format!(
        "{} is left as it is, since the change would make {count}",
        shown(name)
    ));
    report.failure(&failure.hint("--force changes it all the same"));
    Ok(Status::of(mistakes))
}

/// Shows or writes what came of it.
fn finish(
    args: &EditArgs,
    input: &Input,
    source: &Source,
    text: &str,
    report: &mut Report,
) -> Result<Status, Failure> {
    let changed = source.text != text;
    let diff = diff::unified(&source.name, &source.text, text);
    report.edited(EditedFile {
        file: source.name.clone(),
        changed,
        written: changed && !args.dry_run,
        diff: diff.plain.clone(),
    });
    match input {
        _ if args.dry_run => {
            if !args.json {
                report.print(&diff.styled)?;
            }
        }
        Input::Stdin if args.json => {}
        Input::Stdin => report.print_bytes(text.as_bytes())?,
        Input::File(path) if changed => {
            replace(path, source, text)?;
            let name = shown(path.display());
            report.note(&format!(
                "changed {name}: {}; `kinograph undo {name}` takes it back",
                diff.summary()
            ));
        }
        Input::File(_) => {}
    }
    if !changed {
        report.note(&format!("{} is so already", shown(&source.name)));
    }
    Ok(Status::Done)
}

/// Writes the file, and what it was beside it.
pub(crate) fn replace(path: &Path, source: &Source, text: &str) -> Result<(), Failure> {
    // Somebody may have saved the file in an editor meanwhile.
    let now = Input::File(path.to_owned()).read(source.text.len())?;
    if now.text != source.text {
        let message = format!("{} was changed meanwhile", path.display());
        return Err(Failure::new(message).hint("nothing was written; try again"));
    }
    backup::keep(path, &source.text)?;
    write(path, text.as_bytes(), Existing::Replace).map_err(|error| Failure::writing(path, &error))
}
