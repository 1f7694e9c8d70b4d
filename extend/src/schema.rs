//! What an answer looks like: as JSON Schema for servers that can hold a model
//! to it, and in words for the model itself.

use std::fmt::Write as _;

use kinograph_core::edit::Operation;
use schemars::schema_for;
use serde_json::{Map, Value, json};

/// The JSON Schema of an answer. It has no descriptions: some servers make a
/// grammar of it that the model never reads, so these stand in the prompt.
pub(crate) fn schema() -> Value {
    let mut operations = schema_for!(Vec<Operation>).to_value();
    let definitions = operations
        .as_object_mut()
        .and_then(|schema| schema.remove("$defs"))
        .unwrap_or_default();
    let mut schema = json!({
        "type": "object",
        "properties": {
            "comment": {"type": "string"},
            "operations": {"type": "array", "items": operations["items"]},
        },
        "required": ["comment", "operations"],
        "additionalProperties": false,
        "$defs": definitions,
    });
    strip(&mut schema);
    schema
}

/// Takes out what only people read, and names what every server knows.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["description", "default", "title", "format", "minimum"] {
                // A property of this name is no annotation.
                if !map.get(key).is_some_and(Value::is_object) {
                    map.remove(key);
                }
            }
            if let Some(variants) = map.remove("oneOf") {
                map.insert("anyOf".to_owned(), variants);
            }
            map.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Every operation with its fields, for a prompt.
pub(crate) fn operations() -> String {
    let schema = schema_for!(Operation).to_value();
    let mut list = String::new();
    for variant in schema["oneOf"].as_array().into_iter().flatten() {
        let description = variant["description"].as_str().unwrap_or_default();
        let words = description.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = variant["properties"]["op"]["const"]
            .as_str()
            .unwrap_or_default();
        let fields = variant["properties"]
            .as_object()
            .map(|all| fields(all, &variant["required"]));
        let fields = fields.unwrap_or_default();
        writeln!(list, "- {name} ({fields}): {words}").expect("memory can be written");
    }
    list
}

/// The names of the fields, those that can be left out with a question mark.
fn fields(properties: &Map<String, Value>, required: &Value) -> String {
    let is_required = |name: &String| {
        let mut all = required.as_array().into_iter().flatten();
        all.any(|required| required == name)
    };
    let names = properties.keys().filter(|name| *name != "op");
    let names = names.map(|name| match is_required(name) {
        true => name.clone(),
        false => format!("{name}?"),
    });
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_told_with_its_fields_and_an_example() {
        let list = operations();
        assert_eq!(list.lines().count(), 19, "{list}");
        let add = list.lines().next().expect("there are operations");
        for part in ["- add (", "id", "into?", "container?", "`{\"op\": \"add\""] {
            assert!(add.contains(part), "{part} in {add}");
        }
        assert!(list.lines().all(|line| line.contains("{\"op\":")), "{list}");
    }

    #[test]
    fn a_schema_has_what_servers_want_and_no_prose() {
        let schema = schema();
        let text = schema.to_string();
        assert!(!text.contains("\"description\":\""), "{text}");
        assert!(!text.contains("oneOf"), "{text}");
        assert_eq!(schema["required"], json!(["comment", "operations"]));
        let reference = schema["properties"]["operations"]["items"]["$ref"].as_str();
        let name = reference.and_then(|it| it.strip_prefix("#/$defs/"));
        let operation = &schema["$defs"][name.expect("operations are defined")];
        let variants = operation["anyOf"].as_array().expect("there are several");
        assert_eq!(variants.len(), 19);
        for variant in variants {
            assert_eq!(variant["additionalProperties"], json!(false), "{variant}");
        }
    }
}
