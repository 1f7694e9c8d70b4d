//! Which nodes a command is about: ids, globs and kinds.

use kinograph_core::{
    Document,
    diagnostic::nearest,
    edit::{Selectable, StoryStep, select},
};
use wildmatch::WildMatch;

use crate::failure::Failure;

/// Selects nodes by what they are.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct KindArgs {
    /// All nodes of this kind, as the file has it; with globs, those of them that match
    #[arg(long, value_name = "KIND", help_heading = "Nodes")]
    kind: Option<String>,
}

impl KindArgs {
    /// Whether a kind was asked for.
    pub(super) fn is_given(&self) -> bool {
        self.kind.is_some()
    }
}

/// The nodes of a file, to be selected from.
pub(super) struct Selected<'d> {
    document: &'d Document,
}

impl<'d> Selected<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document }
    }

    /// The step of the story with this number, from 1; an empty one when there is
    /// none, which is told where it is used.
    pub(super) fn step(&self, number: usize) -> StoryStep {
        let story = self.document.motion.iter().flat_map(|motion| &motion.story);
        let step = number
            .checked_sub(1)
            .and_then(|at| story.into_iter().nth(at));
        step.map(StoryStep::from).unwrap_or_default()
    }

    /// The nodes that are meant, each once, in the order of the file for globs.
    ///
    /// # Errors
    /// When a glob or a kind selects nothing. A plain id is handed on: whether
    /// there is such a node is checked where it is used.
    pub(super) fn nodes(
        &self,
        written: &[String],
        kind: &KindArgs,
    ) -> Result<Vec<String>, Failure> {
        if written.is_empty() && !kind.is_given() {
            return Err(
                Failure::new("no node is named").hint("name ids, globs such as '*-db', or --kind")
            );
        }
        let mut found: Vec<String> = Vec::new();
        let everything = ["*".to_owned()];
        let written = if written.is_empty() {
            &everything
        } else {
            written
        };
        for one in written {
            let nodes = if is_glob(one) || kind.is_given() {
                self.matching(one, kind)?
            } else {
                vec![one.clone()]
            };
            for node in nodes {
                if !found.contains(&node) {
                    found.push(node);
                }
            }
        }
        Ok(found)
    }

    /// The nodes that a glob matches: on paths if it has a dot, else on ids.
    fn matching(&self, glob: &str, kind: &KindArgs) -> Result<Vec<String>, Failure> {
        let pattern = WildMatch::new(glob);
        let matches = |node: &Selectable<'_>| {
            let name = if glob.contains('.') {
                &node.path
            } else {
                node.id
            };
            let is_kind = kind.kind.as_ref().is_none_or(|kind| kind == node.kind);
            is_kind && (pattern.matches(name) || node.path == glob)
        };
        let found = select(self.document, matches);
        if found.is_empty() {
            return Err(self.nothing(glob, kind));
        }
        Ok(found)
    }

    fn nothing(&self, glob: &str, kind: &KindArgs) -> Failure {
        let Some(kind) = &kind.kind else {
            return Failure::new(format!("no node matches \"{glob}\""))
                .hint("a glob with a dot is compared with whole paths, such as shop.*");
        };
        let failure = match glob {
            "*" => Failure::new(format!("no node has the kind \"{kind}\"")),
            _ => Failure::new(format!("no node of the kind \"{kind}\" matches \"{glob}\"")),
        };
        let kinds = std::cell::RefCell::new(std::collections::BTreeSet::new());
        select(self.document, |node| {
            kinds.borrow_mut().insert(node.kind.to_owned());
            false
        });
        let kinds = kinds.into_inner();
        match nearest(kind, kinds.iter().map(String::as_str)) {
            Some(near) if near != kind => failure.hint(format!("did you mean \"{near}\"?")),
            _ => failure.hint("kinds are compared as the file has them"),
        }
    }
}

/// Whether a name stands for several.
fn is_glob(name: &str) -> bool {
    name.contains(['*', '?'])
}

/// The two ends of an edge that is named as `a -> b`.
pub(super) fn edge(written: &str) -> Option<[String; 2]> {
    let (from, to) = written.split_once("->")?;
    Some([from.trim().to_owned(), to.trim().to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(written: &[&str], kind: Option<&str>) -> Result<Vec<String>, Failure> {
        let text = "nodes: {a-db: postgres, shop: {nodes: {b-db: postgres, web: }}}";
        let document = kinograph_core::parse(&mut Vec::new(), text);
        let written: Vec<String> = written.iter().map(ToString::to_string).collect();
        let kind = KindArgs {
            kind: kind.map(str::to_owned),
        };
        Selected::new(&document).nodes(&written, &kind)
    }

    #[test]
    fn globs_match_ids_or_with_a_dot_paths() {
        let found = |written: &[&str]| nodes(written, None).expect("something matches");
        assert_eq!(found(&["*-db"]), ["a-db", "shop.b-db"]);
        assert_eq!(found(&["shop.*"]), ["shop.b-db", "shop.web"]);
        assert_eq!(
            found(&["web", "*-db", "a-db"]),
            ["web", "a-db", "shop.b-db"]
        );
        assert!(nodes(&["x*"], None).is_err());
        assert!(nodes(&[], None).is_err());
    }

    #[test]
    fn kinds_narrow_what_is_matched() {
        let found = |written: &[&str], kind| nodes(written, Some(kind)).expect("something matches");
        assert_eq!(found(&[], "postgres"), ["a-db", "shop.b-db"]);
        assert_eq!(found(&["shop.*"], "postgres"), ["shop.b-db"]);
        assert_eq!(found(&[], "service"), ["shop.web"]);
        let Err(Failure::Problem { hint, .. }) = nodes(&[], Some("postgers")) else {
            panic!("there is no such kind");
        };
        assert_eq!(hint.as_deref(), Some("did you mean \"postgres\"?"));
    }
}
