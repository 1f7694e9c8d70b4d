//! `kinograph pack info`: what a pack is.

use std::path::Path;

use anstyle::Style;
use kinograph_plugins::{Manifest, Plugin};
use kinograph_store::{Digest, Pack, read_pack};
use serde::Serialize;

use super::shelf::Shelf;
use crate::{
    failure::{Failure, Status},
    packs::usable,
    report::{HEADING, QUIET, Report, STRONG},
    table::Table,
};

const NOTES: &str = "\
A file is looked at without installing or running it.

Examples:
  kinograph pack info essentials
  kinograph pack info acme --json
  kinograph pack info ./acme.wasm";

/// Tell about a pack: installed, built in, or in a file
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(super) struct Args {
    /// The name of a pack, or a file
    #[arg(value_name = "NAME|FILE")]
    pack: String,

    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

/// A pack as `--json` prints it.
#[derive(Serialize)]
struct Info<'a> {
    #[serde(flatten)]
    manifest: &'a Manifest,
    digest: String,
    bytes: usize,
    built_in: bool,
    file: Option<String>,
    source: Option<String>,
    exact: Option<String>,
    key: Option<String>,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let shelf = Shelf::open(report)?;
    if let Some(plugin) = shelf.built_in(&args.pack) {
        let info = Info::new(plugin.manifest(), bytes(plugin)?);
        return tell(
            args,
            &Info {
                built_in: true,
                ..info
            },
            report,
        );
    }
    if args.pack.contains(['/', '\\', '.']) {
        let limit = shelf.host.limits().component_bytes;
        let (file, wasm) = read_pack(Path::new(&args.pack), limit)?;
        let manifest = shelf
            .host
            .examine(&wasm)
            .map_err(|error| Failure::new(format!("{} {error}", file.display())))?;
        let info = Info::new(&manifest, &wasm);
        let file = Some(file.display().to_string());
        return tell(args, &Info { file, ..info }, report);
    }
    let pack = shelf.store.find(&args.pack)?;
    let wasm = shelf.store.load_one(&pack).wasm;
    let plugin = usable(&shelf.host, &pack, wasm, shelf.built_in_ids())?;
    let Pack {
        digest,
        source,
        exact,
        key,
        ..
    } = pack;
    let info = Info {
        file: Some(shelf.store.file(&digest).display().to_string()),
        source: source.map(|source| source.to_string()),
        exact: exact.map(|source| source.to_string()),
        key,
        ..Info::new(plugin.manifest(), bytes(&plugin)?)
    };
    tell(args, &info, report)
}

fn bytes(plugin: &Plugin) -> Result<&[u8], Failure> {
    let id = &plugin.manifest().id;
    plugin
        .wasm()
        .map_err(|error| Failure::new(format!("the pack \"{id}\" {error}")))
}

impl<'a> Info<'a> {
    fn new(manifest: &'a Manifest, wasm: &[u8]) -> Self {
        Self {
            manifest,
            digest: Digest::of(wasm).to_string(),
            bytes: wasm.len(),
            built_in: false,
            file: None,
            source: None,
            exact: None,
            key: None,
        }
    }
}

fn tell(args: &Args, info: &Info<'_>, report: &Report) -> Result<Status, Failure> {
    if args.json {
        report.print_json(info)?;
    } else {
        report.print(&details(info))?;
    }
    Ok(Status::Done)
}

fn details(info: &Info<'_>) -> String {
    let Manifest {
        id,
        version,
        title,
        doc,
        license,
        authors,
        kinds,
        layouts,
    } = info.manifest;
    let mut facts = Table::default();
    facts.row(["version", version]);
    facts.row(["licence", license]);
    if !authors.is_empty() {
        facts.row(["authors", &authors.join(", ")]);
    }
    facts.row(["digest", &info.digest]);
    facts.row(["size", &format!("{} bytes", info.bytes)]);
    let built_in = info.built_in.then(|| "comes with Kinograph".to_owned());
    let places = [
        ("from", info.source.as_ref().or(built_in.as_ref())),
        ("that is", info.exact.as_ref()),
        ("file", info.file.as_ref()),
        ("signed by", info.key.as_ref()),
    ];
    for (what, text) in places {
        if let Some(text) = text {
            facts.row([what, text]);
        }
    }
    let mut text = format!("{STRONG}{id}{STRONG:#}  {title}\n{doc}\n\n");
    text += &facts.render(facts.widths(), [QUIET, Style::new()]);
    let kinds = kinds.iter().map(|kind| [&kind.id, &kind.title, &kind.doc]);
    let layouts = layouts
        .iter()
        .map(|layout| [&layout.id, &layout.title, &layout.doc]);
    text += &section("Kinds", kinds);
    text += &section("Layouts", layouts);
    text
}

fn section<'a>(heading: &str, rows: impl Iterator<Item = [&'a String; 3]>) -> String {
    let mut table = Table::default();
    let mut is_empty = true;
    for row in rows {
        table.row(row);
        is_empty = false;
    }
    if is_empty {
        return String::new();
    }
    let rows = table.render(table.widths(), [STRONG, Style::new(), QUIET]);
    format!("\n{HEADING}{heading}{HEADING:#}\n{rows}")
}
