//! Two pictures as one that follows the reader's preference for light or dark.
//!
//! Both are written as they would be alone, and then laid over each other:
//! what is the same stands once, what differs in colour gets a class that a
//! media query recolours, and what differs in shape, such as shadows, stands
//! twice, one of them hidden. Viewers that know no media queries show the
//! light one.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use roxmltree::{Document, Node};

/// Properties that a style sheet can set, each with what it is where an element does not say.
const PROPERTIES: [(&str, Option<&str>); 8] = [
    ("fill", None),
    ("stroke", None),
    ("color", None),
    ("stop-color", None),
    ("stroke-width", None),
    ("fill-opacity", Some("1")),
    ("stroke-opacity", Some("1")),
    ("stop-opacity", Some("1")),
];

const WRITTEN: &str = "what was written is well-formed";

/// One document of two pictures of the same size that are written with the same ids.
/// None when they differ so much that ids would stand in it twice.
pub(crate) fn overlay(light: &str, dark: &str, prefix: &str) -> Option<String> {
    let (light, dark) = (parse(light), parse(dark));
    let mut pair = Pair {
        light: light.input_text(),
        dark: dark.input_text(),
        prefix,
        classes: BTreeMap::new(),
        out: String::new(),
    };
    let root = [light.root_element(), dark.root_element()];
    if !alike(root) || !pair.element(root) {
        return None;
    }
    let sheet = pair.sheet();
    Some(with_sheet(&pair.out, &sheet))
}

/// One document that holds both pictures whole. Their ids have to differ.
pub(crate) fn stack(light: &str, dark: &str) -> String {
    let (light, dark) = (parse(light), parse(dark));
    let [light, dark] = [light.root_element(), dark.root_element()];
    let text = light.document().input_text();
    let mut out = text[..tag(text, light).end].to_owned();
    let is_name = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "title" | "desc");
    let own = |root: Node<'_, '_>, out: &mut String, wanted: &dyn Fn(&Node<'_, '_>) -> bool| {
        for node in root.children().filter(Node::is_element).filter(wanted) {
            out.push_str("\n ");
            out.push_str(&node.document().input_text()[node.range()]);
        }
    };
    own(light, &mut out, &|node| is_name(node));
    out.push_str("\n <g class=\"kg-light\">");
    own(light, &mut out, &|node| !is_name(node));
    out.push_str("\n </g>\n <svg class=\"kg-dark\"");
    for name in ["width", "height"] {
        // A picture inside a picture is as large as what is around it.
        let _ = write!(out, " {name}=\"100%\"");
    }
    let view = dark.attribute("viewBox").unwrap_or("0 0 1 1");
    let _ = write!(out, " viewBox=\"{view}\">");
    own(dark, &mut out, &|node| !is_name(node));
    out.push_str("\n </svg>\n</svg>\n");
    with_sheet(&out, &sheet_of(""))
}

fn parse(text: &str) -> Document<'_> {
    Document::parse(text).expect(WRITTEN)
}

/// Two documents being laid over each other.
struct Pair<'a> {
    light: &'a str,
    dark: &'a str,
    prefix: &'a str,
    /// Names of classes by what they set in the dark.
    classes: BTreeMap<String, String>,
    out: String,
}

