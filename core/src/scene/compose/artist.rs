//! Drawings to elements: shapes in their places, text as glyphs, symbols and
//! glyph outlines once each.

use std::collections::HashMap;

use kurbo::Shape as _;

use crate::{
    Affine, BezPath, GlyphIx, Point, Rect, SymbolIx, Table, Vec2,
    scene::{
        Brush, Element, Glyph, GlyphOutline, GlyphRun, Group, Opacity, PathElement, SymbolArt,
        SymbolElement,
        compose::{
            paint::{self, Colors},
            shadow,
        },
    },
    style::{Paint, Role, Roles, Theme},
    text::{Font, Fonts, GlyphKey, TextBlock},
    visuals::{HAlign, Operation, Outline, Painted, Primitive, Symbol, TextRun, VAlign},
};

/// Draws, and remembers what a scene holds only once. The numbers of glyphs
/// and symbols follow the order of their first use.
pub(super) struct Artist<'a> {
    fonts: &'a Fonts,
    theme: &'a Theme,
    artwork: &'a Table<SymbolIx, Symbol>,
    glyphs: Table<GlyphIx, GlyphOutline>,
    known_glyphs: HashMap<GlyphKey, Option<GlyphIx>>,
    symbols: Table<SymbolIx, SymbolArt>,
    /// Artwork painted in roles is another symbol for nodes of another colour.
    known_symbols: HashMap<(SymbolIx, Option<Roles>), SymbolIx>,
}

impl<'a> Artist<'a> {
    pub(super) fn new(
        fonts: &'a Fonts,
        theme: &'a Theme,
        artwork: &'a Table<SymbolIx, Symbol>,
    ) -> Self {
        Self {
            fonts,
            theme,
            artwork,
            glyphs: Table::new(),
            known_glyphs: HashMap::new(),
            symbols: Table::new(),
            known_symbols: HashMap::new(),
        }
    }

    /// What sets text.
    pub(super) fn fonts(&self) -> &'a Fonts {
        self.fonts
    }

    /// What the elements that were drawn refer to.
    pub(super) fn finish(self) -> (Table<GlyphIx, GlyphOutline>, Table<SymbolIx, SymbolArt>) {
        (self.glyphs, self.symbols)
    }

    /// Draws primitives with their origin at `origin`.
    pub(super) fn draw(
        &mut self,
        primitives: &[Primitive],
        colors: &Colors<'_>,
        origin: Vec2,
    ) -> Vec<Element> {
        let mut elements = Vec::new();
        for Primitive { part, operation } in primitives {
            let part = part.clone();
            match operation {
                Operation::Group {
                    transform,
                    clip,
                    opacity,
                    primitives,
                } => {
                    // Without a transform of its own a group keeps to absolute coordinates.
                    let plain = *transform == Affine::IDENTITY;
                    let inner = if plain { origin } else { Vec2::ZERO };
                    let place = Affine::translate(inner);
                    elements.push(Element::Group(Group {
                        part,
                        transform: Affine::translate(origin - inner) * *transform,
                        opacity: Opacity::new(*opacity),
                        clip: clip.as_ref().map(|clip| place * clip),
                        elements: self.draw(primitives, colors, inner),
                        subject: None,
                    }));
                }
                Operation::Paint(painted) => {
                    let shape = moved(&painted.shape, origin);
                    if let Some(shadow) = self.theme.shadow
                        && casts_shadow(painted, colors)
                    {
                        elements.extend(shadow::cast(shadow, &shape));
                    }
                    elements.extend(painted_element(painted, part, shape, colors));
                }
                Operation::Text(run) => {
                    let lines = self.text(run, colors, origin);
                    elements.extend(with_part(part, lines));
                }
                Operation::Symbol {
                    symbol,
                    frame,
                    tint,
                    opacity,
                } => {
                    let art = &self.artwork[*symbol];
                    let transform = fit(art.view, *frame + origin);
                    let element = SymbolElement {
                        symbol: self.symbol(*symbol, colors),
                        part,
                        transform,
                        tint: colors.tint(tint),
                        opacity: Opacity::new(*opacity),
                    };
                    elements.push(Element::Symbol(element));
                }
            }
        }
        elements
    }

    fn text(&mut self, run: &TextRun, colors: &Colors<'_>, origin: Vec2) -> Vec<Element> {
        let block = self
            .fonts
            .set(&run.content, run.font, run.max_width, run.max_lines);
        let Some(brush) = colors.brush(&run.fill, Rect::from_origin_size(run.at, block.size))
        else {
            return Vec::new();
        };
        let top = match run.v {
            VAlign::Top => 0.0,
            VAlign::Middle => -block.size.height / 2.0,
            VAlign::Baseline => -block.ascent,
            VAlign::Bottom => -block.size.height,
        };
        let at = run.at + origin + Vec2::new(0.0, top);
        self.block(&block, run.font, at, run.h, &brush)
    }

    /// The lines of a block whose top lies at `at`.
    pub(super) fn block(
        &mut self,
        block: &TextBlock,
        font: Font,
        at: Point,
        align: HAlign,
        brush: &Brush,
    ) -> Vec<Element> {
        let mut elements = Vec::new();
        for line in block.lines.iter().filter(|line| !line.text.is_empty()) {
            let left = match align {
                HAlign::Start => 0.0,
                HAlign::Middle => -line.width / 2.0,
                HAlign::End => -line.width,
            };
            let glyphs = line
                .glyphs
                .iter()
                .filter_map(|glyph| {
                    Some(Glyph {
                        outline: self.glyph(glyph.key)?,
                        at: glyph.at,
                    })
                })
                .collect();
            elements.push(Element::Text(GlyphRun {
                text: line.text.clone(),
                // Horizontal strokes are crisp when baselines lie on whole pixels.
                origin: Point::new(at.x + left, (at.y + line.baseline).round()),
                advance: line.width,
                font,
                glyphs,
                brush: brush.clone(),
            }));
        }
        elements
    }

    /// The number of a glyph's outline; none for glyphs without ink, such as spaces.
    fn glyph(&mut self, key: GlyphKey) -> Option<GlyphIx> {
        let (fonts, glyphs) = (self.fonts, &mut self.glyphs);
        *self.known_glyphs.entry(key).or_insert_with(|| {
            let path = fonts.outline(key);
            (!path.is_empty()).then(|| glyphs.push(GlyphOutline { path }))
        })
    }

    fn symbol(&mut self, symbol: SymbolIx, colors: &Colors<'_>) -> SymbolIx {
        let art = &self.artwork[symbol];
        let roles = uses_roles(&art.primitives).then_some(colors.roles);
        let symbols = &mut self.symbols;
        *self
            .known_symbols
            .entry((symbol, roles))
            .or_insert_with(|| {
                let elements = art_elements(&art.primitives, colors);
                symbols.push(SymbolArt {
                    view: art.view,
                    elements,
                })
            })
    }
}

