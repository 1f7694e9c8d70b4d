//! Any bytes: loading them as a plugin ends in a plugin or an error.
#![no_main]

use kinograph_plugins::{Host, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(plugin) = Host::new(Options::default()).load(bytes.to_vec()) {
        let _ = plugin.prepare();
    }
});
