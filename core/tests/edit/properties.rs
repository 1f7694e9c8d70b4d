//! Random edits of random files.

use std::collections::BTreeSet;

use kinograph_core::{
    Diagnostic, Document,
    document::EndRef,
    edit::{Operation, UNSAFE_EDIT, edit},
    has_errors, parse,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    files::{Dice, Spec},
    graph::Graph,
    operations::{operation, setting},
    writing::{WRITINGS, Writing},
};

/// How many files are tried unless `PROPTEST_CASES` says; each is edited several times.
const FILES: u32 = 300;
const EDITS: usize = 5;

fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|cases| cases.parse().ok()).unwrap_or(FILES),
        failure_persistence: None,
        // A smaller seed is no smaller file.
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_edits_do_what_they_say_and_nothing_else(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let spec = Spec::random(&mut dice);
        let writing = *dice.pick(WRITINGS);
        let mut text = spec.write(&mut dice, writing);
        match dice.below(6) {
            0 => text = text.replace('\n', "\r\n"),
            1 => text = text.trim_end().to_owned(),
            2 => text = format!("\u{feff}{text}"),
            _ => {}
        }
        edit_at_random(&mut dice, text, writing)?;
    }

    #[test]
    fn what_is_said_about_the_whole_can_always_be_set(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let spec = Spec::random(&mut dice);
        let writing = *dice.pick(WRITINGS);
        let mut text = spec.write(&mut dice, writing);
        for _ in 0..EDITS {
            let operation = setting(&mut dice, &Graph::of(&read(&text)?));
            match edit(&text, std::slice::from_ref(&operation)) {
                Ok(edited) => {
                    if let Operation::RemoveStyle { style } = &operation {
                        prop_assert!(!names(&edited.document, style), "{}", edited.text);
                    }
                    text = edited.text;
                }
                Err(problems) => {
                    let told = format!("refused: {problems:?}\n{operation:?}\n{text}");
                    return Err(TestCaseError::fail(told));
                }
            }
        }
    }

    #[test]
    fn templates_are_edited_as_well(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let text = dice.pick(TEMPLATES).to_string();
        edit_at_random(&mut dice, text, Writing::Short)?;
    }
}

/// Whether a named style is defined, or anything has it.
fn names(document: &Document, style: &str) -> bool {
    let dump = serde_json::to_value(document).expect("documents are data");
    let found = |value: &Value| value.as_str() == Some(style) || value["name"] == style;
    let in_list = |list: &Value| list.as_array().into_iter().flatten().any(found);
    fn any(value: &Value, wanted: &impl Fn(&Value) -> bool) -> bool {
        match value {
            Value::Object(map) => map.iter().any(|(key, value)| match key.as_str() {
                "classes" | "styles" => wanted(value),
                _ => any(value, wanted),
            }),
            Value::Array(items) => items.iter().any(|item| any(item, wanted)),
            _ => false,
        }
    }
    any(&dump, &in_list)
}

const TEMPLATES: &[&str] = &[
    include_str!("../../../templates/aws-web-app.yaml"),
    include_str!("../../../templates/ci-cd.yaml"),
    include_str!("../../../templates/developer-tools.yaml"),
    include_str!("../../../templates/event-driven.yaml"),
    include_str!("../../../templates/gitops.yaml"),
    include_str!("../../../templates/incident-response.yaml"),
    include_str!("../../../templates/kubernetes.yaml"),
    include_str!("../../../templates/lakehouse.yaml"),
    include_str!("../../../templates/llm.yaml"),
    include_str!("../../../templates/llm-agents.yaml"),
    include_str!("../../../templates/microservices.yaml"),
    include_str!("../../../templates/multi-region.yaml"),
    include_str!("../../../templates/oauth-login.yaml"),
    include_str!("../../../templates/observability.yaml"),
    include_str!("../../../templates/rag.yaml"),
    include_str!("../../../templates/serverless.yaml"),
    include_str!("../../../templates/service-mesh.yaml"),
    include_str!("../../../templates/strangler-fig.yaml"),
    include_str!("../../../templates/zero-trust.yaml"),
];

