//! What became of the files of an import.

use std::fmt;

use serde::Serialize;

/// What became of the files.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The files that became kinds, ordered by kind.
    pub taken: Vec<Taken>,
    /// The files that did not, in the order of their paths.
    pub left_out: Vec<LeftOut>,
}

/// A file that became a kind, or a kind's variant for dark ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The kind.
    pub kind: String,
    /// The file.
    pub file: String,
}

/// A file that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "because", content = "detail")]
pub enum Reason {
    /// It is no SVG.
    NotSvg,
    /// It is what computers leave beside files.
    Litter,
    /// It shows the same in another size; the kind.
    OtherSize(String),
    /// Another file of this path has the same name and became the kind.
    SameName(String),
    /// It draws what an icon cannot hold, or is damaged.
    Unreadable(String),
    /// It is larger than an icon may be.
    TooLarge,
    /// Its name is not made of letters and digits, or leads out of the archive.
    BadName,
    /// It is a link, which is not followed.
    Link,
    /// It could not be unpacked or opened.
    Closed(String),
    /// The pack is full.
    Full,
}

impl Reason {
    /// The sort of reason, in words that follow a count of files.
    #[must_use]
    pub fn sort(&self) -> &'static str {
        match self {
            Self::NotSvg => "no SVG",
            Self::Litter => "litter of a file system",
            Self::OtherSize(_) => "another size of an icon that was taken",
            Self::SameName(_) => "called like an icon that was taken",
            Self::Unreadable(_) => "drawn with what icons cannot hold",
            Self::TooLarge => "too large",
            Self::BadName => "without a usable name",
            Self::Link => "a link",
            Self::Closed(_) => "not readable",
            Self::Full => "more than a pack holds",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherSize(detail)
            | Self::SameName(detail)
            | Self::Unreadable(detail)
            | Self::Closed(detail) => f.write_str(detail),
            _ => f.write_str(self.sort()),
        }
    }
}

impl Report {
    pub(super) fn take(&mut self, kind: &str, file: &str) {
        self.taken.push(Taken {
            kind: kind.to_owned(),
            file: file.to_owned(),
        });
    }

    pub(super) fn leave_out(&mut self, file: &str, reason: Reason) {
        self.left_out.push(LeftOut {
            file: file.to_owned(),
            reason,
        });
    }
}
