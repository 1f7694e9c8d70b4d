//! Exporters for tests: those that cargo built, and those that the C compiler of
//! the machine builds now.
//!
//! Tests that need a C compiler say so and pass where there is none, unless
//! `KINOGRAPH_REQUIRE_CC` is set.
#![allow(
    dead_code,
    clippy::print_stderr,
    reason = "every test uses its part of it, and says what it skips"
)]

use std::{
    env,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::Command,
};

use kinograph_native::{Exporter, LoadError};
use tempfile::TempDir;

/// The library of a crate that the tests depend on: it lies beside the tests.
pub(crate) fn built(crate_name: &str) -> PathBuf {
    let test = env::current_exe().expect("a test knows where it is");
    let folder = test.parent().expect("it lies in a folder");
    let library =
        folder.join(env::consts::DLL_PREFIX.to_owned() + crate_name + env::consts::DLL_SUFFIX);
    assert!(
        library.is_file(),
        "cargo did not build {}",
        library.display()
    );
    library
}

/// A file of this crate.
pub(crate) fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("exporters/native").join(name))
        .find(|path| path.exists())
        .unwrap_or_else(|| panic!("{name} is not there"))
}

/// What the C compiler wrote, for as long as this lives.
pub(crate) struct Compiled(TempDir);

impl Compiled {
    pub(crate) fn path(&self) -> PathBuf {
        self.0
            .path()
            .join("compiled")
            .with_extension(env::consts::DLL_EXTENSION)
    }
}

/// Runs the C compiler with the folder of the header. None where there is none.
pub(crate) fn compile(arguments: &[&str], source: &Path) -> Option<Compiled> {
    let out = Compiled(tempfile::tempdir().expect("there is room for a test"));
    let compiled = Command::new(env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-Wall", "-Wextra", "-Werror", "-I"])
        .arg(self::source("include"))
        .args(arguments)
        .arg("-o")
        .arg(out.path())
        .arg(source)
        .output();
    match compiled {
        Ok(output) => assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let required = env::var_os("KINOGRAPH_REQUIRE_CC").is_some();
            assert!(!required, "there is no C compiler");
            eprintln!("skipped: there is no C compiler");
            return None;
        }
        Err(error) => panic!("the C compiler does not start: {error}"),
    }
    Some(out)
}

/// The library that a source of this crate is.
pub(crate) fn library(name: &str, defines: &[&str]) -> Option<Compiled> {
    let usual = ["-std=c99", "-O1", "-shared", "-fPIC"];
    compile(&[&usual, defines].concat(), &source(name))
}

#[allow(unsafe_code, reason = "loading a library is unsafe by its nature")]
pub(crate) fn load(path: &Path) -> Result<Exporter, LoadError> {
    // SAFETY: the libraries of the tests keep what the tests do not test, and what
    // they test is that the rest is refused.
    unsafe { Exporter::load(path) }
}

/// The example in C.
pub(crate) fn pam() -> Option<Exporter> {
    let library = library("examples/pam.c", &[])?;
    Some(load(&library.path()).expect("the example can be loaded"))
}
