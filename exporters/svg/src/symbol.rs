//! Symbols: defined once, used wherever they are placed.

use std::{collections::BTreeMap, mem};

use kinograph_core::{
    Affine, Index as _, Rect, SymbolIx,
    geometry::Shape as _,
    scene::{Brush, Element, SymbolArt, SymbolElement},
    style::Rgba,
};

use crate::{
    number::{LENGTH, push_number},
    paint::{Paint, Tint, hex, write_transform},
    writer::Writer,
    xml::Xml,
};

/// The symbols that are defined so far, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    ids: BTreeMap<SymbolIx, String>,
}

impl Writer<'_> {
    /// Writes a symbol in its place.
    pub(crate) fn symbol(&mut self, symbol: &SymbolElement, tint: Tint<'_>) {
        // Symbols do not hold symbols: one that held itself would have no end.
        if !matches!(tint, Tint::None) {
            return;
        }
        let scene = self.scene;
        let Some(art) = scene.symbols.get(symbol.symbol) else {
            return;
        };
        if art.view.is_zero_area() {
            return;
        }
        match self.paint(&symbol.tint, Affine::IDENTITY, Tint::None) {
            Paint::Reference(_) => self.inline_symbol(symbol, art),
            Paint::Solid(color) => self.use_symbol(symbol, art, Some(color)),
            Paint::None | Paint::CurrentColor => self.use_symbol(symbol, art, None),
        }
    }

    fn use_symbol(&mut self, symbol: &SymbolElement, art: &SymbolArt, tint: Option<Rgba>) {
        let id = self.define_symbol(symbol.symbol, art);
        self.body.begin("use");
        self.body.attribute("href", &format!("#{id}"));
        self.part(symbol.part.as_deref());
        self.place(symbol.transform, art.view);
        if uses_tint(&art.elements) {
            let tint = tint.unwrap_or(Rgba {
                r: 0,
                g: 0,
                b: 0,
                a: 0,
            });
            self.body.attribute("color", &hex(tint));
        }
        self.opacity(symbol.opacity);
        self.body.close();
    }

    /// Writes where the view of a symbol goes: as a box where that is all there
    /// is to the transform.
    fn place(&mut self, transform: Affine, view: Rect) {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let upright = b == 0.0 && c == 0.0 && a == d && a > 0.0;
        let frame = if upright {
            transform.transform_rect_bbox(view)
        } else {
            view
        };
        self.body.number("x", frame.x0, LENGTH);
        self.body.number("y", frame.y0, LENGTH);
        self.body.number("width", frame.width(), LENGTH);
        self.body.number("height", frame.height(), LENGTH);
        if !upright {
            write_transform(&mut self.body, "transform", transform);
        }
    }

    fn define_symbol(&mut self, index: SymbolIx, art: &SymbolArt) -> String {
        if let Some(id) = self.symbols.ids.get(&index) {
            return id.clone();
        }
        let id = format!("{}-symbol-{}", self.ids.prefix(), index.position());
        self.symbols.ids.insert(index, id.clone());

        // What the art refers to is defined before it.
        let outside = mem::replace(&mut self.body, Xml::at_depth(3));
        self.elements(&art.elements, Tint::CurrentColor);
        let lines = mem::replace(&mut self.body, outside).finish();

        let Rect { x0, y0, .. } = art.view;
        self.defs.begin("symbol");
        self.defs.attribute("id", &id);
        self.defs.attribute_with("viewBox", |out| {
            for (gap, value) in [
                ("", x0),
                (" ", y0),
                (" ", art.view.width()),
                (" ", art.view.height()),
            ] {
                out.push_str(gap);
                push_number(out, value, LENGTH);
            }
        });
        if !self.scene.overflows(art) {
            // Spares viewers a clip that would cut nothing off.
            self.defs.attribute("overflow", "visible");
        }
        self.defs.open();
        self.defs.lines(&lines);
        self.defs.end("symbol");
        id
    }

    /// Writes the art itself: `color` cannot be a gradient.
    fn inline_symbol(&mut self, symbol: &SymbolElement, art: &SymbolArt) {
        let clip = self
            .scene
            .overflows(art)
            .then(|| self.clip(&art.view.to_path(0.1)));
        self.body.begin("g");
        self.part(symbol.part.as_deref());
        write_transform(&mut self.body, "transform", symbol.transform);
        self.opacity(symbol.opacity);
        if let Some(id) = clip {
            self.body.attribute("clip-path", &format!("url(#{id})"));
        }
        self.body.open();
        self.elements(
            &art.elements,
            Tint::Gradient(&symbol.tint, symbol.transform.inverse()),
        );
        self.body.end("g");
    }
}

fn uses_tint(elements: &[Element]) -> bool {
    elements.iter().any(|element| match element {
        Element::Group(group) => uses_tint(&group.elements),
        Element::Path(path) => {
            path.fill == Some(Brush::Tint)
                || path
                    .stroke
                    .as_ref()
                    .is_some_and(|pen| pen.brush == Brush::Tint)
        }
        Element::Text(run) => run.brush == Brush::Tint,
        Element::Symbol(_) => false,
    })
}
