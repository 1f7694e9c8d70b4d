//! `kinograph themes new`: a theme to start from.

use std::{ffi::OsString, path::Path};

use clap::builder::PossibleValuesParser;
use kinograph_core::style::Theme;

use crate::{
    failure::{Failure, Status},
    output::{Existing, Target, write},
    report::{Report, shown},
};

const NOTES: &str = "\
A file that is there already is left alone.

Examples:
  kinograph themes new brand.yaml
  kinograph themes new brand-dark.yaml --from midnight
  kinograph render shop.yaml --theme brand.yaml --dark brand-dark.yaml";

/// Write a theme of your own to start from
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The file to write, which ends with .yaml; - is standard output
    #[arg(value_name = "FILE")]
    output: OsString,

    /// The theme that it extends
    #[arg(long, value_name = "THEME", default_value = "paper")]
    #[arg(value_parser = PossibleValuesParser::new(Theme::names()))]
    from: String,

    /// Replace a file that is there already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let theme = Theme::find(&args.from).expect("the command line takes the names of themes only");
    let path = match Target::from(args.output.as_os_str()) {
        Target::File(path) => path,
        stream => {
            stream.write(start(&theme, "brand.yaml").as_bytes())?;
            return Ok(Status::Done);
        }
    };
    let name = path.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|name| name.ends_with(".yaml") || name.ends_with(".yml")) else {
        let message = format!("{} does not end with .yaml", path.display());
        let hint = format!("try {}", path.with_extension("yaml").display());
        return Err(Failure::new(message).hint(hint));
    };
    let existing = if args.force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    create(&path, &start(&theme, name), existing)?;
    let path = shown(path.display());
    report.note(&format!(
        "wrote {path}; a diagram beside it uses it with `theme: ./{}`, any other with \
         --theme {path}",
        shown(name)
    ));
    Ok(Status::Done)
}

/// A file that says nothing yet, and shows all that it could say.
fn start(theme: &Theme, name: &str) -> String {
    let base = &theme.name;
    let mut text = format!(
        "# A theme of your own: `theme: ./{name}` in a diagram beside it.\n\
         # What follows a # is as in {base}; take the # away from what you change,\n\
         # and from the line that it belongs to.\n"
    );
    for line in theme.to_yaml(base).lines() {
        let comment = if line.starts_with("extends") {
            ""
        } else {
            "# "
        };
        text += &format!("{comment}{line}\n");
    }
    text
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
