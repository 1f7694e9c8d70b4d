//! What a document says, in a form of its own, and operations done to that in
//! the most obvious way: what the editor is compared with.

use std::collections::{BTreeMap, BTreeSet};

use kinograph_core::{
    Document,
    document::{Action, EndRef, NodeDecl},
    edit::Operation,
};
use serde_json::{Value, json};

/// A place where an edge can end: a node and perhaps a port.
pub(crate) type End = (String, Option<String>);

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) source: End,
    pub(crate) target: End,
    /// Heads and line.
    pub(crate) arrow: String,
    /// What it says about itself.
    pub(crate) said: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) parent: Option<String>,
    pub(crate) said: Value,
    pub(crate) container: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    what: &'static str,
    ends: Vec<String>,
    say: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Graph {
    pub(crate) nodes: BTreeMap<String, Node>,
    /// The ids in the order of the file.
    pub(crate) order: Vec<String>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) pins: BTreeMap<String, (f64, f64)>,
    pub(crate) story: Vec<Step>,
    /// The named styles that are defined.
    pub(crate) styles: Vec<String>,
}

impl Graph {
    pub(crate) fn of(document: &Document) -> Self {
        let mut graph = Self::default();
        let styles = document.styles.iter();
        graph.styles = styles.map(|style| style.name.value.clone()).collect();
        graph.add_nodes(&document.nodes, None);
        for edge in &document.edges {
            let mut said = serde_json::to_value(edge).expect("edges are data");
            let map = said.as_object_mut().expect("an edge is a mapping");
            map.remove("ends");
            map.remove("arrows");
            for (groups, arrow) in edge.ends.windows(2).zip(&edge.arrows) {
                for left in &groups[0] {
                    for right in &groups[1] {
                        let (a, b) = (graph.end(left), graph.end(right));
                        let (source, target) = if arrow.reversed { (b, a) } else { (a, b) };
                        let arrow = format!("{:?}{}", arrow.heads, arrow.asynchronous);
                        graph.edges.push(Edge {
                            source,
                            target,
                            arrow,
                            said: said.clone(),
                        });
                    }
                }
            }
        }
        for position in &document.positions {
            let id = graph.end(&position.node).0;
            graph.pins.insert(id, (position.x, position.y));
        }
        for step in document.motion.iter().flat_map(|motion| &motion.story) {
            let what = match &step.action {
                Action::Pause => "pause",
                Action::Show(_) => "show",
                Action::Trace(_) => "trace",
                Action::Focus(_) => "focus",
            };
            let ends = step.action.ends().iter().map(|end| graph.end(end).0);
            let ends = ends.collect();
            let say = step.say.as_ref().map(|say| say.value.clone());
            graph.story.push(Step { what, ends, say });
        }
        graph
    }

    fn add_nodes(&mut self, nodes: &[NodeDecl], parent: Option<&str>) {
        for node in nodes {
            let id = node.id.value.clone();
            let mut said = serde_json::to_value(node).expect("nodes are data");
            let map = said.as_object_mut().expect("a node is a mapping");
            map.remove("nodes");
            map.remove("id");
            let entry = Node {
                parent: parent.map(str::to_owned),
                said,
                container: node.nodes.is_some(),
            };
            self.nodes.insert(id.clone(), entry);
            self.order.push(id.clone());
            self.add_nodes(node.nodes.as_deref().unwrap_or_default(), Some(&id));
        }
    }

    fn end(&self, end: &EndRef) -> End {
        let last = end.path.last().expect("a path is never empty");
        if end.port.is_some() || self.nodes.contains_key(last) {
            return (last.clone(), end.port.clone());
        }
        let node = &end.path[end.path.len() - 2];
        (node.clone(), Some(last.clone()))
    }

    fn inside(&self, id: &str) -> BTreeSet<String> {
        let mut inside = BTreeSet::from([id.to_owned()]);
        for id in &self.order {
            let parent = self.nodes[id].parent.as_ref();
            if parent.is_some_and(|parent| inside.contains(parent)) {
                inside.insert(id.clone());
            }
        }
        inside
    }

    fn joined(&self, a: &str, b: &str) -> bool {
        let is = |edge: &Edge, a: &str, b: &str| edge.source.0 == a && edge.target.0 == b;
        let mut edges = self.edges.iter();
        edges.any(|edge| is(edge, a, b) || is(edge, b, a))
    }

