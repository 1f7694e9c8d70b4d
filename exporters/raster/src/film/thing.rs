//! An element that the timeline changes.

use kinograph_core::{
    Rect,
    scene::{Element, Opacity},
    timeline::{Instant, State},
};

use super::{
    Film,
    cover::on_device,
    levels::row_bytes,
    split::Moving,
    tiles::{PixelRect, Tiles},
};
use crate::{
    RasterError,
    canvas::Canvas,
    draw::Walk,
    paint::Place,
    pixels::{lay_over, of_255},
};

/// An element that the timeline changes, as it stands in the last frame.
///
/// It is drawn apart when it changes, and laid over the picture as often as
/// something beneath or above it does.
pub(super) struct Thing<'a> {
    moving: Moving<'a>,
    /// What it was drawn for; none if it was not, or if marks run along it.
    key: Option<Vec<State>>,
    /// How much of it is seen.
    opacity: Opacity,
    look: Look,
}

/// What is drawn of a thing.
enum Look {
    /// Nothing.
    Nothing,
    /// A picture, to be faded to the opacity of the thing.
    Picture(Canvas),
    /// An element that changes in every frame, and where its ink is.
    Element(Box<Element>, Rect),
}

impl<'a> Thing<'a> {
    pub(super) fn new(moving: Moving<'a>) -> Self {
        Self {
            moving,
            key: None,
            opacity: Opacity::OPAQUE,
            look: Look::Nothing,
        }
    }

    /// Takes the thing to an instant. Adds the tiles that change.
    pub(super) fn update(
        &mut self,
        film: &Film<'_>,
        instant: &Instant<'a>,
        walk: &mut Walk<'_>,
        picture: &Canvas,
        changed: &mut Tiles,
    ) -> Result<(), RasterError> {
        let opacity = self.moving.opacity(instant);
        let key = self.moving.key(instant);
        if key.is_some() && key == self.key {
            if opacity != self.opacity {
                self.look.add_to(changed);
                self.opacity = opacity;
            }
            return Ok(());
        }
        self.look.add_to(changed);
        self.opacity = opacity;
        (self.look, self.key) = (Look::Nothing, None);
        if opacity.get() <= 0.0 {
            return Ok(());
        }
        let Some((element, bounds)) = self.moving.at(film, instant) else {
            return Ok(());
        };
        self.look = match &key {
            None if self.moving.fades_apart() => {
                Look::Element(Box::new(faded(element, opacity)), bounds)
            }
            None => Look::Element(Box::new(element), bounds),
            Some(_) => match picture.layer(bounds)? {
                None => Look::Nothing,
                Some(mut layer) => {
                    let place = self.moving.place(film);
                    walk.elements(&mut layer, std::slice::from_ref(&element), place)?;
                    Look::Picture(layer)
                }
            },
        };
        self.key = key;
        self.look.add_to(changed);
        Ok(())
    }

    /// Draws the thing onto the tiles of a picture.
    pub(super) fn draw(
        &self,
        film: &Film<'_>,
        walk: &mut Walk<'_>,
        picture: &mut Canvas,
        tiles: &Tiles,
    ) -> Result<(), RasterError> {
        match &self.look {
            Look::Nothing => Ok(()),
            Look::Element(element, _) => {
                let place = self.moving.place(film);
                walk.elements(picture, std::slice::from_ref(&**element), place)
            }
            Look::Picture(layer) => {
                lay(layer, of_255(self.opacity), picture, tiles);
                Ok(())
            }
        }
    }
}

impl Look {
    /// Adds the tiles in which it has ink.
    fn add_to(&self, tiles: &mut Tiles) {
        match self {
            Self::Nothing => {}
            Self::Picture(layer) => tiles.add_box(layer.frame()),
            Self::Element(_, bounds) => tiles.add_box(*bounds),
        }
    }
}

