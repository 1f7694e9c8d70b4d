//! Animated files, decoded and put together frame by frame.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

use std::ops::ControlFlow;

use kinograph_core::Timeline;
use kinograph_png::{ApngOptions, PngError, write_moving};
use kinograph_raster::{Film, FilmOptions, Ground, Progress, Rate};
use png::{BlendOp, Decoder};

use crate::moving::{Marks, network};

fn options(transparent: bool) -> ApngOptions {
    ApngOptions {
        rate: Rate::per_second(3).unwrap(),
        transparent,
        ..ApngOptions::default()
    }
}

#[test]
fn every_frame_is_exactly_the_film() {
    let (scene, timeline) = network(2, 2, Marks::Dots);
    for transparent in [false, true] {
        let options = options(transparent);
        let mut file = Vec::new();
        let go_on = &mut |_| ControlFlow::Continue(());
        let summary = write_moving(&mut file, &scene, &timeline, &options, go_on).unwrap();
        assert_eq!(
            (summary.width, summary.height, summary.frames),
            (480, 340, 12)
        );

        let film_options = FilmOptions {
            rate: options.rate,
            ground: if transparent {
                Ground::Transparent
            } else {
                Ground::Scene
            },
            ..FilmOptions::default()
        };
        let film = Film::new(&scene, &timeline, &film_options).unwrap();
        let mut decoder = Decoder::new(std::io::Cursor::new(&file))
            .read_info()
            .unwrap();
        assert_eq!(
            decoder
                .info()
                .animation_control()
                .map(|it| (it.num_frames, it.num_plays)),
            Some((12, 0))
        );
        let mut screen = vec![0; decoder.output_buffer_size().unwrap()];
        let mut patch = screen.clone();
        let _ = film
            .each(|frame| {
                let size = decoder.next_frame(&mut patch).unwrap().buffer_size();
                let control = *decoder.info().frame_control().unwrap();
                assert_eq!((control.delay_num, control.delay_den), (1, 3));
                for (at, pixel) in patch[..size].chunks(4).enumerate() {
                    let at = u32::try_from(at).unwrap();
                    let x = control.x_offset + at % control.width;
                    let y = control.y_offset + at / control.width;
                    let start = ((y * 480 + x) * 4) as usize;
                    if control.blend_op == BlendOp::Source || pixel[3] == 255 {
                        screen[start..start + 4].copy_from_slice(pixel);
                    } else {
                        assert_eq!(pixel, [0; 4]);
                    }
                }
                assert!(screen == frame.rgba, "frame {}", frame.index);
                ControlFlow::<()>::Continue(())
            })
            .unwrap();
    }
}

#[test]
fn what_does_not_move_is_a_plain_picture() {
    let (scene, _) = network(2, 1, Marks::Dots);
    let mut file = Vec::new();
    let go_on = &mut |_| ControlFlow::Continue(());
    write_moving(
        &mut file,
        &scene,
        &Timeline::default(),
        &options(false),
        go_on,
    )
    .unwrap();
    let decoder = Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .unwrap();
    assert!(decoder.info().animation_control().is_none());
}

#[test]
fn whoever_watches_may_stop_between_frames() {
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let stop = &mut |progress: Progress| {
        if progress.done == 5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let error =
        write_moving(&mut Vec::new(), &scene, &timeline, &options(false), stop).unwrap_err();
    assert!(matches!(error, PngError::Cancelled), "{error}");
}
