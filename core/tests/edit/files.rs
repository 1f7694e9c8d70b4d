//! Random diagram files, in several ways of writing the same.

use std::fmt::Write as _;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(most).expect("small");
        usize::try_from((self.0 >> 11) % most.max(1)).expect("small")
    }

    pub(crate) fn one_in(&mut self, most: usize) -> bool {
        self.below(most) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

pub(crate) const LABELS: &[&str] = &[
    "Orders",
    "User service",
    "支付服务",
    "Größe: groß",
    "a, b",
    "it's",
    "\"quoted\"",
    "# no comment",
    "two\nlines",
    "{braces}",
    "[list]",
    "- dash",
    "ünï → çødé",
    "42",
    "true",
    "C#",
    "end:",
    " led by space",
    "🎉 party",
    "back\\slash",
];
pub(crate) const KINDS: &[&str] = &["service", "postgres", "kafka", "pack/kind", "web-app"];
pub(crate) const COLORS: &[&str] = &["red", "accent", "#d33", "teal"];
pub(crate) const ARROWS: &[&str] = &["->", "<-", "<->", "--", "~>", "<~", "<~>"];

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// By indentation, with short forms and mappings in brackets.
    Short,
    /// By indentation alone.
    Long,
    /// Sections by indentation, everything else in brackets.
    Brackets,
    /// JSON on one line.
    Json,
    /// JSON with a line for each value.
    JsonLines,
}

pub(crate) const WRITINGS: &[Writing] = &[
    Writing::Short,
    Writing::Long,
    Writing::Brackets,
    Writing::Json,
    Writing::JsonLines,
];

pub(crate) struct NodeSpec {
    pub(crate) id: String,
    kind: Option<&'static str>,
    label: Option<&'static str>,
    caption: Option<&'static str>,
    color: Option<&'static str>,
    pub(crate) inside: Option<Vec<Self>>,
}

struct EdgeSpec {
    groups: Vec<Vec<String>>,
    arrows: Vec<&'static str>,
    label: Option<&'static str>,
    color: Option<&'static str>,
}

struct StepSpec {
    what: &'static str,
    ends: Vec<String>,
    say: Option<&'static str>,
}

pub(crate) struct Spec {
    nodes: Vec<NodeSpec>,
    edges: Vec<EdgeSpec>,
    steps: Vec<StepSpec>,
    pins: Vec<String>,
}

impl Spec {
    pub(crate) fn random(dice: &mut Dice) -> Self {
        let mut next = 0;
        let nodes = nodes(dice, &mut next, 0);
        let mut paths = Vec::new();
        collect(&nodes, "", &mut paths);
        let end = |dice: &mut Dice| {
            let path: &(String, String, bool) = dice.pick(&paths);
            let name = if dice.one_in(4) { &path.1 } else { &path.0 };
            match dice.below(8) {
                0 if !path.2 => format!("{name}:p1"),
                1 if !path.2 => format!("{name}.p2"),
                _ => name.clone(),
            }
        };
        let count = dice.below(6);
        let mut edges = Vec::new();
        for _ in 0..count {
            let hops = 1 + dice.below(3);
            let mut groups = Vec::new();
            let mut arrows = Vec::new();
            for hop in 0..=hops {
                let ends = 1 + dice.below(4).saturating_sub(1);
                groups.push((0..ends).map(|_| end(dice)).collect());
                if hop < hops {
                    arrows.push(*dice.pick(ARROWS));
                }
            }
            edges.push(EdgeSpec {
                groups,
                arrows,
                label: some(dice, LABELS),
                color: some(dice, COLORS),
            });
        }
        let bare = |dice: &mut Dice| dice.pick(&paths).0.clone();
        let count = dice.below(4);
        let mut steps = Vec::new();
        for _ in 0..count {
            let what = *dice.pick(&["show", "focus", "trace"]);
            let ends = if what == "trace" { 2 } else { 1 } + dice.below(3);
            steps.push(StepSpec {
                what,
                ends: (0..ends).map(|_| bare(dice)).collect(),
                say: some(dice, LABELS),
            });
        }
        // Traces that are along edges are the usual ones.
        for edge in &edges {
            if dice.one_in(2) {
                let way = edge.groups.iter().map(|group| group[0].clone());
                let way = way.map(|end| end.split(':').next().unwrap_or_default().to_owned());
                let way: Vec<String> = way.filter(|end| !end.ends_with(".p2")).collect();
                if way.len() > 1 {
                    steps.push(StepSpec {
                        what: "trace",
                        ends: way,
                        say: some(dice, LABELS),
                    });
                }
            }
        }
        let mut pins = Vec::new();
        for (id, path, container) in &paths {
            if !container && dice.one_in(3) {
                pins.push(if dice.one_in(3) { path } else { id }.clone());
            }
        }
        Self {
            nodes,
            edges,
            steps,
            pins,
        }
    }

