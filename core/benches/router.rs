//! Routes and labels on grids of boxes, three edges for two boxes.

use criterion::{Criterion, criterion_group, criterion_main};
use kinograph_core::{
    Curve, EdgeIx, Index as _, NodeIx, Rect, Size,
    layout::LabelPlace,
    router::{Board, Body, Label, Obstacle, Terminal, Wire, place_labels, route},
};

fn router(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("router");
    for nodes in [100, 1_000] {
        for curve in [Curve::Rounded, Curve::Spline, Curve::Straight] {
            let board = grid(nodes, curve);
            group
                .sample_size(10)
                .bench_function(format!("{nodes} nodes, {curve:?}"), |bencher| {
                    bencher.iter(|| route(&board));
                });
        }
        let board = grid(nodes, Curve::Rounded);
        let routes = route(&board);
        let label = |wire: EdgeIx| Label {
            wire,
            size: Size::new(48.0, 20.0),
            place: LabelPlace::Middle,
        };
        let labels: Vec<Label> = board.wires.indices().map(label).collect();
        group.bench_function(format!("{nodes} nodes, labels"), |bencher| {
            bencher.iter(|| place_labels(&board, &routes, &labels));
        });
    }
    group.finish();
}

/// Boxes in rows, each joined to some that are near.
fn grid(nodes: usize, curve: Curve) -> Board {
    let columns = (1..).find(|n| n * n >= nodes).unwrap_or(1);
    let place = |it: usize, step: u32| f64::from(step * u32::try_from(it).unwrap_or(0));
    let boxes = (0..nodes).map(|it| {
        let (x, y) = (place(it % columns, 150), place(it / columns, 110));
        let height = 40.0 + place(it * 7 % 4, 6);
        Obstacle::boxed(Rect::new(x, y, x + 96.0, y + height), None)
    });
    let end = |it: usize| Terminal {
        body: Body::Node(NodeIx::new(it)),
        port: None,
    };
    let wires = (0..nodes * 3 / 2).map(|it| {
        let from = it * 31 % nodes;
        let near = [1, columns, columns + 1, 2 * columns + 3, 3];
        Wire {
            source: end(from),
            target: end((from + near[it % near.len()]) % nodes),
            bundle: None,
            curve,
            given: Vec::new(),
        }
    });
    Board {
        nodes: boxes.collect(),
        wires: wires.collect(),
        gap: 16.0,
        ..Board::default()
    }
}

criterion_group!(benches, router);
criterion_main!(benches);
