//! Types whose schema is written out, because it is a pattern, or names what is installed.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::mirror::{EdgeProperties, Node};
use crate::document::Arrow;

/// Ids, as regular expressions and `document/read/node.rs` have them.
const ID: &str = "[A-Za-z_][A-Za-z0-9_-]*";

/// Types whose schema is written rather than derived. The names in the schema
/// of those that depend on what is installed are filled in by [`super::schema`].
macro_rules! written {
    ($($(#[doc = $doc:literal])+ $name:ident => |$generator:ident| $schema:expr;)*) => {$(
        $(#[doc = $doc])+
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                let description = concat!($($doc),+).trim();
                let mut schema: Schema = $schema;
                schema.insert("description".to_owned(), Value::from(description));
                schema
            }
        }
    )*};
}

written! {
    /// Text; a number is taken as it is written.
    Text => |_generator| json_schema!({"type": ["string", "number", "boolean"]});
    /// A word.
    Name => |_generator| json_schema!({"type": ["string", "number", "boolean"], "pattern": r"\S"});
    /// A few words, up to 20 characters.
    BadgeText => |_generator| json_schema!({"type": ["string", "number", "boolean"], "pattern": r"^\s*\S.*$", "maxLength": 20});
    /// A time with its unit: `2s`, `1.5s` or `500ms`.
    Time => |_generator| json_schema!({"type": "string", "pattern": r"^\s*\d[\d.]*\s*m?s\s*$"});
    /// A theme, or the file of one of your own.
    ThemeName => |_generator| json_schema!({"type": "string"});
    /// A palette name, a role of the theme such as accent or danger, or a hex colour in quotes.
    Color => |_generator| json_schema!({"type": "string"});
    /// A node's id, or a path such as shop.orders.
    Id => |_generator| json_schema!({"type": "string", "pattern": format!("^\\s*{}\\s*$", end())});
    /// http, https or mailto.
    Link => |_generator| json_schema!({"type": "string", "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S+$"});
    /// `kind` or `kind, Label`: everything after the first comma is the label.
    ShortNode => |_generator| json_schema!({"type": "string"});
    /// The kind of a node: a bare name, or pack/kind.
    KindName => |_generator| json_schema!({"type": "string"});
    /// The name of a layout, or a mapping with its name and parameters.
    Layout => |_generator| json_schema!({"type": "string"});
    /// `a -> b`, `a -> b, c`, `a -> b -> c`; an arrow is one of -> <- <-> -- ~> <~ <~>, and ~> is asynchronous.
    Statement => |_generator| json_schema!({"type": "string", "pattern": format!("^{}(:(\\s[\\s\\S]*)?)?$", statement())});
    /// The way of a trace: `a -> b -> c`.
    Way => |_generator| json_schema!({"type": "string", "pattern": way()});
    /// `a -> b: label`, or with a mapping of properties in place of the label.
    ShortEdge => |generator| json_schema!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": format!("^{}$", statement())},
        "additionalProperties": {
            "anyOf": [
                {"type": ["string", "number", "boolean", "null"]},
                generator.subschema_for::<EdgeProperties>(),
            ]
        },
    });
    /// What a node is by its id: `id: kind`, `id: kind, Label` or a mapping.
    Nodes => |generator| json_schema!({
        "type": ["object", "null"],
        "propertyNames": {"pattern": format!("^{ID}$"), "maxLength": 128},
        "additionalProperties": generator.subschema_for::<Node>(),
    });
    /// The top left corners of nodes, by id.
    Positions => |_generator| json_schema!({
        "type": "object",
        "propertyNames": {"pattern": format!("^{}$", end())},
        "additionalProperties": pair(["x", "y"], -1_000_000, 1_000_000),
    });
    /// The least size in pixels: [width, height].
    Size => |_generator| json_schema!({"anyOf": [pair(["width", "height"], 1, 20_000)]});
}

fn end() -> String {
    format!(r"{ID}(\.{ID})*(:{ID})?")
}

fn statement() -> String {
    let group = format!(r"{end}(\s*,\s*{end})*", end = end());
    let arrows = Arrow::ALL.map(|(symbol, _)| symbol).join("|");
    format!(r"\s*{group}(\s+({arrows})\s+{group})+\s*")
}

fn way() -> String {
    let ahead: Vec<&str> = Arrow::ALL
        .iter()
        .filter(|(_, arrow)| !arrow.reversed)
        .map(|(symbol, _)| *symbol)
        .collect();
    format!(
        r"^\s*{end}(\s+({ahead})\s+{end})+\s*$",
        end = end(),
        ahead = ahead.join("|")
    )
}

/// Two numbers, as a list or by name.
fn pair([first, second]: [&str; 2], least: i32, most: i32) -> Value {
    let number = json!({"type": "number", "minimum": least, "maximum": most});
    json!({"anyOf": [
        {"type": "null"},
        {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
        {
            "type": "object",
            "properties": {first: number, second: number},
            "required": [first, second],
            "additionalProperties": false,
        },
    ]})
}
