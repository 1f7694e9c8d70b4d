//! What keeps a command from doing what it was asked, and what it exits with.

use std::{io, path::Path, process::ExitCode};

use kinograph_core::{Diagnostic, Severity};

/// How a command ended. The worst of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Everything was done.
    Done = 0,
    /// The input has errors.
    FaultyInput = 1,
    /// The command line, a file or the environment is at fault.
    Environment = 2,
    /// A plugin failed.
    FaultyPlugin = 3,
    /// Somebody pressed Ctrl-C; shells know the number.
    Interrupted = 130,
}

impl Status {
    /// The status of an input with these diagnostics.
    pub(crate) fn of(diagnostics: &[Diagnostic]) -> Self {
        diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| match diagnostic.code {
                "plugin" => Self::FaultyPlugin,
                _ => Self::FaultyInput,
            })
            .max()
            .unwrap_or(Self::Done)
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Why a command gave up: nothing that the text of a diagram is to blame for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Something to tell the person about; exit code 2.
    Problem {
        /// What is wrong: lower case, without a full stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// The same, where a plugin is to blame; exit code 3.
    Plugin {
        /// What is wrong: lower case, without a full stop.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// Whoever read our output has had enough, which is no fault.
    ReaderLeft,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

impl Failure {
    /// A problem without advice.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Problem {
            message: message.into(),
            hint: None,
        }
    }

    /// A plugin failed.
    pub(crate) fn plugin(message: String, hint: Option<String>) -> Self {
        Self::Plugin { message, hint }
    }

    /// The same with advice.
    pub(crate) fn hint(self, advice: impl Into<String>) -> Self {
        match self {
            Self::Problem { message, .. } => Self::Problem {
                message,
                hint: Some(advice.into()),
            },
            other => other,
        }
    }

    /// A file could not be read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let failure = Self::new(format!("cannot read {}: {}", path.display(), reason(error)));
        match error.kind() {
            io::ErrorKind::IsADirectory => failure.hint("name the files in it"),
            io::ErrorKind::PermissionDenied => failure.hint("give yourself the right to read it"),
            _ => failure,
        }
    }

    /// A file could not be written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ReaderLeft;
        }
        if let Some(parent) = missing_parent(path, error) {
            let parent = parent.display();
            return Self::new(format!(
                "cannot write {}: there is no folder {parent}",
                path.display()
            ))
            .hint(format!("`mkdir -p {parent}` makes it"));
        }
        let failure = Self::new(format!(
            "cannot write {}: {}",
            path.display(),
            reason(error)
        ));
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                failure.hint("choose another place with -o, or -o - for standard output")
            }
            io::ErrorKind::IsADirectory => failure.hint("name a file in it"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                failure.hint("free some space, or choose another place with -o")
            }
            _ => failure,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Problem { message, .. } | Self::Plugin { message, .. } => f.write_str(message),
            Self::ReaderLeft => f.write_str("nobody reads any more"),
            Self::Interrupted => f.write_str("stopped"),
        }
    }
}

/// The folder that `path` should lie in, when its absence is what went wrong.
fn missing_parent<'a>(path: &'a Path, error: &io::Error) -> Option<&'a Path> {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())?;
    (error.kind() == io::ErrorKind::NotFound && !parent.exists()).then_some(parent)
}

/// What the operating system says, in a few words and without its error numbers.
pub(crate) fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "part of the path is a file, not a folder",
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        io::ErrorKind::StorageFull => "no space is left on the device",
        io::ErrorKind::QuotaExceeded => "the disk quota is used up",
        io::ErrorKind::FileTooLarge => "the file would be too large for the device",
        io::ErrorKind::InvalidFilename => "the name is not allowed",
        io::ErrorKind::AlreadyExists => "it exists already",
        _ => return error.to_string(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_diagnostic_decides() {
        let warning = Diagnostic::warning("missing-glyph", "no font has it");
        let mistake = Diagnostic::error("unknown-kind", "unknown kind");
        let fault = Diagnostic::error("plugin", "it trapped");
        assert_eq!(Status::of(&[]), Status::Done);
        assert_eq!(Status::of(std::slice::from_ref(&warning)), Status::Done);
        assert_eq!(Status::of(&[warning, mistake.clone()]), Status::FaultyInput);
        assert_eq!(Status::of(&[fault, mistake]), Status::FaultyPlugin);
    }

    #[test]
    fn a_broken_pipe_is_no_problem() {
        let error = io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(
            Failure::writing(Path::new("-"), &error),
            Failure::ReaderLeft
        );
    }
}
