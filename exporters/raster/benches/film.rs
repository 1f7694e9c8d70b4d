//! How long frames take: 20 nodes and 31 edges, at several sizes.
#![allow(missing_docs, reason = "the macros of criterion document nothing")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::{hint::black_box, ops::ControlFlow};

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_raster::{Film, FilmOptions, FrameSize};
use support::{Marks, network};

fn frames(criterion: &mut Criterion) {
    for (marks, name) in [
        (Marks::Beams, "beams"),
        (Marks::Dots, "dots"),
        (Marks::Arrows, "arrows"),
    ] {
        let (scene, timeline) = network(5, 4, marks);
        for (height, width) in [(720, 1280), (1080, 1920)] {
            let options = FilmOptions {
                size: FrameSize::Exact { width, height },
                ..FilmOptions::default()
            };
            let film = Film::new(&scene, &timeline, &options).expect("frames of that size");
            criterion.bench_function(&format!("120 frames, {name}, {height}p"), |bencher| {
                bencher.iter(|| {
                    film.each(|frame| {
                        black_box(frame.rgba);
                        ControlFlow::<()>::Continue(())
                    })
                });
            });
            criterion.bench_function(&format!("1 whole frame, {name}, {height}p"), |bencher| {
                bencher.iter(|| film.frame(7));
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = frames
}
criterion_main!(benches);
