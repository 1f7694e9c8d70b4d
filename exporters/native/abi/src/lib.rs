//! The contract between Kinograph and native exporters: the structs of
//! `kinograph_exporter.h`, field by field, and nothing else.
//!
//! That header is the contract and says what every field means; a test compares
//! the two. Exporters in Rust are written against `kinograph-exporter-sdk`, which
//! wraps all of this in safe types.
//!
//! Structs that cross the boundary begin with their size, and grow at their end
//! only. [`VERSION`] changes when that does not do.

use std::{ffi::c_void, mem::size_of};

/// The name of the symbol that a library exports: an [`Exporter`].
pub const SYMBOL: &str = "kinograph_exporter";
/// What an [`Exporter`] begins with.
pub const MAGIC: [u8; 8] = *b"KINOEXPT";
/// The version of the contract.
pub const VERSION: u32 = 1;

/// What a call returns that succeeded.
pub const OK: i32 = 0;
/// What a call returns that failed.
pub const FAILED: i32 = 1;
/// What a call returns that caught a panic.
pub const PANICKED: i32 = 2;

/// [`Info::flags`]: the frames follow each other in time.
pub const MOVES: u32 = 1;
/// [`Info::flags`]: the first frame follows the last, for ever.
pub const LOOPS: u32 = 2;
/// [`Info::flags`]: every opacity in every frame is 255.
pub const OPAQUE: u32 = 4;

/// [`Exporter::takes`]: single pictures.
pub const TAKES_STILLS: u32 = 1;
/// [`Exporter::takes`]: pictures that move.
pub const TAKES_MOVING: u32 = 2;
/// [`Exporter::takes`]: translucent pixels.
pub const TAKES_OPACITY: u32 = 4;

/// [`Exporter::needs`]: it calls [`Host::write_at`].
pub const NEEDS_WRITE_AT: u32 = 1;
/// [`Exporter::needs`]: an even width and an even height.
pub const NEEDS_EVEN_SIDES: u32 = 2;

/// The longest text that [`Host::fail`] takes in, in bytes.
pub const MESSAGE_BYTES: usize = 4096;

/// UTF-8 text.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Text {
    /// Its first byte.
    pub data: *const u8,
    /// Its length in bytes. A NUL byte follows texts of the host and is not counted.
    pub length: usize,
}

impl Text {
    /// A text that lives as long as the library.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self {
            data: text.as_ptr(),
            length: text.len(),
        }
    }
}

/// An option from the command line.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct KeyValue {
    /// What it is called.
    pub key: Text,
    /// What it is set to.
    pub value: Text,
}

/// What is to be made.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Info {
    /// Of this struct, in bytes.
    pub size: u32,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// How many frames there will be.
    pub frames: u32,
    /// So many frames…
    pub rate_frames: u32,
    /// …in so many seconds.
    pub rate_seconds: u32,
    /// How long all frames take in milliseconds; 0 for a still picture.
    pub duration_ms: u32,
    /// [`MOVES`], [`LOOPS`], [`OPAQUE`].
    pub flags: u32,
    /// What the diagram is called; may be empty.
    pub title: Text,
    /// The first option.
    pub options: *const KeyValue,
    /// How many there are.
    pub option_count: usize,
}

/// One picture.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Frame {
    /// Of this struct, in bytes.
    pub size: u32,
    /// Its number, from 0.
    pub index: u32,
    /// Red, green, blue and opacity of each pixel, in sRGB, colours not multiplied
    /// with the opacity, row by row from the top.
    pub rgba: *const u8,
    /// Bytes from the beginning of a row to that of the next.
    pub stride: usize,
}

/// What the host offers during a call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Host {
    /// Of this struct, in bytes.
    pub size: usize,
    /// The first argument of each function here.
    pub context: *mut c_void,
    /// Appends bytes to the output.
    pub write: unsafe extern "C" fn(context: *mut c_void, bytes: *const u8, length: usize) -> i32,
    /// Replaces bytes that were written before.
    pub write_at: unsafe extern "C" fn(
        context: *mut c_void,
        offset: u64,
        bytes: *const u8,
        length: usize,
    ) -> i32,
    /// Says why the call fails; returns [`FAILED`].
    pub fail: unsafe extern "C" fn(context: *mut c_void, text: *const u8, length: usize) -> i32,
}

/// Begins an output.
pub type Begin =
    unsafe extern "C" fn(host: *const Host, info: *const Info, state: *mut *mut c_void) -> i32;
/// Takes the next frame.
pub type TakeFrame =
    unsafe extern "C" fn(host: *const Host, state: *mut c_void, frame: *const Frame) -> i32;
/// Writes what is left.
pub type Finish = unsafe extern "C" fn(host: *const Host, state: *mut c_void) -> i32;
/// Frees the state.
pub type Release = unsafe extern "C" fn(state: *mut c_void);

/// What an [`Exporter`] begins with, whatever the version.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Head {
    /// [`MAGIC`].
    pub magic: [u8; 8],
    /// [`VERSION`].
    pub version: u32,
    /// Of the whole table, in bytes.
    pub size: u32,
}

/// The table that a library exports.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Exporter {
    /// What it begins with.
    pub head: Head,
    /// What the format is called.
    pub name: Text,
    /// What it is, in a line.
    pub description: Text,
    /// What its files end with: a list with spaces between.
    pub extensions: Text,
    /// [`TAKES_STILLS`], [`TAKES_MOVING`], [`TAKES_OPACITY`].
    pub takes: u32,
    /// [`NEEDS_WRITE_AT`], [`NEEDS_EVEN_SIDES`].
    pub needs: u32,
    /// Begins an output.
    pub begin: Option<Begin>,
    /// Takes the next frame.
    pub frame: Option<TakeFrame>,
    /// Writes what is left.
    pub finish: Option<Finish>,
    /// Frees the state.
    pub release: Option<Release>,
}

/// The size of a struct, as its first field says it.
///
/// # Panics
/// If there were a struct of gigabytes.
#[must_use]
pub const fn size_of_struct<T>() -> u32 {
    let size = size_of::<T>();
    assert!(size <= 4096, "structs of the contract are small");
    #[expect(clippy::cast_possible_truncation, reason = "checked just before")]
    let size = size as u32;
    size
}
