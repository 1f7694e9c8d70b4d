//! Where elements leave ink: exporters crop their layers to it.

use super::{Element, GlyphRun, PathElement, Pen, Scene, SymbolArt};
use crate::{
    Affine, Point, Rect, Vec2,
    geometry::Shape as _,
    style::{LineCap, LineJoin},
    visuals::Outline,
};

/// How many half widths a mitre reaches out before it is cut: the default of SVG.
const MITER_LIMIT: f64 = 4.0;

impl Scene {
    /// A box that holds all ink of `elements`, in the coordinates they lie in;
    /// none when there is no ink.
    ///
    /// It is quick to find rather than tight: what is turned takes the room of
    /// its box, and every corner is taken for a mitre.
    #[must_use]
    pub fn ink_bounds(&self, elements: &[Element]) -> Option<Rect> {
        elements
            .iter()
            .filter_map(|element| self.element_bounds(element))
            .reduce(|a, b| a.union(b))
    }

    /// Whether a symbol's view cuts off any of its ink that would be seen.
    #[must_use]
    pub fn overflows(&self, art: &SymbolArt) -> bool {
        // What is imported from other drawings touches the rim of its view but
        // for rounding. A thousandth of an icon is not to be seen.
        let margin = art.view.size().max_side() / 1000.0;
        let view = art.view.inflate(margin, margin);
        self.ink_bounds(&art.elements)
            .is_some_and(|ink| view.union(ink) != view)
    }

    fn element_bounds(&self, element: &Element) -> Option<Rect> {
        match element {
            Element::Group(group) => {
                let mut bounds = self.ink_bounds(&group.elements)?;
                if let Some(clip) = &group.clip {
                    bounds = overlap(bounds, clip.control_box())?;
                }
                Some(group.transform.transform_rect_bbox(bounds))
            }
            Element::Path(path) => path_bounds(path),
            Element::Text(run) => self.run_bounds(run),
            Element::Symbol(symbol) => {
                let view = self.symbols.get(symbol.symbol)?.view;
                Some(symbol.transform.transform_rect_bbox(view))
            }
        }
    }

    /// The ink of a line of text; none when it has none.
    pub(crate) fn run_bounds(&self, run: &GlyphRun) -> Option<Rect> {
        let outlines = run.glyphs.iter().filter_map(|glyph| {
            let outline = self
                .glyphs
                .get(glyph.outline)
                .filter(|it| !it.path.is_empty())?;
            let place = Affine::translate(run.origin.to_vec2() + glyph.at.to_vec2())
                * Affine::scale(run.font.size);
            Some(place.transform_rect_bbox(outline.path.control_box()))
        });
        outlines.reduce(|a, b| a.union(b))
    }
}

fn path_bounds(path: &PathElement) -> Option<Rect> {
    if path.fill.is_none() && path.stroke.is_none() {
        return None;
    }
    let shape = match &path.shape {
        Outline::Box(rect) => rect.rect(),
        Outline::Ellipse { center, radii } => around(*center, *radii),
        Outline::Path { path, .. } if path.is_empty() => return None,
        Outline::Path { path, .. } => path.bounding_box(),
    };
    let convex = !matches!(path.shape, Outline::Path { .. });
    let reach = path.stroke.as_ref().map_or(0.0, |pen| reach(pen, convex));
    Some(shape.inflate(reach, reach))
}

/// How far ink lies from the line that `pen` follows. Boxes and ellipses have
/// neither ends nor corners sharper than a right angle.
fn reach(pen: &Pen, convex: bool) -> f64 {
    use std::f64::consts::SQRT_2;
    let join: f64 = match pen.join {
        LineJoin::Miter if convex => SQRT_2,
        LineJoin::Miter => MITER_LIMIT,
        LineJoin::Round | LineJoin::Bevel => 1.0,
    };
    let cap = if pen.cap == LineCap::Square {
        SQRT_2
    } else {
        1.0
    };
    pen.width / 2.0 * join.max(cap)
}

fn around(center: Point, radii: Vec2) -> Rect {
    Rect::from_points(center - radii, center + radii)
}

/// What two boxes share, if they touch.
fn overlap(a: Rect, b: Rect) -> Option<Rect> {
    let shared = Rect::new(
        a.x0.max(b.x0),
        a.y0.max(b.y0),
        a.x1.min(b.x1),
        a.y1.min(b.y1),
    );
    (shared.x0 <= shared.x1 && shared.y0 <= shared.y1).then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        BezPath, Size, Table,
        scene::{Brush, Group, Opacity},
        style::Rgba,
        visuals::FillRule,
    };

    fn scene() -> Scene {
        Scene {
            size: Size::new(100.0, 100.0),
            background: None,
            title: None,
            description: String::new(),
            elements: Vec::new(),
            symbols: Table::new(),
            glyphs: Table::new(),
        }
    }

    fn stroked(path: &str, join: LineJoin, cap: LineCap) -> Element {
        let brush = Brush::Solid(Rgba::rgb(0, 0, 0));
        let path = BezPath::from_svg(path).expect("a path");
        Element::Path(PathElement {
            part: None,
            shape: Outline::Path {
                path,
                rule: FillRule::Nonzero,
            },
            fill: None,
            stroke: Some(Pen {
                brush,
                width: 2.0,
                cap,
                join,
                dash: Vec::new(),
                dash_offset: 0.0,
            }),
            opacity: Opacity::OPAQUE,
        })
    }

    #[test]
    fn strokes_reach_beyond_their_line() {
        let cases = [
            (
                LineJoin::Round,
                LineCap::Butt,
                Rect::new(9.0, 9.0, 31.0, 21.0),
            ),
            (
                LineJoin::Miter,
                LineCap::Butt,
                Rect::new(6.0, 6.0, 34.0, 24.0),
            ),
        ];
        for (join, cap, expected) in cases {
            let elements = [stroked("M10 10 L30 20", join, cap)];
            assert_eq!(
                scene().ink_bounds(&elements),
                Some(expected),
                "{join:?} {cap:?}"
            );
        }
    }

    #[test]
    fn groups_move_and_cut_off() {
        let line = || vec![stroked("M10 10 L30 10", LineJoin::Round, LineCap::Butt)];
        let group = |clip: &str| {
            Element::Group(Group {
                transform: Affine::translate((100.0, 0.0)),
                clip: Some(BezPath::from_svg(clip).expect("a path")),
                elements: line(),
                ..Group::default()
            })
        };
        let cut = group("M0 0 H20 V20 H0 Z");
        assert_eq!(
            scene().ink_bounds(&[cut]),
            Some(Rect::new(109.0, 9.0, 120.0, 11.0))
        );
        let gone = group("M50 50 H60 V60 Z");
        assert_eq!(scene().ink_bounds(&[gone]), None);
    }

    #[test]
    fn only_what_would_be_seen_overflows() {
        let art = |path: &str| SymbolArt {
            view: Rect::new(0.0, 0.0, 24.0, 24.0),
            elements: vec![stroked(path, LineJoin::Round, LineCap::Round)],
        };
        assert!(!scene().overflows(&art("M1 1 L23 23.01")));
        assert!(scene().overflows(&art("M1 1 L23 23.5")));
        // Curves count, not their control points.
        assert!(!scene().overflows(&art("M1 20 C1 24 23 24 23 20")));
    }
}
