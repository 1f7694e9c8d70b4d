//! Frames through a small pool of buffers, drawn on one thread and handed on
//! on another.

use std::{
    ops::ControlFlow,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use super::{Film, Frame, PixelRect, painter::Painter, tiles::Tiles};
use crate::RasterError;

/// Frames in memory besides the painter's own: one being read, one being
/// written, one waiting.
const POOL: usize = 3;

/// A frame on its way.
struct Buffer {
    /// Its place in the pool.
    slot: usize,
    index: u32,
    rgba: Vec<u8>,
    changed: Vec<PixelRect>,
}

/// Draws frames and hands each to `sink`, until that stops.
pub(super) fn stream<B>(
    film: &Film<'_>,
    indices: impl Iterator<Item = u32> + Send,
    mut sink: impl FnMut(Frame<'_>) -> ControlFlow<B>,
) -> Result<ControlFlow<B>, RasterError> {
    let (to_sink, filled) = sync_channel(POOL);
    let (to_painter, empty) = sync_channel(POOL);
    for slot in 0..POOL {
        let buffer = Buffer {
            slot,
            index: 0,
            rgba: Vec::new(),
            changed: Vec::new(),
        };
        to_painter
            .send(buffer)
            .expect("the other end is in this function");
    }
    thread::scope(move |scope| {
        // The channels end with this closure, so that the painter never waits for
        // a sink that has gone.
        scope.spawn(move || paint(film, indices, &empty, &to_sink));
        for buffer in filled {
            let buffer = buffer?;
            let frame = Frame {
                index: buffer.index,
                rgba: &buffer.rgba,
                changed: &buffer.changed,
            };
            if let ControlFlow::Break(stop) = sink(frame) {
                return Ok(ControlFlow::Break(stop));
            }
            // After its last frame nobody takes buffers.
            let _ = to_painter.send(buffer);
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// Fills empty buffers with frames until there are no more, or nobody wants them.
fn paint(
    film: &Film<'_>,
    indices: impl Iterator<Item = u32>,
    empty: &Receiver<Buffer>,
    filled: &SyncSender<Result<Buffer, RasterError>>,
) {
    let mut painter = match Painter::new(film) {
        Ok(painter) => painter,
        Err(error) => {
            let _ = filled.send(Err(error));
            return;
        }
    };
    let mut outdated = [(); POOL].map(|()| Tiles::all(painter.grid()));
    let mut boxes = Vec::new();
    for index in indices {
        if let Err(error) = painter.paint(index) {
            let _ = filled.send(Err(error));
            return;
        }
        for tiles in &mut outdated {
            tiles.add_all(painter.changed());
        }
        let Ok(mut buffer) = empty.recv() else {
            return;
        };
        let tiles = &mut outdated[buffer.slot];
        tiles.boxes(&mut boxes);
        tiles.clear();
        buffer.rgba.resize(painter.bytes(), 0);
        painter.copy(&boxes, &mut buffer.rgba);
        painter.changed().boxes(&mut buffer.changed);
        buffer.index = index;
        if filled.send(Ok(buffer)).is_err() {
            return;
        }
    }
}
