//! Plans that are about nodes.

use serde_json::{Value, json};

use super::{
    Change, Desk, Fate, NodeSetting, Path, any_changes, edges::without, ids, judge, keys::Key,
    references, story::StoryCut,
};
use crate::{
    Diagnostic,
    diagnostic::{code, shorten},
    document::{EndRef, NodeDecl},
    resolve::{DEFAULT_CONTAINER, DEFAULT_KIND},
};

type Plan = Result<Vec<Change>, Vec<Diagnostic>>;

impl Desk<'_> {
    pub(super) fn add(
        &self,
        id: &str,
        kind: Option<&str>,
        label: Option<&str>,
        into: Option<&str>,
        container: bool,
    ) -> Plan {
        let (into, id) = match (into, id.rsplit_once('.')) {
            (None, Some((into, id))) => (Some(into), id),
            _ => (into, id),
        };
        let container_path = match into {
            Some(into) => self.node(into)?,
            None => Path::new(),
        };
        let mut said = serde_json::Map::new();
        said.extend(kind.map(|kind| ("kind".to_owned(), Value::from(kind))));
        said.extend(label.map(|label| ("label".to_owned(), Value::from(label))));
        if container {
            said.insert("nodes".to_owned(), json!({}));
        }
        let node = judge::named_node(self.limits, id, &Value::Object(said))?;
        self.free(id)?;
        Ok(vec![Change::AddNode {
            container: container_path,
            node,
        }])
    }

    pub(super) fn remove(&self, id: &str) -> Plan {
        let path = self.node(id)?;
        let stays = |end: &EndRef| {
            self.ids
                .whole(end)
                .is_none_or(|target| !target.starts_with(&path))
        };
        let document = self.document;
        let edges: Vec<_> = document.edges.iter().map(|it| without(it, stays)).collect();
        let positions: Vec<bool> = document
            .positions
            .iter()
            .map(|position| stays(&position.node))
            .collect();
        let story = StoryCut {
            ids: self.ids,
            stays: &stays,
            lost: &self.lost(&edges),
        }
        .story(document.motion.as_ref());
        let mut plan = vec![Change::RemoveNode { path: path.clone() }];
        plan.extend(self.changed(edges, positions, story));
        Ok(plan)
    }

    /// The changes of what refers to nodes, as far as there are any.
    pub(super) fn changed(
        &self,
        edges: Vec<Fate<crate::document::EdgeDecl>>,
        positions: Vec<bool>,
        story: Vec<Fate<crate::document::Step>>,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        if any_changes(&edges) {
            changes.push(Change::Edges(edges));
        }
        if positions.contains(&false) {
            changes.push(Change::Positions(positions));
        }
        if any_changes(&story) {
            changes.push(Change::Story(story));
        }
        changes
    }

    pub(super) fn rename(&self, id: &str, to: &str) -> Plan {
        let path = self.node(id)?;
        if path.last().is_some_and(|id| id == to) {
            return Ok(Vec::new());
        }
        judge::named_node(self.limits, to, &Value::Null)?;
        self.free(to)?;
        let renamed = |end: &EndRef| {
            let (target, port) = self.ids.target(end)?;
            let below = target.strip_prefix(path.as_slice())?.len();
            // A path may begin below the node, and then it does not name it.
            let at = segments(end, port).checked_sub(below + 1)?;
            let mut end = end.clone();
            to.clone_into(&mut end.path[at]);
            Some(end)
        };
        let mut plan = self.refer(renamed);
        plan.push(Change::RenameNode {
            path: path.clone(),
            to: to.to_owned(),
        });
        Ok(plan)
    }

    pub(super) fn relocate(&self, id: &str, into: Option<&str>) -> Plan {
        let path = self.node(id)?;
        let container = match into {
            Some(into) => self.node(into)?,
            None => Path::new(),
        };
        let (last, parent) = path.split_last().expect("a path is never empty");
        if container.starts_with(&path) {
            let message = format!("\"{}\" cannot hold itself", shorten(&path.join(".")));
            let problem = Diagnostic::error(code::MISPLACED_KEY, message);
            return Err(vec![problem.hint("move it into something outside of it")]);
        }
        if parent == container {
            return Ok(Vec::new());
        }
        let moved = |end: &EndRef| {
            let (target, port) = self.ids.target(end)?;
            let inside = target.strip_prefix(path.as_slice())?;
            let whole = [&container[..], std::slice::from_ref(last), inside].concat();
            let segments = segments(end, port);
            if whole.ends_with(&end.path[..segments]) {
                return None;
            }
            let kept = segments.min(whole.len());
            let mut end = end.clone();
            end.path
                .splice(..segments, whole[whole.len() - kept..].iter().cloned());
            Some(end)
        };
        let mut plan = self.refer(moved);
        plan.push(Change::MoveNode {
            path: path.clone(),
            container,
        });
        Ok(plan)
    }

    pub(super) fn set(&self, id: &str, key: &str, value: &Value) -> Plan {
        let path = self.node(id)?;
        let setting = self.setting(path, Key::of_node(key)?, value)?;
        Ok(vec![Change::SetNodes(vec![setting])])
    }

    pub(super) fn setting(
        &self,
        path: Path,
        key: Key,
        value: &Value,
    ) -> Result<NodeSetting, Vec<Diagnostic>> {
        let judged = match &key {
            Key::Field(field) => judge::node(self.limits, field, value)?,
            Key::Style(property) => judge::node(self.limits, "style", &json!({*property: value}))?,
            Key::Styles if value.is_object() => return Err(vec![not_names()]),
            Key::Styles => judge::node(self.limits, "class", value)?,
            Key::Param(_) if value.is_object() => return Err(vec![not_a_value()]),
            // A parameter that is nothing is none.
            Key::Param(_) if value.is_null() => judge::node(self.limits, "kind", value)?,
            Key::Param(param) => judge::node(self.limits, "params", &json!({param: value}))?,
        };
        Ok(NodeSetting {
            path,
            key,
            value: value.clone(),
            judged,
        })
    }

    pub(super) fn replace_kind(&self, from: &str, to: &str) -> Plan {
        let key = Key::Field("kind");
        let mut settings = Vec::new();
        let mut kinds = std::collections::BTreeSet::new();
        self.each_node(&mut |node, path| {
            let default = match node.nodes {
                Some(_) => DEFAULT_CONTAINER,
                None => DEFAULT_KIND,
            };
            let kind = node.kind.as_ref().map_or(default, |kind| &kind.value);
            kinds.insert(kind.to_owned());
            if kind == from {
                settings.push(path);
            }
        });
        if settings.is_empty() {
            let message = format!("no node has the kind \"{}\"", shorten(from));
            let guess = crate::diagnostic::nearest(from, kinds.iter().map(String::as_str));
            let used = crate::diagnostic::list(kinds.iter().map(String::as_str));
            let hint = crate::diagnostic::did_you_mean(guess, format!("the file has {used}"));
            return Err(vec![
                Diagnostic::error(code::UNKNOWN_KIND, message).hint(hint),
            ]);
        }
        let value = Value::from(to);
        let settings = settings
            .into_iter()
            .map(|path| self.setting(path, key.clone(), &value));
        Ok(vec![Change::SetNodes(settings.collect::<Result<_, _>>()?)])
    }

    pub(super) fn each_node(&self, visit: &mut impl FnMut(&NodeDecl, Path)) {
        fn walk(nodes: &[NodeDecl], above: &[String], visit: &mut impl FnMut(&NodeDecl, Path)) {
            for node in nodes {
                let path = [above, std::slice::from_ref(&node.id.value)].concat();
                walk(node.nodes.as_deref().unwrap_or_default(), &path, visit);
                visit(node, path);
            }
        }
        walk(&self.document.nodes, &[], visit);
    }

    /// Whether a new node can have the id.
    fn free(&self, id: &str) -> Result<(), Vec<Diagnostic>> {
        if !self.ids.holds(id) {
            return Ok(());
        }
        let taken = self
            .ids
            .node(id)
            .map_or_else(|_| id.to_owned(), |path| path.join("."));
        let message = format!("the id \"{}\" is taken", shorten(id));
        let hint = format!("\"{taken}\" has it, and ids are unique in the whole file");
        Err(vec![
            Diagnostic::error(code::DUPLICATE_ID, message).hint(hint),
        ])
    }

    /// The change of all references that `other` has another word for.
    fn refer(&self, other: impl Fn(&EndRef) -> Option<EndRef>) -> Vec<Change> {
        let references: Vec<_> = references(self.document).map(other).collect();
        if references.iter().any(Option::is_some) {
            vec![Change::Refer(references)]
        } else {
            Vec::new()
        }
    }

    pub(super) fn pin(&self, id: &str, x: f64, y: f64) -> Plan {
        let path = self.node(id)?;
        let node = ids::node(self.document, &path).expect("its path was just found");
        if node.nodes.is_some() {
            let message = format!("\"{}\" cannot have a position", path.join("."));
            let hint = "only nodes have positions; a container follows from what it holds";
            return Err(vec![
                Diagnostic::error(code::MISPLACED_KEY, message).hint(hint),
            ]);
        }
        let fragment = json!({"positions": {node.id.value.as_str(): [x, y]}});
        let judged = judge::fragment(self.limits, &fragment)?;
        // The last one counts when there are several.
        let at = self
            .document
            .positions
            .iter()
            .rposition(|position| self.ids.whole(&position.node) == Some(&path));
        let position = judged.positions.into_iter().next();
        let new = position.expect("a fragment without errors holds its position");
        Ok(vec![match at {
            Some(at) => Change::SetPosition { at, x, y },
            None => Change::AddPosition(new),
        }])
    }

    pub(super) fn unpin(&self, id: Option<&str>) -> Plan {
        let path = id.map(|id| self.node(id)).transpose()?;
        let stays = |end: &EndRef| match &path {
            Some(path) => self.ids.whole(end) != Some(path),
            None => false,
        };
        let positions = self.document.positions.iter();
        let positions = positions.map(|position| stays(&position.node)).collect();
        Ok(self.changed(Vec::new(), positions, Vec::new()))
    }
}

/// How many names of a reference are ids: the last of a path may be a port.
fn segments(end: &EndRef, port: Option<&str>) -> usize {
    match (&end.port, port) {
        (None, Some(_)) => end.path.len() - 1,
        _ => end.path.len(),
    }
}

fn not_names() -> Diagnostic {
    Diagnostic::error(code::WRONG_TYPE, "\"style\" takes names of styles here")
        .hint("set each property by itself, such as `style.fill`")
}

fn not_a_value() -> Diagnostic {
    Diagnostic::error(code::WRONG_TYPE, "a parameter cannot be a mapping")
        .hint("a parameter is a text, a number, true or false, or a list")
}
