//! The schema and the reader agree.

use jsonschema::Validator;
use kinograph_core::{has_errors, schema};
use serde_json::{Value, json};

use crate::{
    cases,
    properties::read,
    support::{FakeKinds, FakeLayouts},
};

/// Codes for what a schema sees. The others are about YAML itself, or about
/// names that only the whole file tells.
const SHAPES: &[&str] = &[
    "bad-edge",
    "bad-link",
    "bad-step",
    "missing",
    "out-of-range",
    "unknown-color",
    "unknown-key",
    "unknown-kind",
    "unknown-layout",
    "unknown-theme",
    "unknown-value",
    "wrong-type",
];

fn validator() -> Validator {
    let schema = schema(&FakeKinds::default(), &FakeLayouts::default());
    jsonschema::draft7::new(&schema).expect("the schema is a schema")
}

/// YAML that the parser accepts, as the JSON that an editor makes of it.
fn to_json(text: &str) -> Option<Value> {
    use granit_parser::{Event, Parser, ScalarStyle};
    let mut stack: Vec<(Value, Option<String>)> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let done = match event.ok()?.0 {
            Event::SequenceStart(..) => {
                stack.push((json!([]), None));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push((json!({}), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop()?.0,
            Event::Scalar(text, ScalarStyle::Plain, ..) => plain(&text),
            Event::Scalar(text, ..) => Value::from(&*text),
            _ => continue,
        };
        match stack.last_mut() {
            None => root = Some(done),
            Some((Value::Array(items), _)) => items.push(done),
            Some((Value::Object(entries), key)) => match key.take() {
                None => {
                    *key = Some(
                        done.as_str()
                            .map_or_else(|| done.to_string(), str::to_owned),
                    );
                }
                Some(key) => {
                    entries.insert(key, done);
                }
            },
            Some(_) => unreachable!("only lists and mappings are open"),
        }
    }
    root
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" => Value::Null,
        "true" => json!(true),
        "false" => json!(false),
        _ => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), _) => json!(number),
            (_, Ok(number)) if number.is_finite() => json!(number),
            _ => json!(text),
        },
    }
}

