//! Which kinds there are, one file a category.

mod identity;
mod protection;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 2] = [identity::IDENTITY, protection::PROTECTION];
