//! Turns the icons into constants.

use std::{env, error::Error, path::Path};

#[allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=icons");
    let output = Path::new(&env::var("OUT_DIR")?).join("icons.rs");
    kinograph_plugin_icons::generate("icons", output)?;
    Ok(())
}
