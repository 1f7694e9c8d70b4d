//! How long a video of four seconds takes: 20 nodes and 31 edges at 720p.
#![allow(missing_docs, reason = "the macros of criterion document nothing")]

#[path = "../../raster/tests/support/mod.rs"]
mod support;

use std::{io::Cursor, ops::ControlFlow};

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_mp4::{Mp4Options, write};
use kinograph_raster::FrameSize;
use support::{Marks, network};

fn files(criterion: &mut Criterion) {
    for (marks, name) in [(Marks::Beams, "beams"), (Marks::Dots, "dots")] {
        let (scene, timeline) = network(5, 4, marks);
        let options = Mp4Options {
            size: FrameSize::Exact {
                width: 1280,
                height: 720,
            },
            ..Mp4Options::default()
        };
        criterion.bench_function(&format!("mp4, {name}, 720p"), |bencher| {
            bencher.iter(|| {
                let go_on = &mut |_| ControlFlow::Continue(());
                write(
                    &mut Cursor::new(Vec::new()),
                    &scene,
                    &timeline,
                    &options,
                    go_on,
                )
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
