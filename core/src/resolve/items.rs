//! Nodes, containers and their ports.

use std::collections::BTreeMap;

use super::{
    ids::Ids,
    label,
    params::{self, Owner},
    style::Styles,
};
use crate::{
    ContainerIx, Diagnostic, Index, KindIx, KindSpec, NodeIx, PortIx, Side, Span, Table,
    diagnostic::{Problems, code, list},
    diagram::{Badge, Container, End, Item, Node, Port},
    document::{BadgeDecl, Document, NodeDecl, Position, Spanned, keys},
    names::{self, Titles},
};

/// The kind of a node whose author wrote none.
pub(crate) const DEFAULT_KIND: &str = "service";

/// The kind of a container whose author wrote none.
pub(crate) const DEFAULT_CONTAINER: &str = "group";

/// What the nodes of a document became.
#[derive(Default)]
pub(super) struct Items {
    pub(super) nodes: Table<NodeIx, Node>,
    pub(super) containers: Table<ContainerIx, Container>,
    pub(super) ports: Table<PortIx, Port>,
    pub(super) ids: Ids,
}

impl Items {
    /// The item that an edge ends at.
    pub(super) fn item(&self, end: End) -> &Item {
        match end {
            End::Node(node) => &self.nodes[node].item,
            End::Container(container) => &self.containers[container].item,
            End::Port(port) => &self.nodes[self.ports[port].node].item,
        }
    }
}

/// Resolves every node and container.
pub(super) fn resolve(
    problems: &mut Problems,
    kinds: &[KindSpec],
    styles: &Styles<'_>,
    document: &Document,
) -> Items {
    let items = Items {
        ids: Ids::new(document.incomplete),
        ..Items::default()
    };
    let mut resolver = Resolver {
        problems,
        kinds,
        styles,
        found: BTreeMap::new(),
        titles: None,
        items,
    };
    for node in &document.nodes {
        resolver.node(node, None, "");
    }
    resolver.pins(&document.positions);
    resolver.items
}

struct Resolver<'a> {
    problems: &'a mut Problems,
    kinds: &'a [KindSpec],
    styles: &'a Styles<'a>,
    /// Kinds that were looked up before.
    found: BTreeMap<&'a str, usize>,
    /// What the kinds are called; made when the first node has no kind.
    titles: Option<Titles>,
    items: Items,
}

impl<'a> Resolver<'a> {
    /// Resolves a node and what it holds. `prefix` is the path of its container, with a dot.
    fn node(&mut self, decl: &'a NodeDecl, parent: Option<ContainerIx>, prefix: &str) {
        let kind = self.kind(decl);
        let spec = kind.map(|at| &self.kinds[at]);
        let path = format!("{prefix}{}", decl.id.value);
        let container = decl.nodes.is_some() || spec.is_some_and(|spec| spec.container);
        self.misplaced_keys(decl, container);
        let item = self.item(decl, kind, path.clone(), parent);
        if !container {
            let node = self.items.nodes.push(Node {
                item,
                pinned: None,
                rank: decl.rank.as_ref().map(|rank| rank.value),
                requested: decl.size.as_ref().map(|size| size.value),
            });
            self.claim(decl, &path, End::Node(node));
            self.ports(decl, spec, node);
            return;
        }
        let direction = decl.direction.as_ref().map(|direction| direction.value);
        let container = self.items.containers.push(Container { item, direction });
        self.claim(decl, &path, End::Container(container));
        for inner in decl.nodes.iter().flatten() {
            self.node(inner, Some(container), &format!("{path}."));
        }
    }

