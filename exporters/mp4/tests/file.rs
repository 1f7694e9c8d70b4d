//! What is in the file, and what a player sees of it.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

#[path = "../../raster/tests/support/mod.rs"]
mod support;

use std::{
    io::{self, Cursor, Seek, SeekFrom, Write},
    num::NonZeroU32,
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline};
use kinograph_mp4::{Mp4Error, Mp4Options, Summary, write};
use kinograph_raster::{Film, FilmOptions, Finish, FrameSize, Ground, Progress, Rate, Sides};
use kinograph_y4m::{Chroma, Planes};
use openh264::{decoder::Decoder, formats::YUVSource};
use support::{Marks, network};

fn made(scene: &Scene, timeline: &Timeline, options: &Mp4Options) -> (Summary, Vec<u8>) {
    let mut file = Cursor::new(Vec::new());
    let go_on = &mut |_| ControlFlow::Continue(());
    let summary = write(&mut file, scene, timeline, options, go_on).unwrap();
    (summary, file.into_inner())
}

/// The boxes of a part of a file: their kinds and contents.
fn boxes(mut bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut boxes = Vec::new();
    while !bytes.is_empty() {
        let size = u32::from_be_bytes(bytes[..4].try_into().unwrap()) as usize;
        assert!(size >= 8 && size <= bytes.len(), "a box of {size} bytes");
        let kind = String::from_utf8(bytes[4..8].to_vec()).unwrap();
        boxes.push((kind, &bytes[8..size]));
        bytes = &bytes[size..];
    }
    boxes
}

/// The content of a box inside others.
fn inside<'a>(bytes: &'a [u8], way: &[&str]) -> &'a [u8] {
    way.iter().fold(bytes, |bytes, kind| {
        // Descriptions begin behind the fields of their parents.
        let skipped = match *kind {
            "avc1" => 8,
            "avcC" | "colr" | "pasp" => 78,
            _ => 0,
        };
        let found = boxes(&bytes[skipped..])
            .into_iter()
            .find(|(its, _)| its == kind);
        found.unwrap_or_else(|| panic!("there is no {kind}")).1
    })
}

const TABLES: [&str; 5] = ["moov", "trak", "mdia", "minf", "stbl"];

fn table(file: &[u8], kind: &str) -> Vec<u32> {
    let way: Vec<&str> = TABLES.into_iter().chain([kind]).collect();
    words(inside(file, &way))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_be_bytes(*word)).collect()
}

/// The pictures of a file, as its tables say where they are.
fn samples(file: &[u8]) -> Vec<&[u8]> {
    let sizes = table(file, "stsz");
    let offsets = table(file, "stco");
    let runs = table(file, "stsc");
    let runs: Vec<&[u32]> = runs[2..].chunks(3).collect();
    let mut sizes = sizes[3..].iter().map(|size| *size as usize);
    let mut samples = Vec::new();
    for (chunk, offset) in (1..).zip(&offsets[2..]) {
        let run = runs.iter().rev().find(|run| run[0] <= chunk).unwrap();
        let mut at = *offset as usize;
        for size in sizes.by_ref().take(run[1] as usize) {
            samples.push(&file[at..at + size]);
            at += size;
        }
    }
    assert_eq!(sizes.next(), None, "every picture is in a chunk");
    samples
}

/// Units after codes that separate them, as decoders want them.
fn stream(sample: &[u8]) -> Vec<u8> {
    let (mut rest, mut stream) = (sample, Vec::new());
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        stream.extend_from_slice(&[0, 0, 0, 1]);
        stream.extend_from_slice(&rest[4..4 + length]);
        rest = &rest[4 + length..];
    }
    stream
}

/// The parameters that stand in the header.
fn parameters(file: &[u8]) -> Vec<u8> {
    let way: Vec<&str> = TABLES.into_iter().chain(["stsd", "avc1", "avcC"]).collect();
    let configuration = inside(file, &way);
    let mut stream = Vec::new();
    let mut rest = &configuration[6..];
    for _ in 0..2 {
        let length = usize::from(u16::from_be_bytes(rest[..2].try_into().unwrap()));
        stream.extend_from_slice(&[0, 0, 0, 1]);
        stream.extend_from_slice(&rest[2..2 + length]);
        rest = rest.get(3 + length..).unwrap_or_default();
    }
    stream
}

