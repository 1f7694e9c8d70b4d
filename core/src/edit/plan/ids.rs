//! What ids and paths stand for in a document whose kinds nobody looked up.

use std::collections::BTreeMap;

use crate::{
    Diagnostic,
    diagnostic::{code, did_you_mean, nearest, shorten},
    document::{Document, EndRef, NodeDecl},
};

/// The ids of the containers around a node, and its own.
pub(in crate::edit) type Path = Vec<String>;

/// Every id of a document with its full path.
pub(in crate::edit) struct Ids(BTreeMap<String, Path>);

impl Ids {
    /// Reads the ids.
    ///
    /// # Errors
    /// When two nodes have the same id: nobody could tell which one is meant.
    pub(in crate::edit) fn of(document: &Document) -> Result<Self, Diagnostic> {
        let mut ids = Self(BTreeMap::new());
        ids.add(&document.nodes, &[])?;
        Ok(ids)
    }

    fn add(&mut self, nodes: &[NodeDecl], container: &[String]) -> Result<(), Diagnostic> {
        for node in nodes {
            let id = &node.id.value;
            let path = [container, std::slice::from_ref(id)].concat();
            if self.0.contains_key(id) {
                let message = format!("the id \"{}\" is taken", shorten(id));
                return Err(Diagnostic::error(code::DUPLICATE_ID, message)
                    .at(node.id.span)
                    .hint("give one of the two another id by hand first"));
            }
            self.add(node.nodes.as_deref().unwrap_or_default(), &path)?;
            self.0.insert(id.clone(), path);
        }
        Ok(())
    }

    /// Whether a node has this id.
    pub(in crate::edit) fn holds(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The node that an operation names.
    ///
    /// # Errors
    /// When there is none.
    pub(in crate::edit) fn node(&self, written: &str) -> Result<Path, Diagnostic> {
        let path: Path = written.trim().split('.').map(str::to_owned).collect();
        match self.item(&path) {
            Some(found) => Ok(found.clone()),
            None => Err(self.unknown(written)),
        }
    }

    /// The node that a reference belongs to, whichever port it takes.
    pub(in crate::edit) fn whole(&self, end: &EndRef) -> Option<&Path> {
        self.target(end).map(|(path, _)| path)
    }

    /// The node and the port of a reference: a name after the last dot may be a port.
    pub(in crate::edit) fn target<'e>(&self, end: &'e EndRef) -> Option<(&Path, Option<&'e str>)> {
        if let Some(port) = &end.port {
            return Some((self.item(&end.path)?, Some(port)));
        }
        if let Some(found) = self.item(&end.path) {
            return Some((found, None));
        }
        let (port, path) = end.path.split_last()?;
        Some((self.item(path)?, Some(port)))
    }

    /// The item at a path, or at the end of a longer one.
    fn item(&self, path: &[String]) -> Option<&Path> {
        self.0.get(path.last()?).filter(|full| full.ends_with(path))
    }

    /// The problem of a name that nothing has.
    pub(in crate::edit) fn unknown(&self, written: &str) -> Diagnostic {
        let id = written.rsplit('.').next().unwrap_or(written);
        let hint = match self.0.get(id) {
            Some(full) => format!("did you mean \"{}\"?", full.join(".")),
            None => {
                let guess = nearest(id, self.0.keys().map(String::as_str));
                did_you_mean(guess, "every id stands under `nodes`")
            }
        };
        let message = format!("unknown id \"{}\"", shorten(written));
        Diagnostic::error(code::UNKNOWN_ID, message).hint(hint)
    }
}

/// The node at a full path.
pub(in crate::edit) fn node<'d>(document: &'d Document, path: &[String]) -> Option<&'d NodeDecl> {
    let (first, rest) = path.split_first()?;
    let mut found = document.nodes.iter().find(|node| node.id.value == *first)?;
    for id in rest {
        let mut inner = found.nodes.iter().flatten();
        found = inner.find(|node| node.id.value == *id)?;
    }
    Some(found)
}

/// The node at a full path, to be changed.
pub(in crate::edit) fn node_mut<'d>(
    document: &'d mut Document,
    path: &[String],
) -> Option<&'d mut NodeDecl> {
    let (last, container) = path.split_last()?;
    let siblings = nodes_mut(document, container)?;
    siblings.iter_mut().find(|node| node.id.value == *last)
}

/// What the container at a full path holds, to be changed; the top level for
/// the empty path. A node that is no container becomes one.
pub(in crate::edit) fn nodes_mut<'d>(
    document: &'d mut Document,
    container: &[String],
) -> Option<&'d mut Vec<NodeDecl>> {
    let mut nodes = &mut document.nodes;
    for id in container {
        let found = nodes.iter_mut().find(|node| node.id.value == *id)?;
        nodes = found.nodes.get_or_insert_default();
    }
    Some(nodes)
}
