//! Frames as indices of the palette, and what of them is stored.

use std::{
    borrow::Cow,
    io::{self, Write},
    ops::ControlFlow,
};

use gif::{DisposalMethod, Encoder, EncodingError};
use kinograph_raster::{Film, Frame, PixelRect, Progress};

use crate::{
    GifError, Repeat, Summary,
    color::Rgb,
    delay::Delays,
    palette::{Histogram, Palette},
};

/// About how many frames the palette is taken from. Loops repeat themselves:
/// more than these hardly bring new colours.
const SAMPLES: u32 = 64;

/// Draws the film twice, once for its colours and once for its frames, which
/// is faster than to keep what was drawn.
pub(crate) fn write(
    out: &mut impl Write,
    film: &Film<'_>,
    repeat: Repeat,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, GifError> {
    let size = (u16::try_from(film.width()), u16::try_from(film.height()));
    let (Ok(width), Ok(height)) = size else {
        return Err(GifError::Size {
            width: film.width(),
            height: film.height(),
        });
    };
    let stride = film.frames().div_ceil(SAMPLES);
    let mut steps = Steps {
        progress,
        done: 0,
        total: film.frames().div_ceil(stride) + film.frames(),
    };
    let palette = palette(film, stride, &mut steps)?;
    let mut encoder =
        Encoder::new(&mut *out, width, height, &palette.bytes()).map_err(GifError::of)?;
    if repeat == Repeat::Forever {
        encoder
            .set_repeat(gif::Repeat::Infinite)
            .map_err(GifError::of)?;
    }
    let delays = Delays::new(film.frames(), film.duration_ms());
    let mut writer = Writer {
        encoder,
        delays,
        waiting: None,
        screen: Screen::new(film, palette),
    };
    let stopped = film.each(|frame| match writer.add(frame) {
        Ok(()) => steps.next(),
        Err(error) => ControlFlow::Break(error),
    })?;
    if let ControlFlow::Break(error) = stopped {
        return Err(error);
    }
    writer.finish()?;
    out.flush()?;
    Ok(Summary {
        width: film.width(),
        height: film.height(),
        frames: film.frames(),
        hundredths: delays.total(),
    })
}

/// How far the work has come.
struct Steps<'a> {
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    done: u32,
    total: u32,
}

impl Steps<'_> {
    fn next(&mut self) -> ControlFlow<GifError> {
        self.done += 1;
        let progress = Progress {
            done: self.done,
            total: self.total,
        };
        match (self.progress)(progress) {
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
            ControlFlow::Break(()) => ControlFlow::Break(GifError::Cancelled),
        }
    }
}

/// The colours of the first frame and of all that changes after it.
fn palette(film: &Film<'_>, stride: u32, steps: &mut Steps<'_>) -> Result<Palette, GifError> {
    let mut seen = Histogram::new();
    let stopped = film.sample(stride as usize, |frame| {
        for row in rows(film, frame) {
            for run in row.chunk_by(|a, b| a == b) {
                seen.add(Rgb::of(run[0]), run.len() as u64);
            }
        }
        steps.next()
    })?;
    match stopped {
        ControlFlow::Break(error) => Err(error),
        ControlFlow::Continue(()) => Ok(Palette::new(seen)),
    }
}

/// The rows of pixels in what changed of a frame.
fn rows<'a>(film: &Film<'_>, frame: Frame<'a>) -> impl Iterator<Item = &'a [[u8; 4]]> {
    let width = film.width() as usize;
    let (pixels, _) = frame.rgba.as_chunks::<4>();
    frame.changed.iter().flat_map(move |rect| {
        let rows = rect.y as usize..(rect.y + rect.height) as usize;
        rows.map(move |row| {
            let start = row * width + rect.x as usize;
            &pixels[start..start + rect.width as usize]
        })
    })
}

/// Writes frames, each when it is known how long it stays.
struct Writer<'a, W: Write> {
    encoder: Encoder<W>,
    delays: Delays,
    /// The frame to write next. Those that look the same make it stay longer.
    waiting: Option<Waiting>,
    screen: Screen<'a>,
}

struct Waiting {
    rect: PixelRect,
    indices: Vec<u8>,
    delay: u32,
}

