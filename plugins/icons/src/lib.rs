//! Turns SVG icons into Rust constants while a Kinograph pack builds.
//!
//! A pack's build script is a call of [`build()`], with the folder of its icons:
//!
//! ```no_run
//! fn main() -> Result<(), kinograph_plugin_icons::Error> {
//!     kinograph_plugin_icons::build("icons")
//! }
//! ```
//!
//! The pack then includes the file, with
//! `include!(concat!(env!("OUT_DIR"), "/icons.rs"))`, and has one `static` of
//! type `kinograph_plugin_sdk::draw::Icon` for each SVG.
//!
//! Shapes become paths, transforms are flattened, and colours stay as they are,
//! except `currentColor`: it becomes the tint that is chosen where the icon is
//! placed. What an icon cannot hold (text, pictures, filters, masks, patterns,
//! clips that cut something off) is an error that names the file.
//!
//! [`read()`] gives the same as data, for those who have no build script.
//!
//! The crate knows nothing of the plugin contract: it writes text.

mod artwork;
mod data;
mod error;
mod gradient;
mod source;

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

pub use artwork::{Artwork, Fidelity, Ink, Line, Mark, Pen, read};
pub use error::Error;
pub use gradient::Gradient;

/// What a pack's build script does: writes the icons of `folder` to `icons.rs`
/// among the build's own files, again whenever the folder changes.
///
/// # Errors
/// Those of [`generate`].
///
/// # Panics
/// Outside of a build script, where there is no `OUT_DIR`.
#[allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]
pub fn build(folder: &str) -> Result<(), Error> {
    println!("cargo::rerun-if-changed={folder}");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    generate(folder, Path::new(&out).join("icons.rs"))
}

/// Writes one constant for every `.svg` file in `folder` and in the folders
/// below it to the Rust file `output`.
///
/// A constant takes its name from its file: `load-balancer.svg` becomes
/// `LOAD_BALANCER`. The constants are sorted by name, so the same files give
/// the same bytes on every machine.
///
/// # Errors
/// When a file cannot be read or written, is no SVG, draws something that an
/// icon cannot hold, or when two files would give the same constant.
pub fn generate(folder: impl AsRef<Path>, output: impl AsRef<Path>) -> Result<(), Error> {
    let mut text = String::new();
    for (name, file) in svg_files(folder.as_ref())? {
        let svg = fs::read_to_string(&file).map_err(|source| Error::Io {
            file: file.clone(),
            source,
        })?;
        text += &to_rust(&name, &svg).map_err(|reason| Error::Icon { file, reason })?;
    }
    let output = output.as_ref();
    fs::write(output, text).map_err(|source| Error::Io {
        file: output.to_owned(),
        source,
    })
}

/// The Rust constant for one SVG text; `name` is the icon's, in lower case words
/// joined by hyphens.
///
/// # Errors
/// With a reason in words when the text is no SVG or draws something that an
/// icon cannot hold.
pub fn to_rust(name: &str, svg: &str) -> Result<String, String> {
    Ok(source::constant(name, &read(svg, Fidelity::Exact)?))
}

/// The SVG files in and below a folder by icon name.
fn svg_files(folder: &Path) -> Result<BTreeMap<String, PathBuf>, Error> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |source| Error::Io {
            file: folder.clone(),
            source,
        };
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "svg") {
                let name = icon_name(&path)?;
                if let Some(other) = found.insert(name.clone(), path.clone()) {
                    // Folders are listed in no fixed order; errors are.
                    let (first, second) = if other < path {
                        (other, path)
                    } else {
                        (path, other)
                    };
                    return Err(Error::SameName {
                        name,
                        first,
                        second,
                    });
                }
            }
        }
    }
    Ok(found)
}

/// The icon's name: the file's, which must be fit to become a constant's.
fn icon_name(file: &Path) -> Result<String, Error> {
    let fits = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let name = file.file_stem().and_then(|stem| stem.to_str()).filter(fits);
    name.map(str::to_owned).ok_or_else(|| Error::Name {
        file: file.to_owned(),
    })
}

#[cfg(test)]
mod tests;
