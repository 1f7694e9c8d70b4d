//! `kinograph layouts`: what arranges diagrams.

mod new;

use anstyle::Style;
use clap::Subcommand;
use kinograph_core::LayoutSpec;

use crate::{
    commands::kinds::param_table,
    failure::{Failure, Status},
    report::{HEADING, QUIET, Report, STRONG},
    table::Table,
    toolkit::{PluginLimits, Plugins},
};

const EXAMPLES: &str = "\
Examples:
  kinograph layouts
  kinograph layouts layered
  kinograph layouts new columns.js           Write one of your own
  kinograph render shop.yaml --layout layered";

/// List the layouts, tell about one, or begin one of your own
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// The layout to tell about
    name: Option<String>,

    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if let Some(Command::New(args)) = &args.command {
        return new::run(args, report);
    }
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    let found = match &args.name {
        Some(name) => vec![plugins.layout(name)?],
        None => plugins.layouts().specs().iter().collect(),
    };
    if args.json {
        report.print_json(&found)?;
    } else if let (Some(_), [layout]) = (&args.name, found.as_slice()) {
        report.print(&details(layout))?;
    } else {
        report.print(&list(&found))?;
    }
    Ok(Status::Done)
}

/// A line for each.
pub(crate) fn list(layouts: &[&LayoutSpec]) -> String {
    let mut table = Table::default();
    for layout in layouts {
        table.row([&layout.id, &layout.title, &layout.doc]);
    }
    table.render(table.widths(), [STRONG, Style::new(), QUIET])
}

/// All that there is to know of one.
pub(crate) fn details(layout: &LayoutSpec) -> String {
    let LayoutSpec {
        plugin,
        id,
        title,
        doc,
        containers,
        max_nodes,
        params,
        aliases,
    } = layout;
    let mut text = format!("{STRONG}{id}{STRONG:#}  {title}\n{doc}\n\n");
    let mut facts = Table::default();
    facts.row(["full name", &format!("{plugin}/{id}")]);
    if !aliases.is_empty() {
        facts.row(["aliases", &aliases.join(", ")]);
    }
    facts.row(["containers", if *containers { "yes" } else { "no" }]);
    if let Some(most) = max_nodes {
        facts.row(["nodes", &format!("up to {most}")]);
    }
    text += &facts.render(facts.widths(), [QUIET, Style::new()]);
    if !params.is_empty() {
        text += &format!("\n{HEADING}Parameters{HEADING:#}\n{}", param_table(params));
    }
    text
}
