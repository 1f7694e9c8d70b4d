//! The diagram file: what the author wrote, with its places in the source.
//!
//! [`parse`] reads YAML (of which JSON is a part) in two steps: text to a tree
//! of spanned values, and that tree to a [`Document`], whose types say what can
//! be written. Both go on after a mistake, so that one reading reports them all.

mod dump;
pub(crate) mod keys;
mod limits;
mod model;
mod read;
mod syntax;
pub(crate) mod yaml;

pub use dump::dump;
pub use limits::{LimitError, Limits};
pub use model::{
    Action, Arrow, Document, EdgeDecl, EndRef, Flow, LayoutDecl, LegendDecl, LegendEntryDecl,
    Literal, Motion, NodeDecl, PackPin, ParamDecl, PortDecl, Position, Spanned, Step, StyleDecl,
    StyleProps, StyleUse,
};
pub(crate) use read::split_label;

use crate::{
    Diagnostic,
    diagnostic::{Problems, code},
};

/// Reads a diagram file within the default [`Limits`].
///
/// It never fails: what cannot be read is left out and reported, and the rest
/// is worth [resolving](crate::resolve()) so that its mistakes are reported too.
///
/// ```
/// let mut diagnostics = Vec::new();
/// let document = kinograph_core::parse(&mut diagnostics, "nodes: {web: web-app}");
/// assert!(diagnostics.is_empty());
/// assert_eq!(document.nodes[0].id.value, "web");
/// ```
pub fn parse(diagnostics: &mut Vec<Diagnostic>, text: &str) -> Document {
    parse_with(diagnostics, text, &Limits::default())
}

/// Reads a diagram file within limits of your own.
pub fn parse_with(diagnostics: &mut Vec<Diagnostic>, text: &str, limits: &Limits) -> Document {
    parse_tree(diagnostics, text, limits).0
}

/// As [`parse_with`], with the tree of values that the document was read from.
pub(crate) fn parse_tree(
    diagnostics: &mut Vec<Diagnostic>,
    text: &str,
    limits: &Limits,
) -> (Document, Option<yaml::Value>) {
    let mut problems = Problems::default();
    let read = if text.len() > limits.bytes {
        let message = format!(
            "the file holds {} bytes, and the limit is {}",
            text.len(),
            limits.bytes
        );
        problems.push(Diagnostic::error(code::LIMIT, message).hint(Limits::advice("bytes")));
        let document = Document {
            incomplete: true,
            ..Document::default()
        };
        (document, None)
    } else {
        let tree = yaml::read(&mut problems, limits, text);
        let document = read::document(&mut problems, limits, text, &tree);
        (document, tree.root)
    };
    problems.finish(diagnostics);
    read
}
