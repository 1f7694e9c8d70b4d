//! What goes wrong on the way to a server, in a few words.

use std::error::Error as _;

/// The innermost cause, which says most.
pub(crate) fn reason(error: &reqwest::Error) -> String {
    let Some(mut innermost) = error.source() else {
        return "the connection broke".to_owned();
    };
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let text = innermost.to_string();
    // The number of the system's error means nothing to most.
    printable(text.split(" (os error").next().unwrap_or_default())
}

/// Text from elsewhere as one line that cannot drive a terminal.
pub(crate) fn printable(text: &str) -> String {
    const LONGEST: usize = 300;
    let text = text.trim();
    let line = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c });
    line.collect()
}
