//! `kinograph themes list`: the themes that come with Kinograph.

use std::collections::BTreeMap;

use kinograph_core::style::Theme;
use serde::Serialize;

use crate::{
    failure::{Failure, Status},
    report::{QUIET, Report, STRONG},
    table::Table,
};

const EXAMPLES: &str = "\
Examples:
  kinograph themes list
  kinograph themes list --json";

/// List the themes
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ListArgs {
    /// Print them as JSON, with their palettes
    #[arg(long)]
    json: bool,
}

/// A theme as `--json` prints it.
#[derive(Serialize)]
struct Listed {
    name: String,
    doc: String,
    dark: bool,
    palette: BTreeMap<String, String>,
}

pub(super) fn run(args: &ListArgs, report: &Report) -> Result<Status, Failure> {
    if args.json {
        let themes: Vec<Listed> = Theme::all().into_iter().map(Listed::from).collect();
        report.print_json(&themes)?;
        return Ok(Status::Done);
    }
    report.print(&list())?;
    Ok(Status::Done)
}

/// A line for each.
pub(crate) fn list() -> String {
    let mut table = Table::default();
    for theme in Theme::all() {
        let ground = if theme.dark { "dark" } else { "light" };
        table.row([theme.name, ground.to_owned(), theme.doc]);
    }
    table.render(table.widths(), [STRONG, QUIET, anstyle::Style::new()])
}

impl From<Theme> for Listed {
    fn from(theme: Theme) -> Self {
        let palette = theme
            .palette
            .into_iter()
            .map(|(name, color)| (name, color.to_string()))
            .collect();
        Self {
            name: theme.name,
            doc: theme.doc,
            dark: theme.dark,
            palette,
        }
    }
}
