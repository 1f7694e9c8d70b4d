//! The JSON Schema of the file format, for editors.
//!
//! The shape comes from the types in `mirror`; the kinds, layouts, themes and
//! colours that are installed are filled in as enumerations.

mod mirror;
mod theme;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::{
    Kinds, LayoutEngine, ParamSpec, ParamType,
    document::keys,
    names::unambiguous,
    script::EXTENSIONS,
    style::{EXTENSIONS as THEME_FILES, Role, Theme},
};

pub use theme::theme_schema;

/// The JSON Schema (draft 7) of diagram files, with what is installed.
///
/// Editors that speak `yaml-language-server` complete and explain with it. It
/// checks shapes, names of kinds, layouts, themes and colours, and parameters;
/// whether ids exist, only [`resolve`](crate::resolve()) knows.
#[must_use]
pub fn schema(kinds: &dyn Kinds, layouts: &dyn LayoutEngine) -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<mirror::File>().to_value();
    let definitions = schema
        .get_mut("definitions")
        .and_then(Value::as_object_mut)
        .expect("the mirror types refer to each other");
    definitions.insert(
        "NodeKey".to_owned(),
        json!({"description": "a key that every node has, whatever its kind", "enum": keys::NODE}),
    );
    themes(definitions);
    kind_names(definitions, kinds);
    kind_params(definitions, kinds);
    layout(definitions, layouts);
    schema
}

/// Replaces what a definition accepts and keeps its description.
fn fill(definitions: &mut Map<String, Value>, name: &str, accepts: Value) {
    let definition = definitions
        .get_mut(name)
        .and_then(Value::as_object_mut)
        .expect("the mirror types define every name that is filled in");
    let Value::Object(accepts) = accepts else {
        unreachable!("what is filled in is an object")
    };
    definition.remove("type");
    definition.extend(accepts);
}

fn themes(definitions: &mut Map<String, Value>) {
    let names: Vec<&str> = Theme::names().collect();
    let own = format!(
        "({})$",
        THEME_FILES.map(|it| it.replace('.', r"\.")).join("|")
    );
    fill(
        definitions,
        "ThemeName",
        json!({"anyOf": [{"enum": names}, {"type": "string", "pattern": own}]}),
    );
    let themes = Theme::all();
    let palette = themes
        .iter()
        .flat_map(|theme| theme.palette.iter().map(|(name, _)| name.as_str()));
    let mut colors: Vec<&str> = palette.collect::<BTreeSet<_>>().into_iter().collect();
    colors.extend(Role::ALL.map(Role::name));
    colors.push("muted");
    let hex = "^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$";
    fill(
        definitions,
        "Color",
        json!({"anyOf": [{"enum": colors}, {"type": "string", "pattern": hex}]}),
    );
}

fn kind_names(definitions: &mut Map<String, Value>, kinds: &dyn Kinds) {
    let names = unambiguous(kinds.specs());
    // One alternative for each kind, so that an editor can explain each name.
    let mut by_kind: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (name, at) in &names {
        by_kind.entry(*at).or_default().push(name);
    }
    let choices: Vec<Value> = by_kind
        .iter()
        .map(|(at, names)| {
            let spec = &kinds.specs()[*at];
            json!({"enum": names, "title": spec.title, "description": spec.doc})
        })
        .collect();
    let all: Vec<&str> = names.keys().map(String::as_str).collect();
    let labelled = format!(r"^\s*({})\s*,\s*\S", all.join("|"));
    let short = json!({"anyOf": [
        {"$ref": "#/definitions/KindName"},
        {"type": "string", "pattern": labelled},
    ]});
    // A choice of nothing is written so, because `anyOf` needs an item.
    let known = if choices.is_empty() {
        json!({"not": {}})
    } else {
        json!({"anyOf": choices})
    };
    fill(definitions, "KindName", known);
    fill(definitions, "ShortNode", short);
}

/// Lets each kind have its own parameters and no other keys.
fn kind_params(definitions: &mut Map<String, Value>, kinds: &dyn Kinds) {
    let names = unambiguous(kinds.specs());
    let mut rules = Vec::new();
    for (at, spec) in kinds.specs().iter().enumerate() {
        let own: Vec<&str> = names
            .iter()
            .filter(|(_, kind)| **kind == at)
            .map(|(name, _)| name.as_str())
            .collect();
        let then = owner_rule(
            &spec.params,
            keys::NODE,
            &json!({"$ref": "#/definitions/NodeKey"}),
        );
        let named = json!({"properties": {"kind": {"enum": own}}, "required": ["kind"]});
        rules.push(json!({"if": named, "then": then}));
        if let Some(unnamed) = unnamed(&own) {
            rules.push(json!({"if": unnamed, "then": then}));
        }
    }
    let node = definitions
        .get_mut("LongNode")
        .and_then(Value::as_object_mut)
        .expect("a node can be a mapping");
    node.extend(all_of(rules));
}

/// One of these; `anyOf` itself needs an item.
fn any_of(choices: Vec<Value>) -> Value {
    if choices.is_empty() {
        json!({"not": {}})
    } else {
        json!({"anyOf": choices})
    }
}