#[test]
fn what_is_accepted_is_valid() {
    let validator = validator();
    let mut checked = 0;
    for case in cases::all() {
        let source = case.source();
        if !case.problems.contains("error[")
            && let Some(json) = to_json(source.trim_start_matches('\u{feff}'))
        {
            let errors: Vec<String> = validator
                .iter_errors(&json)
                .map(|error| format!("{error} at {}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", case.title);
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} cases were checked");
}

#[test]
fn mistakes_of_shape_are_invalid() {
    let validator = validator();
    let mut checked = 0;
    for case in cases::all() {
        let codes: Vec<&str> = case
            .problems
            .lines()
            .filter_map(|line| {
                line.strip_prefix("error[")?
                    .split_once(']')
                    .map(|(code, _)| code)
            })
            .collect();
        if codes.iter().any(|code| SHAPES.contains(code))
            && let Some(json) = to_json(&case.source())
        {
            assert!(!validator.is_valid(&json), "{}: {json:#}", case.title);
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} cases were checked");
}

#[test]
fn scripts_are_layouts_with_any_parameters() {
    for layout in [
        json!("./mine.js"),
        json!("layouts/mine.mjs"),
        json!({"name": "mine.js", "gap": 3, "names": ["a", 2, true], "params": {"name": "x"}}),
    ] {
        let file = json!({"layout": layout, "nodes": {"a": null}});
        assert!(validator().is_valid(&file), "{file}");
    }
}

/// Each of these has one mistake, which nothing else hides.
#[test]
fn each_mistake_of_shape_is_invalid() {
    let validator = validator();
    let mistakes = [
        json!({"nodez": {}}),
        json!({"nodes": []}),
        json!({"nodes": {"a": "nope"}}),
        json!({"nodes": {"a": "nope, Label"}}),
        json!({"nodes": {"a": "queue"}}),
        json!({"nodes": {"a": ", Label"}}),
        json!({"nodes": {"a b": null}}),
        json!({"nodes": {"a": {"kind": "nope"}}}),
        json!({"nodes": {"a": {"lable": "x"}}}),
        json!({"nodes": {"a": {"kind": "kafka", "partitons": 3}}}),
        json!({"nodes": {"a": {"kind": "kafka", "partitions": 65}}}),
        json!({"nodes": {"a": {"kind": "kafka", "partitions": "3"}}}),
        json!({"nodes": {"a": {"kind": "base/kafka", "cleanup": "burn"}}}),
        json!({"nodes": {"a": {"kind": "kafka", "params": {"nope": 1}}}}),
        json!({"nodes": {"a": {"kind": "service", "partitions": 3}}}),
        json!({"nodes": {"a": {"partitions": 3}}}),
        json!({"nodes": {"a": {"nodes": {}, "zone": "eu"}}}),
        json!({"nodes": {"a": {"color": "rde"}}}),
        json!({"nodes": {"a": {"color": "#12"}}}),
        json!({"nodes": {"a": {"link": "javascript:x"}}}),
        json!({"nodes": {"a": {"size": [1]}}}),
        json!({"nodes": {"a": {"rank": -1}}}),
        json!({"nodes": {"a": {"style": {"colour": "red"}}}}),
        json!({"nodes": {"a": {"ports": {"x": "upper"}}}}),
        json!({"nodes": {"a": {"nodes": {"b": {"nodes": {"c": "nope"}}}}}}),
        json!({"edges": {"a": "b"}}),
        json!({"edges": ["a"]}),
        json!({"edges": ["a => b"]}),
        json!({"edges": ["a->b"]}),
        json!({"edges": [{"a -> b": [1]}]}),
        json!({"edges": [{"a -> b": {"fill": "red"}}]}),
        json!({"edges": [{"a -> b": {"heads": "both"}}]}),
        json!({"edges": [{"a -> b": "x", "color": "red"}]}),
        json!({"edges": [{"from": "a"}]}),
        json!({"edges": [{"from": "a", "to": "b", "heads": "two"}]}),
        json!({"edges": [{"from": "a", "to": "b", "opacity": 2}]}),
        json!({"edges": [{"from": "a b", "to": "b"}]}),
        json!({"layout": "layerd"}),
        json!({"layout": {"gap": 3}}),
        json!({"layout": {"name": "layered", "gpa": 3}}),
        json!({"layout": {"name": "flat", "gap": 3}}),
        json!({"layout": "./mine.rhai"}),
        json!({"layout": {"name": "./mine.js", "gap": null}}),
        json!({"layout": {"name": "./mine.js", "gap": {"a": 1}}}),
        json!({"theme": "papper"}),
        json!({"direction": "sideways"}),
        json!({"motion": {"flow": "stars"}}),
        json!({"motion": "stars"}),
        json!({"motion": {"speed": "quick"}}),
        json!({"motion": {"speed": 5}}),
        json!({"motion": {"duration": 5}}),
        json!({"motion": {"duration": "5m"}}),
        json!({"motion": {"entrance": "fade"}}),
        json!({"motion": {"story": [{"show": "a", "for": 2}]}}),
        json!({"motion": {"story": [{}]}}),
        json!({"motion": {"story": [{"show": "a", "focus": "b"}]}}),
        json!({"motion": {"story": [{"trace": "a <- b"}]}}),
        json!({"positions": {"a": [1, 2, 3]}}),
    ];
    for mistake in mistakes {
        assert!(!validator.is_valid(&mistake), "{mistake} is valid");
        let (diagnostics, ..) = read(&mistake.to_string());
        assert!(has_errors(&diagnostics), "{mistake} is accepted");
    }
}

/// Whatever an editor shows has a text, and every key of the reader is there.
#[test]
fn every_key_is_there_and_explained() {
    let schema = schema(&FakeKinds::default(), &FakeLayouts::default());
    let definition = |name: &str| schema["definitions"][name]["properties"].clone();
    let places = [
        ("the file", schema["properties"].clone(), 14),
        ("LongNode", definition("LongNode"), 17),
        ("LongBadge", definition("LongBadge"), 2),
        ("LongEdge", definition("LongEdge"), 13),
        ("EdgeProperties", definition("EdgeProperties"), 9),
        ("Style", definition("Style"), 8),
        ("LongMotion", definition("LongMotion"), 5),
        ("Step", definition("Step"), 5),
    ];
    for (place, properties, count) in places {
        let properties = properties.as_object().expect("a mapping has properties");
        assert_eq!(properties.len(), count, "{place}: {:?}", properties.keys());
        for (key, property) in properties {
            assert!(
                property["description"].is_string(),
                "{place}.{key} has no description"
            );
        }
    }
}
