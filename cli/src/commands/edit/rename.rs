//! `kinograph rename`: gives a node another id, wherever it is named.

use kinograph_core::edit::Operation;

use super::{EditArgs, change};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
What a node is called in the picture is its label: `kinograph set` changes it.

Examples:
  kinograph rename shop.yaml web storefront
  kinograph rename shop.yaml shop.orders order-service --dry-run";

/// Give a node another id, wherever it is named
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// The node
    #[arg(value_name = "ID")]
    id: String,

    /// Its new id
    #[arg(value_name = "NEW-ID")]
    to: String,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    change(&args.edit, report, |_| {
        Ok(vec![Operation::Rename {
            id: args.id.clone(),
            to: args.to.clone(),
        }])
    })
}
