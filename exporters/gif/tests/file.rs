//! What a viewer sees of the file, frame by frame.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

#[path = "../../raster/tests/support/mod.rs"]
mod support;

use std::{
    io::{self, Write},
    ops::ControlFlow,
};

use gif::{DecodeOptions, DisposalMethod};
use kinograph_core::{Scene, Timeline, scene::Role, timeline::Property};
use kinograph_gif::{GifError, GifOptions, Repeat, Summary, write};
use kinograph_raster::{Film, FilmOptions, Finish, FrameSize, Ground, Progress, Rate};
use support::{Marks, network, track};

/// A frame as a viewer shows it.
struct Shown {
    /// Red, green and blue of each pixel.
    rgb: Vec<[u8; 3]>,
    hundredths: u32,
}

struct Decoded {
    frames: Vec<Shown>,
    repeat: gif::Repeat,
    colors: usize,
}

fn decode(file: &[u8]) -> Decoded {
    let mut options = DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::Indexed);
    let mut decoder = options.read_info(file).unwrap();
    let palette: Vec<[u8; 3]> = decoder
        .global_palette()
        .unwrap()
        .chunks_exact(3)
        .map(|color| color.try_into().unwrap())
        .collect();
    let width = usize::from(decoder.width());
    let pixels = width * usize::from(decoder.height());
    let mut screen: Vec<Option<[u8; 3]>> = vec![None; pixels];
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        assert!(frame.palette.is_none(), "all frames share one palette");
        assert_eq!(frame.dispose, DisposalMethod::Keep);
        for (at, index) in frame.buffer.iter().enumerate() {
            if Some(*index) != frame.transparent {
                let row = usize::from(frame.top) + at / usize::from(frame.width);
                let column = usize::from(frame.left) + at % usize::from(frame.width);
                screen[row * width + column] = Some(palette[usize::from(*index)]);
            }
        }
        let rgb = screen
            .iter()
            .map(|pixel| pixel.expect("every pixel is drawn by the first frame"));
        frames.push(Shown {
            rgb: rgb.collect(),
            hundredths: u32::from(frame.delay),
        });
    }
    Decoded {
        frames,
        repeat: decoder.repeat(),
        colors: palette.len(),
    }
}

fn made(scene: &Scene, timeline: &Timeline, options: &GifOptions) -> (Summary, Vec<u8>) {
    let mut file = Vec::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    let summary = write(&mut file, scene, timeline, options, go_on).unwrap();
    (summary, file)
}

