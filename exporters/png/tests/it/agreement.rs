//! The SVG that an independent renderer makes pixels of must look like our PNG.

use kinograph_core::Scene;
use kinograph_raster::{Pixels, RasterOptions, draw};
use kinograph_svg::SvgOptions;
use resvg::{tiny_skia, usvg};

/// How far a channel may be off anywhere: a quarter. Both renderers sample four
/// rows and four columns of each pixel. Coordinates in SVG are rounded to a
/// hundredth of a pixel, and an edge that lies on the boundary between two
/// samples can fall on either side of it.
const WORST: u8 = 64;
/// How far a channel may be off nearly everywhere: the rounding of 8-bit
/// premultiplied colours in layers that only one of the two renderers needs.
const USUAL: u8 = 3;
/// The share of pixels that may be off by more than [`USUAL`].
const RARE: f64 = 0.001;

#[test]
fn svg_and_png_agree() {
    for (name, scene) in crate::scenes::scenes() {
        for scale in [1.0, 2.0, 1.3] {
            let ours = draw(
                &scene,
                &RasterOptions {
                    scale,
                    transparent: false,
                },
            )
            .expect("a small picture");
            let theirs = rendered(&scene, scale, &ours);
            if let Ok(folder) = std::env::var("KINOGRAPH_PICTURES") {
                keep(&folder, &format!("{name}-{scale}-ours"), &ours, scale);
                keep(&folder, &format!("{name}-{scale}-theirs"), &theirs, scale);
            }
            compare(&format!("{name} at {scale}"), &ours, &theirs);
        }
    }
}

/// The scene as resvg draws our SVG of it.
fn rendered(scene: &Scene, scale: f64, like: &Pixels) -> Pixels {
    let svg = kinograph_svg::write(scene, &SvgOptions::default());
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("well-formed SVG");
    let mut pixmap = tiny_skia::Pixmap::new(like.width(), like.height()).expect("a small picture");
    #[expect(clippy::cast_possible_truncation, reason = "a small number")]
    let transform = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    Pixels::new(like.width(), like.height(), pixmap.take_demultiplied())
}

fn keep(folder: &str, name: &str, pixels: &Pixels, scale: f64) {
    let png = kinograph_png::encode(pixels, scale).expect("a small picture");
    std::fs::write(format!("{folder}/{name}.png"), png).expect("a folder for pictures");
}

fn compare(what: &str, ours: &Pixels, theirs: &Pixels) {
    let distances: Vec<u8> = ours
        .rgba()
        .chunks(4)
        .zip(theirs.rgba().chunks(4))
        .map(|(a, b)| {
            a.iter()
                .zip(b)
                .map(|(a, b)| a.abs_diff(*b))
                .max()
                .unwrap_or_default()
        })
        .collect();
    let worst = distances.iter().max().copied().unwrap_or_default();
    let off = distances
        .iter()
        .filter(|distance| **distance > USUAL)
        .count();
    let share = off as f64 / distances.len() as f64;
    assert!(worst <= WORST, "{what}: a channel is off by {worst}");
    assert!(
        share <= RARE,
        "{what}: {off} pixels are off by more than {USUAL}"
    );
}
