//! `kinograph icons import`: a pack from a vendor's own archive.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use kinograph_author::icons::{
    self, Entry, Error, Imported, LeftOut, Limits, Report as Outcome, Vendor, Wanted,
};

use super::folder;
use crate::{
    failure::{Failure, Status},
    output::Target,
    report::{QUIET, Report, shown},
    table::Table,
};

/// How many names of a sort are told.
const SHOWN: usize = 5;

const NOTES: &str = "\
Download the icons from the vendor, then name the zip archive or the folder that
it unpacks to. The names of kinds come from the names of the files: aws, azure
and gcp know how these vendors name theirs, and any other folder or archive is
taken as it is. Of several sizes of an icon the largest is taken. No compiler is
needed, and nothing is unpacked to disk.

The icons stay their owner's: read the vendor's terms before you pass the pack on.

Examples:
  kinograph icons import aws Asset-Package.zip
  kinograph icons import azure Azure_Public_Service_Icons.zip -o azure-icons.wasm
  kinograph icons import my-icons/ --name house-icons
  kinograph pack install aws-icons.wasm";

/// Make a pack of a vendor's own icons
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES, override_usage = "kinograph icons import [OPTIONS] [aws|azure|gcp] <DIR|ZIP>")]
pub(crate) struct Args {
    /// aws, azure or gcp, if it is one of these; then the folder or zip archive
    #[arg(value_name = "VENDOR DIR|ZIP", required = true, num_args = 1..=2)]
    source: Vec<PathBuf>,

    /// The pack's name [default: the vendor's, such as aws-icons]
    #[arg(long)]
    name: Option<String>,

    /// The file to write [default: the pack's name with .wasm]
    #[arg(short, long, value_name = "FILE")]
    output: Option<OsString>,

    /// Print what was taken and left out, file by file, as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let (vendor, source) = source(&args.source)?;
    let name = shown(source.display());
    let wanted = Wanted {
        vendor,
        id: args.name.clone(),
    };
    let imported = icons::import(entries(source)?, &wanted).map_err(|error| match &error {
        Error::Name(_) => Failure::new(error.to_string())
            .hint("--name chooses another: lower case words joined by hyphens"),
        Error::NoIcons(outcome) => {
            let reasons = reasons(outcome);
            Failure::new(format!("{name} {error}")).hint(if reasons.is_empty() {
                "it holds no files".to_owned()
            } else {
                format!("left out: {}", reasons.join("; "))
            })
        }
        Error::Pack(_) => Failure::new(error.to_string()),
    })?;
    let Imported {
        bytes,
        manifest,
        report: outcome,
    } = imported;
    let default = format!("{}.wasm", manifest.id);
    let target = match &args.output {
        Some(output) => Target::from(output.as_os_str()),
        None => Target::File(default.into()),
    };
    if args.json && target == Target::Stdout {
        return Err(
            Failure::new("--json and the pack cannot both go to standard output")
                .hint("-o FILE names a file for the pack"),
        );
    }
    target.write(&bytes)?;
    if args.json {
        report.print_json(&outcome)?;
    } else {
        tell(&outcome, report);
    }
    if let Target::File(path) = &target {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        report.wrote(&source.display().to_string(), path, size);
        report.note(&format!(
            "{} kinds of the pack {}; the icons stay {}: read their terms before you pass it on",
            manifest.kinds.len(),
            manifest.id,
            match vendor {
                Vendor::Other => "their owner's".to_owned(),
                _ => format!("{}'s", vendor.owner()),
            },
        ));
    }
    Ok(Status::Done)
}

/// The vendor, and where its icons are.
fn source(arguments: &[PathBuf]) -> Result<(Vendor, &Path), Failure> {
    let vendor = |name: &Path| match name.to_str() {
        Some("aws") => Some(Vendor::Aws),
        Some("azure") => Some(Vendor::Azure),
        Some("gcp") => Some(Vendor::Gcp),
        _ => None,
    };
    match arguments {
        [name, source] => match vendor(name) {
            Some(vendor) => Ok((vendor, source)),
            None => Err(
                Failure::new(format!("unknown vendor \"{}\"", name.display()))
                    .hint("there are aws, azure and gcp; leave it out for any other icons"),
            ),
        },
        [name] if vendor(name).is_some() && !name.exists() => Err(Failure::new(format!(
            "no icons of {} are named",
            name.display()
        ))
        .hint("download them from the vendor, and name the zip archive or its folder")),
        [source] => Ok((Vendor::Other, source)),
        _ => Err(Failure::new("no icons are named")),
    }
}

fn entries(source: &Path) -> Result<Vec<Entry>, Failure> {
    if source.is_dir() {
        return folder::read(source);
    }
    let failed = |error| Failure::reading(source, &error);
    let size = fs::metadata(source).map_err(failed)?.len();
    if size > Limits::USUAL.archive_bytes {
        let message = format!("{} is too large: {size} bytes", source.display());
        return Err(Failure::new(message).hint("name the folder that it unpacks to"));
    }
    let bytes = fs::read(source).map_err(failed)?;
    icons::archive(&bytes).map_err(|error| {
        Failure::new(format!("{} {error}", shown(source.display())))
            .hint("name a zip archive or a folder of SVG files")
    })
}

/// Tells how many files were left out, for each sort of reason, and names some.
fn tell(outcome: &Outcome, report: &Report) {
    let mut table = Table::default();
    for (sort, left_out) in by_sort(outcome) {
        let mut names: Vec<String> = left_out
            .iter()
            .take(SHOWN)
            .map(|file| {
                let name = file.file.rsplit('/').next().unwrap_or(&file.file);
                match file.reason.to_string() {
                    // What cannot be read has a reason of its own each time.
                    reason if sort == "drawn with what icons cannot hold" => {
                        shown(format!("{name} ({reason})"))
                    }
                    _ => shown(name),
                }
            })
            .collect();
        if left_out.len() > SHOWN {
            names.push("…".to_owned());
        }
        table.row([
            left_out.len().to_string(),
            sort.to_owned(),
            names.join(", "),
        ]);
    }
    report.note(&format!("{} files taken", outcome.taken.len()));
    if !outcome.left_out.is_empty() {
        let plain = anstyle::Style::new();
        let rows = table.render(table.widths(), [plain, plain, QUIET]);
        report.note(&format!(
            "{} files left out:\n{}",
            outcome.left_out.len(),
            rows.trim_end()
        ));
    }
}

fn reasons(outcome: &Outcome) -> Vec<String> {
    let sorts = by_sort(outcome).into_iter();
    sorts
        .map(|(sort, left_out)| match left_out.as_slice() {
            [one] => format!("{}: {}", shown(&one.file), one.reason),
            several => format!("{} {sort}", several.len()),
        })
        .collect()
}

fn by_sort(outcome: &Outcome) -> BTreeMap<&'static str, Vec<&LeftOut>> {
    let mut sorts: BTreeMap<&'static str, Vec<&LeftOut>> = BTreeMap::new();
    for left_out in &outcome.left_out {
        sorts
            .entry(left_out.reason.sort())
            .or_default()
            .push(left_out);
    }
    sorts
}
