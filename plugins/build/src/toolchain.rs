//! The pinned compiler, called so that nothing of this machine gets into its output.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, bail, ensure};

use crate::{Guest, Workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// Variables that would make cargo or the compiler differ from what is pinned.
/// `RUSTUP_TOOLCHAIN` is set for every program that cargo runs.
const FOREIGN: [&str; 8] = [
    "RUSTUP_TOOLCHAIN",
    "RUSTC",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_BOOTSTRAP",
    "RUSTFLAGS",
    "CARGO_INCREMENTAL",
    "CARGO_BUILD_TARGET",
];

/// The compiler that `rust-toolchain.toml` names.
#[derive(Debug)]
pub struct Toolchain {
    /// Prefixes of paths on this machine, and what stands for them in the output.
    remapping: Vec<(PathBuf, String)>,
}

impl Toolchain {
    /// The compiler pinned by a workspace.
    ///
    /// # Errors
    /// When another one would be used, or it cannot compile for WebAssembly.
    pub fn pinned(workspace: &Workspace) -> anyhow::Result<Self> {
        let version = rustc(workspace, &["-vV"])?;
        let field = |name: &str| version.lines().find_map(|line| line.strip_prefix(name));
        let release = field("release: ").context("rustc does not tell its version")?;
        let commit = field("commit-hash: ").context("rustc does not tell its commit")?;
        let pinned = pinned_release(&workspace.root)?;
        ensure!(
            release == pinned,
            "plugins are built with Rust {pinned}, but this is Rust {release}\n\
             hint: install rustup, which reads rust-toolchain.toml, or Rust {pinned} itself"
        );
        let libraries = rustc(workspace, &["--print=target-libdir", "--target", TARGET])?;
        ensure!(
            Path::new(&libraries).is_dir(),
            "the target {TARGET} is not installed\nhint: rustup target add {TARGET}"
        );
        let sysroot = PathBuf::from(rustc(workspace, &["--print=sysroot"])?);
        Ok(Self {
            // The last prefix that fits wins, and the target folder may lie in the workspace.
            remapping: vec![
                (cargo_home()?, "/cargo".into()),
                (
                    sysroot.join("lib/rustlib/src/rust"),
                    format!("/rustc/{commit}"),
                ),
                (workspace.root.clone(), "/kinograph".into()),
                (workspace.target.clone(), "/target".into()),
            ],
        })
    }

    /// Builds the core module of a plugin.
    ///
    /// # Errors
    /// When the crate does not compile.
    pub fn build(&self, workspace: &Workspace, guest: &Guest) -> anyhow::Result<Vec<u8>> {
        // One package at a time: built together, they would share the features
        // that any of them asks of a dependency.
        let mut cargo = command(workspace, "cargo");
        cargo
            .args(["build", "--locked", "--profile=guest", "--lib"])
            .args([
                "--target",
                TARGET,
                "--package",
                &guest.package,
                "--target-dir",
            ])
            .arg(&workspace.target)
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags());
        let status = cargo.status().context("cargo cannot be run")?;
        ensure!(status.success(), "{} does not build", guest.package);
        let module = workspace
            .target
            .join(TARGET)
            .join("guest")
            .join(format!("{}.wasm", guest.library));
        fs::read(&module).with_context(|| format!("{} cannot be read", module.display()))
    }

    fn flags(&self) -> OsString {
        let mut flags = OsString::new();
        for (from, to) in &self.remapping {
            if !flags.is_empty() {
                flags.push("\x1f");
            }
            flags.push("--remap-path-prefix=");
            flags.push(from);
            flags.push(format!("={to}"));
        }
        flags
    }
}

fn command(workspace: &Workspace, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&workspace.root);
    for variable in FOREIGN {
        command.env_remove(variable);
    }
    for (variable, _) in std::env::vars_os() {
        let profile = variable
            .to_str()
            .filter(|name| name.starts_with("CARGO_PROFILE_"));
        if let Some(variable) = profile {
            command.env_remove(variable);
        }
    }
    command
}

fn rustc(workspace: &Workspace, arguments: &[&str]) -> anyhow::Result<String> {
    let output = command(workspace, "rustc")
        .args(arguments)
        .output()
        .context("rustc cannot be run")?;
    if !output.status.success() {
        bail!("rustc failed\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)
        .context("rustc answers no UTF-8")?
        .trim()
        .to_owned())
}

fn pinned_release(root: &Path) -> anyhow::Result<String> {
    let path = root.join("rust-toolchain.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    text.lines()
        .find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| format!("{} names no channel", path.display()))
}

fn cargo_home() -> anyhow::Result<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("the folder of cargo is not known; set CARGO_HOME")
}