/// The mean of the squared differences in brightness, and how alike the two
/// are in structure (SSIM over blocks of eight by eight), for the worst frame.
fn compare(scene: &Scene, timeline: &Timeline, options: &Mp4Options, file: &[u8]) -> (f64, f64) {
    let film_options = FilmOptions {
        size: options.size,
        sides: Sides::Even,
        rate: options.rate,
        ground: Ground::Over(options.matte),
        finish: Finish::Smooth,
    };
    let film = Film::new(scene, timeline, &film_options).unwrap();
    let mut planes = Planes::new(film.width(), film.height(), Chroma::Half);
    let mut decoder = Decoder::new().unwrap();
    decoder.decode(&parameters(file)).unwrap();
    let samples = samples(file);
    assert_eq!(samples.len(), film.frames() as usize);
    let mut worst = (0.0_f64, 1.0_f64);
    let done = film
        .each(|frame| {
            planes.fill(frame.rgba);
            let sample = stream(samples[frame.index as usize]);
            let seen = decoder
                .decode(&sample)
                .unwrap()
                .expect("a picture for every sample");
            let (width, height) = seen.dimensions();
            assert_eq!(
                (width, height),
                (film.width() as usize, film.height() as usize)
            );
            let rows = seen.y().chunks(seen.strides().0).take(height);
            let found: Vec<u8> = rows.flat_map(|row| row[..width].to_vec()).collect();
            let (error, likeness) = differences(&planes.planes()[0], &found, width);
            worst = (worst.0.max(error), worst.1.min(likeness));
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    assert_eq!(done, ControlFlow::Continue(()));
    worst
}

fn differences(wanted: &[u8], found: &[u8], width: usize) -> (f64, f64) {
    let squares = wanted
        .iter()
        .zip(found)
        .map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2));
    let error = squares.sum::<f64>() / wanted.len() as f64;
    let (mut sum, mut blocks) = (0.0, 0.0);
    for y in (0..wanted.len() / width - 7).step_by(8) {
        for x in (0..width - 7).step_by(8) {
            sum += likeness(|row, column| {
                let at = (y + row) * width + x + column;
                (f64::from(wanted[at]), f64::from(found[at]))
            });
            blocks += 1.0;
        }
    }
    (error, sum / blocks)
}

/// The SSIM of a block of eight by eight.
fn likeness(pixel: impl Fn(usize, usize) -> (f64, f64)) -> f64 {
    let (mut a, mut b, mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for row in 0..8 {
        for column in 0..8 {
            let (x, y) = pixel(row, column);
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
    }
    let n = 64.0;
    let (a, b) = (a / n, b / n);
    let (va, vb, cov) = (aa / n - a * a, bb / n - b * b, ab / n - a * b);
    let (c1, c2) = (6.5025, 58.5225);
    (2.0 * a * b + c1) * (2.0 * cov + c2) / ((a * a + b * b + c1) * (va + vb + c2))
}

fn decibels(error: f64) -> f64 {
    10.0 * (255.0 * 255.0 / error.max(1e-9)).log10()
}

#[test]
fn every_frame_decodes_to_what_was_drawn() {
    for marks in [Marks::Beams, Marks::Dots, Marks::Arrows] {
        let (scene, timeline) = network(3, 2, marks);
        let options = Mp4Options::default();
        // Two groups of pictures: parameters that changed would show in the second.
        let longer = Timeline {
            duration_ms: 5000,
            ..timeline
        };
        let (summary, file) = made(&scene, &longer, &options);
        assert_eq!(
            (summary.width, summary.height, summary.frames),
            (720, 340, 150)
        );
        let (error, likeness) = compare(&scene, &longer, &options, &file);
        assert!(decibels(error) > 42.0, "{marks:?}: {} dB", decibels(error));
        assert!(likeness > 0.995, "{marks:?}: {likeness}");
        assert_eq!(table(&file, "stss"), [0, 2, 1, 121]);
    }
}

#[test]
fn the_header_comes_first_and_says_everything() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let options = Mp4Options {
        size: FrameSize::Exact {
            width: 321,
            height: 181,
        },
        ..Mp4Options::default()
    };
    let (summary, file) = made(&scene, &timeline, &options);
    assert_eq!((summary.width, summary.height), (322, 182));
    let kinds: Vec<String> = boxes(&file).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["ftyp", "moov", "free", "free", "mdat"]);
    // 120 frames of one unit at 30 units a second.
    let movie = words(inside(&file, &["moov", "mvhd"]));
    assert_eq!(movie[3..5], [30, 120]);
    assert_eq!(table(&file, "stts")[1..], [1, 120, 1]);
    let track = words(inside(&file, &["moov", "trak", "tkhd"]));
    assert_eq!(track[track.len() - 2..], [322 << 16, 182 << 16]);
    let color: Vec<&str> = TABLES.into_iter().chain(["stsd", "avc1", "colr"]).collect();
    assert_eq!(inside(&file, &color), b"nclx\0\x01\0\x01\0\x01\0");
    let configuration: Vec<&str> = TABLES.into_iter().chain(["stsd", "avc1", "avcC"]).collect();
    assert_eq!(inside(&file, &configuration)[1], 100, "the high profile");
}

