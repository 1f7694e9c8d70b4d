//! Soft shadows without filters, so that every renderer draws the same ones.

use kurbo::{RoundedRect, RoundedRectRadii};

use crate::{
    Affine, Vec2,
    scene::{Brush, Element, Opacity, PathElement, Pen},
    style::{LineJoin, Shadow},
    visuals::Outline,
};

/// The layers from the outermost to the innermost.
const LAYERS: [Layer; 4] = [
    Layer {
        reach: 0.84,
        drop: 1.5,
        weight: 0.13,
    },
    Layer {
        reach: 0.52,
        drop: 1.1,
        weight: 0.20,
    },
    Layer {
        reach: 0.26,
        drop: 0.8,
        weight: 0.28,
    },
    Layer {
        reach: 0.06,
        drop: 0.5,
        weight: 0.39,
    },
];

/// One translucent copy of the shape.
struct Layer {
    /// How far it reaches out, as a share of the blur.
    reach: f64,
    /// How far it lies below, as a share of the shadow's distance.
    drop: f64,
    /// Its share of the shadow's depth; outer layers are faint, so that their rims are not seen.
    weight: f64,
}

/// The shadow of a shape, to be drawn before it.
pub(super) fn cast(shadow: Shadow, shape: &Outline) -> impl Iterator<Item = Element> {
    LAYERS.iter().map(move |layer| copy(shape, layer, shadow))
}

fn copy(shape: &Outline, layer: &Layer, shadow: Shadow) -> Element {
    let below = Vec2::new(0.0, shadow.dy * layer.drop);
    let spread = shadow.blur * layer.reach;
    let opacity = Opacity::new(f64::from(shadow.color.a) / 255.0 * layer.weight);
    let brush = Brush::Solid(crate::style::Rgba {
        a: 255,
        ..shadow.color
    });
    let (shape, stroke) = match shape {
        Outline::Box(rect) => (Outline::Box(grown(*rect, spread) + below), None),
        Outline::Ellipse { center, radii } => {
            let radii = *radii + Vec2::new(spread, spread);
            (
                Outline::Ellipse {
                    center: *center + below,
                    radii,
                },
                None,
            )
        }
        Outline::Path { path, rule } => {
            let path = Affine::translate(below) * path;
            // Fill and stroke share one opacity, so a stroke twice as wide grows the shape evenly.
            let pen = Pen {
                join: LineJoin::Round,
                ..Pen::solid(brush.clone(), 2.0 * spread)
            };
            (Outline::Path { path, rule: *rule }, Some(pen))
        }
    };
    Element::Path(PathElement {
        part: None,
        shape,
        fill: Some(brush),
        stroke,
        opacity,
    })
}

fn grown(rect: RoundedRect, by: f64) -> RoundedRect {
    let radii = rect.radii();
    let grown = RoundedRectRadii::new(
        radii.top_left + by,
        radii.top_right + by,
        radii.bottom_right + by,
        radii.bottom_left + by,
    );
    rect.rect().inflate(by, by).to_rounded_rect(grown)
}