    pub(crate) fn write(&self, dice: &mut Dice, writing: Writing) -> String {
        match writing {
            Writing::Json | Writing::JsonLines => self.json(writing == Writing::JsonLines),
            _ => self.yaml(dice, writing),
        }
    }

    fn yaml(&self, dice: &mut Dice, writing: Writing) -> String {
        let mut page = Yaml {
            step: *dice.pick(&[2, 4]),
            flush: dice.one_in(3),
            quote: *dice.pick(&['"', '\'']),
            blank: dice.one_in(2),
            text: String::new(),
            comments: 0,
            writing,
        };
        if dice.one_in(3) {
            page.text += "# The file, not what follows.\n";
            page.text += if dice.one_in(2) { "\n" } else { "" };
        }
        page.text += "diagram: Random # the title\n";
        page.section("nodes");
        page.nodes(dice, &self.nodes, page.step);
        if !self.edges.is_empty() || dice.one_in(2) {
            page.section("edges");
            for edge in &self.edges {
                page.edge(dice, edge);
            }
        }
        if !self.steps.is_empty() {
            page.section("motion");
            let step = page.step;
            page.text += &format!("{}story:\n", " ".repeat(step));
            for spec in &self.steps {
                page.story_step(dice, spec);
            }
        }
        if !self.pins.is_empty() {
            page.section("positions");
            for (at, pin) in self.pins.iter().enumerate() {
                let place = if dice.one_in(3) {
                    format!("{{x: {at}, y: -{at}.5}}")
                } else {
                    format!("[{at}, -{at}.5]")
                };
                let spaces = " ".repeat(page.step);
                page.comment(dice, page.step);
                page.text += &format!("{spaces}{pin}: {place}");
                page.end(dice);
            }
        }
        page.text
    }

    fn json(&self, lines: bool) -> String {
        use serde_json::{Map, Value, json};
        fn nodes(specs: &[NodeSpec]) -> Value {
            let mut map = Map::new();
            for spec in specs {
                let plain = spec.label.is_none() && spec.caption.is_none() && spec.color.is_none();
                let value = match (spec.kind, &spec.inside) {
                    (Some(kind), None) if plain => json!(kind),
                    (None, None) if plain => Value::Null,
                    _ => {
                        let mut value = Map::new();
                        for (key, text) in [
                            ("kind", spec.kind),
                            ("label", spec.label),
                            ("caption", spec.caption),
                            ("color", spec.color),
                        ] {
                            value.extend(text.map(|text| (key.to_owned(), json!(text))));
                        }
                        let inside = spec.inside.as_ref();
                        value.extend(inside.map(|it| ("nodes".to_owned(), nodes(it))));
                        Value::Object(value)
                    }
                };
                map.insert(spec.id.clone(), value);
            }
            Value::Object(map)
        }
        let edges = self.edges.iter().map(|edge| {
            let statement = edge.statement();
            match (edge.label, edge.color) {
                (None, None) => json!(statement),
                (Some(label), None) if label.trim() == label => {
                    json!(format!("{statement}: {label}"))
                }
                (label, color) => {
                    let mut said = Map::new();
                    said.extend(label.map(|it| ("label".to_owned(), json!(it))));
                    said.extend(color.map(|it| ("color".to_owned(), json!(it))));
                    json!({statement: said})
                }
            }
        });
        let steps = self.steps.iter().map(|step| {
            let mut value = Map::new();
            value.insert(step.what.to_owned(), json!(step.ends));
            value.extend(step.say.map(|say| ("say".to_owned(), json!(say))));
            Value::Object(value)
        });
        let pins = self.pins.iter().enumerate();
        let pins: Map<String, Value> = pins
            .map(|(at, pin)| (pin.clone(), json!([at, 1])))
            .collect();
        let file = json!({
            "nodes": nodes(&self.nodes),
            "edges": edges.collect::<Vec<_>>(),
            "motion": {"story": steps.collect::<Vec<_>>()},
            "positions": pins,
        });
        if lines {
            serde_json::to_string_pretty(&file).expect("it is data") + "\n"
        } else {
            file.to_string()
        }
    }
}

impl EdgeSpec {
    fn statement(&self) -> String {
        let mut text = self.groups[0].join(", ");
        for (arrow, group) in self.arrows.iter().zip(&self.groups[1..]) {
            write!(text, " {arrow} {}", group.join(", ")).expect("memory can be written");
        }
        text
    }
}

