//! Which kinds there are, one file a category.

mod analytics;
mod relational;
mod stores;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 3] =
    [relational::RELATIONAL, stores::STORES, analytics::ANALYTICS];
