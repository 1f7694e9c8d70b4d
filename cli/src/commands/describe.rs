//! `kinograph describe`: tells in words what a diagram shows.

use std::ffi::OsString;

use kinograph_core::{
    Diagnostic, Diagram, Kinds, Severity, describe, document::parse_with, has_errors, resolve,
};
use serde::Serialize;

use crate::{
    failure::{Failure, Status},
    input::Input,
    limits::{Limit, Limits},
    report::Report,
    themes::overrides,
    toolkit::Plugins,
};

const NOTES: &str = "\
The outline lists the parts by container, what leads where, and the story: for
those who cannot see the picture, for reviews, and for programs that read.

Examples:
  kinograph describe shop.yaml
  kinograph describe shop.yaml --json
  git show main:shop.yaml | kinograph describe - | diff - <(kinograph describe shop.yaml)";

/// Tell in words what a diagram shows
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram file; - is standard input
    #[arg(value_name = "FILE")]
    file: OsString,

    /// Raise or lower a limit, such as nodes=20000; a wrong name lists them; repeatable
    #[arg(long, value_name = "NAME=NUMBER", help_heading = "Limits")]
    limit: Vec<Limit>,

    /// Print the nodes, containers and edges as JSON
    #[arg(long, help_heading = "General")]
    json: bool,
}

/// The outline as data.
#[derive(Serialize)]
pub(crate) struct Outline {
    title: Option<String>,
    nodes: Vec<Part>,
    containers: Vec<Part>,
    edges: Vec<Edge>,
    /// The outline as text.
    pub(crate) text: String,
}

#[derive(Serialize)]
struct Part {
    id: String,
    label: String,
    /// `pack/kind`
    kind: String,
    parent: Option<String>,
}

#[derive(Serialize)]
struct Edge {
    id: String,
    source: String,
    target: String,
    label: Option<String>,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let limits = Limits::with(&args.limit);
    let input = Input::from(args.file.as_os_str());
    let source = input.read(limits.document.bytes)?;
    let plugins = Plugins::open(limits.plugins.clone(), report)?;
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let document = parse_with(&mut diagnostics, &source.text, &limits.document);
    let (kinds, layouts) = (plugins.kinds(), plugins.layouts());
    let overrides = overrides(&mut diagnostics, &document, input.folder());
    let diagram = resolve(&mut diagnostics, kinds, layouts, &document, &overrides);
    if has_errors(&diagnostics) {
        // What is only doubtful is of no interest to those who cannot have an outline.
        diagnostics.retain(|problem| problem.severity == Severity::Error);
        report.diagnostics(&source, &diagnostics);
        return Ok(Status::of(&diagnostics));
    }
    if args.json {
        report.print_json(&outline(&diagram, kinds))?;
    } else {
        report.print(&crate::report::shown_lines(&describe(
            &diagram,
            kinds.specs(),
        )))?;
    }
    Ok(Status::Done)
}

/// The outline of a diagram.
pub(crate) fn outline(diagram: &Diagram, kinds: &dyn Kinds) -> Outline {
    let part = |item: &kinograph_core::diagram::Item| {
        let kind = kinds
            .specs()
            .get(kinograph_core::Index::position(item.kind));
        Part {
            id: item.id.clone(),
            label: item.label.clone(),
            kind: kind.map_or_else(String::new, |kind| format!("{}/{}", kind.pack, kind.id)),
            parent: item
                .parent
                .map(|parent| diagram.containers[parent].item.id.clone()),
        }
    };
    let id = |end| diagram.end_item(end).id.clone();
    Outline {
        title: diagram.title.clone(),
        nodes: diagram.nodes.iter().map(|node| part(&node.item)).collect(),
        containers: diagram.containers.iter().map(|it| part(&it.item)).collect(),
        edges: diagram
            .edges
            .iter()
            .map(|edge| Edge {
                id: edge.id.clone(),
                source: id(edge.source),
                target: id(edge.target),
                label: edge.label.clone(),
            })
            .collect(),
        text: describe(diagram, kinds.specs()),
    }
}