/// Rules that all hold; there is no key for none of them.
fn all_of(rules: Vec<Value>) -> Option<(String, Value)> {
    (!rules.is_empty()).then(|| ("allOf".to_owned(), Value::from(rules)))
}

/// When a node without `kind` is of a kind with one of these names.
fn unnamed(names: &[&str]) -> Option<Value> {
    let is = |default: &str| names.contains(&default);
    let holds = json!({"required": ["nodes"]});
    let no_kind = json!({"not": {"required": ["kind"]}});
    if is(crate::resolve::DEFAULT_KIND) {
        Some(json!({"allOf": [no_kind, {"not": holds}]}))
    } else if is(crate::resolve::DEFAULT_CONTAINER) {
        Some(json!({"allOf": [no_kind, holds]}))
    } else {
        None
    }
}

/// What may stand beside a name whose owner declares these parameters.
fn owner_rule(specs: &[ParamSpec], other_keys: &[&str], other: &Value) -> Value {
    // A parameter whose name another key has is written under `params`.
    let direct = || {
        specs
            .iter()
            .filter(|spec| !other_keys.contains(&spec.key.as_str()))
    };
    let mut properties: Map<String, Value> = direct()
        .map(|spec| (spec.key.clone(), param(spec)))
        .collect();
    let all: Map<String, Value> = specs
        .iter()
        .map(|spec| (spec.key.clone(), param(spec)))
        .collect();
    let keys: Vec<&str> = direct().map(|spec| spec.key.as_str()).collect();
    properties.insert(
        "params".to_owned(),
        json!({"type": ["object", "null"], "properties": all, "additionalProperties": false}),
    );
    let valid = if keys.is_empty() {
        other.clone()
    } else {
        json!({"anyOf": [other, {"enum": keys}]})
    };
    json!({"properties": properties, "propertyNames": valid})
}

fn param(spec: &ParamSpec) -> Value {
    let text = json!({"type": ["string", "number", "boolean"]});
    let mut schema = match spec.kind {
        ParamType::Boolean => json!({"type": "boolean"}),
        ParamType::Integer => json!({"type": "integer"}),
        ParamType::Number => json!({"type": "number"}),
        ParamType::Text => text,
        ParamType::Color => json!({"allOf": [{"$ref": "#/definitions/Color"}]}),
        ParamType::TextList => json!({"anyOf": [text, {"type": "array", "items": text}]}),
        ParamType::Choice => json!({"enum": spec.choices}),
    };
    schema["description"] = Value::from(spec.doc.as_str());
    if let Some(minimum) = spec.minimum {
        schema["minimum"] = Value::from(minimum);
    }
    if let Some(maximum) = spec.maximum {
        schema["maximum"] = Value::from(maximum);
    }
    if let Some(default) = &spec.default {
        schema["default"] = plain(default);
    }
    schema
}

/// A value as an author would write it.
fn plain(value: &crate::Value) -> Value {
    match value {
        crate::Value::Boolean(value) => json!(value),
        crate::Value::Integer(value) => json!(value),
        crate::Value::Number(value) => json!(value),
        crate::Value::Text(value) => json!(value),
        crate::Value::Color(value) => json!(value),
        crate::Value::TextList(value) => json!(value),
    }
}

fn layout(definitions: &mut Map<String, Value>, layouts: &dyn LayoutEngine) {
    let names = unambiguous(layouts.specs());
    let mut choices = Vec::new();
    let mut rules = Vec::new();
    for (at, spec) in layouts.specs().iter().enumerate() {
        let own: Vec<&str> = names
            .iter()
            .filter(|(_, layout)| **layout == at)
            .map(|(name, _)| name.as_str())
            .collect();
        choices.push(json!({"enum": own, "title": spec.title, "description": spec.doc}));
        let then = owner_rule(
            &spec.params,
            &["name", "params"],
            &json!({"enum": ["name", "params"]}),
        );
        rules.push(json!({"if": {"properties": {"name": {"enum": own}}}, "then": then}));
    }
    let (script, rule) = script();
    choices.push(script);
    rules.push(rule);
    let mut mapping = Map::new();
    mapping.insert("type".to_owned(), json!("object"));
    mapping.insert(
        "properties".to_owned(),
        json!({"name": any_of(choices.clone())}),
    );
    mapping.insert("required".to_owned(), json!(["name"]));
    mapping.extend(all_of(rules));
    choices.push(Value::from(mapping));
    fill(definitions, "Layout", json!({"anyOf": choices}));
}

/// The path of a script, and what may stand beside it: any value under any name.
fn script() -> (Value, Value) {
    let pattern = format!(
        "({})$",
        EXTENSIONS.map(|it| it.replace('.', r"\.")).join("|")
    );
    let named = json!({"type": "string", "pattern": pattern});
    let mut path = named.clone();
    path["title"] = Value::from("Script");
    path["description"] =
        Value::from("the path of a script, from the folder of this file, such as ./mine.js");
    let mut value = json!({"type": ["boolean", "number", "string", "array"]});
    value["items"] = value.clone();
    let then = json!({
        "properties": {
            "name": true,
            "params": {"type": ["object", "null"], "additionalProperties": value},
        },
        "additionalProperties": value,
    });
    let rule = json!({"if": {"properties": {"name": named}}, "then": then});
    (path, rule)
}
