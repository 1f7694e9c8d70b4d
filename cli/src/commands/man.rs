//! `kinograph man`: manual pages.

use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use crate::{
    args,
    failure::{Failure, Status},
    output::{Existing, write},
    report::{Report, shown},
};

const EXAMPLES: &str = "\
Examples:
  kinograph man | man -l -
  kinograph man ~/.local/share/man/man1";

/// Print the manual page, or write the pages of all commands
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The folder to write one page for each command to
    folder: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let mut command = args::command();
    command.build();
    match &args.folder {
        None => report.print_bytes(&page(command))?,
        Some(folder) => write_pages(folder, "kinograph", &command, report)?,
    }
    Ok(Status::Done)
}

/// Writes the page of a command and of all below it.
fn write_pages(
    folder: &Path,
    name: &str,
    command: &Command,
    report: &Report,
) -> Result<(), Failure> {
    write_page(folder, name, command.clone(), report)?;
    for subcommand in command.get_subcommands() {
        let name = format!("{name}-{}", subcommand.get_name());
        write_pages(folder, &name, subcommand, report)?;
    }
    Ok(())
}

fn write_page(folder: &Path, name: &str, command: Command, report: &Report) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.1"));
    write(&path, &page(command), Existing::Replace)
        .map_err(|error| Failure::writing(&path, &error))?;
    report.note(&format!("wrote {}", shown(path.display())));
    Ok(())
}

fn page(command: Command) -> Vec<u8> {
    let mut page = Vec::new();
    Man::new(command)
        .render(&mut page)
        .expect("memory can be written to");
    page
}
