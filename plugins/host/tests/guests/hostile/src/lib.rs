//! A plugin that does everything a plugin must not do: one misdeed per kind or layout.

mod deeds;
mod layouts;
mod shapes;

use kinograph_plugin_sdk::{export_plugin, layout, prelude::*};

/// The plugin.
#[derive(Debug)]
pub struct Hostile;

impl ComponentPack for Hostile {
    fn describe() -> PluginInfo {
        PluginInfo {
            id: "hostile".into(),
            version: "0.1.0".into(),
            title: "Hostile".into(),
            doc: "does everything a plugin must not do".into(),
            license: "MIT OR Apache-2.0".into(),
            authors: vec!["The Kinograph authors".into()],
        }
    }

    fn kinds() -> Vec<KindSpec> {
        deeds::DEEDS
            .iter()
            .map(|(id, _)| kind(id))
            .chain([kind("short"), kind("bad-symbol")])
            .collect()
    }

    fn draw(_context: Context, nodes: Vec<Node>) -> Drawings {
        let has = |kind: &str| nodes.iter().any(|node| node.kind == kind);
        let mut symbols = vec![shapes::symbol(shapes::paint(shapes::square()))];
        if has("bad-symbol") {
            symbols.push(shapes::symbol(Operation::Text(shapes::text(
                "inside a symbol".into(),
            ))));
        }
        let mut visuals: Vec<_> = nodes.iter().map(deeds::draw).collect();
        if has("short") {
            visuals.pop();
        }
        Drawings { visuals, symbols }
    }
}

impl LayoutPack for Hostile {
    fn describe() -> PluginInfo {
        <Self as ComponentPack>::describe()
    }

    fn layouts() -> Vec<LayoutSpec> {
        layouts::LAYOUTS.iter().map(|(id, _)| layout(id)).collect()
    }

    fn arrange(
        layout: String,
        request: layout::Request,
    ) -> Result<layout::Arrangement, PluginError> {
        layouts::arrange(layout, &request)
    }
}

fn kind(id: &str) -> KindSpec {
    KindSpec {
        id: id.into(),
        title: id.into(),
        doc: "a misdeed".into(),
        category: "misdeeds".into(),
        container: false,
        accent: None,
        ports: vec![],
        params: vec![],
        aliases: vec![],
        extra: vec![],
    }
}

fn layout(id: &str) -> LayoutSpec {
    LayoutSpec {
        id: id.into(),
        title: id.into(),
        doc: "a misdeed".into(),
        containers: true,
        max_nodes: None,
        params: vec![],
        aliases: vec![],
        extra: vec![],
    }
}

export_plugin!(Hostile);
