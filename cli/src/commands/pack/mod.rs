//! `kinograph pack`: packs of kinds and layouts.
//!
//! Each subcommand is a file here, and a line in [`Subcommand`] and in [`run`].

mod build;
mod info;
mod install;
mod list;
mod lock;
mod network;
mod new;
mod publish;
mod remove;
mod shelf;
mod test;
mod update;
mod verify;

use crate::{
    failure::{Failure, Status},
    report::Report,
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack list
  kinograph pack new my-pack
  kinograph pack test essentials -o sheet.png
  kinograph pack install acme.wasm
  kinograph pack install https://example.com/acme.wasm
  kinograph pack install oci://ghcr.io/acme/shapes:1.2
  kinograph pack lock shop.yaml";

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
    Install(install::Args),
    List(list::Args),
    Info(info::Args),
    Remove(remove::Args),
    Update(update::Args),
    Verify(verify::Args),
    Lock(lock::Args),
    New(new::Args),
    Build(build::Args),
    Test(test::Args),
    Publish(publish::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.command {
        Subcommand::Install(args) => install::run(args, report),
        Subcommand::List(args) => list::run(args, report),
        Subcommand::Info(args) => info::run(args, report),
        Subcommand::Remove(args) => remove::run(args, report),
        Subcommand::Update(args) => update::run(args, report),
        Subcommand::Verify(args) => verify::run(args, report),
        Subcommand::Lock(args) => lock::run(args, report),
        Subcommand::Publish(args) => publish::run(args, report),
        Subcommand::New(args) => new::run(args, report),
        Subcommand::Build(args) => build::run(args, report),
        Subcommand::Test(args) => test::run(args, report),
    }
}

/// What packs offer, in a few words.
fn content(kinds: usize, layouts: usize) -> String {
    let count = |number: usize, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{number} {word}s")),
    };
    let parts = [count(kinds, "kind"), count(layouts, "layout")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "nothing".to_owned();
    }
    parts.join(", ")
}