impl Pair<'_> {
    /// Writes two elements that are alike as one. False when that cannot be.
    fn element(&mut self, nodes: [Node<'_, '_>; 2]) -> bool {
        let [light, dark] = nodes;
        if self.light[light.range()] == self.dark[dark.range()] {
            self.out.push_str(&self.light[light.range()]);
            return true;
        }
        let start = tag(self.light, light);
        self.opening(nodes, start.clone());
        let inner = nodes.map(|node| node.children().filter(Node::is_element).collect::<Vec<_>>());
        if words(light) != words(dark) {
            return false;
        }
        let [Some(first), Some(last)] = [inner[0].first(), inner[0].last()] else {
            return inner[1].is_empty() && {
                self.out.push_str(&self.light[start.end..light.range().end]);
                true
            };
        };
        let (first, last) = (first.range().start, last.range().end);
        self.out.push_str(&self.light[start.end..first]);
        let between = inner[0].windows(2).next().map_or("\n", |pair| {
            &self.light[pair[0].range().end..pair[1].range().start]
        });
        let between = between.to_owned();
        let fits = self.children(inner, &between);
        self.out.push_str(&self.light[last..light.range().end]);
        fits
    }

    /// Writes the children of two elements: pairs that are alike as one, all others twice.
    fn children(&mut self, inner: [Vec<Node<'_, '_>>; 2], between: &str) -> bool {
        let [light, dark] = &inner;
        let pairs = || light.iter().zip(dark);
        let head = pairs().take_while(|(a, b)| alike([**a, **b])).count();
        let rest = light.len().min(dark.len()) - head;
        let from_end = light.iter().rev().zip(dark.iter().rev()).take(rest);
        let tail = from_end.take_while(|(a, b)| alike([**a, **b])).count();
        let middle = head..light.len() - tail;
        let mut fits = true;
        let mut first = true;
        let mut separate = |out: &mut String| {
            if !std::mem::take(&mut first) {
                out.push_str(between);
            }
        };
        for (a, b) in pairs().take(head) {
            separate(&mut self.out);
            fits &= self.element([*a, *b]);
        }
        for (nodes, text, class) in [
            (&light[middle], self.light, "kg-light"),
            (&dark[head..dark.len() - tail], self.dark, "kg-dark"),
        ] {
            for node in nodes {
                separate(&mut self.out);
                // An id may stand in a document once only.
                fits &= node.descendants().all(|it| !it.has_attribute("id"));
                let start = tag(text, *node);
                self.out
                    .push_str(&with_class(&text[start.clone()], *node, class));
                self.out.push_str(&text[start.end..node.range().end]);
            }
        }
        let ends = [light.len() - tail, dark.len() - tail];
        for (a, b) in light[ends[0]..].iter().zip(&dark[ends[1]..]) {
            separate(&mut self.out);
            fits &= self.element([*a, *b]);
        }
        fits
    }

    /// Writes the tag that opens two elements.
    fn opening(&mut self, nodes: [Node<'_, '_>; 2], tag: Range<usize>) {
        let [light, dark] = nodes;
        let mut rule = String::new();
        for (name, usual) in PROPERTIES {
            let [of_light, of_dark] = [light, dark].map(|node| node.attribute(name).or(usual));
            if let (true, Some(value)) = (of_light != of_dark, of_dark) {
                let _ = write!(rule, "{name}:{value};");
            }
        }
        if rule.is_empty() {
            self.out.push_str(&self.light[tag]);
            return;
        }
        let number = self.classes.len() + 1;
        let class = self
            .classes
            .entry(rule)
            .or_insert_with(|| format!("{}-dark-{number}", self.prefix));
        let opening = with_class(&self.light[tag], light, class);
        self.out.push_str(&opening);
    }

    fn sheet(&self) -> String {
        let mut rules = String::new();
        for (rule, class) in &self.classes {
            let _ = write!(rules, ".{class}{{{}}}", rule.trim_end_matches(';'));
        }
        sheet_of(&rules)
    }
}

fn sheet_of(dark: &str) -> String {
    format!(
        ".kg-dark{{display:none}}@media(prefers-color-scheme:dark){{\
         .kg-light{{display:none}}.kg-dark{{display:inline}}{dark}}}"
    )
}

/// Whether two elements differ in nothing but what a style sheet can set.
fn alike([light, dark]: [Node<'_, '_>; 2]) -> bool {
    let settable = |name: &str| PROPERTIES.iter().find(|(known, _)| *known == name);
    let covered = |node: Node<'_, '_>, other: Node<'_, '_>| {
        node.attributes().all(|attribute| {
            let theirs = other.attribute(attribute.name());
            match settable(attribute.name()) {
                // A gradient here and a colour there: a sheet could not name the gradient.
                Some((_, usual)) => {
                    let plain = |value: &str| !value.starts_with("url(");
                    theirs == Some(attribute.value())
                        || usual.is_some()
                        || (plain(attribute.value()) && theirs.is_some_and(plain))
                }
                None => theirs == Some(attribute.value()),
            }
        })
    };
    light.tag_name() == dark.tag_name() && covered(light, dark) && covered(dark, light)
}

/// The words directly inside an element.
fn words(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text);
    let words: Vec<&str> = texts
        .filter_map(|text| text.text())
        .map(str::trim)
        .collect();
    words.concat()
}

/// Where the tag stands that opens an element.
fn tag(text: &str, node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    let mut quoted = false;
    let length = text[start..].find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    start..start + length.expect(WRITTEN) + 1
}

/// A tag with one more class.
fn with_class(tag: &str, node: Node<'_, '_>, class: &str) -> String {
    match node.attribute_node("class") {
        Some(known) => {
            let at = known.range_value().end - node.range().start;
            format!("{} {class}{}", &tag[..at], &tag[at..])
        }
        None => {
            let at = 1 + node.tag_name().name().len();
            format!("{} class=\"{class}\"{}", &tag[..at], &tag[at..])
        }
    }
}

/// The document with a style sheet before everything that it draws.
fn with_sheet(document: &str, sheet: &str) -> String {
    let at = tag(document, parse(document).root_element()).end;
    format!(
        "{}\n <style>{sheet}</style>{}",
        &document[..at],
        &document[at..]
    )
}
