//! Draws the gallery on contact sheets: one picture per theme, with every
//! template on it in the order of `kinograph templates`.
//!
//! ```sh
//! cargo run --release -p kinograph-tests --example contact_sheets
//! ```
//!
//! They go to `docs/pictures/gallery-THEME.png`, or to the folder that is given.
//! Like every picture they are the same bytes on every machine, so that what
//! has changed in the gallery is what has changed in them.

use std::{collections::BTreeMap, env, error::Error, fs, path::PathBuf};

use kinograph_core::{Overrides, style::Theme};
use kinograph_raster::{Pixels, RasterOptions};
use kinograph_tests::Kit;

/// Templates in a row.
const COLUMNS: usize = 4;
/// How large each of them is, in pixels.
const CELL: (usize, usize) = (380, 285);
/// Pixels between two of them, and around all.
const GAP: usize = 8;
/// Colours of a sheet: as many as a PNG has room for in a palette.
const COLORS: usize = 256;

type Color = [u8; 4];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/pictures")),
        PathBuf::from,
    );
    let kit = Kit::builtin();
    for theme in Theme::names() {
        let sheet = few_colors(&sheet(&kit, theme)?);
        let png = kinograph_png::encode(&sheet, 1.0)?;
        fs::write(folder.join(format!("gallery-{theme}.png")), png)?;
    }
    Ok(())
}

/// Every template in a theme.
fn sheet(kit: &Kit, theme: &str) -> Result<Pixels, Box<dyn Error>> {
    let cells = kinograph_templates::all()
        .iter()
        .map(|template| cell(kit, template.text, theme))
        .collect::<Result<Vec<_>, _>>()?;
    let rows = cells.len().div_ceil(COLUMNS);
    let (width, height) = (GAP + COLUMNS * (CELL.0 + GAP), GAP + rows * (CELL.1 + GAP));
    let ground = *cells[0].first().ok_or("cells are not empty")?;
    let mut sheet = vec![between(ground); width * height];
    for (number, cell) in cells.iter().enumerate() {
        let left = GAP + number % COLUMNS * (CELL.0 + GAP);
        let top = GAP + number / COLUMNS * (CELL.1 + GAP);
        for (row, pixels) in cell.chunks_exact(CELL.0).enumerate() {
            let start = (top + row) * width + left;
            sheet[start..start + CELL.0].copy_from_slice(pixels);
        }
    }
    Ok(pixels(width, height, sheet))
}

/// A diagram as large as fits into a cell, in its middle.
fn cell(kit: &Kit, text: &str, theme: &str) -> Result<Vec<Color>, Box<dyn Error>> {
    let (width, height) = (CELL.0 as f64, CELL.1 as f64);
    let overrides = Overrides {
        theme: Some(theme.to_owned()),
        ..Overrides::default()
    };
    let drawing = kit
        .draw(text, &overrides)
        .map_err(|found| format!("{found:?}"))?;
    let size = drawing.scene.size;
    let options = RasterOptions {
        scale: (width / size.width).min(height / size.height),
        ..RasterOptions::default()
    };
    let picture = kinograph_raster::draw(&drawing.scene, &options)?;
    let (colors, _) = picture.rgba().as_chunks::<4>();
    let wide = usize::try_from(picture.width())?;
    let tall = usize::try_from(picture.height())?;
    let mut cell = vec![colors[0]; CELL.0 * CELL.1];
    // A picture that was rounded up may be a pixel larger than the cell.
    let (across, down) = (wide.min(CELL.0), tall.min(CELL.1));
    let (left, top) = ((CELL.0 - across) / 2, (CELL.1 - down) / 2);
    for (row, pixels) in colors.chunks_exact(wide).take(down).enumerate() {
        let start = (top + row) * CELL.0 + left;
        cell[start..start + across].copy_from_slice(&pixels[..across]);
    }
    Ok(cell)
}

/// What is seen between cells of a colour: a little darker, or lighter on the dark.
fn between(ground: Color) -> Color {
    let dark = ground[..3].iter().map(|&part| u32::from(part)).sum::<u32>() < 3 * 128;
    let part = |part: u8| {
        if dark {
            part.saturating_add(20)
        } else {
            part.saturating_sub(20)
        }
    };
    [part(ground[0]), part(ground[1]), part(ground[2]), 255]
}

/// The picture in no more colours than a palette holds: each further colour of
/// the palette is the one that most pixels are farthest from so far.
fn few_colors(picture: &Pixels) -> Pixels {
    let (colors, _) = picture.rgba().as_chunks::<4>();
    let mut counts = BTreeMap::<Color, u64>::new();
    for color in colors {
        *counts.entry(*color).or_default() += 1;
    }
    let counts: Vec<(Color, u64)> = counts.into_iter().collect();
    let mut nearest = vec![(u64::MAX, [0; 4]); counts.len()];
    let mut next = counts.iter().max_by_key(|(_, count)| *count).map(|it| it.0);
    for _ in 0..COLORS {
        let Some(chosen) = next else { break };
        for ((color, _), nearest) in counts.iter().zip(&mut nearest) {
            *nearest = (*nearest).min((distance(*color, chosen), chosen));
        }
        // The root keeps a plain ground from taking half of the palette.
        next = counts
            .iter()
            .zip(&nearest)
            .map(|((color, count), (far, _))| (far * count.isqrt(), *color))
            .max()
            .filter(|(urgency, _)| *urgency > 0)
            .map(|(_, color)| color);
    }
    let palette: BTreeMap<Color, Color> = counts
        .iter()
        .zip(&nearest)
        .map(|((color, _), (_, chosen))| (*color, *chosen))
        .collect();
    Pixels::new(
        picture.width(),
        picture.height(),
        colors.iter().flat_map(|color| palette[color]).collect(),
    )
}

/// The square of how far two opaque colours are apart.
fn distance(one: Color, other: Color) -> u64 {
    let part = |at: usize| u64::from(one[at].abs_diff(other[at])).pow(2);
    part(0) + part(1) + part(2)
}

fn pixels(width: usize, height: usize, colors: Vec<Color>) -> Pixels {
    let side = |pixels: usize| u32::try_from(pixels).expect("a sheet is not that large");
    Pixels::new(side(width), side(height), colors.into_flattened())
}
