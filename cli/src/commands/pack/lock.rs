//! `kinograph pack lock`: notes which packs diagrams are drawn with.

use std::ffi::OsString;

use kinograph_core::{document::Limits, has_errors, parse, resolve};
use kinograph_store::{Locked, Source};

use crate::{
    failure::{Failure, Status},
    input::Input,
    packs::{check_pins, lock_path, read_lock, used_packs, write_lock},
    report::{Report, STRONG, shown},
    themes::overrides,
    toolkit::{PluginLimits, Plugins},
};
const NOTES: &str = "\
A file kinograph.lock beside the diagrams names the packs that they are drawn
with, their versions, digests and sources. Packs that come with Kinograph are
not in it. Those of other diagrams in the folder stay in it.

Examples:
  kinograph pack lock shop.yaml
  kinograph pack lock docs/*.yaml
  kinograph render --locked shop.yaml
  kinograph pack install --lock kinograph.lock";

/// Note the packs that diagrams are drawn with in kinograph.lock
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// The diagram files
    #[arg(required = true, value_name = "FILE")]
    diagrams: Vec<OsString>,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    let mut worst = Status::Done;
    for diagram in &args.diagrams {
        let status = match lock(&plugins, &Input::from(diagram.as_os_str()), report) {
            Ok(status) => status,
            Err(failure) => report.failure(&failure),
        };
        worst = worst.max(status);
    }
    Ok(worst)
}

fn lock(plugins: &Plugins, input: &Input, report: &mut Report) -> Result<Status, Failure> {
    let source = input.read(Limits::default().bytes)?;
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, &source.text);
    diagnostics.extend(check_pins(&document.packs, plugins));
    let overrides = overrides(&mut diagnostics, &document, input.folder());
    let diagram = resolve(
        &mut diagnostics,
        plugins.kinds(),
        plugins.layouts(),
        &document,
        &overrides,
    );
    report.diagnostics(&source, &diagnostics);
    if has_errors(&diagnostics) {
        return Ok(Status::of(&diagnostics));
    }
    let path = lock_path(input);
    let folder = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    let folder = folder.parent().unwrap_or(&folder);
    let mut file = read_lock(&path)?.unwrap_or_default();
    let used = used_packs(&diagram, &document.packs, plugins);
    let installed = used.iter().filter_map(|id| plugins.installed().find(id));
    let mut noted = 0;
    for pack in installed {
        noted += 1;
        let source = pack.exact.as_ref().or(pack.source.as_ref());
        file.set(Locked {
            id: pack.id.clone(),
            version: pack.version.clone(),
            digest: pack.digest,
            source: source.map(|source: &Source| source.within(folder)),
        });
    }
    write_lock(&path, &file)?;
    let packs = match noted {
        0 => "no packs but those that come with Kinograph".to_owned(),
        1 => "1 pack".to_owned(),
        _ => format!("{noted} packs"),
    };
    report.note(&format!(
        "{STRONG}{}{STRONG:#}: {} is drawn with {packs}",
        shown(path.display()),
        shown(&source.name)
    ));
    Ok(Status::Done)
}
