//! The C side of an [`Exporter`]: the table and its functions.
#![allow(
    unsafe_code,
    reason = "pointers of the host are turned into safe types here, and nowhere else"
)]

use std::{ffi::c_void, slice};

use kinograph_exporter_abi as abi;

use crate::{Error, Exporter, Frame, Info, Options, Output, Rate, Takes, panics};

/// The table that a library exports.
#[derive(Debug)]
#[repr(transparent)]
pub struct Table(#[allow(dead_code, reason = "the host reads it")] abi::Exporter);

// SAFETY: its pointers lead to constants.
unsafe impl Sync for Table {}

impl Table {
    /// The table of an exporter.
    #[must_use]
    pub const fn of<T: Exporter>() -> Self {
        let about = T::ABOUT;
        let takes = match about.takes {
            Takes::Stills => abi::TAKES_STILLS,
            Takes::Moving => abi::TAKES_MOVING,
            Takes::Both => abi::TAKES_STILLS | abi::TAKES_MOVING,
        };
        Self(abi::Exporter {
            head: abi::Head {
                magic: abi::MAGIC,
                version: abi::VERSION,
                size: abi::size_of_struct::<abi::Exporter>(),
            },
            name: abi::Text::new(about.name),
            description: abi::Text::new(about.description),
            extensions: abi::Text::new(about.extensions),
            takes: takes | bit(about.opacity, abi::TAKES_OPACITY),
            needs: bit(about.write_at, abi::NEEDS_WRITE_AT)
                | bit(about.even_sides, abi::NEEDS_EVEN_SIDES),
            begin: Some(begin::<T>),
            frame: Some(frame::<T>),
            finish: Some(finish::<T>),
            release: Some(release::<T>),
        })
    }
}

const fn bit(set: bool, bit: u32) -> u32 {
    if set { bit } else { 0 }
}

/// What lies behind the state of an output.
struct State<T> {
    /// None once it is finished.
    exporter: Option<T>,
    /// The width and height of its frames.
    size: [u32; 2],
}

unsafe extern "C" fn begin<T: Exporter>(
    host: *const abi::Host,
    info: *const abi::Info,
    state: *mut *mut c_void,
) -> i32 {
    let begin = |output: &mut Output<'_>| {
        // SAFETY: the host gives what it promises, for as long as this call lasts.
        let info = unsafe { read_info(&*info) };
        let begun = State {
            exporter: Some(T::begin(&info, output)?),
            size: [info.width, info.height],
        };
        // SAFETY: as before; it is given back to `release` once.
        unsafe { state.write(Box::into_raw(Box::new(begun)).cast()) };
        Ok(())
    };
    // SAFETY: as before.
    guarded(unsafe { &*host }, begin)
}

unsafe extern "C" fn frame<T: Exporter>(
    host: *const abi::Host,
    state: *mut c_void,
    frame: *const abi::Frame,
) -> i32 {
    let take = |output: &mut Output<'_>| {
        // SAFETY: the state is the one of `begin`, and calls for it come one after the other.
        let state = unsafe { &mut *state.cast::<State<T>>() };
        // SAFETY: the host gives what it promises, for as long as this call lasts.
        let frame = unsafe { read_frame(&*frame, state.size) };
        match &mut state.exporter {
            Some(exporter) => exporter.frame(&frame, output),
            None => Err(FINISHED.into()),
        }
    };
    // SAFETY: as before.
    guarded(unsafe { &*host }, take)
}

unsafe extern "C" fn finish<T: Exporter>(host: *const abi::Host, state: *mut c_void) -> i32 {
    let finish = |output: &mut Output<'_>| {
        // SAFETY: as in `frame`.
        let state = unsafe { &mut *state.cast::<State<T>>() };
        match state.exporter.take() {
            Some(exporter) => exporter.finish(output),
            None => Err(FINISHED.into()),
        }
    };
    // SAFETY: the host gives what it promises, for as long as this call lasts.
    guarded(unsafe { &*host }, finish)
}

unsafe extern "C" fn release<T: Exporter>(state: *mut c_void) {
    // SAFETY: `begin` made it, and nothing follows this call.
    let state = unsafe { Box::from_raw(state.cast::<State<T>>()) };
    // There is nobody left to tell.
    let _ = panics::catch(|| drop(state));
}

/// What an exporter says that is called too late, which no host does.
const FINISHED: &str = "the output is finished already";

/// Does `work`, and tells the host what is wrong.
fn guarded(host: &abi::Host, work: impl FnOnce(&mut Output<'_>) -> Result<(), Error>) -> i32 {
    let done = panics::catch(|| work(&mut Output::new(host)).map_err(|error| error.to_string()));
    let (status, text) = match done {
        Ok(Ok(())) => return abi::OK,
        Ok(Err(text)) => (abi::FAILED, text),
        Err(text) => (abi::PANICKED, text),
    };
    // SAFETY: the host is valid during this call, and so is the text.
    unsafe { (host.fail)(host.context, text.as_ptr(), text.len()) };
    status
}

/// # Safety
/// All pointers must be valid for as long as the result is used.
unsafe fn read_info(info: &abi::Info) -> Info<'_> {
    let options = if info.option_count == 0 {
        &[]
    } else {
        // SAFETY: the caller promises it.
        unsafe { slice::from_raw_parts(info.options, info.option_count) }
    };
    let pairs = options
        .iter()
        // SAFETY: the caller promises it.
        .map(|option| unsafe { (read_text(option.key), read_text(option.value)) });
    Info {
        width: info.width,
        height: info.height,
        frames: info.frames,
        rate: Rate {
            frames: info.rate_frames,
            seconds: info.rate_seconds,
        },
        duration_ms: info.duration_ms,
        moves: info.flags & abi::MOVES != 0,
        loops: info.flags & abi::LOOPS != 0,
        opaque: info.flags & abi::OPAQUE != 0,
        // SAFETY: the caller promises it.
        title: unsafe { read_text(info.title) },
        options: Options::from(pairs.collect::<Vec<_>>()),
    }
}

/// # Safety
/// The text must be valid for as long as the result is used.
unsafe fn read_text<'a>(text: abi::Text) -> &'a str {
    // SAFETY: the caller promises it.
    let bytes = unsafe { slice::from_raw_parts(text.data, text.length) };
    std::str::from_utf8(bytes).expect("the host gives UTF-8")
}

/// # Safety
/// The pixels must be valid for as long as the result is used.
unsafe fn read_frame(frame: &abi::Frame, size: [u32; 2]) -> Frame<'_> {
    let [width, height] = size.map(|pixels| pixels as usize);
    let bytes = frame.stride * (height - 1) + width * 4;
    // SAFETY: the caller promises it.
    let rgba = unsafe { slice::from_raw_parts(frame.rgba, bytes) };
    Frame::with_stride(frame.index, size, rgba, frame.stride)
}
