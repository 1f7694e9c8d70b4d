//! `kinograph pack remove`: forgets packs.

use std::collections::BTreeSet;

use super::shelf::Shelf;
use crate::{
    failure::{Failure, Status},
    report::{Report, STRONG},
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack remove acme";

/// Remove packs
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The names of the packs; all of them are removed, or none
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let shelf = Shelf::open(report)?;
    let names: BTreeSet<String> = args.names.iter().cloned().collect();
    if let Err(error) = names
        .iter()
        .try_for_each(|id| shelf.store.find(id).map(drop))
    {
        let built_in = names.iter().find(|id| shelf.built_in(id).is_some());
        return Err(match built_in {
            Some(id) => Failure::new(format!(
                "the pack \"{id}\" comes with Kinograph and cannot be removed"
            )),
            None => error.into(),
        });
    }
    for pack in shelf.store.remove(&shelf.host, &names)? {
        let (id, version) = (pack.id, pack.version);
        report.note(&format!("removed {STRONG}{id}{STRONG:#} {version}"));
    }
    Ok(Status::Done)
}