#[test]
fn the_duration_is_exact_at_every_rate() {
    let (scene, mut timeline) = network(2, 1, Marks::Dots);
    for (duration_ms, frames, seconds) in [(333, 30, 1), (1001, 30_000, 1001), (1000, 7, 3)] {
        timeline.duration_ms = duration_ms;
        let rate = Rate {
            frames: NonZeroU32::new(frames).unwrap(),
            seconds: NonZeroU32::new(seconds).unwrap(),
        };
        let options = Mp4Options {
            rate,
            ..Mp4Options::default()
        };
        let (_, file) = made(&scene, &timeline, &options);
        let movie = words(inside(&file, &["moov", "mvhd"]));
        let (timescale, duration) = (u64::from(movie[3]), u64::from(movie[4]));
        assert_eq!(
            duration * 1000,
            u64::from(duration_ms) * timescale,
            "{rate}"
        );
    }
}

#[test]
fn what_does_not_move_is_one_frame() {
    let (scene, _) = network(2, 1, Marks::Dots);
    let options = Mp4Options::default();
    let (summary, file) = made(&scene, &Timeline::default(), &options);
    assert_eq!(summary.frames, 1);
    let (error, _) = compare(&scene, &Timeline::default(), &options, &file);
    assert!(decibels(error) > 40.0);
}

#[test]
fn the_same_film_gives_the_same_bytes() {
    let (scene, timeline) = network(2, 2, Marks::Beams);
    let first = made(&scene, &timeline, &Mp4Options::default());
    assert_eq!(first, made(&scene, &timeline, &Mp4Options::default()));
}

#[test]
fn a_file_may_begin_behind_something_else() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let (_, alone) = made(&scene, &timeline, &Mp4Options::default());
    let mut file = Cursor::new(b"before".to_vec());
    file.set_position(6);
    let go_on = &mut |_| ControlFlow::Continue(());
    write(&mut file, &scene, &timeline, &Mp4Options::default(), go_on).unwrap();
    assert_eq!(file.position(), file.get_ref().len() as u64);
    assert_eq!(file.get_ref()[6..], alone);
}

#[test]
fn whoever_watches_may_stop_between_frames() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let mut seen = Vec::new();
    let stop = &mut |progress: Progress| {
        seen.push((progress.done, progress.total));
        if progress.done == 60 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let mut file = Cursor::new(Vec::new());
    let error = write(&mut file, &scene, &timeline, &Mp4Options::default(), stop).unwrap_err();
    assert!(matches!(error, Mp4Error::Cancelled));
    assert_eq!(seen.last(), Some(&(60, 120)));
}

/// Takes so many bytes and then is full.
struct Full(Cursor<Vec<u8>>, usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.get_ref().len() + bytes.len() > self.1 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_full_disk_is_told() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let (_, file) = made(&scene, &timeline, &Mp4Options::default());
    for room in [0, 100, file.len() / 2, file.len() - 1] {
        let mut file = Full(Cursor::new(Vec::new()), room);
        let go_on = &mut |_| ControlFlow::Continue(());
        let error = write(&mut file, &scene, &timeline, &Mp4Options::default(), go_on).unwrap_err();
        assert!(matches!(error, Mp4Error::Write(_)), "{room}: {error}");
        assert!(error.to_string().starts_with("cannot write the video: "));
    }
}

#[test]
fn sizes_that_the_format_does_not_know_are_refused() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    for (width, height) in [(3842, 100), (2162, 2162), (14, 100), (5000, 4000)] {
        let options = Mp4Options {
            size: FrameSize::Exact { width, height },
            ..Mp4Options::default()
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        let mut file = Cursor::new(Vec::new());
        let error = write(&mut file, &scene, &timeline, &options, go_on).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "cannot make a video of {width} by {height} pixels: at least 16 by 16 and at most 3840 by 2160 are possible"
            )
        );
        assert!(file.get_ref().is_empty());
    }
}

/// A player that nobody here wrote. Skipped where there is none, unless
/// `KINOGRAPH_REQUIRE_VIDEO` says that there should be.
#[test]
#[allow(clippy::print_stderr, reason = "what is skipped is told")]
fn ffprobe_reads_what_was_written() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let (_, file) = made(&scene, &timeline, &Mp4Options::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mp4");
    std::fs::write(&path, file).unwrap();
    let fields =
        "stream=codec_name,profile,width,height,color_range,color_space,nb_read_frames,duration";
    let arguments = [
        "-v",
        "error",
        "-count_frames",
        "-show_entries",
        fields,
        "-of",
        "csv",
    ];
    let output = std::process::Command::new("ffprobe")
        .args(arguments)
        .arg(&path)
        .output();
    let Ok(output) = output else {
        assert!(
            std::env::var_os("KINOGRAPH_REQUIRE_VIDEO").is_none(),
            "ffprobe is not installed"
        );
        eprintln!("skipped: ffprobe is not installed");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "stream,h264,High,480,170,tv,bt709,4.000000,120"
    );
}
