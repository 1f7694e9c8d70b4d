//! What is in the stream.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

#[path = "../../raster/tests/support/mod.rs"]
mod support;

use std::{
    io::{self, Write},
    num::NonZeroU32,
    ops::ControlFlow,
};

use kinograph_raster::{FrameSize, Progress, Rate};
use kinograph_y4m::{Chroma, Y4mError, Y4mOptions, write};
use support::{Marks, network};

fn options(chroma: Chroma) -> Y4mOptions {
    Y4mOptions {
        size: FrameSize::Exact {
            width: 63,
            height: 40,
        },
        rate: Rate {
            frames: NonZeroU32::new(5).unwrap(),
            seconds: NonZeroU32::new(2).unwrap(),
        },
        chroma,
        ..Y4mOptions::default()
    }
}

#[test]
fn the_stream_is_a_line_and_then_frames_of_three_planes() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let cases = [
        (
            Chroma::Half,
            "W64 H40 F5:2 Ip A1:1 C420jpeg",
            64 * 40 * 3 / 2,
        ),
        (Chroma::Full, "W63 H40 F5:2 Ip A1:1 C444", 63 * 40 * 3),
    ];
    for (chroma, expected, bytes) in cases {
        let mut stream = Vec::new();
        let go_on = &mut |_| ControlFlow::Continue(());
        let summary = write(&mut stream, &scene, &timeline, &options(chroma), go_on).unwrap();
        assert_eq!(summary.frames, 10);
        let header = format!("YUV4MPEG2 {expected} XCOLORRANGE=LIMITED\n");
        let frames = stream.strip_prefix(header.as_bytes()).expect("the header");
        let frames: Vec<&[u8]> = frames.chunks(6 + bytes).collect();
        assert_eq!(frames.len(), 10);
        for frame in &frames {
            assert_eq!((frame.len(), &frame[..6]), (6 + bytes, &b"FRAME\n"[..]));
        }
        assert!(frames[0] != frames[1], "something moves");
    }
}

/// Takes so many bytes and then is closed.
struct Closed(usize);

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.0 {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe));
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_pipe_that_is_closed_ends_the_work() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    for room in [0, 100, 9000] {
        let go_on = &mut |_| ControlFlow::Continue(());
        let options = options(Chroma::Half);
        let error = write(&mut Closed(room), &scene, &timeline, &options, go_on).unwrap_err();
        assert!(matches!(error, Y4mError::Write(_)), "{error}");
    }
}

#[test]
fn whoever_watches_may_stop_between_frames() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let stop = &mut |progress: Progress| {
        if progress.done == 4 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let options = options(Chroma::Half);
    let error = write(&mut io::sink(), &scene, &timeline, &options, stop).unwrap_err();
    assert!(matches!(error, Y4mError::Cancelled), "{error}");
}
