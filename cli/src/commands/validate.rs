//! `kinograph validate`: finds mistakes without writing a picture.

use std::ffi::OsString;

use kinograph_core::{Diagnostic, Severity};

use crate::{
    draw::{DrawArgs, Studio},
    failure::{Failure, Status},
    input::Input,
    report::Report,
};

const NOTES: &str = "\
Everything that `render` finds is found: the diagram is drawn, and the
picture is thrown away.

Examples:
  kinograph validate shop.yaml
  kinograph validate --strict docs/*.yaml
  kinograph validate --json shop.yaml
  generate-diagram | kinograph validate -";

/// Find mistakes without writing a picture
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<OsString>,

    /// Let warnings fail too
    #[arg(long)]
    strict: bool,

    /// Print the problems as JSON
    #[arg(long, help_heading = "General")]
    json: bool,

    #[command(flatten)]
    draw: DrawArgs,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.json {
        report.collect();
    }
    let studio = Studio::open(&args.draw, None, report)?;
    let mut worst = Status::Done;
    for input in &args.inputs {
        let status = match studio.draw(&Input::from(input.as_os_str()), None) {
            Ok(drawing) => {
                report.diagnostics(&drawing.source, &drawing.diagnostics);
                judge(args.strict, &drawing.diagnostics)
            }
            Err(failure) => report.failure(&failure),
        };
        worst = worst.max(status);
    }
    if worst == Status::Done {
        report.note(&match args.inputs.as_slice() {
            [_] => "no mistakes found".to_owned(),
            inputs => format!("no mistakes found in {} files", inputs.len()),
        });
    }
    Ok(worst)
}

fn judge(strict: bool, diagnostics: &[Diagnostic]) -> Status {
    let warns = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Warning);
    match Status::of(diagnostics) {
        Status::Done if strict && warns => Status::FaultyInput,
        status => status,
    }
}
