//! Builds the plugins and puts them where they are checked in, or checks that
//! what is checked in is what the sources give.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is a command"
)]

use std::{fs, path::Path, process::ExitCode};

use anyhow::Context as _;
use clap::Parser;
use kinograph_plugin_build::{Guest, Toolchain, Workspace, component};

/// Builds the plugins of this repository reproducibly.
#[derive(Debug, Parser)]
struct Arguments {
    /// Change nothing; fail when a build differs from what is checked in
    #[arg(long)]
    check: bool,
    /// Build these only, by the names of their folders
    plugins: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("hint: `cargo run -p kinograph-plugin-build` builds them anew");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything is as it should be.
fn run(arguments: &Arguments) -> anyhow::Result<bool> {
    let workspace = Workspace::discover(Path::new("."))?;
    let toolchain = Toolchain::pinned(&workspace)?;
    let mut is_sound = true;
    for guest in chosen(&workspace, &arguments.plugins)? {
        let module = toolchain.build(&workspace, guest)?;
        let built = component(&module, &guest.id)?;
        is_sound &= settle(&workspace, &guest.path, &built, arguments.check)?;
    }
    for leftover in workspace.leftovers()? {
        println!(
            "{}: no crate builds it any more",
            shown(&workspace, &leftover)
        );
        is_sound = false;
    }
    Ok(is_sound)
}

fn chosen<'a>(workspace: &'a Workspace, names: &[String]) -> anyhow::Result<Vec<&'a Guest>> {
    if names.is_empty() {
        return Ok(workspace.guests.iter().collect());
    }
    names
        .iter()
        .map(|name| {
            workspace
                .guests
                .iter()
                .find(|guest| guest.id == *name)
                .with_context(|| {
                    let known: Vec<_> = workspace.guests.iter().map(|guest| &*guest.id).collect();
                    format!(
                        "there is no plugin \"{name}\"; there are {}",
                        known.join(", ")
                    )
                })
        })
        .collect()
}

/// Writes a build, or compares it with what is checked in.
fn settle(
    workspace: &Workspace,
    path: &Path,
    built: &[u8],
    check_only: bool,
) -> anyhow::Result<bool> {
    let name = shown(workspace, path);
    let present = fs::read(path).ok();
    if present.as_deref() == Some(built) {
        println!("{name}: {} bytes, unchanged", built.len());
        return Ok(true);
    }
    if check_only {
        let found = present.map_or("is missing".into(), |present| difference(&present, built));
        println!("{name}: {found}");
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(path, built).with_context(|| format!("{name} cannot be written"))?;
    println!("{name}: {} bytes", built.len());
    Ok(true)
}

fn difference(present: &[u8], built: &[u8]) -> String {
    let same = present
        .iter()
        .zip(built)
        .take_while(|(a, b)| a == b)
        .count();
    let (present, built) = (present.len(), built.len());
    format!("is {present} bytes, its sources give {built}; they differ from byte {same} on")
}

fn shown(workspace: &Workspace, path: &Path) -> String {
    path.strip_prefix(&workspace.root)
        .unwrap_or(path)
        .display()
        .to_string()
}
