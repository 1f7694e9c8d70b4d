//! The size of a picture, as the command line says it.

use std::str::FromStr;

use kinograph_core::{Scene, diagnostic::nearest};
use kinograph_raster::FrameSize;

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
    pub(crate) scale: f64,

    /// Lay the picture out for so many pixels, such as 1920x1080, or 1200 for a width alone; or
    /// for 720p, 1080p, 4k, square, story, slide, readme
    #[arg(long, value_name = "SIZE", help_heading = "Look")]
    pub(crate) size: Option<PixelSize>,
}

impl Default for SizeArgs {
    /// A pixel for a pixel.
    fn default() -> Self {
        Self {
            scale: 1.0,
            size: None,
        }
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

    /// How large the frames of a film are.
    pub(super) fn frame(&self, scene: &Scene) -> FrameSize {
        match self.size {
            Some(PixelSize {
                width,
                height: Some(height),
            }) => FrameSize::Exact { width, height },
            _ => FrameSize::Scale(self.scale(scene)),
        }
    }
}

pub(crate) fn factor(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(factor) if (0.01..=100.0).contains(&factor) => Ok(factor),
        _ => Err("write a number from 0.01 to 100".to_owned()),
    }
}

/// The widest picture that any common program opens.
const MOST_PIXELS: u32 = 65_535;

/// Sizes that places where pictures are shown ask for.
const PRESETS: &[(&str, u32, u32)] = &[
    ("720p", 1280, 720),
    ("1080p", 1920, 1080),
    ("4k", 3840, 2160),
    ("square", 1080, 1080),
    ("story", 1080, 1920),
    ("slide", 1600, 900),
    ("readme", 1280, 640),
];

/// A size in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PixelSize {
    width: u32,
    /// None follows from the width.
    height: Option<u32>,
}

impl FromStr for PixelSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, width, height)) = PRESETS.iter().find(|(name, ..)| *name == text) {
            return Ok(Self {
                width: *width,
                height: Some(*height),
            });
        }
        if text.starts_with(|first: char| !first.is_ascii_digit()) {
            return Err(unknown(text));
        }
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

fn unknown(text: &str) -> String {
    let names = PRESETS.iter().map(|(name, ..)| *name);
    match nearest(text, names.clone()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!(
            "write a size such as 1280x720, a width such as 1200, or one of {}",
            names.collect::<Vec<_>>().join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(text: &str) -> Result<(u32, Option<u32>), String> {
        text.parse()
            .map(|PixelSize { width, height }| (width, height))
    }

    #[test]
    fn sizes_are_numbers_or_names() {
        assert_eq!(size("640x480"), Ok((640, Some(480))));
        assert_eq!(size("640×480"), Ok((640, Some(480))));
        assert_eq!(size("1200"), Ok((1200, None)));
        assert_eq!(size("4k"), Ok((3840, Some(2160))));
    }

    #[test]
    fn other_sizes_are_explained() {
        for (text, expected) in [
            ("big", "1280x720, a width such as 1200, or one of 720p"),
            ("sqare", "did you mean square"),
            ("0x9", "\"0\" is not a whole number from 1 to 65535"),
            ("9x70000", "\"70000\" is not a whole number"),
            ("1280p", "\"1280p\" is not a whole number"),
        ] {
            let error = size(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
