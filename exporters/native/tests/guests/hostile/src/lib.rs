//! A native exporter that does what the option `deed` says: mostly what an
//! exporter must not do. Without it, it writes a line for each call.

use std::{io::Write, panic::panic_any};

use kinograph_exporter_sdk::{About, Error, Exporter, Frame, Info, Output, Takes, exporter};

struct Hostile {
    deed: String,
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the bomb went off");
    }
}

impl Hostile {
    /// Does what is to be done in `call`.
    fn act(&self, call: &str, output: &mut Output<'_>) -> Result<(), Error> {
        let deed = match self.deed.split_once('@') {
            Some((deed, when)) if when == call => deed,
            _ => "",
        };
        match deed {
            "panic" => panic!("no luck in {call}"),
            "bomb" => panic_any(Bomb),
            "hang" => loop {
                std::thread::park();
            },
            "fail" => return Err(format!("no will in {call}").into()),
            "patch" => output.write_at(0, b"BEGIN")?,
            "far" => output.write_at(u64::MAX, b"BEGIN")?,
            _ => writeln!(output, "{call}")?,
        }
        Ok(())
    }
}

impl Exporter for Hostile {
    const ABOUT: About = About {
        write_at: true,
        even_sides: true,
        ..About::new("hostile", "what must not be done", "bad worse", Takes::Both)
    };

    fn begin(info: &Info<'_>, output: &mut Output<'_>) -> Result<Self, Error> {
        let hostile = Self {
            deed: info.options.get("deed").unwrap_or_default().to_owned(),
        };
        hostile.act("begin", output)?;
        if hostile.deed == "tell" {
            writeln!(output, "{info:?}")?;
        }
        Ok(hostile)
    }

    fn frame(&mut self, frame: &Frame<'_>, output: &mut Output<'_>) -> Result<(), Error> {
        self.act(&format!("frame {}", frame.index), output)
    }

    fn finish(self, output: &mut Output<'_>) -> Result<(), Error> {
        self.act("finish", output)
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        if self.deed == "panic@drop" {
            panic!("no luck in drop");
        }
    }
}

exporter!(Hostile);
