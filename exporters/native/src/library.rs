//! Loading a library and reading its table, which is checked before anything in
//! it is called.
#![allow(
    unsafe_code,
    reason = "loading a library and reading its memory is unsafe by its nature"
)]

use std::{fs, io, mem, path::Path, slice};

use kinograph_exporter_abi as abi;
use libloading::Library;

use crate::{About, Exporter, LoadError};

/// The functions of an exporter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Functions {
    pub(crate) begin: abi::Begin,
    pub(crate) frame: abi::TakeFrame,
    pub(crate) finish: abi::Finish,
    pub(crate) release: abi::Release,
}

impl Exporter {
    /// Loads a library. Its initialisers run, nothing else of it does. A file that
    /// was cut off can crash the system's loader, before anything is checked here.
    ///
    /// # Errors
    /// If there is no library, or it is no exporter for this version of the contract.
    ///
    /// # Safety
    /// The file must be a library whose code may run in this process, and what it
    /// exports must keep the contract.
    pub unsafe fn load(path: &Path) -> Result<Self, LoadError> {
        // A whole path, since the system would search for a bare name elsewhere.
        let path = fs::canonicalize(path)?;
        let metadata = path.metadata()?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        if !metadata.is_file() {
            // Loading a pipe would wait for ever.
            return Err(LoadError::Library("it is no regular file".to_owned()));
        }
        // SAFETY: the caller promises it.
        let library = unsafe { open(&path) }.map_err(|error| refusal(&path, &error))?;
        // SAFETY: a symbol of that name is a table, or its magic says that it is not.
        let table = unsafe { read_table(&library) };
        // From here on nothing unloads it, whatever is wrong with it.
        mem::forget(library);
        let table = table?;
        Ok(Self {
            about: About::of(&table)?,
            functions: Functions::of(&table)?,
        })
    }
}

impl Functions {
    fn of(table: &abi::Exporter) -> Result<Self, LoadError> {
        let lacks = LoadError::Function;
        Ok(Self {
            begin: table.begin.ok_or(lacks("begin"))?,
            frame: table.frame.ok_or(lacks("frame"))?,
            finish: table.finish.ok_or(lacks("finish"))?,
            release: table.release.ok_or(lacks("release"))?,
        })
    }
}

/// # Safety
/// The library's initialisers may run in this process.
#[cfg(unix)]
unsafe fn open(path: &Path) -> Result<Library, libloading::Error> {
    use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
    // Now rather than when it is called: a missing function is an error, not a crash.
    // SAFETY: the caller promises it.
    unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL) }.map(Into::into)
}

/// # Safety
/// The library's initialisers may run in this process.
#[cfg(not(unix))]
unsafe fn open(path: &Path) -> Result<Library, libloading::Error> {
    // SAFETY: the caller promises it.
    unsafe { Library::new(path) }
}

/// What the system says, without the path that it begins with.
fn refusal(path: &Path, error: &libloading::Error) -> LoadError {
    let source = std::error::Error::source(error);
    let text = source.map_or_else(|| error.to_string(), ToString::to_string);
    let text = text
        .strip_prefix(&format!("{}: ", path.display()))
        .unwrap_or(&text);
    LoadError::Library(text.to_owned())
}

/// # Safety
/// What the library exports under the name of the table must be as long as it says.
unsafe fn read_table(library: &Library) -> Result<abi::Exporter, LoadError> {
    // SAFETY: a pointer is what every symbol is.
    let symbol = unsafe { library.get::<*const abi::Head>(abi::SYMBOL) };
    let symbol = *symbol.map_err(|_| LoadError::Symbol)?;
    if symbol.is_null() {
        return Err(LoadError::Symbol);
    }
    // SAFETY: something is there. It may lie anywhere if it is no table.
    let head = unsafe { symbol.read_unaligned() };
    if head.magic != abi::MAGIC {
        return Err(LoadError::Foreign);
    }
    if head.version != abi::VERSION {
        return Err(LoadError::Version(head.version));
    }
    let least = abi::size_of_struct::<abi::Exporter>();
    if head.size < least {
        return Err(LoadError::Short {
            size: head.size,
            least,
        });
    }
    // SAFETY: it is a table, and long enough.
    Ok(unsafe { symbol.cast::<abi::Exporter>().read_unaligned() })
}

/// Bytes that a library gives, for as long as whoever asks may read them; none
/// when there can be no such bytes.
pub(crate) fn read_bytes<'a>(data: *const u8, length: usize) -> Option<&'a [u8]> {
    if length == 0 {
        return Some(&[]);
    }
    if data.is_null() || isize::try_from(length).is_err() {
        return None;
    }
    // SAFETY: the contract says that so many bytes are there, and whoever loaded
    // the library promised that it keeps the contract.
    Some(unsafe { slice::from_raw_parts(data, length) })
}
