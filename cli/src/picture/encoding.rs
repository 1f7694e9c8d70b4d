//! How a picture becomes bytes.

use std::rc::Rc;

use super::Native;
use crate::output::Format;

/// How a picture becomes bytes.
#[derive(Clone, Debug)]
pub(crate) enum Encoding {
    /// In a format of our own.
    Format(Format),
    /// By an exporter of somebody else's.
    Native(Rc<Native>),
}

impl Encoding {
    /// What files of it end with.
    pub(crate) fn extension(&self) -> &str {
        match self {
            Self::Format(format) => format.extension(),
            Self::Native(native) => native.extension(),
        }
    }
}

impl From<Format> for Encoding {
    fn from(format: Format) -> Self {
        Self::Format(format)
    }
}

impl From<Native> for Encoding {
    fn from(native: Native) -> Self {
        Self::Native(Rc::new(native))
    }
}
