//! Levels: what stands still and what moves, as few layers of each as will do.
//!
//! Even levels stand still, odd ones move, and higher ones lie over lower ones.
//! An element lies on the lowest level that is above everything which it covers
//! and which is drawn before it. Where nothing moves beneath, levels that stand
//! still become one picture; elsewhere they are kept as tiles and laid over
//! what moves, frame by frame.

use super::{
    Film,
    split::Placed,
    tiles::{Grid, PixelRect, TILE, Tiles},
};
use crate::{RasterError, canvas::Canvas, draw::Walk, paint::Place, pixels::lay_over};

/// Bytes of a tile.
const TILE_BYTES: usize = (TILE * TILE * 4) as usize;

/// What stands still.
pub(super) struct Levels {
    /// Everything with nothing moving beneath it.
    pub(super) ground: Canvas,
    /// For each odd level, in order, what lies just above it.
    overlays: Vec<Overlay>,
}

/// The tiles of a level that stands still.
struct Overlay {
    /// For each tile of the frame, where its pixels begin in `bytes`.
    starts: Vec<Option<usize>>,
    bytes: Vec<u8>,
}

/// Decides the level of each element, in the order of drawing.
pub(super) struct Ranking {
    /// The highest level so far in each tile.
    highest: Vec<usize>,
    /// The lowest odd level in each tile; more than any where nothing moves.
    lowest_moving: Vec<usize>,
}

impl Ranking {
    pub(super) fn new(grid: Grid) -> Self {
        Self {
            highest: vec![0; grid.len()],
            lowest_moving: vec![usize::MAX; grid.len()],
        }
    }

    /// The level of something that stands still.
    pub(super) fn still(&mut self, tiles: &Tiles) -> usize {
        let highest = self.highest(tiles);
        let level = highest + highest % 2;
        self.raise(tiles, level);
        level
    }

    /// The level of something that moves within these tiles.
    pub(super) fn moving(&mut self, tiles: &Tiles) -> usize {
        let highest = self.highest(tiles);
        let level = highest + 1 - highest % 2;
        self.raise(tiles, level);
        for tile in tiles.iter() {
            self.lowest_moving[tile] = self.lowest_moving[tile].min(level);
        }
        level
    }

    fn highest(&self, tiles: &Tiles) -> usize {
        tiles
            .iter()
            .map(|tile| self.highest[tile])
            .max()
            .unwrap_or(0)
    }

    fn raise(&mut self, tiles: &Tiles, level: usize) {
        for tile in tiles.iter() {
            self.highest[tile] = self.highest[tile].max(level);
        }
    }
}

impl Levels {
    /// Draws what stands still: each element of `stills` with its level.
    pub(super) fn new(
        film: &Film<'_>,
        ranking: &Ranking,
        mut stills: Vec<(usize, Placed<'_>)>,
    ) -> Result<Self, RasterError> {
        let mut walk = Walk::new(film.scene);
        let mut ground = Canvas::new(film.plane);
        film.draw_ground(&mut walk, &mut ground)?;
        stills.sort_by_key(|(level, _)| *level);
        let grid = Grid::new(film.width(), film.height());
        let mut overlays: Vec<Overlay> = Vec::new();
        for group in stills.chunk_by(|a, b| a.0 == b.0) {
            let level = group[0].0;
            if level == 0 {
                draw(film, &mut walk, &mut ground, group)?;
                continue;
            }
            let mut layer = Canvas::new(film.plane);
            draw(film, &mut walk, &mut layer, group)?;
            // Level 2 is laid over level 1, the first that moves, and so on.
            overlays.resize_with(level / 2, || Overlay::none(grid));
            for tile in 0..grid.len() {
                let rect = grid.rect(tile);
                if level < ranking.lowest_moving[tile] {
                    lay_tile(&mut ground, &layer, rect);
                } else {
                    overlays[level / 2 - 1].keep(tile, &layer, rect);
                }
            }
        }
        Ok(Self { ground, overlays })
    }

    /// Lays what stands still just above an odd level over the tiles of a picture.
    pub(super) fn lay_above(&self, level: usize, tiles: &Tiles, picture: &mut Canvas) {
        let Some(overlay) = self.overlays.get(level / 2) else {
            return;
        };
        for tile in tiles.iter() {
            if let Some(start) = overlay.starts[tile] {
                let bytes = &overlay.bytes[start..start + TILE_BYTES];
                let rect = tiles.grid.rect(tile);
                let width = tiles.grid.width;
                for (row, bytes) in (rect.y..).zip(bytes.chunks_exact((TILE * 4) as usize)) {
                    if row >= rect.y + rect.height {
                        break;
                    }
                    let target = row_bytes(width, rect, row);
                    let len = target.len();
                    lay_over(&mut picture.bytes_mut()[target], &bytes[..len], 255);
                }
            }
        }
    }
}

impl Overlay {
    fn none(grid: Grid) -> Self {
        Self {
            starts: vec![None; grid.len()],
            bytes: Vec::new(),
        }
    }

    /// Keeps a tile of a layer, if there is anything in it.
    fn keep(&mut self, tile: usize, layer: &Canvas, rect: PixelRect) {
        let width = frame_width(layer);
        let row = |row| &layer.bytes()[row_bytes(width, rect, row)];
        let mut rows = rect.y..rect.y + rect.height;
        if rows.clone().all(|at| row(at).iter().all(|byte| *byte == 0)) {
            return;
        }
        let start = self.bytes.len();
        self.starts[tile] = Some(start);
        self.bytes.resize(start + TILE_BYTES, 0);
        for target in self.bytes[start..].chunks_exact_mut((TILE * 4) as usize) {
            if let Some(at) = rows.next() {
                let source = row(at);
                target[..source.len()].copy_from_slice(source);
            }
        }
    }
}

fn draw(
    film: &Film<'_>,
    walk: &mut Walk<'_>,
    canvas: &mut Canvas,
    placed: &[(usize, Placed<'_>)],
) -> Result<(), RasterError> {
    let top = Place::top(film.plane);
    for (_, Placed { element, place, .. }) in placed {
        let place = Place {
            to_device: top.to_device * *place,
            ..top
        };
        walk.elements(canvas, std::slice::from_ref(*element), place)?;
    }
    Ok(())
}

/// Lays a part of a layer over a picture of the same size.
fn lay_tile(picture: &mut Canvas, layer: &Canvas, rect: PixelRect) {
    let width = frame_width(layer);
    for row in rect.y..rect.y + rect.height {
        let range = row_bytes(width, rect, row);
        let source = &layer.bytes()[range.clone()];
        if source.iter().any(|byte| *byte != 0) {
            lay_over(&mut picture.bytes_mut()[range], source, 255);
        }
    }
}

fn frame_width(canvas: &Canvas) -> u32 {
    let [_, _, width, _] = canvas.place();
    width.unsigned_abs()
}

/// Where a row of a box lies among the bytes of a frame.
pub(super) fn row_bytes(width: u32, rect: PixelRect, row: u32) -> std::ops::Range<usize> {
    let start = (row as usize * width as usize + rect.x as usize) * 4;
    start..start + rect.width as usize * 4
}
