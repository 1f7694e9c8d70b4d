//! Draws frames one after another, and of each only what changed.

use super::{
    Film, cover,
    levels::{Levels, Ranking, row_bytes},
    marks::Marks,
    settle::Settled,
    split::{Item, split},
    thing::Thing,
    tiles::{Grid, PixelRect, Tiles},
};
use crate::{RasterError, canvas::Canvas, draw::Walk};

/// Draws the frames of a film.
pub(super) struct Painter<'a> {
    film: &'a Film<'a>,
    settled: Settled<'a>,
    walk: Walk<'a>,
    levels: Levels,
    /// What moves, with its level, in the order of drawing.
    movers: Vec<(usize, Mover<'a>)>,
    /// The last frame, colours multiplied with their opacity.
    picture: Canvas,
    /// What differs from the frame before it.
    changed: Tiles,
    started: bool,
}

/// Something that moves.
enum Mover<'a> {
    Thing(Box<Thing<'a>>),
    /// The position of the flow in the timeline, and its marks.
    Marks(usize, Marks<'a>),
}

impl<'a> Painter<'a> {
    /// Prepares everything that stands still.
    ///
    /// # Errors
    /// If that would take too much memory.
    pub(super) fn new(film: &'a Film<'a>) -> Result<Self, RasterError> {
        let grid = Grid::new(film.width(), film.height());
        let settled = Settled::new(*film);
        let items = split(film.scene, film.timeline, &settled.at(0));
        let covers = covers(film, &settled, &items);
        let mut ranking = Ranking::new(grid);
        let (mut stills, mut movers) = (Vec::new(), Vec::new());
        for (item, tiles) in items.into_iter().zip(&covers) {
            match item {
                Item::Still(placed) => stills.push((ranking.still(tiles), placed)),
                Item::Moving(moving) => {
                    let thing = Mover::Thing(Box::new(Thing::new(moving)));
                    movers.push((ranking.moving(tiles), thing));
                }
                Item::Flow { flow, place } => {
                    let marks = Marks::new(&film.timeline.flows[flow], place);
                    movers.push((ranking.moving(tiles), Mover::Marks(flow, marks)));
                }
            }
        }
        // Those of one level keep their order.
        movers.sort_by_key(|(level, _)| *level);
        Ok(Self {
            levels: Levels::new(film, &ranking, stills)?,
            walk: Walk::new(film.scene),
            picture: Canvas::new(film.plane),
            changed: Tiles::all(grid),
            started: false,
            film,
            settled,
            movers,
        })
    }

    /// How frames are cut into tiles.
    pub(super) fn grid(&self) -> Grid {
        self.changed.grid
    }

    /// What differs between the last frame and the one before it.
    pub(super) fn changed(&self) -> &Tiles {
        &self.changed
    }

    /// The bytes of a frame.
    pub(super) fn bytes(&self) -> usize {
        self.picture.bytes().len()
    }

    /// Draws a frame over the last one.
    ///
    /// # Errors
    /// If it would take too much memory.
    pub(super) fn paint(&mut self, index: u32) -> Result<(), RasterError> {
        let instant = self.settled.at(index);
        self.changed.clear();
        for (_, mover) in &mut self.movers {
            match mover {
                Mover::Thing(thing) => {
                    let (walk, picture) = (&mut self.walk, &self.picture);
                    thing.update(self.film, &instant, walk, picture, &mut self.changed)?;
                }
                Mover::Marks(flow, marks) => {
                    let state = &instant.flows[*flow];
                    marks.update(self.film, state, &mut self.walk, &mut self.changed)?;
                }
            }
        }
        if !std::mem::replace(&mut self.started, true) {
            self.changed = Tiles::all(self.grid());
        }
        self.compose()
    }

    /// Draws all levels, from the lowest up, where something changed.
    fn compose(&mut self) -> Result<(), RasterError> {
        let width = self.film.width();
        for tile in self.changed.iter() {
            let rect = self.changed.grid.rect(tile);
            for row in rect.y..rect.y + rect.height {
                let range = row_bytes(width, rect, row);
                let source = &self.levels.ground.bytes()[range.clone()];
                self.picture.bytes_mut()[range].copy_from_slice(source);
            }
        }
        for movers in self.movers.chunk_by(|a, b| a.0 == b.0) {
            for (_, mover) in movers {
                let (walk, picture) = (&mut self.walk, &mut self.picture);
                match mover {
                    Mover::Thing(thing) => thing.draw(self.film, walk, picture, &self.changed)?,
                    Mover::Marks(_, marks) => marks.draw(self.film, walk, picture)?,
                }
            }
            self.levels
                .lay_above(movers[0].0, &self.changed, &mut self.picture);
        }
        Ok(())
    }

    /// Copies parts of the last frame, colours no more multiplied.
    pub(super) fn copy(&self, boxes: &[PixelRect], target: &mut [u8]) {
        let opaque = self.film.is_opaque();
        for rect in boxes {
            for row in rect.y..rect.y + rect.height {
                let range = row_bytes(self.film.width(), *rect, row);
                let target = &mut target[range.clone()];
                target.copy_from_slice(&self.picture.bytes()[range]);
                if !opaque {
                    demultiply(target);
                }
            }
        }
    }
}

/// The tiles that each item may have ink in, in any frame.
fn covers<'a>(film: &Film<'a>, settled: &Settled<'a>, items: &[Item<'a>]) -> Vec<Tiles> {
    let grid = Grid::new(film.width(), film.height());
    let to_device = film.plane.to_device();
    let mut covers = vec![Tiles::none(grid); items.len()];
    let mut things = Vec::new();
    for (item, tiles) in items.iter().zip(&mut covers) {
        match item {
            Item::Still(placed) => cover::add_still(tiles, film.scene, to_device, *placed),
            Item::Flow { flow, place } => {
                let flow = &film.timeline.flows[*flow];
                cover::add_flow(tiles, film.scene, to_device * *place, flow);
            }
            Item::Moving(moving) => things.push((moving, tiles, None)),
        }
    }
    if !things.is_empty() {
        for index in 0..film.frames() {
            let instant = settled.at(index);
            for (moving, tiles, last) in &mut things {
                moving.add_cover(film, &instant, last, tiles);
            }
        }
    }
    covers
}

/// Divides colours by their opacity.
fn demultiply(rgba: &mut [u8]) {
    let (pixels, _) = rgba.as_chunks_mut::<4>();
    for pixel in pixels.iter_mut().filter(|pixel| pixel[3] != 255) {
        let [r, g, b, a] = *pixel;
        let color = tiny_skia::PremultipliedColorU8::from_rgba(r, g, b, a)
            .expect("no colour is more than its opacity")
            .demultiply();
        *pixel = [color.red(), color.green(), color.blue(), color.alpha()];
    }
}
