//! One kind: what may be written beside it.

use anstyle::Style;
use kinograph_core::{KindSpec, ParamSpec, ParamType, Side, Value};

use crate::{
    report::{HEADING, QUIET, STRONG},
    table::Table,
};

/// How many related kinds are named.
const MOST_RELATED: usize = 12;

/// Everything about a kind; `related` are those that the same words find.
pub(super) fn details(kind: &KindSpec, related: &[&KindSpec]) -> String {
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
    text += &see_also(kind, related);
    text + &format!("\n{HEADING}Example{HEADING:#}\n{}", example(kind))
}

/// The other kinds that were found, by name.
fn see_also(kind: &KindSpec, related: &[&KindSpec]) -> String {
    let others: Vec<&str> = related
        .iter()
        .filter(|other| (&other.pack, &other.id) != (&kind.pack, &kind.id))
        .map(|other| other.id.as_str())
        .collect();
    if others.is_empty() {
        return String::new();
    }
    let shown = others[..others.len().min(MOST_RELATED)].join(", ");
    let more = match others.len().saturating_sub(MOST_RELATED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("\n{HEADING}See also{HEADING:#}\n  {shown}{more}\n")
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
