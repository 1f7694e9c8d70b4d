//! Arranging by a script: with an engine that was just loaded, and with one that
//! ran before.

use std::{fmt::Write as _, fs, hint::black_box, path::Path};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use kinograph_core::{
    Arrangement, Diagram, Direction, LayoutEngine, LayoutRequest, LayoutSpec, Overrides,
    PluginError, Script, ScriptCall, ScriptError, Size,
    diagram::Heads,
    layout::{LayoutEdge, LayoutNode, Spacing},
    parse, resolve,
};
use kinograph_plugins::{Host, Options, Registry};

/// Reads one script whatever its name.
struct Shelf(String);

impl LayoutEngine for Shelf {
    fn specs(&self) -> &[LayoutSpec] {
        &[]
    }

    fn arrange(&self, _: usize, _: &LayoutRequest) -> Result<Arrangement, PluginError> {
        unreachable!("the diagram names a script")
    }

    fn script(&self, name: &str) -> Result<Script, ScriptError> {
        Ok(Script {
            name: name.to_owned(),
            source: self.0.clone(),
        })
    }
}

fn scripts(criterion: &mut Criterion) {
    let layers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/scripts/layers.js");
    let shelf = Shelf(fs::read_to_string(layers).expect("the script is documented"));
    let warm = registry();
    let mut group = criterion.benchmark_group("scripts");
    group.sample_size(10);
    for nodes in [100, 1_000, 5_000] {
        let diagram = diagram(&warm, &shelf, nodes);
        let request = request(&diagram);
        let id = |name: &str| BenchmarkId::new(name, nodes);
        group.bench_function(id("cold"), |bencher| {
            bencher.iter(|| run(&registry(), &diagram, &request));
        });
        group.bench_function(id("warm"), |bencher| {
            bencher.iter(|| run(&warm, &diagram, &request));
        });
    }
    group.finish();
}

fn registry() -> Registry {
    let host = Host::new(Options::default());
    let plugins = kinograph_builtin::plugins(&host).expect("the built-in plugins load");
    let engine = kinograph_builtin::script_engine(&host).expect("the engine loads");
    Registry::new(plugins)
        .expect("their ids differ")
        .with_scripts(engine)
}

fn run(registry: &Registry, diagram: &Diagram, request: &LayoutRequest) {
    let call = ScriptCall {
        choice: diagram.layout.script.as_ref().expect("it names a script"),
        diagram,
        request,
    };
    black_box(registry.run_script(&call)).expect("the script arranges everything");
}

/// A diagram in which every node leads to one or two of the following.
fn diagram(registry: &Registry, shelf: &Shelf, nodes: usize) -> Diagram {
    let mut text = String::from("layout: layers.js\nnodes:\n");
    let mut edges = String::from("edges:\n");
    for node in 0..nodes {
        writeln!(text, "  n{node}: service").expect("text takes text");
        for next in [node * 2 + 1, node + 7 + node % 5] {
            if next < nodes {
                writeln!(edges, "  - n{node} -> n{next}").expect("text takes text");
            }
        }
    }
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, &(text + &edges));
    let overrides = Overrides::default();
    let diagram = resolve(&mut diagnostics, registry, shelf, &document, &overrides);
    assert_eq!(diagnostics, []);
    diagram
}

fn request(diagram: &Diagram) -> LayoutRequest {
    let nodes = diagram.nodes.iter().map(|node| LayoutNode {
        size: Size::new(160.0, 64.0),
        margin: kinograph_core::Insets::ZERO,
        parent: node.item.parent,
        pinned: None,
        rank: None,
    });
    let edges = diagram.edges.iter().map(|edge| LayoutEdge {
        source: edge.source,
        target: edge.target,
        directed: edge.heads != Heads::None,
        weight: edge.weight,
        bundle: edge.bundle,
    });
    LayoutRequest {
        nodes: nodes.collect(),
        ports: kinograph_core::Table::new(),
        containers: kinograph_core::Table::new(),
        edges: edges.collect(),
        labels: Vec::new(),
        direction: Direction::Right,
        spacing: Spacing::default(),
        aspect_ratio: None,
        previous: None,
        seed: 0,
        params: Vec::new(),
    }
}

criterion_group!(benches, scripts);
criterion_main!(benches);
