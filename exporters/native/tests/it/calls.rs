//! Exporters that fail, and hosts on which they do.

use std::{
    io::{self, Read, Seek, Write},
    ops::ControlFlow,
    path::Path,
};

use kinograph_native::{ExportError, Exporter, Motion, NativeOptions, Output, Summary};
use kinograph_raster::{FrameSize, Rate};

use crate::{
    scenes::{Marks, network},
    support::{built, library, load},
};

fn options(deed: &str) -> NativeOptions {
    NativeOptions {
        size: FrameSize::Exact {
            width: 33,
            height: 20,
        },
        rate: Rate::per_second(1).unwrap(),
        choices: vec![("deed".to_owned(), deed.to_owned())],
        ..NativeOptions::default()
    }
}

fn write(
    exporter: &Exporter,
    output: Output<'_>,
    options: &NativeOptions,
) -> Result<Summary, ExportError> {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let go_on = &mut |_| ControlFlow::Continue(());
    exporter.write(output, &scene, &timeline, options, go_on)
}

/// What the exporter in Rust writes to a file, or what is said about it.
fn in_rust(options: &NativeOptions) -> Result<String, String> {
    let exporter = load(&built("kinograph_hostile_exporter")).unwrap();
    let mut file = tempfile::tempfile().unwrap();
    write(&exporter, Output::File(&mut file), options).map_err(|error| error.to_string())?;
    file.rewind().unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    Ok(text)
}

/// What is said about the exporter in C. None where there is no compiler.
fn in_c(exporter: &Exporter, options: &NativeOptions) -> String {
    let out = &mut Vec::new();
    write(exporter, Output::Stream(out), options)
        .unwrap_err()
        .to_string()
}

fn c_exporter() -> Option<Exporter> {
    Some(load(&library("tests/guests/hostile.c", &[])?.path()).unwrap())
}

/// A number that a library counts.
#[allow(unsafe_code, reason = "the library is one of these tests")]
fn count(path: &Path, name: &str) -> i32 {
    // SAFETY: the library is loaded already and has such numbers.
    unsafe {
        let library = libloading::Library::new(path).unwrap();
        let count = **library.get::<*const i32>(name).unwrap();
        std::mem::forget(library);
        count
    }
}

#[test]
fn calls_come_in_order_and_bytes_may_be_replaced() {
    let text = in_rust(&options("")).unwrap();
    assert_eq!(text, "begin\nframe 0\nframe 1\nframe 2\nframe 3\nfinish\n");
    let text = in_rust(&options("patch@finish")).unwrap();
    assert_eq!(text, "BEGIN\nframe 0\nframe 1\nframe 2\nframe 3\n");
    let still = NativeOptions {
        motion: Motion::Still,
        ..options("patch@frame 0")
    };
    assert_eq!(in_rust(&still), Ok("BEGIN\nfinish\n".to_owned()));
}

#[test]
fn an_exporter_is_told_what_is_to_be_made() {
    let told = |motion| {
        let options = NativeOptions {
            motion,
            rate: "30000/1001"
                .split_once('/')
                .map(|(a, b)| Rate {
                    frames: a.parse().unwrap(),
                    seconds: b.parse().unwrap(),
                })
                .unwrap(),
            ..options("tell")
        };
        in_rust(&options)
            .unwrap()
            .lines()
            .nth(1)
            .unwrap()
            .to_owned()
    };
    let expected = "Info { width: 34, height: 20, frames: 120, \
        rate: Rate { frames: 30000, seconds: 1001 }, duration_ms: 4000, moves: true, loops: true, \
        opaque: true, title: \"\", options: Options([(\"deed\", \"tell\")]) }";
    assert_eq!(told(Motion::Forever), expected);
    assert!(told(Motion::Once).contains("moves: true, loops: false"));
    assert!(told(Motion::Still).contains("frames: 1, "));
    assert!(told(Motion::Still).contains("duration_ms: 0, moves: false, loops: false"));
}

#[test]
fn a_panic_is_an_error_wherever_it_is() {
    for call in ["begin", "frame 0", "frame 2", "finish"] {
        let error = in_rust(&options(&format!("panic@{call}"))).unwrap_err();
        let expected = format!("the exporter hostile panicked: no luck in {call} (");
        assert!(error.starts_with(&expected), "{error}");
        assert!(error.contains("lib.rs:"), "{error}");
        let error = in_rust(&options(&format!("bomb@{call}"))).unwrap_err();
        assert!(error.contains("panicked: no reason was given ("), "{error}");
        let error = in_rust(&options(&format!("fail@{call}"))).unwrap_err();
        assert_eq!(
            error,
            format!("the exporter hostile failed: no will in {call}")
        );
    }
    let error = in_rust(&options("panic@drop")).unwrap_err();
    assert!(error.contains("panicked: no luck in drop ("), "{error}");
    // And the next output in the same process is as good as ever.
    assert!(in_rust(&options("")).is_ok());
}

#[test]
fn going_back_has_bounds() {
    let error = in_rust(&options("far@finish")).unwrap_err();
    assert!(
        error.contains("goes back to where it has not yet written"),
        "{error}"
    );
    let error = in_rust(&options("patch@begin")).unwrap_err();
    assert!(
        error.contains("goes back to where it has not yet written"),
        "{error}"
    );
    let exporter = load(&built("kinograph_hostile_exporter")).unwrap();
    let error = write(&exporter, Output::Stream(&mut Vec::new()), &options("")).unwrap_err();
    assert!(error.to_string().contains("needs a file"), "{error}");
}

