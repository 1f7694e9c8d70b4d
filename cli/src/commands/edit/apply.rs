//! `kinograph apply`: does the operations of a file.

use std::ffi::OsString;

use kinograph_core::edit::Operation;
use serde_json::Value;

use super::{EditArgs, change};
use crate::{
    failure::{Failure, Status},
    input::Input,
    report::Report,
};

const NOTES: &str = "\
The operations are a JSON list; all of them are done, or none. Each is an object
whose `op` is one of add, remove, rename, move, set, replace-kind, connect,
disconnect, set-edge, pin, unpin, set-diagram, set-layout, set-style,
remove-style, set-motion, add-step, set-step and remove-step; --schema prints
the rest.

Examples:
  kinograph apply shop.yaml changes.json --dry-run
  echo '[{\"op\": \"pin\", \"id\": \"web\", \"x\": 48, \"y\": 96}]' | kinograph apply shop.yaml -
  kinograph apply --schema > operations.schema.json";

/// Do the operations of a JSON file
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: Option<EditArgs>,

    /// The operations; - is standard input
    #[arg(value_name = "OPERATIONS", required_unless_present = "schema")]
    operations: Option<OsString>,

    /// Print the JSON Schema of operations
    #[arg(long, exclusive = true)]
    schema: bool,
}

/// How large a file of operations may be.
const MOST_BYTES: usize = 16 << 20;

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.schema {
        report.print_json(&schemars::schema_for!(Vec<Operation>))?;
        return Ok(Status::Done);
    }
    let (Some(edit), Some(operations)) = (&args.edit, &args.operations) else {
        unreachable!("clap wants both without --schema")
    };
    let input = Input::from(operations.as_os_str());
    if input == Input::Stdin && Input::from(edit.file.as_os_str()) == Input::Stdin {
        let failure = Failure::new("the diagram and the operations cannot both be standard input");
        return Err(failure.hint("put one of them into a file"));
    }
    let source = input.read(MOST_BYTES)?;
    let operations = read(&source.name, &source.text)?;
    change(edit, report, |_| Ok(operations))
}

/// The operations of a text.
fn read(name: &str, text: &str) -> Result<Vec<Operation>, Failure> {
    const HINT: &str = "write a list such as [{\"op\": \"remove\", \"id\": \"web\"}]; `kinograph apply --schema` has the rest";
    let values: Vec<Value> = serde_json::from_str(text)
        .map_err(|error| Failure::new(format!("cannot read {name}: {error}")).hint(HINT))?;
    let operation = |(at, value): (usize, Value)| {
        serde_json::from_value(value).map_err(|error| {
            let number = at + 1;
            Failure::new(format!("cannot read operation {number} of {name}: {error}")).hint(HINT)
        })
    };
    values.into_iter().enumerate().map(operation).collect()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::failure::Failure;

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(read("x", "[]").expect("nothing is to be done"), []);
        let message = |text: &str| match read("ops.json", text) {
            Err(Failure::Problem { message, .. }) => message,
            other => panic!("{other:?}"),
        };
        assert!(message("[").contains("ops.json"));
        let unknown = "[{\"op\": \"unpin\"}, {\"op\": \"paint\"}]";
        assert!(message(unknown).contains("operation 2"));
        assert!(message(unknown).contains("paint"));
        assert!(message("[{\"op\": \"remove\", \"node\": \"web\"}]").contains("node"));
    }
}
