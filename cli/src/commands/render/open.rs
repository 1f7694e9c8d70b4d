//! Showing a picture with the program that the desktop has for it.

use std::{
    ffi::OsString,
    path::Path,
    process::{Command, Stdio},
};

use crate::{failure::Failure, output::Target};

/// Shows a picture; does not wait until it is closed.
pub(super) fn show(target: &Target) -> Result<(), Failure> {
    let Target::File(path) = target else {
        return Ok(());
    };
    let (program, arguments) = opener(path);
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
        .map_err(|error| {
            Failure::new(format!(
                "cannot show {}: {program}: {error}",
                path.display()
            ))
            .hint("the picture is written; open it yourself")
        })
}

/// The program that opens files on this system, and its arguments.
fn opener(path: &Path) -> (&'static str, Vec<OsString>) {
    // A relative name that begins with a hyphen must not be read as an option.
    let path = Path::new(".").join(path).into_os_string();
    if cfg!(windows) {
        // The empty argument is the title of the window.
        ("cmd", vec!["/C".into(), "start".into(), "".into(), path])
    } else if cfg!(target_os = "macos") {
        ("open", vec![path])
    } else {
        ("xdg-open", vec![path])
    }
}