    /// Cuts the story after nodes or edges went that were there `before`.
    fn cut_story(&mut self, before: &Self) {
        let mut story = Vec::new();
        for step in std::mem::take(&mut self.story) {
            let there = |id: &String| self.nodes.contains_key(id);
            let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
            for id in &step.ends {
                let last = pieces.last().and_then(|piece| piece.last());
                let cut = step.what == "trace"
                    && last.is_some_and(|last| before.joined(last, id) && !self.joined(last, id));
                if cut || (step.what == "trace" && !there(id)) {
                    pieces.push(Vec::new());
                }
                if there(id) {
                    pieces.last_mut().expect("a piece").push(id.clone());
                }
            }
            let least = if step.what == "trace" { 2 } else { 1 };
            pieces.retain(|piece| piece.len() >= least || step.what == "pause");
            for (at, ends) in pieces.into_iter().enumerate() {
                story.push(Step {
                    what: step.what,
                    ends,
                    say: step.say.clone().filter(|_| at == 0),
                });
            }
        }
        self.story = story;
    }

    /// The edges that an operation names.
    fn named(&self, from: &str, to: &str, nth: Option<usize>) -> Vec<usize> {
        let find = |from: &str, to: &str, loose: bool| -> Vec<usize> {
            let edges = self.edges.iter().enumerate();
            let named = edges.filter(|(_, edge)| {
                edge.source.0 == from
                    && edge.target.0 == to
                    && (!loose || !edge.arrow.starts_with("Target"))
            });
            named.map(|(at, _)| at).collect()
        };
        let mut found = find(from, to, false);
        if found.is_empty() {
            found = find(to, from, true);
        }
        match nth {
            Some(nth) => found.get(nth - 1).copied().into_iter().collect(),
            None => found,
        }
    }

    /// Does an operation; none when it cannot be done. The order of edges is
    /// not told for those that are given something to say.
    pub(crate) fn apply(&self, operation: &Operation) -> Option<Self> {
        let mut next = self.clone();
        match operation {
            Operation::Add {
                id,
                kind,
                label,
                into,
                container,
            } => {
                let free = !self.nodes.contains_key(id);
                let held = into
                    .as_ref()
                    .is_none_or(|into| self.nodes.contains_key(into));
                if !free || !held {
                    return None;
                }
                if let Some(into) = into {
                    next.nodes.get_mut(into)?.container = true;
                }
                let mut said = json!({});
                said.as_object_mut()?
                    .extend(kind.iter().map(|kind| ("kind".to_owned(), json!(kind))));
                said.as_object_mut()?
                    .extend(label.iter().map(|label| ("label".to_owned(), json!(label))));
                let node = Node {
                    parent: into.clone(),
                    said,
                    container: *container,
                };
                next.nodes.insert(id.clone(), node);
                next.append(id.clone());
            }
            Operation::Remove { id } => {
                self.nodes.get(id)?;
                let gone = self.inside(id);
                next.order.retain(|id| !gone.contains(id));
                next.nodes.retain(|id, _| !gone.contains(id));
                next.pins.retain(|id, _| !gone.contains(id));
                next.edges
                    .retain(|it| !gone.contains(&it.source.0) && !gone.contains(&it.target.0));
                next.cut_story(self);
            }
            Operation::Rename { id, to } => {
                self.nodes.get(id)?;
                if id != to && self.nodes.contains_key(to) {
                    return None;
                }
                next.rename(id, to);
            }
            Operation::Move { id, into } => {
                let node = self.nodes.get(id)?;
                if let Some(into) = into {
                    self.nodes.get(into)?;
                    if self.inside(id).contains(into) {
                        return None;
                    }
                }
                if node.parent == *into {
                    return Some(next);
                }
                if let Some(into) = into {
                    next.nodes.get_mut(into)?.container = true;
                }
                next.nodes.get_mut(id)?.parent.clone_from(into);
                let moved = self.inside(id);
                let all = std::mem::take(&mut next.order);
                let (moved, kept): (Vec<_>, Vec<_>) =
                    all.into_iter().partition(|id| moved.contains(id));
                next.order = kept;
                for id in moved {
                    next.append(id);
                }
            }
            Operation::Set { id, key, value } => {
                let node = next.nodes.get_mut(id)?;
                set(&mut node.said, key, value);
            }
            Operation::Connect { from, to, .. } => {
                self.nodes.get(from)?;
                self.nodes.get(to)?;
            }
            Operation::Disconnect { from, to, nth } => {
                let gone = self.named(from, to, *nth);
                if gone.is_empty() {
                    return None;
                }
                let mut at = 0..;
                next.edges
                    .retain(|_| !gone.contains(&at.next().expect("numbers do not end")));
                next.cut_story(self);
            }
            Operation::SetEdge {
                from,
                to,
                nth,
                key,
                value,
            } => {
                let named = self.named(from, to, *nth);
                if named.is_empty() {
                    return None;
                }
                for at in named {
                    set(&mut next.edges[at].said, key, value);
                }
            }
            Operation::Pin { id, x, y } => {
                if self.nodes.get(id)?.container {
                    return None;
                }
                next.pins.insert(id.clone(), (*x, *y));
            }
            Operation::Unpin { id } => match id {
                Some(id) => {
                    self.nodes.get(id)?;
                    next.pins.remove(id);
                }
                None => next.pins.clear(),
            },
            Operation::SetStep { at, step } => {
                let (what, ends) = match [&step.show, &step.trace, &step.focus] {
                    [show, _, _] if !show.is_empty() => ("show", show),
                    [_, trace, _] if !trace.is_empty() => ("trace", trace),
                    [_, _, focus] if !focus.is_empty() => ("focus", focus),
                    [none, ..] => ("pause", none),
                };
                if ends.iter().any(|id| !self.nodes.contains_key(id)) {
                    return None;
                }
                let old = next.story.get_mut(at.checked_sub(1)?)?;
                let (ends, say) = (ends.clone(), step.say.clone());
                *old = Step { what, ends, say };
            }
            Operation::RemoveStep { at } => {
                if *at == 0 || *at > self.story.len() {
                    return None;
                }
                next.story.remove(at - 1);
            }
            other => unreachable!("{other:?} is not tried"),
        }
        Some(next)
    }

