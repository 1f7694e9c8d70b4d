//! `kinograph pack`: packs of kinds and layouts.
//!
//! Each subcommand is a file here, and a line in [`Subcommand`] and in [`run`].

mod build;
mod list;
mod new;
mod test;

use crate::{
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack list
  kinograph pack new my-pack
  kinograph pack test essentials -o sheet.png";

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
    Build(build::Args),
    List(list::Args),
    New(new::Args),
    Test(test::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.command {
        Subcommand::Build(args) => build::run(args, report),
        Subcommand::List(args) => list::run(args, report),
        Subcommand::New(args) => new::run(args, report),
        Subcommand::Test(args) => test::run(args, report),
    }
}
