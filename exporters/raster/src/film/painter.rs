//! Draws frames one after another, and only what changed.

use kinograph_core::Scene;

use super::{
    Film, PixelRect,
    tiles::{Grid, Tiles},
};
use crate::RasterError;

pub(crate) struct Painter<'a> {
    film: &'a Film<'a>,
    picture: Vec<u8>,
    changed: Tiles,
    first: bool,
}

impl<'a> Painter<'a> {
    pub(crate) fn new(film: &'a Film<'a>) -> Result<Self, RasterError> {
        let grid = Grid::new(film.width(), film.height());
        Ok(Self { film, picture: Vec::new(), changed: Tiles::all(grid), first: true })
    }
    pub(crate) fn grid(&self) -> Grid { self.changed.grid }
    pub(crate) fn changed(&self) -> &Tiles { &self.changed }
    pub(crate) fn bytes(&self) -> usize { self.picture.len() }
    pub(crate) fn paint(&mut self, index: u32) -> Result<(), RasterError> {
        let new = self.film.frame(index)?.rgba().to_vec();
        self.picture = new;
        Ok(())
    }
    pub(crate) fn copy(&self, boxes: &[PixelRect], target: &mut [u8]) {
        target.copy_from_slice(&self.picture);
    }
}
