//! Layouts that authors write as scripts: what a script is, and what whoever
//! runs it gets and gives.
//!
//! Core reads no files and runs no scripts. The [`LayoutEngine`](crate::LayoutEngine)
//! supplies the text that a diagram names, and runs it.

use serde::Serialize;

use crate::{
    Diagnostic, Diagram, LayoutRequest, Span,
    diagnostic::{Elsewhere, code},
};

/// What the names of files end with that hold scripts.
pub(crate) const EXTENSIONS: [&str; 2] = [".js", ".mjs"];

/// Whether a layout's name is that of a script: it ends with `.js` or `.mjs`.
#[must_use]
pub fn is_script(layout: &str) -> bool {
    EXTENSIONS
        .iter()
        .any(|extension| layout.ends_with(extension))
}

/// A script, read whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Script {
    /// What it is called in messages, such as `docs/mine.js`.
    pub name: String,
    /// What it says.
    pub source: String,
}

/// A script that arranges a diagram, and what its author told it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScriptChoice {
    /// The script.
    pub script: Script,
    /// What is written beside its name, in the order written. A script declares
    /// no parameters, so they may be called anything.
    pub params: Vec<(String, ScriptValue)>,
    /// What the kinds of the diagram's nodes are called, by
    /// [`KindIx`](crate::KindIx): a script sees names where a layout sees indices.
    pub kinds: Vec<String>,
}

/// What may be written beside the name of a script.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ScriptValue {
    /// `true` or `false`.
    Boolean(bool),
    /// A finite number.
    Number(f64),
    /// Anything else, and whatever stands in quotes.
    Text(String),
    /// A list of these.
    List(Vec<Self>),
}

/// What a script is asked.
#[derive(Clone, Copy, Debug)]
pub struct ScriptCall<'a> {
    /// The script and its parameters.
    pub choice: &'a ScriptChoice,
    /// What is to be arranged, with its names.
    pub diagram: &'a Diagram,
    /// The same with its sizes.
    pub request: &'a LayoutRequest,
}

/// Why a script cannot be had or gives no arrangement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptError {
    /// What is wrong: lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line and the column in characters, both from 1, where it went wrong.
    pub at: Option<(usize, usize)>,
}

impl ScriptError {
    /// An error without a place or a hint.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::default()
        }
    }

    /// The error as the diagram's that names the script at `span`.
    pub(crate) fn diagnostic(self, script: &Script, span: Option<Span>) -> Diagnostic {
        let place = |(line, column)| Elsewhere::new(&script.name, &script.source, line, column);
        let problem = Diagnostic::error(code::SCRIPT, self.message)
            .at(span)
            .elsewhere(self.at.map(place));
        match self.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(self, advice: impl Into<String>) -> Self {
        Self {
            hint: Some(advice.into()),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_script;

    #[test]
    fn scripts_are_told_by_their_extension() {
        assert!(is_script("./mine.js"));
        assert!(is_script("mine.mjs"));
        assert!(!is_script("layered"));
        assert!(!is_script("patterns/js"));
        assert!(!is_script("./mine.json"));
    }
}
