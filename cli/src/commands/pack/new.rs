//! `kinograph pack new`: a pack to start from.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use kinograph_author::scaffold::{Project, Sdk};

use crate::{
    failure::{Failure, Status},
    report::{Report, shown},
};

const NOTES: &str = "\
The pack is a Rust crate with two kinds: one is a row of a table, one is drawn
by hand. It builds and draws at once.

The SDK is not published on a registry yet. Inside a Kinograph checkout it is
found; elsewhere --sdk says where the checkout is.

Examples:
  kinograph pack new my-pack --sdk ~/src/kinograph
  cd my-pack && kinograph pack build && kinograph pack test -o sheet.png";

/// Write a pack to start from
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The folder to make
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// The pack's name: lower case words joined by hyphens [default: the folder's]
    #[arg(long)]
    name: Option<String>,

    /// Use the SDK of this Kinograph checkout
    #[arg(long, value_name = "PATH")]
    sdk: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, report: &Report) -> Result<Status, Failure> {
    let folder = std::path::absolute(&args.folder)
        .map_err(|error| Failure::writing(&args.folder, &error))?;
    let sdk = sdk(args, &folder)?;
    let is_published = sdk == Sdk::Registry;
    let project = project(args, &folder, sdk)?;
    check_free(&args.folder)?;
    write(&folder, &project).map_err(|error| Failure::writing(&args.folder, &error))?;
    let name = shown(args.folder.display());
    report.note(&format!(
        "wrote {name}; next: cd {name} && kinograph pack build"
    ));
    if is_published {
        report.note(
            "the SDK is not published yet: `kinograph pack new --sdk PATH` names a Kinograph checkout",
        );
    }
    Ok(Status::Done)
}

fn project(args: &Args, folder: &Path, sdk: Sdk) -> Result<Project, Failure> {
    let own = || {
        let name = folder.file_name()?.to_str()?;
        Some(name.to_lowercase().replace(['_', ' ', '.'], "-"))
    };
    let name = args.name.clone().or_else(own).unwrap_or_default();
    Project::new(&name, sdk).ok_or_else(|| {
        Failure::new(format!("\"{name}\" is no name for a pack")).hint(
            "--name chooses another: lower case words joined by hyphens, a letter first, at most 40",
        )
    })
}

/// The checkout that was named, or the one that the folder lies in.
fn sdk(args: &Args, folder: &Path) -> Result<Sdk, Failure> {
    let has_sdk = |plugins: &Path| plugins.join("sdk/src/catalog").is_dir();
    if let Some(path) = &args.sdk {
        let path = fs::canonicalize(path).map_err(|error| Failure::reading(path, &error))?;
        // The checkout itself, its folder `plugins`, or the SDK's own.
        let places = [path.join("plugins"), path.clone(), path.join("..")];
        let plugins = places.into_iter().find(|place| has_sdk(place));
        let plugins = plugins.and_then(|place| fs::canonicalize(place).ok());
        return plugins.map(Sdk::Checkout).ok_or_else(|| {
            Failure::new(format!("there is no SDK in {}", path.display()))
                .hint("--sdk takes the folder of a Kinograph checkout, which holds plugins/sdk")
        });
    }
    let around = folder
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("plugins"));
    let found = around.into_iter().find(|plugins| has_sdk(plugins));
    Ok(found.map_or(Sdk::Registry, |plugins| {
        Sdk::Checkout(relative(folder, &plugins))
    }))
}

/// The way from one folder to another; both are absolute and share a root.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    up.chain(to[shared..].iter().copied()).collect()
}

/// Fails unless there is nothing in the way: no folder, or an empty one.
fn check_free(folder: &Path) -> Result<(), Failure> {
    let taken = |what: &str| {
        Err(Failure::new(format!("{} {what}", folder.display()))
            .hint("name a folder that is not there yet"))
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => taken("is not empty"),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => taken("is a file"),
        Err(error) => Err(Failure::writing(folder, &error)),
    }
}

/// Writes all files beside the folder and puts them in its place, so that a
/// folder that is there is whole.
fn write(folder: &Path, project: &Project) -> io::Result<()> {
    let parent = folder.parent().ok_or(io::ErrorKind::InvalidFilename)?;
    let made = tempfile::Builder::new()
        .prefix(".kinograph-pack-")
        .tempdir_in(parent)?;
    for (path, text) in project.files() {
        let path = made.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(made.path()))?;
        fs::write(path, text)?;
    }
    let folder_for_all = fs::metadata(parent)?.permissions();
    fs::set_permissions(made.path(), folder_for_all)?;
    if folder.is_dir() {
        fs::remove_dir(folder)?;
    }
    fs::rename(made.path(), folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_folders_go_up_and_down() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(
            way("/k/packs/mine", "/k/plugins"),
            Path::new("../../plugins")
        );
        assert_eq!(way("/k/mine", "/k/plugins"), Path::new("../plugins"));
    }
}
