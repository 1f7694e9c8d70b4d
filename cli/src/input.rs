//! Diagram files as they come in: from a path or from standard input.

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// Where a diagram comes from, as named on the command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Input {
    /// `-`
    Stdin,
    /// A file.
    File(PathBuf),
}

impl From<&OsStr> for Input {
    fn from(text: &OsStr) -> Self {
        if text == "-" {
            Self::Stdin
        } else {
            Self::File(text.into())
        }
    }
}

/// A diagram file that was read.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// What it is called in messages.
    pub(crate) name: String,
    /// What it says.
    pub(crate) text: String,
}

impl Input {
    /// What it is called in messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The folder from which the files that it names are looked for.
    pub(crate) fn folder(&self) -> &Path {
        let parent = match self {
            Self::Stdin => None,
            Self::File(path) => path.parent(),
        };
        parent
            .filter(|parent| !parent.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
    }

    /// Reads all of it, but never more than `most` bytes and one.
    pub(crate) fn read(&self, most: usize) -> Result<Source, Failure> {
        let bytes = match self {
            Self::Stdin => read_at_most(io::stdin().lock(), most),
            Self::File(path) => open(path).and_then(|file| read_at_most(file, most)),
        };
        let bytes = bytes.map_err(|error| match self {
            Self::Stdin => Failure::new(format!("cannot read standard input: {error}")),
            Self::File(path) => Failure::reading(path, &error),
        })?;
        let name = self.name();
        let text = text(&name, bytes, "bytes", most)?;
        Ok(Source { name, text })
    }
}

/// Reads a file that a diagram names; `limit` is what its size is limited by.
pub(crate) fn read_named(path: &Path, limit: &str, most: usize) -> Result<Source, Failure> {
    let name = path.display().to_string();
    let bytes = File::open(path).and_then(|file| {
        // A pipe would never end.
        if file.metadata()?.is_file() {
            read_at_most(file, most)
        } else {
            Err(io::Error::other("it is no file"))
        }
    });
    let bytes = bytes.map_err(|error| Failure::reading(path, &error))?;
    let text = text(&name, bytes, limit, most)?;
    Ok(Source { name, text })
}

/// The text of a file that was read up to the limit and one byte beyond it.
fn text(name: &str, bytes: Vec<u8>, limit: &str, most: usize) -> Result<String, Failure> {
    if bytes.len() > most {
        let message = format!("cannot read {name}: it is larger than {most} bytes");
        let twice = most.saturating_mul(2);
        return Err(
            Failure::new(message).hint(format!("--limit {limit}={twice} allows twice as much"))
        );
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(name, &error))
}

/// Opens a file for reading. Some systems open folders too and fail only later.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else {
        Ok(file)
    }
}

fn read_at_most(from: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(one_more).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Failure {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
    let hint = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16: save it as UTF-8",
        _ => "save it as UTF-8",
    };
    Failure::new(format!(
        "cannot read {name}: line {line} is not UTF-8 text (byte {at})"
    ))
    .hint(hint)
}

impl Source {
    /// The line and the column in characters, both from 1, of a byte of the text.
    pub(crate) fn position(&self, byte: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
        (line, 1 + before[line_start..].chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source {
            name: "shop.yaml".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn positions_count_characters_from_one() {
        let source = source("a: é\nbé: c\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(5), (1, 5));
        assert_eq!(source.position(6), (2, 1));
        assert_eq!(source.position(9), (2, 3));
        assert_eq!(source.position(9_999), (3, 1));
    }

    #[test]
    fn a_byte_inside_a_character_is_at_that_character() {
        assert_eq!(source("é").position(1), (1, 1));
    }

    #[test]
    fn reading_stops_after_the_limit() {
        let endless = io::repeat(b'x');
        let bytes = read_at_most(endless, 10).expect("an endless reader never fails");
        assert_eq!(bytes.len(), 11);
    }
}
