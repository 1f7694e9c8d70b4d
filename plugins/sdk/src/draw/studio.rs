//! What one call of `draw` works with.

use crate::{
    Context, Node,
    drawing::{Painted, Shape, Symbol},
    styling::Stroke,
};

use super::{Symbols, TextMeasure, paint};

/// What one call of `draw` works with: the diagram's measures, a way to
/// measure text, and the symbols that its drawings share.
pub struct Studio<'a> {
    /// The measures that keep one diagram's nodes one family.
    pub context: &'a Context,
    /// What measures text.
    pub text: &'a dyn TextMeasure,
    /// The symbols so far.
    pub symbols: Symbols,
}

impl std::fmt::Debug for Studio<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Studio")
            .field("context", self.context)
            .finish_non_exhaustive()
    }
}

impl<'a> Studio<'a> {
    /// A studio without symbols yet.
    #[must_use]
    pub fn new(context: &'a Context, text: &'a dyn TextMeasure) -> Self {
        Self {
            context,
            text,
            symbols: Symbols::default(),
        }
    }

    /// The symbols of the answer.
    #[must_use]
    pub fn finish(self) -> Vec<Symbol> {
        self.symbols.finish()
    }

    /// The next multiple of the grid, in pixels.
    #[must_use]
    pub fn snap(&self, length: f32) -> f32 {
        next_multiple(length, self.context.grid.max(1.0))
    }

    /// The width of a node whose content needs `content` pixels: what the
    /// author asked for if that holds the content, else a multiple of a few
    /// units of the grid and at least `least`.
    ///
    /// Labels of nearly one length get nodes of one width, whose sides line up.
    #[must_use]
    pub fn width(&self, node: &Node, content: f32, least: f32) -> f32 {
        const UNITS: f32 = 3.0;
        match node.requested {
            Some(size) if size.width >= content => size.width,
            Some(_) => self.snap(content),
            None if is_labelled(node) => {
                next_multiple(content.max(least), UNITS * self.context.grid.max(1.0))
            }
            None => self.snap(content.max(least)),
        }
    }

    /// The height of a node, as [`Studio::width`] has it.
    #[must_use]
    pub fn height(&self, node: &Node, content: f32, least: f32) -> f32 {
        match node.requested {
            Some(size) if size.height >= content => size.height,
            Some(_) => self.snap(content),
            None => self.snap(content.max(least)),
        }
    }

    /// The least width of a node: `least`, unless it has no label to make room for.
    #[must_use]
    pub fn least(&self, node: &Node, least: f32) -> f32 {
        if is_labelled(node) { least } else { 0.0 }
    }

    /// The line around a card.
    #[must_use]
    pub fn outline(&self) -> Stroke {
        Stroke::new(paint::OUTLINE, self.context.stroke_width)
    }

    /// A quieter line inside a card.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(paint::OUTLINE_MUTED, 1.0)
    }

    /// The body of a card: surface, outline and shadow.
    #[must_use]
    pub fn body(&self, shape: Shape) -> Painted {
        Painted::new(shape)
            .fill(paint::SURFACE)
            .stroke(self.outline())
            .shadow()
    }
}

fn is_labelled(node: &Node) -> bool {
    let written = |text: &str| !text.trim().is_empty();
    written(&node.label) || node.caption.as_deref().is_some_and(written)
}

/// The least multiple of `step` that is no less than `length`.
fn next_multiple(length: f32, step: f32) -> f32 {
    // A hair of slack keeps what is a multiple already from growing by rounding.
    ((length / step) - 1e-3).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draw::HostText,
        geometry::{Direction, Size},
        styling::{Font, FontFamily},
    };

    #[test]
    fn sizes_are_snapped_unless_the_author_asks_for_more_than_the_content() {
        let font = Font {
            family: FontFamily::Sans,
            size: 14.0,
            weight: 600,
            italic: false,
        };
        let context = Context {
            direction: Direction::Right,
            label: font,
            caption: font,
            corner_radius: 10.0,
            stroke_width: 1.25,
            padding: 12.0,
            grid: 8.0,
            dark: false,
        };
        let studio = Studio::new(&context, &HostText);
        assert_eq!(
            [0.0, 8.0, 8.000_1, 9.0].map(|length| studio.snap(length)),
            [0.0, 8.0, 8.0, 16.0]
        );

        let mut node = Node {
            kind: "any".to_owned(),
            label: "Label".to_owned(),
            caption: None,
            params: Vec::new(),
            classes: Vec::new(),
            requested: None,
            frame: None,
            extra: Vec::new(),
        };
        assert_eq!(studio.width(&node, 50.0, 136.0), 144.0);
        assert_eq!(studio.width(&node, 145.0, 136.0), 168.0);
        node.label = String::new();
        assert_eq!(studio.width(&node, 50.0, 0.0), 56.0);
        node.label = "Label".to_owned();
        node.requested = Some(Size::new(53.0, 20.0));
        assert_eq!(studio.width(&node, 50.0, 136.0), 53.0);
        assert_eq!(studio.height(&node, 50.0, 136.0), 56.0);
    }
}
