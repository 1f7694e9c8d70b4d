//! Comparing pictures, and comparing text with what is expected of it.

use std::{env, fs, path::Path};

use kinograph_raster::Pixels;

/// How two pictures differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The greatest difference of any channel, from 0 to 255.
    pub worst: u8,
    /// The share of pixels of which a channel differs by more than `within`.
    pub share: f64,
}

/// Compares two pictures of one size, channel by channel.
///
/// # Panics
/// If the pictures are not equally large.
#[must_use]
pub fn difference(one: &[u8], other: &[u8], within: u8) -> Difference {
    assert_eq!(one.len(), other.len(), "the pictures are equally large");
    let (mut worst, mut beyond, mut pixels) = (0, 0_u32, 0_u32);
    for (a, b) in one.chunks_exact(4).zip(other.chunks_exact(4)) {
        let off = a
            .iter()
            .zip(b)
            .map(|(a, b)| a.abs_diff(*b))
            .max()
            .unwrap_or(0);
        worst = worst.max(off);
        beyond += u32::from(off > within);
        pixels += 1;
    }
    Difference {
        worst,
        share: f64::from(beyond) / f64::from(pixels.max(1)),
    }
}

/// Compares `text` with the file `expected`, or writes the file when `UPDATE` is set.
///
/// # Panics
/// If they differ, or the file cannot be read or written.
pub fn expect_text(expected: &Path, text: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(expected, text).expect("the expected file can be written");
        return;
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    let at = wanted
        .lines()
        .zip(text.lines())
        .take_while(|(a, b)| a == b)
        .count();
    assert!(
        wanted == text,
        "{} differs from line {}:\n- {}\n+ {}\nUPDATE=1 accepts what is new",
        expected.display(),
        at + 1,
        wanted.lines().nth(at).unwrap_or("(end)"),
        text.lines().nth(at).unwrap_or("(end)"),
    );
}

/// Compares a picture with the PNG `expected`, at most one step per channel
/// apart, or writes the file when `UPDATE` is set.
///
/// # Panics
/// If they differ, or the file cannot be read or written.
pub fn expect_picture(expected: &Path, pixels: &Pixels) {
    if env::var_os("UPDATE").is_some() {
        let png = kinograph_png::encode(pixels, 1.0).expect("the picture can be written as png");
        fs::write(expected, png).expect("the expected file can be written");
        return;
    }
    let wanted = read_png(expected);
    assert_eq!(
        (wanted.width(), wanted.height()),
        (pixels.width(), pixels.height()),
        "the size of {}",
        expected.display()
    );
    let difference = difference(wanted.rgba(), pixels.rgba(), 1);
    assert!(
        difference.worst <= 1,
        "{} differs: {difference:?}",
        expected.display()
    );
}

/// The pixels of a PNG file of eight bits per channel.
///
/// # Panics
/// If the file cannot be read.
#[must_use]
pub fn read_png(path: &Path) -> Pixels {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    decode_png(&bytes)
}

/// The pixels of a PNG of eight bits per channel.
///
/// # Panics
/// If the bytes are no such picture.
#[must_use]
pub fn decode_png(bytes: &[u8]) -> Pixels {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().expect("it is a png");
    let size = reader.output_buffer_size().expect("its size is known");
    let mut rgba = vec![0; size];
    let info = reader
        .next_frame(&mut rgba)
        .expect("its pixels can be read");
    rgba.truncate(info.buffer_size());
    if info.color_type == png::ColorType::GrayscaleAlpha {
        rgba = rgba
            .chunks_exact(2)
            .flat_map(|ga| [ga[0], ga[0], ga[0], ga[1]])
            .collect();
    }
    Pixels::new(info.width, info.height, rgba)
}
