//! The tools: one file each, or one for those that belong together.

mod catalogue;
mod compare;
mod create;
mod edit;
mod export;
mod read;
mod render;
mod validate;

use std::str::FromStr;

use kinograph_core::{Direction, diagnostic::nearest, script::is_script, style::Theme};
use kinograph_mcp::{Answer, Effect, Stop, Tool};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Desk;
use crate::{draw::DrawArgs, failure::Failure};

/// A tool, whose arguments are what implements this.
trait Action: DeserializeOwned + JsonSchema {
    const NAME: &'static str;
    const TITLE: &'static str;
    const DESCRIPTION: &'static str;
    const EFFECT: Effect;

    /// Does it.
    fn act(self, desk: &Desk, stop: &Stop) -> Result<Answer, Failure>;
}

/// A tool among others.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) tool: fn() -> Tool,
    pub(super) call: Call,
}

/// Uses a tool.
type Call = fn(&Desk, Map<String, Value>, &Stop) -> Result<Answer, Failure>;

/// All tools, in the order in which they are mostly used.
pub(super) const ENTRIES: [Entry; 10] = [
    entry::<catalogue::ListTemplates>(),
    entry::<catalogue::ListKinds>(),
    entry::<catalogue::ListLayouts>(),
    entry::<create::CreateDiagram>(),
    entry::<read::ReadDiagram>(),
    entry::<edit::EditDiagram>(),
    entry::<validate::ValidateDiagram>(),
    entry::<render::RenderDiagram>(),
    entry::<export::ExportDiagram>(),
    entry::<compare::DiffDiagram>(),
];

const fn entry<A: Action>() -> Entry {
    Entry {
        name: A::NAME,
        tool: tool::<A>,
        call: call::<A>,
    }
}

fn tool<A: Action>() -> Tool {
    Tool {
        name: A::NAME,
        title: A::TITLE,
        description: A::DESCRIPTION,
        arguments: schema::<A>(),
        effect: A::EFFECT,
    }
}

/// The schema of a tool's arguments: without references, which not every client follows.
fn schema<A: Action>() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let schema = settings.into_generator().into_root_schema_for::<A>();
    let Value::Object(mut schema) = schema.to_value() else {
        unreachable!("the arguments of a tool are an object");
    };
    for about_our_types in ["title", "description"] {
        schema.remove(about_our_types);
    }
    schema
}

fn call<A: Action>(
    desk: &Desk,
    arguments: Map<String, Value>,
    stop: &Stop,
) -> Result<Answer, Failure> {
    let arguments = serde_json::from_value::<A>(Value::Object(arguments)).map_err(|error| {
        Failure::new(format!("cannot read the arguments of {}: {error}", A::NAME))
    })?;
    arguments.act(desk, stop)
}

/// How to draw, where the arguments of a tool say it.
fn draw_args(
    desk: &Desk,
    theme: Option<String>,
    layout: Option<String>,
    direction: Option<&str>,
) -> Result<DrawArgs, Failure> {
    if let Some(theme) = &theme {
        let names: Vec<&str> = Theme::names().collect();
        one_of("theme", theme, &names)?;
    }
    if let Some(script) = layout.as_ref().filter(|name| is_script(name)) {
        let failure = Failure::new(format!("the layout \"{script}\" is a script"));
        return Err(failure.hint("edit_diagram can name a script in the diagram itself"));
    }
    let names = Direction::ALL.map(Direction::name);
    let direction = match direction {
        Some(written) => {
            one_of("direction", written, &names)?;
            Direction::ALL.into_iter().find(|it| it.name() == written)
        }
        None => None,
    };
    Ok(DrawArgs {
        theme,
        layout,
        direction,
        ..desk.draw_args()
    })
}

fn one_of(what: &str, written: &str, names: &[&str]) -> Result<(), Failure> {
    if names.contains(&written) {
        return Ok(());
    }
    let listed = format!("there are {}", names.join(", "));
    let failure = Failure::new(format!("unknown {what} \"{written}\""));
    Err(match nearest(written, names.iter().copied()) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"? {listed}")),
        None => failure.hint(listed),
    })
}

/// An argument that the command line knows too.
fn parsed<T: FromStr<Err = String>>(
    name: &str,
    written: Option<&str>,
) -> Result<Option<T>, Failure> {
    let read = |text: &str| {
        let failed = |error| Failure::new(format!("bad {name} \"{text}\"")).hint(error);
        text.parse().map_err(failed)
    };
    written.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mcp::Folder;

    #[test]
    fn every_tool_takes_an_object_that_is_told_in_full() {
        for entry in ENTRIES {
            let tool = (entry.tool)();
            assert_eq!(tool.arguments["type"], "object", "{}", tool.name);
            assert_eq!(
                tool.arguments["additionalProperties"], false,
                "{}",
                tool.name
            );
            let text = Value::Object(tool.arguments.clone()).to_string();
            assert!(!text.contains("$ref"), "{}", tool.name);
            let properties = tool.arguments.get("properties");
            for (name, property) in properties.and_then(Value::as_object).into_iter().flatten() {
                assert!(property["description"].is_string(), "{}: {name}", tool.name);
            }
        }
    }

    #[test]
    fn the_instructions_name_tools_that_there_are() {
        let words = super::super::INSTRUCTIONS
            .split(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .filter(|word| word.contains('_'));
        let names: Vec<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        for word in words {
            assert!(names.contains(&word), "{word} is no tool");
        }
    }

    #[test]
    fn what_is_chosen_must_be_there() {
        let folder = Folder::here().expect("tests run somewhere");
        let desk = Desk::new(folder, Vec::new());
        let hint = |result: Result<DrawArgs, Failure>| match result {
            Err(Failure::Problem { hint, .. }) => hint.unwrap_or_default(),
            other => panic!("{other:?}"),
        };
        let theme = hint(draw_args(&desk, Some("midnigth".to_owned()), None, None));
        assert!(theme.contains("did you mean \"midnight\""), "{theme}");
        let direction = hint(draw_args(&desk, None, None, Some("sideways")));
        assert!(direction.contains("right, down"), "{direction}");
        let script = hint(draw_args(&desk, None, Some("../evil.js".to_owned()), None));
        assert!(script.contains("in the diagram itself"), "{script}");
        draw_args(&desk, Some("midnight".to_owned()), None, Some("down")).expect("both are there");
    }
}
