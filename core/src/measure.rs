//! Diagram to visuals: every node is drawn, every label is set.

mod badge;
mod missing;
mod ports;
#[cfg(test)]
mod tests;

use crate::{
    Diagnostic, Diagram, DrawContext, Drawings, Index as _, Insets, Kinds, NodeToDraw, Placement,
    PluginError, Size, SymbolIx, Table, Visual, Visuals,
    diagram::Item,
    text::{Fonts, TextBlock},
    visuals::{
        Operation, Primitive, Symbol, check,
        fallback::{Holds, plain},
    },
};

/// The widest line of an edge's label, in pixels.
const LABEL_WIDTH: f64 = 160.0;
/// The most lines of an edge's label.
const LABEL_LINES: u32 = 4;
/// From the text of an edge's label to the rim of its plate, in pixels.
pub(crate) const LABEL_PADDING: Insets = Insets::new(6.0, 2.0, 6.0, 2.0);

/// Draws every node and sets every label.
///
/// The kinds are asked once for everything, containers included. A drawing
/// that fails its checks becomes an error, and a plain box takes its place.
pub fn measure(
    diagnostics: &mut Vec<Diagnostic>,
    kinds: &dyn Kinds,
    fonts: &Fonts,
    diagram: &Diagram,
) -> Visuals {
    let nodes = diagram.nodes.iter().map(|node| Asked {
        item: &node.item,
        holds: Holds::Nothing,
        requested: node.requested,
        frame: None,
    });
    let containers = diagram.containers.iter().map(|container| Asked {
        item: &container.item,
        holds: Holds::Nodes,
        requested: None,
        frame: None,
    });
    let asked: Vec<Asked<'_>> = nodes.chain(containers).collect();
    let mut symbols = Table::new();
    let mut drawn = draw(diagnostics, kinds, fonts, diagram, &asked, &mut symbols);
    let containers = drawn.split_off(diagram.nodes.len());
    let nodes = Table::from(drawn);
    let ports = ports::place(diagram, &nodes);
    let visuals = Visuals {
        ports,
        nodes,
        containers: containers.into(),
        labels: diagram
            .edges
            .iter()
            .map(|edge| edge_label(fonts, diagram, edge))
            .collect(),
        symbols,
    };
    missing::report(diagnostics, fonts, diagram, &visuals);
    visuals
}

/// Draws every container anew at the size that placement gave it.
pub fn frame(
    diagnostics: &mut Vec<Diagnostic>,
    kinds: &dyn Kinds,
    fonts: &Fonts,
    diagram: &Diagram,
    placement: &Placement,
    visuals: &mut Visuals,
) {
    let asked: Vec<Asked<'_>> = diagram
        .containers
        .iter()
        .zip(&placement.containers)
        .map(|(container, rect)| Asked {
            item: &container.item,
            holds: Holds::Nodes,
            requested: None,
            frame: Some(rect.size()),
        })
        .collect();
    if asked.is_empty() {
        return;
    }
    let drawn = draw(
        diagnostics,
        kinds,
        fonts,
        diagram,
        &asked,
        &mut visuals.symbols,
    );
    visuals.containers = drawn.into();
}

/// The box of an edge's label: its text and the plate around it.
pub(crate) fn label_size(block: &TextBlock) -> Size {
    Size::new(
        block.size.width + LABEL_PADDING.x_value(),
        block.size.height + LABEL_PADDING.y_value(),
    )
}

fn edge_label(fonts: &Fonts, diagram: &Diagram, edge: &crate::diagram::Edge) -> Option<TextBlock> {
    let label = edge.label.as_deref()?;
    let block = fonts.set(
        label,
        diagram.theme.edge_label,
        Some(LABEL_WIDTH),
        Some(LABEL_LINES),
    );
    (!block.lines.is_empty()).then_some(block)
}

/// A node or container that a kind is asked to draw.
struct Asked<'a> {
    item: &'a Item,
    holds: Holds,
    requested: Option<Size>,
    frame: Option<Size>,
}

