//! Which kinds there are, one file a category.

mod builds;
mod code;
mod infrastructure;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 3] =
    [code::CODE, builds::BUILDS, infrastructure::INFRASTRUCTURE];
