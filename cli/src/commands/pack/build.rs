//! `kinograph pack build`: a plugin from its source.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};

use kinograph_author::component::{Described, described};

use crate::{
    cargo,
    failure::{Failure, Status},
    output::Target,
    report::{Report, shown},
};

const NOTES: &str = "\
A folder is a Rust crate, which cargo builds for wasm32-unknown-unknown. A file
is what another compiler made: a WebAssembly module or component that speaks
the plugin contract. Either becomes a plugin that says what it is, checked by
loading it as Kinograph would.

Examples:
  kinograph pack build
  kinograph pack build my-pack -o my-pack.wasm
  kinograph pack build module.wasm -o my-pack.wasm";

/// Build a pack
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The folder of a crate, or a WebAssembly file
    #[arg(value_name = "DIR|FILE", default_value = ".")]
    source: PathBuf,

    /// The file to write [default: the pack's name with .wasm, beside the source]
    #[arg(short, long, value_name = "FILE")]
    output: Option<OsString>,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let Described { bytes, manifest } = build(&args.source, report)?;
    let beside = if args.source.is_dir() {
        args.source.clone()
    } else {
        args.source.parent().map(Path::to_owned).unwrap_or_default()
    };
    let default = beside.join(format!("{}.wasm", manifest.id));
    // The current folder goes without saying.
    let default = default.strip_prefix(".").unwrap_or(&default);
    let target = match &args.output {
        Some(output) => Target::from(output.as_os_str()),
        None => Target::File(default.to_owned()),
    };
    target.write(&bytes)?;
    if let Target::File(path) = &target {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        report.wrote(&args.source.display().to_string(), path, size);
        report.note(&format!(
            "{} {}: {}, {}; next: kinograph pack test {}",
            shown(&manifest.title),
            shown(&manifest.version),
            counted(manifest.kinds.len(), "kind"),
            counted(manifest.layouts.len(), "layout"),
            shown(path.display())
        ));
    }
    Ok(Status::Done)
}

/// Builds what is in a folder, or makes a plugin of a file.
pub(super) fn build(source: &Path, report: &Report) -> Result<Described, Failure> {
    let name = shown(source.display());
    let wasm = if source.is_dir() {
        cargo::build(source, !report.tells_progress())?
    } else {
        read(source)?
    };
    described(&wasm).map_err(|error| {
        Failure::new(format!("{name} {error}"))
            .hint("`kinograph pack new` writes a pack that works, to compare with")
    })
}

/// Reads a file, unless it is larger than any plugin may be.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let most = kinograph_plugins::Limits::default().component_bytes;
    let failed = |error| Failure::reading(path, &error);
    let size = fs::metadata(path).map_err(failed)?.len();
    if usize::try_from(size).map_or(true, |size| size > most) {
        let message = format!(
            "{} is {size} bytes large, more than the {most} that a plugin may have",
            path.display()
        );
        return Err(Failure::new(message));
    }
    fs::read(path).map_err(failed)
}

/// Whether a path names a WebAssembly file.
pub(super) fn is_wasm(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("wasm"))
}

/// A number of things, in words.
pub(super) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
