//! What a change does to a diagram, in a line that people read before they agree.

use std::{collections::BTreeMap, fmt};

use kinograph_core::{Document, document::NodeDecl, edit::Operation};

/// How many names are told; the difference of the files has them all.
const TOLD: usize = 8;

/// What a change adds to a diagram and takes from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The ids of the nodes that are new, in the order of the file.
    pub added: Vec<String>,
    /// The ids of the nodes that are gone, in the order of the file.
    pub removed: Vec<String>,
    /// How many nodes there were.
    pub nodes: usize,
    /// How many edges are new.
    pub edges_added: usize,
    /// How many edges are gone.
    pub edges_removed: usize,
    /// How many edges there were.
    pub edges: usize,
}

impl Effects {
    /// What `operations` made of a diagram. A node that was renamed is the same node.
    #[must_use]
    pub fn of(before: &Document, after: &Document, operations: &[Operation]) -> Self {
        let renamed = |id: &str| {
            let mut id = id.to_owned();
            for operation in operations {
                if let Operation::Rename { id: old, to } = operation
                    && old.rsplit('.').next() == Some(&id)
                {
                    id.clone_from(to);
                }
            }
            id
        };
        let (mut old, mut new) = (Vec::new(), Vec::new());
        ids(&before.nodes, &renamed, &mut old);
        ids(&after.nodes, &str::to_owned, &mut new);
        let (old_edges, new_edges) = (edges(before, &renamed), edges(after, &str::to_owned));
        let without = |ids: &[String], others: &[String]| {
            let left = ids.iter().filter(|id| !others.contains(id));
            left.cloned().collect()
        };
        Self {
            added: without(&new, &old),
            removed: without(&old, &new),
            nodes: old.len(),
            edges_added: missing(&new_edges, &old_edges),
            edges_removed: missing(&old_edges, &new_edges),
            edges: old_edges.values().sum(),
        }
    }

    /// Whether most of the nodes or of the edges go, which nobody asks for by the way.
    #[must_use]
    pub fn removes_most(&self) -> bool {
        let most = |gone: usize, all: usize| gone > 1 && gone * 2 > all;
        most(self.removed.len(), self.nodes) || most(self.edges_removed, self.edges)
    }
}

impl fmt::Display for Effects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let added = [named(&self.added, None), counted(self.edges_added, None)];
        let removed = [
            named(&self.removed, Some(self.nodes)),
            counted(self.edges_removed, Some(self.edges)),
        ];
        let said = [("adds", added), ("removes", removed)].map(|(verb, what)| {
            let what: Vec<String> = what.into_iter().flatten().collect();
            (!what.is_empty()).then(|| format!("{verb} {}", what.join(" and ")))
        });
        let said: Vec<String> = said.into_iter().flatten().collect();
        match said.as_slice() {
            [] => f.write_str("adds and removes nothing"),
            said => f.write_str(&said.join("; ")),
        }
    }
}

fn count(count: usize, of: Option<usize>, what: &str) -> String {
    let all = of.unwrap_or(count);
    let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
    format!("{count}{of} {what}{}", if all == 1 { "" } else { "s" })
}

fn named(ids: &[String], of: Option<usize>) -> Option<String> {
    let told = ids.iter().take(TOLD).map(String::as_str);
    let mut told: Vec<&str> = told.collect();
    if ids.len() > TOLD {
        told.push("…");
    }
    (!ids.is_empty()).then(|| format!("{} ({})", count(ids.len(), of, "node"), told.join(", ")))
}

fn counted(edges: usize, of: Option<usize>) -> Option<String> {
    (edges > 0).then(|| count(edges, of, "edge"))
}

fn ids(nodes: &[NodeDecl], name: &impl Fn(&str) -> String, found: &mut Vec<String>) {
    for node in nodes {
        found.push(name(&node.id.value));
        ids(node.nodes.as_deref().unwrap_or_default(), name, found);
    }
}

/// How often each pair of nodes is joined.
type Joined = BTreeMap<(String, String), usize>;

/// How many edges of one diagram another does not have.
fn missing(all: &Joined, other: &Joined) -> usize {
    let lost = |(ends, count): (_, &usize)| {
        count.saturating_sub(other.get(ends).copied().unwrap_or_default())
    };
    all.iter().map(lost).sum()
}

/// The edges of a diagram. Ids are unique, so that the last of a path is enough.
fn edges(document: &Document, name: &impl Fn(&str) -> String) -> Joined {
    let mut found = BTreeMap::new();
    for edge in &document.edges {
        for pair in edge.ends.windows(2) {
            for from in &pair[0] {
                for to in &pair[1] {
                    let last = |path: &[String]| name(path.last().map_or("", String::as_str));
                    let ends = (last(&from.path), last(&to.path));
                    *found.entry(ends).or_default() += 1;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use kinograph_core::edit::edit;

    const TEXT: &str = "nodes: {a: , b: , c: , d: }\nedges:\n  - a -> b, c -> d\n";

    fn effects(operations: &str) -> Effects {
        let operations: Vec<Operation> = serde_json::from_str(operations).expect("operations");
        let before = kinograph_core::parse(&mut Vec::new(), TEXT);
        let edited = edit(TEXT, &operations).expect("it can be done");
        Effects::of(&before, &edited.document, &operations)
    }

    #[test]
    fn what_comes_and_goes_is_told_in_a_line() {
        for (operations, expected) in [
            ("[]", "adds and removes nothing"),
            (
                r#"[{"op": "add", "id": "e"}, {"op": "connect", "from": "a", "to": "e"}]"#,
                "adds 1 node (e) and 1 edge",
            ),
            (
                r#"[{"op": "rename", "id": "a", "to": "z"}, {"op": "disconnect", "from": "b", "to": "d"}]"#,
                "removes 1 of 4 edges",
            ),
            (
                r#"[{"op": "remove", "id": "b"}, {"op": "remove", "id": "c"}, {"op": "remove", "id": "d"}]"#,
                "removes 3 of 4 nodes (b, c, d) and 4 of 4 edges",
            ),
        ] {
            assert_eq!(effects(operations).to_string(), expected);
        }
    }

    #[test]
    fn losing_most_of_a_diagram_stands_out() {
        let removed = |ids: &[&str]| {
            let operations: Vec<String> = ids
                .iter()
                .map(|id| format!(r#"{{"op": "remove", "id": "{id}"}}"#))
                .collect();
            effects(&format!("[{}]", operations.join(","))).removes_most()
        };
        assert!(!removed(&["b"]));
        assert!(removed(&["a", "b"]), "three of four edges go");
        assert!(removed(&["b", "c", "d"]));
    }
}
