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
    AccentsDecl, Action, Arrow, BadgeDecl, ContainersDecl, Document, EdgeDecl, EdgesDecl, EndRef,
    Flow, FontDecl, LayoutDecl, LegendDecl, LegendEntryDecl, Literal, Motion, NodeDecl, PackPin,
    ParamDecl, PortDecl, Position, ShadowDecl, Spanned, Step, StyleDecl, StyleProps, StyleUse,
    ThemeDecl,
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
    let read = if fits(&mut problems, text, limits) {
        let tree = yaml::read(&mut problems, limits, text);
        let document = read::document(&mut problems, limits, text, &tree);
        (document, tree.root)
    } else {
        let document = Document {
            incomplete: true,
            ..Document::default()
        };
        (document, None)
    };
    problems.finish(diagnostics);
    read
}

/// Reads a theme file. As with [`parse`], what cannot be read is left out and reported.
///
/// ```
/// use kinograph_core::{document::{Limits, parse_theme}, style::Theme};
///
/// let mut diagnostics = Vec::new();
/// let text = "{extends: paper, corner-radius: 2}";
/// let written = parse_theme(&mut diagnostics, text, &Limits::default());
/// let theme = Theme::default().extended("brand.yaml", &written);
/// assert_eq!(theme.corner_radius, 2.0);
/// ```
pub fn parse_theme(diagnostics: &mut Vec<Diagnostic>, text: &str, limits: &Limits) -> ThemeDecl {
    let mut problems = Problems::default();
    let theme = if fits(&mut problems, text, limits) {
        let tree = yaml::read(&mut problems, limits, text);
        read::theme(&mut problems, limits, text, &tree)
    } else {
        ThemeDecl::default()
    };
    problems.finish(diagnostics);
    theme
}

/// Whether a file is small enough to be read; one that is not is reported.
fn fits(problems: &mut Problems, text: &str, limits: &Limits) -> bool {
    if text.len() <= limits.bytes {
        return true;
    }
    let message = format!(
        "the file holds {} bytes, and the limit is {}",
        text.len(),
        limits.bytes
    );
    problems.push(Diagnostic::error(code::LIMIT, message).hint(Limits::advice("bytes")));
    false
}
