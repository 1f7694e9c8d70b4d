//! What an exporter writes and says, and what is wrong with it.

use std::{
    cell::RefCell,
    fs::File,
    io::{self, BufWriter, Seek, SeekFrom, Write},
};

use kinograph_exporter_abi as abi;

use crate::{About, ExportError, Output};

/// Where the calls of an exporter end. Everything is behind a shared reference,
/// since the exporter holds one for as long as an output is made.
pub(crate) struct Sink<'a>(RefCell<Inner<'a>>);

struct Inner<'a> {
    out: Out<'a>,
    /// Whether it may go back.
    write_at: bool,
    written: u64,
    most_bytes: u64,
    /// What was wrong first. Nothing is written after it.
    fault: Option<Fault>,
    /// Why the exporter says that it fails.
    text: Option<String>,
}

enum Out<'a> {
    File(BufWriter<&'a mut File>),
    Stream(BufWriter<&'a mut (dyn Write + 'a)>),
}

/// What is wrong with a call of the exporter.
enum Fault {
    Write(io::Error),
    Breach(&'static str),
    TooLarge,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(output: Output<'a>, write_at: bool, most_bytes: u64) -> Self {
        let out = match output {
            Output::File(file) => Out::File(BufWriter::new(file)),
            Output::Stream(stream) => Out::Stream(BufWriter::new(stream)),
        };
        Self(RefCell::new(Inner {
            out,
            write_at,
            written: 0,
            most_bytes,
            fault: None,
            text: None,
        }))
    }

    /// Appends bytes; none are those that cannot be read.
    pub(crate) fn write(&self, bytes: Option<&[u8]>) -> i32 {
        self.0.borrow_mut().attempt(|inner| inner.write(bytes))
    }

    /// Replaces bytes that were written before.
    pub(crate) fn write_at(&self, offset: u64, bytes: Option<&[u8]>) -> i32 {
        self.0
            .borrow_mut()
            .attempt(|inner| inner.write_at(offset, bytes))
    }

    /// Keeps why the exporter says that it fails.
    pub(crate) fn fail(&self, text: Option<&[u8]>) -> i32 {
        let text = plain(text.unwrap_or_default());
        self.0.borrow_mut().text.get_or_insert(text);
        abi::FAILED
    }

    /// What came of a call that returned `status`.
    pub(crate) fn verdict(&self, status: i32, about: &About) -> Result<(), ExportError> {
        let mut inner = self.0.borrow_mut();
        let name = || about.name.clone();
        // An exporter may not have noticed, and at best repeats what is known here.
        if let Some(fault) = inner.fault.take() {
            return Err(match fault {
                Fault::Write(error) => ExportError::Write(error),
                Fault::Breach(deed) => ExportError::Breach { name: name(), deed },
                Fault::TooLarge => ExportError::TooLarge {
                    name: name(),
                    most_bytes: inner.most_bytes,
                },
            });
        }
        let text = inner.text.take();
        let text_or = |text: Option<String>| {
            let text = text.filter(|text| !text.is_empty());
            text.unwrap_or_else(|| "it does not say why".to_owned())
        };
        match (status, text) {
            (abi::OK, None) => Ok(()),
            (abi::PANICKED, text) => Err(ExportError::Panicked {
                name: name(),
                text: text_or(text),
            }),
            (_, text) => Err(ExportError::Failed {
                name: name(),
                text: text_or(text),
            }),
        }
    }

    /// Writes what is still buffered.
    pub(crate) fn close(self, about: &About) -> Result<(), ExportError> {
        let mut inner = self.0.into_inner();
        if inner.written == 0 {
            return Err(ExportError::Breach {
                name: about.name.clone(),
                deed: "finished and wrote nothing",
            });
        }
        match &mut inner.out {
            Out::File(file) => file.flush()?,
            Out::Stream(stream) => stream.flush()?,
        }
        Ok(())
    }
}

impl Inner<'_> {
    /// Does what was asked for, unless something was wrong before.
    fn attempt(&mut self, work: impl FnOnce(&mut Self) -> Result<(), Fault>) -> i32 {
        if self.fault.is_some() {
            return abi::FAILED;
        }
        match work(self) {
            Ok(()) => abi::OK,
            Err(fault) => {
                self.fault = Some(fault);
                abi::FAILED
            }
        }
    }

    fn write(&mut self, bytes: Option<&[u8]>) -> Result<(), Fault> {
        let bytes = bytes.ok_or(Fault::Breach("writes bytes that cannot be there"))?;
        let end = (self.written).checked_add(bytes.len() as u64);
        let end = end
            .filter(|end| *end <= self.most_bytes)
            .ok_or(Fault::TooLarge)?;
        match &mut self.out {
            Out::File(file) => file.write_all(bytes)?,
            Out::Stream(stream) => stream.write_all(bytes)?,
        }
        self.written = end;
        Ok(())
    }

    fn write_at(&mut self, offset: u64, bytes: Option<&[u8]>) -> Result<(), Fault> {
        let bytes = bytes.ok_or(Fault::Breach("writes bytes that cannot be there"))?;
        let end = offset.checked_add(bytes.len() as u64);
        let (Out::File(file), true) = (&mut self.out, self.write_at) else {
            return Err(Fault::Breach(
                "goes back in its output and did not declare it",
            ));
        };
        if end.is_none_or(|end| end > self.written) {
            return Err(Fault::Breach("goes back to where it has not yet written"));
        }
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)?;
        file.seek(SeekFrom::Start(self.written))?;
        Ok(())
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// A text of an exporter as it may be shown: of bounded length, on one line.
fn plain(text: &[u8]) -> String {
    let text = &text[..text.len().min(abi::MESSAGE_BYTES)];
    let text = String::from_utf8_lossy(text).replace(char::is_control, " ");
    text.trim().to_owned()
}
