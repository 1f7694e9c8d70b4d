//! Problems as programs read them.

use kinograph_core::{Diagnostic, Severity, Span};
use serde::Serialize;

use super::linted::{Linted, LintedFile};
use crate::input::Source;

/// What `--json` prints.
#[derive(Debug, Default, Serialize)]
pub(super) struct Findings {
    /// What is wrong, file by file.
    diagnostics: Vec<Finding>,
    /// What was written.
    pub(super) outputs: Vec<Output>,
    /// What readers would trip over, file by file, when that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    drawings: Vec<LintedFile>,
    /// What was changed, file by file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) edits: Vec<EditedFile>,
}

/// A diagram file that was edited.
#[derive(Debug, Serialize)]
pub(crate) struct EditedFile {
    /// The diagram file.
    pub(crate) file: String,
    /// Whether anything is different.
    pub(crate) changed: bool,
    /// Whether it was written.
    pub(crate) written: bool,
    /// The difference, as `patch` reads it.
    pub(crate) diff: String,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub(super) struct Output {
    /// The diagram file.
    pub(super) input: String,
    /// The picture.
    pub(super) output: String,
    /// The size of the picture.
    pub(super) bytes: u64,
}

/// A problem with its place.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    /// The file; null when the problem is not about one.
    file: Option<String>,
    /// The line, from 1.
    line: Option<usize>,
    /// The column in characters, from 1.
    column: Option<usize>,
    /// The place in bytes, from 0.
    span: Option<Span>,
    severity: Severity,
    code: String,
    message: String,
    hint: Option<String>,
}

impl Findings {
    /// Adds the problems of a diagram file.
    pub(super) fn add(&mut self, source: &Source, diagnostics: &[Diagnostic]) {
        let found = diagnostics.iter().map(|it| Finding::new(source, it));
        self.diagnostics.extend(found);
    }

    /// Adds what readers would trip over in a drawing.
    pub(super) fn add_linted(&mut self, source: &Source, linted: Linted) {
        self.drawings.push(LintedFile::new(source, linted));
    }

    /// Adds a problem that is not about the text of a diagram. `code` is "plugin"
    /// where one is to blame, else "environment".
    pub(super) fn add_problem(
        &mut self,
        severity: Severity,
        code: &str,
        message: &str,
        hint: Option<&str>,
    ) {
        self.diagnostics.push(Finding {
            file: None,
            line: None,
            column: None,
            span: None,
            severity,
            code: code.to_owned(),
            message: message.to_owned(),
            hint: hint.map(str::to_owned),
        });
    }
}

impl Finding {
    /// A problem of a diagram file.
    pub(crate) fn new(source: &Source, diagnostic: &Diagnostic) -> Self {
        let (file, position, span) = match &diagnostic.elsewhere {
            Some(place) => (&place.file, Some((place.line, place.column)), None),
            None => {
                let position = diagnostic.span.map(|span| source.position(span.start));
                (&source.name, position, diagnostic.span)
            }
        };
        Self {
            file: Some(file.clone()),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            span,
            severity: diagnostic.severity,
            code: diagnostic.code.to_owned(),
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
        }
    }
}
