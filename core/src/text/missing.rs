//! The names of scripts, for characters that no font has.

use unicode_script::{Script, UnicodeScript as _};

/// What to call the script of a character that no font has, such as `Han`.
/// Characters that belong to no one script are `emoji and symbols`.
#[must_use]
pub fn script_name(character: char) -> &'static str {
    match character.script() {
        Script::Common | Script::Inherited | Script::Unknown => "emoji and symbols",
        script => script.full_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::script_name;

    #[test]
    fn scripts_have_their_names() {
        assert_eq!(script_name('数'), "Han");
        assert_eq!(script_name('س'), "Arabic");
        assert_eq!(script_name('한'), "Hangul");
        assert_eq!(script_name('😀'), "emoji and symbols");
    }
}
