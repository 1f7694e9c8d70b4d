//! Many plugins behind core's two traits.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod common;

use common::{context, dist_wasm, hostile_wasm, node, registry, request};
use kinograph_core::{Index as _, Kinds, LayoutEngine, NodeToDraw, visuals::Operation};
use kinograph_plugins::{Host, Options, Registry};

fn all() -> Registry {
    let components = [
        hostile_wasm(),
        dist_wasm("patterns"),
        dist_wasm("layered"),
        dist_wasm("essentials"),
    ];
    registry(Options::default(), &components)
}

#[test]
fn specs_are_ordered_by_name_whatever_the_order_of_plugins() {
    let registry = all();
    let ids: Vec<_> = registry
        .plugins()
        .iter()
        .map(|plugin| &plugin.manifest().id)
        .collect();
    assert_eq!(ids, ["essentials", "hostile", "layered", "patterns"]);
    let names: Vec<_> = Kinds::specs(&registry)
        .iter()
        .map(|spec| (&spec.pack, &spec.id))
        .collect();
    assert!(names.is_sorted());
    let names: Vec<_> = LayoutEngine::specs(&registry)
        .iter()
        .map(|spec| (&spec.plugin, &spec.id))
        .collect();
    assert!(names.is_sorted());
}

#[test]
fn two_plugins_of_one_name_are_refused() {
    let host = Host::new(Options::default());
    let plugins = [
        host.load(hostile_wasm()).unwrap(),
        host.load(hostile_wasm()).unwrap(),
    ];
    assert_eq!(
        Registry::new(plugins).unwrap_err().to_string(),
        "two plugins are called \"hostile\""
    );
}

#[test]
fn every_kind_and_layout_that_comes_with_kinograph_answers() {
    let registry = all();
    let nodes: Vec<NodeToDraw<'_>> = Kinds::specs(&registry)
        .iter()
        .filter(|spec| spec.pack == "essentials")
        .map(|spec| node(&registry, &format!("{}/{}", spec.pack, spec.id)))
        .collect();
    assert!(!nodes.is_empty());
    for (node, drawn) in nodes.iter().zip(registry.draw(&context(), &nodes).visuals) {
        let kind = &Kinds::specs(&registry)[node.kind.position()].id;
        let visual = drawn.unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert!(
            visual.size.width > 0.0 && visual.size.height > 0.0,
            "{kind} has a size"
        );
    }
    let layouts: Vec<usize> = (0..LayoutEngine::specs(&registry).len())
        .filter(|&layout| LayoutEngine::specs(&registry)[layout].plugin != "hostile")
        .collect();
    assert_eq!(layouts.len(), 9);
    for layout in layouts {
        let name = &LayoutEngine::specs(&registry)[layout].id;
        let arrangement = registry
            .arrange(layout, &request())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(arrangement.nodes.len(), 2, "{name}");
    }
}

#[test]
fn drawings_keep_the_order_of_nodes_and_find_their_symbols() {
    let registry = all();
    // `honest` has no symbol; `short` draws one, but fails in a batch of its own.
    let kinds = [
        "hostile/honest",
        "essentials/service",
        "hostile/short",
        "essentials/database",
    ];
    let nodes: Vec<_> = kinds.iter().map(|kind| node(&registry, kind)).collect();
    let drawings = registry.draw(&context(), &nodes);
    let is_drawn: Vec<_> = drawings.visuals.iter().map(Result::is_ok).collect();
    assert_eq!(is_drawn, [true, true, false, true]);
    let alone = registry.draw(&context(), &nodes[3..]);
    assert_eq!(
        drawings.visuals[3].as_ref().unwrap().size,
        alone.visuals[0].as_ref().unwrap().size
    );
    for visual in drawings.visuals.iter().flatten() {
        for primitive in &visual.primitives {
            if let Operation::Symbol { symbol, .. } = primitive.operation {
                assert!(drawings.symbols.get(symbol).is_some());
            }
        }
    }
}

#[test]
fn large_diagrams_are_drawn_in_several_calls() {
    let registry = all();
    let nodes = vec![node(&registry, "hostile/honest"); 2_500];
    let drawings = registry.draw(&context(), &nodes);
    assert_eq!(drawings.visuals.len(), 2_500);
    assert!(drawings.visuals.iter().all(Result::is_ok));
    // One symbol for each of the three calls.
    assert_eq!(drawings.symbols.len(), 3);
}

#[test]
fn the_same_nodes_give_the_same_drawings() {
    let registry = all();
    let nodes: Vec<_> = Kinds::specs(&registry)
        .iter()
        .filter(|spec| spec.pack == "essentials")
        .map(|spec| node(&registry, &format!("{}/{}", spec.pack, spec.id)))
        .collect();
    let draw = || registry.draw(&context(), &nodes).visuals;
    assert_eq!(draw(), draw());
}

#[test]
fn a_registry_can_be_shared_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Registry>();
    let registry = all();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let nodes = [
                    node(&registry, "hostile/honest"),
                    node(&registry, "hostile/trap"),
                ];
                let drawn = registry.draw(&context(), &nodes).visuals;
                assert!(drawn[0].is_ok() && drawn[1].is_err());
            });
        }
    });
}
