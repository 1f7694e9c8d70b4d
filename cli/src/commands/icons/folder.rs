//! The files of a folder, as an import takes them.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

use kinograph_author::icons::{Entry, Limits, Reason, unwanted};

use crate::failure::Failure;

/// Folders deeper than this are left alone.
const DEEPEST: usize = 16;

/// Reads all icons in and below a folder. Links are not followed.
pub(super) fn read(folder: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    let mut bytes = 0;
    let mut left = vec![(folder.to_owned(), 0)];
    while let Some((at, depth)) = left.pop() {
        let failed = |error| Failure::reading(&at, &error);
        for found in fs::read_dir(&at).map_err(failed)? {
            let found = found.map_err(failed)?;
            let path = found.path();
            let kind = found.file_type().map_err(failed)?;
            if kind.is_dir() {
                if depth < DEEPEST {
                    left.push((path, depth + 1));
                }
                continue;
            }
            let name = name(folder, &path);
            let content = if kind.is_symlink() {
                Err(Reason::Link)
            } else if let Some(reason) = unwanted(&name) {
                Err(reason)
            } else {
                content(&path)
            };
            bytes += content.as_ref().map_or(0, Vec::len);
            entries.push(Entry {
                path: name,
                content,
            });
            if entries.len() > Limits::USUAL.files || bytes > Limits::USUAL.total_bytes {
                let message = format!("{} holds too many files", folder.display());
                return Err(Failure::new(message).hint("name the folder with the icons only"));
            }
        }
    }
    Ok(entries)
}

/// The path from the folder on, with slashes.
fn name(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = inner
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

fn content(path: &Path) -> Result<Vec<u8>, Reason> {
    let closed = |error: io::Error| Reason::Closed(error.to_string());
    let most = Limits::USUAL.svg_bytes;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(closed)?;
    file.take(one_more)
        .read_to_end(&mut bytes)
        .map_err(closed)?;
    if bytes.len() > most {
        return Err(Reason::TooLarge);
    }
    Ok(bytes)
}
