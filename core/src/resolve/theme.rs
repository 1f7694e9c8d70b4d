//! The theme that a diagram is drawn in.

use super::Overrides;
use crate::{
    Diagnostic, Document, Span,
    diagnostic::{Problems, code, did_you_mean, list, shorten},
    style::{Theme, is_theme_file},
};

/// The theme that was asked for, or the default.
///
/// The one for readers who prefer dark is looked for too, so that a name that
/// means nothing is told of whoever looks.
pub(super) fn resolve(
    problems: &mut Problems,
    document: &Document,
    overrides: &Overrides,
) -> Theme {
    if let Some(dark) = &document.dark {
        find(problems, overrides, &dark.value, Some(dark.span));
    }
    let found = match (&overrides.theme, &document.theme) {
        (Some(name), _) => find(problems, overrides, name, None),
        (None, Some(name)) => find(problems, overrides, &name.value, Some(name.span)),
        (None, None) => None,
    };
    found.unwrap_or_default()
}

/// The theme of this name; one that there is not is reported.
fn find(
    problems: &mut Problems,
    overrides: &Overrides,
    name: &str,
    span: Option<Span>,
) -> Option<Theme> {
    let own = overrides.themes.get(name).cloned();
    let found = own.or_else(|| Theme::find(name));
    if found.is_none() && is_theme_file(name) {
        let message = format!("the theme \"{}\" cannot be had here", shorten(name));
        let problem = Diagnostic::error(code::THEME, message).at(span);
        problems.push(problem.hint("whoever draws the diagram has to read the file"));
    } else if found.is_none() {
        let guess = problems.nearest(name, Theme::names());
        let hint = did_you_mean(
            guess,
            format!(
                "the themes are {}; one of your own is a file that ends with .yaml",
                list(Theme::names())
            ),
        );
        let message = format!("unknown theme \"{}\"", shorten(name));
        let problem = Diagnostic::error(code::UNKNOWN_THEME, message);
        problems.push(problem.at(span).hint(hint));
    }
    found
}
