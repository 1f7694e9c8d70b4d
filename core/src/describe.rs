//! A diagram in words: for those who cannot see it, for reviews, and for
//! programs that read rather than look.

use std::fmt::Write as _;

use crate::{
    ContainerIx, Diagram, Index, KindSpec,
    diagram::{Action, Edge, End, Heads, Hop, Item},
};

/// A plain-language outline: what the diagram is, its nodes by container, what
/// leads where, and its story.
///
/// It is Markdown that reads well as plain text. `kinds` are those that the
/// diagram was resolved with.
#[must_use]
pub fn describe(diagram: &Diagram, kinds: &[KindSpec]) -> String {
    let mut outline = Outline {
        diagram,
        kinds,
        text: String::new(),
    };
    outline.heading();
    outline.parts();
    outline.edges();
    outline.story();
    outline.text
}

struct Outline<'a> {
    diagram: &'a Diagram,
    kinds: &'a [KindSpec],
    text: String,
}

impl Outline<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A title with an empty line before it, unless it is the first.
    fn section(&mut self, title: &str) {
        if !self.text.is_empty() {
            self.line("");
        }
        self.line(title);
    }

    fn heading(&mut self) {
        let diagram = self.diagram;
        let title = diagram
            .title
            .as_deref()
            .map_or("Diagram".to_owned(), one_line);
        self.section(&title);
        for text in [&diagram.subtitle, &diagram.description]
            .into_iter()
            .flatten()
        {
            self.line(&one_line(text));
        }
        self.line(&summary(diagram));
    }

    fn parts(&mut self) {
        if self.diagram.nodes.is_empty() && self.diagram.containers.is_empty() {
            return;
        }
        self.section("Parts:");
        self.inside(None, 0);
    }

    /// What a container holds, or the top level: nodes first, then containers.
    fn inside(&mut self, parent: Option<ContainerIx>, depth: usize) {
        let diagram = self.diagram;
        for node in &diagram.nodes {
            if node.item.parent == parent {
                self.part(&node.item, depth, "");
            }
        }
        for (index, container) in diagram.containers.enumerate() {
            if container.item.parent == parent {
                let holds = diagram
                    .nodes
                    .iter()
                    .any(|node| node.item.parent == Some(index))
                    || diagram
                        .containers
                        .iter()
                        .any(|it| it.item.parent == Some(index));
                self.part(&container.item, depth, if holds { ":" } else { ", empty" });
                self.inside(Some(index), depth + 1);
            }
        }
    }

    fn part(&mut self, item: &Item, depth: usize, end: &str) {
        let mut line = format!("{}- {}", "  ".repeat(depth), one_line(&item.label));
        let title = self
            .kinds
            .get(item.kind.position())
            .map(|kind| kind.title.as_str());
        let mut said: Vec<String> = title
            .filter(|title| !title.eq_ignore_ascii_case(&item.label))
            .map(str::to_owned)
            .into_iter()
            .collect();
        said.extend(item.caption.as_deref().map(one_line));
        if !said.is_empty() {
            let _ = write!(line, " ({})", said.join(", "));
        }
        line.push_str(end);
        if let Some(description) = &item.description {
            let between = if end == ":" { " " } else { ": " };
            let _ = write!(line, "{between}{}", one_line(description));
        }
        self.line(&line);
    }

    fn edges(&mut self) {
        if self.diagram.edges.is_empty() {
            return;
        }
        self.section("Edges:");
        for edge in &self.diagram.edges {
            let sentence = connection(self.diagram, edge);
            self.line(&format!("- {sentence}"));
        }
    }

    fn story(&mut self) {
        let story = &self.diagram.motion.story;
        if story.is_empty() {
            return;
        }
        self.section("Story:");
        for (at, step) in story.iter().enumerate() {
            let action = match &step.action {
                Action::Pause => None,
                Action::Show(ends) => Some(format!("{} appear", self.names(ends))),
                Action::Focus(ends) => Some(format!("the focus is on {}", self.names(ends))),
                Action::Trace(hops) => Some(format!("something runs {}", self.way(hops))),
            };
            let action = action.map(|action| match &step.action {
                Action::Show(ends) if ends.len() == 1 => action.replace(" appear", " appears"),
                _ => action,
            });
            let say = step.say.as_deref().map(one_line);
            let told = match (say, action) {
                (Some(say), Some(action)) => format!("{say} ({action})"),
                (Some(told), None) | (None, Some(told)) => told,
                (None, None) => "a pause".to_owned(),
            };
            self.line(&format!("{}. {told}", at + 1));
        }
    }

    fn names(&self, ends: &[End]) -> String {
        let names: Vec<String> = ends.iter().map(|end| label(self.diagram, *end)).collect();
        match names.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }

    fn way(&self, hops: &[Hop]) -> String {
        let ends = hops.iter().map(|hop| {
            let edge = &self.diagram.edges[hop.edge];
            match hop.backwards {
                true => [edge.target, edge.source],
                false => [edge.source, edge.target],
            }
        });
        let mut way: Vec<String> = Vec::new();
        for [from, to] in ends {
            if way.is_empty() {
                way.push(format!("from {}", label(self.diagram, from)));
            }
            way.push(format!("to {}", label(self.diagram, to)));
        }
        way.join(" ")
    }
}

/// How many parts of each sort there are.
pub(crate) fn summary(diagram: &Diagram) -> String {
    let counts = [
        (diagram.nodes.len(), "node"),
        (diagram.containers.len(), "container"),
        (diagram.edges.len(), "edge"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
        .collect();
    match counts.as_slice() {
        [] => "An empty diagram.".to_owned(),
        [one] => format!("A diagram of {one}."),
        [rest @ .., last] => format!("A diagram of {} and {last}.", rest.join(", ")),
    }
}

/// An edge as a sentence without its full stop.
pub(crate) fn connection(diagram: &Diagram, edge: &Edge) -> String {
    let (source, target) = (label(diagram, edge.source), label(diagram, edge.target));
    let verb = match edge.heads {
        Heads::None => "is joined with",
        Heads::Target => "leads to",
        Heads::Both => "leads to and from",
    };
    let said = edge
        .label
        .as_deref()
        .map(|label| format!(": {}", one_line(label)));
    format!("{source} {verb} {target}{}", said.unwrap_or_default())
}

/// What an end is called.
pub(crate) fn label(diagram: &Diagram, end: End) -> String {
    one_line(&diagram.end_item(end).label)
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