impl<'a> Moving<'a> {
    /// Adds the tiles that it is ever in: those at this instant, unless it
    /// stands as it did at the last one.
    pub(super) fn add_cover(
        &self,
        film: &Film<'_>,
        instant: &Instant<'a>,
        last: &mut Option<Vec<State>>,
        tiles: &mut Tiles,
    ) {
        if self.opacity(instant).get() <= 0.0 {
            return;
        }
        let key = self.key(instant);
        if key.is_some() && key == *last {
            return;
        }
        if let Some((_, bounds)) = self.at(film, instant) {
            tiles.add_box(bounds);
        }
        *last = key;
    }

    /// From its coordinates to the device's.
    fn place(&self, film: &Film<'_>) -> Place<'static> {
        let top = Place::top(film.plane);
        Place {
            to_device: top.to_device * self.placed.place,
            ..top
        }
    }

    /// The element at an instant, wholly opaque, and where its ink is on the device.
    fn at(&self, film: &Film<'_>, instant: &Instant<'a>) -> Option<(Element, Rect)> {
        let placed = self.placed;
        let element = instant.element(film.timeline, placed.element, placed.place, placed.inside);
        let element = if self.fades_apart() {
            faded(element, Opacity::OPAQUE)
        } else {
            element
        };
        let bounds = film.scene.ink_bounds(std::slice::from_ref(&element))?;
        Some((element, on_device(self.place(film).to_device, bounds)))
    }

    /// Whether all of it fades, so that it need not be drawn again for that.
    fn fades_apart(&self) -> bool {
        matches!(self.placed.element, Element::Group(_)) && self.own.is_some()
    }

    /// How much of it is seen.
    fn opacity(&self, instant: &Instant<'_>) -> Opacity {
        match (self.placed.element, self.own) {
            (Element::Group(group), Some(own)) => {
                instant.changes[own].1.opacity_over(group.opacity)
            }
            _ => Opacity::OPAQUE,
        }
    }

    /// All that its look depends on, but for its opacity; none when marks run
    /// along it, which never look the same twice.
    fn key(&self, instant: &Instant<'_>) -> Option<Vec<State>> {
        let flows = |flow: &usize| instant.flows[*flow].opacity > 0.0;
        if self.flows.iter().any(flows) {
            return None;
        }
        let state = |change: &usize| {
            let state = instant.changes[*change].1;
            if self.fades_apart() && self.own == Some(*change) {
                State {
                    opacity: 1.0,
                    ..state
                }
            } else {
                state
            }
        };
        Some(self.changes.iter().map(state).collect())
    }
}

/// A group with another opacity; other elements as they are.
fn faded(element: Element, opacity: Opacity) -> Element {
    match element {
        Element::Group(group) => Element::Group(kinograph_core::scene::Group { opacity, ..group }),
        other => other,
    }
}

/// Lays the tiles of a layer over a picture.
fn lay(layer: &Canvas, opacity: u8, picture: &mut Canvas, tiles: &Tiles) {
    let [left, top, width, height] = layer.place();
    let span = tiles.grid.span(layer.frame());
    for row in span.rows {
        for column in span.columns.clone() {
            let tile = tiles.grid.index(column, row);
            if !tiles.contains(tile) {
                continue;
            }
            let rect = tiles.grid.rect(tile);
            let within = PixelRect {
                x: left.unsigned_abs(),
                y: top.unsigned_abs(),
                width: width.unsigned_abs(),
                height: height.unsigned_abs(),
            };
            let Some(shared) = rect.intersection(within) else {
                continue;
            };
            for y in shared.y..shared.y + shared.height {
                let source = PixelRect {
                    x: shared.x - within.x,
                    ..shared
                };
                let source = &layer.bytes()[row_bytes(within.width, source, y - within.y)];
                let target = row_bytes(tiles.grid.width, shared, y);
                lay_over(&mut picture.bytes_mut()[target], source, opacity);
            }
        }
    }
}
