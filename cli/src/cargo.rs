//! Cargo, called to build a pack.

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde::Deserialize;

use crate::failure::Failure;

const TARGET: &str = "wasm32-unknown-unknown";

/// A line of what cargo says it made.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    manifest_path: PathBuf,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    crate_types: Vec<String>,
}

/// Builds the pack whose crate is in `folder`; returns its core module.
pub(crate) fn build(folder: &Path, is_quiet: bool) -> Result<Vec<u8>, Failure> {
    let folder = fs::canonicalize(folder).map_err(|error| Failure::reading(folder, &error))?;
    let crate_file = folder.join("Cargo.toml");
    if !crate_file.is_file() {
        let message = format!("there is no pack in {}: no Cargo.toml", folder.display());
        return Err(Failure::new(message).hint(
            "`kinograph pack new DIR` makes a pack; of packs in other languages, name the .wasm file",
        ));
    }
    check_toolchain(&folder)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--lib", "--target", TARGET])
        .args(["--message-format", "json-render-diagnostics"])
        .args(is_quiet.then_some("--quiet"))
        .current_dir(&folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&folder))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = cargo
        .output()
        .map_err(|error| no_program("cargo", &error))?;
    if !output.status.success() {
        return Err(Failure::new(format!("{} does not build", folder.display())));
    }
    let module = module(&output.stdout, &crate_file).ok_or_else(|| {
        Failure::new(format!("{} is no crate of a plugin", crate_file.display()))
            .hint("it needs crate-type = [\"cdylib\", \"rlib\"] under [lib]")
    })?;
    fs::read(&module).map_err(|error| Failure::reading(&module, &error))
}

/// The file among cargo's messages that is the crate's module.
fn module(messages: &[u8], crate_file: &Path) -> Option<PathBuf> {
    String::from_utf8_lossy(messages)
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| message.reason == "compiler-artifact")
        .filter(|message| message.manifest_path == crate_file)
        .filter(|message| {
            let target = message.target.as_ref();
            target.is_some_and(|target| target.crate_types.iter().any(|sort| sort == "cdylib"))
        })
        .flat_map(|message| message.filenames)
        .find(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}

/// Fails with advice where no module could be built.
fn check_toolchain(folder: &Path) -> Result<(), Failure> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(folder)
        .output()
        .map_err(|error| no_program("rustc", &error))?;
    let libraries = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    Err(
        Failure::new(format!("this Rust cannot build for {TARGET}")).hint(format!(
            "`rustup target add {TARGET}` installs what is missing; without rustup, your \
             system has a package for it, such as libstd-rust-dev-wasm32"
        )),
    )
}

fn no_program(name: &str, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::new(format!("{name} is not installed")).hint("https://rustup.rs installs Rust")
        }
        _ => Failure::new(format!("{name} cannot be run: {error}")),
    }
}

/// The compiler's flags: those of the environment, and what keeps the paths of
/// this machine out of messages of panics.
fn flags(folder: &Path) -> OsString {
    let mut flags = env::var_os("CARGO_ENCODED_RUSTFLAGS").unwrap_or_else(|| {
        let plain = env::var("RUSTFLAGS").unwrap_or_default();
        let words: Vec<&str> = plain.split_whitespace().collect();
        words.join("\x1f").into()
    });
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let remapped = [(cargo_home, "/cargo"), (Some(folder.to_owned()), "/pack")];
    for (from, to) in remapped {
        let Some(from) = from else { continue };
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push(format!("={to}"));
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_all_that_cargo_says() {
        let artifact = |path: &str, sort: &str, file: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"{path}","target":{{"crate_types":["{sort}"]}},"filenames":["{file}"]}}"#
            )
        };
        let messages = [
            "not json".to_owned(),
            artifact("/other/Cargo.toml", "cdylib", "/t/other.wasm"),
            artifact("/pack/Cargo.toml", "custom-build", "/t/build"),
            artifact("/pack/Cargo.toml", "cdylib", "/t/pack.wasm"),
            r#"{"reason":"build-finished","success":true}"#.to_owned(),
        ]
        .join("\n");
        let found = |path: &str| module(messages.as_bytes(), Path::new(path));
        assert_eq!(found("/pack/Cargo.toml"), Some("/t/pack.wasm".into()));
        assert_eq!(found("/third/Cargo.toml"), None);
    }
}
