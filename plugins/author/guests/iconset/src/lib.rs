//! Draws imported icons: every kind is a card, or a panel, with an icon of the
//! catalogue that the importer put into this plugin's memory.
//!
//! As built, it has no kinds. Each call runs in a fresh instance, so what is
//! decoded here is never freed: the instance ends before that would matter.

mod memory;
mod picture;

use kinograph_iconset::{Catalogue, Kind, decode};
use kinograph_plugin_sdk::{
    draw::{
        Emblem, HostText, Studio,
        forms::{
            card::Card,
            panel::{Border, Panel},
        },
    },
    export_component_pack,
    prelude::*,
};

/// The plugin.
#[derive(Debug)]
pub struct Iconset;

impl ComponentPack for Iconset {
    fn describe() -> PluginInfo {
        let catalogue = catalogue();
        PluginInfo {
            id: catalogue.id.to_owned(),
            version: catalogue.version.to_owned(),
            title: catalogue.title.to_owned(),
            doc: catalogue.doc.to_owned(),
            license: catalogue.license.to_owned(),
            authors: vec![catalogue.author.to_owned()],
        }
    }

    fn kinds() -> Vec<KindSpec> {
        catalogue().kinds.iter().map(spec).collect()
    }

    fn draw(context: Context, nodes: Vec<Node>) -> Drawings {
        let kinds = catalogue().kinds;
        let mut studio = Studio::new(&context, &HostText);
        let mut visual = |node: &Node| {
            let found = kinds.binary_search_by(|kind| kind.id.cmp(&node.kind));
            match found {
                Ok(at) => draw(&mut studio, &kinds[at], node),
                Err(_) => Err(PluginError::Unknown(node.kind.clone())),
            }
        };
        let visuals = nodes.iter().map(&mut visual).collect();
        Drawings {
            visuals,
            symbols: studio.finish(),
        }
    }
}

export_component_pack!(Iconset);

/// What the importer left, or an empty catalogue.
fn catalogue() -> Catalogue<'static> {
    let imported = memory::catalogue();
    if imported.is_empty() {
        return Catalogue {
            id: "iconset",
            version: env!("CARGO_PKG_VERSION"),
            title: "Icons",
            doc: "imported icons",
            license: "MIT OR Apache-2.0",
            author: "The Kinograph authors",
            kinds: Vec::new(),
        };
    }
    decode(imported).expect("the importer wrote a catalogue")
}

fn spec(kind: &Kind<'_>) -> KindSpec {
    KindSpec {
        id: kind.id.to_owned(),
        title: kind.title.to_owned(),
        doc: format!("{}, with an imported icon", kind.title),
        category: kind.category.to_owned(),
        container: kind.container,
        accent: kind.accent.map(str::to_owned),
        ports: Vec::new(),
        params: Vec::new(),
        aliases: kind.aliases.iter().map(|&alias| alias.to_owned()).collect(),
        extra: Vec::new(),
    }
}

fn draw(studio: &mut Studio<'_>, kind: &Kind<'static>, node: &Node) -> Result<Visual, PluginError> {
    let (bytes, variant) = match kind.dark_icon {
        Some(dark) if studio.context.dark => (dark, "dark"),
        _ => (kind.icon, "light"),
    };
    let icon = picture::icon(format!("{} {variant}", kind.id), bytes)
        .ok_or_else(|| PluginError::Internal(format!("the icon of {} is damaged", kind.id)))?;
    let emblem = Emblem::Picture(icon);
    Ok(if kind.container {
        let border = Border::Solid;
        Panel { emblem, border }.draw(studio, node)
    } else {
        Card::new(emblem).draw(studio, node)
    })
}
