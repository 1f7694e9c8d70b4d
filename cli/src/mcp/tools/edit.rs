//! `edit_diagram`: changes a file, wholly or not at all.

use kinograph_core::{
    Diagnostic,
    diagnostic::code,
    document::{Limits as DocumentLimits, parse_with},
    edit::{Edited, Operation, edit_with},
    resolve,
};
use kinograph_mcp::{Answer, Effect, Stop};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::Action;
use crate::{
    commands::edit::{diff, mistakes_made, replace},
    failure::Failure,
    input::{Input, Source},
    limits::Limits,
    mcp::{
        Desk,
        answer::{bounded, problems, revision},
        log,
    },
    themes::overrides,
    toolkit::Plugins,
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EditDiagram {
    /// The diagram file, such as `shop.yaml`.
    path: String,
    /// What is done to it, in this order; all of it, or nothing.
    #[serde(default)]
    #[schemars(with = "Option<Vec<Operation>>")]
    operations: Option<Vec<Value>>,
    /// What the file shall say, instead of operations. Needs `base`. Operations are better: they
    /// keep comments and everything that they are not about.
    #[serde(default)]
    text: Option<String>,
    /// The revision that the change is meant for. When the file has another one by now, nothing
    /// is changed, and the answer tells which.
    #[serde(default)]
    base: Option<String>,
    /// Change nothing; tell what would change.
    #[serde(default)]
    dry_run: bool,
}

impl Action for EditDiagram {
    const NAME: &'static str = "edit_diagram";
    const TITLE: &'static str = "Edit a diagram";
    const DESCRIPTION: &'static str = "Changes a diagram file by operations: add, remove, rename and \
        move nodes, connect them, set labels, colours, styles, layout and motion, tell a story. All \
        operations are done, or none; a change that would make a mistake is refused with its place and \
        a hint. Answers with the difference and the new revision. The version before is kept.";
    const EFFECT: Effect = Effect::Changes;

    fn act(self, desk: &Desk, _stop: &Stop) -> Result<Answer, Failure> {
        let wanted = self.wanted()?;
        let _writing = desk.lock();
        let input = desk.folder.diagram(&self.path)?;
        let limits = Limits::with(&desk.limits);
        let source = input.read(limits.document.bytes)?;
        if let Some(refusal) = self.outdated(&source) {
            return Ok(refusal);
        }
        let mut found = Vec::new();
        let before = parse_with(&mut found, &source.text, &limits.document);
        let edited = match wanted {
            Wanted::Operations(operations) => {
                let text = begun(&source.text, &found);
                match edit_with(&text, &operations, &limits.document) {
                    Ok(edited) => edited,
                    Err(problems) => return Ok(refused(&source, &source, &problems)),
                }
            }
            Wanted::Text(text) => Edited {
                document: parse_with(&mut Vec::new(), &text, &limits.document),
                text,
            },
        };
        let plugins = Plugins::open(limits.plugins.clone(), &mut log())?;
        let mistakes = mistakes_made(&plugins, &limits.document, &input, (&before, &edited));
        let after = Source {
            name: source.name.clone(),
            text: edited.text,
        };
        if !mistakes.is_empty() {
            return Ok(refused(&source, &after, &mistakes));
        }
        if !self.dry_run && after.text != source.text {
            let Input::File(path) = &input else {
                unreachable!("diagrams in a folder are files");
            };
            replace(path, &source, &after.text)?;
        }
        let left = problems_left(&plugins, &limits.document, &input, &after);
        Ok(done(&source, &after, &left, self.dry_run))
    }
}

/// What is to be done.
enum Wanted {
    Operations(Vec<Operation>),
    Text(String),
}

impl EditDiagram {
    fn wanted(&self) -> Result<Wanted, Failure> {
        match (&self.operations, &self.text) {
            (Some(operations), None) => operations_of(operations).map(Wanted::Operations),
            (None, Some(_)) if self.base.is_none() => Err(Failure::new(
                "a new text needs the revision that it was made from",
            )
            .hint("read_diagram tells it; give it as `base`")),
            (None, Some(text)) => Ok(Wanted::Text(text.clone())),
            (Some(_), Some(_)) => {
                Err(Failure::new("there are both operations and a text").hint("give one of them"))
            }
            (None, None) => Err(Failure::new("nothing is to be done")
                .hint("give operations such as [{\"op\": \"remove\", \"id\": \"web\"}]")),
        }
    }

    /// Why nothing is changed, if the file is not what the change was meant for.
    fn outdated(&self, source: &Source) -> Option<Answer> {
        let base = self.base.as_ref()?;
        let now = revision(&source.text);
        (*base != now).then(|| {
            let base: String = base.chars().take(64).collect();
            let name = &source.name;
            let message = format!("{name} is not of revision \"{base}\", but of {now}");
            let hint = "nothing was changed; read_diagram tells what it says now";
            Answer::failure(format!("error: {message}\nhint: {hint}\n"))
        })
    }
}

/// The operations, or what is wrong with each that cannot be read.
fn operations_of(values: &[Value]) -> Result<Vec<Operation>, Failure> {
    const MOST_TOLD: usize = 10;
    let mut wrong = Vec::new();
    let mut operations = Vec::new();
    for (at, value) in values.iter().enumerate() {
        match Operation::deserialize(value) {
            Ok(operation) => operations.push(operation),
            Err(error) => wrong.push(format!("operation {}: {error}", at + 1)),
        }
    }
    if wrong.is_empty() {
        return Ok(operations);
    }
    let count = wrong.len();
    wrong.truncate(MOST_TOLD);
    let more = match count - wrong.len() {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    Err(
        Failure::new(format!("cannot read {}{more}", wrong.join("; "))).hint(
            "nothing was changed; the arguments of edit_diagram tell how operations are written",
        ),
    )
}

/// A text that operations can begin with: a file that holds nothing becomes a
/// diagram without anything.
fn begun(text: &str, problems: &[Diagnostic]) -> String {
    match problems {
        [only] if only.code == code::EMPTY => {
            let newline = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            format!("{text}{newline}nodes: {{}}\n")
        }
        _ => text.to_owned(),
    }
}

/// What is still to be said of a file that has no new mistakes.
fn problems_left(
    plugins: &Plugins,
    limits: &DocumentLimits,
    input: &Input,
    source: &Source,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let document = parse_with(&mut diagnostics, &source.text, limits);
    let (kinds, layouts) = (plugins.kinds(), plugins.layouts());
    let overrides = overrides(&mut diagnostics, &document, input.folder());
    resolve(&mut diagnostics, kinds, layouts, &document, &overrides);
    diagnostics
}

/// Tells why the file is left as it is; `source` is what the problems are about.
fn refused(now: &Source, source: &Source, diagnostics: &[Diagnostic]) -> Answer {
    let name = &now.name;
    let told = problems(source, diagnostics);
    let lines = match now.text == source.text {
        true => "",
        false => " (the lines are those that it would have)",
    };
    Answer::failure(bounded(format!(
        "error: {name} is left as it is; none of the changes was made{lines}\n\n{told}"
    )))
}

fn done(before: &Source, after: &Source, left: &[Diagnostic], dry_run: bool) -> Answer {
    let name = &after.name;
    let changed = before.text != after.text;
    let diff = diff::unified(name, &before.text, &after.text);
    let (now, summary) = (revision(&after.text), diff.summary());
    let mut text = match (changed, dry_run) {
        (false, _) => format!("{name} is so already; revision {now}\n"),
        (true, true) => format!("{name} would change: {summary}; nothing was written\n"),
        (true, false) => format!("changed {name}: {summary}; revision {now}\n"),
    };
    if changed {
        text += &format!("\n{}", diff.plain);
    }
    if !left.is_empty() {
        text += &format!("\n{}", problems(after, left));
    }
    Answer::text(bounded(text))
}
