//! Marks that run along an edge.

use std::collections::BTreeMap;

use kinograph_core::{
    Affine, BezPath, Point, Rect, Vec2,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen},
    timeline::{Flow, FlowState, Mark, Ruler},
    visuals::{FillRule, Outline},
};

use super::{Film, cover::on_device, tiles::Tiles};
use crate::{RasterError, canvas::Canvas, draw::Walk, paint::Place, pixels::of_255};

/// The most pictures that are kept of a mark. Marks on a straight way need four
/// for each place where it can stand; only curves need many.
const MAX_SPRITES: usize = 256;

/// How finely the places are told apart for which there are pictures, in parts
/// of a pixel. Finer than eyes and coarser than the errors of adding up.
const PARTS: f64 = 1024.0;

/// The marks of a flow, as they stand in the last frame.
pub(super) struct Marks<'a> {
    flow: &'a Flow,
    ruler: Ruler,
    /// From the flow's coordinates to the scene's.
    place: Affine,
    /// A mark about the origin that looks along the x axis; of strokes, how it
    /// looks where the way is straight.
    stamp: Vec<Element>,
    sprites: BTreeMap<Key, Option<Canvas>>,
    drawn: Vec<Drawn>,
    opacity: Opacity,
}

/// How a mark is turned, and where in a pixel it stands.
type Key = [i64; 6];

/// A mark of a frame.
enum Drawn {
    /// A picture, and how far it lies from where it was drawn.
    Sprite(Key, [i32; 2]),
    /// An element in the coordinates of the flow, and where its ink is.
    Element(Box<Element>, Rect),
}

impl<'a> Marks<'a> {
    pub(super) fn new(flow: &'a Flow, place: Affine) -> Self {
        Self {
            flow,
            ruler: Ruler::new(&flow.way),
            place,
            stamp: match &flow.mark {
                Mark::Stamp { elements, .. } => {
                    elements.iter().cloned().map(Element::Path).collect()
                }
                Mark::Strokes(pens) => straight(pens),
            },
            sprites: BTreeMap::new(),
            drawn: Vec::new(),
            opacity: Opacity::OPAQUE,
        }
    }

    /// Takes the marks to where they stand. Adds the tiles that change.
    pub(super) fn update(
        &mut self,
        film: &Film<'_>,
        state: &FlowState,
        walk: &mut Walk<'_>,
        changed: &mut Tiles,
    ) -> Result<(), RasterError> {
        self.add_to(changed);
        self.drawn.clear();
        self.opacity = Opacity::new(state.opacity);
        if state.opacity <= 0.0 {
            return Ok(());
        }
        match &self.flow.mark {
            Mark::Stamp { .. } => {
                for stamp in &state.stamps {
                    self.add_stamp(film, *stamp, walk)?;
                }
            }
            Mark::Strokes(pens) => {
                for head in self.heads(pens, state.head) {
                    match self.straight_at(pens, head) {
                        Some(stamp) => self.add_stamp(film, stamp, walk)?,
                        None => {
                            let dashes = self.dashes(pens, head);
                            self.add_element(film, Affine::IDENTITY, dashes);
                        }
                    }
                }
            }
        }
        self.add_to(changed);
        Ok(())
    }

    /// Adds the tiles in which marks have ink.
    fn add_to(&self, tiles: &mut Tiles) {
        for drawn in &self.drawn {
            match drawn {
                Drawn::Element(_, bounds) => tiles.add_box(*bounds),
                Drawn::Sprite(key, [x, y]) => {
                    if let Some(Some(sprite)) = self.sprites.get(key) {
                        let by = Vec2::new(f64::from(*x), f64::from(*y));
                        tiles.add_box(sprite.frame() + by);
                    }
                }
            }
        }
    }

