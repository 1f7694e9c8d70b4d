//! The exporters together: what they make of the same scenes.

mod agreement;
mod file;
mod random;
mod scenes;
mod shapes;
