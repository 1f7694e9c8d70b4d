//! From a scene to the bytes of a picture: the only module that knows the exporters.

use std::str::FromStr;

use kinograph_core::Scene;
use kinograph_raster::RasterOptions;
use kinograph_svg::{SvgOptions, SvgSize};

use crate::{failure::Failure, output::Format};

/// How large the picture is.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct SizeArgs {
    /// Make the picture so many times larger; 2 is sharp on most screens
    #[arg(
        long,
        value_name = "FACTOR",
        default_value = "1",
        hide_default_value = true
    )]
    #[arg(value_parser = factor, help_heading = "Look", conflicts_with = "size")]
    scale: f64,

    /// Fit the picture into so many pixels, such as 1920x1080, or 1200 for a width alone
    #[arg(long, value_name = "WIDTHxHEIGHT", help_heading = "Look")]
    size: Option<PixelSize>,
}

/// How large the picture is, and what it stands on.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct PictureArgs {
    #[command(flatten)]
    pub(crate) size: SizeArgs,

    /// Leave the background out
    #[arg(long, help_heading = "Look")]
    transparent: bool,
}

/// A size in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PixelSize {
    width: u32,
    /// None follows from the width.
    height: Option<u32>,
}

/// The widest picture that any common program opens.
const MOST_PIXELS: u32 = 65_535;

impl FromStr for PixelSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pixels = |digits: &str| match digits.parse() {
            Ok(pixels @ 1..=MOST_PIXELS) => Ok(pixels),
            _ => Err(format!(
                "\"{digits}\" is not a whole number from 1 to {MOST_PIXELS}"
            )),
        };
        match text.split_once(['x', '×', 'X']) {
            Some((width, height)) => Ok(Self {
                width: pixels(width)?,
                height: Some(pixels(height)?),
            }),
            None => Ok(Self {
                width: pixels(text)?,
                height: None,
            }),
        }
    }
}

fn factor(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(factor) if (0.01..=100.0).contains(&factor) => Ok(factor),
        _ => Err("write a number from 0.01 to 100".to_owned()),
    }
}

impl SizeArgs {
    /// The width divided by the height that `--size` asks for.
    pub(crate) fn aspect_ratio(&self) -> Option<f64> {
        let PixelSize { width, height } = self.size?;
        Some(f64::from(width) / f64::from(height?))
    }

    /// The pixels of the picture for each of the scene.
    pub(crate) fn scale(&self, scene: &Scene) -> f64 {
        // A scene has the wanted shape already, so its width decides.
        match self.size {
            Some(size) => f64::from(size.width) / scene.size.width.max(1.0),
            None => self.scale,
        }
    }
}

impl PictureArgs {
    /// The picture as a file.
    pub(crate) fn encode(&self, scene: Scene, format: Format) -> Result<Vec<u8>, Failure> {
        let scale = self.size.scale(&scene);
        let scene = if self.transparent {
            scene.without_background()
        } else {
            scene
        };
        match format {
            Format::Svg => Ok(self.svg(&scene, scale)),
            Format::Png => self.png(&scene, scale),
        }
    }

    fn svg(&self, scene: &Scene, scale: f64) -> Vec<u8> {
        let options = SvgOptions {
            size: SvgSize::Scaled(scale),
            ..SvgOptions::default()
        };
        kinograph_svg::write(scene, &options).into_bytes()
    }

    fn png(&self, scene: &Scene, scale: f64) -> Result<Vec<u8>, Failure> {
        let options = RasterOptions {
            scale,
            ..RasterOptions::default()
        };
        kinograph_png::write(scene, &options).map_err(|error| {
            let failure = Failure::new(error.to_string());
            match error.hint() {
                Some(hint) => failure.hint(hint),
                None => failure,
            }
        })
    }
}
