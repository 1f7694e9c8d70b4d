//! What models are told, in the words of the command line and within limits.

use kinograph_core::{Diagnostic, lint};
use kinograph_mcp::Answer;
use sha2::{Digest as _, Sha256};

use crate::{commands::lint::counted, failure::Failure, input::Source, report::plain};

/// How much text one part of an answer holds, in bytes: models read slowly.
pub(super) const MOST_TEXT: usize = 120_000;

/// How many problems are told one by one.
const MOST_TOLD: usize = 20;

/// What tells one version of a text from another.
pub(super) fn revision(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A text, cut off where it gets too long.
pub(super) fn bounded(text: String) -> String {
    if text.len() <= MOST_TEXT {
        return text;
    }
    let end = text.floor_char_boundary(MOST_TEXT);
    let left = text.len() - end;
    format!("{}\n… {left} more bytes are left out\n", &text[..end])
}

/// Why a tool gave up.
pub(super) fn failure(failure: &Failure) -> Answer {
    let (message, hint) = match failure {
        Failure::Problem { message, hint } | Failure::Plugin { message, hint } => {
            (message.clone(), hint.as_deref())
        }
        Failure::ReaderLeft | Failure::Interrupted => (
            "stopped; what was there before is as it was".to_owned(),
            None,
        ),
    };
    let mut text = format!("error: {message}\n");
    if let Some(hint) = hint {
        text += &format!("hint: {hint}\n");
    }
    Answer::failure(bounded(text))
}

/// Problems of a diagram file, each with its line.
pub(super) fn problems(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let told = diagnostics.iter().take(MOST_TOLD);
    let mut text: String = told.map(|it| plain(source, it) + "\n").collect();
    let more = diagnostics.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        text += &format!("{more} more problems are not shown\n");
    }
    text
}

/// What readers would trip over in a drawing.
pub(super) fn linted(report: &lint::Report) -> String {
    let lint::Report { findings, figures } = report;
    let lint::Figures {
        nodes,
        edges,
        crossings,
        bends,
        ..
    } = figures;
    let mut text = format!(
        "The drawing has {} and {}, with {} and {}.\n",
        counted(*nodes, "node"),
        counted(*edges, "edge"),
        counted(*crossings, "crossing"),
        counted(*bends, "bend"),
    );
    for finding in findings.iter().take(MOST_TOLD) {
        let level = match finding.code.level() {
            lint::Level::Fault => "warning",
            lint::Level::Note => "note",
        };
        let (code, message, hint) = (finding.code.name(), &finding.message, finding.code.hint());
        text += &format!("{level}[{code}]: {message}\n  hint: {hint}\n");
    }
    let more = findings.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        text += &format!("{more} more such things are not shown\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let long = format!("x{}", "é".repeat(MOST_TEXT));
        let cut = bounded(long.clone());
        assert!(cut.len() < MOST_TEXT + 100);
        let left = long.len() - (MOST_TEXT - 1);
        assert!(cut.ends_with(&format!("é\n… {left} more bytes are left out\n")));
        assert_eq!(bounded("short".to_owned()), "short");
    }

    #[test]
    fn revisions_tell_texts_apart() {
        assert_eq!(revision("a"), revision("a"));
        assert_ne!(revision("a"), revision("a\n"));
        assert_eq!(revision("").len(), 16);
    }
}
