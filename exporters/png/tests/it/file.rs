//! What is in the file.

use kinograph_png::encode;
use kinograph_raster::Pixels;

/// A picture of 32 by 32 pixels.
fn picture(color: impl Fn(u32, u32) -> [u8; 4]) -> Pixels {
    let rgba = (0..32)
        .flat_map(|y| (0..32).map(move |x| (x, y)))
        .flat_map(|(x, y)| color(x, y));
    Pixels::new(32, 32, rgba.collect())
}

fn byte(value: u32) -> u8 {
    u8::try_from(value % 256).expect("less than 256")
}

/// How the file stores its pixels, and the pixels themselves.
fn decoded(file: &[u8]) -> (png::ColorType, Vec<u8>) {
    let header = png::Decoder::new(std::io::Cursor::new(file))
        .read_info()
        .expect("a PNG file");
    let stored = header.info().color_type;
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("a PNG file");
    let mut rgba = vec![0; reader.output_buffer_size().expect("a small picture")];
    reader.next_frame(&mut rgba).expect("whole");
    (stored, rgba)
}

#[test]
fn pictures_are_stored_as_short_as_they_can_be_and_come_back_whole() {
    use png::ColorType::{Indexed, Rgb, Rgba};
    let cases: [(&str, png::ColorType, Pixels); 6] = [
        ("one colour", Indexed, picture(|_, _| [1, 2, 3, 255])),
        (
            "256 colours",
            Indexed,
            picture(|x, y| [byte(x * 8), byte(y / 4), 7, 255]),
        ),
        (
            "257 colours",
            Rgb,
            picture(|x, y| [byte(x + y * 32), byte(x * y / 961), 7, 255]),
        ),
        (
            "few opacities",
            Indexed,
            picture(|x, y| [byte(x / 4), 0, 0, if y > 9 { 255 } else { byte(y) }]),
        ),
        (
            "many colours",
            Rgb,
            picture(|x, y| [byte(x * 8), byte(y * 8), 0, 255]),
        ),
        (
            "many opacities",
            Rgba,
            picture(|x, y| [byte(x * 8), byte(y * 8), 0, byte(x + y)]),
        ),
    ];
    for (name, form, pixels) in cases {
        let file = encode(&pixels, 1.0).expect("a small picture");
        let (stored, rgba) = decoded(&file);
        assert_eq!(stored, form, "{name}");
        assert_eq!(rgba, pixels.rgba(), "{name}");
        assert_eq!(
            file,
            encode(&pixels, 1.0).expect("a small picture"),
            "{name}: the same bytes"
        );
    }
}

#[test]
fn the_file_says_how_dense_it_is_and_no_more() {
    let pixels = picture(|x, y| [byte(x), byte(y), 0, 255]);
    let file = encode(&pixels, 2.0).expect("a small picture");
    let reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .expect("a PNG file");
    let density = reader.info().pixel_dims.expect("a density");
    assert_eq!(
        (density.xppu, density.yppu, density.unit),
        (7559, 7559, png::Unit::Meter)
    );
    assert_eq!(chunks(&file), ["IHDR", "pHYs", "sRGB", "IDAT", "IEND"]);
}

/// The names of the chunks in a file, in order.
fn chunks(file: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = &file[8..];
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        names.push(String::from_utf8_lossy(&after[..4]).into_owned());
        let length = usize::try_from(u32::from_be_bytes(*length)).expect("a small file");
        rest = &after[4 + length + 4..];
    }
    names.dedup();
    names
}
