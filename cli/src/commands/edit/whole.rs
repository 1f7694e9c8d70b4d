//! What `kinograph set` sets when no node is named: the diagram itself, its
//! named styles and the steps of its story.

use std::collections::BTreeMap;

use kinograph_core::edit::{Operation, StoryStep};
use serde_json::Value;

use super::select::Selected;
use crate::failure::Failure;

/// The operations for keys with their values.
pub(super) fn operations(
    selected: &Selected<'_>,
    settings: &[(String, Value)],
) -> Result<Vec<Operation>, Failure> {
    let mut operations = Vec::new();
    // What is said of one step is set at once, and steps go last first, so
    // that every number is one of the file as it is.
    let mut steps: BTreeMap<usize, StoryStep> = BTreeMap::new();
    let mut gone = Vec::new();
    for (key, value) in settings {
        let Some(step) = key.strip_prefix("story.") else {
            operations.push(of_diagram(key, value)?);
            continue;
        };
        let (at, field) = match step.split_once('.') {
            Some((at, field)) => (number(at)?, Some(field)),
            None => (number(step)?, None),
        };
        match field {
            None if value.is_null() => gone.push(at),
            None => return Err(one_by_one(key, "say")),
            Some(field) => {
                let step = steps.entry(at).or_insert_with(|| selected.step(at));
                set_field(step, field, value)?;
            }
        }
    }
    gone.sort_unstable();
    let set = steps.into_iter();
    operations.extend(set.map(|(at, step)| Operation::SetStep { at, step }));
    let gone = gone.into_iter().rev();
    operations.extend(gone.map(|at| Operation::RemoveStep { at }));
    Ok(operations)
}

fn of_diagram(key: &str, value: &Value) -> Result<Operation, Failure> {
    let (value, own) = (value.clone(), key.to_owned());
    Ok(match key.split_once('.') {
        Some(("motion", key)) => Operation::SetMotion {
            key: key.to_owned(),
            value,
        },
        Some(("styles", style)) => match style.rsplit_once('.') {
            Some((style, key)) => Operation::SetStyle {
                style: style.to_owned(),
                key: key.to_owned(),
                value,
            },
            None if value.is_null() => Operation::RemoveStyle {
                style: style.to_owned(),
            },
            None => return Err(one_by_one(key, "color")),
        },
        None if key == "layout" => Operation::SetLayout {
            name: value.as_str().map(str::to_owned),
            params: BTreeMap::new(),
        },
        _ => Operation::SetDiagram { key: own, value },
    })
}

fn number(written: &str) -> Result<usize, Failure> {
    written.parse().map_err(|_| {
        Failure::new(format!("\"{written}\" is not the number of a step"))
            .hint("steps are numbered from 1, such as story.2.say=\"Then it is paid\"")
    })
}

fn one_by_one(key: &str, example: &str) -> Failure {
    Failure::new(format!("\"{key}\" cannot be set as a whole")).hint(format!(
        "set {key}.{example} and the like one by one; `{key}=` takes it away"
    ))
}

fn set_field(step: &mut StoryStep, field: &str, value: &Value) -> Result<(), Failure> {
    let text = || match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    match field {
        "say" => step.say = text(),
        "for" => step.duration = text(),
        "show" | "trace" | "focus" => {
            (step.show, step.trace, step.focus) = Default::default();
            let ends = match field {
                "show" => &mut step.show,
                "trace" => &mut step.trace,
                _ => &mut step.focus,
            };
            *ends = names(value);
        }
        _ => {
            let failure = Failure::new(format!("a step has no \"{field}\" to set"));
            return Err(failure.hint("what can be set is show, trace, focus, say and for"));
        }
    }
    Ok(())
}

/// Ids in a list, or in a text with commas or arrows between them.
fn names(value: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(text).collect(),
        other => {
            let written = text(other).replace("->", ",");
            written
                .split(',')
                .map(|name| name.trim().to_owned())
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FILE: &str = "\
nodes: {a: , b: }
edges: [a -> b]
motion:
  story:
    - {trace: a -> b, say: It runs}
    - {show: a}
    - {say: The end}
";

    fn planned(settings: &[(&str, Value)]) -> Result<Vec<Operation>, Failure> {
        let document = kinograph_core::parse(&mut Vec::new(), FILE);
        let settings: Vec<(String, Value)> = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect();
        operations(&Selected::new(&document), &settings)
    }

    fn data(settings: &[(&str, Value)]) -> Value {
        serde_json::to_value(planned(settings).expect("it can be set")).expect("data")
    }

    #[test]
    fn styles_are_set_by_property_and_removed_as_a_whole() {
        let found = data(&[
            ("styles.hot.color", json!("red")),
            ("styles.cold", Value::Null),
            ("motion.flow", json!("dots")),
            ("theme", json!("midnight")),
        ]);
        let expected = json!([
            {"op": "set-style", "style": "hot", "key": "color", "value": "red"},
            {"op": "remove-style", "style": "cold"},
            {"op": "set-motion", "key": "flow", "value": "dots"},
            {"op": "set-diagram", "key": "theme", "value": "midnight"},
        ]);
        assert_eq!(found, expected);
        assert!(planned(&[("styles.hot", json!("red"))]).is_err());
    }

    #[test]
    fn steps_keep_what_is_not_set_and_go_last_first() {
        let found = data(&[
            ("story.2", Value::Null),
            ("story.1.say", json!("It flies")),
            ("story.3", Value::Null),
            ("story.1.for", json!("2s")),
        ]);
        let expected = json!([
            {"op": "set-step", "at": 1, "step": {"trace": ["a", "b"], "say": "It flies", "for": "2s"}},
            {"op": "remove-step", "at": 3},
            {"op": "remove-step", "at": 2},
        ]);
        assert_eq!(found, expected);
        let found = data(&[
            ("story.2.trace", json!("b -> a")),
            ("story.3.focus", json!(["a"])),
        ]);
        let expected = json!([
            {"op": "set-step", "at": 2, "step": {"trace": ["b", "a"]}},
            {"op": "set-step", "at": 3, "step": {"focus": ["a"], "say": "The end"}},
        ]);
        assert_eq!(found, expected);
        for (key, value) in [
            ("story.x.say", "a"),
            ("story.1", "a"),
            ("story.1.tell", "a"),
        ] {
            assert!(planned(&[(key, json!(value))]).is_err(), "{key}");
        }
    }
}
