//! `kinograph recolor`: gives nodes or edges another colour.

use kinograph_core::edit::Operation;
use serde_json::Value;

use super::{
    EditArgs, change,
    select::{KindArgs, edge},
};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
A colour is a name of the palette (red, teal…), a role of the theme (accent,
danger…) or hexadecimal; `none` takes the colour away.

Examples:
  kinograph recolor shop.yaml payments red
  kinograph recolor shop.yaml 'shop.*' teal --dry-run
  kinograph recolor shop.yaml --kind postgres '#336791'
  kinograph recolor shop.yaml 'web -> gateway' muted";

/// Give nodes or edges another colour
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Which nodes or edges, and at last the colour
    #[arg(required = true, value_name = "NAME… COLOR", num_args = 1..)]
    words: Vec<String>,

    #[command(flatten)]
    kind: KindArgs,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let (color, names) = args.words.split_last().expect("clap wants one at least");
    if names.is_empty() && !args.kind.is_given() {
        return Err(Failure::new("no node is named, or no colour")
            .hint("write both, such as `kinograph recolor shop.yaml payments red`"));
    }
    let value = match color.as_str() {
        "none" => Value::Null,
        color => Value::from(color),
    };
    change(&args.edit, report, |selected| {
        let (edges, nodes): (Vec<_>, Vec<_>) =
            names.iter().cloned().partition(|name| edge(name).is_some());
        let mut operations = Vec::new();
        for [from, to] in edges.iter().filter_map(|name| edge(name)) {
            operations.push(Operation::SetEdge {
                from,
                to,
                nth: None,
                key: "color".to_owned(),
                value: value.clone(),
            });
        }
        if edges.is_empty() || !nodes.is_empty() || args.kind.is_given() {
            for id in selected.nodes(&nodes, &args.kind)? {
                operations.push(Operation::Set {
                    id,
                    key: "color".to_owned(),
                    value: value.clone(),
                });
            }
        }
        Ok(operations)
    })
}
