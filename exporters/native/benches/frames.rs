//! What frames cost on their way through a native exporter, beside raw video: four
//! seconds of 20 nodes and 31 edges at 720p.
//!
//! The exporter is the PAM of `examples`, built by the C compiler of the machine.
#![allow(missing_docs, reason = "the macros of criterion document nothing")]

#[path = "../../raster/tests/support/mod.rs"]
mod scenes;
#[path = "../tests/support/mod.rs"]
mod support;

use std::{io, ops::ControlFlow};

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_native::{NativeOptions, Output};
use kinograph_raster::{Film, FilmOptions, FrameSize};
use kinograph_y4m::Y4mOptions;
use scenes::{Marks, network};

const SIZE: FrameSize = FrameSize::Exact {
    width: 1280,
    height: 720,
};

fn frames(criterion: &mut Criterion) {
    let (scene, timeline) = network(5, 4, Marks::Dots);
    let mut group = criterion.benchmark_group("120 frames, dots, 720p");
    group.bench_function("drawn only", |bencher| {
        let options = FilmOptions {
            size: SIZE,
            ..FilmOptions::default()
        };
        let film = Film::new(&scene, &timeline, &options).expect("there is such a film");
        bencher.iter(|| film.each(|_| ControlFlow::<()>::Continue(())));
    });
    group.bench_function("y4m", |bencher| {
        let options = Y4mOptions {
            size: SIZE,
            ..Y4mOptions::default()
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        bencher.iter(|| {
            kinograph_y4m::write(&mut io::sink(), &scene, &timeline, &options, go_on)
                .expect("nothing is in the way")
        });
    });
    let Some(exporter) = support::pam() else {
        return;
    };
    group.bench_function("native", |bencher| {
        let options = NativeOptions {
            size: SIZE,
            most_bytes: u64::MAX,
            ..NativeOptions::default()
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        bencher.iter(|| {
            let output = &mut io::sink();
            exporter
                .write(Output::Stream(output), &scene, &timeline, &options, go_on)
                .expect("nothing is in the way")
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = frames
}
criterion_main!(benches);
