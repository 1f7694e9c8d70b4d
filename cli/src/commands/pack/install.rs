//! `kinograph pack install`: gets packs and keeps them.

use std::path::{Path, PathBuf};

use kinograph_store::{Digest, Key, LockFile, Locked, Request, Source};

use super::{network::NetworkArgs, shelf::Shelf};
use crate::{
    failure::{Failure, Status},
    packs::read_lock,
    report::{Report, STRONG, shown},
};

const NOTES: &str = "\
A source is a file, a folder in which a pack was built, an https:// address,
or oci://registry/name:tag. A pack is a program in a sandbox: it can draw and
measure text, and nothing else. Installing runs nothing of it. A pack that
was installed with --key takes updates signed with the same key only.

Examples:
  kinograph pack install acme.wasm
  kinograph pack install ./my-pack
  kinograph pack install https://example.com/acme.wasm --digest sha256:6c1f…
  kinograph pack install oci://ghcr.io/acme/shapes:1.2 --key acme.pub
  kinograph pack install --lock kinograph.lock";

/// Install packs from files, folders, URLs or OCI registries
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// Where the packs come from
    #[arg(required_unless_present = "lock", value_name = "SOURCE")]
    sources: Vec<String>,

    /// Install the very packs of this lock file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sources", "digest", "key"])]
    lock: Option<PathBuf>,

    /// Install nothing but the file with this digest
    #[arg(long, value_name = "DIGEST")]
    digest: Option<Digest>,

    /// Install only what is signed with this key of minisign: a file, or the key itself
    #[arg(long, value_name = "KEY")]
    key: Option<String>,

    #[command(flatten)]
    network: NetworkArgs,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    match &args.lock {
        Some(path) => from_lock(args, path, report),
        None => from_sources(args, report),
    }
}

fn from_sources(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.digest.is_some() && args.sources.len() > 1 {
        return Err(Failure::new("--digest is that of one file").hint("install them one by one"));
    }
    let sources = args.sources.iter().map(|text| Source::parse(text));
    let sources = sources.collect::<Result<Vec<Source>, _>>()?;
    let key = args.key.as_deref().map(Key::open).transpose()?;
    let network = args.network.open()?;
    let shelf = Shelf::open(report)?;
    let mut worst = Status::Done;
    for source in &sources {
        let request = Request {
            source,
            exact: None,
            digest: args.digest,
            id: None,
            key: key.as_ref(),
            built_in: shelf.built_in_ids(),
        };
        let result = shelf.install(&network, &request, report);
        worst = worst.max(told(result.map(drop), report)?);
    }
    Ok(worst)
}

fn from_lock(args: &Args, path: &Path, report: &mut Report) -> Result<Status, Failure> {
    let Some(file) = read_lock(path)? else {
        let path = shown(path.display());
        return Err(Failure::new(format!("there is no {path}"))
            .hint("`kinograph pack lock` with the names of diagrams writes one"));
    };
    if file.packs().is_empty() {
        report.note("the lock file names no packs");
        return Ok(Status::Done);
    }
    let folder = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder.parent().unwrap_or(Path::new("")).to_owned();
    let network = args.network.open()?;
    let shelf = Shelf::open(report)?;
    let mut worst = Status::Done;
    for locked in file.packs() {
        let result = locked_source(locked, &folder).and_then(|source| {
            if is_there(&shelf, locked) {
                let Locked { id, version, .. } = locked;
                report.note(&format!(
                    "{STRONG}{id}{STRONG:#} {version} was installed already"
                ));
                return Ok(());
            }
            let request = Request {
                source: &source,
                exact: None,
                digest: Some(locked.digest),
                id: Some(&locked.id),
                key: None,
                built_in: shelf.built_in_ids(),
            };
            shelf.install(&network, &request, report).map(drop)
        });
        worst = worst.max(told(result, report)?);
    }
    Ok(worst)
}

/// Where a pack of a lock file that lies in `folder` comes from.
fn locked_source(locked: &Locked, folder: &Path) -> Result<Source, Failure> {
    let source = locked.source.clone().ok_or_else(|| {
        let id = &locked.id;
        Failure::new(format!(
            "{} does not say where the pack \"{id}\" comes from",
            LockFile::NAME
        ))
        .hint("install it from where you know it to be")
    })?;
    Ok(source.below(folder))
}

/// Whether the very pack is installed and whole.
fn is_there(shelf: &Shelf, locked: &Locked) -> bool {
    shelf
        .store
        .find(&locked.id)
        .is_ok_and(|pack| pack.digest == locked.digest && shelf.store.load_one(&pack).wasm.is_ok())
}

/// Tells what went wrong with one of several; gives up when nobody listens any more.
pub(super) fn told(result: Result<(), Failure>, report: &mut Report) -> Result<Status, Failure> {
    match result {
        Ok(()) => Ok(Status::Done),
        Err(failure @ (Failure::ReaderLeft | Failure::Interrupted)) => Err(failure),
        Err(failure) => Ok(report.failure(&failure)),
    }
}
