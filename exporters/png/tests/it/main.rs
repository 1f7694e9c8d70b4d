//! The exporters together: what they make of the same scenes.

mod agreement;
mod animation;
mod file;
#[path = "../../../raster/tests/support/mod.rs"]
mod moving;
mod random;
mod scenes;
mod shapes;
