//! Which kinds there are, one file a category.

mod equipment;
mod proxies;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 2] = [equipment::EQUIPMENT, proxies::PROXIES];
