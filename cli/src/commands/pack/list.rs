//! `kinograph pack list`: what can be drawn with.

use kinograph_plugins::Manifest;
use kinograph_store::{Loaded, Pack};
use serde::Serialize;

use super::{content, shelf::Shelf};
use crate::{
    failure::{Failure, Status},
    packs::usable,
    report::{QUIET, Report, STRONG, shown},
    table::Table,
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack list
  kinograph pack list --json";

/// List the packs that diagrams are drawn with
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

/// A pack as `--json` prints it.
#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    version: String,
    title: String,
    kinds: usize,
    layouts: usize,
    built_in: bool,
    digest: Option<String>,
    source: Option<String>,
    key: Option<String>,
    /// Why it cannot be used.
    problem: Option<String>,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let shelf = Shelf::open(report)?;
    let built_in = shelf.built_in.iter().map(|plugin| plugin.manifest());
    let mut listed: Vec<Listed> = built_in.map(Listed::built_in).collect();
    listed.extend(installed(&shelf)?);
    listed.sort_by(|a, b| a.id.cmp(&b.id));
    if args.json {
        report.print_json(&listed)?;
        return Ok(Status::Done);
    }
    let mut table = Table::default();
    for pack in &listed {
        let place = match (&pack.problem, &pack.source) {
            (Some(_), _) => "cannot be used".to_owned(),
            (None, _) if pack.built_in => "built in".to_owned(),
            (None, Some(source)) => shown(source),
            (None, None) => "installed".to_owned(),
        };
        table.row([
            &pack.id,
            &pack.version,
            &content(pack.kinds, pack.layouts),
            &place,
        ]);
    }
    let plain = anstyle::Style::new();
    report.print(&table.render(table.widths(), [STRONG, plain, QUIET, QUIET]))?;
    for pack in &listed {
        if let Some(problem) = &pack.problem {
            report.warning(
                problem,
                &format!("`kinograph pack info {}` tells more", pack.id),
            );
        }
    }
    Ok(Status::Done)
}

/// Everything that is installed.
fn installed(shelf: &Shelf) -> Result<Vec<Listed>, Failure> {
    let loaded = shelf.store.load()?;
    Ok(loaded
        .into_iter()
        .map(|loaded| Listed::installed(shelf, loaded))
        .collect())
}

impl Listed {
    fn built_in(manifest: &Manifest) -> Self {
        Self {
            id: manifest.id.clone(),
            version: manifest.version.clone(),
            title: manifest.title.clone(),
            kinds: manifest.kinds.len(),
            layouts: manifest.layouts.len(),
            built_in: true,
            digest: None,
            source: None,
            key: None,
            problem: None,
        }
    }

    /// An installed pack, which may be damaged.
    fn installed(shelf: &Shelf, Loaded { pack, wasm }: Loaded) -> Self {
        let plugin = usable(&shelf.host, &pack, wasm, shelf.built_in_ids());
        let Pack {
            id,
            version,
            digest,
            source,
            key,
            ..
        } = pack;
        let (title, kinds, layouts) = match &plugin {
            Ok(plugin) => {
                let manifest = plugin.manifest();
                (
                    manifest.title.clone(),
                    manifest.kinds.len(),
                    manifest.layouts.len(),
                )
            }
            Err(_) => (String::new(), 0, 0),
        };
        Self {
            id,
            version,
            title,
            kinds,
            layouts,
            built_in: false,
            digest: Some(digest.to_string()),
            source: source.map(|source| source.to_string()),
            key,
            problem: plugin.err().map(|failure| failure.to_string()),
        }
    }
}
