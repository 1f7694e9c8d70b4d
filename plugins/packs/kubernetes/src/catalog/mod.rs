//! Which kinds there are, one file a category.

mod access;
mod config;
mod control;
mod extend;
mod network;
mod places;
mod workloads;

use kinograph_plugin_sdk::catalog::Category;

/// The colour of everything that belongs to Kubernetes.
const BLUE: &str = "#326CE5";

/// Every category, in the order in which they are listed.
pub(crate) static CATEGORIES: [Category; 7] = [
    places::PLACES,
    control::CONTROL,
    workloads::WORKLOADS,
    network::NETWORK,
    config::CONFIG,
    access::ACCESS,
    extend::EXTEND,
];
