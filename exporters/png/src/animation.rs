//! The file format of pictures that move, without loss: APNG.

use std::{io::Write, ops::ControlFlow};

use kinograph_core::{Scene, Timeline};
use kinograph_raster::{
    Film, FilmOptions, Finish, Frame, FrameSize, Ground, PixelRect, Progress, Rate, Sides, Summary,
};
use png::{
    BitDepth, BlendOp, ColorType, DeflateCompression, Encoder, Filter, SrgbRenderingIntent, Writer,
};

use crate::PngError;

/// How hard deflate tries. What stays the same between frames is one colour, of
/// which even the quickest makes next to nothing.
const LEVEL: u8 = 3;

/// How an animated PNG is made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ApngOptions {
    /// How large it is.
    pub size: FrameSize,
    /// Frames per second.
    pub rate: Rate,
    /// Whether the scene's background is left out.
    pub transparent: bool,
    /// Whether it stops at its end rather than starting again for ever.
    pub once: bool,
}

/// Draws `scene` as `timeline` moves it and writes it to `out` as an animated
/// PNG. Viewers that know still pictures only show the
/// first frame.
///
/// `progress` is told after every frame, and may stop the work; what was
/// written until then is not a whole file.
///
/// # Errors
/// If the frames cannot be drawn or written, or `progress` stops.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use kinograph_core::{Scene, Size, Table, Timeline, scene::Brush, style::Rgba};
/// use kinograph_png::ApngOptions;
///
/// let scene = Scene {
///     size: Size::new(40.0, 30.0),
///     background: Some(Brush::Solid(Rgba::WHITE)),
///     title: None,
///     description: String::new(),
///     elements: Vec::new(),
///     symbols: Table::new(),
///     glyphs: Table::new(),
/// };
/// let timeline = Timeline {
///     duration_ms: 200,
///     ..Timeline::default()
/// };
/// let mut file = Vec::new();
/// let options = ApngOptions::default();
/// let summary = kinograph_png::write_moving(
///     &mut file,
///     &scene,
///     &timeline,
///     &options,
///     &mut |_| ControlFlow::Continue(()),
/// )?;
/// assert_eq!((summary.width, summary.frames), (40, 6));
/// # Ok::<(), kinograph_png::PngError>(())
/// ```
pub fn write_moving(
    out: &mut impl Write,
    scene: &Scene,
    timeline: &Timeline,
    options: &ApngOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Summary, PngError> {
    let film_options = FilmOptions {
        size: options.size,
        sides: Sides::Any,
        rate: options.rate,
        ground: if options.transparent {
            Ground::Transparent
        } else {
            Ground::Scene
        },
        finish: Finish::Smooth,
    };
    let film = Film::new(scene, timeline, &film_options)?;
    let mut animation = Animation {
        writer: writer(&mut *out, &film, options)?,
        film: &film,
        shown: Vec::new(),
        patch: Vec::new(),
    };
    let stopped = film.each(|frame| {
        if let Err(error) = animation.add(frame) {
            return ControlFlow::Break(error);
        }
        let done = Progress {
            done: frame.index + 1,
            total: film.frames(),
        };
        progress(done).map_break(|()| PngError::Cancelled)
    })?;
    if let ControlFlow::Break(error) = stopped {
        return Err(error);
    }
    animation.finish()?;
    out.flush().map_err(png::EncodingError::IoError)?;
    Ok(film.summary())
}

fn writer<W: Write>(out: W, film: &Film<'_>, options: &ApngOptions) -> Result<Writer<W>, PngError> {
    let mut encoder = Encoder::new(out, film.width(), film.height());
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    if film.frames() > 1 {
        // No number of plays means for ever.
        encoder.set_animated(film.frames(), u32::from(options.once))?;
        let (numerator, denominator) = delay(film, options.rate);
        encoder.set_frame_delay(numerator, denominator)?;
        // What does not change in an opaque film is left transparent. Where
        // transparency is part of the picture, frames replace what is there.
        encoder.set_blend_op(if film.is_opaque() {
            BlendOp::Over
        } else {
            BlendOp::Source
        })?;
    }
    Ok(encoder.write_header()?)
}

/// How long a frame is shown, as a fraction of a second: exactly where that
/// can be said, and else to the thousandth.
fn delay(film: &Film<'_>, rate: Rate) -> (u16, u16) {
    let (frames, duration_ms) = (u64::from(film.frames()), u64::from(film.duration_ms()));
    let fits = |numerator: u64, denominator: u64| {
        let short = (u16::try_from(numerator), u16::try_from(denominator));
        Some((short.0.ok()?, short.1.ok()?))
    };
    let common = divisor(duration_ms, frames * 1000);
    let rounded = (duration_ms + frames / 2) / frames;
    fits(duration_ms / common, frames * 1000 / common)
        .or_else(|| fits(rate.seconds.get().into(), rate.frames.get().into()))
        .or_else(|| fits(rounded, 1000))
        .unwrap_or((u16::MAX, 1000))
}

/// The greatest common divisor.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// A file in the making.
struct Animation<'a, W: Write> {
    writer: Writer<W>,
    film: &'a Film<'a>,
    /// The last frame.
    shown: Vec<u8>,
    /// What is stored of a frame.
    patch: Vec<u8>,
}

impl<W: Write> Animation<'_, W> {
    fn add(&mut self, frame: Frame<'_>) -> Result<(), PngError> {
        if frame.index == 0 {
            self.shown.extend_from_slice(frame.rgba);
            self.writer.write_image_data(frame.rgba)?;
            return Ok(());
        }
        let rect = frame.changed.iter().copied().reduce(PixelRect::union);
        // There is no frame without pixels.
        let rect = rect.unwrap_or(PixelRect {
            x: 0,
            y: 0,
            width: 1,
            height: 1,
        });
        self.fill(frame, rect);
        // The size may only change while the box lies within the picture.
        self.writer.reset_frame_position()?;
        self.writer.set_frame_dimension(rect.width, rect.height)?;
        self.writer.set_frame_position(rect.x, rect.y)?;
        self.writer.write_image_data(&self.patch)?;
        Ok(())
    }

    fn finish(self) -> Result<(), PngError> {
        Ok(self.writer.finish()?)
    }

    /// Takes a box out of a frame.
    fn fill(&mut self, frame: Frame<'_>, rect: PixelRect) {
        let replaces = !self.film.is_opaque();
        self.patch.clear();
        for row in rect.y..rect.y + rect.height {
            let start = (row as usize * self.film.width() as usize + rect.x as usize) * 4;
            let range = start..start + rect.width as usize * 4;
            let (new, _) = frame.rgba[range.clone()].as_chunks::<4>();
            let (shown, _) = self.shown[range].as_chunks_mut::<4>();
            for (new, shown) in new.iter().zip(shown) {
                let same = new == shown && !replaces;
                self.patch
                    .extend_from_slice(if same { &[0; 4] } else { new });
                *shown = *new;
            }
        }
    }
}
