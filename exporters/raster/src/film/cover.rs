//! Which tiles an element may leave ink in.

use kinograph_core::{
    Affine, BezPath, Point, Rect, Scene,
    scene::{Element, PathElement, Pen},
    timeline::{Flow, Mark, Ruler},
};

use super::{
    split::Placed,
    tiles::{TILE, Tiles},
};

/// Beyond the ink, in pixels: what antialiasing touches, and what curves stray
/// from the lines that stand for them here.
const RIM: f64 = 1.5;

/// Half the width of a stroke times this is as far as ink lies from its line:
/// the mitre limit of SVG.
const MITER: f64 = 4.0;

/// Adds the tiles of an element that stands still.
pub(super) fn add_still(tiles: &mut Tiles, scene: &Scene, to_device: Affine, placed: Placed<'_>) {
    let to_device = to_device * placed.place;
    if let Element::Path(PathElement {
        shape,
        fill: None,
        stroke: Some(pen),
        ..
    }) = placed.element
    {
        let reach = pen.width / 2.0 * MITER;
        add_along(tiles, &shape.to_path(), to_device, reach);
        return;
    }
    if let Some(bounds) = scene.ink_bounds(std::slice::from_ref(placed.element)) {
        tiles.add_box(on_device(to_device, bounds));
    }
}

/// Adds the tiles of all places where the marks of a flow may be.
pub(super) fn add_flow(tiles: &mut Tiles, scene: &Scene, to_device: Affine, flow: &Flow) {
    add_along(tiles, &flow.way, to_device, reach(scene, &flow.mark));
}

/// Where ink of these bounds may be on the device.
pub(super) fn on_device(to_device: Affine, bounds: Rect) -> Rect {
    to_device.transform_rect_bbox(bounds).inflate(RIM, RIM)
}

/// How far the ink of a mark lies from where it stands.
fn reach(scene: &Scene, mark: &Mark) -> f64 {
    match mark {
        Mark::Strokes(pens) => {
            let half = |pen: &Pen| pen.width / 2.0 * MITER;
            pens.iter().map(half).fold(0.0, f64::max)
        }
        Mark::Stamp { elements, .. } => {
            let elements: Vec<Element> = elements.iter().cloned().map(Element::Path).collect();
            let Some(bounds) = scene.ink_bounds(&elements) else {
                return 0.0;
            };
            // However it is turned.
            let corner = |x: f64, y: f64| Point::new(x, y).to_vec2().hypot();
            corner(
                bounds.x0.abs().max(bounds.x1.abs()),
                bounds.y0.abs().max(bounds.y1.abs()),
            )
        }
    }
}

/// Adds the tiles within `reach` of a path.
fn add_along(tiles: &mut Tiles, path: &BezPath, to_device: Affine, reach: f64) {
    let scale = to_device.determinant().abs().sqrt();
    let reach = reach * scale + RIM;
    let ruler = Ruler::new(path);
    let Some((start, _)) = ruler.at(0.0) else {
        return;
    };
    // In steps, so that the boxes of slanting lines stay small.
    let step = f64::from(TILE) / scale;
    let (mut last, mut distance) = (to_device * start, 0.0);
    while distance < ruler.length() {
        distance += step;
        let Some((at, _)) = ruler.at(distance) else {
            return;
        };
        let at = to_device * at;
        // A curve strays less from its chord than half of its own length.
        let stray = reach + f64::from(TILE) / 2.0;
        tiles.add_box(Rect::from_points(last, at).inflate(stray, stray));
        last = at;
    }
}
