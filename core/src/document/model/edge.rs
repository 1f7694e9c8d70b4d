//! Edges.

use serde::{Serialize, Serializer};

use super::{Flow, Spanned, StyleUse, is_default};
use crate::{Span, diagram::Heads};

/// One statement about edges: `a -> b`, a chain, or a fan-out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EdgeDecl {
    /// What is joined: at least two groups.
    pub ends: Vec<Vec<EndRef>>,
    /// What stands between the groups: one less than there are groups.
    pub arrows: Vec<Arrow>,
    /// What every edge of the statement says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Spanned<String>>,
    /// How every edge of the statement looks.
    #[serde(skip_serializing_if = "is_default")]
    pub style: StyleUse,
    /// Heavier edges are kept shorter and straighter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Spanned<f64>>,
    /// What runs along it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Spanned<Flow>>,
    /// The whole item of the list.
    #[serde(skip)]
    pub span: Span,
}

/// What an edge ends at, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct EndRef {
    /// An id, or a path of ids; the last may be a port.
    pub path: Vec<String>,
    /// The port, when it is written after a colon.
    pub port: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl std::fmt::Display for EndRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path.join("."))?;
        self.port
            .as_ref()
            .map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl Serialize for EndRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What an edge does between its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Which ends have heads.
    pub heads: Heads,
    /// Whether the edge leads from the right to the left.
    pub reversed: bool,
    /// Whether the sender does not wait: such edges are dashed.
    pub asynchronous: bool,
}

impl Arrow {
    /// Every arrow with the way it is written.
    pub const ALL: [(&'static str, Self); 7] = [
        (
            "->",
            Self {
                heads: Heads::Target,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "<-",
            Self {
                heads: Heads::Target,
                reversed: true,
                asynchronous: false,
            },
        ),
        (
            "<->",
            Self {
                heads: Heads::Both,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "--",
            Self {
                heads: Heads::None,
                reversed: false,
                asynchronous: false,
            },
        ),
        (
            "~>",
            Self {
                heads: Heads::Target,
                reversed: false,
                asynchronous: true,
            },
        ),
        (
            "<~",
            Self {
                heads: Heads::Target,
                reversed: true,
                asynchronous: true,
            },
        ),
        (
            "<~>",
            Self {
                heads: Heads::Both,
                reversed: false,
                asynchronous: true,
            },
        ),
    ];

    /// The arrow that is written so.
    #[must_use]
    pub fn find(written: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(symbol, _)| *symbol == written)
            .map(|(_, arrow)| *arrow)
    }
}

impl std::fmt::Display for Arrow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let left = if self.reversed || self.heads == Heads::Both {
            "<"
        } else {
            ""
        };
        let line = if self.asynchronous { "~" } else { "-" };
        let right = match self.heads {
            Heads::None => line,
            _ if self.reversed => "",
            _ => ">",
        };
        write!(f, "{left}{line}{right}")
    }
}

impl Serialize for Arrow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
