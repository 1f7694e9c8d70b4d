//! `kinograph templates`: the gallery.

use anstyle::Style;
use clap::builder::PossibleValuesParser;
use kinograph_templates::Template;
use serde::Serialize;

use crate::{
    failure::{Failure, Status},
    report::{QUIET, Report, STRONG},
    table::Table,
};

const EXAMPLES: &str = "\
Examples:
  kinograph templates
  kinograph templates events
  kinograph templates show microservices   Read it before `new` writes it
  kinograph new microservices
  kinograph gallery                        See them all move, on one page";

/// List the templates that `new` starts from
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,

    /// Show only what has this in its name, title, description or tags
    query: Option<String>,

    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print a template as it stands, with its comments
    Show {
        /// Its name
        #[arg(value_parser = PossibleValuesParser::new(kinograph_templates::names()))]
        #[arg(hide_possible_values = true)]
        name: String,
    },
}

/// A template as `--json` prints it.
#[derive(Serialize)]
pub(crate) struct Listed {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    tags: Vec<&'static str>,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    if let Some(Command::Show { name }) = &args.command {
        let template = kinograph_templates::find(name)
            .expect("the command line takes the names of templates only");
        report.print(template.text)?;
        return Ok(Status::Done);
    }
    let query = args.query.as_deref().unwrap_or_default();
    let found = find(query)?;
    if args.json {
        let listed: Vec<Listed> = found.into_iter().map(Listed::from).collect();
        report.print_json(&listed)?;
        return Ok(Status::Done);
    }
    report.print(&list(&found))?;
    Ok(Status::Done)
}

/// The templates that have a text in what they say of themselves.
pub(crate) fn find(query: &str) -> Result<Vec<Template>, Failure> {
    let found: Vec<Template> = kinograph_templates::all()
        .into_iter()
        .filter(|template| matches(template, query))
        .collect();
    if found.is_empty() && !query.is_empty() {
        return Err(Failure::new(format!("no template matches \"{query}\""))
            .hint("`kinograph templates` lists them all"));
    }
    Ok(found)
}

/// A line for each.
pub(crate) fn list(templates: &[Template]) -> String {
    let mut table = Table::default();
    for Template {
        name,
        title,
        description,
        tags,
        ..
    } in templates
    {
        table.row([*name, title, description, &tags.join(", ")]);
    }
    table.render(table.widths(), [STRONG, Style::new(), Style::new(), QUIET])
}

fn matches(template: &Template, query: &str) -> bool {
    let query = query.to_lowercase();
    [template.name, template.title, template.description]
        .iter()
        .chain(&template.tags)
        .any(|text| text.to_lowercase().contains(&query))
}

impl From<Template> for Listed {
    fn from(
        Template {
            name,
            title,
            description,
            tags,
            ..
        }: Template,
    ) -> Self {
        Self {
            name,
            title,
            description,
            tags,
        }
    }
}
