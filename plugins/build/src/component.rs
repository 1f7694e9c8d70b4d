//! From a core module to the component that is checked in.

use anyhow::{Context as _, ensure};
use kinograph_author::component::{Described, described};

/// Makes the plugin of a core module.
///
/// # Errors
/// When the module was not made with the SDK, does not work in the host, or
/// calls itself anything but `id`.
pub fn component(module: &[u8], id: &str) -> anyhow::Result<Vec<u8>> {
    let Described { bytes, manifest } =
        described(module).with_context(|| format!("{id} is no plugin"))?;
    ensure!(
        manifest.id == id,
        "the plugin in the folder {id} calls itself {}",
        manifest.id
    );
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_is_no_plugin_is_refused() {
        let error = component(b"\0asm\x01\0\0\0", "empty").unwrap_err();
        assert_eq!(error.to_string(), "empty is no plugin");
    }
}
