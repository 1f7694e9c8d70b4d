//! Asking before something is done.

use std::io::{self, BufRead};

/// Whether an answer agrees. Nothing but a clear yes does, and an end of the
/// input is none.
pub(super) fn is_yes(mut answers: impl BufRead) -> io::Result<bool> {
    let mut answer = String::new();
    answers.read_line(&mut answer)?;
    let answer = answer.trim();
    Ok(answer.eq_ignore_ascii_case("y") || answer.eq_ignore_ascii_case("yes"))
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_clear_yes_agrees() {
        for (answer, expected) in [
            ("y\n", true),
            ("YES\r\n", true),
            (" yes ", true),
            ("\n", false),
            ("", false),
            ("n\ny\n", false),
            ("yep\n", false),
        ] {
            let said = is_yes(answer.as_bytes()).expect("memory can be read");
            assert_eq!(said, expected, "{answer:?}");
        }
    }
}
