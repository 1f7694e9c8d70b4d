//! `kinograph layouts new`: a script to start from.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use kinograph_core::script::is_script;

use crate::{
    failure::{Failure, Status},
    output::{Existing, Target, write},
    report::{Report, shown},
};

const NOTES: &str = "\
A file that is there already is left alone.

Examples:
  kinograph layouts new columns.js
  kinograph layouts new columns.js --types
  kinograph render shop.yaml --layout columns.js";

const EXAMPLE: &str = include_str!("example.js");
const TYPES: &str = include_str!("kinograph.d.ts");
const TYPES_FILE: &str = "kinograph.d.ts";

/// Write a layout of your own to start from, in JavaScript
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The file to write, which ends with .js; - is standard output
    #[arg(value_name = "FILE")]
    output: OsString,

    /// Also write kinograph.d.ts beside it, with which editors complete and explain
    #[arg(long)]
    types: bool,

    /// Replace files that are there already
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let path = match Target::from(args.output.as_os_str()) {
        Target::File(path) => path,
        stream => {
            stream.write(example("mine.js").as_bytes())?;
            return Ok(Status::Done);
        }
    };
    let name = match path.file_name().and_then(|name| name.to_str()) {
        Some(name) if is_script(name) => name.to_owned(),
        _ => {
            let message = format!("{} does not end with .js", path.display());
            let hint = format!("try {}", path.with_extension("js").display());
            return Err(Failure::new(message).hint(hint));
        }
    };
    let existing = if args.force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    create(&path, &example(&name), existing)?;
    let shown_path = shown(path.display());
    report.note(&format!(
        "wrote {shown_path}; a diagram beside it uses it with `layout: ./{}`, any other with \
         --layout {shown_path}",
        shown(&name)
    ));
    if args.types {
        let types = beside(&path);
        // Other scripts in the folder may have brought it along.
        if existing == Existing::Replace || !holds(&types, TYPES) {
            create(&types, TYPES, existing)?;
            report.note(&format!("wrote {}", shown(types.display())));
        }
    }
    Ok(Status::Done)
}

/// The example, which tells what it is called.
fn example(name: &str) -> String {
    EXAMPLE.replace("NAME", name)
}

fn beside(script: &Path) -> PathBuf {
    script.with_file_name(TYPES_FILE)
}

fn holds(path: &Path, text: &str) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

fn create(path: &Path, text: &str, existing: Existing) -> Result<(), Failure> {
    write(path, text.as_bytes(), existing).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(format!("{} exists already", path.display()))
                .hint("--force replaces it, or choose another name")
        }
        _ => Failure::writing(path, &error),
    })
}
