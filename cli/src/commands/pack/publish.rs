//! `kinograph pack publish`: puts a pack into an OCI registry.

use std::path::PathBuf;

use kinograph_plugins::LoadError;
use kinograph_store::{Source, publish, read_pack, signature_of};

use super::{
    network::{NetworkArgs, watching},
    shelf::Shelf,
};
use crate::{
    failure::{Failure, Status},
    progress::Progress,
    report::{Report, STRONG, shown},
};

const NOTES: &str = "\
The pack is checked as if it were installed. A signature beside the file, as
`minisign -Sm acme.wasm` makes it, is published with it. `docker login` gives
registries the password that they want.

Examples:
  kinograph pack publish acme.wasm oci://ghcr.io/acme/shapes:1.2
  kinograph pack publish ./my-pack oci://localhost:5000/my-pack:0.1";

/// Publish a pack to an OCI registry
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// The file of the pack, or the folder in which it was built
    #[arg(value_name = "FILE")]
    pack: PathBuf,

    /// Where to publish it: oci://registry/name:tag
    #[arg(value_name = "TARGET")]
    target: String,

    #[command(flatten)]
    network: NetworkArgs,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let target = Source::parse(&args.target)?;
    let network = args.network.open()?;
    let shelf = Shelf::open(report)?;
    let (file, wasm) = read_pack(&args.pack, shelf.host.limits().component_bytes)?;
    let refused = |error: LoadError| Failure::new(format!("{} {error}", shown(file.display())));
    let manifest = shelf.host.examine(&wasm).map_err(refused)?;
    let signature = signature_of(&file)?;
    let plugin = shelf.host.load(wasm).map_err(refused)?;
    plugin.prepare().map_err(refused)?;
    let wasm = plugin.wasm().map_err(refused)?;
    let mut progress = Progress::begin(&shown(&target), report)?;
    let published = publish(
        &network,
        &target,
        wasm,
        &manifest,
        signature.as_deref(),
        &mut watching(&mut progress),
    );
    drop(progress);
    let exact = published.map_err(Failure::from)?.exact;
    let signed = if signature.is_some() {
        ", with its signature"
    } else {
        ""
    };
    let (id, version) = (manifest.id, manifest.version);
    report.note(&format!(
        "published {STRONG}{id}{STRONG:#} {version}{signed}"
    ));
    report.print(&format!("{}\n", shown(exact)))?;
    Ok(Status::Done)
}
