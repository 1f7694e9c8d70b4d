//! `kinograph schema`: the file formats, for editors.

use clap::ValueEnum;

use crate::{
    failure::{Failure, Status},
    report::Report,
    toolkit::{PluginLimits, Plugins},
};

const NOTES: &str = "\
It knows the kinds, layouts and themes that are installed.

Examples:
  kinograph schema > kinograph.schema.json
  kinograph schema theme > kinograph-theme.schema.json

Then an editor with a YAML language server completes and explains every file
that begins with the line
  # yaml-language-server: $schema=kinograph.schema.json";

/// Print the JSON Schema of the file format
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// Whose schema
    #[arg(value_enum, default_value = "diagram")]
    of: Format,
}

/// A format of files that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Diagram files
    Diagram,
    /// Theme files
    Theme,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let schema = match args.of {
        Format::Diagram => {
            let plugins = Plugins::open(PluginLimits::default(), report)?;
            kinograph_core::schema(plugins.kinds(), plugins.layouts())
        }
        Format::Theme => kinograph_core::theme_schema(),
    };
    report.print_json(&schema)?;
    Ok(Status::Done)
}
