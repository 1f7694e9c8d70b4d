//! A diagram in words: for those who cannot see it, for reviews, and for
//! programs that read rather than look.

use std::fmt::Write as _;

use crate::{
    ContainerIx, Diagram, Index, KindSpec,
    diagram::{Action, Edge, End, Heads, Hop, Item},
};

/// How many parts, edges and steps the description inside a picture tells one
/// by one: nobody listens to more.
const TOLD: usize = 60;

/// A plain-language outline: what the diagram is, its nodes by container, what
/// leads where, and its story.
///
/// It is Markdown that reads well as plain text. `kinds` are those that the
/// diagram was resolved with.
#[must_use]
pub fn describe(diagram: &Diagram, kinds: &[KindSpec]) -> String {
    let name = |end: End| with_kind(diagram.end_item(end), kinds);
    let mut outline = Outline::new(diagram, &name, usize::MAX);
    let title = diagram.title.as_deref();
    outline.section(&title.map_or("Diagram".to_owned(), one_line));
    outline.whole()
}

/// The outline for who is told the title already, and has no patience for a
/// long one; `name` is what a screen reader calls a node or a container.
pub(crate) fn description(diagram: &Diagram, name: &dyn Fn(End) -> String) -> String {
    let mut text = Outline::new(diagram, name, TOLD).whole();
    text.truncate(text.trim_end().len());
    text
}

/// What something is called, with what it is, its caption and its badge in brackets.
fn with_kind(item: &Item, kinds: &[KindSpec]) -> String {
    let kind = kinds.get(item.kind.position());
    let title = kind.map(|kind| kind.title.as_str());
    let title = title.filter(|title| !title.eq_ignore_ascii_case(&item.label));
    let caption = item.caption.as_deref().map(one_line);
    let badge = item.badge.as_ref().map(|badge| one_line(&badge.text));
    let said: Vec<String> = title
        .map(str::to_owned)
        .into_iter()
        .chain(caption)
        .chain(badge)
        .collect();
    let label = one_line(&item.label);
    match said.as_slice() {
        [] => label,
        said => format!("{label} ({})", said.join(", ")),
    }
}

struct Outline<'a> {
    diagram: &'a Diagram,
    name: &'a dyn Fn(End) -> String,
    /// How many lines a section has at most, besides the one that says how many more there are.
    most: usize,
    text: String,
}

impl<'a> Outline<'a> {
    fn new(diagram: &'a Diagram, name: &'a dyn Fn(End) -> String, most: usize) -> Self {
        Self {
            diagram,
            name,
            most,
            text: String::new(),
        }
    }

    fn whole(mut self) -> String {
        self.heading();
        self.parts();
        self.edges();
        self.story();
        self.text
    }
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
        for text in [&diagram.subtitle, &diagram.description]
            .into_iter()
            .flatten()
        {
            self.line(&one_line(text));
        }
        self.line(&summary(diagram));
    }

    fn parts(&mut self) {
        let all = self.diagram.nodes.len() + self.diagram.containers.len();
        if all == 0 {
            return;
        }
        self.section("Parts:");
        let mut left = self.most;
        self.inside(None, 0, &mut left);
        self.rest(all, "parts");
    }

    /// How many of a section are not told.
    fn rest(&mut self, all: usize, what: &str) {
        let rest = all.saturating_sub(self.most);
        if rest > 0 {
            self.line(&format!("And {rest} more {what}."));
        }
    }

    /// What a container holds, or the top level: nodes first, then containers,
    /// as long as lines are `left`.
    fn inside(&mut self, parent: Option<ContainerIx>, depth: usize, left: &mut usize) {
        let diagram = self.diagram;
        for (index, node) in diagram.nodes.enumerate() {
            if *left > 0 && node.item.parent == parent {
                *left -= 1;
                self.part(End::Node(index), depth, "");
            }
        }
        for (index, container) in diagram.containers.enumerate() {
            if *left > 0 && container.item.parent == parent {
                *left -= 1;
                let holds = diagram
                    .nodes
                    .iter()
                    .any(|node| node.item.parent == Some(index))
                    || diagram
                        .containers
                        .iter()
                        .any(|it| it.item.parent == Some(index));
                let end = if holds { ":" } else { ", empty" };
                self.part(End::Container(index), depth, end);
                self.inside(Some(index), depth + 1, left);
            }
        }
    }

    fn part(&mut self, part: End, depth: usize, end: &str) {
        let name = one_line(&(self.name)(part));
        let mut line = format!("{}- {name}{end}", "  ".repeat(depth));
        if let Some(description) = &self.diagram.end_item(part).description {
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
        for edge in self.diagram.edges.iter().take(self.most) {
            let sentence = connection(self.diagram, edge);
            self.line(&format!("- {sentence}"));
        }
        self.rest(self.diagram.edges.len(), "edges");
    }

    fn story(&mut self) {
        let story = &self.diagram.motion.story;
        if story.is_empty() {
            return;
        }
        self.section("Story:");
        for (at, step) in story.iter().enumerate().take(self.most) {
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
        self.rest(story.len(), "steps");
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
fn summary(diagram: &Diagram) -> String {
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
fn connection(diagram: &Diagram, edge: &Edge) -> String {
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
