//! The stable words for the sorts of problems, as [`Diagnostic::code`](super::Diagnostic::code)
//! carries them.

/// Colours of a theme file that are hard to see on each other.
pub const LOW_CONTRAST: &str = "low-contrast";

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $word;)*

        /// Every code that parsing and resolving report, in alphabetical order.
        pub const ALL: &[&str] = &[$($word),*];
    };
}

codes! {
    /// An anchor (`&name`) or an alias (`*name`).
    ANCHOR = "anchor";
    /// A bare name that several plugins use.
    AMBIGUOUS_NAME = "ambiguous-name";
    /// An edge that cannot be read.
    BAD_EDGE = "bad-edge";
    /// An id that is not a slug.
    BAD_ID = "bad-id";
    /// A link that is not http, https or mailto.
    BAD_LINK = "bad-link";
    /// A node's short form that cannot be read.
    BAD_NODE = "bad-node";
    /// A step of a story that does nothing, or two things.
    BAD_STEP = "bad-step";
    /// A text that holds a character which no picture can show.
    BAD_TEXT = "bad-text";
    /// An id that two nodes have.
    DUPLICATE_ID = "duplicate-id";
    /// A key, or a name in a list, that is written twice.
    DUPLICATE_KEY = "duplicate-key";
    /// A file or a diagram that holds nothing.
    EMPTY = "empty";
    /// An edge between a container and something inside it.
    INNER_EDGE = "inner-edge";
    /// A key that is a number, `true`, `null`, a list or a mapping.
    KEY_NOT_TEXT = "key-not-text";
    /// A node without a kind that has the one which its label names.
    KIND_BY_LABEL = "kind-by-label";
    /// More of something than the limits allow.
    LIMIT = "limit";
    /// A merge key (`<<`).
    MERGE_KEY = "merge-key";
    /// A key that its neighbours rule out.
    MISPLACED_KEY = "misplaced-key";
    /// Something that must be there and is not.
    MISSING = "missing";
    /// How many problems are not listed.
    MORE = "more";
    /// Nodes inside a kind that holds none.
    NOT_A_CONTAINER = "not-a-container";
    /// A number beyond its range.
    OUT_OF_RANGE = "out-of-range";
    /// A script that cannot be had, or that fails.
    SCRIPT = "script";
    /// A second document in the file.
    SEVERAL_DOCUMENTS = "several-documents";
    /// Text that is not YAML, or not what it seems.
    SYNTAX = "syntax";
    /// A tag (`!name`).
    TAG = "tag";
    /// A theme file that cannot be had.
    THEME = "theme";
    /// A colour that is no role, no palette name and no hex colour.
    UNKNOWN_COLOR = "unknown-color";
    /// A step along an edge that is not there.
    UNKNOWN_EDGE = "unknown-edge";
    /// An id that no node has.
    UNKNOWN_ID = "unknown-id";
    /// A key that means nothing where it stands.
    UNKNOWN_KEY = "unknown-key";
    /// A kind that is not installed.
    UNKNOWN_KIND = "unknown-kind";
    /// A layout that is not installed.
    UNKNOWN_LAYOUT = "unknown-layout";
    /// A port that its node does not have.
    UNKNOWN_PORT = "unknown-port";
    /// A style that `styles` does not define.
    UNKNOWN_STYLE = "unknown-style";
    /// A theme that does not exist.
    UNKNOWN_THEME = "unknown-theme";
    /// A word that is none of the choices.
    UNKNOWN_VALUE = "unknown-value";
    /// Something that the format foresees and this version cannot do.
    UNSUPPORTED = "unsupported";
    /// A value of another type than the key takes.
    WRONG_TYPE = "wrong-type";
}
