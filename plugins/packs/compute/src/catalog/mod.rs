//! Which kinds there are, one file a category.

mod hosts;
mod platforms;
mod programs;
mod runtimes;

use kinograph_plugin_sdk::catalog::Category;

pub(crate) static CATEGORIES: [Category; 4] = [
    programs::PROGRAMS,
    runtimes::RUNTIMES,
    platforms::PLATFORMS,
    hosts::HOSTS,
];
