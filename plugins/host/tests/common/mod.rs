//! What the tests of the host share.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test has its own copy and uses some of it"
)]

use std::{fs, path::PathBuf, sync::OnceLock};

use kinograph_core::{
    Direction, DrawContext, Index, KindIx, Kinds, LayoutRequest, NodeToDraw, Size, Table,
    diagram::End,
    layout::{LayoutEdge, LayoutNode, Spacing},
    text::{Font, FontFamily, Fonts},
};
use kinograph_plugins::{Host, Options, Registry};

/// The plugin that does everything wrong.
pub fn hostile_wasm() -> Vec<u8> {
    read("tests/data/hostile.wasm")
}

/// A plugin that comes with Kinograph.
pub fn dist_wasm(id: &str) -> Vec<u8> {
    read(&format!("../dist/{id}.wasm"))
}

fn read(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; `cargo run -p kinograph-plugin-build` builds it",
            path.display()
        )
    })
}

/// A registry of these components.
pub fn registry(options: Options, components: &[Vec<u8>]) -> Registry {
    let host = Host::new(options);
    let plugins = components
        .iter()
        .map(|wasm| host.load(wasm.clone()).expect("it is a plugin"));
    Registry::new(plugins).expect("their ids differ")
}

/// What nodes are drawn with.
pub fn context() -> DrawContext<'static> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let font = |size| Font {
        family: FontFamily::Sans,
        size,
        weight: 400,
        italic: false,
    };
    DrawContext {
        fonts: FONTS.get_or_init(Fonts::embedded),
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

/// A node of the kind with this full name.
pub fn node(registry: &Registry, name: &str) -> NodeToDraw<'static> {
    let kind = Kinds::specs(registry)
        .iter()
        .position(|spec| format!("{}/{}", spec.pack, spec.id) == name)
        .unwrap_or_else(|| panic!("there is a kind {name}"));
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

/// Two nodes and an edge.
pub fn request() -> LayoutRequest {
    let node = || LayoutNode {
        size: Size::new(120.0, 64.0),
        margin: kinograph_core::Insets::ZERO,
        parent: None,
        pinned: None,
        rank: None,
    };
    let nodes: Table<_, _> = [node(), node()].into_iter().collect();
    let ends: Vec<_> = nodes.indices().collect();
    LayoutRequest {
        edges: [LayoutEdge {
            source: End::Node(ends[0]),
            target: End::Node(ends[1]),
            directed: true,
            weight: 1.0,
            bundle: None,
        }]
        .into_iter()
        .collect(),
        nodes,
        ports: Table::new(),
        containers: Table::new(),
        labels: Vec::new(),
        direction: Direction::Right,
        spacing: Spacing::default(),
        aspect_ratio: None,
        previous: None,
        seed: 0,
        params: Vec::new(),
    }
}