fn painted_element(
    painted: &Painted,
    part: Option<String>,
    shape: Outline,
    colors: &Colors<'_>,
) -> Option<Element> {
    let bounds = bounds(&shape);
    let fill = colors.brush(&painted.fill, bounds);
    let stroke = painted
        .stroke
        .as_ref()
        .and_then(|stroke| colors.pen(stroke, bounds));
    // A part is kept even without ink: an animation may name it.
    (fill.is_some() || stroke.is_some() || part.is_some()).then(|| {
        let opacity = Opacity::new(painted.opacity);
        Element::Path(PathElement {
            part,
            shape,
            fill,
            stroke,
            opacity,
        })
    })
}

/// The author may take a shadow away, or give one to what is filled like a card.
fn casts_shadow(painted: &Painted, colors: &Colors<'_>) -> bool {
    let card = painted.fill == Paint::Role(Role::Surface);
    colors
        .style
        .shadow
        .map_or(painted.shadow, |wanted| wanted && (painted.shadow || card))
}

/// A text's lines as one element when they have a name together.
fn with_part(part: Option<String>, lines: Vec<Element>) -> Vec<Element> {
    if part.is_none() {
        return lines;
    }
    vec![Element::Group(Group {
        part,
        elements: lines,
        ..Group::default()
    })]
}

fn moved(shape: &Outline, by: Vec2) -> Outline {
    match shape {
        Outline::Box(rect) => Outline::Box(*rect + by),
        Outline::Ellipse { center, radii } => Outline::Ellipse {
            center: *center + by,
            radii: *radii,
        },
        Outline::Path { path, rule } => Outline::Path {
            path: Affine::translate(by) * path,
            rule: *rule,
        },
    }
}

fn bounds(shape: &Outline) -> Rect {
    match shape {
        Outline::Box(rect) => rect.rect(),
        Outline::Ellipse { center, radii } => {
            Rect::from_center_size(*center, (2.0 * radii.x, 2.0 * radii.y))
        }
        Outline::Path { path, .. } if path.is_empty() => Rect::ZERO,
        Outline::Path { path, .. } => path.bounding_box(),
    }
}

/// Scales a view evenly to fit a frame, in the middle of it.
fn fit(view: Rect, frame: Rect) -> Affine {
    let scale = (frame.width() / view.width()).min(frame.height() / view.height());
    Affine::translate(frame.center().to_vec2())
        * Affine::scale(scale)
        * Affine::translate(-view.center().to_vec2())
}

fn uses_roles(primitives: &[Primitive]) -> bool {
    let role = |paint: &Paint| matches!(paint, Paint::Role(_));
    primitives
        .iter()
        .any(|primitive| match &primitive.operation {
            Operation::Group { primitives, .. } => uses_roles(primitives),
            Operation::Paint(painted) => {
                role(&painted.fill) || painted.stroke.as_ref().is_some_and(|it| role(&it.paint))
            }
            Operation::Text(_) | Operation::Symbol { .. } => false,
        })
}

/// The elements of artwork, which holds paths and groups only.
fn art_elements(primitives: &[Primitive], colors: &Colors<'_>) -> Vec<Element> {
    let element = |Primitive { part, operation }: &Primitive| match operation {
        Operation::Group {
            transform,
            clip,
            opacity,
            primitives,
        } => Some(Element::Group(Group {
            subject: None,
            part: part.clone(),
            transform: *transform,
            opacity: Opacity::new(*opacity),
            clip: clip.clone(),
            elements: art_elements(primitives, colors),
        })),
        Operation::Paint(painted) => {
            let bounds = bounds(&painted.shape);
            let stroke = painted.stroke.as_ref();
            Some(Element::Path(PathElement {
                part: part.clone(),
                shape: painted.shape.clone(),
                fill: colors.resolve(&painted.fill, bounds),
                stroke: stroke.and_then(|stroke| {
                    Some(paint::pen(stroke, colors.resolve(&stroke.paint, bounds)?))
                }),
                opacity: Opacity::new(painted.opacity),
            }))
        }
        Operation::Text(_) | Operation::Symbol { .. } => None,
    };
    primitives.iter().filter_map(element).collect()
}

/// A filled path without an outline or a name.
pub(super) fn filled(path: BezPath, brush: Brush) -> PathElement {
    PathElement {
        part: None,
        shape: Outline::Path {
            path,
            rule: crate::visuals::FillRule::Nonzero,
        },
        fill: Some(brush),
        stroke: None,
        opacity: Opacity::OPAQUE,
    }
}