    /// Draws the marks.
    pub(super) fn draw(
        &self,
        film: &Film<'_>,
        walk: &mut Walk<'_>,
        picture: &mut Canvas,
    ) -> Result<(), RasterError> {
        let place = Place {
            to_device: film.plane.to_device() * self.place,
            ..Place::top(film.plane)
        };
        for drawn in &self.drawn {
            match drawn {
                Drawn::Element(element, _) => {
                    walk.elements(picture, std::slice::from_ref(&**element), place)?;
                }
                Drawn::Sprite(key, by) => {
                    if let Some(Some(sprite)) = self.sprites.get(key) {
                        picture.lay_moved(sprite, *by, of_255(self.opacity));
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds a mark that is drawn as the stamp is.
    fn add_stamp(
        &mut self,
        film: &Film<'_>,
        stamp: Affine,
        walk: &mut Walk<'_>,
    ) -> Result<(), RasterError> {
        let to_device = film.plane.to_device() * self.place * stamp;
        let (key, by) = key(to_device);
        if !self.sprites.contains_key(&key) && self.sprites.len() < MAX_SPRITES {
            let sprite = self.sprite(film, to_device, key, walk)?;
            self.sprites.insert(key, sprite);
        }
        if let Some(Some(_)) = self.sprites.get(&key) {
            self.drawn.push(Drawn::Sprite(key, by));
        } else {
            self.add_element(film, stamp, self.stamp.clone());
        }
        Ok(())
    }

    /// A picture of the stamp near the origin of the device; none if it is large.
    fn sprite(
        &self,
        film: &Film<'_>,
        to_device: Affine,
        key: Key,
        walk: &mut Walk<'_>,
    ) -> Result<Option<Canvas>, RasterError> {
        let [.., x, y] = key;
        let to_device = to_device.with_translation(Vec2::new(parts(x), parts(y)));
        let Some(bounds) = film.scene.ink_bounds(&self.stamp) else {
            return Ok(None);
        };
        let Some(mut sprite) = Canvas::sprite(to_device.transform_rect_bbox(bounds)) else {
            return Ok(None);
        };
        let place = Place {
            to_device,
            ..Place::top(film.plane)
        };
        walk.elements(&mut sprite, &self.stamp, place)?;
        Ok(Some(sprite))
    }

    /// Adds a mark that is drawn where it stands.
    fn add_element(&mut self, film: &Film<'_>, transform: Affine, elements: Vec<Element>) {
        let element = Element::Group(Group {
            transform,
            opacity: self.opacity,
            elements,
            ..Group::default()
        });
        let to_device = film.plane.to_device() * self.place;
        if let Some(bounds) = film.scene.ink_bounds(std::slice::from_ref(&element)) {
            let bounds = on_device(to_device, bounds);
            self.drawn.push(Drawn::Element(Box::new(element), bounds));
        }
    }

    /// The distances along the way of all marks that may be seen, also of those
    /// that have passed its end and still draw something behind them.
    fn heads(&self, pens: &[Pen], first: f64) -> Vec<f64> {
        let end = self.ruler.length() + reach(pens);
        (0_u32..)
            .map(|mark| first + f64::from(mark) * self.flow.gap)
            .take_while(|head| *head < end)
            .collect()
    }

    /// Where a mark of strokes stands and whither it looks, if all of it lies on
    /// a straight stretch.
    fn straight_at(&self, pens: &[Pen], head: f64) -> Option<Affine> {
        const STRAY: f64 = 1e-6;
        let tail = head - reach(pens);
        if self.stamp.is_empty() || tail < 0.0 || head > self.ruler.length() {
            return None;
        }
        let (from, _) = self.ruler.at(tail)?;
        let (to, _) = self.ruler.at(head)?;
        let along = (to - from) / (head - tail);
        let straight = (along.hypot() - 1.0).abs() < STRAY;
        straight.then(|| Affine::new([along.x, along.y, -along.y, along.x, to.x, to.y]))
    }

    /// What the pens draw of a mark that stands at `head`.
    fn dashes(&self, pens: &[Pen], head: f64) -> Vec<Element> {
        let dash = |pen: &Pen| {
            let end = head - pen.dash_offset;
            let path = self.ruler.cut(end - dash_length(pen), end);
            (!path.is_empty()).then(|| stroked(path, pen))
        };
        pens.iter().filter_map(dash).collect()
    }
}

/// How a mark is turned and where in a pixel it stands, and in which pixel.
fn key(to_device: Affine) -> (Key, [i32; 2]) {
    let [a, b, c, d, x, y] = to_device.as_coeffs();
    let (x, y) = ((x * PARTS).round(), (y * PARTS).round());
    let pixel = [x, y].map(|it| (it / PARTS).floor());
    let inside = [x - pixel[0] * PARTS, y - pixel[1] * PARTS];
    let [a, b, c, d] = [a, b, c, d].map(|it| whole(it * PARTS * PARTS));
    (
        [a, b, c, d, whole(inside[0]), whole(inside[1])],
        pixel.map(step),
    )
}

/// The nearest whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding is what it is for"
)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// The nearest whole number of pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounding is what it is for"
)]
fn step(value: f64) -> i32 {
    value.round() as i32
}

/// Parts of a pixel, of which a key has fewer than [`PARTS`].
fn parts(count: i64) -> f64 {
    i32::try_from(count).map_or(0.0, f64::from) / PARTS
}

/// How long the dash of a pen is.
fn dash_length(pen: &Pen) -> f64 {
    pen.dash.first().copied().unwrap_or_default()
}

/// How far behind itself a mark of strokes draws.
fn reach(pens: &[Pen]) -> f64 {
    pens.iter()
        .map(|pen| pen.dash_offset + dash_length(pen))
        .fold(0.0, f64::max)
}

/// A mark of strokes on the x axis, its end at the origin; nothing if it looks
/// different in different places.
fn straight(pens: &[Pen]) -> Vec<Element> {
    if pens.iter().any(|pen| !matches!(pen.brush, Brush::Solid(_))) {
        return Vec::new();
    }
    let line = |pen: &Pen| {
        let mut path = BezPath::new();
        path.move_to(Point::new(-pen.dash_offset - dash_length(pen), 0.0));
        path.line_to(Point::new(-pen.dash_offset, 0.0));
        stroked(path, pen)
    };
    pens.iter().map(line).collect()
}

/// One dash of a pen.
fn stroked(path: BezPath, pen: &Pen) -> Element {
    let pen = Pen {
        dash: Vec::new(),
        dash_offset: 0.0,
        ..pen.clone()
    };
    Element::Path(PathElement {
        part: None,
        shape: Outline::Path {
            path,
            rule: FillRule::Nonzero,
        },
        fill: None,
        stroke: Some(pen),
        opacity: Opacity::OPAQUE,
    })
}