    /// Puts an id behind all that its parent holds.
    fn append(&mut self, id: String) {
        let parent = self.nodes[&id].parent.clone();
        let Some(parent) = parent else {
            return self.order.push(id);
        };
        let inside = self.inside(&parent);
        let last = self.order.iter().rposition(|id| inside.contains(id));
        self.order.insert(last.map_or(0, |at| at + 1), id);
    }

    fn rename(&mut self, id: &str, to: &str) {
        let new = |old: &mut String| {
            if old == id {
                to.clone_into(old);
            }
        };
        self.order.iter_mut().for_each(new);
        self.nodes
            .values_mut()
            .filter_map(|node| node.parent.as_mut())
            .for_each(new);
        for edge in &mut self.edges {
            new(&mut edge.source.0);
            new(&mut edge.target.0);
        }
        self.story
            .iter_mut()
            .flat_map(|it| &mut it.ends)
            .for_each(new);
        if let Some(node) = self.nodes.remove(id) {
            self.nodes.insert(to.to_owned(), node);
        }
        if let Some(pin) = self.pins.remove(id) {
            self.pins.insert(to.to_owned(), pin);
        }
    }
}

/// Sets what a node or an edge says in the form of a dump.
fn set(said: &mut Value, key: &str, value: &Value) {
    let map = said.as_object_mut().expect("what is said is a mapping");
    match key {
        "color" => {
            let style = map.entry("style").or_insert_with(|| json!({}));
            let style = style.as_object_mut().expect("a style is a mapping");
            let own = style.entry("own").or_insert_with(|| json!({}));
            let own = own.as_object_mut().expect("properties are a mapping");
            own.remove("color");
            if !value.is_null() {
                own.insert("color".to_owned(), value.clone());
            }
            let empty = own.is_empty();
            if empty {
                style.remove("own");
            }
            if style.is_empty() {
                map.remove("style");
            }
        }
        _ if value.is_null() => drop(map.remove(key)),
        _ => drop(map.insert(key.to_owned(), value.clone())),
    }
}
