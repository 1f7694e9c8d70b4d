//! How long a GIF of four seconds takes: 20 nodes and 31 edges at 720p.
#![allow(missing_docs, reason = "the macros of criterion document nothing")]

#[path = "../../raster/tests/support/mod.rs"]
mod support;

use std::{io, ops::ControlFlow};

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_gif::{GifOptions, write};
use kinograph_raster::FrameSize;
use support::{Marks, network};

fn files(criterion: &mut Criterion) {
    for (marks, name) in [(Marks::Beams, "beams"), (Marks::Dots, "dots")] {
        let (scene, timeline) = network(5, 4, marks);
        let options = GifOptions {
            size: FrameSize::Exact {
                width: 1280,
                height: 720,
            },
            ..GifOptions::default()
        };
        criterion.bench_function(&format!("gif, {name}, 720p"), |bencher| {
            bencher.iter(|| {
                let go_on = &mut |_| ControlFlow::Continue(());
                write(&mut io::sink(), &scene, &timeline, &options, go_on)
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = files
}
criterion_main!(benches);
