//! `kinograph move`: moves nodes to another container.

use kinograph_core::edit::Operation;

use super::{EditArgs, change, select::KindArgs};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
Examples:
  kinograph move shop.yaml orders --into shop
  kinograph move shop.yaml 'shop.*' --out          To the top level
  kinograph move shop.yaml --kind postgres --into storage";

/// Move nodes to another container
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Which nodes
    #[arg(value_name = "NAME", required_unless_present = "kind")]
    names: Vec<String>,

    #[command(flatten)]
    kind: KindArgs,

    /// What holds them then; a node that holds nothing becomes a container
    #[arg(long, value_name = "ID", required_unless_present = "out")]
    into: Option<String>,

    /// Move them out of all containers
    #[arg(long, conflicts_with = "into")]
    out: bool,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    change(&args.edit, report, |selected| {
        let ids = selected.nodes(&args.names, &args.kind)?;
        // A path is another one once a container around it has moved; an id stays.
        let moved = ids.iter().map(|path| Operation::Move {
            id: path.rsplit('.').next().unwrap_or(path).to_owned(),
            into: args.into.clone(),
        });
        Ok(moved.collect())
    })
}
