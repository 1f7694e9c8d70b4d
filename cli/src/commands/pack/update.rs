//! `kinograph pack update`: gets packs again from where they came from.

use kinograph_store::{Error, Pack, Request};

use super::{install::told, network::NetworkArgs, shelf::Shelf};
use crate::{
    failure::{Failure, Status},
    report::{Report, STRONG},
};

const NOTES: &str = "\
What was installed by its digest stays as it is. A pack that was signed
must be signed with the same key again.

Examples:
  kinograph pack update
  kinograph pack update acme";

/// Get packs again from where they came from
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// The names of the packs [default: all that are installed]
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    network: NetworkArgs,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let network = args.network.open()?;
    let shelf = Shelf::open(report)?;
    let packs = chosen(&shelf, &args.names)?;
    if packs.is_empty() {
        report.note("no packs are installed besides those that come with Kinograph");
    }
    let mut worst = Status::Done;
    for pack in packs {
        let Pack { id, version, .. } = &pack;
        let Some(source) = &pack.source else {
            let failure = Failure::from(Error::NoSource(id.clone()));
            worst = worst.max(report.failure(&failure));
            continue;
        };
        if source.is_pinned() && shelf.store.load_one(&pack).wasm.is_ok() {
            report.note(&format!(
                "{STRONG}{id}{STRONG:#} {version} was installed by its digest and stays"
            ));
            continue;
        }
        let request = Request {
            source,
            exact: None,
            digest: None,
            id: Some(id),
            key: None,
            built_in: shelf.built_in_ids(),
        };
        let result = shelf.install(&network, &request, report);
        worst = worst.max(told(result.map(drop), report)?);
    }
    Ok(worst)
}

/// The packs of these names, or all of them.
pub(super) fn chosen(shelf: &Shelf, names: &[String]) -> Result<Vec<Pack>, Failure> {
    if names.is_empty() {
        return Ok(shelf.store.packs()?);
    }
    let find = |id: &String| match shelf.built_in(id) {
        Some(_) => Err(Failure::new(format!(
            "the pack \"{id}\" comes with Kinograph"
        ))),
        None => Ok(shelf.store.find(id)?),
    };
    names.iter().map(find).collect()
}