fn edit_at_random(
    dice: &mut Dice,
    mut text: String,
    writing: Writing,
) -> Result<(), TestCaseError> {
    for _ in 0..EDITS {
        let document = read(&text)?;
        let graph = Graph::of(&document);
        let operation = operation(dice, &graph);
        let context = || format!("{operation:?}\n--- before\n{text}");
        match (
            graph.apply(&operation),
            edit(&text, std::slice::from_ref(&operation)),
        ) {
            (Some(wanted), Ok(edited)) => {
                let context = || format!("{}\n--- after\n{}", context(), edited.text);
                let found = Graph::of(&read(&edited.text)?);
                compare(&operation, wanted, found, &context())?;
                if writing != Writing::Json {
                    untouched(
                        &operation,
                        &graph,
                        &document,
                        [&text, &edited.text],
                        &context(),
                    )?;
                }
                text = edited.text;
            }
            (None, Err(problems)) => {
                prop_assert!(!problems.is_empty());
                for Diagnostic { code, message, .. } in &problems {
                    prop_assert!(*code != UNSAFE_EDIT, "{message}\n{}", context());
                }
            }
            (Some(_), Err(problems)) => {
                return Err(TestCaseError::fail(format!(
                    "refused: {problems:?}\n{}",
                    context()
                )));
            }
            (None, Ok(edited)) => {
                return Err(TestCaseError::fail(format!(
                    "accepted\n{}\n{}",
                    context(),
                    edited.text
                )));
            }
        }
    }
    Ok(())
}

fn read(text: &str) -> Result<Document, TestCaseError> {
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, text);
    prop_assert!(!has_errors(&diagnostics), "{diagnostics:?}\n{text}");
    Ok(document)
}

fn compare(
    operation: &Operation,
    mut wanted: Graph,
    mut found: Graph,
    context: &str,
) -> Result<(), TestCaseError> {
    if let Operation::Connect { from, to, .. } = operation {
        let new = found.edges.pop();
        let ends = new.map(|new| BTreeSet::from([new.source.0, new.target.0]));
        prop_assert_eq!(ends, Some(BTreeSet::from([from.clone(), to.clone()])));
    }
    if let Operation::SetEdge { .. } = operation {
        // Edges that got a statement of their own stand behind the others.
        for graph in [&mut wanted, &mut found] {
            graph.edges.sort_by_key(|edge| format!("{edge:?}"));
        }
    }
    prop_assert_eq!(found, wanted, "{}", context);
    Ok(())
}

/// Every line that is not about what an operation names has to be there afterwards.
fn untouched(
    operation: &Operation,
    graph: &Graph,
    document: &Document,
    [before, after]: [&str; 2],
    context: &str,
) -> Result<(), TestCaseError> {
    let touched = touched(operation, graph);
    let mut lines = Lines::new(before);
    lines.mark(operation, document, &touched);
    let mut left = after.lines();
    for (at, line) in before.lines().enumerate() {
        // The end of a list in brackets may get a comma.
        let same = |other: &str| {
            other == line
                || other.strip_suffix(',') == Some(line)
                || line.strip_suffix(',') == Some(other)
        };
        if !lines.marked.contains(&at) && !line.trim().is_empty() {
            prop_assert!(
                left.any(same),
                "line {} is gone: {line:?}\n{context}",
                at + 1
            );
        }
    }
    let comments = |text: &str| {
        let ours = ["# comment ", "# end ", "\n# "].map(|mark| text.matches(mark).count());
        ours.iter().sum::<usize>()
    };
    let takes_away = match operation {
        Operation::Set { value, .. } | Operation::SetEdge { value, .. } => value.is_null(),
        Operation::Remove { .. }
        | Operation::Disconnect { .. }
        | Operation::RemoveStep { .. }
        // A step with other keys is written anew.
        | Operation::SetStep { .. }
        | Operation::Unpin { .. } => true,
        // Brackets on one line have no room for a comment.
        Operation::Move { id, .. } => after.lines().any(|line| {
            let at = line.find(&format!("{id}:"));
            at.is_some_and(|at| line[..at].contains('{'))
        }),
        _ => false,
    };
    if !takes_away {
        prop_assert_eq!(comments(after), comments(before), "{}", context);
    }
    Ok(())
}

