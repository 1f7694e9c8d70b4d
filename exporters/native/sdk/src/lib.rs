//! What a native exporter for Kinograph is written against.
//!
//! A native exporter is a shared library that turns frames into a format of its
//! own, for what a sandbox cannot do: hardware encoders, proprietary formats.
//! Kinograph loads it only when somebody names its file, as in
//! `kinograph render shop.yaml --exporter ./libppm.so -o shop.ppm`.
//!
//! It is a library with `crate-type = ["cdylib"]`. This is a whole one:
//!
//! ```standalone_crate
//! use std::io::Write;
//!
//! use kinograph_exporter_sdk::{About, Error, Exporter, Frame, Info, Output, Takes, exporter};
//!
//! struct Ppm;
//!
//! impl Exporter for Ppm {
//!     const ABOUT: About = About::new("PPM", "plain pixels of Netpbm", "ppm", Takes::Both);
//!
//!     fn begin(info: &Info<'_>, _output: &mut Output<'_>) -> Result<Self, Error> {
//!         info.options.only(&[])?;
//!         Ok(Self)
//!     }
//!
//!     fn frame(&mut self, frame: &Frame<'_>, output: &mut Output<'_>) -> Result<(), Error> {
//!         write!(output, "P6\n{} {}\n255\n", frame.width, frame.height)?;
//!         for row in frame.rows() {
//!             let rgb: Vec<u8> = row.as_chunks::<4>().0.iter().flat_map(|[rgb @ .., _]| *rgb).collect();
//!             output.write_all(&rgb)?;
//!         }
//!         Ok(())
//!     }
//!
//!     fn finish(self, _output: &mut Output<'_>) -> Result<(), Error> {
//!         Ok(())
//!     }
//! }
//!
//! exporter!(Ppm);
//! # fn main() {}
//! ```
//!
//! A panic inside becomes an error that says where it was. That takes the usual
//! `panic = "unwind"`: with `panic = "abort"` a panic ends Kinograph. A panic of
//! a thread that the exporter started is the exporter's own to notice.

/// The example of the documentation, so that it is tried.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/exporters.md")]
mod documentation {}

mod frame;
mod info;
mod output;
mod panics;
mod shell;

pub use frame::Frame;
pub use info::{Info, Options, Rate, UnknownOption};
pub use output::Output;
#[doc(hidden)]
pub use shell::Table;

/// Why an output cannot be made. What it says is shown to people: lower case, no
/// full stop. Texts become one by `"the encoder is busy".into()`.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// What turns frames into a format. There is one value for each output.
///
/// All calls for one output come from one thread, but outputs may be made at the
/// same time, so keep nothing in globals.
pub trait Exporter: Sized + 'static {
    /// What it declares of itself.
    const ABOUT: About;

    /// Begins an output.
    ///
    /// # Errors
    /// If it cannot be made, or an option is wrong.
    fn begin(info: &Info<'_>, output: &mut Output<'_>) -> Result<Self, Error>;

    /// Takes the next frame.
    ///
    /// # Errors
    /// If it cannot be written or encoded.
    fn frame(&mut self, frame: &Frame<'_>, output: &mut Output<'_>) -> Result<(), Error>;

    /// Writes what is left, after the last frame. When somebody stops the work or
    /// a call fails, the value is dropped instead.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(self, output: &mut Output<'_>) -> Result<(), Error>;
}

/// What an exporter declares of itself.
///
/// ```
/// use kinograph_exporter_sdk::{About, Takes};
///
/// const ABOUT: About = About {
///     even_sides: true,
///     ..About::new("VC-9", "video through the VC-9 card", "vc9", Takes::Moving)
/// };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What the format is called: at most 64 bytes.
    pub name: &'static str,
    /// What it is, in a line of at most 256 bytes.
    pub description: &'static str,
    /// What its files end with: lower-case letters and digits without dots, with a
    /// space between two; the first is the usual one.
    pub extensions: &'static str,
    /// Which pictures it takes.
    pub takes: Takes,
    /// Whether it takes translucent pixels; otherwise all are opaque.
    pub opacity: bool,
    /// Whether it calls [`Output::write_at`].
    pub write_at: bool,
    /// Whether it needs an even width and an even height.
    pub even_sides: bool,
}

impl About {
    /// An exporter of opaque pictures of any size that are written from beginning to end.
    #[must_use]
    pub const fn new(
        name: &'static str,
        description: &'static str,
        extensions: &'static str,
        takes: Takes,
    ) -> Self {
        Self {
            name,
            description,
            extensions,
            takes,
            opacity: false,
            write_at: false,
            even_sides: false,
        }
    }
}

/// Which pictures an exporter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Single ones only.
    Stills,
    /// Those that move only.
    Moving,
    /// Both; [`Info::moves`] tells which.
    Both,
}

/// Makes a type that is an [`Exporter`] the one that this library exports.
#[macro_export]
macro_rules! exporter {
    ($exporter:ty) => {
        #[allow(
            unsafe_code,
            reason = "the name of the symbol is that of the contract, and so is its type"
        )]
        const _: () = {
            #[unsafe(export_name = "kinograph_exporter")]
            static EXPORTER: $crate::Table = $crate::Table::of::<$exporter>();
        };
    };
}