impl<W: Write> Writer<'_, W> {
    fn add(&mut self, frame: Frame<'_>) -> Result<(), GifError> {
        let delay = self.delays.of(frame.index);
        match (self.screen.show(frame), &mut self.waiting) {
            (None, Some(waiting)) => waiting.delay += delay,
            (Some(rect), _) => {
                let spare = self.flush()?;
                let indices = self.screen.patch(rect, spare);
                self.waiting = Some(Waiting {
                    rect,
                    indices,
                    delay,
                });
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// Writes the waiting frame and gives its memory back.
    fn flush(&mut self) -> Result<Vec<u8>, GifError> {
        let Some(waiting) = self.waiting.take() else {
            return Ok(Vec::new());
        };
        let side = |pixels: u32| u16::try_from(pixels).expect("within the picture");
        let mut frame = gif::Frame {
            // After eleven minutes without any change the loop is cut short.
            delay: u16::try_from(waiting.delay).unwrap_or(u16::MAX),
            dispose: DisposalMethod::Keep,
            transparent: Some(self.screen.palette.transparent()),
            left: side(waiting.rect.x),
            top: side(waiting.rect.y),
            width: side(waiting.rect.width),
            height: side(waiting.rect.height),
            buffer: Cow::Owned(waiting.indices),
            ..gif::Frame::default()
        };
        self.encoder.write_frame(&frame).map_err(GifError::of)?;
        Ok(std::mem::take(frame.buffer.to_mut()))
    }

    fn finish(mut self) -> Result<(), GifError> {
        self.flush()?;
        // Writes the trailer, which dropping would do without telling of errors.
        self.encoder.into_inner().map_err(GifError::of)?;
        Ok(())
    }
}

/// What a viewer of the GIF sees.
struct Screen<'a> {
    film: &'a Film<'a>,
    palette: Palette,
    /// The index of each pixel.
    shown: Vec<u8>,
    /// The index of each pixel that looks different since the last patch was
    /// taken, and of the others that of the transparent one.
    changes: Vec<u8>,
    /// The indices of a row.
    row: Vec<u8>,
}

impl<'a> Screen<'a> {
    fn new(film: &'a Film<'a>, palette: Palette) -> Self {
        let pixels = film.width() as usize * film.height() as usize;
        let transparent = palette.transparent();
        Self {
            film,
            palette,
            // No frame has transparent pixels, so all of the first differ.
            shown: vec![transparent; pixels],
            changes: vec![transparent; pixels],
            row: Vec::new(),
        }
    }

    /// Shows a frame: gives the least box that holds all pixels which look
    /// different now.
    fn show(&mut self, frame: Frame<'_>) -> Option<PixelRect> {
        let width = self.film.width() as usize;
        let transparent = self.palette.transparent();
        let (pixels, _) = frame.rgba.as_chunks::<4>();
        let mut differs: Option<PixelRect> = None;
        for rect in frame.changed {
            for y in rect.y..rect.y + rect.height {
                let start = y as usize * width + rect.x as usize;
                let range = start..start + rect.width as usize;
                index(&mut self.palette, &pixels[range.clone()], &mut self.row);
                let shown = &mut self.shown[range.clone()];
                let Some((first, last)) = difference(shown, &self.row) else {
                    continue;
                };
                let changes = self.changes[range].iter_mut().zip(shown.iter_mut());
                for ((change, shown), new) in changes.zip(&self.row) {
                    *change = if shown == new { transparent } else { *new };
                    *shown = *new;
                }
                let row = PixelRect {
                    x: rect.x + first,
                    y,
                    width: last - first + 1,
                    height: 1,
                };
                differs = Some(differs.map_or(row, |rect| rect.union(row)));
            }
        }
        differs
    }

    /// Takes the changes out of a box, into memory that may be used before.
    fn patch(&mut self, rect: PixelRect, mut patch: Vec<u8>) -> Vec<u8> {
        let width = self.film.width() as usize;
        let transparent = self.palette.transparent();
        patch.clear();
        let first = rect.y as usize * width + rect.x as usize;
        for row in 0..rect.height as usize {
            let start = first + row * width;
            let row = &mut self.changes[start..start + rect.width as usize];
            patch.extend_from_slice(row);
            row.fill(transparent);
        }
        patch
    }
}

/// The indices of a row of pixels.
fn index(palette: &mut Palette, pixels: &[[u8; 4]], row: &mut Vec<u8>) {
    row.clear();
    for run in pixels.chunk_by(|a, b| a == b) {
        let index = palette.nearest(Rgb::of(run[0]));
        row.resize(row.len() + run.len(), index);
    }
}

/// The first and the last place where two rows differ.
fn difference(before: &[u8], after: &[u8]) -> Option<(u32, u32)> {
    if before == after {
        return None;
    }
    let differs = |(before, after): (&u8, &u8)| before != after;
    let first = before.iter().zip(after).position(differs)?;
    let last = before.iter().zip(after).rposition(differs)?;
    let place = |at: usize| u32::try_from(at).expect("within a row");
    Some((place(first), place(last)))
}

impl GifError {
    /// What the encoder says: what it is given fits the format, so that only
    /// writing can fail.
    fn of(error: EncodingError) -> Self {
        Self::Write(match error {
            EncodingError::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}
