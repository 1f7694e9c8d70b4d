//! The `kinograph` command: the only part of Kinograph that reads and writes
//! files, prints, and knows about exit codes.

mod args;
mod bench;
mod beside;
mod cargo;
mod commands;
mod draw;
mod failure;
mod fonts;
mod golden;
mod input;
mod limits;
mod mcp;
mod output;
mod packs;
mod picture;
mod progress;
mod report;
mod scripts;
mod table;
mod themes;
mod toolkit;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use failure::{Failure, Status};
use report::{Report, Verbosity};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error).into(),
    };
    let mut report = Report::new(cli.global.color(), cli.global.verbosity());
    let status = run(cli.command, &mut report).unwrap_or_else(|failure| report.failure(&failure));
    report.finish(status).into()
}

fn run(command: Command, report: &mut Report) -> Result<Status, Failure> {
    match command {
        Command::Render(args) => commands::render::run(&args, report),
        Command::Validate(args) => commands::validate::run(&args, report),
        Command::Lint(args) => commands::lint::run(&args, report),
        Command::Fmt(args) => commands::fmt::run(&args, report),
        Command::Set(args) => commands::edit::set::run(&args, report),
        Command::Recolor(args) => commands::edit::recolor::run(&args, report),
        Command::Add(args) => commands::edit::add::run(&args, report),
        Command::Connect(args) => commands::edit::connect::run(&args, report),
        Command::Rename(args) => commands::edit::rename::run(&args, report),
        Command::Move(args) => commands::edit::relocate::run(&args, report),
        Command::Remove(args) => commands::edit::remove::run(&args, report),
        Command::Extend(args) => commands::edit::extend::run(&args, report),
        Command::Apply(args) => commands::edit::apply::run(&args, report),
        Command::Undo(args) => commands::edit::undo::run(&args, report),
        Command::Describe(args) => commands::describe::run(&args, report),
        Command::New(args) => commands::new::run(&args, report),
        Command::Templates(args) => commands::templates::run(&args, report),
        Command::Kinds(args) => commands::kinds::run(&args, report),
        Command::Icons(args) => commands::icons::run(&args, report),
        Command::Layouts(args) => commands::layouts::run(&args, report),
        Command::Pack(args) => commands::pack::run(&args, report),
        Command::Gallery(args) => commands::gallery::run(&args, report),
        Command::Mcp(args) => commands::mcp::run(&args, report),
        Command::Themes(args) => commands::themes::run(&args, report),
        Command::Schema(args) => commands::schema::run(&args, report),
        Command::Completions(args) => commands::completions::run(&args, report),
        Command::Man(args) => commands::man::run(&args, report),
    }
}

/// Prints the help that was asked for, or what is wrong with the command line.
fn explain(error: &clap::Error) -> Status {
    let mut report = Report::new(args::color_before_parsing(), Verbosity::Usual);
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        report.note(text.trim_end());
        return Status::Environment;
    }
    match report.print(&text) {
        Ok(()) => Status::Done,
        Err(failure) => report.failure(&failure),
    }
}
