//! `kinograph remove`: removes nodes with all that belongs to them, or edges.

use kinograph_core::edit::Operation;

use super::{
    EditArgs, change,
    select::{KindArgs, edge},
};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
With a node go its edges, its position, its part in the story and the comment
directly above it; with a container goes all that it holds.

Examples:
  kinograph remove shop.yaml cache
  kinograph remove shop.yaml 'legacy-*' --dry-run
  kinograph remove shop.yaml --kind redis
  kinograph remove shop.yaml 'web -> gateway'";

/// Remove nodes with all that belongs to them, or edges
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Which nodes or edges
    #[arg(value_name = "NAME", required_unless_present = "kind")]
    names: Vec<String>,

    #[command(flatten)]
    kind: KindArgs,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    change(&args.edit, report, |selected| {
        let (edges, nodes): (Vec<String>, Vec<String>) = args
            .names
            .iter()
            .cloned()
            .partition(|name| edge(name).is_some());
        let mut operations = Vec::new();
        for [from, to] in edges.iter().filter_map(|name| edge(name)) {
            operations.push(Operation::Disconnect {
                from,
                to,
                nth: None,
            });
        }
        if edges.is_empty() || !nodes.is_empty() || args.kind.is_given() {
            let ids = selected.nodes(&nodes, &args.kind)?;
            // What a removed container holds goes with it.
            let inside = |id: &str| {
                let mut others = ids.iter();
                others.any(|other| {
                    id.strip_prefix(other.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
                })
            };
            let whole = ids.iter().filter(|id| !inside(id));
            operations.extend(whole.map(|id| Operation::Remove { id: id.clone() }));
        }
        Ok(operations)
    })
}
