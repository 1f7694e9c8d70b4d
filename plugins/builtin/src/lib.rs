//! The plugins that come with Kinograph: the files of `plugins/dist`, embedded
//! with the native code that was made of them when this crate was built.
//!
//! They go through the same door as anybody's: [`plugins`] loads them into a
//! [`Host`], which runs them in the same sandbox.

use kinograph_plugins::{Host, LoadError, Plugin, ScriptEngine, TrustedCode};

/// An embedded plugin.
struct Builtin {
    wasm: &'static [u8],
    /// Empty where it could not be compiled ahead of time.
    code: &'static [u8],
}

static BUILTINS: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

static ENGINE: Builtin = include!(concat!(env!("OUT_DIR"), "/engine.rs"));

/// Loads the plugins that come with Kinograph. Only their manifests are read;
/// their code waits until it is needed.
///
/// # Errors
/// When `host` sets limits that even these exceed.
pub fn plugins(host: &Host) -> Result<Vec<Plugin>, LoadError> {
    BUILTINS.iter().map(|builtin| builtin.load(host)).collect()
}

/// Loads the engine that runs layouts written in JavaScript. Whoever needs no
/// script has no need of it: looking at it takes longer than at all plugins together.
///
/// # Errors
/// When `host` sets limits that even this exceeds.
pub fn script_engine(host: &Host) -> Result<ScriptEngine, LoadError> {
    let code = (!ENGINE.code.is_empty()).then(|| ENGINE.trusted());
    host.load_script_engine(ENGINE.wasm, code)
}

/// The components of the plugins that come with Kinograph, as anybody could load them.
pub fn components() -> impl Iterator<Item = &'static [u8]> {
    BUILTINS.iter().map(|builtin| builtin.wasm)
}

impl Builtin {
    fn load(&self, host: &Host) -> Result<Plugin, LoadError> {
        if self.code.is_empty() {
            host.load(self.wasm)
        } else {
            host.load_precompiled(self.wasm, self.trusted())
        }
    }

    #[allow(unsafe_code, reason = "code that the build script compiled is trusted")]
    fn trusted(&self) -> TrustedCode {
        // SAFETY: the build script of this crate wrote these bytes with
        // `kinograph_plugins::precompile`, and they are embedded in the binary
        // beside everything else that it runs.
        unsafe { TrustedCode::new(self.code) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kinograph_plugins::{Host, Options, Registry};

    #[test]
    fn they_load_and_have_names_of_their_own() {
        let registry = Registry::new(super::plugins(&Host::new(Options::default())).unwrap());
        assert!(!registry.unwrap().plugins().is_empty());
    }

    #[test]
    fn the_script_engine_loads() {
        super::script_engine(&Host::new(Options::default())).unwrap();
    }

    #[test]
    fn no_two_of_their_kinds_answer_to_one_name() {
        let mut owners = BTreeMap::new();
        for plugin in super::plugins(&Host::new(Options::default())).unwrap() {
            for kind in &plugin.manifest().kinds {
                for name in std::iter::once(&kind.id).chain(&kind.aliases) {
                    let owner = format!("{}/{}", kind.pack, kind.id);
                    let other = owners.insert(name.clone(), owner.clone());
                    assert_eq!(other, None, "{owner} is also called {name}");
                }
            }
        }
        assert!(!owners.is_empty());
    }

    #[test]
    fn their_native_code_suits_the_machine_that_built_them() {
        for builtin in super::BUILTINS.iter().chain([&super::ENGINE]) {
            assert!(builtin.trusted().suits(&Host::new(Options::default())));
        }
    }
}
