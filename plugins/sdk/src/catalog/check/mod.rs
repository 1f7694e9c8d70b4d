//! What can be wrong with a catalogue, found by drawing all of it.

mod drawing;

use std::collections::BTreeSet;

use crate::{
    Context, KindSpec, Node,
    draw::HostText,
    geometry::{Direction, Size},
    params::{Param, ParamSpec, Value},
    styling::{Font, FontFamily},
};

use super::Catalog;

/// The grid that the drawings are held to.
const GRID: f32 = 8.0;
/// The names of the theme's colours.
const PALETTE: [&str; 12] = [
    "red", "orange", "amber", "green", "teal", "cyan", "blue", "indigo", "violet", "pink", "brown",
    "gray",
];

impl Catalog {
    /// What is wrong with the pack, a sentence each; a pack's test is that there is nothing:
    ///
    /// ```
    /// # use kinograph_plugin_sdk::catalog::{Catalog, Category, Kind};
    /// # static PACK: Catalog = Catalog { id: "p", version: "0.1.0", title: "P", doc: "a pack",
    /// #     license: "MIT", authors: &["Ada"], categories: &[Category { name: "c", accent: None,
    /// #     kinds: &[Kind::new("a-kind", "A kind").doc("what it is")] }] };
    /// assert_eq!(PACK.problems(), Vec::<String>::new());
    /// ```
    ///
    /// Names are well formed and name one kind each, everything is documented,
    /// and every kind is drawn with short and long labels, at odd sizes, with
    /// all its parameters, in light and dark: on the grid, inside its box, and
    /// with parameters that are seen.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let specs = self.specs();
        let mut problems = declared(&specs);
        for spec in &specs {
            let mut found = self.drawn(spec);
            found.dedup();
            problems.extend(found.into_iter().map(|what| format!("{}: {what}", spec.id)));
        }
        problems
    }

    /// What is wrong with the drawings of one kind.
    fn drawn(&self, spec: &KindSpec) -> Vec<String> {
        let mut problems = Vec::new();
        let nodes = ways(spec);
        for (dark, direction) in [
            (false, Direction::Right),
            (true, Direction::Right),
            (false, Direction::Down),
        ] {
            let drawings = self.draw(&HostText, &context(dark, direction), &nodes);
            let symbols = drawings.symbols.len();
            for (node, visual) in nodes.iter().zip(drawings.visuals) {
                match visual {
                    Ok(visual) => problems.extend(drawing::problems(node, &visual, symbols)),
                    Err(error) => problems.push(format!("is not drawn: {error:?}")),
                }
            }
        }
        problems.extend(
            spec.params
                .iter()
                .filter_map(|param| self.unseen(spec, param)),
        );
        problems
    }

    /// Whether a parameter changes nothing.
    fn unseen(&self, spec: &KindSpec, param: &ParamSpec) -> Option<String> {
        let primitives = |value| {
            let nodes = [with_param(&spec.id, &param.key, value)];
            let context = context(false, Direction::Right);
            let mut drawings = self.draw(&HostText, &context, &nodes);
            drawings
                .visuals
                .remove(0)
                .ok()
                .map(|visual| visual.primitives)
        };
        let mut values = values(param);
        let first = primitives(values.next()?);
        let seen = values.any(|value| primitives(value) != first);
        (!seen).then(|| format!("{} is not seen", param.key))
    }
}

/// What is wrong with the declarations.
fn declared(specs: &[KindSpec]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    for spec in specs {
        let mut problem = |what: String| problems.push(format!("{}: {what}", spec.id));
        for name in std::iter::once(&spec.id).chain(&spec.aliases) {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if name.is_empty() || !name.chars().all(fits) {
                problem(format!(
                    "{name:?} is not made of lower case words and hyphens"
                ));
            }
            if !names.insert(name) {
                problem(format!("{name:?} names two kinds"));
            }
        }
        for doc in std::iter::once(&spec.doc).chain(spec.params.iter().map(|param| &param.doc)) {
            if doc.is_empty() || doc.ends_with('.') {
                problem(format!("{doc:?} is not a sentence without its full stop"));
            }
        }
        if spec.title.is_empty() || spec.category.is_empty() {
            problem("has no title or no category".to_owned());
        }
        if let Some(accent) = spec.accent.as_deref().filter(|accent| !is_color(accent)) {
            problem(format!(
                "{accent:?} is neither a palette name nor a hex colour"
            ));
        }
    }
    problems
}

