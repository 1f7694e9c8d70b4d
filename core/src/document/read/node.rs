//! Nodes, in their short and their long form.

use std::collections::HashSet;

use super::{DIRECTIONS, Reader};
use crate::{
    Side, Size, Span,
    diagnostic::{code, shorten},
    document::{
        BadgeDecl, NodeDecl, PortDecl, Spanned, StyleUse, keys,
        yaml::{Data, Entry, Key, Scalar, Value},
    },
};

const SIDES: [(&str, Side); 4] = [
    ("top", Side::Top),
    ("right", Side::Right),
    ("bottom", Side::Bottom),
    ("left", Side::Left),
];

/// The largest box that a node can ask for, in pixels.
const LARGEST: f64 = 20_000.0;

/// Paths repeat the ids of all containers around a node, so ids have to stay short.
const LONGEST_ID: usize = 128;

/// The greatest rank.
const HIGHEST_RANK: u32 = 10_000;

impl Reader<'_> {
    /// The mapping `nodes`, of the file or of a container.
    pub(super) fn nodes(&mut self, value: &Value) -> Vec<NodeDecl> {
        const HINT: &str = "write one line `id: kind` for each node, without a dash";
        let mut nodes = Vec::new();
        for entry in self.entries("nodes", HINT, value) {
            self.nodes += 1;
            if self.nodes > self.limits.nodes {
                if self.nodes == self.limits.nodes + 1 {
                    let message = format!("more than {} nodes", self.limits.nodes);
                    self.limit("nodes", message, entry.key.span);
                    self.incomplete = true;
                }
                break;
            }
            nodes.extend(self.node(entry));
        }
        nodes
    }

    fn node(&mut self, entry: &Entry) -> Option<NodeDecl> {
        let Entry { key, value } = entry;
        if key.text().len() > LONGEST_ID {
            let message = format!("the id \"{}\" is too long", shorten(key.text()));
            let hint = format!("an id has {LONGEST_ID} characters at most");
            self.error(code::BAD_ID, message, key.span, hint);
            self.incomplete = true;
            return None;
        }
        self.check_id(key);
        let mut node = empty_node(key, value);
        match &value.data {
            Data::Null | Data::Refused => {}
            Data::Scalar(scalar) => self.short_node(&mut node, scalar, value.span),
            Data::Map(entries) => {
                for entry in entries {
                    self.node_key(&mut node, entry);
                }
            }
            Data::List(_) => {
                let hint = format!(
                    "write `{}: kind, Label` or `{}: {{kind: …}}`",
                    key.text(),
                    key.text()
                );
                let message = format!("the node \"{}\" cannot be a list", shorten(key.text()));
                self.error(code::WRONG_TYPE, message, key.span, hint);
            }
        }
        Some(node)
    }

    /// `kind` or `kind, Label`: everything after the first comma is the label.
    fn short_node(&mut self, node: &mut NodeDecl, scalar: &Scalar, span: Span) {
        let id = &node.id.value;
        let text = scalar.text.as_str();
        let (kind, label) = match text.split_once(',') {
            Some((kind, label)) => (kind, Some(label)),
            None => (text, None),
        };
        let (kind_text, label_text) = (kind.trim(), label.map(str::trim));
        if kind_text.is_empty() {
            let hint = format!("write `{id}: kind` or `{id}: kind, Label`");
            self.error(
                code::BAD_NODE,
                format!("the node \"{id}\" has an empty kind"),
                span,
                hint,
            );
            return;
        }
        let kind_start = text.len() - text.trim_start().len();
        let kind_span = scalar.part(span, kind_start, kind_start + kind_text.len());
        node.kind = self.checked_text("kind", kind_text, kind_span);
        let Some(label_text) = label_text else { return };
        let label_start = text.len() - text[kind.len() + 1..].trim_start().len();
        let label_span = scalar.part(span, label_start, label_start + label_text.len());
        if label_text.is_empty() {
            let hint = format!("write `{id}: {kind_text}` without the comma");
            self.error(
                code::BAD_NODE,
                format!("the label of \"{id}\" is empty"),
                span,
                hint,
            );
        } else if let Some(map) = label_text.strip_prefix('{').filter(|_| !scalar.quoted) {
            let hint = format!("write `{id}: {{kind: {kind_text}, {map}`");
            let message = format!("the label of \"{id}\" begins with a brace");
            self.error(code::BAD_NODE, message, label_span, hint);
        } else {
            node.label = self.checked_text("label", label_text, label_span);
        }
    }

    fn node_key(&mut self, node: &mut NodeDecl, entry: &Entry) {
        let Entry { key, value } = entry;
        match key.text() {
            "kind" => node.kind = self.name("kind", value),
            "label" => node.label = self.text("label", value),
            "caption" => node.caption = self.text("caption", value),
            "badge" => node.badge = self.badge(value),
            "color" => {
                node.style.own.color = self.color("color", value).or(node.style.own.color.take());
            }
            "style" => self.style(&mut node.style, keys::STYLE, value),
            "class" => self.classes(&mut node.style, "class", value),
            "tags" => node.tags = self.names("tags", value),
            "ports" => node.ports = self.ports(value),
            "nodes" => node.nodes = Some(self.nodes(value)),
            "direction" => node.direction = self.choice("direction", &DIRECTIONS, value),
            "layout" => node.layout = self.layout(value),
            "rank" => node.rank = self.whole_number("rank", HIGHEST_RANK, value),
            "size" => {
                let size = self.pair("size", ["width", "height"], 1.0..=LARGEST, value);
                node.size = size.map(|[width, height]| Spanned {
                    value: Size::new(width, height),
                    span: key.span,
                });
            }
            "description" => node.description = self.text("description", value),
            "link" => node.link = self.link(value),
            "params" => node.params.append(&mut self.params(value)),
            _ => node.params.push(self.param(key, value)),
        }
    }

    /// A few words, or a mapping with their colour.
    fn badge(&mut self, value: &Value) -> Option<BadgeDecl> {
        let Data::Map(entries) = &value.data else {
            let text = self.badge_text("badge", value)?;
            return Some(BadgeDecl { text, color: None });
        };
        let (mut text, mut color) = (None, None);
        for entry in entries {
            match entry.key.text() {
                "text" => text = self.badge_text("text", &entry.value),
                "color" => color = self.color("color", &entry.value),
                _ => self.unknown_key("a badge", keys::BADGE, &entry.key),
            }
        }
        if !entries.iter().any(|entry| entry.key.text() == "text") {
            let span = self.first_line(value.span);
            let hint = "as in {text: beta, color: warning}";
            self.error(code::MISSING, "the badge has no \"text\"", span, hint);
        }
        text.map(|text| BadgeDecl { text, color })
    }

    fn badge_text(&mut self, name: &str, value: &Value) -> Option<Spanned<String>> {
        let text = self.name(name, value)?;
        let length = text.value.chars().count();
        if length <= LONGEST_BADGE && !text.value.contains('\n') {
            return Some(text);
        }
        let message = format!("a badge holds one line of {LONGEST_BADGE} characters at most");
        let hint = "put longer words into `caption`, or into a node of the kind `note`";
        self.error(code::OUT_OF_RANGE, message, text.span, hint);
        None
    }

    /// Names of ports, or a mapping of names to sides.
    fn ports(&mut self, value: &Value) -> Vec<PortDecl> {
        let mut ports: Vec<PortDecl> = Vec::new();
        if let Data::Map(entries) = &value.data {
            for entry in entries {
                self.check_id(&entry.key);
                let name = Spanned {
                    value: entry.key.text().to_owned(),
                    span: entry.key.span,
                };
                let side = self.choice(entry.key.text(), &SIDES, &entry.value);
                ports.push(PortDecl { name, side });
            }
            return ports;
        }
        let mut seen = HashSet::new();
        for name in self.names("ports", value) {
            self.check_slug(&name.value, name.span);
            if !seen.insert(name.value.clone()) {
                let message = format!("the port \"{}\" is written twice", name.value);
                self.error(
                    code::DUPLICATE_KEY,
                    message,
                    name.span,
                    "remove one of the two",
                );
            } else {
                ports.push(PortDecl { name, side: None });
            }
        }
        ports
    }

    fn link(&mut self, value: &Value) -> Option<Spanned<String>> {
        const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];
        let link = self.name("link", value)?;
        let lower = link.value.to_ascii_lowercase();
        let known = SCHEMES
            .iter()
            .any(|scheme| lower.len() > scheme.len() && lower.starts_with(scheme));
        if known && !link.value.contains(char::is_whitespace) {
            return Some(link);
        }
        let message = format!("\"{}\" is not a link", shorten(&link.value));
        let hint = "a link begins with https://, http:// or mailto: and holds no spaces";
        self.error(code::BAD_LINK, message, link.span, hint);
        None
    }

    fn check_id(&mut self, key: &Key) {
        if let Some((path, last)) = key.text().rsplit_once('.')
            && is_slug(last)
        {
            let message = format!("the id \"{}\" holds a dot", shorten(key.text()));
            let hint = format!(
                "write `{last}:` under the `nodes:` of \"{}\"",
                shorten(path)
            );
            self.error(code::BAD_ID, message, key.span, hint);
            return;
        }
        self.check_slug(key.text(), key.span);
    }

    fn check_slug(&mut self, id: &str, span: Span) {
        if is_slug(id) {
            return;
        }
        let rule = "an id begins with a letter or _ and goes on with letters, digits, - and _";
        let slug = slug(id);
        let hint = if slug.is_empty() || !id.is_ascii() {
            rule.to_owned()
        } else {
            format!("write \"{slug}\" and put the words into the label; {rule}")
        };
        self.error(
            code::BAD_ID,
            format!("\"{}\" is not an id", shorten(id)),
            span,
            hint,
        );
    }
}

/// The characters of the longest badge.
const LONGEST_BADGE: usize = 20;

fn empty_node(key: &Key, value: &Value) -> NodeDecl {
    NodeDecl {
        id: Spanned {
            value: key.text().to_owned(),
            span: key.span,
        },
        kind: None,
        label: None,
        caption: None,
        badge: None,
        style: StyleUse::default(),
        tags: Vec::new(),
        ports: Vec::new(),
        direction: None,
        layout: None,
        rank: None,
        size: None,
        description: None,
        link: None,
        params: Vec::new(),
        nodes: None,
        span: Span::new(key.span.start..value.span.end.max(key.span.end)),
    }
}

/// Whether a text can be an id.
pub(super) fn is_slug(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// The id that a text would make.
fn slug(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let slug: String = words
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(40)
        .collect();
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{slug}")
    } else {
        slug
    }
}
