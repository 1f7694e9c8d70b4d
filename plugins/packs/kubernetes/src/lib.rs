//! What a Kubernetes cluster is made of.
//!
//! Names follow Kubernetes: `k8s-` and the name of the resource. The name alone
//! and its short form in `kubectl` do too where no other pack means something by
//! them: `pod` and `sts`, but `k8s-service` and `k8s-svc`.

mod catalog;
mod counts;
mod icons;

use kinograph_plugin_sdk::catalog::Catalog;

/// The pack.
pub static PACK: Catalog = Catalog {
    id: "kubernetes",
    version: env!("CARGO_PKG_VERSION"),
    title: "Kubernetes",
    doc: "what a Kubernetes cluster is made of",
    // The code; the Tabler icons; the Kubernetes icons.
    license: "(MIT OR Apache-2.0) AND MIT AND (Apache-2.0 OR CC-BY-4.0)",
    authors: &["The Kinograph authors"],
    categories: &catalog::CATEGORIES,
};

kinograph_plugin_sdk::export_catalog!(PACK);

#[cfg(test)]
mod tests;
