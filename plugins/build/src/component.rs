//! From a core module to a component that says what it is.

use anyhow::{Context as _, ensure};
use kinograph_plugins::{Host, Options, SECTION};
use wasm_encoder::{ComponentSection as _, CustomSection};
use wit_component::ComponentEncoder;

/// Makes the component of a core module, asks it what it is, and appends the
/// answer as the custom section [`SECTION`], so that nobody has to run it to know.
///
/// # Errors
/// When the module was not made with the SDK, does not work in the host, or
/// calls itself anything but `id`.
pub fn component(module: &[u8], id: &str) -> anyhow::Result<Vec<u8>> {
    let mut component = ComponentEncoder::default()
        .module(module)
        .and_then(|encoder| encoder.validate(true).encode())
        .with_context(|| format!("{id} cannot be made a component"))?;
    let manifest = Host::new(Options::default())
        .load(component.clone())
        .with_context(|| format!("{id} is no plugin"))?
        .manifest()
        .clone();
    ensure!(
        manifest.id == id,
        "the plugin in the folder {id} calls itself {}",
        manifest.id
    );
    let json = manifest.to_json();
    CustomSection {
        name: SECTION.into(),
        data: json.as_slice().into(),
    }
    .append_to_component(&mut component);
    Ok(component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_is_no_plugin_is_refused() {
        let error = component(b"\0asm\x01\0\0\0", "empty").unwrap_err();
        assert_eq!(error.to_string(), "empty is no plugin");
        let error = component(b"text", "text").unwrap_err();
        assert_eq!(error.to_string(), "text cannot be made a component");
    }
}
