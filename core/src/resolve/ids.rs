//! What ids, paths and ports stand for.

use std::collections::BTreeMap;

use crate::{
    Diagnostic, NodeIx, PortIx,
    diagnostic::{Problems, code, did_you_mean, list},
    diagram::End,
    document::EndRef,
};

/// Every id of the file, and every port of every node.
#[derive(Default)]
pub(super) struct Ids {
    /// By the id alone: what has it, and its full path.
    items: BTreeMap<String, (End, String)>,
    ports: BTreeMap<(NodeIx, String), PortIx>,
    /// Whether what is missing here may stand in a part of the file that was not read.
    incomplete: bool,
}

impl Ids {
    pub(super) fn new(incomplete: bool) -> Self {
        Self {
            incomplete,
            ..Self::default()
        }
    }

    /// Adds an item. When its id is taken, the path of the one that has it comes back.
    pub(super) fn add(&mut self, id: &str, path: &str, end: End) -> Result<(), String> {
        match self.items.get(id) {
            Some((_, taken)) => Err(taken.clone()),
            None => {
                self.items.insert(id.to_owned(), (end, path.to_owned()));
                Ok(())
            }
        }
    }

    pub(super) fn add_port(&mut self, node: NodeIx, name: &str, port: PortIx) {
        self.ports.insert((node, name.to_owned()), port);
    }

    /// What a reference stands for; a name after the last dot may be a port.
    pub(super) fn find(&self, problems: &mut Problems, written: &EndRef) -> Option<End> {
        let found = match &written.port {
            Some(port) => self.item(&written.path).map(|end| self.port(end, port)),
            None => self.item(&written.path).map(Some).or_else(|| {
                let (port, path) = written.path.split_last()?;
                self.item(path).map(|end| self.port(end, port))
            }),
        };
        if let Some(Some(end)) = found {
            return Some(end);
        }
        if !self.incomplete {
            let problem = self.unknown(problems, written);
            problems.push(problem.at(written.span));
        }
        None
    }

    /// The item at a path, or at the end of a longer one.
    fn item(&self, path: &[String]) -> Option<End> {
        let (end, full) = self.items.get(path.last()?)?;
        let mut segments = full.rsplit('.');
        path.iter()
            .rev()
            .all(|id| segments.next() == Some(id))
            .then_some(*end)
    }

    fn port(&self, end: End, name: &str) -> Option<End> {
        match end {
            End::Node(node) => self
                .ports
                .get(&(node, name.to_owned()))
                .map(|port| End::Port(*port)),
            End::Container(_) | End::Port(_) => None,
        }
    }

    fn unknown(&self, problems: &Problems, written: &EndRef) -> Diagnostic {
        let (path, port) = match (&written.port, written.path.split_last()) {
            (Some(port), _) => (&written.path[..], Some(port)),
            (None, Some((last, path))) if !path.is_empty() => (path, Some(last)),
            (None, _) => (&written.path[..], None),
        };
        match (self.item(path), port) {
            (Some(End::Node(node)), Some(port)) => self.unknown_port(problems, path, node, port),
            (Some(_), Some(inner)) => self.not_inside(problems, path, inner, written),
            (None, _) => self.unknown_id(problems, written),
            // An item without a port was found before.
            (Some(_), None) => {
                Diagnostic::error(code::UNKNOWN_ID, format!("unknown id \"{written}\""))
            }
        }
    }

    fn unknown_port(
        &self,
        problems: &Problems,
        path: &[String],
        node: NodeIx,
        port: &str,
    ) -> Diagnostic {
        let first = (node, String::new());
        let ports: Vec<&str> = self
            .ports
            .range(first..)
            .take_while(|((owner, _), _)| *owner == node)
            .map(|((_, name), _)| name.as_str())
            .collect();
        let message = format!("\"{}\" has no port \"{port}\"", path.join("."));
        let hint = if ports.is_empty() {
            format!("give it one: `ports: [{port}]`")
        } else {
            let guess = problems.nearest(port, ports.iter().copied());
            did_you_mean(
                guess,
                format!("its ports are {}", list(ports.iter().copied())),
            )
        };
        Diagnostic::error(code::UNKNOWN_PORT, message).hint(hint)
    }

    fn not_inside(
        &self,
        problems: &Problems,
        path: &[String],
        inner: &str,
        written: &EndRef,
    ) -> Diagnostic {
        let container = path.join(".");
        if written.port.is_some() {
            return Diagnostic::error(code::UNKNOWN_PORT, format!("\"{container}\" has no ports"))
                .hint("it is a container; join one of the nodes inside it");
        }
        let message = format!("\"{container}\" holds no \"{inner}\"");
        let hint = match self.items.get(inner) {
            Some((_, full)) => format!("did you mean \"{full}\"?"),
            None => did_you_mean(
                problems.nearest(inner, self.names()),
                "every id stands under `nodes`",
            ),
        };
        Diagnostic::error(code::UNKNOWN_ID, message).hint(hint)
    }

    fn unknown_id(&self, problems: &Problems, written: &EndRef) -> Diagnostic {
        let id = written.path.last().map_or("", String::as_str);
        let hint = match self.items.get(id) {
            Some((_, full)) => format!("did you mean \"{full}\"?"),
            None => {
                let otherwise = format!("define it under `nodes`: `{id}: kind`");
                did_you_mean(problems.nearest(id, self.names()), otherwise)
            }
        };
        Diagnostic::error(code::UNKNOWN_ID, format!("unknown id \"{written}\"")).hint(hint)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }
}