/// What the file should show at each hundredth of a second, against what it
/// does: the mean of the squared differences, and the most.
fn errors(
    scene: &Scene,
    timeline: &Timeline,
    options: &GifOptions,
    decoded: &Decoded,
) -> (f64, u8) {
    let film_options = FilmOptions {
        size: options.size,
        rate: options.rate,
        ground: Ground::Over(options.matte),
        finish: Finish::Stepped,
        ..FilmOptions::default()
    };
    let film = Film::new(scene, timeline, &film_options).unwrap();
    // The frame that is shown when each frame of the film begins.
    let mut shown = Vec::new();
    for frame in &decoded.frames {
        shown.extend(std::iter::repeat_n(frame, frame.hundredths.max(1) as usize));
    }
    let (mut sum, mut most, mut channels) = (0.0, 0_u8, 0.0);
    let done = film
        .each(|frame| {
            let time = frame.index as usize * shown.len() / film.frames() as usize;
            let wanted = frame.rgba.as_chunks::<4>().0;
            for (wanted, rgb) in wanted.iter().zip(&shown[time].rgb) {
                for (wanted, found) in wanted.iter().zip(rgb) {
                    let error = wanted.abs_diff(*found);
                    most = most.max(error);
                    sum += f64::from(error).powi(2);
                    channels += 1.0;
                }
            }
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    assert_eq!(done, ControlFlow::Continue(()));
    (sum / channels, most)
}

fn decibels(error: f64) -> f64 {
    10.0 * (255.0 * 255.0 / error.max(1e-9)).log10()
}

#[test]
fn every_frame_looks_like_the_film() {
    for marks in [Marks::Beams, Marks::Dots, Marks::Arrows] {
        let (scene, timeline) = network(3, 2, marks);
        let options = GifOptions {
            rate: Rate::per_second(10).unwrap(),
            ..GifOptions::default()
        };
        let (summary, file) = made(&scene, &timeline, &options);
        let decoded = decode(&file);
        assert_eq!((summary.frames, summary.hundredths), (40, 400));
        assert_eq!(decoded.frames.len(), 40);
        assert_eq!(decoded.repeat, gif::Repeat::Infinite);
        assert!(decoded.colors <= 256);
        assert!(decoded.frames.iter().all(|frame| frame.hundredths == 10));
        let (mean, most) = errors(&scene, &timeline, &options, &decoded);
        assert!(decibels(mean) > 50.0, "{marks:?}: {} dB", decibels(mean));
        assert!(most < 40, "{marks:?}: {most}");
    }
}

#[test]
fn plain_areas_keep_their_colour_exactly() {
    let (scene, timeline) = network(2, 2, Marks::Dots);
    let (_, file) = made(&scene, &timeline, &GifOptions::default());
    for frame in decode(&file).frames {
        assert_eq!(frame.rgb[0], [250, 249, 247]);
    }
}

#[test]
fn other_rates_keep_the_duration() {
    let (scene, mut timeline) = network(2, 1, Marks::Dots);
    timeline.duration_ms = 1230;
    for rate in [30, 24, 50, 7] {
        let options = GifOptions {
            rate: Rate::per_second(rate).unwrap(),
            ..GifOptions::default()
        };
        let (summary, file) = made(&scene, &timeline, &options);
        let total: u32 = decode(&file)
            .frames
            .iter()
            .map(|frame| frame.hundredths)
            .sum();
        assert_eq!((total, summary.hundredths), (123, 123), "{rate}");
    }
}

#[test]
fn frames_that_look_alike_are_stored_once() {
    let (scene, mut timeline) = network(2, 1, Marks::Dots);
    timeline.flows.clear();
    let values = [1.0, 1.0, 0.5, 1.0];
    timeline.tracks = vec![track(
        Role::Node,
        "(0, 0)",
        None,
        Property::Opacity,
        &values,
    )];
    let (summary, file) = made(&scene, &timeline, &GifOptions::default());
    let decoded = decode(&file);
    assert_eq!(summary.frames, 100);
    assert!(decoded.frames.len() < 70, "{} frames", decoded.frames.len());
    let total: u32 = decoded.frames.iter().map(|frame| frame.hundredths).sum();
    assert_eq!(total, 400);
    let (mean, _) = errors(&scene, &timeline, &GifOptions::default(), &decoded);
    assert!(decibels(mean) > 45.0, "{} dB", decibels(mean));
}

#[test]
fn what_does_not_move_is_one_frame() {
    let (scene, _) = network(2, 1, Marks::Dots);
    let options = GifOptions {
        repeat: Repeat::Once,
        ..GifOptions::default()
    };
    let (summary, file) = made(&scene, &Timeline::default(), &options);
    let decoded = decode(&file);
    assert_eq!((summary.frames, summary.hundredths), (1, 0));
    assert_eq!(
        (decoded.frames.len(), decoded.repeat),
        (1, gif::Repeat::Finite(0))
    );
}

#[test]
fn the_same_film_gives_the_same_bytes() {
    let (scene, timeline) = network(3, 2, Marks::Beams);
    let first = made(&scene, &timeline, &GifOptions::default());
    assert_eq!(first, made(&scene, &timeline, &GifOptions::default()));
}

#[test]
fn whoever_watches_may_stop_at_any_step() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let options = GifOptions {
        rate: Rate::per_second(2).unwrap(),
        ..GifOptions::default()
    };
    let mut steps = Vec::new();
    let all = &mut |progress: Progress| {
        steps.push(progress.done);
        assert_eq!(progress.total, 16);
        ControlFlow::Continue(())
    };
    write(&mut io::sink(), &scene, &timeline, &options, all).unwrap();
    assert_eq!(steps, (1..=16).collect::<Vec<u32>>());
    for last in [1, 8, 9, 15] {
        let stop = &mut |progress: Progress| {
            if progress.done == last {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let error = write(&mut io::sink(), &scene, &timeline, &options, stop).unwrap_err();
        assert!(matches!(error, GifError::Cancelled), "{error}");
    }
}

/// Takes so many bytes and then is full.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 && !bytes.is_empty() {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_wherever_it_ends() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let options = GifOptions {
        rate: Rate::per_second(2).unwrap(),
        ..GifOptions::default()
    };
    let (_, file) = made(&scene, &timeline, &options);
    for room in [0, 5, 13, 800, file.len() / 2, file.len() - 1] {
        let go_on = &mut |_| ControlFlow::Continue(());
        let error = write(&mut Full(room), &scene, &timeline, &options, go_on).unwrap_err();
        assert!(
            error.to_string().starts_with("cannot write the gif: "),
            "{error}"
        );
        assert!(matches!(error, GifError::Write(_)), "{room}: {error}");
    }
}

#[test]
fn what_the_format_cannot_hold_is_refused() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let refused = |options: GifOptions| {
        let go_on = &mut |_| ControlFlow::Continue(());
        write(&mut io::sink(), &scene, &timeline, &options, go_on)
            .unwrap_err()
            .to_string()
    };
    let rate = Rate::per_second(60).unwrap();
    assert_eq!(
        refused(GifOptions {
            rate,
            ..GifOptions::default()
        }),
        "cannot make a gif of 60 frames per second: at most 50 are shown"
    );
    let size = FrameSize::Exact {
        width: 70_000,
        height: 1,
    };
    assert_eq!(
        refused(GifOptions {
            size,
            ..GifOptions::default()
        }),
        "cannot make a gif of 70000 by 1 pixels: the format ends at 65535"
    );
}
