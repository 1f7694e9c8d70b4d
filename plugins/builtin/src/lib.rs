//! The plugins that come with Kinograph: the files of `plugins/dist`, embedded
//! with the native code that was made of them when this crate was built.
//!
//! They go through the same door as anybody's: [`plugins`] loads them into a
//! [`Host`], which runs them in the same sandbox. What they say of themselves is
//! embedded apart, so that no component is even looked at where its native code
//! will do.

use std::io::Read as _;

use flate2::read::DeflateDecoder;
use kinograph_plugins::{Host, Known, LoadError, Plugin, ScriptEngine, TrustedCode};

/// An embedded plugin.
struct Builtin {
    /// The manifest section of the component.
    section: &'static [u8],
    /// The component, deflated: few machines ever need it.
    wasm: &'static [u8],
    code: Code,
}

/// The embedded script engine.
struct Engine {
    wasm: &'static [u8],
    code: Code,
}

/// Native code; empty where it could not be compiled ahead of time.
struct Code(&'static [u8]);

static BUILTINS: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

static ENGINE: Engine = include!(concat!(env!("OUT_DIR"), "/engine.rs"));

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
    host.load_script_engine(ENGINE.wasm, ENGINE.code.trusted())
}

/// The components of the plugins that come with Kinograph, as anybody could load them.
pub fn components() -> impl Iterator<Item = Vec<u8>> {
    BUILTINS.iter().map(|builtin| inflated(builtin.wasm))
}

impl Builtin {
    fn load(&self, host: &Host) -> Result<Plugin, LoadError> {
        let wasm = self.wasm;
        let known = Known {
            section: self.section.into(),
            digest: None,
            code: self.code.trusted(),
        };
        host.load_known(known, move || Ok(inflated(wasm).into()))
    }
}

fn inflated(wasm: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(wasm)
        .read_to_end(&mut bytes)
        .expect("the build script deflated it");
    bytes
}

impl Code {
    /// The native code, where there is any.
    #[allow(unsafe_code, reason = "code that the build script compiled is trusted")]
    fn trusted(&self) -> Option<TrustedCode> {
        // SAFETY: the build script of this crate wrote these bytes with
        // `kinograph_plugins::precompile`, and they are embedded in the binary
        // beside everything else that it runs.
        (!self.0.is_empty()).then(|| unsafe { TrustedCode::new(self.0) })
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
    fn what_they_say_of_themselves_is_what_their_components_say() {
        let host = Host::new(Options::default());
        for builtin in super::BUILTINS {
            let wasm = super::inflated(builtin.wasm);
            assert!(builtin.section == host.section(&wasm).unwrap());
        }
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
        let codes = super::BUILTINS.iter().map(|builtin| &builtin.code);
        for code in codes.chain([&super::ENGINE.code]) {
            let code = code.trusted().expect("it was compiled");
            assert!(code.suits(&Host::new(Options::default())));
        }
    }
}
