//! `kinograph pack list`: what can be drawn with.

use serde::Serialize;

use crate::{
    failure::{Failure, Status},
    report::{QUIET, Report, STRONG},
    table::Table,
    toolkit::{Manifest, PluginLimits, Plugins},
};

const EXAMPLES: &str = "\
Examples:
  kinograph pack list
  kinograph pack list --json";

/// List the packs that diagrams are drawn with
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

/// A pack as `--json` prints it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    kinds: usize,
    layouts: usize,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    let listed: Vec<Listed<'_>> = plugins.manifests().map(Listed::from).collect();
    if args.json {
        report.print_json(&listed)?;
        return Ok(Status::Done);
    }
    let mut table = Table::default();
    for pack in &listed {
        table.row([pack.id, pack.version, &pack.content(), pack.title]);
    }
    report.print(&table.render(
        table.widths(),
        [STRONG, anstyle::Style::new(), QUIET, QUIET],
    ))?;
    Ok(Status::Done)
}

impl Listed<'_> {
    /// What it offers, in a few words.
    fn content(&self) -> String {
        let count = |number: usize, word: &str| match number {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{number} {word}s")),
        };
        let parts = [count(self.kinds, "kind"), count(self.layouts, "layout")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(", ")
    }
}

impl<'a> From<&'a Manifest> for Listed<'a> {
    fn from(manifest: &'a Manifest) -> Self {
        Self {
            id: &manifest.id,
            version: &manifest.version,
            title: &manifest.title,
            kinds: manifest.kinds.len(),
            layouts: manifest.layouts.len(),
        }
    }
}
