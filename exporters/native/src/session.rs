//! One output: the calls of an exporter in their order, and the calls that it
//! makes meanwhile.
#![allow(
    unsafe_code,
    reason = "the functions on both sides are those of a C interface"
)]

use std::{ffi::c_void, ptr};

use kinograph_exporter_abi as abi;
use kinograph_raster::{Film, Frame};

use crate::{
    About, ExportError, Exporter,
    info::OwnedInfo,
    library::{Functions, read_bytes},
    sink::Sink,
};

/// An output that an exporter has begun; released at the end of its life.
pub(crate) struct Session<'a, 'out> {
    about: &'a About,
    functions: Functions,
    sink: &'a Sink<'out>,
    state: *mut c_void,
}

impl<'a, 'out> Session<'a, 'out> {
    /// # Errors
    /// If the exporter cannot begin.
    pub(crate) fn begin(
        exporter: &'a Exporter,
        sink: &'a Sink<'out>,
        info: &OwnedInfo,
    ) -> Result<Self, ExportError> {
        let Exporter { about, functions } = exporter;
        let host = host(sink);
        let mut state = ptr::null_mut();
        // SAFETY: the function is that of an exporter whose contract was promised
        // to be kept, and everything that it is given is valid during the call.
        let status = info.read(|info| unsafe { (functions.begin)(&host, info, &raw mut state) });
        // What did not begin has no state to be released.
        let session = (status == abi::OK).then(|| Self {
            about,
            functions: *functions,
            sink,
            state,
        });
        sink.verdict(status, about)?;
        Ok(session.expect("the verdict on a call that failed is an error"))
    }

    /// # Errors
    /// If the exporter does not take the frame.
    pub(crate) fn frame(&self, film: &Film<'_>, frame: Frame<'_>) -> Result<(), ExportError> {
        let frame = abi::Frame {
            size: abi::size_of_struct::<abi::Frame>(),
            index: frame.index,
            rgba: frame.rgba.as_ptr(),
            stride: film.width() as usize * 4,
        };
        // SAFETY: as for `begin`, and the state is what that gave.
        let status = unsafe { (self.functions.frame)(&host(self.sink), self.state, &frame) };
        self.sink.verdict(status, self.about)
    }

    /// # Errors
    /// If the exporter does not finish.
    pub(crate) fn finish(&self) -> Result<(), ExportError> {
        // SAFETY: as for `frame`.
        let status = unsafe { (self.functions.finish)(&host(self.sink), self.state) };
        self.sink.verdict(status, self.about)
    }
}

impl Drop for Session<'_, '_> {
    fn drop(&mut self) {
        // SAFETY: the state is what `begin` gave, and nothing follows.
        unsafe { (self.functions.release)(self.state) };
    }
}

/// What the exporter may call, for the length of one call.
fn host(sink: &Sink<'_>) -> abi::Host {
    abi::Host {
        size: size_of::<abi::Host>(),
        context: ptr::from_ref(sink).cast_mut().cast(),
        write,
        write_at,
        fail,
    }
}

/// # Safety
/// `context` must be that of a [`host`], during the call that it was made for.
unsafe fn sink_of<'a>(context: *mut c_void) -> &'a Sink<'a> {
    // SAFETY: the caller promises it; only shared references to it exist.
    unsafe { &*context.cast::<Sink<'a>>() }
}

unsafe extern "C" fn write(context: *mut c_void, bytes: *const u8, length: usize) -> i32 {
    // SAFETY: the exporter gives back what it was given.
    unsafe { sink_of(context) }.write(read_bytes(bytes, length))
}

unsafe extern "C" fn write_at(
    context: *mut c_void,
    offset: u64,
    bytes: *const u8,
    length: usize,
) -> i32 {
    // SAFETY: as in `write`.
    unsafe { sink_of(context) }.write_at(offset, read_bytes(bytes, length))
}

unsafe extern "C" fn fail(context: *mut c_void, text: *const u8, length: usize) -> i32 {
    // No more than is kept, since the length of a text that does not end is wild.
    let text = read_bytes(text, length.min(abi::MESSAGE_BYTES));
    // SAFETY: as in `write`.
    unsafe { sink_of(context) }.fail(text)
}
