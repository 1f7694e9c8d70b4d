//! Where bytes go.

use std::io::{self, Write};

use kinograph_exporter_abi as abi;

/// The output in the making. Kinograph buffers what is written, so that small
/// pieces are fine, and keeps it only when [`finish`](crate::Exporter::finish)
/// succeeds.
///
/// When writing fails, give the error back with `?`; Kinograph knows the reason.
pub struct Output<'a> {
    host: &'a abi::Host,
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Output")
    }
}

impl<'a> Output<'a> {
    pub(crate) fn new(host: &'a abi::Host) -> Self {
        Self { host }
    }

    /// Replaces bytes that were written before, from `offset` on, for headers that
    /// are known last. [`About::write_at`](crate::About::write_at) must say so.
    ///
    /// # Errors
    /// If that was not declared, no such bytes were written, or the file cannot be written.
    #[allow(
        unsafe_code,
        reason = "the function is the host's, behind a C interface"
    )]
    pub fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        // SAFETY: the host is valid while the call lasts that `self` was made for,
        // and the bytes are valid while this function does.
        let status =
            unsafe { (self.host.write_at)(self.host.context, offset, bytes.as_ptr(), bytes.len()) };
        check(status)
    }
}

impl Write for Output<'_> {
    #[allow(
        unsafe_code,
        reason = "the function is the host's, behind a C interface"
    )]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // SAFETY: as in `write_at`.
        let status = unsafe { (self.host.write)(self.host.context, bytes.as_ptr(), bytes.len()) };
        check(status).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn check(status: i32) -> io::Result<()> {
    match status {
        abi::OK => Ok(()),
        _ => Err(io::Error::other("the output cannot be written")),
    }
}
