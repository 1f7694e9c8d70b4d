//! Identities, secrets, certificates and what watches over them.

mod catalog;
mod icons;

use kinograph_plugin_sdk::catalog::Catalog;

/// The pack.
pub static PACK: Catalog = Catalog {
    id: "security",
    version: env!("CARGO_PKG_VERSION"),
    title: "Security",
    doc: "identities, secrets, certificates and what watches over them",
    // The code, and the artwork that icons/NOTICE.md lists.
    license: "(MIT OR Apache-2.0) AND MIT AND CC0-1.0",
    authors: &["The Kinograph authors"],
    categories: &catalog::CATEGORIES,
};

kinograph_plugin_sdk::export_catalog!(PACK);

#[cfg(test)]
mod tests {
    #[test]
    fn every_kind_is_well_declared_and_well_drawn() {
        assert_eq!(super::PACK.problems(), Vec::<String>::new());
    }
}