/// The ids that an operation is about.
fn touched(operation: &Operation, graph: &Graph) -> BTreeSet<String> {
    let inside = |id: &String| {
        let mut inside = BTreeSet::from([id.clone()]);
        for id in &graph.order {
            if graph.nodes[id]
                .parent
                .as_ref()
                .is_some_and(|it| inside.contains(it))
            {
                inside.insert(id.clone());
            }
        }
        inside
    };
    match operation {
        Operation::Remove { id } | Operation::Move { id, .. } => inside(id),
        Operation::Rename { id, .. }
        | Operation::Set { id, .. }
        | Operation::Pin { id, .. }
        | Operation::Unpin { id: Some(id) } => BTreeSet::from([id.clone()]),
        Operation::Unpin { id: None } => graph.pins.keys().cloned().collect(),
        Operation::Disconnect { from, to, .. } | Operation::SetEdge { from, to, .. } => {
            BTreeSet::from([from.clone(), to.clone()])
        }
        _ => BTreeSet::new(),
    }
}

/// The lines of a text that an operation may change.
struct Lines<'t> {
    text: &'t str,
    marked: BTreeSet<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            marked: BTreeSet::new(),
        }
    }

    fn number(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count()
    }

    fn line(&self, number: usize) -> &str {
        self.text.lines().nth(number).unwrap_or_default()
    }

    /// Marks the lines of a span, and the comments that go with it.
    fn span(&mut self, span: kinograph_core::Span) {
        let (first, mut last) = (self.number(span.start), self.number(span.end));
        let mut top = first;
        while top > 0 && self.line(top - 1).trim_start().starts_with('#') {
            top -= 1;
        }
        while self.line(last + 1).trim_start().starts_with('#') {
            last += 1;
        }
        self.marked.extend(top..=last);
    }

    fn mark(&mut self, operation: &Operation, document: &Document, touched: &BTreeSet<String>) {
        let about = |end: &EndRef| end.path.iter().any(|id| touched.contains(id));
        self.mark_nodes(operation, &document.nodes, touched);
        for edge in &document.edges {
            if edge.ends.iter().flatten().any(about) {
                self.span(edge.span);
            }
        }
        for step in document.motion.iter().flat_map(|motion| &motion.story) {
            if step.action.ends().iter().any(about) {
                self.span(step.span);
            }
        }
        for position in &document.positions {
            if about(&position.node) {
                let start = position.node.span.start;
                let end = self.text[start..]
                    .find([']', '}'])
                    .map_or(start, |end| start + end);
                self.span(kinograph_core::Span::new(start..end));
            }
        }
        if let Operation::RemoveStep { at } | Operation::SetStep { at, .. } = operation {
            let motion = document.motion.as_ref().expect("there are steps");
            self.span(motion.story[at - 1].span);
        }
        // Sections that become empty, or no longer are.
        for (number, line) in self.text.lines().enumerate() {
            let section = ["nodes: {", "positions:"]
                .iter()
                .any(|it| line.trim_start().starts_with(it));
            let bracket = line.trim_end_matches(',').ends_with(['{', '[', '}', ']']);
            let json = self.text.trim_start_matches('\u{feff}').starts_with('{');
            if section || (bracket && json) {
                self.marked.insert(number);
            }
        }
    }

    fn mark_nodes(
        &mut self,
        operation: &Operation,
        nodes: &[kinograph_core::document::NodeDecl],
        touched: &BTreeSet<String>,
    ) {
        let into = match operation {
            Operation::Add { into, .. } | Operation::Move { into, .. } => into.as_ref(),
            _ => None,
        };
        for node in nodes {
            let is_target = into == Some(&node.id.value);
            if is_target && node.nodes.as_ref().is_none_or(Vec::is_empty) {
                self.span(node.span);
            }
            let line = self.number(node.id.span.start);
            // In brackets, everything around is on the same line.
            let inner = node.nodes.as_deref().unwrap_or_default();
            if self.number(node.span.end) == line
                && (is_target
                    || mentions(node, touched)
                    || into.is_some_and(|it| mentions(node, &BTreeSet::from([it.clone()]))))
            {
                self.marked.insert(line);
            }
            if touched.contains(&node.id.value) {
                match operation {
                    Operation::Rename { .. } => drop(self.marked.insert(line)),
                    _ => self.span(node.span),
                }
            }
            self.mark_nodes(operation, inner, touched);
        }
    }
}

fn mentions(node: &kinograph_core::document::NodeDecl, ids: &BTreeSet<String>) -> bool {
    ids.contains(&node.id.value) || node.nodes.iter().flatten().any(|node| mentions(node, ids))
}
