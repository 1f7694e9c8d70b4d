//! Which kinds there are, one file a category.

mod analytics;
mod compute;
mod database;
mod integration;
mod intelligence;
mod network;
mod operations;
mod places;
mod security;
mod storage;

use kinograph_plugin_sdk::catalog::Category;

/// Every category, in the order in which they are listed.
pub(crate) static CATEGORIES: [Category; 10] = [
    places::PLACES,
    compute::COMPUTE,
    storage::STORAGE,
    database::DATABASE,
    network::NETWORK,
    security::SECURITY,
    integration::INTEGRATION,
    analytics::ANALYTICS,
    intelligence::INTELLIGENCE,
    operations::OPERATIONS,
];
