//! From nothing to the first drawing: with code compiled ahead of time, with
//! code from the cache, and with code compiled on the spot. And how long a
//! thousand nodes of every kind take once all is loaded.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_core::{
    Direction, DrawContext, Index as _, KindIx, Kinds as _, NodeToDraw,
    text::{Font, FontFamily, Fonts},
};
use kinograph_plugins::{Host, Options, Plugin, Registry};

fn startup(criterion: &mut Criterion) {
    let fonts = Fonts::embedded();
    let cache = tempfile::tempdir().expect("a temporary folder can be made");
    let cached = || Options {
        cache: Some(cache.path().join("cache")),
        ..Options::default()
    };
    draw(&fonts, Options::default(), builtins);

    let mut group = criterion.benchmark_group("startup");
    group.bench_function("manifests only", |bencher| {
        bencher.iter(|| Registry::new(builtins(&Host::new(Options::default()))));
    });
    group.bench_function("ahead of time", |bencher| {
        bencher.iter(|| draw(&fonts, Options::default(), builtins));
    });
    group.bench_function("from the cache", |bencher| {
        bencher.iter(|| draw(&fonts, cached(), strangers));
    });
    group
        .sample_size(10)
        .bench_function("on the spot", |bencher| {
            bencher.iter(|| draw(&fonts, Options::default(), strangers));
        });
    group.finish();
}

fn builtins(host: &Host) -> Vec<Plugin> {
    kinograph_builtin::plugins(host).expect("the built-in plugins load")
}

/// The same plugins as if somebody else had made them.
fn strangers(host: &Host) -> Vec<Plugin> {
    let plugins = kinograph_builtin::components().map(|wasm| host.load(wasm));
    plugins
        .collect::<Result<_, _>>()
        .expect("the built-in plugins load")
}

/// A thousand nodes that take turns in being of every kind.
fn mixed_kinds(criterion: &mut Criterion) {
    let fonts = Fonts::embedded();
    let registry = Registry::new(builtins(&Host::new(Options::default())));
    let registry = registry.expect("their ids differ");
    let kinds = registry.specs().len();
    let nodes: Vec<_> = (0..1000).map(|index| node(index % kinds)).collect();
    let context = context(&fonts);
    let drawings = registry.draw(&context, &nodes);
    assert!(drawings.visuals.iter().all(Result::is_ok), "all are drawn");
    criterion.bench_function("1000 nodes of mixed kinds", |bencher| {
        bencher.iter(|| black_box(registry.draw(&context, &nodes)));
    });
}

/// Starts a host and draws one node of the first kind.
fn draw(fonts: &Fonts, options: Options, plugins: impl Fn(&Host) -> Vec<Plugin>) {
    let registry = Registry::new(plugins(&Host::new(options))).expect("their ids differ");
    let drawings = black_box(registry.draw(&context(fonts), &[node(0)]));
    assert!(drawings.visuals[0].is_ok(), "the first kind is drawn");
}

fn context(fonts: &Fonts) -> DrawContext<'_> {
    let font = |size| Font {
        family: FontFamily::Sans,
        size,
        weight: 400,
        italic: false,
    };
    DrawContext {
        fonts,
        direction: Direction::Right,
        label: font(14.0),
        caption: font(12.0),
        corner_radius: 10.0,
        stroke_width: 1.0,
        padding: 12.0,
        grid: 8.0,
        dark: false,
    }
}

fn node(kind: usize) -> NodeToDraw<'static> {
    NodeToDraw {
        kind: KindIx::new(kind),
        label: "orders",
        caption: None,
        params: &[],
        classes: &[],
        requested: None,
        frame: None,
    }
}

criterion_group!(benches, startup, mixed_kinds);
criterion_main!(benches);
