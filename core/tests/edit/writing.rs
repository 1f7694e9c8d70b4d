//! Diagrams written down, in several ways of writing the same.

use std::fmt::Write as _;

use crate::files::{Dice, EdgeSpec, NodeSpec, Spec, StepSpec};

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

impl Spec {
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
