//! What a scene stands on, beyond its own edges.

use super::{BACKGROUND_PART, Element, PathElement, Scene};
use crate::{
    BezPath, Rect,
    geometry::PathEl,
    visuals::{FillRule, Outline},
};

impl Scene {
    /// The pattern of the background as it would be if the scene filled
    /// `plane`, in the scene's coordinates; nothing for a plain background.
    ///
    /// Pictures whose shape is not the scene's are filled with it, in place of
    /// the elements for which [`Element::is_background`] holds.
    #[must_use]
    pub fn background_over(&self, plane: Rect) -> Vec<Element> {
        let patterns = self.elements.iter().filter_map(|element| match element {
            Element::Path(path) if element.is_background() => Some(path),
            _ => None,
        });
        let own = plane == self.size.to_rect();
        patterns
            .map(|pattern| {
                if own {
                    pattern.clone()
                } else {
                    spread(pattern, plane)
                }
            })
            .map(Element::Path)
            .collect()
    }
}

impl Element {
    /// Whether this is the pattern of the scene's background.
    #[must_use]
    pub fn is_background(&self) -> bool {
        matches!(self, Self::Path(path) if path.part.as_deref() == Some(BACKGROUND_PART))
    }
}

/// A pattern of lines, or of dots along lines, over another plane.
fn spread(pattern: &PathElement, plane: Rect) -> PathElement {
    let Some(step) = step(&pattern.shape) else {
        return pattern.clone();
    };
    let dotted = pattern
        .stroke
        .as_ref()
        .is_some_and(|pen| !pen.dash.is_empty());
    let along = |from: f64, to: f64| {
        let first = (from / step).ceil();
        (0_u32..)
            .map(move |line| (first + f64::from(line)) * step)
            .take_while(move |at| *at <= to)
    };
    let mut path = BezPath::new();
    // Lines of dots begin where a dot is.
    let left = if dotted {
        (plane.x0 / step).floor() * step
    } else {
        plane.x0
    };
    for y in along(plane.y0, plane.y1) {
        path.move_to((left, y));
        path.line_to((plane.x1 + step, y));
    }
    if !dotted {
        for x in along(plane.x0, plane.x1) {
            path.move_to((x, plane.y0));
            path.line_to((x, plane.y1));
        }
    }
    PathElement {
        shape: Outline::Path {
            path,
            rule: FillRule::Nonzero,
        },
        ..pattern.clone()
    }
}

/// From one line of a pattern to the next: its first line lies a step from the
/// scene's edge.
fn step(shape: &Outline) -> Option<f64> {
    let Outline::Path { path, .. } = shape else {
        return None;
    };
    let Some(PathEl::MoveTo(first)) = path.elements().first() else {
        return None;
    };
    let step = first.x.max(first.y);
    (step.is_finite() && step > 0.0).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Size, Table,
        scene::{Brush, Opacity, Pen},
        style::{LineCap, LineJoin, Rgba},
    };

    fn scene(dash: Vec<f64>, path: &str) -> Scene {
        let pattern = PathElement {
            part: Some(BACKGROUND_PART.to_owned()),
            shape: Outline::Path {
                path: BezPath::from_svg(path).expect("a path"),
                rule: FillRule::Nonzero,
            },
            fill: None,
            stroke: Some(Pen {
                brush: Brush::Solid(Rgba::BLACK),
                width: 1.0,
                cap: LineCap::Butt,
                join: LineJoin::Miter,
                dash,
                dash_offset: 0.0,
            }),
            opacity: Opacity::OPAQUE,
        };
        Scene {
            size: Size::new(50.0, 30.0),
            background: None,
            title: None,
            description: String::new(),
            elements: vec![Element::Path(pattern)],
            symbols: Table::new(),
            glyphs: Table::new(),
        }
    }

    fn spread(scene: &Scene, plane: Rect) -> String {
        match &scene.background_over(plane)[..] {
            [Element::Path(path)] => path.shape.to_path().to_svg(),
            others => panic!("one pattern, not {others:?}"),
        }
    }

    #[test]
    fn a_grid_goes_on_where_its_lines_are() {
        let scene = scene(Vec::new(), "M0 24 H50 M24 0 V30 M48 0 V30");
        assert_eq!(
            spread(&scene, Rect::new(-10.0, 0.0, 30.0, 50.0)),
            "M-10,0 L54,0 M-10,24 L54,24 M-10,48 L54,48 M0,0 L0,50 M24,0 L24,50"
        );
    }

    #[test]
    fn dots_go_on_where_they_are() {
        let scene = scene(vec![0.01, 23.99], "M24 24 H50");
        assert_eq!(
            spread(&scene, Rect::new(-30.0, 20.0, 30.0, 30.0)),
            "M-48,24 L54,24"
        );
    }

    #[test]
    fn over_the_scene_itself_the_pattern_is_its_own() {
        let scene = scene(Vec::new(), "M0 24 H50");
        assert_eq!(spread(&scene, scene.size.to_rect()), "M0,24 L50,24");
    }
}
