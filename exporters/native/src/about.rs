//! What an exporter declares of itself, checked.

use kinograph_exporter_abi as abi;

use crate::{LoadError, library::read_bytes};

/// What an exporter declares of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What the format is called.
    pub name: String,
    /// What it is, in a line; may be empty.
    pub description: String,
    /// What its files end with, without dots: at least one, the first is the usual one.
    pub extensions: Vec<String>,
    /// Whether it takes still pictures.
    pub stills: bool,
    /// Whether it takes pictures that move.
    pub moving: bool,
    /// Whether it takes translucent pixels.
    pub opacity: bool,
    /// Whether it goes back in what it wrote.
    pub write_at: bool,
    /// Whether it needs an even width and an even height.
    pub even_sides: bool,
}

const NAME_BYTES: usize = 64;
const DESCRIPTION_BYTES: usize = 256;
const EXTENSIONS_BYTES: usize = 256;
const KNOWN_NEEDS: u32 = abi::NEEDS_WRITE_AT | abi::NEEDS_EVEN_SIDES;

impl About {
    /// # Errors
    /// If a text cannot be used, or the exporter takes nothing or needs what is unknown.
    pub(crate) fn of(table: &abi::Exporter) -> Result<Self, LoadError> {
        let takes = |bit| table.takes & bit != 0;
        let needs = |bit| table.needs & bit != 0;
        if table.needs & !KNOWN_NEEDS != 0 {
            return Err(LoadError::Needs);
        }
        let about = Self {
            name: text(table.name, "name", NAME_BYTES)?,
            description: text(table.description, "description", DESCRIPTION_BYTES)?,
            extensions: extensions(table.extensions)?,
            stills: takes(abi::TAKES_STILLS),
            moving: takes(abi::TAKES_MOVING),
            opacity: takes(abi::TAKES_OPACITY),
            write_at: needs(abi::NEEDS_WRITE_AT),
            even_sides: needs(abi::NEEDS_EVEN_SIDES),
        };
        if about.name.trim().is_empty() {
            return Err(LoadError::Text {
                field: "name",
                problem: "is empty",
            });
        }
        if !about.stills && !about.moving {
            return Err(LoadError::Useless);
        }
        Ok(about)
    }
}

fn text(text: abi::Text, field: &'static str, most_bytes: usize) -> Result<String, LoadError> {
    let wrong = |problem| LoadError::Text { field, problem };
    // Before it is read: a wild length must not be followed.
    if text.length > most_bytes {
        return Err(wrong("is too long"));
    }
    let bytes = read_bytes(text.data, text.length).ok_or_else(|| wrong("is a null pointer"))?;
    let text = str::from_utf8(bytes).map_err(|_| wrong("is not UTF-8"))?;
    if text.contains(char::is_control) {
        return Err(wrong("has control characters in it"));
    }
    Ok(text.to_owned())
}

fn extensions(list: abi::Text) -> Result<Vec<String>, LoadError> {
    let field = "list of extensions";
    let wrong = |problem| LoadError::Text { field, problem };
    let list = text(list, field, EXTENSIONS_BYTES)?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let extensions: Vec<String> = list.split_whitespace().map(str::to_owned).collect();
    if extensions.is_empty() {
        return Err(wrong("is empty"));
    }
    if !extensions
        .iter()
        .all(|extension| extension.chars().all(plain))
    {
        return Err(wrong("has more in it than lower-case letters and digits"));
    }
    Ok(extensions)
}
