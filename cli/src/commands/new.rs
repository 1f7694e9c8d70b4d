//! `kinograph new`: a diagram to start from.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use clap::builder::PossibleValuesParser;

use crate::{
    failure::{Failure, Status},
    output::{Existing, Target, write},
    report::{Report, shown},
};

const NOTES: &str = "\
A file that is there already is left alone.

Examples:
  kinograph new
  kinograph new microservices -o shop.yaml
  kinograph new microservices -o - | kinograph render - -o shop.png";

/// Write a diagram to start from
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The template; `kinograph templates` tells more about them
    #[arg(default_value = kinograph_templates::DEFAULT)]
    #[arg(value_parser = PossibleValuesParser::new(kinograph_templates::names()))]
    template: String,

    /// The file to write; - is standard output [default: the template's name with .yaml]
    #[arg(short, long, value_name = "FILE")]
    output: Option<OsString>,

    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let template = kinograph_templates::find(&args.template)
        .expect("the command line takes the names of templates only");
    let default = format!("{}.yaml", template.name);
    let target = Target::from(args.output.as_deref().unwrap_or(OsStr::new(&default)));
    match &target {
        Target::File(path) if !args.force => create(path, template.text.as_bytes())?,
        _ => target.write(template.text.as_bytes())?,
    }
    if let Target::File(path) = &target {
        let path = shown(path.display());
        report.note(&format!(
            "wrote {path}; next: kinograph render {path} --open"
        ));
    }
    Ok(Status::Done)
}

fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write(path, bytes, Existing::Keep).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(format!("{} exists already", path.display()))
                .hint("--force replaces it, -o FILE chooses another name")
        }
        _ => Failure::writing(path, &error),
    })
}
