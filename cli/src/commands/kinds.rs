//! `kinograph kinds`: what nodes can be.

use std::collections::BTreeMap;

use anstyle::Style;
use kinograph_core::{KindSpec, ParamSpec, ParamType, Side, Value, diagnostic::nearest};

use crate::{
    failure::{Failure, Status},
    report::{HEADING, QUIET, Report, STRONG},
    table::Table,
    toolkit::{PluginLimits, Plugins},
};

const NOTES: &str = "\
The name or alias of a kind shows its parameters and ports; anything else
is searched for.

Examples:
  kinograph kinds                 List everything by category
  kinograph kinds queue           Search names, titles, descriptions and categories
  kinograph kinds postgres        Tell about one: its parameters and ports
  kinograph kinds --json postgres";

/// Look up what nodes can be
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// A name, or a word to search for
    query: Option<String>,

    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let plugins = Plugins::open(PluginLimits::default(), report)?;
    let all = plugins.kinds().specs();
    let query = args.query.as_deref().unwrap_or_default();
    let exact: Vec<&KindSpec> = all.iter().filter(|kind| is_called(kind, query)).collect();
    let found = match exact.as_slice() {
        [_] => exact,
        _ => all.iter().filter(|kind| matches(kind, query)).collect(),
    };
    if found.is_empty() && !query.is_empty() {
        return Err(nothing_found(all, query));
    }
    if args.json {
        report.print_json(&found)?;
    } else if let ([kind], true) = (
        found.as_slice(),
        found.iter().any(|kind| is_called(kind, query)),
    ) {
        report.print(&details(kind))?;
    } else {
        report.print(&list(&found))?;
    }
    Ok(Status::Done)
}

fn is_called(kind: &KindSpec, name: &str) -> bool {
    kind.id == name
        || kind.aliases.iter().any(|alias| alias == name)
        || name
            .split_once('/')
            .is_some_and(|(pack, id)| kind.pack == pack && kind.id == id)
}

fn matches(kind: &KindSpec, query: &str) -> bool {
    let query = query.to_lowercase();
    let KindSpec {
        pack,
        id,
        title,
        doc,
        category,
        aliases,
        ..
    } = kind;
    [pack, id, title, doc, category]
        .into_iter()
        .chain(aliases)
        .any(|text| text.to_lowercase().contains(&query))
}

fn nothing_found(all: &[KindSpec], query: &str) -> Failure {
    let names = all
        .iter()
        .flat_map(|kind| std::iter::once(&kind.id).chain(&kind.aliases));
    let failure = Failure::new(format!("no kind matches \"{query}\""));
    match nearest(query, names.map(String::as_str)) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
        None => failure.hint("`kinograph kinds` lists them all"),
    }
}

/// Kinds under their categories.
fn list(kinds: &[&KindSpec]) -> String {
    let mut categories = BTreeMap::<&str, Table<3>>::new();
    for kind in kinds {
        let row = [&kind.id, &kind.title, &kind.doc];
        categories.entry(&kind.category).or_default().row(row);
    }
    // All categories share their columns.
    let widths = categories.values().fold([0; 3], |widths, table| {
        let own = table.widths();
        std::array::from_fn(|column| widths[column].max(own[column]))
    });
    let sections: Vec<String> = categories
        .iter()
        .map(|(category, table)| {
            let rows = table.render(widths, [STRONG, Style::new(), QUIET]);
            format!("{HEADING}{category}{HEADING:#}\n{rows}")
        })
        .collect();
    sections.join("\n")
}

fn details(kind: &KindSpec) -> String {
    let KindSpec {
        pack,
        id,
        title,
        doc,
        category,
        container,
        accent,
        ports,
        params,
        aliases,
    } = kind;
    let mut text = format!("{STRONG}{id}{STRONG:#}  {title}\n{doc}\n\n");
    let mut facts = Table::default();
    facts.row(["full name", &format!("{pack}/{id}")]);
    facts.row(["category", category]);
    if !aliases.is_empty() {
        facts.row(["aliases", &aliases.join(", ")]);
    }
    if let Some(accent) = accent {
        facts.row(["colour", accent]);
    }
    if *container {
        facts.row(["container", "holds other nodes"]);
    }
    text += &facts.render(facts.widths(), [QUIET, Style::new()]);
    if !params.is_empty() {
        text += &format!("\n{HEADING}Parameters{HEADING:#}\n{}", param_table(params));
    }
    if !ports.is_empty() {
        let mut table = Table::default();
        for port in ports {
            table.row([&port.id, side(port.side), &port.doc]);
        }
        let rows = table.render(table.widths(), [STRONG, Style::new(), QUIET]);
        text += &format!("\n{HEADING}Ports{HEADING:#}\n{rows}");
    }
    text + &format!("\n{HEADING}Example{HEADING:#}\n{}", example(kind))
}

/// How an author writes a node of this kind.
fn example(kind: &KindSpec) -> String {
    let KindSpec { id, title, .. } = kind;
    let set = kind.params.iter().find_map(|param| {
        let value = param.default.as_ref()?;
        Some(format!("{}: {}", param.key, literal(value)))
    });
    let (name, kind_name) = (format!("my-{id}"), id);
    match set {
        _ if kind.container => format!("  {name}: {{kind: {kind_name}, nodes: {{…}}}}\n"),
        Some(set) => {
            format!("  {name}: {kind_name}, {title}\n  {name}-2: {{kind: {kind_name}, {set}}}\n")
        }
        None => format!("  {name}: {kind_name}, {title}\n"),
    }
}

/// Parameters with what they take and what they mean.
pub(crate) fn param_table(params: &[ParamSpec]) -> String {
    let mut table = Table::default();
    for param in params {
        let default = match &param.default {
            Some(value) => format!("default {}", literal(value)),
            None => String::new(),
        };
        table.row([
            param.key.clone(),
            accepted(param),
            default,
            param.doc.clone(),
        ]);
    }
    table.render(table.widths(), [STRONG, Style::new(), Style::new(), QUIET])
}

/// What a parameter takes, in a few words.
fn accepted(param: &ParamSpec) -> String {
    let range = match (param.minimum, param.maximum) {
        (Some(least), Some(most)) => format!(" {least} to {most}"),
        (Some(least), None) => format!(" from {least}"),
        (None, Some(most)) => format!(" up to {most}"),
        (None, None) => String::new(),
    };
    match param.kind {
        ParamType::Boolean => "true or false".to_owned(),
        ParamType::Integer => format!("whole number{range}"),
        ParamType::Number => format!("number{range}"),
        ParamType::Text => "text".to_owned(),
        ParamType::Color => "colour".to_owned(),
        ParamType::TextList => "list of texts".to_owned(),
        ParamType::Choice => param.choices.join(" | "),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Top => "top",
        Side::Right => "right",
        Side::Bottom => "bottom",
        Side::Left => "left",
    }
}

/// A value as an author writes it.
fn literal(value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::Text(value) => value.clone(),
        Value::Color(value) => format!("\"{value}\""),
        Value::TextList(values) => format!("[{}]", values.join(", ")),
    }
}
