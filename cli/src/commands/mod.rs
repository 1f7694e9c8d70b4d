//! One module for each command: its arguments, its help, and what it does.

pub(crate) mod completions;
pub(crate) mod describe;
pub(crate) mod edit;
pub(crate) mod fmt;
pub(crate) mod gallery;
pub(crate) mod icons;
pub(crate) mod kinds;
pub(crate) mod layouts;
pub(crate) mod lint;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod new;
pub(crate) mod pack;
pub(crate) mod render;
pub(crate) mod schema;
pub(crate) mod templates;
pub(crate) mod themes;
pub(crate) mod validate;