fn some(dice: &mut Dice, all: &'static [&'static str]) -> Option<&'static str> {
    dice.one_in(2).then(|| *dice.pick(all))
}

fn nodes(dice: &mut Dice, next: &mut usize, depth: usize) -> Vec<NodeSpec> {
    let count = 1 + dice.below(if depth == 0 { 6 } else { 3 });
    let mut nodes = Vec::new();
    for _ in 0..count {
        *next += 1;
        let id = format!("n{next}");
        let container = depth < 3 && dice.one_in(4);
        let inside = container.then(|| match dice.one_in(5) {
            true => Vec::new(),
            false => self::nodes(dice, next, depth + 1),
        });
        nodes.push(NodeSpec {
            id,
            kind: some(dice, KINDS),
            label: some(dice, LABELS),
            caption: some(dice, LABELS).filter(|_| dice.one_in(2)),
            color: some(dice, COLORS).filter(|_| dice.one_in(2)),
            inside,
        });
    }
    nodes
}

fn collect(nodes: &[NodeSpec], prefix: &str, paths: &mut Vec<(String, String, bool)>) {
    for node in nodes {
        let path = format!("{prefix}{}", node.id);
        let inside = node.inside.as_deref();
        paths.push((node.id.clone(), path.clone(), inside.is_some()));
        collect(inside.unwrap_or_default(), &format!("{path}."), paths);
    }
}

/// A file by indentation that is being written.
struct Yaml {
    step: usize,
    flush: bool,
    quote: char,
    blank: bool,
    text: String,
    comments: usize,
    writing: Writing,
}

impl Yaml {
    fn section(&mut self, name: &str) {
        if self.blank {
            self.text += "\n";
        }
        writeln!(self.text, "{name}:").expect("memory can be written");
    }

    /// Perhaps a comment line, each with another number.
    fn comment(&mut self, dice: &mut Dice, indent: usize) {
        if dice.one_in(4) {
            self.comments += 1;
            let spaces = " ".repeat(indent);
            self.text += &format!("{spaces}# comment {}\n", self.comments);
        }
    }

    /// Ends a line, perhaps with a comment.
    fn end(&mut self, dice: &mut Dice) {
        if dice.one_in(5) {
            self.comments += 1;
            self.text += &format!("  # end {}", self.comments);
        }
        self.text += "\n";
    }

    fn scalar(&self, text: &str) -> String {
        let risky = text.contains(['"', '\'', '\n', '\\', '#', ':', ',', '{', '}', '[', ']'])
            || text.starts_with([' ', '-'])
            || ["42", "true"].contains(&text);
        match (risky, self.quote) {
            (false, _) => text.to_owned(),
            (true, '\'') if !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
            _ => serde_json::to_string(text).expect("text is data"),
        }
    }

    fn nodes(&mut self, dice: &mut Dice, nodes: &[NodeSpec], indent: usize) {
        for node in nodes {
            self.comment(dice, indent);
            self.node(dice, node, indent);
        }
    }

    fn node(&mut self, dice: &mut Dice, node: &NodeSpec, indent: usize) {
        let spaces = " ".repeat(indent);
        let said: Vec<(&str, String)> = [
            ("kind", node.kind),
            ("label", node.label),
            ("caption", node.caption),
            ("color", node.color),
        ]
        .into_iter()
        .filter_map(|(key, text)| Some((key, self.scalar(text?))))
        .collect();
        write!(self.text, "{spaces}{}:", node.id).expect("memory can be written");
        if let Some(inside) = node
            .inside
            .as_ref()
            .filter(|_| self.writing != Writing::Brackets)
        {
            self.end(dice);
            let inner = indent + self.step;
            let spaces = " ".repeat(inner);
            for (key, text) in &said {
                self.text += &format!("{spaces}{key}: {text}\n");
            }
            if inside.is_empty() {
                self.text += &format!("{spaces}nodes: {{}}\n");
            } else {
                self.text += &format!("{spaces}nodes:\n");
                self.nodes(dice, inside, inner + self.step);
            }
            return;
        }
        if node.inside.is_some() || self.writing == Writing::Brackets {
            self.text += &format!(" {}", self.flow(node, &said));
            return self.end(dice);
        }
        let short = match (node.kind, node.label) {
            _ if node.caption.is_some() || node.color.is_some() => None,
            (Some(kind), None) => Some(kind.to_owned()),
            (Some(kind), Some(label)) if !label.contains(['\n', '{']) && label.trim() == label => {
                let text = format!("{kind}, {label}");
                let quoted = text.contains(": ") || text.ends_with(':') || text.contains(" #");
                Some(if quoted { self.scalar(&text) } else { text })
            }
            _ => None,
        };
        match short {
            Some(short) => {
                self.text += &format!(" {short}");
                self.end(dice);
            }
            None if said.is_empty() => self.end(dice),
            None if self.writing == Writing::Short => {
                let said = said.iter().map(|(key, text)| format!("{key}: {text}"));
                self.text += &format!(" {{{}}}", said.collect::<Vec<_>>().join(", "));
                self.end(dice);
            }
            None => {
                self.end(dice);
                let spaces = " ".repeat(indent + self.step);
                for (key, text) in &said {
                    self.text += &format!("{spaces}{key}: {text}");
                    self.end(dice);
                }
            }
        }
    }

