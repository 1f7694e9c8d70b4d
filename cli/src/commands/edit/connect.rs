//! `kinograph connect`: adds an edge.

use kinograph_core::edit::Operation;

use super::{EditArgs, change};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
`kinograph remove FILE 'a -> b'` takes edges away.

Examples:
  kinograph connect shop.yaml web gateway --label HTTPS
  kinograph connect shop.yaml orders events --arrow '~>'
  kinograph connect shop.yaml web gateway:http";

/// Add an edge
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Where it starts: a node, or a node and a port
    #[arg(value_name = "FROM")]
    from: String,

    /// Where it leads
    #[arg(value_name = "TO")]
    to: String,

    /// What it says
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,

    /// What stands between the two: ->, <-, <->, --, ~>, <~ or <~>
    #[arg(long, value_name = "ARROW", allow_hyphen_values = true)]
    arrow: Option<String>,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    change(&args.edit, report, |_| {
        Ok(vec![Operation::Connect {
            from: args.from.clone(),
            to: args.to.clone(),
            arrow: args.arrow.clone(),
            label: args.label.clone(),
        }])
    })
}
