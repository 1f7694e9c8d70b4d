//! Which kinds there are, one file a category.

mod brokers;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 1] = [brokers::BROKERS];
