//! The component kinds that every architecture diagram needs.
//!
//! `catalog` says which kinds there are, `form` how each is drawn; the
//! drawing itself is the SDK's. The pack knows no theme: it draws in roles.

mod catalog;
mod form;
mod icons;
mod params;

use kinograph_plugin_sdk::{
    ComponentPack, Context, Drawings, KindSpec, Node, PluginError, PluginInfo,
    draw::{HostText, Studio, TextMeasure},
};

/// The pack.
#[derive(Debug)]
pub struct Essentials;

impl ComponentPack for Essentials {
    fn describe() -> PluginInfo {
        PluginInfo {
            id: "essentials".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            title: "Essentials".to_owned(),
            doc: "the component kinds that every architecture diagram needs".to_owned(),
            // The code; the Tabler icons; the logos.
            license: "(MIT OR Apache-2.0) AND MIT AND CC0-1.0".to_owned(),
            authors: vec!["The Kinograph authors".to_owned()],
        }
    }

    fn kinds() -> Vec<KindSpec> {
        catalog::kinds().map(catalog::Kind::spec).collect()
    }

    fn draw(context: Context, nodes: Vec<Node>) -> Drawings {
        draw(&HostText, &context, &nodes)
    }
}

kinograph_plugin_sdk::export_component_pack!(Essentials);

/// Draws nodes with any way to measure text; one visual for each node, in the same order.
#[must_use]
pub fn draw(text: &dyn TextMeasure, context: &Context, nodes: &[Node]) -> Drawings {
    let mut studio = Studio::new(context, text);
    let mut visual = |node: &Node| match catalog::find(&node.kind) {
        Some(kind) => Ok(kind.draw(&mut studio, node)),
        None => Err(PluginError::Unknown(node.kind.clone())),
    };
    let visuals = nodes.iter().map(&mut visual).collect();
    Drawings {
        visuals,
        symbols: studio.finish(),
    }
}

#[cfg(test)]
mod tests;
