//! The services of Google Cloud.
//!
//! Names are `gcp-` and the name of the service; where that is clear enough
//! without, the name alone does too. The pictures are neutral glyphs on tiles in
//! the colours of the categories: the provider's own may not be shipped.

mod catalog;
mod colors;
mod icons;

use kinograph_plugin_sdk::catalog::Catalog;

/// The pack.
pub static PACK: Catalog = Catalog {
    id: "gcp",
    version: env!("CARGO_PKG_VERSION"),
    title: "Google Cloud",
    doc: "the services of Google Cloud",
    // The code; the Tabler icons.
    license: "(MIT OR Apache-2.0) AND MIT",
    authors: &["The Kinograph authors"],
    categories: &catalog::CATEGORIES,
};

kinograph_plugin_sdk::export_catalog!(PACK);

#[cfg(test)]
#[path = "../../tests/provider.rs"]
mod tests;