    fn flow(&self, node: &NodeSpec, said: &[(&str, String)]) -> String {
        let mut said: Vec<String> = said
            .iter()
            .map(|(key, text)| format!("{key}: {text}"))
            .collect();
        if let Some(inside) = &node.inside {
            let inside = inside.iter().map(|node| {
                let said: Vec<(&str, String)> = [("kind", node.kind), ("label", node.label)]
                    .into_iter()
                    .filter_map(|(key, text)| Some((key, self.scalar(text?))))
                    .collect();
                format!("{}: {}", node.id, self.flow(node, &said))
            });
            said.push(format!(
                "nodes: {{{}}}",
                inside.collect::<Vec<_>>().join(", ")
            ));
        }
        format!("{{{}}}", said.join(", "))
    }

    fn dash(&self, outer: usize) -> usize {
        if self.flush { outer } else { outer + self.step }
    }

    fn edge(&mut self, dice: &mut Dice, edge: &EdgeSpec) {
        let indent = self.dash(0);
        self.comment(dice, indent);
        let spaces = " ".repeat(indent);
        let statement = edge.statement();
        let label = edge.label.map(|label| self.scalar(label));
        let pairs: Vec<(&str, String)> = [
            ("label", label.clone()),
            ("color", edge.color.map(|it| self.scalar(it))),
        ]
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
        .collect();
        let said: Vec<String> = pairs
            .iter()
            .map(|(key, text)| format!("{key}: {text}"))
            .collect();
        let long = edge.arrows == ["->"] && dice.one_in(3);
        let item = if long && self.writing == Writing::Long {
            let list = |ends: &[String]| format!("[{}]", ends.join(", "));
            let mut lines = vec![
                format!("from: {}", list(&edge.groups[0])),
                format!("to: {}", list(&edge.groups[1])),
            ];
            lines.extend(said);
            lines.join(&format!("\n{spaces}  "))
        } else if long {
            let list = |ends: &[String]| match ends {
                [one] => one.clone(),
                _ => format!("[{}]", ends.join(", ")),
            };
            let mut said = said;
            said.insert(
                0,
                format!(
                    "from: {}, to: {}",
                    list(&edge.groups[0]),
                    list(&edge.groups[1])
                ),
            );
            format!("{{{}}}", said.join(", "))
        } else {
            match (label, edge.color) {
                (None, None) if dice.one_in(4) => format!("\"{statement}\""),
                (None, None) => statement,
                (Some(label), None) => format!("{statement}: {label}"),
                _ if self.writing == Writing::Long => {
                    let lines: Vec<String> = said
                        .iter()
                        .map(|it| format!("\n{spaces}    {it}"))
                        .collect();
                    format!("{statement}:{}", lines.concat())
                }
                _ => format!("{statement}: {{{}}}", said.join(", ")),
            }
        };
        self.text += &format!("{spaces}- {item}");
        self.end(dice);
    }

    fn story_step(&mut self, dice: &mut Dice, step: &StepSpec) {
        let indent = self.dash(self.step);
        self.comment(dice, indent);
        let spaces = " ".repeat(indent);
        let what = match step.what {
            "trace" if dice.one_in(2) => step.ends.join(" -> "),
            _ if step.ends.len() == 1 => step.ends[0].clone(),
            _ => format!("[{}]", step.ends.join(", ")),
        };
        let mut said = vec![format!("{}: {what}", step.what)];
        said.extend(step.say.map(|say| format!("say: {}", self.scalar(say))));
        if self.writing == Writing::Long {
            self.text += &format!("{spaces}- {}", said.join(&format!("\n{spaces}  ")));
        } else {
            self.text += &format!("{spaces}- {{{}}}", said.join(", "));
        }
        self.end(dice);
    }
}
