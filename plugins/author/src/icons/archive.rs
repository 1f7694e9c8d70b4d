//! Zip archives. Nothing is unpacked to disk: names are only ever text.

use std::io::{self, Read};

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

use super::{Entry, Limits, Reason, unwanted};

/// Why an archive cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is no zip archive, or damaged.
    #[error("is no zip archive: {0}")]
    NotZip(String),
    /// It holds more than is read.
    #[error("holds more than {limit} {what}")]
    TooMuch {
        /// Files or bytes.
        what: &'static str,
        /// The most that is allowed.
        limit: usize,
    },
}

/// The files of a zip archive. Sizes that it claims are not believed: what is
/// unpacked is counted.
///
/// # Errors
/// When it is no archive or holds too much; a single bad file is none.
pub fn archive(bytes: &[u8]) -> Result<Vec<Entry>, ArchiveError> {
    let limits = Limits::USUAL;
    let not_zip = |error: rawzip::Error| ArchiveError::NotZip(error.to_string());
    let too_much = |what, limit| ArchiveError::TooMuch { what, limit };
    let archive = ZipArchive::from_slice(bytes).map_err(not_zip)?;
    let mut records = archive.entries();
    let mut entries = Vec::new();
    let mut total = 0;
    while let Some(record) = records.next_entry().map_err(not_zip)? {
        if record.is_dir() {
            continue;
        }
        let path = record.file_path();
        let path = String::from_utf8_lossy(path.as_bytes()).replace('\\', "/");
        let content = content(&archive, &record, &path);
        total += content.as_ref().map_or(0, Vec::len);
        entries.push(Entry { path, content });
        if entries.len() > limits.files {
            return Err(too_much("files", limits.files));
        }
        if total > limits.total_bytes {
            return Err(too_much("bytes", limits.total_bytes));
        }
    }
    Ok(entries)
}

/// What a file holds, or why that is not read.
fn content(
    archive: &ZipSliceArchive<&[u8]>,
    record: &ZipFileHeaderRecord<'_>,
    path: &str,
) -> Result<Vec<u8>, Reason> {
    if record.mode().is_symlink() {
        return Err(Reason::Link);
    }
    if let Some(reason) = unwanted(path) {
        return Err(reason);
    }
    let entry = archive
        .get_entry(record.wayfinder())
        .map_err(|error| Reason::Closed(error.to_string()))?;
    let packed = entry.data();
    match record.compression_method() {
        CompressionMethod::Store => unpack(entry.verifying_reader(packed)),
        CompressionMethod::Deflate => unpack(entry.verifying_reader(DeflateDecoder::new(packed))),
        other => Err(Reason::Closed(format!("it is packed by {other:?}"))),
    }
}

fn unpack(from: impl Read) -> Result<Vec<u8>, Reason> {
    let most = Limits::USUAL.svg_bytes;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let closed = |error: io::Error| Reason::Closed(error.to_string());
    from.take(one_more)
        .read_to_end(&mut bytes)
        .map_err(closed)?;
    if bytes.len() > most {
        return Err(Reason::TooLarge);
    }
    Ok(bytes)
}
