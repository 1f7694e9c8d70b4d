//! The examples make what they say they do.

use std::{
    fs,
    io::{Read, Seek},
    ops::ControlFlow,
};

use kinograph_core::{Scene, Timeline, style::Rgba};
use kinograph_native::{Exporter, Motion, NativeOptions, Output};
use kinograph_raster::{Film, FilmOptions, FrameSize, Ground, RasterOptions, Rate, draw};

use crate::{
    scenes::{Marks, network},
    support::{built, compile, load, pam, source},
};

fn made(
    exporter: &Exporter,
    scene: &Scene,
    timeline: &Timeline,
    options: &NativeOptions,
) -> Vec<u8> {
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut stream = Vec::new();
    let output = Output::Stream(&mut stream);
    exporter
        .write(output, scene, timeline, options, go_on)
        .unwrap();
    let mut file = tempfile::tempfile().unwrap();
    let output = Output::File(&mut file);
    exporter
        .write(output, scene, timeline, options, go_on)
        .unwrap();
    file.rewind().unwrap();
    let mut content = Vec::new();
    file.read_to_end(&mut content).unwrap();
    assert!(content == stream, "a file and a stream differ");
    stream
}

/// The pictures of a stream of PAM.
fn pictures(mut stream: &[u8], width: u32, height: u32, channels: usize) -> Vec<&[u8]> {
    let sort = if channels == 4 { "RGB_ALPHA" } else { "RGB" };
    let head = format!(
        "P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {channels}\nMAXVAL 255\nTUPLTYPE {sort}\nENDHDR\n"
    );
    let mut pictures = Vec::new();
    while !stream.is_empty() {
        let rest = stream.strip_prefix(head.as_bytes()).expect("a head");
        let (picture, rest) = rest.split_at(width as usize * height as usize * channels);
        pictures.push(picture);
        stream = rest;
    }
    pictures
}

#[test]
fn the_example_in_rust_writes_the_still_picture() {
    let exporter = load(&built("kinograph_exporter_qoi")).unwrap();
    let (scene, timeline) = network(2, 1, Marks::Dots);
    for (scene, channels) in [(scene.clone(), 255), (scene.without_background(), 0)] {
        let options = NativeOptions {
            motion: Motion::Still,
            size: FrameSize::Scale(1.5),
            choices: vec![("colors".to_owned(), "linear".to_owned())],
            ..NativeOptions::default()
        };
        let file = made(&exporter, &scene, &timeline, &options);
        let (header, rgba) = qoi::decode_to_vec(&file).unwrap();
        let scale = RasterOptions {
            scale: 1.5,
            ..RasterOptions::default()
        };
        let expected = draw(&scene, &scale).unwrap();
        assert_eq!(
            (header.width, header.height),
            (expected.width(), expected.height())
        );
        assert_eq!(header.colorspace, qoi::ColorSpace::Linear);
        assert_eq!(rgba[3], channels);
        assert!(rgba == expected.rgba(), "the pixels differ");
    }
}

#[test]
fn the_example_in_c_writes_every_frame() {
    let Some(exporter) = pam() else {
        return;
    };
    let (scene, timeline) = network(2, 1, Marks::Dots);
    let options = NativeOptions {
        rate: Rate::per_second(5).unwrap(),
        size: FrameSize::Exact {
            width: 123,
            height: 45,
        },
        ..NativeOptions::default()
    };
    let stream = made(&exporter, &scene, &timeline, &options);
    let film_options = FilmOptions {
        rate: options.rate,
        size: options.size,
        ground: Ground::Scene,
        ..FilmOptions::default()
    };
    let film = Film::new(&scene, &timeline, &film_options).unwrap();
    let pictures = pictures(&stream, 123, 45, 4);
    assert_eq!(pictures.len(), 20);
    let ended = film.each(|frame| {
        assert!(
            frame.rgba == pictures[frame.index as usize],
            "frame {}",
            frame.index
        );
        ControlFlow::<()>::Continue(())
    });
    assert_eq!(ended, Ok(ControlFlow::Continue(())));
}

#[test]
fn the_example_of_the_documentation_works() {
    let page = fs::read_to_string(source("../../docs/exporters.md")).unwrap();
    let (_, rest) = page.split_once("```c\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ppm.c");
    fs::write(&path, text).unwrap();
    let Some(library) = compile(&["-std=c99", "-shared", "-fPIC"], &path) else {
        return;
    };
    let (scene, timeline) = network(1, 1, Marks::Dots);
    let options = NativeOptions {
        motion: Motion::Still,
        ..NativeOptions::default()
    };
    let exporter = load(&library.path()).unwrap();
    let file = made(&exporter, &scene, &timeline, &options);
    let rgb = file.strip_prefix(b"P6\n240 170\n255\n").expect("the head");
    let expected = draw(&scene, &RasterOptions::default()).unwrap();
    let (expected, _) = expected.rgba().as_chunks::<4>();
    let (rgb, rest) = rgb.as_chunks::<3>();
    assert!(rest.is_empty() && rgb.len() == expected.len());
    let same = |(rgb, [r, g, b, _]): (&[u8; 3], &[u8; 4])| *rgb == [*r, *g, *b];
    assert!(rgb.iter().zip(expected).all(same), "the pixels differ");
}

#[test]
fn options_reach_an_exporter() {
    let Some(exporter) = pam() else {
        return;
    };
    let (scene, timeline) = network(1, 1, Marks::Dots);
    let options = |value: &str| NativeOptions {
        motion: Motion::Still,
        choices: vec![("opacity".to_owned(), value.to_owned())],
        ..NativeOptions::default()
    };
    let stream = made(&exporter, &scene, &timeline, &options("no"));
    let pictures = pictures(&stream, 240, 170, 3);
    let Rgba { r, g, b, .. } = Rgba::rgb(250, 249, 247);
    assert_eq!(pictures[0][..3], [r, g, b]);
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut nowhere = Vec::new();
    let output = Output::Stream(&mut nowhere);
    let error = exporter
        .write(output, &scene, &timeline, &options("maybe"), go_on)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the exporter PAM failed: opacity is yes or no"
    );
    assert!(nowhere.is_empty());
}
