//! The tree of values to a document: every key read, every unknown one reported.

mod edge;
mod legend;
mod motion;
mod node;
mod statement;
mod style;
mod theme;
mod values;

pub(crate) use statement::split_label;
pub(super) use theme::theme;

use super::{
    Document, LayoutDecl, Limits, Literal, PackPin, ParamDecl, Position, Spanned, keys,
    yaml::{Data, Key, Tree, Value},
};
use crate::{
    Diagnostic, Direction, Span,
    diagnostic::{Problems, code, shorten},
    script::is_script,
};

/// What reading carries along.
struct Reader<'a> {
    problems: &'a mut Problems,
    limits: &'a Limits,
    source: &'a str,
    nodes: usize,
    edges: usize,
    /// Whether something with a name could not be read.
    incomplete: bool,
}

/// Coordinates and lengths stay where a pixel is still a pixel.
const FARTHEST: f64 = 1_000_000.0;

const DIRECTIONS: [(&str, Direction); 4] = [
    ("right", Direction::Right),
    ("down", Direction::Down),
    ("left", Direction::Left),
    ("up", Direction::Up),
];

const START: &str = "begin with `nodes:` and one line `id: kind` for each";

/// Reads a whole file.
pub(super) fn document(
    problems: &mut Problems,
    limits: &Limits,
    source: &str,
    tree: &Tree,
) -> Document {
    let incomplete = tree.incomplete;
    let mut reader = Reader {
        problems,
        limits,
        source,
        nodes: 0,
        edges: 0,
        incomplete,
    };
    let mut document = Document::default();
    match tree.root.as_ref().map(|root| (root, &root.data)) {
        None | Some((_, Data::Null)) if tree.incomplete => {}
        None | Some((_, Data::Null)) => {
            let empty = Diagnostic::error(code::EMPTY, "the file holds no diagram");
            reader.problems.push(empty.hint(START));
        }
        Some((_, Data::Map(_))) => {
            let root = tree.root.as_ref().expect("a root was just matched");
            reader.sections(&mut document, root);
        }
        Some((root, _)) => {
            let found = values::describe(&root.data);
            let message = format!("a diagram file is a mapping, not {found}");
            let span = reader.first_line(root.span);
            reader.error(code::WRONG_TYPE, message, span, START);
            reader.incomplete = true;
        }
    }
    document.incomplete = reader.incomplete;
    document
}

