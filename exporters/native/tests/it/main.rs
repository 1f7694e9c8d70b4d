//! Native exporters, good and bad, built while the tests are.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, which is what a test is for"
)]

mod calls;
mod examples;
mod header;
mod loading;
#[path = "../../../raster/tests/support/mod.rs"]
mod scenes;
#[path = "../support/mod.rs"]
mod support;