/// Asks for drawings and checks them; there is one for each that was asked for.
fn draw(
    diagnostics: &mut Vec<Diagnostic>,
    kinds: &dyn Kinds,
    fonts: &Fonts,
    diagram: &Diagram,
    asked: &[Asked<'_>],
    symbols: &mut Table<SymbolIx, Symbol>,
) -> Vec<Visual> {
    if asked.is_empty() {
        return Vec::new();
    }
    let theme = &diagram.theme;
    let context = DrawContext {
        fonts,
        direction: diagram.direction,
        label: theme.label,
        caption: theme.caption,
        corner_radius: theme.corner_radius,
        stroke_width: theme.stroke_width,
        padding: theme.padding,
        grid: theme.grid,
        dark: theme.dark,
    };
    let questions: Vec<NodeToDraw<'_>> = asked.iter().map(Asked::question).collect();
    let Drawings {
        visuals: answers,
        symbols: new,
    } = kinds.draw(&context, &questions);
    let checked_symbols: Table<SymbolIx, Result<(), String>> =
        new.iter().map(check::symbol).collect();
    let first_symbol = symbols.len();
    // What failed is never referred to, and an empty one keeps the numbers in step.
    for (symbol, checked) in new.into_iter().zip(&checked_symbols) {
        symbols.push(if checked.is_ok() {
            symbol
        } else {
            Symbol::default()
        });
    }
    let mut answers = answers.into_iter();
    let complete = answers.len() == asked.len();
    if !complete {
        let message = format!(
            "the kinds answered with {} drawings where {} were asked for",
            answers.len(),
            asked.len()
        );
        diagnostics.push(Diagnostic::error("plugin", message));
    }
    let mut finish = |asked: &Asked<'_>| {
        let fallback = || plain(&context, &asked.item.label, asked.holds, asked.frame);
        let Some(answer) = answers.next().filter(|_| complete) else {
            return fallback();
        };
        match asked.accept(kinds, answer, &checked_symbols) {
            Ok(mut visual) => {
                shift_symbols(&mut visual.primitives, first_symbol);
                badge::add(&mut visual, fonts, theme, asked.item);
                visual
            }
            Err(error) => {
                diagnostics.push(report(&error, asked.item));
                fallback()
            }
        }
    };
    asked.iter().map(&mut finish).collect()
}

impl<'a> Asked<'a> {
    fn question(&self) -> NodeToDraw<'a> {
        NodeToDraw {
            kind: self.item.kind,
            label: &self.item.label,
            caption: self.item.caption.as_deref(),
            params: &self.item.params,
            classes: &self.item.classes,
            requested: self.requested,
            frame: self.frame,
        }
    }

    fn accept(
        &self,
        kinds: &dyn Kinds,
        answer: Result<Visual, PluginError>,
        symbols: &Table<SymbolIx, Result<(), String>>,
    ) -> Result<Visual, PluginError> {
        let mut visual = answer?;
        let spec = &kinds.specs()[self.item.kind.position()];
        check::visual(&visual, spec, symbols, self.frame).map_err(|message| PluginError {
            plugin: format!("{}/{}", spec.pack, spec.id),
            message,
            fault: true,
        })?;
        let named = || match (self.item.label.as_str(), spec.title.to_lowercase()) {
            ("", title) => title,
            (label, title) if label.to_lowercase() == title => label.to_owned(),
            (label, title) => format!("{label}, {title}"),
        };
        visual.accessible_name.get_or_insert_with(named);
        Ok(visual)
    }
}

/// The diagnostic for a kind or a layout that failed. The code `plugin` is for
/// what is the plugin's fault, `refused` for what the author asked of it.
pub(crate) fn failure(error: &PluginError) -> Diagnostic {
    Diagnostic::error(
        if error.fault { "plugin" } else { "refused" },
        error.to_string(),
    )
}

fn report(error: &PluginError, item: &Item) -> Diagnostic {
    let hint = format!("a plain box stands for {:?}", item.id);
    failure(error).at(item.span).hint(hint)
}

/// Drawings of several answers share one table of symbols.
fn shift_symbols(primitives: &mut [Primitive], by: usize) {
    if by == 0 {
        return;
    }
    for primitive in primitives {
        match &mut primitive.operation {
            Operation::Symbol { symbol, .. } => *symbol = SymbolIx::new(symbol.position() + by),
            Operation::Group { primitives, .. } => shift_symbols(primitives, by),
            Operation::Paint(_) | Operation::Text(_) => {}
        }
    }
}
