//! A client builds the template `observability` from an empty file and looks at
//! it. `UPDATE=1 cargo test -p kinograph` writes the exchange down as
//! `docs/mcp-exchange.md`.

use std::{fmt::Write as _, fs, path::Path};

use serde_json::{Value, json};

use super::client::{Called, Client};
use crate::support::Folder;

const HEAD: &str = "\
# A recorded exchange

A client of the [Model Context Protocol](mcp.md) builds the diagram of the template `observability`
from an empty file, makes a mistake on the way, and looks at the picture. A test does this with every
change of Kinograph and compares what was said with this page, which it also writes. Long answers are
shortened where a line says `…`, and the picture is left out.
";

/// More lines of an answer than these are left out.
const MOST_LINES: usize = 24;

/// A client whose exchange is written down.
struct Recorded {
    client: Client,
    text: String,
    /// What was written down of the operations before.
    known: Vec<String>,
}

impl Recorded {
    /// Calls a tool, and writes down why and what came of it.
    fn call(&mut self, why: &str, tool: &str, arguments: &Value) -> Called {
        let called = self.client.try_call(tool, arguments);
        let arguments = self.written(arguments);
        let _ = write!(
            self.text,
            "\n## {why}\n\n`{tool}`\n\n```json\n{arguments}```\n"
        );
        let failed = if called.failed() {
            " (it is an error)"
        } else {
            ""
        };
        let _ = write!(
            self.text,
            "\nAnswer{failed}:\n\n````text\n{}````\n",
            shortened(&called)
        );
        called
    }