impl Reader<'_> {
    fn sections(&mut self, document: &mut Document, root: &Value) {
        let mut nothing = true;
        for entry in self.entries("a diagram file", "", root) {
            let value = &entry.value;
            match entry.key.text() {
                "diagram" => document.title = self.text("diagram", value),
                "subtitle" => document.subtitle = self.text("subtitle", value),
                "description" => document.description = self.text("description", value),
                "direction" => document.direction = self.choice("direction", &DIRECTIONS, value),
                "theme" => document.theme = self.name("theme", value),
                "dark" => document.dark = self.name("dark", value),
                "layout" => document.layout = self.layout(value),
                "packs" => document.packs = self.packs(value),
                "styles" => document.styles = self.styles(value),
                "legend" => document.legend = self.legend(value),
                "nodes" => {
                    nothing = matches!(value.data, Data::Null);
                    document.nodes = self.nodes(value);
                }
                "edges" => document.edges = self.edges(value),
                "motion" => document.motion = self.motion(value),
                "positions" => document.positions = self.positions(value),
                _ => self.unknown_key("the file", keys::FILE, &entry.key),
            }
        }
        if nothing && !self.incomplete {
            let empty = Diagnostic::warning(code::EMPTY, "the diagram has no nodes");
            self.problems
                .push(empty.hint("write one line `id: kind` for each under `nodes:`"));
        }
    }

    /// A layout's or a script's name, or a mapping with its name and parameters.
    fn layout(&mut self, value: &Value) -> Option<LayoutDecl> {
        const HINT: &str = "write a name, or {name: layered, …} with its parameters beside it";
        let Data::Map(_) = &value.data else {
            let name = self.name("layout", value)?;
            return self.layout_name(name).map(|name| LayoutDecl {
                name,
                params: Vec::new(),
            });
        };
        let mut name = None;
        let mut params = Vec::new();
        for entry in self.entries("layout", HINT, value) {
            match entry.key.text() {
                "name" => name = self.name("name", &entry.value),
                "params" => params.append(&mut self.params(&entry.value)),
                _ => params.push(self.param(&entry.key, &entry.value)),
            }
        }
        let Some(name) = name else {
            let span = self.first_line(value.span);
            self.error(code::MISSING, "the layout has no \"name\"", span, HINT);
            return None;
        };
        self.layout_name(name)
            .map(|name| LayoutDecl { name, params })
    }

    /// Refuses what names a file that is no script.
    fn layout_name(&mut self, name: Spanned<String>) -> Option<Spanned<String>> {
        const OTHERS: [&str; 5] = [".ts", ".rhai", ".lua", ".py", ".wasm"];
        let written = name.value.as_str();
        let is_file =
            written.starts_with(['.', '/']) || OTHERS.iter().any(|it| written.ends_with(it));
        if is_file && !is_script(written) {
            let message = format!("\"{}\" is no script that can be run", shorten(written));
            let hint = "layouts are written in JavaScript, in a file that ends with .js";
            self.error(code::UNSUPPORTED, message, name.span, hint);
            return None;
        }
        Some(name)
    }

    fn packs(&mut self, value: &Value) -> Vec<PackPin> {
        const HINT: &str = "write one line `name: version` for each pack";
        let mut packs = Vec::new();
        for entry in self.entries("packs", HINT, value) {
            let name = Spanned {
                value: entry.key.text().to_owned(),
                span: entry.key.span,
            };
            let version = self.name(entry.key.text(), &entry.value);
            packs.push(PackPin { name, version });
        }
        packs
    }

    fn positions(&mut self, value: &Value) -> Vec<Position> {
        const HINT: &str = "write one line `id: [x, y]` for each node";
        let mut positions = Vec::new();
        for entry in self.entries("positions", HINT, value) {
            let Some(node) = self.end_ref(entry.key.text(), entry.key.span) else {
                continue;
            };
            let range = -FARTHEST..=FARTHEST;
            if let Some([x, y]) = self.pair(entry.key.text(), ["x", "y"], range, &entry.value) {
                positions.push(Position { node, x, y });
            }
        }
        positions
    }

    /// Two numbers: `[a, b]`, or a mapping of their names.
    fn pair(
        &mut self,
        name: &str,
        keys: [&str; 2],
        range: std::ops::RangeInclusive<f64>,
        value: &Value,
    ) -> Option<[f64; 2]> {
        let [first, second] = keys;
        let wanted = format!("[{first}, {second}]");
        let mut numbers = [None, None];
        match &value.data {
            Data::List(items) if items.len() == 2 => {
                for (number, (key, item)) in numbers.iter_mut().zip(keys.iter().zip(items)) {
                    *number = Some(self.number(key, range.clone(), item)?.value);
                }
            }
            Data::Map(entries) => {
                for entry in entries {
                    match keys.iter().position(|key| *key == entry.key.text()) {
                        Some(at) => {
                            numbers[at] =
                                Some(self.number(keys[at], range.clone(), &entry.value)?.value);
                        }
                        None => self.unknown_key(&format!("\"{name}\""), &keys, &entry.key),
                    }
                }
            }
            Data::Null | Data::Refused => return None,
            _ => {
                self.wrong_type(name, &wanted, value);
                return None;
            }
        }
        if let [Some(first), Some(second)] = numbers {
            return Some([first, second]);
        }
        self.wrong_type(name, &wanted, value);
        None
    }

    /// The mapping `params`.
    fn params(&mut self, value: &Value) -> Vec<ParamDecl> {
        let entries = self.entries("params", "write one line `key: value` for each", value);
        entries
            .iter()
            .map(|entry| self.param(&entry.key, &entry.value))
            .collect()
    }

    fn param(&mut self, key: &Key, value: &Value) -> ParamDecl {
        let literal = self.literal(key.text(), value);
        ParamDecl {
            key: Spanned {
                value: key.text().to_owned(),
                span: key.span,
            },
            value: Spanned {
                value: literal,
                span: self.first_line(value.span),
            },
        }
    }

    fn literal(&mut self, name: &str, value: &Value) -> Literal {
        match &value.data {
            Data::Null | Data::Refused => Literal::Empty,
            Data::Map(_) => Literal::Mapping,
            Data::Scalar(scalar) => match self.checked_text(name, &scalar.text, value.span) {
                None => Literal::Empty,
                Some(text) if scalar.quoted => Literal::Quoted(text.value),
                Some(text) => Literal::Plain(text.value),
            },
            Data::List(items) => {
                let spanned = |item: &Value| Spanned {
                    value: self.literal(name, item),
                    span: item.span,
                };
                Literal::List(items.iter().map(spanned).collect())
            }
        }
    }

    /// Reports that there is more of something than the limits allow.
    fn limit(&mut self, name: &str, message: String, span: Span) {
        let limit = Diagnostic::error(code::LIMIT, message).at(span);
        self.problems.push(limit.hint(Limits::advice(name)));
    }
}
