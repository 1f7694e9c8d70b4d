//! `kinograph themes`: what diagrams can look like.

pub(crate) mod list;
mod new;
mod show;

use clap::Subcommand;

use crate::{
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph themes
  kinograph themes show midnight
  kinograph themes new brand.yaml --from paper     Write one of your own
  kinograph render shop.yaml --theme brand.yaml";

/// List the themes, show one, or begin one of your own
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    list: list::ListArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::ListArgs),
    Show(show::Args),
    New(new::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.command {
        None => list::run(&args.list, report),
        Some(Command::List(args)) => list::run(args, report),
        Some(Command::Show(args)) => show::run(args, report),
        Some(Command::New(args)) => new::run(args, report),
    }
}