    /// Arguments, with each operation on a line of its own, but for those of the call before.
    fn written(&mut self, arguments: &Value) -> String {
        let arguments = arguments.as_object().expect("arguments are an object");
        let mut lines = Vec::new();
        for (key, value) in arguments {
            let Value::Array(items) = value else {
                lines.push(format!("  {key:?}: {value}"));
                continue;
            };
            let items: Vec<String> = items.iter().map(operation).collect();
            let known = |item: &String| self.known.contains(item);
            let mut new: Vec<&str> = items
                .iter()
                .filter(|it| !known(it))
                .map(String::as_str)
                .collect();
            if new.len() < items.len() {
                new.insert(0, "    …");
                new.push("    …");
            }
            lines.push(format!("  {key:?}: [\n{}\n  ]", new.join(",\n")));
            self.known = items;
        }
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    #[track_caller]
    fn done(&mut self, why: &str, tool: &str, arguments: &Value) -> Called {
        let called = self.call(why, tool, arguments);
        assert!(!called.failed(), "{}", called.text());
        called
    }
}

/// An operation, which begins with what it does.
fn operation(item: &Value) -> String {
    let fields = item.as_object().expect("an operation is an object");
    let (first, others): (Vec<_>, Vec<_>) = fields.iter().partition(|(key, _)| *key == "op");
    let fields = first.into_iter().chain(others);
    let fields: Vec<String> = fields
        .map(|(key, value)| format!("{key:?}: {value}"))
        .collect();
    format!("    {{{}}}", fields.join(", "))
}

/// What a model sees, for people who do not want to see all of it. What follows
/// from the drawing is left out: it changes with every layout that gets better.
fn shortened(called: &Called) -> String {
    let mut text = String::new();
    for part in called.0["content"]
        .as_array()
        .expect("an answer has content")
    {
        let Some(part) = part["text"].as_str() else {
            text += "(a PNG picture)\n";
            continue;
        };
        let drawing = |line: &&str| {
            line.starts_with("The drawing has")
                || line.starts_with("note[")
                || line.starts_with("  hint: ")
        };
        let lines: Vec<&str> = part.lines().filter(|line| !drawing(line)).collect();
        for line in lines.iter().take(MOST_LINES) {
            let _ = writeln!(text, "{}", without_sizes(line));
        }
        if lines.len() > MOST_LINES {
            text += "…\n";
        }
    }
    text
}

/// A line without the size of a picture.
fn without_sizes(line: &str) -> &str {
    let end = [", as a picture of", " ("].into_iter().find_map(|size| {
        let tells = size != " (" || line.starts_with("wrote ");
        line.find(size).filter(|_| tells)
    });
    line[..end.unwrap_or(line.len())].trim_end()
}

/// The parts, with a container for those that belong together.
fn parts() -> Value {
    let about = "Services send metrics, logs and traces to an OpenTelemetry collector, which writes \
                 them to Mimir, Loki and Tempo; all three keep their blocks in S3. Grafana queries \
                 them. Alert rules on the metrics page the engineer on call.";
    json!([
        {"op": "set-diagram", "key": "diagram", "value": "Observability stack"},
        {"op": "set-diagram", "key": "subtitle", "value": "One collector, three signals, one place to look"},
        {"op": "set-diagram", "key": "description", "value": about},
        {"op": "set-layout", "name": "pipeline"},
        {"op": "add", "id": "apps", "kind": "group", "label": "Services", "container": true},
        {"op": "add", "id": "web", "kind": "nextjs", "label": "Storefront", "into": "apps"},
        {"op": "add", "id": "orders", "kind": "spring", "label": "Orders", "into": "apps"},
        {"op": "add", "id": "payments", "kind": "python", "label": "Payments", "into": "apps"},
        {"op": "add", "id": "collector", "kind": "opentelemetry", "label": "Collector"},
        {"op": "set", "id": "collector", "key": "caption", "value": "batches, samples"},
        {"op": "add", "id": "stores", "kind": "group", "label": "Stores", "container": true},
        {"op": "add", "id": "metrics", "kind": "metrics", "label": "Metrics", "into": "stores"},
        {"op": "set", "id": "metrics", "key": "caption", "value": "Mimir"},
        {"op": "set", "id": "metrics", "key": "color", "value": "orange"},
        {"op": "add", "id": "logs", "kind": "loki", "label": "Logs", "into": "stores"},
        {"op": "set", "id": "logs", "key": "caption", "value": "Loki"},
        {"op": "set", "id": "logs", "key": "color", "value": "amber"},
        {"op": "add", "id": "traces", "kind": "tracing", "label": "Traces", "into": "stores"},
        {"op": "set", "id": "traces", "key": "caption", "value": "Tempo"},
        {"op": "set", "id": "traces", "key": "color", "value": "teal"},
        {"op": "add", "id": "grafana", "kind": "grafanna", "label": "Grafana"},
        {"op": "add", "id": "alerts", "kind": "alerting", "label": "Alertmanager"},
        {"op": "set", "id": "alerts", "key": "caption", "value": "groups, silences"},
        {"op": "set", "id": "alerts", "key": "color", "value": "red"},
        {"op": "add", "id": "pagerduty", "kind": "pagerduty", "label": "PagerDuty"},
        {"op": "add", "id": "oncall", "kind": "person", "label": "On call"},
        {"op": "add", "id": "s3", "kind": "aws-s3", "label": "S3"},
        {"op": "set", "id": "s3", "key": "caption", "value": "13 months"},
    ])
}

/// What leads where.
fn edges() -> Value {
    json!([
        {"op": "connect", "from": "apps", "to": "collector", "label": "OTLP"},
        {"op": "connect", "from": "collector", "to": "stores", "label": "split by signal"},
        {"op": "connect", "from": "stores", "to": "s3", "label": "blocks"},
        {"op": "connect", "from": "metrics", "to": "alerts", "arrow": "~>", "label": "rule fires"},
        {"op": "connect", "from": "alerts", "to": "pagerduty", "arrow": "~>", "label": "page"},
        {"op": "connect", "from": "pagerduty", "to": "oncall", "arrow": "~>", "label": "call"},
        {"op": "connect", "from": "oncall", "to": "grafana", "label": "looks"},
        {"op": "connect", "from": "grafana", "to": "stores", "label": "query"},
    ])
}

/// What the film tells.
fn story() -> Value {
    json!([
        {"op": "add-step", "step": {"trace": ["apps", "collector"],
            "say": "Services speak OpenTelemetry to one collector"}},
        {"op": "add-step", "step": {"trace": ["collector", "stores"],
            "say": "It batches and samples, and sends each signal to its store"}},
        {"op": "add-step", "step": {"trace": ["stores", "s3"],
            "say": "What is older than a few hours lies in cheap storage"}},
        {"op": "add-step", "step": {"trace": ["metrics", "alerts", "pagerduty", "oncall"],
            "say": "A rule on the metrics pages whoever is on call"}},
        {"op": "add-step", "step": {"trace": ["oncall", "grafana", "stores"],
            "say": "From the dashboard to the trace, without changing tools"}},
    ])
}

#[test]
fn a_client_builds_a_template_from_an_empty_file_and_looks_at_it() {
    let folder = Folder::new();
    folder.write("stack.yaml", "");
    let mut recorded = Recorded {
        client: Client::start(&folder),
        text: HEAD.to_owned(),
        known: Vec::new(),
    };
    let path = "stack.yaml";
    recorded.done("The file is empty", "read_diagram", &json!({"path": path}));
    recorded.done(
        "What draws something that takes signals and passes them on?",
        "list_kinds",
        &json!({"search": "telemetry"}),
    );
    let mut arguments = json!({"path": path, "operations": parts()});
    let refused = recorded.call(
        "All parts at once, one of a kind that is misspelt",
        "edit_diagram",
        &arguments,
    );
    assert!(refused.failed());
    assert_eq!(folder.read(path), "", "nothing was done");
    refused.says(&["did you mean \"grafana\""]);
    arguments["operations"][20]["kind"] = json!("grafana");
    let parts = recorded.done(
        "Again, with the kind of the hint",
        "edit_diagram",
        &arguments,
    );
    let edges = recorded.done(
        "What leads where",
        "edit_diagram",
        &json!({"path": path, "base": parts.revision(), "operations": edges()}),
    );
    recorded.done(
        "A story, for the film",
        "edit_diagram",
        &json!({"path": path, "base": edges.revision(), "operations": story()}),
    );
    let seen = recorded.done(
        "How does it look?",
        "render_diagram",
        &json!({"path": path}),
    );
    assert!(seen.picture().starts_with("iVBORw0KGgo"), "it is a PNG");
    assert!(seen.picture().len() > 10_000, "it shows something");
    recorded.done(
        "A film for people",
        "export_diagram",
        &json!({"path": path, "output": "stack.gif", "duration": "1s", "fps": 4, "scale": 0.25}),
    );
    folder.run(&["new", "observability"]).exits_with(0);
    let outline = |file: &str| {
        folder
            .run(&["describe", file])
            .exits_with(0)
            .text()
            .to_owned()
    };
    assert_eq!(outline(path), outline("observability.yaml"));
    check(&recorded.text);
}

/// Compares the exchange with the page that shows it.
#[track_caller]
fn check(text: &str) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/mcp-exchange.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, text).expect("the documentation can be written to");
    }
    let expected = fs::read_to_string(&page).unwrap_or_default();
    assert!(
        text == expected,
        "docs/mcp-exchange.md changed; UPDATE=1 accepts this:\n{text}"
    );
}
