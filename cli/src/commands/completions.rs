//! `kinograph completions`: what a shell needs to complete commands.

use clap_complete::Shell;

use crate::{
    args,
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph completions bash > ~/.local/share/bash-completion/completions/kinograph
  kinograph completions zsh > ~/.zfunc/_kinograph
  kinograph completions fish > ~/.config/fish/completions/kinograph.fish";

/// Print a script that lets a shell complete commands
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::command(), "kinograph", &mut script);
    report.print_bytes(&script)?;
    Ok(Status::Done)
}
