//! What can go wrong with a native exporter.

use std::io;

use kinograph_exporter_abi::{SYMBOL, VERSION};
use kinograph_raster::RasterError;

/// Why a library is not used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// The system does not load it.
    #[error("it is no library that this computer can load ({0})")]
    Library(String),
    /// It exports nothing of the right name.
    #[error("it is no exporter: it has no symbol {SYMBOL}")]
    Symbol,
    /// What it exports under that name is something else.
    #[error("it is no exporter: its {SYMBOL} is not the table of one")]
    Foreign,
    /// It was made for another version of the contract.
    #[error(
        "it was made for version {0} of the exporter contract; this Kinograph has version {VERSION}"
    )]
    Version(u32),
    /// Its table is shorter than that of its version.
    #[error("its table is {size} bytes long, and that of version {VERSION} at least {least}")]
    Short {
        /// What it says, in bytes.
        size: u32,
        /// What it must be, in bytes.
        least: u32,
    },
    /// A function is a null pointer.
    #[error("its table has no function `{0}`")]
    Function(&'static str),
    /// A text cannot be used.
    #[error("its {field} {problem}")]
    Text {
        /// Which one.
        field: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// It takes neither still pictures nor such that move.
    #[error("it takes neither still pictures nor pictures that move")]
    Useless,
    /// It needs what later versions may offer.
    #[error("it needs something that this Kinograph does not offer")]
    Needs,
}

impl LoadError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Library(_) => "an exporter is a shared library, built for this computer",
            Self::Symbol | Self::Foreign => {
                "an exporter is written against kinograph_exporter.h or kinograph-exporter-sdk"
            }
            Self::Version(theirs) if *theirs > VERSION => {
                "update Kinograph, or build the exporter for this version"
            }
            Self::Version(_) => "build the exporter again, with the header of this Kinograph",
            Self::Needs => "update Kinograph",
            Self::Short { .. } | Self::Function(_) | Self::Text { .. } | Self::Useless => {
                "this is a mistake in the exporter; tell whoever made it"
            }
            Self::Read(_) => return None,
        };
        Some(hint.to_owned())
    }
}

/// Why an output could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The frames cannot be drawn.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// Whoever watched the progress asked to stop.
    #[error("stopped before the output was finished")]
    Cancelled,
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
    /// The exporter does not take such pictures.
    #[error("the exporter {name} does not take {pictures}")]
    Unsuited {
        /// What it is called.
        name: String,
        /// What it does not take.
        pictures: &'static str,
    },
    /// The exporter goes back in its output, which only files allow.
    #[error("the exporter {name} goes back in what it wrote: it needs a file")]
    Stream {
        /// What it is called.
        name: String,
    },
    /// The exporter says that it failed.
    #[error("the exporter {name} failed: {text}")]
    Failed {
        /// What it is called.
        name: String,
        /// Why, in its own words.
        text: String,
    },
    /// The exporter panicked, and caught it.
    #[error("the exporter {name} panicked: {text}")]
    Panicked {
        /// What it is called.
        name: String,
        /// Why, in its own words.
        text: String,
    },
    /// The exporter asked the host for what it may not.
    #[error("the exporter {name} broke its contract: it {deed}")]
    Breach {
        /// What it is called.
        name: String,
        /// What it did.
        deed: &'static str,
    },
    /// The exporter wrote more than it may.
    #[error("the exporter {name} wants to write more than {most_bytes} bytes")]
    TooLarge {
        /// What it is called.
        name: String,
        /// What it may write.
        most_bytes: u64,
    },
}

impl ExportError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Raster(error) => error.hint(),
            Self::Panicked { .. } | Self::Breach { .. } => {
                Some("this is a mistake in the exporter; tell whoever made it".to_owned())
            }
            Self::Cancelled
            | Self::Write(_)
            | Self::Unsuited { .. }
            | Self::Stream { .. }
            | Self::Failed { .. }
            | Self::TooLarge { .. } => None,
        }
    }
}
