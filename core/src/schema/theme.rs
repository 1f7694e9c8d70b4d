//! The JSON Schema of theme files.

use serde_json::{Map, Value, json};

use crate::{document::keys, style::Theme};

/// The JSON Schema (draft 7) of theme files.
///
/// As with [`schema`](crate::schema()), editors complete and explain with it.
#[must_use]
pub fn theme_schema() -> Value {
    let color = json!({"$ref": "#/definitions/color"});
    let length =
        |what: &str| json!({"type": "number", "minimum": 0, "maximum": 200, "description": what});
    let number = |least: f64, greatest: f64, what: &str| json!({"type": "number", "minimum": least, "maximum": greatest, "description": what});
    let names: Vec<&str> = Theme::names().collect();
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Kinograph theme",
        "description": "What diagrams look like.",
        "type": "object",
        "properties": {
            "description": {"type": "string", "description": "what it is good for"},
            "extends": {
                "anyOf": [{"enum": names}, {"type": "string", "pattern": r"\.(yaml|yml|json)$"}],
                "description": "a built-in theme, or another theme file: what is not said here is as there",
            },
            "background": {
                "anyOf": [color, {"const": "none"}, pattern("gradient"), pattern("dots"), pattern("grid")],
                "description": "what diagrams stand on",
            },
            "ink": described(&color, "the colour of nodes that have none"),
            "roles": {
                "type": "object",
                "properties": roles(&color),
                "additionalProperties": false,
                "description": "the colours of nodes without a colour of their own",
            },
            "colors": {
                "type": "object",
                "additionalProperties": color,
                "description": "colours by name, which diagrams and packs refer to",
            },
            "fills": {
                "enum": ["tinted", "plain"],
                "description": "whether fills take the hue of a node's colour",
            },
            "accents": section("how a node's colour becomes its accent, in OKLCH", json!({
                "chroma": number(0.0, 0.4, "the greatest chroma; 0 is grey"),
                "lightness": {
                    "type": "array",
                    "items": {"type": "number", "minimum": 0, "maximum": 1},
                    "minItems": 2,
                    "maxItems": 2,
                    "description": "the least and the greatest lightness",
                },
            })),
            "containers": section("the fills of containers, in OKLCH", json!({
                "lightness": number(0.0, 1.0, "the lightness of an outermost one"),
                "chroma": number(0.0, 0.4, "the greatest chroma"),
                "step": number(-0.2, 0.2, "what each further one adds to the lightness"),
            })),
            "edges": section("edges without a style", json!({
                "color": described(&color, "line and heads"),
                "text": described(&color, "labels"),
                "width": number(0.0, 64.0, "the width of the line in pixels"),
                "radius": length("the radius of bends in pixels"),
            })),
            "shadow": {
                "anyOf": [{"const": "none"}, section("a soft shadow", json!({
                    "color": {
                        "type": "string",
                        "pattern": "^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$",
                        "description": "where it is deepest, with its opacity",
                    },
                    "below": length("how far below, in pixels"),
                    "blur": length("how far it reaches out, in pixels"),
                }))],
                "description": "the shadow under cards",
            },
            "fonts": section("the type of each sort of text", fonts()),
            "corner-radius": length("the radius of a card's corners in pixels"),
            "stroke-width": length("the width of a card's outline in pixels"),
            "wobble": number(0.0, 8.0, "how far a hand strays that draws the lines, in pixels"),
            "padding": length("from a card's outline to what it holds, in pixels"),
            "grid": number(1.0, 64.0, "what sizes and places are multiples of, in pixels"),
            "margin": length("from the diagram to the rim of the picture, in pixels"),
        },
        "additionalProperties": false,
    });
    schema["definitions"] = json!({"color": {
        "type": "string",
        "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
        "description": "a colour in quotes: \"#rrggbb\"",
    }});
    schema
}

/// The same with a text of its own; beside a reference it would not be read.
fn described(schema: &Value, what: &str) -> Value {
    json!({"allOf": [schema], "description": what})
}

fn section(what: &str, properties: Value) -> Value {
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "description": what,
    })
}

fn pattern(name: &str) -> Value {
    json!({
        "type": "object",
        "properties": {name: {
            "type": "array",
            "items": {"$ref": "#/definitions/color"},
            "minItems": 2,
            "maxItems": 2,
            "description": "two colours: the ground, and what is on it",
        }},
        "required": [name],
        "additionalProperties": false,
    })
}

fn roles(color: &Value) -> Map<String, Value> {
    keys::roles()
        .map(|role| (role.to_owned(), color.clone()))
        .collect()
}

fn fonts() -> Value {
    let font = section(
        "the type of these texts",
        json!({
            "family": {"enum": ["sans", "mono"], "description": "Inter or JetBrains Mono"},
            "size": {"type": "number", "minimum": 6, "maximum": 96, "description": "the size in pixels"},
            "weight": {
                "type": "integer",
                "minimum": 400,
                "maximum": 700,
                "description": "from 400 (regular) to 700 (bold)",
            },
            "italic": {"type": "boolean", "description": "whether it is slanted"},
        }),
    );
    let fonts = keys::FONTS
        .iter()
        .map(|name| ((*name).to_owned(), font.clone()));
    Value::Object(fonts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_theme_file_is_in_its_schema() {
        let schema = theme_schema();
        let properties = |at: &str| -> Vec<String> {
            let section = schema.pointer(at).and_then(Value::as_object);
            section.expect(at).keys().cloned().collect()
        };
        for (at, keys) in [
            ("/properties", keys::THEME),
            ("/properties/accents/properties", keys::ACCENTS),
            ("/properties/containers/properties", keys::CONTAINERS),
            ("/properties/edges/properties", keys::EDGES),
            ("/properties/shadow/anyOf/1/properties", keys::SHADOW),
            ("/properties/fonts/properties", keys::FONTS),
            ("/properties/fonts/properties/label/properties", keys::FONT),
        ] {
            let mut expected: Vec<&str> = keys.to_vec();
            expected.sort_unstable();
            let mut found = properties(at);
            found.sort_unstable();
            assert_eq!(found, expected, "{at}");
        }
    }
}
