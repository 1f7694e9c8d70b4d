//! The formats that a picture can be written in.

use std::path::Path;

use clap::ValueEnum;
use kinograph_core::diagnostic::nearest;

use crate::failure::Failure;

/// A format that a picture can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Shapes, sharp at any size.
    #[default]
    Svg,
    /// Pixels.
    Png,
    /// A loop of pictures that moves everywhere.
    Gif,
    /// A video.
    Mp4,
    /// A loop of pictures in all colours, for browsers.
    Apng,
    /// Raw frames, for another encoder.
    Y4m,
}

impl Format {
    /// What files of this format end with.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Mp4 => "mp4",
            Self::Apng => "apng",
            Self::Y4m => "y4m",
        }
    }

    /// Whether pictures of this format always move.
    pub(crate) fn moves(self) -> bool {
        match self {
            Self::Svg | Self::Png => false,
            Self::Gif | Self::Mp4 | Self::Apng | Self::Y4m => true,
        }
    }

    /// The format that a file's name asks for.
    pub(crate) fn of(path: &Path) -> Result<Self, Failure> {
        let Some(extension) = path.extension() else {
            return Err(Failure::new(format!(
                "cannot tell the format of {}: its name has no extension",
                path.display()
            ))
            .hint(format!(
                "give it one of {}, or say --format",
                Self::listed()
            )));
        };
        let written = extension.to_string_lossy().to_lowercase();
        Self::value_variants()
            .iter()
            .copied()
            .find(|format| format.extension() == written)
            .ok_or_else(|| {
                let failure = Failure::new(format!(
                    "cannot write {}: unknown format \"{written}\"",
                    path.display()
                ));
                let extensions = Self::value_variants()
                    .iter()
                    .map(|format| format.extension());
                match nearest(&written, extensions) {
                    Some(near) => failure.hint(format!(
                        "did you mean .{near}? The formats are {}",
                        Self::listed()
                    )),
                    None => failure.hint(format!("the formats are {}", Self::listed())),
                }
            })
    }

    fn listed() -> String {
        let extensions: Vec<_> = Self::value_variants()
            .iter()
            .map(|format| format!(".{}", format.extension()))
            .collect();
        let (last, others) = extensions.split_last().expect("there are formats");
        format!("{} and {last}", others.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_names_its_format_in_any_case() {
        assert_eq!(Format::of(Path::new("a.svg")), Ok(Format::Svg));
        assert_eq!(Format::of(Path::new("out.d/a.PNG")), Ok(Format::Png));
    }

    #[test]
    fn an_unknown_extension_lists_what_there_is() {
        let Err(Failure::Problem { message, hint }) = Format::of(Path::new("a.docx")) else {
            panic!("docx is not a format");
        };
        assert_eq!(message, "cannot write a.docx: unknown format \"docx\"");
        let expected = "the formats are .svg, .png, .gif, .mp4, .apng and .y4m";
        assert_eq!(hint.as_deref(), Some(expected));
    }
}
