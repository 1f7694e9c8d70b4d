//! `kinograph pack test`: every kind of a pack, drawn in every way.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use kinograph_author::check::Checked;
use kinograph_core::Severity;
use kinograph_plugins::Manifest;
use serde::Serialize;

use super::build;
use crate::{
    bench::Bench,
    failure::{Failure, Status},
    golden::{self, Golden},
    output::Target,
    report::{Report, shown},
};

const NOTES: &str = "\
The pack is loaded as any stranger's. Every kind is drawn with every parameter
at its bounds, with empty, long and Chinese labels, small and large, on light
and on dark ground; what breaks the plugin contract or spoils a drawing is told.

A sheet is one picture of all kinds, light and dark side by side. Keep it beside
the source: --check tells whether the kinds still look the same.

Exit code 3 means that a rule is broken or that the sheet differs. With --json
the result is printed as {pack, version, kinds, drawings, findings}, where a
finding is {severity, kind, rule, message}.

Examples:
  kinograph pack test -o sheet.png
  kinograph pack test my-pack.wasm --check sheet.png
  kinograph pack test essentials -o essentials.png";

/// Draw every kind of a pack in every way, and check it
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The folder of a crate, which is built; a WebAssembly file; or a built-in pack's name
    #[arg(value_name = "DIR|FILE|NAME", default_value = ".")]
    pack: PathBuf,

    /// Write a sheet of all kinds here, as PNG
    #[arg(short, long, value_name = "FILE")]
    output: Option<OsString>,

    /// Compare with this sheet
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,

    /// How many pixels of the sheet a pixel of the drawings has, from 1 to 4
    #[arg(long, value_name = "NUMBER", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: u8,

    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Outcome<'a> {
    pack: &'a str,
    version: &'a str,
    kinds: usize,
    drawings: usize,
    findings: &'a [kinograph_author::check::Finding],
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let bench = bench(&args.pack, report)?;
    let checked = bench.check();
    let manifest = bench.manifest();
    if args.json {
        report.print_json(&Outcome {
            pack: &manifest.id,
            version: &manifest.version,
            kinds: manifest.kinds.len(),
            drawings: checked.drawings,
            findings: &checked.findings,
        })?;
    } else {
        tell(&checked, manifest, report);
    }
    let is_broken = checked
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    let mut status = if is_broken {
        Status::FaultyPlugin
    } else {
        Status::Done
    };
    if args.output.is_some() || args.check.is_some() {
        status = status.max(compare_or_write(args, &bench, report)?);
    }
    Ok(status)
}

/// The pack that was named: by a path, else by the name of a built-in one.
fn bench(pack: &Path, report: &Report) -> Result<Bench, Failure> {
    let name = shown(pack.display());
    if pack.is_dir() {
        return Bench::with(build::build(pack, report)?.bytes, &name);
    }
    if !pack.exists()
        && !build::is_wasm(pack)
        && let Some(id) = pack.to_str()
    {
        return Bench::of_builtin(id)?.ok_or_else(|| {
            Failure::new(format!("there is no pack \"{name}\"")).hint(
                "name the folder of a crate, a .wasm file, or a pack that `kinograph pack list` shows",
            )
        });
    }
    Bench::with(build::read(pack)?, &name)
}

fn tell(checked: &Checked, manifest: &Manifest, report: &mut Report) {
    for finding in &checked.findings {
        let message = shown(finding);
        report.problem(finding.severity, &message, None);
    }
    let broken = match checked.findings.len() {
        0 => "every rule is kept".to_owned(),
        1 => "1 rule is broken".to_owned(),
        count => format!("{count} rules are broken"),
    };
    report.note(&format!(
        "{} {}: {} in {} drawings, {broken}",
        shown(&manifest.title),
        shown(&manifest.version),
        build::counted(manifest.kinds.len(), "kind"),
        checked.drawings,
    ));
}

/// Makes the sheet, compares it with the one that was named, and writes it.
fn compare_or_write(args: &Args, bench: &Bench, report: &mut Report) -> Result<Status, Failure> {
    if bench.manifest().kinds.is_empty() {
        let message = format!("{} has no kinds to show on a sheet", bench.manifest().id);
        return Err(Failure::new(message));
    }
    let sheet = Golden::of(&bench.sheet()?, args.scale)?;
    let mut status = Status::Done;
    if let Some(path) = &args.check {
        let expected = golden::read(path)?;
        if let Some(difference) = sheet.difference(&expected) {
            let message = format!(
                "the kinds do not look as in {}: {difference}",
                path.display()
            );
            let hint = "look at a new sheet (-o), and keep it if it is right";
            report.problem(Severity::Error, &message, Some(hint));
            status = Status::FaultyPlugin;
        } else {
            report.note("the kinds look as in the sheet");
        }
    }
    if let Some(output) = &args.output {
        let target = Target::from(output.as_os_str());
        let png = sheet.png()?;
        target.write(&png)?;
        if let Target::File(path) = &target {
            let size = u64::try_from(png.len()).unwrap_or(u64::MAX);
            report.wrote(&args.pack.display().to_string(), path, size);
        }
    }
    Ok(status)
}
