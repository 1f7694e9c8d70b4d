//! Document to diagram: names, styles and kinds resolved.

use crate::{
    Diagnostic, Diagram, Direction, Document, Kinds, LayoutEngine,
};

/// What the caller wants whatever the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Another theme.
    pub theme: Option<String>,
    /// Another layout.
    pub layout: Option<String>,
    /// Another direction.
    pub direction: Option<Direction>,
}

/// Resolves every name of a document.
pub fn resolve(
    _diagnostics: &mut Vec<Diagnostic>,
    _kinds: &dyn Kinds,
    _layouts: &dyn LayoutEngine,
    _document: &Document,
    _overrides: &Overrides,
) -> Diagram {
    unreachable!("written next")
}
