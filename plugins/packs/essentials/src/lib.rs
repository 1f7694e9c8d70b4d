//! The component kinds that every architecture diagram needs.

mod catalog;
mod icons;

use kinograph_plugin_sdk::catalog::Catalog;

/// The pack.
pub static PACK: Catalog = Catalog {
    id: "essentials",
    version: env!("CARGO_PKG_VERSION"),
    title: "Essentials",
    doc: "the component kinds that every architecture diagram needs",
    // The code; the Tabler icons; the logos.
    license: "(MIT OR Apache-2.0) AND MIT AND CC0-1.0",
    authors: &["The Kinograph authors"],
    categories: &catalog::CATEGORIES,
};

kinograph_plugin_sdk::export_catalog!(PACK);

#[cfg(test)]
mod tests;
