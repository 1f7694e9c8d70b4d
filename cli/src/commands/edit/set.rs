//! `kinograph set`: sets what nodes, edges or the diagram say about themselves.

use kinograph_core::edit::Operation;
use serde_json::Value;

use super::{
    EditArgs, change,
    select::{KindArgs, edge},
    whole,
};
use crate::{
    failure::{Failure, Status},
    report::Report,
};

const NOTES: &str = "\
A name is an id, a path, a glob, or an edge in quotes; without one the diagram
itself is meant, its named styles and the steps of its story. `KEY=` takes a key
away. Numbers, true, false and JSON lists are what they look like, everything
else is text; text that looks like a number is written in quotes inside quotes:
version='\"3\"'.

Examples:
  kinograph set shop.yaml web label=\"Shop front\" caption=React
  kinograph set shop.yaml '*-db' style.fill=accent-muted --dry-run
  kinograph set shop.yaml --kind kafka partitions=12
  kinograph set shop.yaml 'web -> gateway' label=HTTPS width=2
  kinograph set shop.yaml theme=midnight direction=down layout=tree
  kinograph set shop.yaml styles.critical.color=danger styles.legacy=
  kinograph set shop.yaml story.2.say=\"Payment is asked for\" story.5=";

/// Set what nodes, edges or the diagram say about themselves
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// Which nodes or edges, and what is set on them
    #[arg(required = true, value_name = "NAME… KEY=VALUE", num_args = 1..)]
    words: Vec<String>,

    #[command(flatten)]
    kind: KindArgs,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let (names, settings) = sort(&args.words)?;
    change(&args.edit, report, |selected| {
        let edges: Vec<[String; 2]> = names.iter().filter_map(|name| edge(name)).collect();
        let nodes: Vec<String> = names
            .iter()
            .filter(|name| edge(name).is_none())
            .cloned()
            .collect();
        let mut operations = Vec::new();
        for (key, value) in &settings {
            for [from, to] in &edges {
                operations.push(Operation::SetEdge {
                    from: from.clone(),
                    to: to.clone(),
                    nth: None,
                    key: key.clone(),
                    value: value.clone(),
                });
            }
        }
        if names.is_empty() && !args.kind.is_given() {
            operations.extend(whole::operations(selected, &settings)?);
        } else if edges.is_empty() || !nodes.is_empty() || args.kind.is_given() {
            for id in selected.nodes(&nodes, &args.kind)? {
                operations.extend(settings.iter().map(|(key, value)| Operation::Set {
                    id: id.clone(),
                    key: key.clone(),
                    value: value.clone(),
                }));
            }
        }
        Ok(operations)
    })
}

/// Names, and keys with their values.
type Sorted = (Vec<String>, Vec<(String, Value)>);

fn sort(words: &[String]) -> Result<Sorted, Failure> {
    let (mut names, mut settings) = (Vec::new(), Vec::new());
    for word in words {
        match word.split_once('=') {
            Some((key, text)) => settings.push((key.trim().to_owned(), value(text))),
            None => names.push(word.clone()),
        }
    }
    if settings.is_empty() {
        return Err(
            Failure::new("nothing is set").hint("write KEY=VALUE, such as label=\"Shop front\"")
        );
    }
    Ok((names, settings))
}

/// A value as it is written on the command line.
fn value(text: &str) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    match serde_json::from_str(text) {
        Ok(value @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_))) => {
            value
        }
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_what_they_look_like() {
        let cases = [
            ("6", json!(6)),
            ("true", json!(true)),
            ("\"3\"", json!("3")),
            ("[\"a\", \"b\"]", json!(["a", "b"])),
            ("a=b", json!("a=b")),
            ("null", json!("null")),
            ("", Value::Null),
            ("{x}", json!("{x}")),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn words_with_an_equals_sign_are_settings() {
        let words = ["web", "label=a=b", "*-db"].map(str::to_owned);
        let (names, settings) = sort(&words).expect("something is set");
        assert_eq!(names, ["web", "*-db"]);
        assert_eq!(settings, [("label".to_owned(), json!("a=b"))]);
        assert!(sort(&words[..1]).is_err());
    }
}
