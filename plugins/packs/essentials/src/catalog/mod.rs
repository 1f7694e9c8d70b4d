//! Which kinds there are, one file a category or two.

mod clients;
mod compute;
mod containers;
mod data;
mod messaging;
mod network;
mod operations;
mod people;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 15] = [
    people::PEOPLE,
    clients::CLIENTS,
    clients::FRAMEWORKS,
    network::NETWORK,
    compute::COMPUTE,
    compute::INTERFACES,
    messaging::MESSAGING,
    data::DATA,
    operations::SECURITY,
    operations::OBSERVABILITY,
    operations::DELIVERY,
    operations::INTELLIGENCE,
    operations::BUSINESS,
    operations::ANNOTATION,
    containers::CONTAINERS,
];
