//! Which kinds there are, one file a category.

mod logs;
mod signals;
mod views;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 3] = [signals::SIGNALS, logs::LOGS, views::VIEWS];
