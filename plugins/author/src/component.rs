//! From what a compiler leaves to a plugin that says what it is.

use kinograph_plugins::{Host, LoadError, Manifest, Options, SECTION};
use wasm_encoder::{ComponentSection as _, CustomSection};
use wasmparser::{Encoding, Parser, Payload};
use wit_component::ComponentEncoder;

/// Why something cannot become a plugin.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no WebAssembly, or damaged.
    #[error("is not a WebAssembly file: {0}")]
    NotWasm(String),
    /// It is a module that does not say which contract it speaks.
    #[error("cannot be made a component: {0}")]
    Encode(String),
    /// The host would not load it.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// A component with its manifest section.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// Makes a plugin of a core module that was compiled against the contract, or
/// of a component: asks it what it is, and appends the answer as the custom
/// section [`SECTION`], so that nobody has to run it to know. A section that is
/// there already is replaced.
///
/// # Errors
/// When it is neither, or does not work in the host.
pub fn described(wasm: &[u8]) -> Result<Described, Error> {
    let mut bytes = match encoding(wasm)? {
        Encoding::Module => encoded(wasm)?,
        Encoding::Component => without_manifest(wasm)?,
    };
    let manifest = Host::new(Options::default())
        .load(bytes.clone())?
        .manifest()
        .clone();
    append_manifest(&mut bytes, &manifest);
    Ok(Described { bytes, manifest })
}

/// Appends the section that says what a component is.
pub(crate) fn append_manifest(component: &mut Vec<u8>, manifest: &Manifest) {
    let json = manifest.to_json();
    CustomSection {
        name: SECTION.into(),
        data: json.as_slice().into(),
    }
    .append_to_component(component);
}

fn encoding(wasm: &[u8]) -> Result<Encoding, Error> {
    match Parser::new(0).parse_all(wasm).next() {
        Some(Ok(Payload::Version { encoding, .. })) => Ok(encoding),
        Some(Err(error)) => Err(Error::NotWasm(error.message().to_owned())),
        _ => Err(Error::NotWasm("it has no header".to_owned())),
    }
}

fn encoded(module: &[u8]) -> Result<Vec<u8>, Error> {
    ComponentEncoder::default()
        .module(module)
        .and_then(|encoder| encoder.validate(true).encode())
        // The outermost words say what was tried, the innermost what is wrong.
        .map_err(|error| Error::Encode(format!("{:#}", error.root_cause())))
}

/// The component without the section that says what it is.
pub(crate) fn without_manifest(component: &[u8]) -> Result<Vec<u8>, Error> {
    let mut kept = Vec::with_capacity(component.len());
    let mut copied = 0;
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(component) {
        match payload.map_err(|error| Error::NotWasm(error.message().to_owned()))? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::CustomSection(section) if depth == 0 && section.name() == SECTION => {
                // The range begins with the name; before it stand the id and the length.
                let range = section.range();
                let start = range.start - 1 - leb_length(range.len());
                kept.extend_from_slice(&component[copied..start]);
                copied = range.end;
            }
            _ => {}
        }
    }
    kept.extend_from_slice(&component[copied..]);
    Ok(kept)
}

/// How many bytes a length takes, written as short as it can be.
fn leb_length(mut value: usize) -> usize {
    let mut bytes = 1;
    while value >= 0x80 {
        value >>= 7;
        bytes += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plugin_is_refused() {
        let told = |wasm: &[u8]| described(wasm).unwrap_err().to_string();
        assert!(told(b"text").starts_with("is not a WebAssembly file"));
        assert!(told(b"").starts_with("is not a WebAssembly file"));
        assert!(told(b"\0asm\x01\0\0\0").contains("is not a Kinograph plugin"));
        assert!(told(b"\0asm\x0d\0\x01\0").contains("is not a Kinograph plugin"));
    }

    #[test]
    fn a_plugin_that_says_what_it_is_stays_as_it_is() {
        for wasm in kinograph_builtin::components() {
            let again = described(&wasm).unwrap();
            assert!(again.bytes == wasm, "{}", again.manifest.id);
        }
    }
}
