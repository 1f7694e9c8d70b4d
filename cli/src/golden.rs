//! Sheets as pictures: light and dark side by side, written, read and compared.

use std::{fs::File, io::BufReader, path::Path};

use kinograph_author::sheet::Sheet;
use kinograph_raster::{Pixels, RasterOptions};

use crate::failure::Failure;

/// How far channels may lie apart: floating point differs in the last bit between machines.
const TOLERANCE: u8 = 1;
/// What a sheet to compare with may be decoded to, in bytes.
const MOST_BYTES: usize = 1 << 28;

/// A sheet as a picture.
pub(crate) struct Golden {
    pixels: Pixels,
    scale: f64,
}

impl Golden {
    /// The picture of a sheet, `scale` pixels for one of the drawings.
    pub(crate) fn of(sheet: &Sheet, scale: u8) -> Result<Self, Failure> {
        let options = RasterOptions {
            scale: f64::from(scale),
            ..RasterOptions::default()
        };
        let draw = |scene| {
            kinograph_raster::draw(scene, &options)
                .map_err(|error| Failure::new(format!("the sheet cannot be drawn: {error}")))
        };
        Ok(Self {
            pixels: beside(&draw(&sheet.light)?, &draw(&sheet.dark)?),
            scale: options.scale,
        })
    }

    /// The picture as a file.
    pub(crate) fn png(&self) -> Result<Vec<u8>, Failure> {
        kinograph_png::encode(&self.pixels, self.scale)
            .map_err(|error| Failure::new(error.to_string()))
    }

    /// How the picture differs from another, in words.
    pub(crate) fn difference(&self, other: &Pixels) -> Option<String> {
        let size = |pixels: &Pixels| (pixels.width(), pixels.height());
        let (own, others) = (size(&self.pixels), size(other));
        if own != others {
            return Some(format!(
                "they take {} by {} pixels, not {} by {}",
                own.0, own.1, others.0, others.1
            ));
        }
        let pairs = self.pixels.rgba().chunks(4).zip(other.rgba().chunks(4));
        let is_far =
            |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
        let width = usize::try_from(own.0).unwrap_or(usize::MAX).max(1);
        let differing: Vec<usize> = pairs
            .enumerate()
            .filter(|(_, pair)| is_far(*pair))
            .map(|(at, _)| at)
            .collect();
        let first = differing.first()?;
        Some(format!(
            "{} pixels differ, the first at {}, {}",
            differing.len(),
            first % width,
            first / width
        ))
    }
}

/// Two pictures side by side; a lower one is continued in its last row.
fn beside(left: &Pixels, right: &Pixels) -> Pixels {
    let height = left.height().max(right.height());
    let mut rgba = Vec::new();
    for y in 0..height {
        for half in [left, right] {
            rgba.extend_from_slice(row(half, y));
        }
    }
    Pixels::new(left.width() + right.width(), height, rgba)
}

fn row(pixels: &Pixels, y: u32) -> &[u8] {
    let length = pixels.rgba().len()
        / usize::try_from(pixels.height())
            .unwrap_or(usize::MAX)
            .max(1);
    let y = y.min(pixels.height().saturating_sub(1));
    let start = length * usize::try_from(y).unwrap_or(usize::MAX);
    &pixels.rgba()[start..start + length]
}

/// Reads a sheet.
pub(crate) fn read(path: &Path) -> Result<Pixels, Failure> {
    let file = File::open(path).map_err(|error| Failure::reading(path, &error))?;
    let no_sheet = |error: png::DecodingError| {
        Failure::new(format!("{} is no PNG: {error}", path.display()))
            .hint("`kinograph pack test -o FILE` writes a sheet")
    };
    let limits = png::Limits { bytes: MOST_BYTES };
    let mut decoder = png::Decoder::new_with_limits(BufReader::new(file), limits);
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(no_sheet)?;
    let size = reader
        .output_buffer_size()
        .filter(|&size| size <= MOST_BYTES);
    let size = size.ok_or_else(|| Failure::new(format!("{} is too large", path.display())))?;
    let mut bytes = vec![0; size];
    let info = reader.next_frame(&mut bytes).map_err(no_sheet)?;
    let rgba = match info.color_type {
        png::ColorType::Rgba => bytes,
        png::ColorType::GrayscaleAlpha => bytes
            .chunks(2)
            .flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]])
            .collect(),
        other => {
            let message = format!("{} has colours of an odd sort: {other:?}", path.display());
            return Err(Failure::new(message));
        }
    };
    Ok(Pixels::new(info.width, info.height, rgba))
}
