//! `kinograph add`: adds a node.

use kinograph_core::edit::Operation;

use super::{EditArgs, change};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
Examples:
  kinograph add shop.yaml cache redis Sessions
  kinograph add shop.yaml shop.mailer worker         Into the container `shop`
  kinograph add shop.yaml cdn cdn --from web         With an edge from `web`
  kinograph add shop.yaml edge --container";

/// Add a node
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Its id; in a path, what stands before the last dot holds it
    #[arg(value_name = "ID")]
    id: String,

    /// What it is; `kinograph kinds` lists what there is
    #[arg(value_name = "KIND")]
    kind: Option<String>,

    /// What it is called
    #[arg(value_name = "LABEL")]
    label: Option<String>,

    /// Make it an empty container
    #[arg(long)]
    container: bool,

    /// Add an edge that leads to it from here; repeatable
    #[arg(long, value_name = "ID")]
    from: Vec<String>,

    /// Add an edge that leads from it to here; repeatable
    #[arg(long, value_name = "ID")]
    to: Vec<String>,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    change(&args.edit, report, |_| {
        let mut operations = vec![Operation::Add {
            id: args.id.clone(),
            kind: args.kind.clone(),
            label: args.label.clone(),
            into: None,
            container: args.container,
        }];
        let edge = |from: &str, to: &str| Operation::Connect {
            from: from.to_owned(),
            to: to.to_owned(),
            arrow: None,
            label: None,
        };
        operations.extend(args.from.iter().map(|from| edge(from, &args.id)));
        operations.extend(args.to.iter().map(|to| edge(&args.id, to)));
        Ok(operations)
    })
}
