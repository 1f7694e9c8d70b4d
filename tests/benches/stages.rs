//! The time of each stage, on the microservices template and on 1,000 nodes.
//!
//! `cargo bench -p kinograph-tests` prints the split; nothing is asserted.

use std::fmt::Write as _;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use kinograph_core::{Overrides, Toolkit, compose, frame, measure, parse, place, resolve};
use kinograph_raster::RasterOptions;
use kinograph_svg::SvgOptions;
use kinograph_tests::Kit;

/// Services in groups of ten, each calling two that come after it.
fn large(nodes: usize) -> String {
    let mut text = String::from("nodes:\n");
    for group in 0..nodes / 10 {
        _ = writeln!(text, "  g{group}:\n    nodes:");
        for node in group * 10..group * 10 + 10 {
            _ = writeln!(text, "      n{node}: service");
        }
    }
    text.push_str("edges:\n");
    for node in 0..nodes {
        for target in [node * 7 / 4 + 1, node + 11]
            .into_iter()
            .filter(|target| *target < nodes)
        {
            _ = writeln!(text, "  - n{node} -> n{target}");
        }
    }
    text
}

fn stages(criterion: &mut Criterion) {
    let template = kinograph_templates::find("microservices").expect("it is in the gallery");
    let inputs = [
        ("microservices", template.text.to_owned()),
        ("1000 nodes", large(1000)),
    ];
    let kit = Kit::builtin();
    let Toolkit {
        kinds,
        layouts,
        fonts,
    } = kit.toolkit();
    for (name, text) in &inputs {
        let mut group = criterion.benchmark_group(*name);
        group.sample_size(10);
        let found = &mut Vec::new();
        let overrides = Overrides::default();
        let document = parse(found, text);
        let diagram = resolve(found, kinds, layouts, &document, &overrides);
        let visuals = measure(found, kinds, fonts, &diagram);
        let placement = place(found, layouts, &diagram, &visuals);
        let mut framed = visuals.clone();
        frame(found, kinds, fonts, &diagram, &placement, &mut framed);
        let scene = compose(fonts, &diagram, &framed, &placement);
        assert!(found.is_empty(), "{found:?}");

        group.bench_function("parse", |bench| bench.iter(|| parse(found, text)));
        group.bench_function("resolve", |bench| {
            bench.iter(|| resolve(found, kinds, layouts, &document, &overrides));
        });
        group.bench_function("measure", |bench| {
            bench.iter(|| measure(found, kinds, fonts, &diagram));
        });
        group.bench_function("place", |bench| {
            bench.iter(|| place(found, layouts, &diagram, &visuals));
        });
        group.bench_function("frame", |bench| {
            bench.iter(|| {
                frame(
                    found,
                    kinds,
                    fonts,
                    &diagram,
                    &placement,
                    &mut framed.clone(),
                );
            });
        });
        group.bench_function("compose", |bench| {
            bench.iter(|| compose(fonts, &diagram, &framed, &placement));
        });
        group.bench_function("svg", |bench| {
            bench.iter(|| kinograph_svg::write(&scene, &SvgOptions::default()));
        });
        group.bench_with_input(BenchmarkId::new("png", "1x"), &scene, |bench, scene| {
            bench.iter(|| kinograph_png::write(scene, &RasterOptions::default()));
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
