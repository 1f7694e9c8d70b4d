//! Looks at a component without compiling or running it.

use wasmparser::{ComponentImportSectionReader, Encoding, Parser, Payload};

use crate::{LoadError, fault::printable, limits::Limits, manifest};

/// The package of the contract, as it begins the names of imports and exports.
const PACKAGE: &str = "kinograph:plugin/";

/// Interfaces of the contract that hold types only; those that a function uses
/// are imported along with it.
const TYPE_INTERFACES: [&str; 6] = [
    "geometry",
    "styling",
    "params",
    "errors",
    "drawing",
    "layout-types",
];

/// What a component says of itself.
#[derive(Debug, Default)]
pub(crate) struct Inspection<'a> {
    /// The manifest section, when it has one.
    pub(crate) manifest: Option<&'a [u8]>,
    /// Whether it is a script engine.
    pub(crate) runs_scripts: bool,
}

/// Checks that bytes are a component that imports nothing beyond the contract,
/// and finds its manifest.
///
/// Function bodies and types are left to the compiler, which validates them.
///
/// # Errors
/// When it is no plugin; see [`LoadError`].
pub(crate) fn inspect<'a>(wasm: &'a [u8], limits: &Limits) -> Result<Inspection<'a>, LoadError> {
    if wasm.len() > limits.component_bytes {
        return Err(LoadError::TooLarge {
            size: wasm.len(),
            limit: limits.component_bytes,
        });
    }
    if !wasm.starts_with(b"\0asm") {
        return Err(LoadError::NotWasm);
    }
    let mut inspection = Inspection::default();
    let mut is_described = false;
    // Sections of nested modules and components say nothing about this one.
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(malformed)? {
            Payload::Version {
                encoding: Encoding::Module,
                ..
            } if depth == 0 => {
                return Err(LoadError::NotComponent);
            }
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(imports) if depth == 0 => check_imports(imports)?,
            Payload::ComponentExportSection(exports) if depth == 0 => {
                for export in exports {
                    let name = export.map_err(malformed)?.name.name;
                    is_described |= is_interface("manifest", name)?;
                    inspection.runs_scripts |= is_interface("scripts", name)?;
                }
            }
            Payload::CustomSection(section)
                if depth == 0
                    && section.name() == manifest::SECTION
                    && inspection.manifest.replace(section.data()).is_some() =>
            {
                return Err(LoadError::Manifest("there are two of them".into()));
            }
            _ => {}
        }
    }
    if !is_described {
        return Err(LoadError::MissingExport("manifest"));
    }
    Ok(inspection)
}

fn check_imports(imports: ComponentImportSectionReader<'_>) -> Result<(), LoadError> {
    for import in imports {
        let name = import.map_err(malformed)?.name.name;
        let (_, version) = of_contract(name)
            .filter(|(interface, _)| *interface == "host" || TYPE_INTERFACES.contains(interface))
            .ok_or_else(|| LoadError::UnknownImport(printable(name)))?;
        check_version(version)?;
    }
    Ok(())
}

fn is_interface(interface: &str, export: &str) -> Result<bool, LoadError> {
    match of_contract(export) {
        Some((name, version)) if name == interface => check_version(version).map(|()| true),
        _ => Ok(false),
    }
}

/// The interface and version of a name such as `kinograph:plugin/host@0.1.0`.
fn of_contract(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix(PACKAGE)?.split_once('@')
}

/// Versions of one 0.x series are compatible with each other.
fn check_version(version: &str) -> Result<(), LoadError> {
    match semver::Version::parse(version) {
        Ok(version) if version.major == 0 && version.minor == 1 && version.pre.is_empty() => Ok(()),
        _ => Err(LoadError::Contract(printable(version))),
    }
}

fn malformed(error: wasmparser::BinaryReaderError) -> LoadError {
    LoadError::Malformed(printable(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inspect_text(text: &str) -> Result<(), LoadError> {
        let wasm = wat::parse_str(text).expect("the text is well formed");
        inspect(&wasm, &Limits::default()).map(drop)
    }

    #[test]
    fn only_components_of_the_contract_pass() {
        let cases = [
            ("(module)", "is a WebAssembly module, not a component"),
            (
                r#"(component (import "wasi:cli/environment@0.2.0" (instance)))"#,
                "imports \"wasi:cli/environment@0.2.0\"; a plugin may import kinograph:plugin/host \
                 and nothing else",
            ),
            (
                r#"(component (import "kinograph:plugin/secrets@0.1.0" (instance)))"#,
                "imports \"kinograph:plugin/secrets@0.1.0\"; a plugin may import \
                 kinograph:plugin/host and nothing else",
            ),
            (
                r#"(component (import "kinograph:plugin/host@0.2.0" (instance)))"#,
                "was built for version 0.2.0 of the plugin contract; this version of Kinograph \
                 runs 0.1",
            ),
            (
                r#"(component (import "kinograph:plugin/host@0.1.7" (instance)))"#,
                "is not a Kinograph plugin: it does not export kinograph:plugin/manifest",
            ),
        ];
        for (text, expected) in cases {
            let error = inspect_text(text).expect_err(text);
            assert_eq!(error.to_string(), expected);
        }
        assert_eq!(
            inspect(b"#!/bin/sh", &Limits::default()).map(drop),
            Err(LoadError::NotWasm)
        );
    }

    #[test]
    fn a_huge_component_is_not_even_looked_at() {
        let limits = Limits {
            component_bytes: 3,
            ..Limits::default()
        };
        assert_eq!(
            inspect(b"\0asm", &limits).map(drop),
            Err(LoadError::TooLarge { size: 4, limit: 3 }),
        );
    }

    #[test]
    fn sections_of_nested_components_do_not_count() {
        let exports_manifest = r#"(component
            (component (@custom "kinograph:manifest" "inner"))
            (component $c) (instance $i (instantiate $c))
            (export "kinograph:plugin/manifest@0.1.0" (instance $i))
            (@custom "kinograph:manifest" "outer"))"#;
        let wasm = wat::parse_str(exports_manifest).expect("the text is well formed");
        let inspection = inspect(&wasm, &Limits::default()).expect("it is a plugin");
        assert_eq!(inspection.manifest, Some(b"outer".as_slice()));
    }
}
