//! The one configuration of wasmtime, for run time and build time alike: code
//! that was compiled under another one is refused when it is loaded.

use wasmtime::{Config, Engine};

use crate::{LoadError, fault::printable, limits::Limits};

/// An engine for `target`, or for this very machine.
///
/// With a target, only what every machine of that triple can do is used; without
/// one, what this processor can do.
pub(crate) fn engine(limits: &Limits, target: Option<&str>) -> Result<Engine, LoadError> {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_simd(true)
        // Its results differ between processors, and pictures must not.
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        // Float loops are several times slower with it. Only the bits of a NaN
        // differ without it, and no answer with a NaN is accepted.
        .cranelift_nan_canonicalization(false)
        .epoch_interruption(true)
        .max_wasm_stack(limits.stack_bytes)
        // Plugins are stripped; a backtrace would hold numbers only.
        .wasm_backtrace_max_frames(None)
        .generate_address_map(false);
    if let Some(target) = target {
        config.target(target).map_err(host_error)?;
    }
    Engine::new(&config).map_err(host_error)
}

/// Compiles a component to native code for a target triple, to be loaded by
/// [`Host::load_precompiled`](crate::Host::load_precompiled).
///
/// # Errors
/// When the component is not valid, or when this build of wasmtime cannot
/// compile for the target.
pub fn precompile(wasm: &[u8], target: &str) -> Result<Vec<u8>, LoadError> {
    let engine = engine(&Limits::default(), Some(target))?;
    engine
        .precompile_component(wasm)
        .map_err(|error| compile_error(&error))
}

pub(crate) fn compile_error(error: &wasmtime::Error) -> LoadError {
    LoadError::Compile(printable(&format!("{error:#}")))
}

fn host_error(error: wasmtime::Error) -> LoadError {
    LoadError::Host(printable(&format!("{error:#}")))
}