    fn item(
        &mut self,
        decl: &NodeDecl,
        kind: Option<usize>,
        id: String,
        parent: Option<ContainerIx>,
    ) -> Item {
        let spec = kind.map(|at| &self.kinds[at]);
        let params = spec.map(|spec| {
            let owner = Owner {
                name: format!("kind \"{}\"", spec.id),
                other_keys: keys::NODE,
            };
            params::check(
                self.problems,
                &self.styles.palette,
                &owner,
                &spec.params,
                &decl.params,
            )
        });
        let accent = spec.and_then(|spec| spec.accent.as_deref());
        let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        Item {
            id,
            label: text(&decl.label).unwrap_or_else(|| label::from_id(&decl.id.value, spec)),
            caption: text(&decl.caption),
            badge: self.badge(decl),
            // A node of an unknown kind takes a place all the same; the error keeps it from being drawn.
            kind: KindIx::new(kind.unwrap_or(0)),
            params: params.unwrap_or_default(),
            classes: decl
                .style
                .classes
                .iter()
                .map(|class| class.value.clone())
                .collect(),
            tags: decl.tags.iter().map(|tag| tag.value.clone()).collect(),
            description: text(&decl.description),
            link: text(&decl.link),
            style: self.styles.node(self.problems, accent, &decl.style),
            parent,
            span: Some(decl.id.span),
        }
    }

    fn badge(&mut self, decl: &NodeDecl) -> Option<Badge> {
        let BadgeDecl { text, color } = decl.badge.as_ref()?;
        let color = color.as_ref().and_then(|name| {
            let palette = &self.styles.palette;
            palette.look_up(self.problems, name)
        });
        Some(Badge {
            text: text.value.clone(),
            color,
        })
    }

    /// The kind that a node names, else the one that its label names, else the default.
    fn kind(&mut self, decl: &'a NodeDecl) -> Option<usize> {
        if decl.kind.is_none()
            && let Some(at) = self.kind_of_label(decl)
        {
            return Some(at);
        }
        let default = if decl.nodes.is_some() {
            DEFAULT_CONTAINER
        } else {
            DEFAULT_KIND
        };
        let (name, span) = match &decl.kind {
            Some(kind) => (kind.value.as_str(), kind.span),
            None => (default, decl.id.span),
        };
        let at = match self.found.get(name) {
            Some(at) => *at,
            None => {
                let at = names::find(self.problems, self.kinds, name, Some(span))?;
                self.found.insert(name, at);
                at
            }
        };
        if decl.nodes.is_some() && !self.kinds[at].container {
            self.not_a_container(name, span);
        }
        Some(at)
    }

    /// The kind that the label of a node names. The author is told, since
    /// another pack could make the name ambiguous tomorrow.
    fn kind_of_label(&mut self, decl: &NodeDecl) -> Option<usize> {
        let (label, span) = match &decl.label {
            Some(label) => (label.value.clone(), label.span),
            None => (label::from_id(&decl.id.value, None), decl.id.span),
        };
        let titles = self.titles.get_or_insert_with(|| Titles::new(self.kinds));
        let at = titles.find(&label, decl.nodes.is_some())?;
        let kind = names::shortest(self.kinds, at);
        let message = format!("\"{}\" is drawn as {kind}, after its label", decl.id.value);
        let problem = Diagnostic::note(code::KIND_BY_LABEL, message)
            .at(span)
            .hint(format!("write `kind: {kind}` to say so, or another kind"));
        self.problems.push(problem);
        Some(at)
    }

    fn not_a_container(&mut self, name: &str, span: Span) {
        /// So many are taken in at a glance.
        const LISTED: usize = 8;
        let containers = || {
            let kinds = self.kinds.iter().filter(|kind| kind.container);
            kinds.map(|kind| kind.id.as_str())
        };
        let message = format!("the kind \"{name}\" holds no nodes");
        let hint = if containers().next().is_none() {
            "no installed kind holds nodes".to_owned()
        } else {
            let further = if containers().nth(LISTED).is_some() {
                ", among others"
            } else {
                ""
            };
            let first = list(containers().take(LISTED));
            format!("kinds that hold nodes are {first}{further}")
        };
        let problem = Diagnostic::error(code::NOT_A_CONTAINER, message)
            .at(span)
            .hint(hint);
        self.problems.push(problem);
    }

