//! `kinograph icons`: packs of a vendor's own icons.
//!
//! Each subcommand is a file here, and a line in [`Subcommand`] and in [`run`].

mod folder;
mod import;

use crate::{
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph icons import aws Asset-Package.zip -o aws-icons.wasm";

/// Make packs of a vendor's own icons
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Subcommand,
}

/// What to do with icons.
#[derive(Debug, clap::Subcommand)]
enum Subcommand {
    Import(import::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.command {
        Subcommand::Import(args) => import::run(args, report),
    }
}