fn is_color(accent: &str) -> bool {
    accent.strip_prefix('#').map_or_else(
        || PALETTE.contains(&accent),
        |digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()),
    )
}

/// The nodes that show a kind in all its ways.
fn ways(spec: &KindSpec) -> Vec<Node> {
    let plain = node(&spec.id, "Orders");
    let caption = Some("Rust, tokio".to_owned());
    let sized = |width, height| Node {
        requested: Some(Size::new(width, height)),
        ..plain.clone()
    };
    let mut ways = vec![
        node(&spec.id, ""),
        node(
            &spec.id,
            &"A label that is much too long for one line ".repeat(9),
        ),
        node(&spec.id, &"unbreakable".repeat(40)),
        Node {
            caption: caption.clone(),
            ..plain.clone()
        },
        Node {
            caption,
            ..node(&spec.id, "")
        },
        sized(8.0, 8.0),
        sized(403.0, 301.0),
    ];
    for param in &spec.params {
        ways.extend(values(param).map(|value| with_param(&spec.id, &param.key, value)));
    }
    if spec.container {
        ways.push(Node {
            frame: Some(Size::new(517.0, 333.0)),
            ..plain.clone()
        });
    }
    ways.push(plain);
    ways
}

/// The least and the greatest value of a number, and some between.
fn values(param: &ParamSpec) -> impl Iterator<Item = i64> {
    let least = param.minimum.unwrap_or(0.0);
    let most = param.maximum.unwrap_or(0.0);
    (0_i32..=9)
        .chain([50, 99_999, 100_000])
        .filter(move |&value| (least..=most).contains(&f64::from(value)))
        .map(i64::from)
}

fn context(dark: bool, direction: Direction) -> Context {
    let font = |size, weight| Font {
        family: FontFamily::Sans,
        size,
        weight,
        italic: false,
    };
    Context {
        direction,
        label: font(14.0, 600),
        caption: font(12.0, 400),
        corner_radius: 10.0,
        stroke_width: 1.25,
        padding: 12.0,
        grid: GRID,
        dark,
    }
}

fn node(kind: &str, label: &str) -> Node {
    Node {
        kind: kind.to_owned(),
        label: label.to_owned(),
        caption: None,
        params: Vec::new(),
        classes: Vec::new(),
        requested: None,
        frame: None,
        extra: Vec::new(),
    }
}

fn with_param(kind: &str, key: &str, value: i64) -> Node {
    let param = Param {
        key: key.to_owned(),
        value: Value::Integer(value),
    };
    Node {
        params: vec![param],
        ..node(kind, "Orders")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Category, DEPTH, Form, Kind};

    const GOOD: Kind = Kind::new("good", "Good").doc("a good kind");

    fn problems(kinds: Vec<Kind>) -> String {
        let categories: &'static [Category] = Vec::leak(vec![Category {
            name: "any",
            accent: None,
            kinds: Vec::leak(kinds),
        }]);
        let catalog = Catalog {
            id: "any",
            version: "0.1.0",
            title: "Any",
            doc: "any pack",
            license: "MIT",
            authors: &[],
            categories,
        };
        catalog.problems().join("\n")
    }

    #[test]
    fn a_good_pack_has_no_problems() {
        let other = Kind {
            id: "other",
            ..GOOD
        };
        assert_eq!(problems(vec![GOOD, other.form(Form::Pipe(DEPTH))]), "");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let found = problems(vec![GOOD, GOOD]);
        assert!(found.contains("\"good\" names two kinds"), "{found}");
        let found = problems(vec![Kind::new("No Name", "").accent("mauve")]);
        for part in [
            "\"No Name\" is not",
            "\"\" is not a sentence",
            "no title",
            "\"mauve\"",
        ] {
            assert!(found.contains(part), "{part}: {found}");
        }
    }
}