    /// Reports keys that do nothing on a container, or on a node that is none.
    fn misplaced_keys(&mut self, decl: &NodeDecl, container: bool) {
        let only_nodes = [
            ("rank", decl.rank.as_ref().map(|rank| rank.span)),
            ("size", decl.size.as_ref().map(|size| size.span)),
            ("ports", decl.ports.first().map(|port| port.name.span)),
        ];
        let only_containers = [
            (
                "direction",
                decl.direction.as_ref().map(|direction| direction.span),
            ),
            (
                "layout",
                decl.layout.as_ref().map(|layout| layout.name.span),
            ),
        ];
        let id = &decl.id.value;
        let (keys, why): (&[_], String) = if container {
            (
                &only_nodes,
                format!("\"{id}\" is a container, whose size and edges follow from what it holds"),
            )
        } else {
            (
                &only_containers,
                format!("\"{id}\" holds no nodes to arrange"),
            )
        };
        for (key, span) in keys {
            if let Some(span) = span {
                let message = format!("\"{key}\" does nothing on \"{id}\"");
                let problem = Diagnostic::error(code::MISPLACED_KEY, message)
                    .at(*span)
                    .hint(why.clone());
                self.problems.push(problem);
            }
        }
        if let (true, Some(layout)) = (container, &decl.layout) {
            let message = "a container cannot have its own layout yet";
            let hint = "set `layout` for the whole file, or `direction` for the container";
            let problem = Diagnostic::error(code::UNSUPPORTED, message);
            self.problems.push(problem.at(layout.name.span).hint(hint));
        }
    }

    fn claim(&mut self, decl: &NodeDecl, path: &str, end: End) {
        if let Err(taken) = self.items.ids.add(&decl.id.value, path, end) {
            let message = format!("the id \"{}\" is taken", decl.id.value);
            let hint = format!("\"{taken}\" has it, and ids are unique in the whole file");
            let problem = Diagnostic::error(code::DUPLICATE_ID, message);
            self.problems.push(problem.at(decl.id.span).hint(hint));
        }
    }

    /// The ports of the kind and the author's; a name of both takes the author's side.
    fn ports(&mut self, decl: &NodeDecl, spec: Option<&KindSpec>, node: NodeIx) {
        let mut ports: Vec<(&str, Option<Side>)> = Vec::new();
        for port in spec.iter().flat_map(|spec| &spec.ports) {
            ports.push((&port.id, Some(port.side)));
        }
        let declared = ports.len();
        for port in &decl.ports {
            let side = port.side.as_ref().map(|side| side.value);
            let name = port.name.value.as_str();
            match ports[..declared]
                .iter_mut()
                .find(|(known, _)| *known == name)
            {
                Some(known) => known.1 = side.or(known.1),
                None => ports.push((name, side)),
            }
        }
        for (name, side) in ports {
            let port = self.items.ports.push(Port {
                node,
                name: name.to_owned(),
                side,
            });
            self.items.ids.add_port(node, name, port);
        }
    }

    /// Fixes nodes where `positions` says.
    fn pins(&mut self, positions: &[Position]) {
        for position in positions {
            // A position that outlived its node is a leftover, not a mistake worth stopping for.
            let mut unknown = Problems::default();
            match self.items.ids.find(&mut unknown, &position.node) {
                Some(End::Node(node)) => {
                    self.items.nodes[node].pinned = Some(crate::Point::new(position.x, position.y));
                }
                Some(_) => {
                    let message = format!("\"{}\" cannot have a position", position.node);
                    let problem = Diagnostic::error(code::MISPLACED_KEY, message);
                    let hint = "only nodes have positions; a container follows from what it holds";
                    self.problems
                        .push(problem.at(position.node.span).hint(hint));
                }
                None if unknown.is_empty() => {}
                None => {
                    let message = format!("the position of \"{}\" fixes nothing", position.node);
                    let problem = Diagnostic::warning(code::UNKNOWN_ID, message);
                    let hint = "no node has this id; remove the line";
                    self.problems
                        .push(problem.at(position.node.span).hint(hint));
                }
            }
        }
    }
}
