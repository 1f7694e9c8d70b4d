//! `kinograph pack`: packs of kinds and layouts.
//!
//! Each subcommand is a file here, and a line in [`Subcommand`] and in [`run`].

mod list;

use crate::{
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack list";

/// Manage packs of kinds and layouts
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Subcommand,
}

/// What to do with packs.
#[derive(Debug, clap::Subcommand)]
enum Subcommand {
    List(list::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.command {
        Subcommand::List(args) => list::run(args, report),
    }
}
