//! Characters that no font has: one warning for each script.

use crate::{
    Diagnostic, Diagram, Span, Visuals,
    text::{Fonts, script_name},
    visuals::{Operation, Primitive, TextRun},
};

/// How many characters a warning shows.
const SHOWN: usize = 8;

/// Warns of every script of which a character is missing, where it is missing first.
pub(super) fn report(
    diagnostics: &mut Vec<Diagnostic>,
    fonts: &Fonts,
    diagram: &Diagram,
    visuals: &Visuals,
) {
    let mut found = Found::default();
    let theme = &diagram.theme;
    for (text, font) in [
        (&diagram.title, theme.title),
        (&diagram.subtitle, theme.subtitle),
    ] {
        if let Some(text) = text {
            found.add(&fonts.set(text, font, None, None).missing, None);
        }
    }
    for entry in &diagram.legend {
        let block = fonts.set(&entry.text, theme.caption, None, None);
        found.add(&block.missing, None);
    }
    let nodes = diagram
        .nodes
        .iter()
        .map(|node| &node.item)
        .zip(&visuals.nodes);
    let containers = diagram
        .containers
        .iter()
        .map(|it| &it.item)
        .zip(&visuals.containers);
    for (item, visual) in nodes.chain(containers) {
        each_text(&visual.primitives, &mut |run| {
            let block = fonts.set(&run.content, run.font, run.max_width, run.max_lines);
            found.add(&block.missing, item.span);
        });
    }
    for (edge, label) in diagram.edges.iter().zip(&visuals.labels) {
        if let Some(block) = label {
            found.add(&block.missing, edge.span);
        }
    }
    diagnostics.extend(found.scripts.into_iter().map(Script::warning));
}

fn each_text(primitives: &[Primitive], visit: &mut impl FnMut(&TextRun)) {
    for primitive in primitives {
        match &primitive.operation {
            Operation::Text(run) => visit(run),
            Operation::Group { primitives, .. } => each_text(primitives, visit),
            Operation::Paint(_) | Operation::Symbol { .. } => {}
        }
    }
}

#[derive(Default)]
struct Found {
    scripts: Vec<Script>,
}

struct Script {
    name: &'static str,
    characters: Vec<char>,
    span: Option<Span>,
}

impl Found {
    fn add(&mut self, missing: &[char], span: Option<Span>) {
        for character in missing {
            let name = script_name(*character);
            let known = self.scripts.iter().position(|script| script.name == name);
            let position = known.unwrap_or_else(|| {
                self.scripts.push(Script {
                    name,
                    characters: Vec::new(),
                    span,
                });
                self.scripts.len() - 1
            });
            let characters = &mut self.scripts[position].characters;
            if !characters.contains(character) {
                characters.push(*character);
            }
        }
    }
}

impl Script {
    fn warning(self) -> Diagnostic {
        let shown: String = self.characters.iter().take(SHOWN).collect();
        let more = if self.characters.len() > SHOWN {
            " and others"
        } else {
            ""
        };
        let message = format!(
            "no font here has the characters {shown:?}{more} ({})",
            self.name
        );
        Diagnostic::warning("missing-glyph", message)
            .at(self.span)
            .hint(
                "--font FILE adds a font that has them, --system-fonts uses those of this computer",
            )
    }
}