#[test]
fn an_error_is_told_in_the_words_of_the_exporter() {
    let Some(exporter) = c_exporter() else {
        return;
    };
    for (deed, expected) in [
        ("refuse", "failed: it does not want to"),
        ("late", "failed: the third frame is too much"),
        ("no end", "failed: it has no end"),
        ("silent", "failed: it does not say why"),
        ("no text", "failed: it does not say why"),
        ("not text", "failed: caf\u{fffd}  [2J end"),
        ("says and goes on", "failed: it failed after all"),
        (
            "nothing",
            "broke its contract: it finished and wrote nothing",
        ),
        (
            "null bytes",
            "broke its contract: it writes bytes that cannot be there",
        ),
        (
            "wild length",
            "broke its contract: it writes bytes that cannot be there",
        ),
        (
            "go back",
            "broke its contract: it goes back in its output and did not declare it",
        ),
    ] {
        let error = in_c(&exporter, &options(deed));
        assert_eq!(
            error,
            format!("the exporter hostile C {expected}"),
            "{deed}"
        );
    }
    let error = in_c(&exporter, &options("huge text"));
    assert_eq!(
        error,
        format!("the exporter hostile C failed: {}", "x".repeat(4096))
    );
}

#[test]
fn every_state_is_released_once() {
    let Some(compiled) = library("tests/guests/hostile.c", &[]) else {
        return;
    };
    let path = compiled.path();
    let exporter = load(&path).unwrap();
    for (deed, begun) in [
        ("refuse", 0),
        ("", 1),
        ("late", 2),
        ("no end", 3),
        ("nothing", 4),
    ] {
        let _ = write(&exporter, Output::Stream(&mut Vec::new()), &options(deed));
        let counts = ["begun", "released"].map(|name| count(&path, name));
        assert_eq!(counts, [begun, begun], "{deed}");
    }
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let stop = &mut |_| ControlFlow::Break(());
    let output = &mut Vec::new();
    let error = exporter
        .write(
            Output::Stream(output),
            &scene,
            &timeline,
            &options(""),
            stop,
        )
        .unwrap_err();
    assert!(matches!(error, ExportError::Cancelled), "{error}");
    assert_eq!(count(&path, "released"), 5);
}

#[test]
fn a_panic_does_not_hide_why_the_work_ended() {
    let exporter = load(&built("kinograph_hostile_exporter")).unwrap();
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let mut file = tempfile::tempfile().unwrap();
    let error = exporter
        .write(
            Output::File(&mut file),
            &scene,
            &timeline,
            &options("panic@drop"),
            &mut |_| ControlFlow::Break(()),
        )
        .unwrap_err();
    assert!(matches!(error, ExportError::Cancelled), "{error}");
}

/// Takes so many bytes, and then there is no room.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        if taken == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_even_by_exporters_that_do_not_notice() {
    let Some(exporter) = c_exporter() else {
        return;
    };
    // The last room is used up by what was buffered, after the exporter has finished.
    for (deed, room) in [("deaf", 100_000), ("deaf", 0), ("", 39), ("", 0)] {
        let error = write(&exporter, Output::Stream(&mut Full(room)), &options(deed)).unwrap_err();
        let ExportError::Write(error) = error else {
            panic!("{deed} {room}: {error}");
        };
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
    write(&exporter, Output::Stream(&mut Full(40)), &options("")).unwrap();
}

#[test]
fn an_exporter_writes_no_more_than_it_may() {
    let Some(exporter) = c_exporter() else {
        return;
    };
    let limited = NativeOptions {
        most_bytes: 100_000,
        ..options("deaf")
    };
    let mut out = Vec::new();
    let error = write(&exporter, Output::Stream(&mut out), &limited).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the exporter hostile C wants to write more than 100000 bytes"
    );
    assert!(out.len() <= 100_000);
}

#[test]
fn pictures_that_an_exporter_does_not_take_are_refused() {
    for (takes, motion, expected) in [
        (
            "-DTAKES=1",
            Motion::Forever,
            "does not take pictures that move",
        ),
        ("-DTAKES=2", Motion::Still, "does not take still pictures"),
    ] {
        let Some(path) = library("tests/guests/hostile.c", &[takes]) else {
            return;
        };
        let options = NativeOptions {
            motion,
            ..options("")
        };
        let error = in_c(&load(&path.path()).unwrap(), &options);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn outputs_may_be_made_at_the_same_time() {
    let exporter = load(&built("kinograph_hostile_exporter")).unwrap();
    std::thread::scope(|scope| {
        let outputs = ["", "panic@frame 2", "fail@finish", ""].map(|deed| {
            let exporter = &exporter;
            scope.spawn(move || {
                let mut file = tempfile::tempfile().unwrap();
                write(exporter, Output::File(&mut file), &options(deed)).is_ok()
            })
        });
        let ended = outputs.map(|output| output.join().unwrap());
        assert_eq!(ended, [true, false, false, true]);
    });
}
