//! `kinograph pack verify`: whether what is installed is what was installed.

use kinograph_store::Pack;
use serde::Serialize;

use super::{shelf::Shelf, update::chosen};
use crate::{
    failure::{Failure, Status},
    packs::usable,
    report::{Report, STRONG},
};

const NOTES: &str = "\
The file of each pack is compared with the digest that was noted when it was
installed, and compiled; nothing of it is run.

Examples:
  kinograph pack verify
  kinograph pack verify acme --json";

/// Check that installed packs are whole
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// The names of the packs [default: all that are installed]
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What was found, as `--json` prints it.
#[derive(Serialize)]
struct Verified {
    id: String,
    version: String,
    digest: String,
    problem: Option<String>,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let shelf = Shelf::open(report)?;
    let packs = chosen(&shelf, &args.names)?;
    let mut verified = Vec::new();
    let mut worst = Status::Done;
    for pack in packs {
        let result = verify(&shelf, &pack);
        let Pack {
            id,
            version,
            digest,
            ..
        } = pack;
        let problem = match (&result, args.json) {
            (Ok(()), false) => {
                report.note(&format!("{STRONG}{id}{STRONG:#} {version} is whole"));
                None
            }
            (Ok(()), true) => None,
            (Err(failure), false) => {
                worst = worst.max(report.failure(failure));
                continue;
            }
            (Err(failure), true) => {
                worst = Status::Environment;
                Some(failure.to_string())
            }
        };
        verified.push(Verified {
            id,
            version,
            digest: digest.to_string(),
            problem,
        });
    }
    if args.json {
        report.print_json(&verified)?;
    } else if verified.is_empty() && worst == Status::Done {
        report.note("no packs are installed besides those that come with Kinograph");
    }
    Ok(worst)
}

fn verify(shelf: &Shelf, pack: &Pack) -> Result<(), Failure> {
    let wasm = shelf.store.load_one(pack).wasm;
    let plugin = usable(&shelf.host, pack, wasm, shelf.built_in_ids())?;
    plugin
        .prepare()
        .map_err(|error| Failure::new(format!("the installed pack \"{}\" {error}", pack.id)))
}
