//! `kinograph schema`: the file format, for editors.

use crate::{
    failure::{Failure, Status},
    report::Report,
    toolkit::{PluginLimits, Plugins},
};

const NOTES: &str = "\
It knows the kinds, layouts and themes that are installed.

Examples:
  kinograph schema > kinograph.schema.json

Then an editor with a YAML language server completes and explains every file
that begins with the line
  # yaml-language-server: $schema=kinograph.schema.json";

/// Print the JSON Schema of the file format
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {}

pub(crate) fn run(Args {}: &Args, report: &mut Report) -> Result<Status, Failure> {
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    report.print_json(&kinograph_core::schema(plugins.kinds(), plugins.layouts()))?;
    Ok(Status::Done)
}
